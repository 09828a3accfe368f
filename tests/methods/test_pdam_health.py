"""Eighteen indicators: every edge on both sides, nothing silently scored."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.contract_cases import cases_of, changed, check_case, refusal, warned
from siap.kernel.errors import InvalidInput
from siap.methodology.calculation import compute
from siap.methodology.rulesets import rulesets
from siap.methods.pdam_health_contract import RULES
from siap.methods.pdam_indicators import score_value

RULE = RULES.read(rulesets("pdam-health")["bppspam-18-2010"].values)
IDS = [indicator.id for indicator in RULE.indicators]
INPUT: dict[str, Any] = {"values": {"TAG": 91}, "ruleset": "bppspam-18-2010"}

DESCENDING = {
    "ROE": [10, 7, 3, 0],
    "KAS": [100, 80, 60, 40],
    "TAG": [90, 85, 80, 75],
    "SOL": [200, 170, 135, 100],
    "CAK": [80, 60, 40, 20],
    "TUM": [10, 8, 6, 4],
    "ADU": [80, 60, 40, 20],
    "KUA": [80, 60, 40, 20],
    "KON": [30, 25, 20, 15],
    "PRO": [90, 80, 70, 60],
    "JAM": [21, 18, 16, 12],
    "TEK": [80, 60, 40, 20],
    "MET": [20, 15, 10, 5],
    "DIK": [80, 60, 40, 20],
    "BIA": [10, "7.5", 5, "2.5"],
}
ASCENDING = {
    "ROP": ["0.50", "0.65", "0.85", "1.0"],
    "NRW": [25, 30, 35, 40],
    "PEG": [6, 8, 10, 12],
}
HAIR = Decimal("0.0001")


def _score(key: str, value: object) -> object:
    found: Any = compute("pdam-health", changed(INPUT, values={key: value}))
    return found["scores"][key]


@pytest.mark.parametrize("case", cases_of("pdam-health"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("pdam-health", case)


def test_all_eighteen_indicators_are_there_with_the_keys_of_the_contract() -> None:
    wanted = "ROE ROP KAS TAG SOL CAK TUM ADU KUA KON PRO NRW JAM TEK MET PEG DIK BIA"

    assert wanted.split() == IDS


def test_the_weights_of_the_aspects_are_those_of_the_rule() -> None:
    weights: dict[str, Fraction] = {}
    for indicator in RULE.indicators:
        weights[indicator.aspect] = weights.get(indicator.aspect, 0) + indicator.weight

    assert weights == {
        "keuangan": Fraction(25, 100),
        "pelayanan": Fraction(25, 100),
        "operasional": Fraction(35, 100),
        "sdm": Fraction(15, 100),
    }


@pytest.mark.parametrize(
    ("key", "edge", "score"),
    [
        (key, Decimal(edge), 5 - place)
        for key, edges in DESCENDING.items()
        for place, edge in enumerate(edges)
    ],
)
def test_a_lower_edge_belongs_to_the_better_score(
    key: str, edge: Decimal, score: int
) -> None:
    assert _score(key, edge) == score
    assert _score(key, edge + HAIR) == score
    assert _score(key, edge - HAIR) == score - 1


@pytest.mark.parametrize(
    ("key", "edge", "score"),
    [
        (key, Decimal(edge), 5 - place)
        for key, edges in ASCENDING.items()
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
    ("total", "name"),
    [
        ("2.8001", "sehat"),
        ("2.8", "kurang sehat"),
        ("2.2", "kurang sehat"),
        ("2.1999", "sakit"),
    ],
)
def test_class_edges_are_those_of_the_rule(total: str, name: str) -> None:
    classes = [band for band in RULE.classes if band.holds(Fraction(total))]

    assert classes[0].name == name


def test_all_values_of_the_same_score_give_that_score_as_total() -> None:
    found: Any = compute("pdam-health", changed(INPUT, missing_score=3))

    assert found["total"] == Decimal("3.11")


def test_a_missing_value_is_reported_and_not_scored() -> None:
    found: Any = compute("pdam-health", INPUT)

    assert found["total"] is None
    assert found["class"] is None
    assert len(found["missing"]) == 17
    assert "no-total" in warned("pdam-health", INPUT)


def test_a_missing_value_is_scored_when_the_caller_says_so() -> None:
    data = changed(INPUT, missing_score=1)

    assert compute("pdam-health", data)["total"] == Decimal("1.22")
    assert "missing-scored" in warned("pdam-health", data)


@pytest.mark.parametrize("key", ["KAS", "SOL"])
def test_a_company_without_debt_gets_the_best_score(key: str) -> None:
    data = changed(INPUT, values={key: {"a": 100, "b": 0}})

    found: Any = compute("pdam-health", data)

    assert found["scores"][key] == 5
    assert found["values"][key] is None
    assert "no-denominator-scored" in warned("pdam-health", data)


@pytest.mark.parametrize("key", [key for key in IDS if key not in ("KAS", "SOL")])
def test_any_other_zero_denominator_cannot_be_worked_out(key: str) -> None:
    found: Any = compute("pdam-health", changed(INPUT, values={key: {"a": 1, "b": 0}}))

    assert found["scores"][key] is None
    assert found["not_computable"] == [key]


@pytest.mark.parametrize("key", ["KAS", "SOL"])
def test_a_ratio_written_as_nought_may_mean_no_debt_and_that_is_said(key: str) -> None:
    data = changed(INPUT, values={key: 0})

    assert _score(key, 0) == 1
    assert "zero-may-mean-none" in warned("pdam-health", data)
    assert "zero-may-mean-none" not in warned("pdam-health", INPUT)


def test_a_loss_on_negative_equity_does_not_look_like_a_profit() -> None:
    data = changed(INPUT, values={"ROE": {"a": -50, "b": -100}})

    found: Any = compute("pdam-health", data)

    assert found["scores"]["ROE"] is None


@pytest.mark.parametrize(
    ("values", "code", "where"),
    [
        ({}, "empty", "values"),
        (None, "missing", "values"),
        ({"XYZ": 1}, "unknown-key", "values.XYZ"),
        ({"TAG": "91"}, "number-as-text", "values.TAG"),
        ({"TAG": "baik"}, "wrong-type", "values.TAG"),
        ({"TAG": True}, "wrong-type", "values.TAG"),
        ({"TAG": Decimal("NaN")}, "not-finite", "values.TAG"),
        ({"TAG": Decimal("Infinity")}, "not-finite", "values.TAG"),
        ({"TAG": {"a": 1}}, "missing", "values.TAG.b"),
        ({"TAG": {"a": 1, "b": 2, "c": 3}}, "unknown-key", "values.TAG.c"),
        ({"TAG": -1}, "out-of-range", "values.TAG"),
        ({"JAM": Decimal("24.1")}, "out-of-range", "values.JAM"),
        ({"NRW": {"a": -1, "b": 10}}, "out-of-range", "values.NRW"),
        ({"NRW": 101}, "out-of-range", "values.NRW"),
        ({"PEG": {"a": 618, "b": Decimal("173.65")}}, "out-of-range", "values.PEG"),
    ],
)
def test_wrong_values_are_refused_with_their_place(
    values: Any, code: str, where: str
) -> None:
    assert refusal("pdam-health", changed(INPUT, values=values)) == (code, where)


@pytest.mark.parametrize("score", [0, 6, Decimal("1.5")])
def test_a_score_for_missing_values_must_be_on_the_scale(score: object) -> None:
    code, where = refusal("pdam-health", changed(INPUT, missing_score=score))

    assert code in ("out-of-range", "not-whole")
    assert where == "missing_score"


VALUES = st.decimals(-50, 300, places=3)


@given(st.sampled_from(RULE.indicators), VALUES)
def test_every_value_falls_into_exactly_one_band(indicator: Any, value: Decimal) -> None:
    assert 1 <= score_value(Fraction(value), indicator.bands) <= 5


@given(st.sampled_from(sorted(DESCENDING)), VALUES, VALUES)
def test_more_is_never_worse_where_more_is_better(
    key: str, one: Decimal, other: Decimal
) -> None:
    bands = next(each.bands for each in RULE.indicators if each.id == key)

    low, high = sorted([Fraction(one), Fraction(other)])

    assert score_value(low, bands) <= score_value(high, bands)


@given(st.sampled_from(sorted(ASCENDING)), VALUES, VALUES)
def test_less_is_never_worse_where_less_is_better(
    key: str, one: Decimal, other: Decimal
) -> None:
    bands = next(each.bands for each in RULE.indicators if each.id == key)

    low, high = sorted([Fraction(one), Fraction(other)])

    assert score_value(low, bands) >= score_value(high, bands)


@given(st.lists(st.integers(1, 5), min_size=18, max_size=18))
def test_the_total_is_the_weighted_sum_and_stays_between_1_and_5(scores: list[int]) -> None:
    edges = {**DESCENDING, **ASCENDING}
    values = {}
    for key, score in zip(IDS, scores, strict=True):
        step = -1 if key in DESCENDING else 1
        values[key] = (
            Decimal(edges[key][5 - score])
            if score > 1
            else Decimal(edges[key][3]) + step * HAIR
        )

    found: Any = compute("pdam-health", changed(INPUT, values=values))

    assert list(found["scores"].values()) == scores
    assert found["total"] == sum(found["aspects"].values())
    assert 1 <= found["total"] <= 5


def test_a_rule_set_whose_weights_do_not_add_up_is_refused() -> None:
    values: Any = dict(rulesets("pdam-health")["bppspam-18-2010"].values)
    values["indicators"] = values["indicators"][:-1]

    with pytest.raises(InvalidInput) as caught:
        RULES.read(values)

    assert caught.value.code == "weights-not-one"


def test_bands_with_a_hole_are_refused() -> None:
    bands = RULE.indicators[0].bands[1:]

    with pytest.raises(InvalidInput) as caught:
        score_value(Fraction(50), bands)

    assert caught.value.code == "bands-do-not-fit"
