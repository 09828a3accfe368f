"""Codes: one way of writing them, their levels, what is below what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.apps.budgets.codes import (
    LEVEL_NAMES,
    is_below,
    level_name,
    read_code,
    shared_form,
)
from siap.apps.budgets.models import Subject


@pytest.mark.parametrize(
    ("typed", "text", "level"),
    [
        ("1", "1", 1),
        ("1.03", "1.03", 2),
        ("1.3.3", "1.03.03", 3),
        ("1.03.03.2.01", "1.03.03.2.01", 4),
        ("1.03.03.2.01.21", "1.03.03.2.01.0021", 5),
        (" 1.03.03.2.01.0021 ", "1.03.03.2.01.0021", 5),
        ("1. 03. 03. 2. 01. 0021.", "1.03.03.2.01.0021", 5),
        ("x.xx.01.2.06.0009", "X.XX.01.2.06.0009", 5),
    ],
)
def test_a_code_is_read_however_it_is_written(typed: str, text: str, level: int) -> None:
    assert read_code(typed) == (text, level)


@pytest.mark.parametrize(
    "typed",
    ["", ".", "1.03.03.2", "12", "1.003", "1.03.03.2.01.00211", "a.03", "1..03", "1.03.X"],
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize("typed", ["6.1.02", "5.1.01.01.01.0001", "5", "5.1"])
def test_accounts_have_levels_of_their_own(typed: str) -> None:
    code = read_code(typed, Subject.ACCOUNTS)

    assert code is not None
    assert code.level == typed.count(".") + 1


def test_only_fields_of_government_have_shared_codes() -> None:
    assert read_code("X.XX.01", Subject.ACCOUNTS) is None


@given(
    st.from_regex(r"[1-9]\.[0-9]{2}\.[0-9]{2}\.[1-4]\.[0-9]{2}\.[0-9]{4}", fullmatch=True)
)
def test_reading_a_code_twice_is_reading_it_once(text: str) -> None:
    code = read_code(text)

    assert code is not None
    assert read_code(code.text) == code
    again = read_code(shared_form(code.text))
    assert again is not None
    assert again.level == code.level


@given(st.text(max_size=30))
def test_no_text_makes_reading_fail(text: str) -> None:
    for subject in Subject:
        found = read_code(text, subject)
        assert found is None or 1 <= found.level <= 6


def test_a_code_is_below_its_beginning_only_at_a_point() -> None:
    assert is_below("1.03.03.2.01.0021", "1.03.03.2.01")
    assert not is_below("1.03.031", "1.03.03")
    assert not is_below("1.03.03", "1.03.03")


def test_every_level_has_a_name() -> None:
    for subject in Subject:
        assert len(LEVEL_NAMES[subject]) in (5, 6)
    assert level_name(Subject.NOMENCLATURE, 5) == "Subkegiatan"
