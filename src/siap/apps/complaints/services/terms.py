"""The two terms of a report in its record: set, moved by pauses, fixed by the answer."""

from datetime import date, datetime, timedelta

from siap.apps.complaints import clock
from siap.apps.complaints.clock import zone
from siap.apps.complaints.models import DayOff, Desk, Report


def set_due(report: Report) -> None:
    """
    Work out both terms again from receipt, kind, class and pauses.

    A pause that goes on has moved nothing yet: nobody knows how long it will be.
    """
    ended = [pause for pause in report.pauses if pause[1]]
    pauses = clock.pauses_until(ended, report.received_at)
    report.pledge_due = clock.pledge_due(report.received_at, report.pledge_hours, pauses)
    term = clock.legal_term(
        report.received_at.astimezone(zone()).date(),
        kind=report.kind,
        oversight=report.oversight,
        pauses=clock.days_of(pauses),
        regional=days_off_of(report.desk, report.received_at),
    )
    report.legal_rules = term.rules if term else ""
    report.legal_days = term.days if term else None
    report.legal_due = term.due if term else None


def days_off_of(desk: Desk, received: datetime) -> frozenset[date]:
    """The region's own days off that had been announced when a report came in."""
    rows = DayOff.objects.filter(desk=desk, made_at__lte=received)
    return frozenset(rows.values_list("day", flat=True))


def end_pause(report: Report, now: datetime) -> None:
    """
    End the pause that goes on; both terms move by it.

    It ended no later than the desk allows, however late somebody sees to it.
    """
    earlier, start = report.pauses[:-1], report.pauses[-1][0]
    left = timedelta(days=report.desk.pause_days)
    left -= clock.stood(clock.pauses_until(earlier, now))
    latest = datetime.fromisoformat(start) + max(left, timedelta())
    report.pauses = [*earlier, [start, min(now, latest).isoformat()]]
    report.is_paused = False
    set_due(report)


def fix_clocks(report: Report, now: datetime) -> None:
    """
    Stop both clocks at the first answer of substance, and keep how they stood.

    A later answer, after reopening, moves nothing.
    """
    if report.answered_at is not None:
        return
    if report.is_paused:
        end_pause(report, now)
    pauses = clock.pauses_until(report.pauses, now)
    report.answered_at = now
    report.net_hours = clock.started_hours(report.received_at, now, pauses)
    if report.agency_since is not None:
        report.agency_hours = clock.started_hours(report.agency_since, now, pauses)
    report.in_pledge = now <= report.pledge_due
    day = now.astimezone(zone()).date()
    report.in_legal = None if report.legal_due is None else day <= report.legal_due
