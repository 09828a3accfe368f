"""Lines fit, and no character gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.typography import text_width, wrap

TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="abcdeghiknuy .-/0159", max_size=120),
)


def _without_space(text):
    return "".join(text.split())


@given(TEXTS, st.floats(min_value=15, max_value=400), st.booleans())
def test_no_character_but_white_space_is_lost_or_added(text, width, bold):
    lines = wrap(text, width, 12, bold=bold)

    assert _without_space("".join(lines)) == _without_space(text)


@given(
    st.text(
        alphabet=st.characters(max_codepoint=0x17F, exclude_categories=["C"]), max_size=120
    ),
    st.floats(min_value=15, max_value=400),
)
def test_every_line_fits_the_width(text, width):
    assert all(text_width(line, 12) <= width + 1e-6 for line in wrap(text, width, 12))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("5.1.02.01.01.0000", 60, ["5.1.02.01.", "01.0000"]),
        ("mempertanggungjawabkan", 60, ["memper", "tanggung", "jawabkan"]),
        ("satu\n\ndua", 100, ["satu", "dua"]),
        ("   ", 100, [""]),
        ("jam 5\u00a0juta rupiah", 45, ["jam", "5\u00a0juta", "rupiah"]),
        ("WWW", 5, ["W", "W", "W"]),
    ],
)
def test_long_words_break_where_a_reader_would_break_them(text, width, lines):
    assert wrap(text, width, 12) == lines


def test_a_joined_emoji_is_never_torn_apart():
    family = "👨‍👩‍👧"

    assert wrap(family * 3, 20, 12) == [family] * 3
