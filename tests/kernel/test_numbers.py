"""Rounding, exact output and the way numbers are written."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.numbers import (
    exact_number,
    format_number,
    format_rupiah,
    round_half_up,
    write_number,
)

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=6, max_value=10**12)


@given(decimals, st.integers(0, 8))
def test_rounding_agrees_with_the_decimal_library(value: Decimal, places: int) -> None:
    with localcontext() as context:
        context.prec = 100
        wanted = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)

    assert round_half_up(value, places) == wanted
    assert round_half_up(Fraction(value), places) == wanted


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("76.605", 2, "76.61"), ("76.604999", 2, "76.60"), ("-76.605", 2, "-76.61"),
        ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("-0.004", 2, "0.00"), ("2", 3, "2.000"),
    ],
)  # fmt: skip
def test_halves_go_away_from_nought(value: str, places: int, text: str) -> None:
    assert str(round_half_up(Decimal(value), places)) == text


def test_a_number_longer_than_the_usual_precision_is_rounded_exactly() -> None:
    long = Decimal("123456789012345678901234567890123456789.005")

    assert str(round_half_up(long, 2)) == "123456789012345678901234567890123456789.01"


@given(st.fractions())
def test_exact_output_is_within_half_a_unit_of_the_twelfth_place(value: Fraction) -> None:
    assert abs(Fraction(exact_number(value)) - value) <= Fraction(1, 2 * 10**12)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=15, max_value=10**9))
def test_a_fraction_that_ends_is_given_in_full(value: Decimal) -> None:
    assert Fraction(exact_number(Fraction(value))) == Fraction(value)


@given(st.fractions())
def test_exact_output_has_no_trailing_noughts(value: Fraction) -> None:
    found = exact_number(value)

    if isinstance(found, Decimal) and value.denominator in (2, 4, 5, 8, 10):
        assert not str(found).endswith("0")


def test_whole_numbers_come_out_as_int() -> None:
    assert exact_number(Fraction(8, 2)) == 4
    assert isinstance(exact_number(Fraction(8, 2)), int)


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (Decimal("1234.5"), None, "1.234,5", "1,234.5"),
        (-1234567, 2, "-1.234.567,00", "-1,234,567.00"),
        (Fraction(1, 3), None, "0,3333", "0.3333"),
        (Fraction(1, 8), None, "0,125", "0.125"),
        (0, None, "0", "0"),
    ],
)
def test_numbers_are_written_for_readers_of_either_language(
    value: Decimal | Fraction | int, places: int | None, indonesian: str, english: str
) -> None:
    assert write_number(value, "id", places) == indonesian
    assert write_number(value, "en", places) == english


def test_indonesian_numbers_have_points_for_thousands_and_a_decimal_comma() -> None:
    assert format_number(Decimal("1234567.891"), 2) == "1.234.567,89"


def test_rupiah_have_no_decimals() -> None:
    assert format_rupiah(-12_500_000) == "-Rp12.500.000"
