"""How values are written and formulas are worked out."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.rendering.formulas import compute, to_spreadsheet
from siap.rendering.tree import Column
from siap.rendering.values import write_date, write_number, write_value

numbers = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
)


@pytest.mark.parametrize(
    ("value", "column", "indonesian", "english"),
    [
        (1234567, Column("a", "A", fmt="number"), "1.234.567", "1,234,567"),
        (Decimal("1234.5"), Column("a", "A", fmt="number"), "1.234,5", "1,234.5"),
        (Decimal("0.005"), Column("a", "A", fmt="number", places=2), "0,01", "0.01"),
        (Decimal("-0.001"), Column("a", "A", fmt="number", places=1), "0,0", "0.0"),
        (-5000, Column("a", "A", fmt="rupiah"), "-Rp5.000", "-Rp5,000"),
        (Decimal("2.5"), Column("a", "A", fmt="rupiah"), "Rp3", "Rp3"),
        (Decimal("0.125"), Column("a", "A", fmt="percent", places=1), "12,5%", "12.5%"),
        (date(2026, 8, 3), Column("a", "A", fmt="date"), "3 Agustus 2026", "3 August 2026"),
        (True, Column("a", "A", fmt="yes-no"), "Ya", "Yes"),
        (False, Column("a", "A", fmt="number"), "Tidak", "No"),
        (None, Column("a", "A", fmt="rupiah"), "", ""),
        ("belum", Column("a", "A", fmt="rupiah"), "belum", "belum"),
    ],
)
def test_values_are_written_for_the_reader(value, column, indonesian, english):
    assert write_value(value, column) == indonesian
    assert write_value(value, column, "en") == english


def test_every_month_has_a_name_in_both_languages():
    written = {
        write_date(date(2026, month, 1), lang)
        for month in range(1, 13)
        for lang in ("id", "en")
    }

    assert len(written) == 24 - 3  # April, September and November are the same word


@given(numbers)
def test_a_written_number_reads_back_as_the_same_number(number):
    written = write_number(number)

    assert Decimal(written.replace(".", "").replace(",", ".")) == number


@given(numbers, numbers)
def test_a_formula_is_worked_out_exactly(a, b):
    assert compute("{a} * 2 + ({b} - 1) / 4", {"a": a, "b": b}) == a * 2 + (b - 1) / 4


@pytest.mark.parametrize("value", [None, "12", True])
def test_a_formula_over_something_that_is_no_number_stays_empty(value):
    assert compute("{a} * 2", {"a": value}) is None


def test_a_division_by_zero_stays_empty():
    assert compute("{a} / {b}", {"a": 1, "b": 0}) is None
    assert compute("{a} / {b}", {"a": 0, "b": 0}) is None


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os').system('id')",
        "{a}.real",
        "{a} ** 99999",
        "a * 2",
        "{a} if {a} else 1",
        "[{a}]",
        "{a} *",
        "",
        "'x' * 3",
    ],
)
def test_a_formula_that_is_more_than_arithmetic_is_refused(formula):
    with pytest.raises(InvalidInput) as caught:
        compute(formula, {"a": 1})

    assert caught.value.code == "bad-formula"


def test_brackets_are_kept_in_the_spreadsheet():
    cells = {"a": "A1", "b": "B1", "c": "C1"}

    assert to_spreadsheet("{a} - ({b} - {c})", cells.__getitem__).endswith(",A1-(B1-C1))")
    assert "IFERROR" in to_spreadsheet("{a} / {b}", cells.__getitem__)
