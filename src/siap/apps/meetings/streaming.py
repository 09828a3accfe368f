"""The live streams of meetings: who may listen, and the live part of each page."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import translation

from siap.apps.accounts.models import User
from siap.apps.meetings.live import (
    HUB,
    PREFIX,
    STAFF_VIEWS,
    VIEWS,
    listen_for_notices,
)
from siap.apps.meetings.models import Meeting, Participant, Presence
from siap.apps.meetings.permissions import may_hold
from siap.apps.meetings.showing import live_context
from siap.apps.meetings.tokens import read_pass
from siap.apps.meetings.turns import keep_connection
from siap.kernel.digits import whole_number
from siap.live.server import LiveApp, Pass


class MeetingDoors:
    """Who may listen, and what the live part of a page looks like."""

    def admit(self, token: str) -> Pass | None:
        """The pass that a token stands for; None for a forged or an old one."""
        facts = read_pass(token)
        if len(facts) != 4 or facts[1] not in VIEWS:
            return None
        room, view, person, language = facts
        audiences = VIEWS[view] | ({f"person:{person}"} if person else set())
        spoken = "en" if language == "en" else "id"
        return Pass(int(room), view, spoken, audiences, person)

    def welcome(self, passes: Sequence[Pass]) -> list[bool]:
        """Whether each is still in the meeting, or may still hold it."""
        keep_connection()
        rooms = {pass_.room for pass_ in passes}
        people = Participant.objects.filter(meeting__in=rooms).exclude(
            presence=Presence.OUT
        )
        waiting = {str(pk): how for pk, how in people.values_list("pk", "presence")}
        holders: dict[tuple[int, str], bool] = {}
        found = []
        for pass_ in passes:
            if pass_.view in STAFF_VIEWS:
                key = pass_.room, pass_.person
                if key not in holders:
                    holders[key] = _still_holds(*key)
                found.append(holders[key])
            else:
                how = waiting.get(pass_.person)
                found.append(
                    how == Presence.PRESENT or (pass_.view == "door" and how is not None)
                )
        return found

    def fragment(self, pass_: Pass) -> str:
        """The live part of a view as HTML, the same for everybody with this view."""
        if pass_.view == "door":
            return ""
        keep_connection()
        with translation.override(pass_.language):
            meeting = Meeting.objects.select_related("plan", "item").get(pk=pass_.room)
            context = live_context(meeting, pass_.view)
            return render_to_string(f"meetings/{pass_.view}_live.html", context)


def _still_holds(room: int, user: str) -> bool:
    meeting = Meeting.objects.select_related("plan").filter(pk=room).first()
    # Numbers begin at 1: what is no number is nobody
    person = User.objects.filter(pk=whole_number(user) or 0).first()
    return meeting is not None and person is not None and may_hold(person, meeting)


def live_app() -> LiveApp:
    """The application that serves the live streams."""
    listen_for_notices()
    return LiveApp(prefix=PREFIX, hub=HUB, doors=MeetingDoors())
