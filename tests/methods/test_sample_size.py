"""Sample size: the published table, the strata, the table values."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from siap.kernel.errors import InvalidInput
from siap.methodology.calculation import compute
from siap.methodology.rulesets import rulesets
from siap.methods.sample_size import RULES, required, share_out

CHI_SQUARE = Fraction("3.841")
MARGIN = Fraction("0.05")
strata = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.integers(0, 5000), min_size=1, max_size=6
).filter(lambda sizes: sum(sizes.values()) > 0)


@pytest.mark.parametrize(
    ("population", "sample"),
    [
        (10, 10), (15, 14), (20, 19), (50, 44), (100, 80), (200, 132), (500, 217),
        (1000, 278), (5000, 357), (10_000, 370), (50_000, 381), (1_000_000, 384),
    ],
)  # fmt: skip
def test_rows_of_the_published_table(population: int, sample: int) -> None:
    assert round(required(population, CHI_SQUARE, MARGIN)) == sample


@given(st.integers(1, 10**9))
def test_nobody_is_asked_twice_and_somebody_is_asked(population: int) -> None:
    raw = required(population, CHI_SQUARE, MARGIN)

    assert Fraction(1, 2) <= raw <= population


@given(st.integers(1, 10**6), st.integers(1, 1000))
def test_a_larger_population_never_needs_fewer(population: int, more: int) -> None:
    assert required(population + more, CHI_SQUARE, MARGIN) >= required(
        population, CHI_SQUARE, MARGIN
    )


@given(strata, st.data())
def test_strata_add_up_to_the_sample_and_none_is_exceeded(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    sample = data.draw(st.integers(0, sum(sizes.values())))

    parts = share_out(sample, sizes)

    assert sum(parts.values()) == sample
    assert all(0 <= parts[name] <= size for name, size in sizes.items())


@given(strata, st.data())
def test_each_stratum_is_less_than_one_away_from_its_share(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    population = sum(sizes.values())
    sample = data.draw(st.integers(0, population))

    for name, part in share_out(sample, sizes).items():
        assert abs(part - Fraction(sample * sizes[name], population)) < 1


@given(strata, st.data())
def test_the_order_of_strata_changes_no_part(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    sample = data.draw(st.integers(0, sum(sizes.values())))
    turned = dict(reversed(sizes.items()))

    assert share_out(sample, sizes) == share_out(sample, turned)


def test_the_table_of_chi_squares_agrees_with_an_independent_library() -> None:
    rules = RULES.read(rulesets("sample-size")["krejcie-morgan-1970"].values)

    for row in rules.chi_squares:
        wanted = stats.chi2.ppf(float(row.confidence), 1)
        assert float(row.value) == pytest.approx(wanted, abs=0.0006)


def test_a_confidence_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        compute("sample-size", {"population": 100, "confidence": Fraction("0.93")})

    assert (caught.value.code, caught.value.where) == ("unknown-confidence", "confidence")


def test_a_stratum_that_gets_nobody_is_pointed_out() -> None:
    data = {"population": 100_000, "strata": {"besar": 99_999, "kecil": 1}}

    result: Any = compute("sample-size", data)

    assert result["strata"] == {"besar": 383, "kecil": 0}
    assert "stratum-without-sample" in [each["code"] for each in result["warnings"]]


@pytest.mark.parametrize("population", [0, -1, 10**12 + 1])
def test_a_population_beside_its_range_is_refused(population: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        compute("sample-size", {"population": population})

    assert caught.value.where == "population"
