"""Deadlines: working days are counted, weekends and days off are not."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.contract_cases import (
    BAD_NUMBERS,
    cases_of,
    changed,
    check_case,
    refusal,
    warned,
    without,
)
from siap.kernel.errors import InvalidInput
from siap.methodology.calculation import compute
from siap.methodology.holidays import days_off
from siap.methods.sla import due_day

INPUT: dict[str, Any] = {
    "received": "2026-07-03",
    "kind": "permintaan-informasi",
    "ruleset": "permenpanrb-62-2018",
    "holidays": ["2026-08-17"],
}
WEEK = [1, 2, 3, 4, 5]


@pytest.mark.parametrize("case", cases_of("sla"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("sla", case)


@pytest.mark.parametrize("key", INPUT)
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("sla", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"received": None}, "missing", "received"),
        ({"received": 20260703}, "wrong-type", "received"),
        ({"received": "3 Juli 2026"}, "not-a-moment", "received"),
        ({"received": "2026-02-30"}, "not-a-moment", "received"),
        ({"received": "2026-07-03T25:00"}, "not-a-moment", "received"),
        ({"received": "1899-12-31"}, "out-of-range", "received"),
        ({"received": "9999-12-31"}, "out-of-range", "received"),
        ({"kind": "pujian"}, "unknown-choice", "kind"),
        ({"kind": ""}, "missing", "kind"),
        ({"ruleset": "perda-1-2099"}, "unknown-ruleset", "ruleset"),
        ({"holidays": ["2026-08-17", "2026-08-17"]}, "duplicate", "holidays[1]"),
        ({"holidays": ["17/08/2026"]}, "not-a-date", "holidays[0]"),
        ({"holidays": "2026-08-17"}, "wrong-type", "holidays"),
        ({"hours": 48}, "hours-need-time", "received"),
        ({"received": "2026-07-03T08:00", "hours": 0}, "out-of-range", "hours"),
        (
            {"received": "2026-07-03T08:00", "hours": 48, "days": 2},
            "hours-or-days",
            "hours",
        ),
        ({"days": 6}, "deadline-longer-than-rule", "days"),
        ({"days": 0}, "out-of-range", "days"),
        ({"priority": 1}, "unknown-key", "priority"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refusal("sla", changed(INPUT, **changes)) == (code, where)


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_hours_must_be_a_number(bad: object, code: str) -> None:
    data = changed(INPUT, received="2026-07-03T08:00", hours=bad)

    assert refusal("sla", data) == (code, "hours")


def test_a_promise_may_be_as_long_as_the_rule_but_not_longer() -> None:
    assert compute("sla", changed(INPUT, days=5))["due"] == "2026-07-10"


def test_an_empty_list_of_days_off_is_said() -> None:
    assert "holidays-empty" in warned("sla", changed(INPUT, holidays=[]))


def test_a_year_of_the_count_without_any_day_off_is_said() -> None:
    data = changed(INPUT, received="2026-12-30")

    assert "holidays-not-covering" in warned("sla", data)
    assert "holidays-not-covering" not in warned("sla", INPUT)


def test_a_promise_in_hours_later_than_the_rule_is_said() -> None:
    data = changed(INPUT, received="2026-07-03T08:00", hours=8 * 24)

    assert "promise-later-than-rule" in warned("sla", data)
    within = changed(INPUT, received="2026-07-03T08:00", hours=7 * 24)
    assert "promise-later-than-rule" not in warned("sla", within)


def test_the_zone_of_the_receipt_is_kept() -> None:
    data = changed(INPUT, received="2026-07-03T08:00+07:00", hours=48)

    assert compute("sla", data)["due"] == "2026-07-05T08:00:00+07:00"


def test_days_off_of_the_catalogue_serve_as_they_are() -> None:
    holidays = [day.isoformat() for day in days_off([2026], joint_leave=True)]
    data = changed(INPUT, received="2026-03-17", holidays=holidays)

    assert compute("sla", data)["due"] == "2026-03-31"


def test_days_off_without_end_are_refused() -> None:
    first = date(2026, 1, 1)
    holidays = [first + timedelta(days=each) for each in range(5200)]

    with pytest.raises(InvalidInput) as caught:
        due_day(first, 1, WEEK, holidays)

    assert caught.value.code == "no-working-day"


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
OFF = st.lists(DAYS, max_size=40)


@given(DAYS, st.integers(1, 60), OFF)
def test_exactly_the_working_days_asked_for_lie_after_receipt(
    received: date, count: int, holidays: list[date]
) -> None:
    found = due_day(received, count, WEEK, holidays)

    span = [
        received + timedelta(days=each)
        for each in range(1, (found.due - received).days + 1)
    ]
    working = [day for day in span if day.isoweekday() in WEEK and day not in holidays]
    assert len(working) == count
    assert working[-1] == found.due
    assert set(found.skipped) == set(span) - set(working)


@given(DAYS, st.integers(1, 60), OFF, DAYS)
def test_one_more_day_off_never_makes_it_earlier(
    received: date, count: int, holidays: list[date], more: date
) -> None:
    before = due_day(received, count, WEEK, holidays)
    after = due_day(received, count, WEEK, [*holidays, more])

    assert after.due >= before.due


@given(DAYS, st.integers(1, 60), OFF)
def test_the_deadline_is_a_working_day(
    received: date, count: int, holidays: list[date]
) -> None:
    found = due_day(received, count, WEEK, holidays)

    assert found.due.isoweekday() in WEEK
    assert found.due not in holidays
