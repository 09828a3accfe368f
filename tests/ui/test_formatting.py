"""Numbers, money, dates and times appear as the reader writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from siap.ui import formatting


def shown(expression: str, value: object, language: str = "id") -> str:
    with translation.override(language):
        template = Template(f"{{% load siap_ui %}}{{{{ value|{expression} }}}}")
        return template.render(Context({"value": value}))


@pytest.mark.parametrize(
    ("expression", "value", "indonesian", "english"),
    [
        ("angka", Decimal("1234.5"), "1.234,5", "1,234.5"),
        ("angka:2", Decimal("-1234.565"), "-1.234,57", "-1,234.57"),
        ("angka", 0, "0", "0"),
        ("rupiah", 12_500_000, "Rp12.500.000", "Rp12,500,000"),
        ("rupiah", Decimal("-2500.5"), "-Rp2.501", "-Rp2,501"),
        ("persen", Decimal("12.5"), "12,5%", "12.5%"),
        ("persen:0", Decimal("12.5"), "13%", "13%"),
        ("tanggal", date(2026, 5, 21), "21 Mei 2026", "21 May 2026"),
        ('tanggal:"pendek"', date(2026, 8, 1), "1 Agu 2026", "1 Aug 2026"),
        ("jam", datetime(2026, 11, 21, 3, 42, tzinfo=UTC), "10.42", "10:42"),
    ],
)
def test_each_language_has_its_own_marks(
    expression: str, value: object, indonesian: str, english: str
) -> None:
    assert shown(expression, value, "id") == indonesian
    assert shown(expression, value, "en") == english


@pytest.mark.parametrize("expression", ["angka", "rupiah", "persen", "tanggal", "jam"])
def test_what_is_not_known_is_a_dash(expression: str) -> None:
    assert shown(expression, None) == "–"


def test_an_instant_late_in_the_evening_has_the_local_date() -> None:
    instant = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)

    assert shown("tanggal", instant) == "21 November 2026"


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_an_amount_can_be_read_back_in_both_languages(amount: int) -> None:
    for language, mark in (("id", "."), ("en", ",")):
        with translation.override(language):
            text = formatting.rupiah(amount)
        assert int(text.replace("Rp", "").replace(mark, "")) == amount


@given(st.dates())
def test_a_short_date_differs_only_in_its_month(value: date) -> None:
    with translation.override("id"):
        long, short = formatting.day(value), formatting.day(value, short=True)

    assert long.split()[::2] == short.split()[::2]


@pytest.mark.parametrize(
    "thing",
    [
        {"title": "Tahap", "title_en": "Stage"},
        SimpleNamespace(title="Tahap", title_en="Stage"),
    ],
)
def test_the_catalogue_speaks_the_language_of_the_reader(thing: object) -> None:
    assert shown("titled", thing, "id") == "Tahap"
    assert shown("titled", thing, "en") == "Stage"


def test_a_text_without_translation_is_shown_in_indonesian() -> None:
    assert shown("titled", {"title": "Tahap", "title_en": ""}, "en") == "Tahap"


def test_other_texts_of_the_catalogue_are_chosen_by_name() -> None:
    sheet = {"purpose": "Memilih", "purpose_en": "To choose"}

    assert shown('titled:"purpose"', sheet, "en") == "To choose"
