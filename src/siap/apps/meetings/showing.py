"""What the pages of a meeting show: the same facts for phones, the wall and the desk."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from siap.apps.meetings.activities import ACTIVITIES, Activity
from siap.apps.meetings.models import Item, Meeting, Participant, Phase, Presence
from siap.apps.meetings.pictures import picture_for
from siap.apps.meetings.services.boards import groups_seen
from siap.apps.meetings.services.course import spent_seconds
from siap.apps.meetings.services.doorkeeping import twins_of
from siap.apps.meetings.services.grouping import numbered
from siap.apps.meetings.showing_boards import (
    board_for,
    late_cards,
    removed_cards,
    results_of_groups,
)
from siap.apps.meetings.showing_votes import asked_now, gathered, standing


def activity_of(item: Item | None) -> Activity | None:
    """The tool of an item; None where people listen."""
    return ACTIVITIES.get(item.tool) if item else None


def seconds_left(item: Item, *, now: datetime) -> int:
    """What is left of an item's time; below nought when it runs over."""
    return item.minutes * 60 - spent_seconds(item, now=now)


def people_in(meeting: Meeting) -> list[Participant]:
    """Everybody who is present or waits, in the order in which they came."""
    return list(meeting.participants.exclude(presence=Presence.OUT))


def groups_of(
    meeting: Meeting, people: Sequence[Participant]
) -> list[tuple[int, str, list[Participant]]]:
    """
    The groups that people were put into.

    Returns:
        Number, name and members, by number; empty before groups are made.
    """
    numbers = sorted({person.group for person in people if person.group})
    names = dict(enumerate(meeting.group_titles, 1))
    return [
        (n, names.get(n) or numbered(n), [p for p in people if p.group == n])
        for n in numbers
    ]


def listed_name(person: Participant) -> str:
    """A name as lists of attendance give it, with those for whom somebody speaks."""
    if person.people == 1:
        return person.name
    text = gettext("{name} (bersama {n} orang lain)")
    return text.format(name=person.name, n=person.people - 1)


def heads(people: Sequence[Participant]) -> int:
    """How many people are present; whoever speaks for several counts as often."""
    return sum(p.people for p in people if p.presence == Presence.PRESENT)


def live_context(meeting: Meeting, view: str) -> dict[str, object]:
    """
    What the live part of a view shows, the same for everybody with this view.

    Args:
        meeting: With its plan and item.
        view: `phone`, `screen` or `desk`.
    """
    people = people_in(meeting) if view != "phone" else []
    context: dict[str, object] = {
        "meeting": meeting,
        "item": meeting.item,
        "activity": activity_of(meeting.item),
        "people": people,
        "present": heads(people),
        "waiting": [p for p in people if p.presence == Presence.WAITING],
        # Only those who hold a meeting get a pass to the live part of the desk.
        "may_hold": view == "desk",
    }
    if view == "desk":
        context |= _for_the_desk(meeting, people)
    if meeting.item is not None:
        context |= _of_item(meeting.item, view, people)
    return context


def _for_the_desk(meeting: Meeting, people: Sequence[Participant]) -> dict[str, object]:
    return {
        "removed": removed_cards(meeting.item) if meeting.item else [],
        "late": late_cards(meeting),
        "twins": twins_of(people),
        "on_paper": [p for p in people if p.on_paper],
    }


def _of_item(item: Item, view: str, people: Sequence[Participant]) -> dict[str, object]:
    leads = view == "desk"
    is_seen = view != "phone" or item.phase == Phase.SHOWN
    board = board_for(item, unveiled=leads) if is_seen else None
    asked = asked_now(item, running=leads)
    grouped = item.kind == "group-work" or item.by_group
    return {
        "board": board,
        "results": results_of_groups(item, unveiled=leads),
        "seen": groups_seen(item),
        "asked": asked,
        "standing": standing(item) if item.tool == "pairs" else [],
        "gathered": gathered(item),
        "picture": picture_for(item, board, asked, view),
        "left": seconds_left(item, now=timezone.now()),
        "groups": groups_of(item.meeting, people) if grouped else [],
        "takes_cards": item.phase in {Phase.OPEN, Phase.SHOWN},
        "scale": range(1, 6),
    }
