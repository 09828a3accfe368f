"""The live streams of meetings: who may listen, and the live part of each page."""

from django.template.loader import render_to_string
from django.utils import translation

from siap.apps.meetings.live import HUB, PREFIX, VIEWS, listen_for_notices
from siap.apps.meetings.models import Meeting
from siap.apps.meetings.showing import live_context
from siap.apps.meetings.tokens import read_pass
from siap.apps.meetings.turns import keep_connection
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
        return Pass(int(room), view, "en" if language == "en" else "id", audiences)

    def fragment(self, pass_: Pass) -> str:
        """The live part of a view as HTML, the same for everybody with this view."""
        if pass_.view == "door":
            return ""
        keep_connection()
        with translation.override(pass_.language):
            meeting = Meeting.objects.select_related("plan", "item").get(pk=pass_.room)
            context = live_context(meeting, pass_.view)
            return render_to_string(f"meetings/{pass_.view}_live.html", context)


def live_app() -> LiveApp:
    """The application that serves the live streams."""
    listen_for_notices()
    return LiveApp(prefix=PREFIX, hub=HUB, doors=MeetingDoors())
