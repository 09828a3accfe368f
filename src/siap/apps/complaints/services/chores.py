"""What must happen without anybody: reminders, escalation, ends of pauses, closing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.complaints.clock import working_days_after, zone
from siap.apps.complaints.models import WAITING, Happening, Officer, Outgoing, Report, State
from siap.apps.complaints.services.drafts import forget_old
from siap.apps.complaints.services.pausing import pause_left
from siap.apps.complaints.services.terms import days_off_of, end_pause
from siap.apps.complaints.services.writing import News, locked, write
from siap.apps.organisations.models import Membership, RegionRole
from siap.kernel.errors import NotFound

BEFORE: Final = timedelta(hours=12)
CLOSE_AFTER: Final = 10
"""Working days without a word of the sender after which an answered report is closed."""
BATCH: Final = 500


def do_chores(*, now: datetime) -> dict[str, int]:
    """
    Do what is due now; doing it again at once changes nothing.

    Args:
        now: When.

    Returns:
        How many reports were reminded of, escalated, set going again and closed.
    """
    done = {
        "reminded": _each(_to_remind(now), _remind, now),
        "escalated": _each(_to_escalate(now), _escalate, now),
        "resumed": _each(_to_resume(now), _resume, now),
        "closed": _each(_to_close(now), _close, now),
    }
    _tell_officers(now)
    _tell_administrators(now)
    forget_old(now=now)
    return done


def _each(rows: Iterable[Report], act: object, now: datetime) -> int:
    done = 0
    for report in list(rows)[:BATCH]:
        # One transaction each: what went wrong with one does not stop the others.
        with transaction.atomic():
            done += act(locked(report), now)  # type: ignore[operator]
    return done


def _unanswered(now: datetime) -> QuerySet[Report]:
    rows = Report.objects.filter(state__in=WAITING, is_paused=False, is_held=False)
    fresh = Q(answered_at=None)
    again = Q(state=State.REOPENED, updated_at__lt=now - timedelta(hours=24))
    return rows.filter(fresh | again)


def _to_remind(now: datetime) -> QuerySet[Report]:
    rows = _unanswered(now).filter(reminded_at=None, agency__isnull=False)
    return rows.filter(pledge_due__lt=now + BEFORE)


def _to_escalate(now: datetime) -> QuerySet[Report]:
    rows = _unanswered(now).filter(escalated_at=None, pledge_due__lt=now)
    # What was reopened gets another two days before it is escalated again.
    again = Q(answered_at=None) | Q(updated_at__lt=now - timedelta(hours=48))
    return rows.filter(again)


def _remind(report: Report, now: datetime) -> int:
    if report.reminded_at is not None:
        return 0
    report.reminded_at = now
    write(report, News(kind=Happening.REMINDED, role="system"), now=now)
    return 1


def _escalate(report: Report, now: datetime) -> int:
    if report.escalated_at is not None:
        return 0
    report.escalated_at = now
    write(report, News(kind=Happening.ESCALATED, role="system"), now=now)
    return 1


def _to_resume(now: datetime) -> list[Report]:
    rows = Report.objects.filter(is_paused=True).select_related("desk")
    return [report for report in rows if pause_left(report, now) <= timedelta()]


def _resume(report: Report, now: datetime) -> int:
    if not report.is_paused:
        return 0
    end_pause(report, now)
    write(report, News(kind=Happening.RESUMED, role="system"), now=now)
    return 1


def _to_close(now: datetime) -> QuerySet[Report]:
    # Ten working days are never fewer than twelve days.
    rows = Report.objects.filter(state=State.ANSWERED)
    return rows.filter(updated_at__lt=now - timedelta(days=12)).order_by("updated_at")


def _close(report: Report, now: datetime) -> int:
    answered = report.updated_at.astimezone(zone()).date()
    try:
        off = days_off_of(report.desk, report.received_at)
        last = working_days_after(answered, CLOSE_AFTER, off)
    except NotFound:
        return 0
    if report.state != State.ANSWERED or now.astimezone(zone()).date() <= last:
        return 0
    report.state, report.closed_at = State.CLOSED, now
    write(report, News(kind=Happening.CLOSED, role="system"), now=now)
    return 1


def _tell_officers(now: datetime) -> None:
    """One mail an hour at most for each officer, however many reports there are."""
    fresh = Q(agency__reports__updated_at__gt=now - timedelta(hours=1))
    waiting = Q(agency__reports__state__in=[State.FORWARDED, State.REOPENED])
    late = waiting & Q(agency__reports__pledge_due__lt=now)
    rows = (
        Officer.objects.exclude(user__email="")
        .filter(user__is_active=True, agency__region__desk__isnull=False)
        .annotate(
            new=Count("agency__reports", filter=waiting & fresh),
            waiting=Count("agency__reports", filter=waiting),
            late=Count("agency__reports", filter=late),
        )
        .filter(new__gt=0)
        .select_related("user", "agency__region__desk")
    )
    for row in rows:
        text = gettext("{agency}: {waiting} laporan menunggu jawaban, {late} lewat batas.")
        _queue(
            row.agency.region.desk.pk,
            f"office:{row.pk}:{now:%Y%m%d%H}",
            row.user,
            text.format(agency=row.agency.name, waiting=row.waiting, late=row.late),
            now,
        )


def _tell_administrators(now: datetime) -> None:
    late = Report.objects.filter(escalated_at=now).order_by()
    counted = late.values_list("desk", "desk__region").annotate(n=Count("pk"))
    for desk, region, number in counted:
        people = Membership.objects.filter(
            region=region, role=RegionRole.ADMINISTRATOR, user__is_active=True
        ).exclude(user__email="")
        text = gettext("{count} laporan baru saja lewat batas janji.").format(count=number)
        for person in people.select_related("user"):
            key = f"escalated:{person.pk}:{now:%Y%m%d%H}"
            _queue(desk, key, person.user, text, now)


def _queue(desk: int, key: str, user: User, text: str, now: datetime) -> None:
    Outgoing.objects.get_or_create(
        key=key,
        defaults={
            "desk_id": desk,
            "to_mail": user.email,
            "subject": gettext("Laporan yang menunggu Anda"),
            "text": text,
            "made_at": now,
        },
    )
