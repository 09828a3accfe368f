"""Ceilings: every rupiah is shared, and nobody gains by standing first."""

from decimal import Decimal
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
from siap.methodology.calculation import compute

INPUT: dict[str, Any] = {
    "pool": 1000,
    "equal_share": Decimal("0.4"),
    "factors": [
        {"id": "f", "weight": Decimal("0.7")},
        {"id": "g", "weight": Decimal("0.3")},
    ],
    "areas": [
        {"id": "x", "values": {"f": 3, "g": 1}},
        {"id": "y", "values": {"f": 1, "g": 0}},
    ],
}
HALVES = [{"id": "f", "weight": Decimal("0.7")}, {"id": "g", "weight": Decimal("0.31")}]


@pytest.mark.parametrize("case", cases_of("ceiling-share"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("ceiling-share", case)


@pytest.mark.parametrize("key", INPUT)
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("ceiling-share", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_what_is_not_a_number_is_refused(bad: object, code: str) -> None:
    assert refusal("ceiling-share", changed(INPUT, pool=bad)) == (code, "pool")
    areas = [{"id": "x", "values": {"f": bad, "g": 1}}]
    found = refusal("ceiling-share", changed(INPUT, areas=areas))
    assert found == (code, "areas[0].values.f")


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"pool": -1}, "out-of-range", "pool"),
        ({"pool": Decimal("0.5")}, "not-whole", "pool"),
        ({"equal_share": Decimal("1.01")}, "out-of-range", "equal_share"),
        ({"factors": HALVES}, "weights-not-one", "factors"),
        ({"factors": []}, "weights-not-one", "factors"),
        ({"factors": [INPUT["factors"][0]] * 2}, "duplicate", "factors[1].id"),
        ({"areas": []}, "empty", "areas"),
        ({"areas": [INPUT["areas"][0]] * 2}, "duplicate", "areas[1].id"),
        ({"areas": [{"id": "x", "values": {"f": 1}}]}, "missing", "areas[0].values.g"),
        (
            {"areas": [{"id": "x", "values": {"f": 1, "g": 1, "h": 1}}]},
            "unknown-key",
            "areas[0].values.h",
        ),
        (
            {"areas": [{"id": "x", "values": {"f": -1, "g": 1}}]},
            "out-of-range",
            "areas[0].values.f",
        ),
        (
            {"areas": [{"id": "x", "values": {"f": 1, "g": 0}}]},
            "factor-without-values",
            "factors[1]",
        ),
        ({"seed": 1}, "unknown-key", "seed"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refusal("ceiling-share", changed(INPUT, **changes)) == (code, where)


def test_a_factor_without_weight_may_be_zero_everywhere() -> None:
    data = {
        "pool": 10,
        "equal_share": 0,
        "factors": [{"id": "f", "weight": 1}, {"id": "g", "weight": 0}],
        "areas": [{"id": "x", "values": {"f": 1, "g": 0}}],
    }

    found: Any = compute("ceiling-share", data)

    assert found["ceilings"] == {"x": 10}


def test_a_tied_remainder_is_said() -> None:
    areas = [{"id": key, "values": {"f": 1, "g": 1}} for key in "abc"]

    assert warned("ceiling-share", changed(INPUT, areas=areas)) == {"remainder-tied"}


AREAS = st.lists(
    st.tuples(st.integers(1, 10**6), st.decimals(0, 10**4, places=2)),
    min_size=1,
    max_size=9,
).map(
    lambda rows: [
        {"id": f"w{index}", "values": {"f": f, "g": g + 1}}
        for index, (f, g) in enumerate(rows)
    ]
)
SHARE = st.decimals(0, 1, places=3)
POOL = st.integers(0, 10**13)


@given(POOL, SHARE, AREAS)
def test_ceilings_add_up_to_the_pool(
    pool: int, share: Decimal, areas: list[dict[str, Any]]
) -> None:
    found: Any = compute(
        "ceiling-share", changed(INPUT, pool=pool, equal_share=share, areas=areas)
    )

    assert sum(found["ceilings"].values()) == pool == found["total"]


@given(POOL, SHARE, AREAS)
def test_no_ceiling_is_a_rupiah_or_more_away_from_its_share(
    pool: int, share: Decimal, areas: list[dict[str, Any]]
) -> None:
    found: Any = compute(
        "ceiling-share", changed(INPUT, pool=pool, equal_share=share, areas=areas)
    )

    for key, exact in found["exact"].items():
        assert abs(found["ceilings"][key] - exact) < 1


@given(POOL, SHARE, AREAS, st.randoms())
def test_the_order_of_the_areas_decides_nothing(
    pool: int, share: Decimal, areas: list[dict[str, Any]], random: Any
) -> None:
    shuffled = list(areas)
    random.shuffle(shuffled)

    first: Any = compute(
        "ceiling-share", changed(INPUT, pool=pool, equal_share=share, areas=areas)
    )
    second: Any = compute(
        "ceiling-share", changed(INPUT, pool=pool, equal_share=share, areas=shuffled)
    )

    assert first["ceilings"] == second["ceilings"]
