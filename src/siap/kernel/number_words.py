"""Whole numbers in words, as formal papers write days and years."""

from typing import Final

LARGEST: Final = 9999

_ID: Final = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
]
_EN: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = [
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]


def number_in_words(number: int, language: str = "id") -> str:
    """
    Write a number in words.

    Args:
        number: From 0 to 9999.
        language: `id` or `en`.

    Returns:
        Words in small letters.

    Raises:
        ValueError: The number is out of range.

    >>> number_in_words(2026)
    'dua ribu dua puluh enam'
    >>> number_in_words(11)
    'sebelas'
    >>> number_in_words(1100)
    'seribu seratus'
    >>> number_in_words(2026, "en")
    'two thousand and twenty-six'
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if language == "en":
        return _english(number)
    return _indonesian(number) or _ID[0]


def _indonesian(number: int) -> str:
    """The words of a number; none for zero, so that round numbers end well."""
    if number < len(_ID):
        return _ID[number] if number else ""
    for size, one, name in ((1000, "seribu", "ribu"), (100, "seratus", "ratus")):
        if number >= size:
            many, rest = divmod(number, size)
            head = one if many == 1 else f"{_indonesian(many)} {name}"
            return f"{head} {_indonesian(rest)}".strip()
    tens, rest = divmod(number, 10)
    if tens == 1:
        return f"{_ID[rest]} belas"
    return f"{_ID[tens]} puluh {_indonesian(rest)}".strip()


def _english(number: int) -> str:
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            many, rest = divmod(number, size)
            link = "and " if 0 < rest < 100 else ""
            tail = f"{link}{_english(rest)}" if rest else ""
            return f"{_english(many)} {name} {tail}".strip()
    if number < len(_EN):
        return _EN[number]
    tens, rest = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_EN[rest]}" if rest else "")
