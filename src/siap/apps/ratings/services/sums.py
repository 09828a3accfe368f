"""Keeping the sums of days and months in step with the votes."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, cast

from django.db import transaction
from django.db.models import F, Sum
from django.db.models.functions import TruncMonth

from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.models import DayTally, MonthTally

_PLAIN: Final = ("red", "yellow", "green")
NAMES: Final = (*_PLAIN, *(f"flagged_{colour}" for colour in _PLAIN))


def count_vote(*, unit_id: int, day: date, channel: str, name: str) -> None:
    """
    Add one vote to its day and its month.

    Args:
        unit_id: Of the unit.
        day: On which it counts.
        channel: How it came.
        name: One of `NAMES`.
    """
    day_tally, is_new = DayTally.objects.get_or_create(
        unit_id=unit_id, day=day, channel=channel, defaults={name: 1}
    )
    if not is_new:
        DayTally.objects.filter(pk=day_tally.pk).update(**{name: F(name) + 1})
    month_tally, is_new = MonthTally.objects.get_or_create(
        unit_id=unit_id, month=day.replace(day=1), defaults={name: 1}
    )
    if not is_new:
        MonthTally.objects.filter(pk=month_tally.pk).update(**{name: F(name) + 1})


@transaction.atomic
def sum_months(units: Iterable[ServiceUnit], month: date | None = None) -> None:
    """
    Sum the months of units anew from their days.

    Args:
        units: Which units.
        month: First day of the only month to be summed; None for all.
    """
    ids = [unit.pk for unit in units]
    days = DayTally.objects.filter(unit__in=ids).annotate(month=TruncMonth("day"))
    known = MonthTally.objects.filter(unit__in=ids)
    if month is not None:
        days, known = days.filter(month=month), known.filter(month=month)
    known.delete()
    sums = {name: Sum(name) for name in NAMES}
    rows = days.order_by().values("unit_id", "month").annotate(**sums)
    MonthTally.objects.bulk_create(
        [MonthTally(**row) for row in cast("list[dict[str, Any]]", list(rows))],
        batch_size=1000,
    )
