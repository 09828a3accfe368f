"""Dates as people write and read them; month names from the CLDR through Babel."""

from datetime import date, datetime

from babel.dates import format_date as babel_format
from babel.dates import get_month_names

from siap.kernel.errors import InvalidInput

_NUMERIC = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d/%m/%y",
    "%d-%m-%y",
    "%d.%m.%y",
)


def _month_numbers() -> dict[str, str]:
    numbers: dict[str, str] = {}
    for locale in ("id", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=locale).items():
                numbers[str(name).casefold().rstrip(".")] = str(number)
    return numbers | {"agt": "8", "agu": "8", "ags": "8", "nop": "11", "pebruari": "2"}


_MONTHS = _month_numbers()


def parse_date(text: str, *, where: str = "") -> date:
    """
    Read a date as a person types it; the day comes before the month.

    Args:
        text: Like `21 November 2026`, `21/11/2026`, `21-11-2026` or `2026-11-21`.
        where: The cell, for the message.

    Returns:
        The date, between 1900 and 2200.

    Raises:
        InvalidInput: It is no date.

    >>> parse_date("21 Nov 2026")
    datetime.date(2026, 11, 21)
    """
    words = text.replace(",", " ").split()
    if len(words) == 3 and words[1].casefold().rstrip(".") in _MONTHS:
        words[1] = _MONTHS[words[1].casefold().rstrip(".")]
    compact = "-".join(words)
    for pattern in _NUMERIC:
        try:
            found = datetime.strptime(compact, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if 1900 <= found.year <= 2200:
            return found
    raise InvalidInput("cell-not-a-date", where=where, value=text)


def format_date(day: date, *, language: str = "id", short: bool = False) -> str:
    """
    Write a date as people read it.

    >>> format_date(date(2026, 11, 21))
    '21 November 2026'
    >>> format_date(date(2026, 8, 3), short=True)
    '3 Agu 2026'
    """
    pattern = "d MMM y" if short else "d MMMM y"
    return babel_format(day, pattern, locale=language)
