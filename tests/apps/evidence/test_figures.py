"""An indicator follows a figure of users, which is taken over with its source."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from apps.complaints.desks import HOUR, a_report, an_office, answered, routed
from apps.complaints.desks import NOW as FRIDAY
from factories.evidence import followed, put, rows
from factories.plans import NOW, a_plan, facilitator_of
from factories.services import a_unit
from factories.voices import a_survey, rated
from factories.voices import answered as answered_survey
from siap.apps.evidence.queries import followed_in
from siap.apps.evidence.services import (
    add_gap,
    follow_measure,
    let_go,
    record_measurement,
    take_elements,
    take_figure,
)
from siap.apps.evidence.sources import source_of
from siap.apps.plans.models import Plan
from siap.apps.public_services.models import ServiceUnit
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import (
    CellChanged,
    CellEdit,
    remove_row,
    save_cell,
)
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def test_an_indicator_begins_with_the_years_that_have_enough_answers(
    plan: Plan, unit: ServiceUnit
) -> None:
    followed(plan, unit)

    (row,) = rows(plan, "w08-service-profile", "indicators")
    assert row.cells["title"] == "Penilaian hijau: Loket Rekaan"
    assert row.cells["values"] == {"2025": "30.0", "2026": "60.0"}
    assert row.cells["source"] == (
        "Penilaian Loket Rekaan: 100 penilaian, 1 Jan 2026 – 21 Nov 2026; "
        "diambil 21 November 2026"
    )


def test_the_figure_of_today_is_read_from_the_source_beside_what_was_taken(
    plan: Plan, unit: ServiceUnit
) -> None:
    followed(plan, unit)
    rated(unit, date(2026, 11, 1), green=100, red=0)

    (found,) = followed_in(plan, NOW)

    assert found.reading is not None
    assert (found.reading.value, found.held) == (Decimal("80.0"), Decimal("60.0"))
    assert found.is_behind
    assert found.follow.taken_by == facilitator_of(plan)


def test_taking_a_figure_over_fills_profile_and_gap_with_value_year_and_source(
    plan: Plan, unit: ServiceUnit
) -> None:
    follow = followed(plan, unit)
    indicator = str(follow.indicator_id)
    put(plan, "w11-quantitative-gap", "gaps", indicator=indicator, target="90")
    rated(unit, date(2026, 11, 1), green=100, red=0)
    follow.indicator.refresh_from_db()

    take_figure(
        follow=follow,
        seen_version=follow.indicator.version,
        by=facilitator_of(plan),
        now=NOW,
    )

    (profile,) = rows(plan, "w08-service-profile", "indicators")
    (gap,) = rows(plan, "w11-quantitative-gap", "gaps")
    assert profile.cells["values"]["2026"] == "80.0"  # type: ignore[index, call-overload]
    assert (gap.cells["achieved"], gap.cells["achieved_year"]) == ("80.0", 2026)
    follow.refresh_from_db()
    assert (follow.value, follow.year, follow.taken_at) == (Decimal(80), 2026, NOW)


def test_a_figure_begins_a_gap_with_its_target_once(plan: Plan, unit: ServiceUnit) -> None:
    follow = followed(plan, unit)
    facts = {"follow": follow, "by": facilitator_of(plan), "now": NOW}
    with pytest.raises(InvalidInput, match="misalnya 80"):
        add_gap(target=" ", **facts)  # type: ignore[arg-type]

    add_gap(target="92,5", **facts)  # type: ignore[arg-type]

    (gap,) = rows(plan, "w11-quantitative-gap", "gaps")
    assert (gap.cells["target"], gap.cells["achieved"]) == ("92.5", "60.0")
    assert followed_in(plan, NOW)[0].is_gap
    with pytest.raises(InvalidInput):
        add_gap(target="95", **facts)  # type: ignore[arg-type]


def test_a_value_that_somebody_typed_meanwhile_is_not_overwritten(
    plan: Plan, unit: ServiceUnit
) -> None:
    follow = followed(plan, unit)
    follow.indicator.refresh_from_db()
    seen = follow.indicator.version
    edit = CellEdit(
        row_id=str(follow.indicator_id), column="values.2026", typed="77", seen_version=seen
    )
    place = place_of(plan, "w08-service-profile", "indicators")
    save_cell(place=place, edit=edit, by=facilitator_of(plan), now=NOW)

    with pytest.raises(CellChanged):
        take_figure(follow=follow, seen_version=seen, by=facilitator_of(plan), now=NOW)


def test_an_indicator_that_is_there_already_can_follow_a_figure(
    plan: Plan, unit: ServiceUnit
) -> None:
    own = put(plan, "w08-service-profile", "indicators", title="Puas", unit="persen")

    follow = followed(plan, unit, own)

    assert str(follow.indicator_id) == own
    with pytest.raises(InvalidInput, match="sudah diikuti"):
        followed(plan, unit)
    let_go(follow=follow, by=facilitator_of(plan))
    assert followed(plan, unit, own).value == Decimal(60)


def test_a_figure_can_be_followed_again_when_its_indicator_was_removed(
    plan: Plan, unit: ServiceUnit
) -> None:
    first = followed(plan, unit)
    place = place_of(plan, "w08-service-profile", "indicators")
    by = facilitator_of(plan)
    remove_row(place=place, row_id=str(first.indicator_id), by=by, now=NOW)

    assert followed(plan, unit).indicator_id != first.indicator_id


def test_the_figure_becomes_a_measurement_of_the_lines_that_use_the_indicator(
    plan: Plan, unit: ServiceUnit
) -> None:
    follow = followed(plan, unit)
    with pytest.raises(InvalidInput, match="W32"):
        record_measurement(follow=follow, by=facilitator_of(plan), now=NOW)
    line = put(
        plan, "w32-logframe", "results",
        type="outcome", statement="Pengguna puas", indicator=str(follow.indicator_id),
        targets={"2026": "75", "2027": "85"},
    )  # fmt: skip

    count = record_measurement(follow=follow, by=facilitator_of(plan), now=NOW)

    (row,) = rows(plan, "w38-monitoring", "measures")
    assert count == 1
    assert row.cells["result"] == line
    assert (row.cells["value"], row.cells["target"]) == ("60.0", "75")
    assert (row.cells["measured_by"], row.cells["date"]) == ("citizens", "2026-11-21")
    assert "100 penilaian" in str(row.cells["evidence"])


def test_answer_times_of_an_agency_can_be_followed() -> None:
    office = an_office()
    plan = a_plan(region=office.desk.region)
    for number in range(12):
        late = 60 * HOUR if number < 3 else HOUR
        answered(office, routed(office, a_report(office)), now=FRIDAY + late)
    key = f"{office.water.pk}:tepat"

    follow = follow_measure(
        plan=plan,
        source="reports",
        key=key,
        by=facilitator_of(plan),
        now=FRIDAY + timedelta(days=3),
    )

    assert follow.value == Decimal(75)
    assert "12 laporan Perumda Air Rekaan" in follow.words
    hours = source_of("reports").readings(
        plan.region_id, [f"{office.water.pk}:tengah"], 2026, FRIDAY + timedelta(days=3)
    )
    assert [reading.value for reading in hours.values()] == [Decimal(1)]


def test_the_index_of_a_survey_can_be_followed_once_its_results_are_public(
    plan: Plan,
) -> None:
    unit = a_unit(region=plan.region)
    survey = a_survey(unit)
    answered_survey(survey, 3, 4)
    assert source_of("surveys").measures(plan.region_id) == []

    survey.state = "published"
    survey.save()
    (measure,) = source_of("surveys").measures(plan.region_id)
    readings = source_of("surveys").readings(
        plan.region_id, [measure.key], survey.ends_on.year, NOW
    )

    assert readings[measure.key].value == Decimal("87.50")
    assert "2 responden" in readings[measure.key].words


def test_the_elements_of_a_survey_fill_the_index_of_the_profile(plan: Plan) -> None:
    unit = a_unit(region=plan.region)
    survey = a_survey(unit)
    answered_survey(survey, 3, 4)
    survey.state = "published"
    survey.save()

    take_elements(
        plan=plan, source="surveys", key=str(survey.pk), by=facilitator_of(plan), now=NOW
    )

    found = rows(plan, "w08-service-profile", "satisfaction")
    assert len(found) == 9
    assert {row.cells["mean"] for row in found} == {"3.500"}
    assert all("2 responden" in str(row.cells["source"]) for row in found)


def test_too_few_answers_are_no_figure(plan: Plan) -> None:
    unit = a_unit(region=plan.region)
    rated(unit, date(2026, 9, 9), green=3, red=1)

    with pytest.raises(InvalidInput, match="belum cukup"):
        followed(plan, unit)
