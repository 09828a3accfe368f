"""Typed text becomes safe for every format."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.typography import clean

ANYTHING = st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x0bc", "abc"),
        ("baris satu\r\nbaris dua\rtiga\u2028empat", "baris satu\nbaris dua\ntiga\nempat"),
        ("kolom\tdua", "kolom\tdua"),
        ("a\ud800b", "ab"),
        ("e\u0301", "é"),
        ("\u202etxt.exe\u2066", "txt.exe"),
        ("\ufeffjudul\uffff", "judul"),
        ("<script>alert('&')</script>", "<script>alert('&')</script>"),
    ],
)
def test_what_cannot_be_printed_is_dropped_and_the_rest_is_kept(typed, kept):
    assert clean(typed) == kept


@given(ANYTHING)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_cleaned_text_is_composed_and_has_no_control_but_tab_and_newline(text):
    cleaned = clean(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert {c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"}} <= {"\n", "\t"}
