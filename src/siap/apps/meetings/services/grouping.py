"""Groups: who works with whom, and what each group is called."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils.translation import gettext

from siap.apps.meetings.log import STAGE, News, locked, tell
from siap.apps.meetings.models import Meeting, Participant, Presence, Side
from siap.apps.meetings.permissions import require_present
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import InvalidInput, NotFound

MOST_GROUPS: Final = 12
LONGEST_TITLE: Final = 120
WAYS: Final = ("random", "number", "subject", "role", "side")


@dataclass(frozen=True, kw_only=True)
class Dealing:
    """
    How people are put into groups.

    Args:
        by: `random` draws lots so that each group has people of every side and institution
            as evenly as can be; `number` counts off in the order in which they came;
            `subject` does as `random`, one group for each subject; `role` puts people of
            one institution together, `side` people of one side.
        count: Number of groups, 2 to 12; for `subject` there are as many as subjects, for
            `role` and `side` at most this many.
        subjects: What the groups work on, the first one first.
        seed: Of the lots.
    """

    by: str
    count: int = 2
    subjects: Sequence[str] = field(default_factory=tuple)
    seed: int = 0


@in_turn
def make_groups(command: Command, *, dealing: Dealing) -> None:
    """
    Put everybody who is present into groups.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: The number of groups or the way is not one of ours.
    """
    meeting = command.begin()
    if dealing.by not in WAYS:
        raise InvalidInput("meeting-choice", where="by")
    subjects = [" ".join(each.split())[:LONGEST_TITLE] for each in dealing.subjects]
    subjects = [each for each in subjects if each]
    count = len(subjects) if dealing.by == "subject" else dealing.count
    if not 2 <= count <= MOST_GROUPS:
        span = f"2–{MOST_GROUPS}"
        raise InvalidInput("out-of-range", where="count", value=count, range=span)
    present = list(meeting.participants.filter(presence=Presence.PRESENT))
    groups, titles = dealt(present, dealing, count)
    data: dict[str, object] = {"groups": groups, "titles": subjects or titles}
    command.tell(meeting, "groups", data, audience=STAGE)


def dealt(
    people: Sequence[Participant], dealing: Dealing, count: int
) -> tuple[dict[str, int], list[str]]:
    """
    Deal people out to groups numbered from 1.

    Sizes differ by one person at most, but with `role` and `side`, which keep people
    together.

    Returns:
        The group of each participant id, the same for the same people and seed; and what
        the groups are called.
    """
    if dealing.by == "side":
        return _together({p: p.side for p in people}, dict(Side.choices), count)
    if dealing.by == "role":
        houses = {p: p.institution.casefold() for p in people}
        names = {p.institution.casefold(): p.institution for p in reversed(people)}
        return _together(houses, names, count)
    ordered = list(people) if dealing.by == "number" else _by_lot(people, dealing.seed)
    groups = {str(p.pk): place % count + 1 for place, p in enumerate(ordered)}
    return groups, [numbered(n) for n in range(1, count + 1)]


def numbered(number: int) -> str:
    """What a group without a name of its own is called."""
    return gettext("Kelompok {n}").format(n=number)


def _together(
    kinds: dict[Participant, str], names: Mapping[str, object], count: int
) -> tuple[dict[str, int], list[str]]:
    """One group for each kind, the largest first; the smallest share the last group."""
    sizes = Counter(kinds.values())
    order = sorted(sizes, key=lambda kind: (-sizes[kind], kind))
    place = {kind: min(n, count) for n, kind in enumerate(order, 1)}
    titles: dict[int, list[str]] = {}
    for kind in order:
        title = str(names.get(kind) or gettext("Tanpa lembaga"))
        titles.setdefault(place[kind], []).append(title)
    groups = {str(person.pk): place[kind] for person, kind in kinds.items()}
    return groups, [", ".join(titles[n])[:LONGEST_TITLE] for n in sorted(titles)]


def _by_lot(people: Sequence[Participant], seed: int) -> list[Participant]:
    lots = random.Random(seed)  # noqa: S311 - lots in the open, repeatable on purpose
    shuffled = sorted(people, key=lambda person: str(person.pk))
    lots.shuffle(shuffled)
    # Dealt out side by side and house by house, neighbours land in different groups.
    shuffled.sort(key=lambda person: (person.side, person.institution.casefold()))
    return shuffled


@in_turn
def put_into(command: Command, *, person_id: str, group: int) -> None:
    """
    Put one person into a group.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: Nobody of this id is in the meeting.
        InvalidInput: There is no such group.
    """
    meeting = command.begin()
    if person_id not in {str(p.pk) for p in meeting.participants.all()}:
        raise NotFound("not-found", where=f"participant {person_id}")
    news = _news(meeting, person_id, group, by=command.by.display_name)
    tell(meeting, news, now=command.now)


@in_turn
def choose_group(*, participant: Participant, group: int, now: datetime) -> None:
    """
    Go to a group of one's choice, from a phone.

    Raises:
        Forbidden: The participant is not in the meeting.
        InvalidInput: There is no such group.
    """
    meeting = locked(participant.meeting_id)
    require_present(Participant.objects.get(pk=participant.pk))
    tell(meeting, _news(meeting, str(participant.pk), group), now=now)


def _news(meeting: Meeting, person_id: str, group: int, by: str = "") -> News:
    if not 1 <= group <= len(meeting.group_titles):
        raise InvalidInput("meeting-choice", where="group")
    data: dict[str, object] = {"id": person_id, "group": group}
    return News(kind="grouped", data=data, audience="board", by=by)
