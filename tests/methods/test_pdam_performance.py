"""The decree of 1999: three aspects, U-shaped scores, a divisor that is not settled."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.contract_cases import cases_of, changed, check_case, refusal, warned
from siap.methodology.calculation import compute
from siap.methodology.rulesets import rulesets
from siap.methods.pdam_indicators import score_value
from siap.methods.pdam_performance_contract import RULES

RULE = RULES.read(rulesets("pdam-performance")["kepmendagri-47-1999"].values)
NUMERIC = [each for each in RULE.indicators if each.bands]
INPUT: dict[str, Any] = {"values": {"OPS5": 20}, "ruleset": "kepmendagri-47-1999"}
SUMS = {"keuangan": 41, "operasional": 33, "administrasi": 30}
HAIR = Decimal("0.0001")

ABOVE = {
    "KEU1B": (5, [12, 9, 6, 3, 0]),
    "KEU2B": (5, [12, 9, 6, 3, 0]),
    "KEU5": (5, ["2.0", "1.7", "1.3", "1.0"]),
    "KEU7": (5, ["2.0", "1.7", "1.3", "1.0"]),
    "KEU10": (5, [90, 85, 80, 75]),
    "OPS1A": (5, [60, 45, 30, 15]),
    "OPS1B": (5, [8, 6, 4, 2, 0]),
    "OPS4": (4, [90, 80, 70]),
    "KEU1A": (5, [10, 7, 3]),
    "KEU2A": (5, [20, 14, 6]),
}
UP_TO = {
    "KEU4": (5, ["0.5", "0.7", "0.8", "1.0"]),
    "KEU6": (5, ["0.50", "0.65", "0.85", "1.00"]),
    "KEU8": (5, [2, 4, 6, 8]),
    "KEU9": (5, [60, 90, 150, 180]),
    "OPS5": (4, [20, 30, 40]),
    "OPS7": (2, [6]),
    "OPS10": (5, [8, 11, 15, 18]),
}


def _score(key: str, value: object) -> object:
    found: Any = compute("pdam-performance", changed(INPUT, values={key: value}))
    return found["scores"][key]


@pytest.mark.parametrize("case", cases_of("pdam-performance"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("pdam-performance", case)


@pytest.mark.parametrize(
    ("key", "edge", "score"),
    [
        (key, Decimal(edge), best - place)
        for key, (best, edges) in ABOVE.items()
        for place, edge in enumerate(edges)
    ],
)
def test_only_what_lies_above_an_edge_gets_the_better_score(
    key: str, edge: Decimal, score: int
) -> None:
    assert _score(key, edge + HAIR) == score
    assert _score(key, edge) == score - 1


@pytest.mark.parametrize(
    ("key", "edge", "score"),
    [
        (key, Decimal(edge), best - place)
        for key, (best, edges) in UP_TO.items()
        for place, edge in enumerate(edges)
    ],
)
def test_an_upper_edge_belongs_to_the_better_score(
    key: str, edge: Decimal, score: int
) -> None:
    assert _score(key, edge) == score
    assert _score(key, edge - HAIR) == score
    assert _score(key, edge + HAIR) == score - 1


@pytest.mark.parametrize(
    ("value", "score"),
    [
        ("0", 1),
        ("1.0", 1),
        ("1.0001", 2),
        ("1.25", 2),
        ("1.2501", 3),
        ("1.5", 3),
        ("1.5001", 4),
        ("1.75", 4),
        ("1.7501", 5),
        ("1.9", 5),
        ("2.0", 5),
        ("2.0001", 4),
        ("2.2", 4),
        ("2.3", 4),
        ("2.3001", 3),
        ("2.5", 3),
        ("2.7", 3),
        ("2.7001", 2),
        ("2.9", 2),
        ("3.0", 2),
        ("3.0001", 1),
        ("3.1", 1),
    ],
)
def test_too_much_liquidity_scores_as_low_as_too_little(value: str, score: int) -> None:
    assert _score("KEU3", Decimal(value)) == score


@pytest.mark.parametrize(
    ("value", "score"),
    [
        ("0", 1),
        ("8", 1),
        ("10", 1),
        ("10.0001", 2),
        ("15", 2),
        ("20", 2),
        ("20.0001", 3),
        ("22", 3),
        ("25", 3),
        ("25.0001", 1),
        ("30", 1),
    ],
)
def test_testing_too_many_meters_scores_as_low_as_testing_few(
    value: str, score: int
) -> None:
    assert _score("OPS6", Decimal(value)) == score


@pytest.mark.parametrize("key", ["KEU1A", "KEU2A"])
def test_no_profit_at_all_is_in_the_second_lowest_class_of_this_rule_set(key: str) -> None:
    assert _score(key, 0) == 2
    assert _score(key, -HAIR) == 1


@pytest.mark.parametrize(("value", "score"), [(80, 2), (Decimal("79.9999"), 1), (100, 2)])
def test_complaints_settled_have_their_edge_at_eighty(value: object, score: int) -> None:
    assert _score("OPS8", value) == score


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("75.01", "baik sekali"),
        ("75", "baik"),
        ("60.01", "baik"),
        ("60", "cukup"),
        ("45.01", "cukup"),
        ("45", "kurang"),
        ("30.01", "kurang"),
        ("30", "tidak baik"),
        ("0", "tidak baik"),
    ],
)
def test_class_edges_are_those_of_the_rule(total: str, name: str) -> None:
    classes = [band for band in RULE.classes if band.holds(Fraction(total))]

    assert classes[0].name == name


@pytest.mark.parametrize(
    ("key", "word", "score"),
    [
        (each.id, word, score)
        for each in RULE.indicators
        for word, score in each.choices.items()
    ],
)
def test_every_word_earns_its_score(key: str, word: str, score: int) -> None:
    assert _score(key, word) == score


def test_the_highest_scores_add_up_as_the_rule_set_says() -> None:
    best: dict[str, int] = {}
    for each in RULE.indicators:
        scores = [band.score for band in each.bands] or list(each.choices.values())
        best[each.aspect] = best.get(each.aspect, 0) + max(scores)

    assert best == {"keuangan": 60, "operasional": 37, "administrasi": 36}


def test_another_divisor_is_said_and_stamped() -> None:
    data = {"sums": SUMS, "operational_divisor": 42, "ruleset": INPUT["ruleset"]}

    found: Any = compute("pdam-performance", data)

    assert found["divisors"]["operasional"] == 42
    assert "divisor-changed" in warned("pdam-performance", data)


def test_a_missing_value_is_reported_and_not_scored() -> None:
    found: Any = compute("pdam-performance", INPUT)

    assert found["total"] is None
    assert len(found["missing"]) == 32
    assert "no-total" in warned("pdam-performance", INPUT)


def test_a_missing_value_is_scored_when_the_caller_says_so() -> None:
    data = changed(INPUT, missing_score=1)

    found: Any = compute("pdam-performance", data)

    assert found["sums"] == {"keuangan": 12, "operasional": 14, "administrasi": 10}
    assert "missing-scored" in warned("pdam-performance", data)


def test_a_zero_denominator_cannot_be_worked_out_here() -> None:
    found: Any = compute(
        "pdam-performance", changed(INPUT, values={"KEU5": {"a": 10, "b": 0}})
    )

    assert found["not_computable"] == ["KEU5"]
    assert found["scores"]["KEU5"] is None


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ({}, "values-or-sums", "values"),
        ({"values": {"OPS5": 1}, "sums": SUMS}, "values-or-sums", "values"),
        ({"values": {}}, "empty", "values"),
        ({"values": {"OPS11": 1}}, "unknown-key", "values.OPS11"),
        ({"values": {"OPS2": 3}}, "wrong-type", "values.OPS2"),
        ({"values": {"OPS2": "keruh"}}, "unknown-choice", "values.OPS2"),
        ({"values": {"OPS5": "20"}}, "number-as-text", "values.OPS5"),
        ({"values": {"OPS5": Decimal("NaN")}}, "not-finite", "values.OPS5"),
        ({"values": {"OPS7": {"a": 1, "b": 2}}}, "wrong-type", "values.OPS7"),
        ({"values": {"OPS5": 100.5}}, "binary-float", "values.OPS5"),
        ({"values": {"OPS5": 101}}, "out-of-range", "values.OPS5"),
        ({"sums": {**SUMS, "hukum": 1}}, "unknown-key", "sums.hukum"),
        ({"sums": {"keuangan": 1}}, "missing", "sums.operasional"),
        ({"sums": {**SUMS, "keuangan": 61}}, "out-of-range", "sums.keuangan"),
        ({"sums": {**SUMS, "keuangan": -1}}, "out-of-range", "sums.keuangan"),
        ({"sums": SUMS, "operational_divisor": 0}, "out-of-range", "operational_divisor"),
        ({"sums": SUMS, "year": 2000}, "unknown-key", "year"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    data: dict[str, Any], code: str, where: str
) -> None:
    assert refusal("pdam-performance", data) == (code, where)


VALUES = st.decimals(-50, 300, places=4)


@given(st.sampled_from(NUMERIC), VALUES)
def test_every_value_falls_into_exactly_one_band(indicator: Any, value: Decimal) -> None:
    assert 0 <= score_value(Fraction(value), indicator.bands) <= 5


@given(st.sampled_from(NUMERIC), VALUES, VALUES)
def test_scores_are_monotone_except_where_the_rule_is_u_shaped(
    indicator: Any, one: Decimal, other: Decimal
) -> None:
    low, high = sorted([Fraction(one), Fraction(other)])
    rise = score_value(high, indicator.bands) - score_value(low, indicator.bands)

    if indicator.id in UP_TO:
        assert rise <= 0
    elif indicator.id not in ("KEU3", "OPS6"):
        assert rise >= 0


@given(st.integers(0, 60), st.integers(0, 47), st.integers(0, 36))
def test_the_total_stays_between_0_and_100(one: int, two: int, three: int) -> None:
    sums = {"keuangan": one, "operasional": two, "administrasi": three}

    found: Any = compute("pdam-performance", {"sums": sums})

    assert 0 <= found["total"] <= 100
