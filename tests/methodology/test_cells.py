"""What people type into cells, and what they read back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue, display_cell, parse_cell, typed_value
from siap.methodology.dates import format_date, parse_date
from siap.methodology.typed_numbers import parse_decimal, parse_integer, parse_money
from siap.methodology.worksheet_shapes import Column, Option


def column(kind: str, **more: object) -> Column:
    return Column.model_validate(
        {"key": "isi", "title": "Isian", "title_en": "Cell", "type": kind, **more}
    )


CHOICE = column(
    "choice",
    options=[
        Option(key="high", title="Tinggi", title_en="High"),
        Option(key="low", title="Rendah", title_en="Low"),
    ],
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234,5", "1234.5"),
        ("1.500", "1500"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("-0.500", "-0.500"),
        ("-3", "-3"),
        ("\u22123,5", "-3.5"),
        ("12 500", "12500"),
        ("80%", "80"),
        ("1.234.567,89", "1234567.89"),
    ],
)
def test_numbers_are_read_as_indonesians_write_them(typed: str, number: str) -> None:
    assert parse_decimal(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "number"), [("1,234.5", "1234.5"), ("1,500", "1500"), ("12,5", "12.5")]
)
def test_numbers_are_read_as_the_english_write_them(typed: str, number: str) -> None:
    assert parse_decimal(typed, language="en") == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "1.2.3",
        "1,2,3",
        "1.23.456",
        "NaN",
        "Infinity",
        "1e5",
        "٣",
        "1" * 25,
        "--1",
        "1.",
    ],
)
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidInput) as problem:
        parse_decimal(typed)

    assert "1.234,5" in problem.value.message()


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_number_shown_can_be_typed_again(number: Decimal) -> None:
    shown = display_cell(column("decimal"), str(number))

    assert parse_decimal(shown) == number


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("Rp12.500.000", 12_500_000),
        ("12,5 juta", 12_500_000),
        ("Rp 1.250.000,00", 1_250_000),
        ("2 miliar", 2_000_000_000),
        ("750 rb", 750_000),
        ("1,5 triliun", 1_500_000_000_000),
        ("-5000", -5000),
    ],
)
def test_money_is_read_with_its_words(typed: str, amount: int) -> None:
    assert parse_money(typed) == amount


@pytest.mark.parametrize("typed", ["12,5", "Rp0,5", "lima juta", "12 dolar", "0,0001 ribu"])
def test_money_that_is_not_whole_rupiah_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        parse_money(typed)


def test_a_whole_number_has_no_decimals() -> None:
    assert parse_integer("12.000") == 12_000
    with pytest.raises(InvalidInput):
        parse_integer("12,5")


@pytest.mark.parametrize(
    "typed",
    [
        "21 November 2026",
        "21 Nov 2026",
        "21/11/2026",
        "21-11-2026",
        "2026-11-21",
        "21 Nop 2026",
        "21.11.26",
    ],
)
def test_dates_are_read_as_people_write_them(typed: str) -> None:
    assert parse_date(typed) == date(2026, 11, 21)


@pytest.mark.parametrize(
    "typed", ["", "31/02/2026", "11/21/2026", "kemarin", "21 Foo 2026", "1/1/1500"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        parse_date(typed)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)))
def test_a_date_shown_can_be_typed_again(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(format_date(day, short=True)) == day
    assert parse_date(format_date(day, language="en")) == day


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("text", "  dua \n kata ", "dua kata"),
        ("long-text", "baris satu\r\nbaris dua", "baris satu\nbaris dua"),
        ("integer", "1.200", 1200),
        ("decimal", "54,40", "54.40"),
        ("percent", "33 %", "33"),
        ("money", "1 juta", 1_000_000),
        ("date", "3 Agustus 2026", "2026-08-03"),
        ("time", "9.30", "09:30"),
        ("time", "14:05", "14:05"),
        ("yes-no", "Ya", True),
        ("yes-no", "tidak", False),
        ("reference", "abc", "abc"),
        ("text", "   ", None),
        ("integer", "", None),
    ],
)
def test_a_cell_is_stored_by_its_type(kind: str, typed: str, stored: CellValue) -> None:
    assert parse_cell(column(kind), typed) == stored


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("time", "25.00"),
        ("time", "pagi"),
        ("yes-no", "mungkin"),
        ("yearly", "5"),
        ("date", "x"),
    ],
)
def test_a_cell_that_does_not_fit_its_type_is_refused(kind: str, typed: str) -> None:
    with pytest.raises(InvalidInput):
        parse_cell(column(kind), typed)


def test_a_choice_is_read_by_key_or_title_in_any_language_and_case() -> None:
    assert {parse_cell(CHOICE, typed) for typed in ("high", "TINGGI", "High")} == {"high"}
    with pytest.raises(InvalidInput) as problem:
        parse_cell(CHOICE, "sedang")
    assert "Tinggi, Rendah" in problem.value.message()


def test_several_choices_are_kept_once_in_their_order() -> None:
    several = CHOICE.model_copy(update={"type": "choices"})

    assert parse_cell(several, ["low", "high", "low", ""]) == ["low", "high"]
    assert parse_cell(several, []) is None


def test_a_range_is_kept_and_both_its_edges_belong_to_it() -> None:
    scored = column("integer", min=1, max=5)

    assert [parse_cell(scored, str(n)) for n in (1, 5)] == [1, 5]
    for outside in ("0", "6"):
        with pytest.raises(InvalidInput) as problem:
            parse_cell(scored, outside)
        assert "1 sampai 5" in problem.value.message()


def test_a_text_that_is_too_long_is_refused_with_both_lengths() -> None:
    with pytest.raises(InvalidInput) as problem:
        parse_cell(column("text", max_length=5), "enam huruf")

    assert "10" in problem.value.message()
    assert "5" in problem.value.message()


def test_yearly_values_are_read_by_year_and_empty_years_left_out() -> None:
    yearly = column("yearly")

    assert parse_cell(yearly, {"2025": "1,5", "2024": "", "2023": "2"}) == {
        "2023": "2",
        "2025": "1.5",
    }
    assert parse_cell(yearly, {"2024": " "}) is None
    with pytest.raises(InvalidInput):
        parse_cell(yearly, {"tahun": "1"})
    with pytest.raises(InvalidInput) as problem:
        parse_cell(column("yearly-money"), {"2026": "1,5"})
    assert problem.value.where == "isi.2026"


@pytest.mark.parametrize(
    ("kind", "stored", "shown"),
    [
        ("decimal", "1234.50", "1.234,50"),
        ("percent", "38.68", "38,68 %"),
        ("money", 12_500_000, "Rp12.500.000"),
        ("date", "2026-11-21", "21 November 2026"),
        ("time", "09:30", "09.30"),
        ("yes-no", True, "ya"),
        ("yes-no", False, "tidak"),
        ("integer", 1200, "1.200"),
        ("text", "kata", "kata"),
        ("yearly", {"2024": "1.5"}, "2024: 1,5"),
        ("yearly-money", {"2026": 1000}, "2026: Rp1.000"),
    ],
)
def test_a_stored_value_is_shown_as_people_read_it(
    kind: str, stored: CellValue, shown: str
) -> None:
    assert display_cell(column(kind), stored) == shown


def test_choices_and_references_are_shown_by_title() -> None:
    reference = column("references")

    assert display_cell(CHOICE, "high") == "Tinggi"
    assert display_cell(CHOICE, "high", language="en") == "High"
    assert (
        display_cell(reference, ["a", "b"], names={"a": "Isu A", "b": "Isu B"})
        == "Isu A; Isu B"
    )
    assert display_cell(reference, ["hilang"]) == "–"


def test_values_get_their_types_for_calculating() -> None:
    assert typed_value(column("decimal"), "1.5") == Decimal("1.5")
    assert typed_value(column("date"), "2026-11-21") == date(2026, 11, 21)
    assert typed_value(column("yearly"), {"2024": "1.5"}) == {2024: Decimal("1.5")}
    assert typed_value(column("text"), "kata") == "kata"
    assert typed_value(column("text"), None) is None


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("money", "99999999999999999999", "1.000 triliun"),
        ("money", "1.000 t", "1.000 triliun"),
        ("decimal", "-1000000000000000000", "18 angka"),
        ("integer", "9" * 19, "18 angka"),
    ],
)
def test_a_number_that_no_database_keeps_is_refused(
    kind: str, typed: str, told: str
) -> None:
    with pytest.raises(InvalidInput) as problem:
        parse_cell(column(kind), typed)

    assert told in problem.value.message()


def test_what_only_looks_like_a_year_is_refused() -> None:
    with pytest.raises(InvalidInput):
        parse_cell(column("yearly"), {"²²": "1"})
