"""Pauses: the clocks stand while the sender must do something, and everybody reads why."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from siap.apps.complaints import clock
from siap.apps.complaints.covering import covered
from siap.apps.complaints.models import WAITING, Happening, Report
from siap.apps.complaints.services.notifying import known_of, tell_reporter
from siap.apps.complaints.services.terms import end_pause
from siap.apps.complaints.services.writing import Act, from_desk, opened, said, write
from siap.kernel.errors import InvalidInput

LEAST: Final = timedelta(hours=1)
"""With less than this left no pause begins: nobody can do anything within it."""


@transaction.atomic
def pause(*, report: Report, reason: str, act: Act) -> Report:
    """
    Stop the clocks while the sender must do something; the public reads why.

    However many pauses there are, together they last no longer than the desk has set.

    Raises:
        InvalidInput: They stand already, it is not waiting, no reason is given, or the
            days that the desk allows for one report are used up.
    """
    locked = opened(report, "report.pause", act)
    if locked.is_paused or locked.state not in WAITING or locked.answered_at is not None:
        raise InvalidInput("cannot-pause", where="state")
    if pause_left(locked, act.now) < LEAST:
        days = locked.desk.pause_days
        raise InvalidInput("pauses-used-up", where="reason", days=days)
    plain = said(covered(reason, known=known_of(locked)), where="reason")
    locked.pauses = [*locked.pauses, [act.now.isoformat(), None]]
    locked.is_paused = True
    write(locked, from_desk(Happening.PAUSED, locked, act, plain), now=act.now)
    tell_reporter(locked, gettext("Laporan {number}").format(number=locked.label), plain,
                  now=act.now)  # fmt: skip
    return locked


def pause_left(report: Report, now: datetime) -> timedelta:
    """How long the clocks of a report may still stand; a pause that goes on counts."""
    pauses = clock.pauses_until(report.pauses, now)
    return timedelta(days=report.desk.pause_days) - clock.stood(pauses)


@transaction.atomic
def resume(*, report: Report, act: Act) -> Report:
    """Let the clocks go on; both terms move by the pause."""
    locked = opened(report, "report.pause", act)
    if not locked.is_paused:
        raise InvalidInput("cannot-pause", where="state")
    end_pause(locked, act.now)
    write(locked, from_desk(Happening.RESUMED, locked, act), now=act.now)
    return locked
