"""Workload: minutes, people, index and its classes."""

from decimal import Decimal
from fractions import Fraction
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
from siap.methodology.rulesets import rulesets
from siap.methods.workload_rules import RULES

TASK: dict[str, Any] = {
    "id": "a",
    "position": "p",
    "volume": 1,
    "period": "year",
    "minutes_each": 60_000,
}
INPUT: dict[str, Any] = {
    "tasks": [TASK],
    "effective_minutes_per_year": 75_000,
    "staff": {"p": 1},
}


@pytest.mark.parametrize("case", cases_of("workload"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("workload", case)


@pytest.mark.parametrize(
    ("index", "grade"),
    [
        ("1.0001", "A"),
        ("1", "B"),
        ("0.90", "B"),
        ("0.8999", "C"),
        ("0.895", "C"),
        ("0.70", "C"),
        ("0.6999", "D"),
        ("0.50", "D"),
        ("0.4999", "E"),
        ("0", "E"),
    ],
)
def test_grade_edges_are_applied_to_the_unrounded_index(index: str, grade: str) -> None:
    task = {**TASK, "minutes_each": Decimal(index) * 75_000}

    found = compute("workload", changed(INPUT, tasks=[task]))

    assert found["class"] == {"p": grade}


@pytest.mark.parametrize(
    ("need", "people"), [("0.49", 0), ("0.5", 1), ("1.4999", 1), ("1.5", 2), ("2.5", 3)]
)
def test_needs_are_rounded_half_up_where_somebody_holds_the_position(
    need: str, people: int
) -> None:
    task = {**TASK, "minutes_each": Decimal(need) * 75_000}

    found = compute("workload", changed(INPUT, tasks=[task]))

    assert found["need_rounded"] == {"p": people}


@pytest.mark.parametrize(
    ("need", "people"), [("0.01", 1), ("1", 1), ("1.0001", 2), ("0", 0)]
)
def test_needs_of_an_empty_position_are_rounded_up(need: str, people: int) -> None:
    task = {**TASK, "minutes_each": Decimal(need) * 75_000}

    found = compute("workload", changed(INPUT, tasks=[task], staff={"p": 0}))

    assert found["need_rounded"] == {"p": people}
    assert found["index"] == {"p": None}


def test_overload_is_said_next_to_the_class_that_sounds_good() -> None:
    task = {**TASK, "minutes_each": 90_000}

    assert "overload" in warned("workload", changed(INPUT, tasks=[task]))


def test_an_empty_position_a_need_of_nobody_and_other_minutes_are_said() -> None:
    assert "no-holders" in warned("workload", changed(INPUT, staff={"p": 0}))
    small = {**TASK, "minutes_each": 10}
    assert "need-rounds-to-nothing" in warned("workload", changed(INPUT, tasks=[small]))
    other = changed(INPUT, effective_minutes_per_year=72_000)
    assert "effective-minutes-differ" in warned("workload", other)
    assert "effective-minutes-differ" not in warned("workload", INPUT)


def test_a_position_without_tasks_has_no_load() -> None:
    found = compute("workload", changed(INPUT, staff={"p": 1, "q": 2}))

    assert found["minutes"] == {"p": 60_000, "q": 0}
    assert found["difference"] == {"p": Decimal("0.2"), "q": 2}


@pytest.mark.parametrize("key", INPUT)
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("workload", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize("key", ["id", "position", "volume", "period", "minutes_each"])
def test_every_key_of_a_task_must_be_there(key: str) -> None:
    data = changed(INPUT, tasks=[without(TASK, key)])

    assert refusal("workload", data) == ("missing", f"tasks[0].{key}")


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_what_is_not_a_number_is_refused(bad: object, code: str) -> None:
    data = changed(INPUT, tasks=[{**TASK, "volume": bad}])

    assert refusal("workload", data) == (code, "tasks[0].volume")
    wrong = changed(INPUT, effective_minutes_per_year=bad)
    assert refusal("workload", wrong) == (code, "effective_minutes_per_year")


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (changed(INPUT, tasks=[]), "empty", "tasks"),
        (changed(INPUT, tasks=[TASK, TASK]), "duplicate", "tasks[1].id"),
        (changed(INPUT, staff={}), "empty", "staff"),
        (changed(INPUT, staff={"q": 1}), "missing", "staff.p"),
        (changed(INPUT, staff={"p": -1}), "out-of-range", "staff.p"),
        (changed(INPUT, staff={"p": Decimal("1.5")}), "not-whole", "staff.p"),
        (
            changed(INPUT, effective_minutes_per_year=0),
            "out-of-range",
            "effective_minutes_per_year",
        ),
        (
            changed(INPUT, tasks=[{**TASK, "volume": -1}]),
            "out-of-range",
            "tasks[0].volume",
        ),
        (
            changed(INPUT, tasks=[{**TASK, "period": "decade"}]),
            "unknown-choice",
            "tasks[0].period",
        ),
        (changed(INPUT, note="x"), "unknown-key", "note"),
        (changed(INPUT, ruleset="abk-2099"), "unknown-ruleset", "ruleset"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    data: dict[str, object], code: str, where: str
) -> None:
    assert refusal("workload", data) == (code, where)


TASKS = st.lists(
    st.tuples(
        st.sampled_from(["p", "q", "r"]),
        st.integers(0, 10_000),
        st.sampled_from(["day", "week", "month", "quarter", "year"]),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=8,
)


def _input(tasks: list[tuple[str, int, str, int]], minutes: int) -> dict[str, Any]:
    rows = [
        {
            "id": str(index),
            "position": position,
            "volume": volume,
            "period": period,
            "minutes_each": each,
        }
        for index, (position, volume, period, each) in enumerate(tasks)
    ]
    staff = {"p": 1, "q": 2, "r": 0}
    return {"tasks": rows, "effective_minutes_per_year": minutes, "staff": staff}


@given(TASKS, st.integers(1, 200_000), st.integers(1, 50_000))
def test_need_falls_when_effective_time_rises(
    tasks: list[tuple[str, int, str, int]], minutes: int, more: int
) -> None:
    less: Any = compute("workload", _input(tasks, minutes))
    later: Any = compute("workload", _input(tasks, minutes + more))

    for position, need in less["need"].items():
        assert later["need"][position] <= need
        assert later["need"][position] < need or not less["minutes"][position]


@given(TASKS, st.randoms())
def test_the_order_of_tasks_changes_nothing(
    tasks: list[tuple[str, int, str, int]], random: Any
) -> None:
    shuffled = list(tasks)
    random.shuffle(shuffled)

    first: Any = compute("workload", _input(tasks, 75_000))
    second: Any = compute("workload", _input(shuffled, 75_000))

    assert first["minutes"] == second["minutes"]
    assert first["totals"] == second["totals"]


@given(TASKS)
def test_totals_are_the_sum_over_the_positions(
    tasks: list[tuple[str, int, str, int]],
) -> None:
    found: Any = compute("workload", _input(tasks, 75_000))

    assert sum(found["minutes"].values()) == found["totals"]["minutes"]
    assert sum(found["need_rounded"].values()) == found["totals"]["need_rounded"]


@pytest.mark.parametrize("name", rulesets("workload"))
def test_every_rule_set_reads_and_says_where_its_presets_come_from(name: str) -> None:
    rules = RULES.read(rulesets("workload")[name].values)

    assert rules.multipliers["day"] == Fraction(250)
    assert all(preset.about for preset in rules.presets)


def test_a_rule_set_without_a_period_is_refused() -> None:
    values = dict(rulesets("workload")["permenpanrb-1-2020"].values)
    values["periods"] = [{"id": "day", "per_year": 250}]

    with pytest.raises(InvalidInput) as caught:
        RULES.read(values)

    assert caught.value.where == "periods.week"
