"""Feasibility: value, internal rate, payback and ratio, against another library too."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy_financial
import pytest
from hypothesis import assume, given
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
from siap.methodology.calculation import compute
from siap.methods.feasibility import Flow, internal_rate, payback
from siap.methods.polynomial_roots import count_positive_roots, without_repeated_roots

INPUT: dict[str, Any] = {
    "rate": Decimal("0.1"),
    "flows": [
        {"year": 0, "cost": 100, "benefit": 0},
        {"year": 1, "cost": 0, "benefit": 60},
        {"year": 2, "cost": 0, "benefit": 70},
    ],
}


def _flows(*nets: int) -> list[dict[str, int]]:
    return [
        {"year": year, "cost": max(-net, 0), "benefit": max(net, 0)}
        for year, net in enumerate(nets)
    ]


@pytest.mark.parametrize("case", cases_of("feasibility"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("feasibility", case)


@pytest.mark.parametrize("key", INPUT)
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("feasibility", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_what_is_not_a_number_is_refused(bad: object, code: str) -> None:
    assert refusal("feasibility", changed(INPUT, rate=bad)) == (code, "rate")
    flows = [{"year": 0, "cost": bad, "benefit": 1}]
    assert refusal("feasibility", changed(INPUT, flows=flows)) == (code, "flows[0].cost")


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"rate": -1}, "out-of-range", "rate"),
        ({"flows": []}, "empty", "flows"),
        ({"flows": _flows(1) * 2}, "duplicate", "flows[1].year"),
        (
            {"flows": [{"year": 0, "cost": -1, "benefit": 0}]},
            "out-of-range",
            "flows[0].cost",
        ),
        (
            {"flows": [{"year": Decimal("0.5"), "cost": 1, "benefit": 0}]},
            "not-whole",
            "flows[0].year",
        ),
        (
            {"flows": [{**_flows(1)[0], "year": 0}, {**_flows(1)[0], "year": 101}]},
            "horizon-too-long",
            "flows",
        ),
        ({"guess": 1}, "unknown-key", "guess"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refusal("feasibility", changed(INPUT, **changes)) == (code, where)


def test_a_horizon_of_a_hundred_years_is_taken() -> None:
    flows = [
        {"year": 0, "cost": 1, "benefit": 0},
        {"year": 100, "cost": 0, "benefit": 2},
    ]

    found: Any = compute("feasibility", changed(INPUT, flows=flows))

    assert found["irr_rounded"] == Decimal("0.0070")


def test_a_rate_that_looks_like_a_percentage_is_said() -> None:
    assert "rate-looks-like-percent" in warned("feasibility", changed(INPUT, rate=12))


@pytest.mark.parametrize(
    ("nets", "code"),
    [
        ((-1000, 2350, -1375), "irr-multiple"),
        ((-100, -1), "irr-none"),
        ((0, 0), "irr-no-flows"),
        ((-1, 10**7), "irr-out-of-reach"),
        ((-(10**7), 1), "irr-out-of-reach"),
        ((-10, 30, -25, 10), "payback-undone"),
    ],
)
def test_what_cannot_be_relied_on_is_said(nets: tuple[int, ...], code: str) -> None:
    assert code in warned("feasibility", changed(INPUT, flows=_flows(*nets)))


def test_the_lowest_rate_that_is_reached_is_given() -> None:
    flows = [Flow(0, Fraction(10_000), Fraction(0)), Flow(1, Fraction(0), Fraction(1))]

    assert internal_rate(flows).rate == Decimal("-0.9999")


def test_halves_of_the_last_place_go_away_from_zero() -> None:
    base = 2 * 10**10
    up = [Flow(0, Fraction(base), Fraction(0)), Flow(1, Fraction(0), Fraction(base + 1))]
    down = [Flow(0, Fraction(base), Fraction(0)), Flow(1, Fraction(0), Fraction(base - 1))]

    assert internal_rate(up).rate == Decimal("0.0000000001")
    assert internal_rate(down).rate == Decimal("-0.0000000001")


def test_payback_counts_from_the_first_time_the_outlay_is_covered() -> None:
    found = payback([(0, Fraction(-10)), (1, Fraction(20)), (2, Fraction(-15))])

    assert found.years == Fraction(1, 2)
    assert found.undone


@pytest.mark.parametrize(
    ("coefficients", "count"),
    [
        ([1], 0),
        ([-1, 1], 1),
        ([0, -1, 1], 1),
        ([2, -3, 1], 2),
        ([1, -2, 1], 1),
        ([1, -1, 1], 0),
        ([-6, 11, -6, 1], 3),
        ([4, -12, 13, -6, 1], 2),
        ([-1, 1, 0, 0], 1),
    ],
)
def test_distinct_positive_roots_are_counted(coefficients: list[int], count: int) -> None:
    assert count_positive_roots([Fraction(each) for each in coefficients]) == count


def test_a_constant_has_no_repeated_root_to_take_out() -> None:
    assert without_repeated_roots([Fraction(0), Fraction(3)]) == [Fraction(3)]


NETS = st.lists(st.integers(-1000, 1000), min_size=1, max_size=8)
RATES = st.decimals("-0.5", "0.9", places=3)


@given(NETS, RATES)
def test_npv_agrees_with_numpy_financial(nets: list[int], rate: Decimal) -> None:
    found: Any = compute("feasibility", {"rate": rate, "flows": _flows(*nets)})

    theirs = numpy_financial.npv(float(rate), nets)
    size = sum(abs(net) / (1 + float(rate)) ** year for year, net in enumerate(nets))
    assert float(found["npv"]) == pytest.approx(theirs, rel=1e-9, abs=1e-9 * (1 + size))


@given(st.integers(1, 10**6), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_irr_agrees_with_numpy_financial_where_there_is_exactly_one(
    outlay: int, incomes: list[int]
) -> None:
    assume(sum(incomes) * 3 > outlay)
    found: Any = compute("feasibility", {"rate": 0, "flows": _flows(-outlay, *incomes)})
    assume(found["irr"] is not None and -Decimal("0.5") < found["irr"] < 10)

    theirs = numpy_financial.irr([-outlay, *incomes])

    assert float(found["irr"]) == pytest.approx(theirs, rel=1e-6, abs=1e-8)


def test_where_numpy_financial_picks_one_of_several_rates_ours_gives_none() -> None:
    nets = [-1000, 2350, -1375]

    theirs = numpy_financial.irr(nets)
    found: Any = compute("feasibility", {"rate": 0, "flows": _flows(*nets)})

    assert theirs == pytest.approx(0.1) or theirs == pytest.approx(0.25)
    assert found["irr"] is None
    assert found["irr_count"] == 2


@given(st.integers(1, 10**6), st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_npv_changes_sign_at_the_internal_rate(outlay: int, incomes: list[int]) -> None:
    flows = _flows(-outlay, *incomes)
    irr: Any = compute("feasibility", {"rate": 0, "flows": flows})["irr"]
    assume(irr is not None)
    step = Decimal("1e-9")
    assume(irr - step > Decimal("-0.999"))

    below: Any = compute("feasibility", {"rate": irr - step, "flows": flows})
    above: Any = compute("feasibility", {"rate": irr + step, "flows": flows})

    assert below["npv"] > 0 > above["npv"]


@given(NETS, RATES, st.randoms())
def test_the_order_of_the_flows_changes_nothing(
    nets: list[int], rate: Decimal, random: Any
) -> None:
    flows = _flows(*nets)
    shuffled = list(flows)
    random.shuffle(shuffled)

    first = compute("feasibility", {"rate": rate, "flows": flows})
    second = compute("feasibility", {"rate": rate, "flows": shuffled})

    assert first == second


@given(NETS, RATES)
def test_npv_is_benefit_less_cost(nets: list[int], rate: Decimal) -> None:
    found: Any = compute("feasibility", {"rate": rate, "flows": _flows(*nets)})

    rest = found["present_benefit"] - found["present_cost"] - found["npv"]
    assert abs(rest) < Decimal("1e-9")
