"""Numbers as people type them, in Indonesian or English writing."""

import re
from decimal import Decimal

from siap.kernel.errors import InvalidInput

_GROUPED = {
    "id": re.compile(r"^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$"),
    "en": re.compile(r"^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$"),
}
_PLAIN = re.compile(r"^[+-]?\d+([.,]\d+)?$")
_SCALES = {
    "rb": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "m": 10**9,
    "miliar": 10**9,
    "milyar": 10**9,
    "t": 10**12,
    "triliun": 10**12,
    "million": 10**6,
    "billion": 10**9,
}
_MAX_DIGITS = 24
_LIMIT = Decimal(10) ** 18
"""Databases keep eighteen digits before the decimals."""
_LIMIT_RUPIAH = 10**15
"""The state spends less than four times this in a year; sums must fit as well."""


def parse_decimal(text: str, *, where: str = "", language: str = "id") -> Decimal:
    """
    Read a number as a person types it.

    In Indonesian writing a point groups thousands and a comma starts the decimals; in
    English the other way round. A single separator that cannot be a group of three is
    read as the decimal separator, so `12.5` is twelve and a half in both, and `0.125` an
    eighth: no group starts with nought.

    Args:
        text: What was typed.
        where: The cell, for the message.
        language: `id` or `en`.

    Returns:
        The exact number.

    Raises:
        InvalidInput: It is no number, has more than 24 digits, or more than 18 of them
            before the decimals.

    >>> parse_decimal("1.234,5")
    Decimal('1234.5')
    >>> parse_decimal("1.500")
    Decimal('1500')
    >>> parse_decimal("12.5")
    Decimal('12.5')
    """
    compact = text.replace("\u00a0", "").replace(" ", "").replace("\u2212", "-").rstrip("%")
    group, point = (".", ",") if language == "id" else (",", ".")
    digits = sum(character.isdigit() for character in compact)
    if digits <= _MAX_DIGITS and compact.isascii():
        number = None
        if _GROUPED[language].match(compact):
            number = Decimal(compact.replace(group, "").replace(point, "."))
        elif _PLAIN.match(compact):
            number = Decimal(compact.replace(",", "."))
        if number is not None and abs(number) >= _LIMIT:
            raise InvalidInput("number-too-large", where=where, value=text)
        if number is not None:
            return number
    example = "1.234,5" if language == "id" else "1,234.5"
    raise InvalidInput("not-a-number", where=where, value=text, example=example)


def parse_integer(text: str, *, where: str = "", language: str = "id") -> int:
    """
    Read a whole number.

    Raises:
        InvalidInput: It is no number, or has decimals.

    >>> parse_integer("12.000")
    12000
    """
    number = parse_decimal(text, where=where, language=language)
    if number != number.to_integral_value():
        raise InvalidInput("cell-not-whole", where=where, value=text)
    return int(number)


def parse_money(text: str, *, where: str = "", language: str = "id") -> int:
    """
    Read an amount of money in rupiah.

    `Rp` may stand before it, `ribu`, `juta`, `miliar` or `triliun` after it.

    Args:
        text: What was typed.
        where: The cell, for the message.
        language: `id` or `en`.

    Returns:
        Whole rupiah.

    Raises:
        InvalidInput: It is no amount, not whole rupiah, or a thousand trillion or more.

    >>> parse_money("Rp12,5 juta")
    12500000
    >>> parse_money("Rp 1.250.000,00")
    1250000
    """
    compact = text.strip().removeprefix("Rp").removeprefix("rp").lstrip(". ")
    match = re.match(r"^(.*?)\s*([A-Za-z]+)$", compact)
    scale = 1
    if match:
        word = match[2].casefold()
        if word not in _SCALES:
            raise InvalidInput("not-money", where=where, value=text)
        compact, scale = match[1], _SCALES[word]
    try:
        amount = parse_decimal(compact, where=where, language=language) * scale
    except InvalidInput as error:
        if error.code == "number-too-large":
            raise InvalidInput("too-much-money", where=where, value=text) from error
        raise InvalidInput("not-money", where=where, value=text) from error
    if amount != amount.to_integral_value():
        raise InvalidInput("not-whole-rupiah", where=where, value=text)
    if abs(amount) >= _LIMIT_RUPIAH:
        raise InvalidInput("too-much-money", where=where, value=text)
    return int(amount)
