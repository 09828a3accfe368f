"""Flow time: exact expectations, honest ends, every fault found."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.contract_cases import (
    BAD_NUMBERS,
    cases_of,
    check_case,
    refusal,
    warned,
    without,
)
from siap.methodology.calculation import compute
from siap.methods.flow_expected import expected
from siap.methods.flow_time import Exit, FlowStep, index_steps


def _step(key: str, *ways: object, kind: str = "step", **more: object) -> dict[str, Any]:
    exits = [
        {"to": way} if isinstance(way, str) else {"to": way[0], "share": way[1]}  # type: ignore[index]
        for way in ways
    ]
    return {
        "id": key,
        "actor": "x",
        "kind": kind,
        "minutes": 1,
        "next": exits,
        **more,
    }


END = _step("z", kind="end")


@pytest.mark.parametrize("case", cases_of("flow-time"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("flow-time", case)


@pytest.mark.parametrize("key", ["id", "actor", "kind", "minutes", "next"])
def test_every_key_of_a_step_must_be_there(key: str) -> None:
    data = {"steps": [without(_step("a", "z"), key), END]}

    assert refusal("flow-time", data) == ("missing", f"steps[0].{key}")


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_what_is_not_a_number_is_refused(bad: object, code: str) -> None:
    data = {"steps": [_step("a", "z", minutes=bad), END]}

    assert refusal("flow-time", data) == (code, "steps[0].minutes")


@pytest.mark.parametrize(
    ("steps", "code", "where"),
    [
        ([], "empty", "steps"),
        ([END, END], "duplicate", "steps[1].id"),
        ([_step("a", "b")], "unknown-id", "steps[0].next[0].to"),
        ([_step("a", "z", "z"), END], "duplicate", "steps[0].next[1].to"),
        ([_step("a", "z", minutes=-1), END], "out-of-range", "steps[0].minutes"),
        ([_step("a", "z", cost=-1), END], "out-of-range", "steps[0].cost"),
        ([_step("a", "z", kind="oval"), END], "unknown-choice", "steps[0].kind"),
        ([_step("a", "z", note=1), END], "unknown-key", "steps[0].note"),
        (
            [_step("a", "z", kind="start"), _step("b", "z", kind="start"), END],
            "several-starts",
            "steps",
        ),
        ([_step("a", "z", kind="end"), END], "end-with-exits", "steps[0].next"),
        (
            [_step("a", ("z", Decimal("1.1"))), END],
            "out-of-range",
            "steps[0].next[0].share",
        ),
        (
            [_step("a", ("a", Decimal("0.3")), ("z", Decimal("0.69"))), END],
            "shares-not-one",
            "steps[0].next",
        ),
        ([_step("a", ("a", Decimal("0.3")), "z"), END], "shares-partly", "steps[0].next"),
        ([_step("a", ("z", Decimal("0.9"))), END], "shares-not-one", "steps[0].next"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    steps: list[dict[str, Any]], code: str, where: str
) -> None:
    assert refusal("flow-time", {"steps": steps}) == (code, where)


def test_three_thirds_that_do_not_make_one_are_refused() -> None:
    third = Decimal("0.333")
    steps = [_step("a", ("b", third), ("c", third), ("z", third), kind="decision"), END]
    steps += [_step("b", "z"), _step("c", "z")]

    assert refusal("flow-time", {"steps": steps}) == ("shares-not-one", "steps[0].next")


def test_without_a_start_the_first_step_listed_comes_first() -> None:
    steps = [_step("b", ("z", Decimal("0.5")), ("b", Decimal("0.5"))), END]

    assert compute("flow-time", {"steps": steps})["start"] == "b"


def test_a_step_of_kind_start_comes_first_wherever_it_stands() -> None:
    steps = [END, _step("b", "z"), _step("a", "b", kind="start")]

    found = compute("flow-time", {"steps": steps})

    assert found["start"] == "a"
    assert found["problems"] == []


def test_a_way_that_nobody_takes_counts_for_nothing() -> None:
    steps = [
        _step("a", ("b", 0), ("z", 1), kind="decision"),
        _step("b", "z", minutes=500),
        END,
    ]

    found = compute("flow-time", {"steps": steps})

    assert found["longest"] == found["shortest"] == found["expected"] == 2
    assert found["problems"] == [{"code": "unreachable", "steps": ["b"]}]


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([_step("a", "b", "z", kind="decision"), _step("b", "z"), END], "share-unknown"),
        (
            [
                _step("a", ("b", Decimal("0.5")), ("z", Decimal("0.5"))),
                _step("b", "b"),
                END,
            ],
            "no-way-to-end",
        ),
        (
            [
                _step("a", ("b", Decimal("0.5")), ("c", Decimal("0.5"))),
                _step("b", "c"),
                _step("c", ("b", Decimal("0.5")), ("z", Decimal("0.5"))),
                END,
            ],
            "loops-tangled",
        ),
    ],
)
def test_what_cannot_be_worked_out_is_said(steps: list[dict[str, Any]], code: str) -> None:
    assert code in warned("flow-time", {"steps": steps})


def test_a_loop_that_is_endless_for_all_purposes_is_refused() -> None:
    hardly = Decimal("1e-13")
    steps = [_step("a", ("a", 1 - hardly), ("z", hardly), kind="decision"), END]

    assert refusal("flow-time", {"steps": steps}) == ("too-many-visits", "steps")


def test_hand_overs_count_changes_of_actor_only() -> None:
    steps = [
        _step("a", "b", actor="loket"),
        _step("b", "c", actor="loket"),
        _step("c", "z", actor="kepala"),
        {**END, "actor": "loket"},
    ]

    found = compute("flow-time", {"steps": steps})

    assert found["handovers"] == 2
    assert found["handover_arrows"] == 2


@st.composite
def _random_flow(draw: Any) -> list[dict[str, Any]]:
    """A flow in which every step can fall through to the next one, and may jump."""
    n = draw(st.integers(1, 7))
    steps = []
    for index in range(n):
        onward = f"s{index + 1}" if index + 1 < n else "z"
        jump = draw(st.integers(0, n - 1))
        percent = draw(st.integers(0, 95))
        minutes = draw(st.integers(0, 100))
        actor = draw(st.sampled_from(["p", "q"]))
        ways: list[object] = [onward]
        if percent and f"s{jump}" != onward:
            share = Decimal(percent) / 100
            ways = [(f"s{jump}", share), (onward, 1 - share)]
        steps.append(_step(f"s{index}", *ways, minutes=minutes, actor=actor))
    return [*steps, END]


@given(_random_flow())
def test_the_expectation_solves_the_linear_system(steps: list[dict[str, Any]]) -> None:
    found: Any = compute("flow-time", {"steps": steps})
    keys = [step["id"] for step in steps]
    chances = np.zeros((len(keys), len(keys)))
    for row, step in enumerate(steps):
        for way in step["next"]:
            chances[row, keys.index(way["to"])] = float(way.get("share", 1))
    minutes = np.array([float(step["minutes"]) for step in steps])

    theirs = np.linalg.solve(np.eye(len(keys)) - chances, minutes)[0]

    assert float(found["expected"]) == pytest.approx(theirs, rel=1e-9, abs=1e-9)


@given(_random_flow())
def test_the_shortest_way_is_never_longer_than_the_others(
    steps: list[dict[str, Any]],
) -> None:
    found: Any = compute("flow-time", {"steps": steps})

    assert found["shortest"] <= found["expected"]
    assert found["longest"] is None or found["shortest"] <= found["longest"]
    assert found["problems"] == []


@given(_random_flow(), st.randoms())
def test_the_order_of_the_steps_changes_nothing(
    steps: list[dict[str, Any]], random: Any
) -> None:
    first_step = {**steps[0], "kind": "start"}
    steps = [first_step, *steps[1:]]
    shuffled = list(steps)
    random.shuffle(shuffled)

    first: Any = compute("flow-time", {"steps": steps})
    second: Any = compute("flow-time", {"steps": shuffled})

    for key in ("expected", "shortest", "longest", "handovers", "visits"):
        assert first[key] == second[key]


@given(_random_flow())
def test_twice_the_minutes_is_twice_the_time(steps: list[dict[str, Any]]) -> None:
    doubled = [{**step, "minutes": step["minutes"] * 2} for step in steps]
    steps_of = [_read(step) for step in steps]
    doubled_of = [_read(step) for step in doubled]

    first = expected(index_steps(steps_of), "s0")
    second = expected(index_steps(doubled_of), "s0")

    assert first is not None
    assert second is not None
    assert second.minutes == 2 * first.minutes
    assert second.visits == first.visits


def _read(step: dict[str, Any]) -> FlowStep:
    exits = [Exit(way["to"], Fraction(way.get("share", 1))) for way in step["next"]]
    minutes = Fraction(step["minutes"])
    return FlowStep(step["id"], step["actor"], step["kind"], minutes, exits)
