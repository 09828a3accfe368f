"""Numbers in words, as formal papers write days and years."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siap.kernel.number_words import LARGEST, number_in_words

DIGITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan"
UNITS = {word: place for place, word in enumerate(DIGITS.split())}
WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}


def read(words: str) -> int:
    """Read Indonesian words back, word by word."""
    whole = part = 0
    for word in words.split():
        if word in UNITS:
            part += UNITS[word]
        elif word in WHOLE:
            part += WHOLE[word]
        elif word == "belas":
            part += 10
        elif word == "puluh":
            part += 9 * (part % 10)
        elif word == "ratus":
            part *= 100
        else:
            whole, part = {"ribu": part, "seribu": 1}[word] * 1000, 0
    return whole + part


@given(st.integers(0, LARGEST))
def test_words_read_back_give_the_number(number):
    assert read(number_in_words(number)) == number


@settings(max_examples=40)
@given(st.integers(0, LARGEST), st.integers(0, LARGEST))
def test_two_numbers_never_share_their_words(one, other):
    for language in ("id", "en"):
        same = number_in_words(one, language) == number_in_words(other, language)
        assert same == (one == other)


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (10, "sepuluh", "ten"),
        (17, "tujuh belas", "seventeen"),
        (31, "tiga puluh satu", "thirty-one"),
        (100, "seratus", "one hundred"),
        (111, "seratus sebelas", "one hundred and eleven"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan",
         "one thousand nine hundred and ninety-nine"),
        (2000, "dua ribu", "two thousand"),
        (2026, "dua ribu dua puluh enam", "two thousand and twenty-six"),
    ],
)  # fmt: skip
def test_known_numbers_are_written_as_people_say_them(number, indonesian, english):
    assert number_in_words(number) == indonesian
    assert number_in_words(number, "en") == english


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_out_of_range_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        number_in_words(number)
