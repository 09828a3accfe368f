"""What the hub needs of the records: events by number, and news of other processes."""

import logging
import threading
from typing import Final

from django.db import connection
from django.utils import translation

from siap.apps.meetings.models import Event, Meeting
from siap.apps.meetings.tokens import live_pass
from siap.apps.meetings.turns import keep_connection
from siap.live.events import LiveEvent, written
from siap.live.hub import Hub

PREFIX: Final = "/langsung/"
STAFF_VIEWS: Final = frozenset({"screen", "desk"})
"""Views of those who hold the meeting: their passes name an account, others a phone."""
NOTICES: Final = "siap_live"
"""Channel of PostgreSQL on which processes wake each other."""
VIEWS: Final[dict[str, frozenset[str]]] = {
    "door": frozenset(),
    "phone": frozenset({"stage"}),
    "screen": frozenset({"stage", "board"}),
    "desk": frozenset({"stage", "board", "staff"}),
}
"""What each view hears; a phone hears of itself, too, also while it waits at the door."""
_GONE: Final = tuple({"t": "presence", "presence": how} for how in ("out", "merged"))
"""What somebody is told last who is put out, or goes on as another entry."""
_LOG = logging.getLogger(__name__)


class LogSource:
    """The logs of meetings in the database."""

    def head(self, room: int) -> int:
        """The number of the newest event of a meeting."""
        keep_connection()
        found = Meeting.objects.filter(pk=room).values_list("last_seq", flat=True)
        return next(iter(found), 0)

    def after(self, room: int, seq: int, limit: int) -> list[LiveEvent]:
        """The events after a number, oldest first, at most `limit`."""
        keep_connection()
        rows = Event.objects.filter(meeting=room, seq__gt=seq).order_by("seq")
        fields = rows.values_list("seq", "audience", "shown")[:limit]
        return [
            LiveEvent(
                number,
                audience,
                b"" if shown is None else written(number, shown),
                ends=audience.startswith("person:") and shown in _GONE,
            )
            for number, audience, shown in fields
        ]


HUB: Final = Hub(LogSource())


def pass_for(meeting: Meeting, view: str, *, person: str = "") -> str:
    """A signed pass with which a page of a meeting listens."""
    return live_pass(meeting.pk, view, person, translation.get_language() or "id")


def listen_for_notices() -> None:
    """Wake the rooms of this process when another one wrote to them; PostgreSQL only."""
    if connection.vendor == "postgresql":
        threading.Thread(target=_listen, name="live-notices", daemon=True).start()


def _listen() -> None:
    import psycopg  # noqa: PLC0415 - only with PostgreSQL

    try:
        parameters = connection.get_connection_params()
        for name in ("cursor_factory", "context"):
            parameters.pop(name, None)
        with psycopg.connect(**parameters, autocommit=True) as line:
            line.execute(f"LISTEN {NOTICES}")
            for notice in line.notifies():
                HUB.wake(int(notice.payload))
    except (psycopg.Error, ValueError):
        # The patrol of the hub goes on looking every other second.
        _LOG.exception("Notices of other processes are not heard any more.")
