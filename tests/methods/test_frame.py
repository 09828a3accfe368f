"""The frame that all methods stand in: forms, bands, ranks, rule sets, explanations."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methodology.calculation import method_named, rules_for
from siap.methods import exchange
from siap.methods.bands import Band, classify
from siap.methods.ranking import Ranking, is_less, levels_of, standard_ranks
from siap.methods.ratings import Ratings
from siap.methods.registry import METHODS
from siap.methods.shape_groups import Either, ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Day, Name, Number, Shape, Truth, Whole


def refusal(shape: Shape[Any], value: object) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as caught:
        shape.read(value)
    return caught.value.code, caught.value.where


@pytest.mark.parametrize(
    ("shape", "value", "code"),
    [
        (Number(0), -1, "out-of-range"),
        (Number(above=0), 0, "out-of-range"),
        (Number(most=1), Decimal("1.0001"), "out-of-range"),
        (Number(), "dua", "not-a-number"),
        (Number(), "2", "number-as-text"),
        (Number(), True, "wrong-type"),
        (Number(), [], "wrong-type"),
        (Number(), None, "missing"),
        (Number(), 10**30, "number-too-long"),
        (Whole(), Decimal("1.5"), "not-whole"),
        (Whole(1, 3), 4, "out-of-range"),
        (Name(), 3, "wrong-type"),
        (Name(), " ", "missing"),
        (Name(longest=3), "empat", "text-too-long"),
        (Choice(("a", "b")), "c", "unknown-choice"),
        (Choice(("a", "b")), 1, "wrong-type"),
        (Truth(), 1, "wrong-type"),
        (Day(), "2026-02-30", "not-a-date"),
        (Day(), "20260228", "not-a-date"),
        (Day(), 2026, "wrong-type"),
        (ListOf(Name()), {}, "wrong-type"),
        (ListOf(Name(), 2, 3), ["a"], "wrong-length"),
        (ListOf(Name(), 2), ["a"], "wrong-length"),
        (ListOf(Name(), unique="self"), ["a", "a"], "duplicate"),
        (MapOf(Name()), [], "wrong-type"),
        (MapOf(Name()), {}, "empty"),
        (Either({"number": Number()}), "2", "number-as-text"),
        (Either({"number": Number(), "string": Name()}), "0,5", "number-as-text"),
        (Either({"number": Number()}), [], "wrong-type"),
        (Either({"number": Number()}), None, "missing"),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(
    shape: Shape[Any], value: object, code: str
) -> None:
    assert refusal(shape, value)[0] == code


@pytest.mark.parametrize(
    ("shape", "value", "read"),
    [
        (Number(0, 1), Decimal("0.5"), Fraction(1, 2)),
        (Number(), Fraction(1, 3), Fraction(1, 3)),
        (Whole(), Decimal("3.0"), 3),
        (Truth(), True, True),
        (Day(), "2026-08-17", date(2026, 8, 17)),
        (Day(), date(2026, 8, 17), date(2026, 8, 17)),
        (OrNull(Number()), None, None),
        (OrNull(Number()), 1, Fraction(1)),
        (Either({"number": Number(), "string": Name()}), "baik", "baik"),
    ],
)
def test_a_value_of_the_right_form_is_read_exactly(
    shape: Shape[Any], value: object, read: object
) -> None:
    assert shape.read(value) == read


def test_the_place_of_a_fault_is_told_through_all_levels() -> None:
    shape = plain_object({"a": ListOf(MapOf(ListOf(Number())))})

    assert refusal(shape, {"a": [{"x": [1]}, {"y": [1, "dua"]}]})[1] == "a[1].y[1]"


def test_every_limit_of_a_form_stands_in_its_schema() -> None:
    shape = Record(
        dict,
        {"n": Number(0, Fraction(1, 2), about="share"), "l": ListOf(Whole(1), 1, 5)},
        {"m": MapOf(Number(above=0)), "d": Day(), "t": Truth()},
    )

    schema = json.loads(exchange.write(shape.schema()))

    assert schema["properties"]["n"] == {
        "type": "number",
        "minimum": 0,
        "maximum": 0.5,
        "description": "share",
    }
    assert schema["properties"]["l"]["maxItems"] == 5
    assert schema["properties"]["l"]["items"] == {"type": "integer", "minimum": 1}
    assert schema["properties"]["m"]["additionalProperties"]["exclusiveMinimum"] == 0
    assert schema["properties"]["d"] == {"type": "string", "format": "date"}
    assert schema["required"] == ["n", "l"]
    assert schema["additionalProperties"] is False


@given(st.dictionaries(st.text(max_size=3), st.fractions(), max_size=8))
def test_ranks_are_one_more_than_the_number_of_better_ones(
    scores: dict[str, Fraction],
) -> None:
    found = standard_ranks(scores)

    for name, score in scores.items():
        assert found.ranks[name] == 1 + sum(other > score for other in scores.values())
    assert sum(len(group) - 1 for group in found.ties) == len(scores) - len(
        set(scores.values())
    )


def test_scores_closer_than_any_rounding_are_still_told_apart() -> None:
    near = Fraction(1, 3) + Fraction(1, 10**40)

    levels = levels_of({"a": near, "b": Fraction(1, 3)})

    assert [names for _, names in levels] == [["b"], ["a"]]


def test_the_lowest_may_come_first() -> None:
    assert standard_ranks({"a": 2, "b": 1}, highest_first=False) == Ranking(
        {"a": 2, "b": 1}, []
    )


@given(st.fractions(), st.fractions())
def test_comparing_by_whole_numbers_agrees_with_fractions(
    first: Fraction, second: Fraction
) -> None:
    assert is_less(first, second) == (first < second)


def test_a_band_has_one_lower_edge() -> None:
    with pytest.raises(InvalidInput) as caught:
        Band("x", least=Fraction(1), above=Fraction(1))

    assert caught.value.code == "one-edge-only"


@pytest.mark.parametrize(("value", "name"), [("3", "low"), ("3.001", "high")])
def test_an_open_edge_does_not_belong_to_its_band(value: str, name: str) -> None:
    bands = [Band("high", above=Fraction(3)), Band("low")]

    assert classify(Fraction(value), bands).name == name


def test_a_value_below_every_band_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        classify(Fraction(1), [Band("only", least=Fraction(2))])

    assert caught.value.code == "below-every-class"


@given(
    st.lists(
        st.one_of(
            st.integers(-(10**20), 10**20),
            st.decimals(-1000, 1000, places=4),
            st.fractions(),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_ratings_are_averaged_exactly_whatever_kind_of_number_they_are(
    scores: list[Any],
) -> None:
    found = Ratings.of(scores)

    assert found.mean == sum(map(Fraction, scores)) / len(scores)
    assert found.lowest == min(map(Fraction, scores))


def test_nobody_rating_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        Ratings.of([])

    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    "name", [name for name, method in METHODS.items() if method.ruleset_topic]
)
def test_a_method_of_rules_is_not_worked_out_without_any(name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        METHODS[name].calculate(METHODS[name].example)

    assert (caught.value.code, caught.value.where) == ("missing", "ruleset")


def test_a_method_without_rules_gets_none() -> None:
    assert rules_for(method_named("nrw"), {}) is None


@pytest.mark.parametrize(("key", "value"), [("ruleset", 3), ("on", "kemarin")])
def test_a_malformed_choice_of_rules_is_refused_where_it_stands(
    key: str, value: object
) -> None:
    with pytest.raises(InvalidInput) as caught:
        rules_for(method_named("gap"), {key: value})

    assert caught.value.where == key


MORE_WORKINGS: list[tuple[str, dict[str, Any], str]] = [
    (
        "pairwise-ranking",
        {"issues": ["a", "b"], "comparisons": [{"a": "a", "b": "b"}], "tie_rule": "half"},
        "½ (b)",
    ),
    (
        "pairwise-ranking",
        {"issues": ["a", "b"], "comparisons": [], "tie_rule": "repeat"},
        "0",
    ),
    (
        "mcua",
        {
            "criteria": [{"id": "k", "weight": 1}],
            "alternatives": [{"id": "a", "scores": {"k": 3}}],
            "scale": [1, 5],
        },
        "–",
    ),
    (
        "gap",
        {
            "ruleset": "permendagri-86-2017",
            "indicators": [{"id": "a", "direction": "lower", "target": 0, "actual": 5}],
        },
        "5 − 0",
    ),
    (
        "satisfaction-index",
        {
            "ruleset": "permenpanrb-14-2017",
            "weight_mode": "regulation",
            "element_means": [3] * 9,
        },
        "n = 9",
    ),
    (
        "satisfaction-index",
        {
            "ruleset": "permenpanrb-14-2017",
            "weight_mode": "exact",
            "responses": [[3, None]],
        },
        "0 ÷ 0",
    ),
    ("sample-size", {"population": 15}, "14,47"),
    ("three-colour", {"counts": {"a": {"red": 0, "yellow": 0, "green": 1}}}, "n = 1"),
    (
        "apkl",
        {
            "mode": "score",
            "scale": [1, 5],
            "alternatives": [
                {
                    "id": "a",
                    "scores": dict.fromkeys(
                        ("actual", "problematic", "public", "feasible"), 2
                    ),
                }
            ],
        },
        "2 + 2 + 2 + 2",
    ),
]


@pytest.mark.parametrize(("name", "data", "shown"), MORE_WORKINGS)
def test_the_working_of_special_cases_shows_the_numbers_put_in(
    name: str, data: dict[str, Any], shown: str
) -> None:
    method = method_named(name)
    rules = rules_for(method, data)
    result = method.calculate(data, rules)

    steps = method.explain(data, result, rules)

    assert any(shown in step.substituted for step in steps)
