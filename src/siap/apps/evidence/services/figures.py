"""Indicators that follow a figure of users, and taking the figure over."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.evidence.models import Follow
from siap.apps.evidence.queries import GAPS, INDICATORS, YEARS, newest_readings
from siap.apps.evidence.sources import Measure, Reading, source_of
from siap.apps.indicators.models import Indicator, Target
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import CellEdit, NewRow, add_row, save_cell
from siap.kernel.errors import InvalidInput, NotFound
from siap.kernel.numbers import exact_number, format_number
from siap.ui import formatting

MEASUREMENTS = ("w38-monitoring", "measures")
LONGEST = 200
LONGEST_SOURCE = 300


@transaction.atomic
def follow_measure(
    *,
    plan: Plan,
    source: str,
    key: str,
    indicator_id: str = "",
    by: User,
    now: datetime,
) -> Follow:
    """
    Let an indicator of a plan follow a measure, and take its figure over.

    Args:
        plan: One whose sheets the person may edit.
        source: Key of the source.
        key: Of the measure.
        indicator_id: An indicator of W08 that follows nothing yet; empty for a new one,
            which begins with the figures of three years.
        by: Who.
        now: Its year is the last one.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: Measure or indicator is not there.
        InvalidInput: It is followed already, or no year has enough answers.
    """
    require(by, "sheet.edit", plan)
    measure = _measure(plan, source, key)
    # A removed indicator follows nothing any more.
    Follow.objects.filter(plan=plan).exclude(indicator__removed_at=None).delete()
    if Follow.objects.filter(plan=plan, source=source, measure=key).exists():
        raise InvalidInput("evidence-followed", where="figure")
    years = _years(plan, source, key, now)
    if not years:
        raise InvalidInput("evidence-too-few", where="figure", figure=measure.title)
    if not indicator_id:
        indicator_id = _new_indicator(plan, measure, years, by=by, now=now)
    rows = Indicator.objects.filter(plan=plan, removed_at=None, follow=None)
    indicator = rows.filter(pk=_uuid(indicator_id)).first()
    if indicator is None:
        raise NotFound("row-missing", where=indicator_id[:40])
    follow = Follow.objects.create(
        plan=plan, indicator=indicator, source=source, measure=key
    )
    return take_figure(follow=follow, seen_version=indicator.version, by=by, now=now)


def _measure(plan: Plan, source: str, key: str) -> Measure:
    for measure in source_of(source).measures(plan.region_id):
        if measure.key == key:
            return measure
    raise NotFound("not-found", where=f"measure {key[:40]}")


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise NotFound("row-missing", where=text[:40]) from error


def _years(plan: Plan, source: str, key: str, now: datetime) -> dict[int, Reading]:
    found = {}
    for year in range(now.year - YEARS + 1, now.year + 1):
        reading = source_of(source).readings(plan.region_id, [key], year, now).get(key)
        if reading is not None and reading.value is not None:
            found[year] = reading
    return found


def _new_indicator(
    plan: Plan, measure: Measure, years: Mapping[int, Reading], *, by: User, now: datetime
) -> str:
    newest = years[max(years)]
    typed: dict[str, str | dict[str, str]] = {
        "title": measure.title[:LONGEST],
        "unit": measure.unit,
        "direction": measure.direction,
        "values": {str(year): _typed(years[year]) for year in years},
        "source": newest.words[:LONGEST_SOURCE],
    }
    place = place_of(plan, *INDICATORS)
    return add_row(place=place, new=NewRow(typed=typed), by=by, now=now).row_id


def _typed(reading: Reading) -> str:
    assert reading.value is not None  # noqa: S101 - only readings with a value come here
    return format_number(reading.value)


@transaction.atomic
def take_figure(*, follow: Follow, seen_version: int, by: User, now: datetime) -> Follow:
    """
    Take the figure of today into the worksheets: W08, and W11 where the indicator stands.

    W08 gets the value of its year and the source with number, days and the day of taking;
    every gap (W11) of the indicator gets it as what is achieved, with its year.

    Args:
        follow: The tie.
        seen_version: Version of the indicator's row that the person saw.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        CellChanged: Somebody typed another value since.
        Conflict: A worksheet is locked by an agreement.
        InvalidInput: There are too few answers now.
    """
    plan = follow.plan
    require(by, "sheet.edit", plan)
    year, reading = _now(follow, now)
    words = _taken_words(reading, now)
    place = place_of(plan, *INDICATORS)
    for column, typed in ((f"values.{year}", _typed(reading)), ("source", words)):
        edit = CellEdit(
            row_id=str(follow.indicator_id),
            column=column,
            typed=typed,
            seen_version=seen_version,
        )
        seen_version = max(
            seen_version, save_cell(place=place, edit=edit, by=by, now=now).version
        )
    _take_into_gaps(follow, year, reading, by=by, now=now)
    follow.value, follow.year, follow.words = reading.value, year, words
    follow.taken_at, follow.taken_by = now, by
    follow.save()
    return follow


def _now(follow: Follow, now: datetime) -> tuple[int, Reading]:
    source = source_of(follow.source)
    found = newest_readings(source, follow.plan.region_id, [follow.measure], now)
    if follow.measure not in found:
        name = follow.indicator.name
        raise InvalidInput("evidence-too-few", where="figure", figure=name)
    return found[follow.measure]


def _taken_words(reading: Reading, now: datetime) -> str:
    said = gettext("{source}; diambil {day}").format(
        source=reading.words, day=formatting.day(timezone.localdate(now))
    )
    return said[:LONGEST_SOURCE]


def _take_into_gaps(
    follow: Follow, year: int, reading: Reading, *, by: User, now: datetime
) -> None:
    place = place_of(follow.plan, *GAPS)
    for row in place.store.read(follow.plan):
        if row.cells.get("indicator") != str(follow.indicator_id):
            continue
        for column, typed in (("achieved_year", str(year)), ("achieved", _typed(reading))):
            edit = CellEdit(row_id=row.id, column=column, typed=typed, seen_version=None)
            save_cell(place=place, edit=edit, by=by, now=now)


@transaction.atomic
def add_gap(*, follow: Follow, target: str, by: User, now: datetime) -> None:
    """
    Begin a gap (W11) with the figure of today as what is achieved.

    Args:
        follow: The tie; its indicator stands in no gap yet.
        target: Of the promise or the plan, as typed in Indonesian writing.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        Conflict: The worksheet is locked by an agreement.
        InvalidInput: The target is no number, the indicator has a gap already, or there
            are too few answers now.
    """
    require(by, "sheet.edit", follow.plan)
    year, reading = _now(follow, now)
    if not target.strip():
        raise InvalidInput("evidence-target", where="target")
    typed = {
        "indicator": str(follow.indicator_id),
        "direction": _direction(follow),
        "target": target,
        "target_source": "other",
        "achieved_year": str(year),
        "achieved": _typed(reading),
    }
    place = place_of(follow.plan, *GAPS)
    add_row(place=place, new=NewRow(typed=typed), by=by, now=now)


@transaction.atomic
def record_measurement(*, follow: Follow, by: User, now: datetime) -> int:
    """
    Write the figure of today down as a measurement by citizens (W38).

    Args:
        follow: The tie; lines of the logframe (W32) that use its indicator are measured.
        by: Who.
        now: Its day is the day of the measurement.

    Returns:
        How many lines were measured.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        InvalidInput: No line of the logframe has a target for this year or a later one, or
            there are too few answers now.
    """
    plan = follow.plan
    require(by, "sheet.edit", plan)
    year, reading = _now(follow, now)
    # The nearest target is the one that the line is on its way to.
    rows = Target.objects.filter(
        result__plan=plan,
        result__removed_at=None,
        result__indicator_id=follow.indicator_id,
        year__gte=year,
    )
    targets: dict[uuid.UUID, Decimal] = {}
    for target in rows.order_by("year"):
        targets.setdefault(target.result_id, target.value)
    if not targets:
        raise InvalidInput("evidence-no-target", where="figure", year=year)
    direction = _direction(follow)
    place = place_of(plan, *MEASUREMENTS)
    for result_id, target_value in targets.items():
        typed = {
            "result": str(result_id),
            "date": reading.on.isoformat(),
            "value": _typed(reading),
            "target": format_number(exact_number(Fraction(target_value))),
            "direction": direction,
            "measured_by": "citizens",
            "evidence": _taken_words(reading, now),
        }
        add_row(place=place, new=NewRow(typed=typed), by=by, now=now)
    return len(targets)


def _direction(follow: Follow) -> str:
    said = str(follow.indicator.cells.get("direction") or "")
    if said in {"higher", "lower"}:
        return said
    return _measure(follow.plan, follow.source, follow.measure).direction


@transaction.atomic
def let_go(*, follow: Follow, by: User) -> None:
    """
    Untie an indicator from its figure; what was taken stays in the worksheet.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
    """
    require(by, "sheet.edit", follow.plan)
    follow.delete()
