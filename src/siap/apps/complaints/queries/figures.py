"""Figures per agency that anybody can work out again from the open data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db.models import BooleanField, Case, Count, QuerySet, Sum, Value, When

from siap.apps.complaints.clock import zone
from siap.apps.complaints.models import WAITING, Desk, Identity, Report, State
from siap.apps.organisations.models import Agency
from siap.kernel.numbers import round_half_up

OWED: Final = (*WAITING, State.MERGED)
"""States in which an answer can be owed; a merged report gets it with the other one."""
SHOWN: Final = (Identity.OPEN, Identity.HIDDEN, Identity.SEALED)

SECRET_STEP: Final = 5


@dataclass
class Figures:
    """
    What one agency did with the reports of a period.

    `counted` is the number that was answered or should have been: answered ones, and those
    that wait although the promise has run out; neither a pause that begins after that nor
    joining them to another report takes them out. The share in time is of these, so that
    whoever answers nothing does not look good. `median` is the middle of the hours to the
    answer among the same; reports without an answer stand at the end of that row, and
    where the middle falls among them it is None with `median_unanswered`.
    """

    agency: str = ""
    agency_id: int | None = None
    received: int = 0
    answered: int = 0
    in_pledge: int = 0
    in_legal: int = 0
    legal_counted: int = 0
    overdue: int = 0
    waiting: int = 0
    refused: int = 0
    ratings: int = 0
    rating_sum: int = 0
    hours: dict[int, int] = field(default_factory=dict)
    is_comparable: bool = False

    @property
    def counted(self) -> int:
        """How many were answered, or should have been."""
        return self.answered + self.overdue

    @property
    def share(self) -> Decimal | None:
        """Share in time, 0 to 100, one decimal, halves up; None for nothing counted."""
        if not self.counted:
            return None
        return round_half_up(Decimal(100 * self.in_pledge) / self.counted, 1)

    @property
    def median(self) -> int | None:
        """The lower middle of the hours; None if it is unknown or among the unanswered."""
        place = (self.counted - 1) // 2
        for hours in sorted(self.hours):
            if place < self.hours[hours]:
                return hours
            place -= self.hours[hours]
        return None

    @property
    def median_unanswered(self) -> bool:
        """Whether the middle falls among those that wait for an answer too long."""
        return self.counted > 0 and self.median is None

    @property
    def rating(self) -> Decimal | None:
        """Mean of the ratings, 1 to 5, one decimal, halves up; None without any."""
        if not self.ratings:
            return None
        return round_half_up(Decimal(self.rating_sum) / self.ratings, 1)


@dataclass(frozen=True)
class Overview:
    """
    The figures of a desk: all of it, its agencies by name, and what is not in them.

    `secret` is rounded down to fives: the exact number would tell the day when one came.
    """

    total: Figures
    agencies: list[Figures]
    secret: int


def figures(desk: Desk, *, since: date, until: date, now: datetime) -> Overview:
    """
    Work out the figures of the reports that were received in a period.

    Args:
        desk: Whose.
        since: First day of receipt.
        until: Last day of receipt.
        now: Reports that wait now with a promise that has run out count as unanswered.

    Returns:
        Agencies by name; reports that nobody has yet under an empty name, at the end.
        Nothing is ranked. An agency with fewer than `desk.least_for_figures` counted
        reports is not comparable. Secret reports are only counted, for the whole desk.
    """
    start = datetime.combine(since, datetime.min.time(), tzinfo=zone())
    end = datetime.combine(until + timedelta(days=1), datetime.min.time(), tzinfo=zone())
    rows = Report.objects.filter(desk=desk, received_at__gte=start, received_at__lt=end)
    found: dict[int | None, Figures] = {}
    for row in _grouped(rows.filter(identity__in=SHOWN), now):
        agency = row[0]
        _add(found.setdefault(agency, Figures(agency_id=agency)), row[1:])
    names = dict(
        Agency.objects.filter(pk__in=[k for k in found if k]).values_list("pk", "name")
    )
    for agency in _late_before_pause(rows.filter(identity__in=SHOWN), now):
        found[agency].overdue += 1
    for agency, one in found.items():
        one.agency = names.get(agency or 0, "")
        one.is_comparable = one.counted >= desk.least_for_figures
    agencies = sorted(found.values(), key=lambda one: (not one.agency, one.agency))
    secret = rows.filter(identity=Identity.SECRET).count()
    return Overview(_total(agencies), agencies, secret - secret % SECRET_STEP)


Row = tuple[int | None, int | None, bool | None, bool | None, str, bool, int, int, int]


def _grouped(rows: QuerySet[Report], now: datetime) -> Iterable[Row]:
    overdue = Case(
        When(
            state__in=OWED,
            net_hours__isnull=True,
            is_paused=False,
            pledge_due__lt=now,
            then=Value(True),  # noqa: FBT003
        ),
        default=Value(False),  # noqa: FBT003
        output_field=BooleanField(),
    )
    grouped = rows.order_by().annotate(overdue=overdue)
    return grouped.values_list(
        "agency_id", "net_hours", "in_pledge", "in_legal", "state", "overdue"
    ).annotate(n=Count("pk"), rated=Count("rating"), stars=Sum("rating"))


def _late_before_pause(rows: QuerySet[Report], now: datetime) -> Iterable[int | None]:
    """Agencies of reports that were late already when they were paused, one for each."""
    paused = rows.filter(
        is_paused=True, state__in=OWED, net_hours__isnull=True, pledge_due__lt=now
    )
    for agency, due, pauses in paused.values_list("agency_id", "pledge_due", "pauses"):
        if due < datetime.fromisoformat(pauses[-1][0]):
            yield agency


def _add(one: Figures, row: tuple[object, ...]) -> None:
    hours, in_pledge, in_legal, state, overdue, count, rated, stars = row
    number = int(str(count))
    one.received += number
    one.ratings += int(str(rated))
    one.rating_sum += int(str(stars or 0))
    one.refused += number if state == State.REFUSED else 0
    is_owed = state in WAITING or (state == State.MERGED and hours is None)
    one.waiting += number if is_owed else 0
    one.overdue += number if overdue else 0
    if hours is not None:
        one.answered += number
        one.hours[int(str(hours))] = one.hours.get(int(str(hours)), 0) + number
        one.in_pledge += number if in_pledge else 0
        one.legal_counted += number if in_legal is not None else 0
        one.in_legal += number if in_legal else 0


def _total(agencies: Iterable[Figures]) -> Figures:
    total = Figures(is_comparable=True)
    for one in agencies:
        for name in (
            *("received", "answered", "in_pledge", "in_legal", "legal_counted", "overdue"),
            *("waiting", "refused", "ratings", "rating_sum"),
        ):
            setattr(total, name, getattr(total, name) + getattr(one, name))
        for hours, number in one.hours.items():
            total.hours[hours] = total.hours.get(hours, 0) + number
    return total
