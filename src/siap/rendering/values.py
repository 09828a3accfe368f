"""How a value is written, once for every format."""

from datetime import date
from decimal import Decimal

from siap.kernel.numbers import format_number, format_rupiah, round_half_up
from siap.rendering.tree import Column, Language, Value
from siap.rendering.words import WORDS


def write_date(day: date, language: Language = "id") -> str:
    """
    Write a date in words.

    Args:
        day: The date.
        language: `id` or `en`.

    Returns:
        Like `21 November 2026`; the same order in both languages.

    >>> write_date(date(2026, 8, 3))
    '3 Agustus 2026'
    >>> write_date(date(2026, 8, 3), "en")
    '3 August 2026'
    """
    return f"{day.day} {WORDS[language]['month-names'].split()[day.month - 1]} {day.year}"


def write_number(
    number: Decimal | int, places: int | None = None, language: Language = "id"
) -> str:
    """
    Write a number with the separators of the language.

    Args:
        number: The number.
        places: Decimal places, rounded half up; None shows those there are.
        language: `id` (1.234,5) or `en` (1,234.5).

    Returns:
        The text; zero never carries a minus sign.

    >>> write_number(Decimal("-1234.55"), 1)
    '-1.234,6'
    >>> write_number(Decimal("1234.5"), None, "en")
    '1,234.5'
    """
    exact = Decimal(number) if places is None else round_half_up(Decimal(number), places)
    if exact == 0:
        exact = abs(exact)
    text = format_number(exact, places)
    if language == "id":
        return text
    return text.translate(str.maketrans(".,", ",."))


def write_value(value: Value, column: Column, language: Language = "id") -> str:
    """
    Write the value of a cell.

    Args:
        value: As typed; None is an empty cell.
        column: Says the format. A value of another type than the format expects is
            written by its own type, so nothing is lost.
        language: `id` or `en`.

    Returns:
        The text, the same in HTML, PDF, DOCX and (as shown) in XLSX.

    >>> write_value(Decimal("0.125"), Column("a", "A", fmt="percent", places=1))
    '12,5%'
    >>> write_value(1500000, Column("a", "A", fmt="rupiah"))
    'Rp1.500.000'
    >>> write_value(True, Column("a", "A"))
    'Ya'
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return WORDS[language]["yes" if value else "no"]
    if isinstance(value, date):
        return write_date(value, language)
    return _written_number(value, column, language)


def _written_number(value: Decimal | int, column: Column, language: Language) -> str:
    if column.fmt == "rupiah":
        whole = int(round_half_up(Decimal(value), 0))
        text = format_rupiah(whole)
        return text if language == "id" else text.replace(".", ",")
    if column.fmt == "percent":
        return write_number(Decimal(value) * 100, column.places, language) + "%"
    return write_number(value, column.places, language)


def is_numeric(column: Column) -> bool:
    """
    Tell whether a column holds numbers.

    Args:
        column: The column.

    Returns:
        True for number, rupiah and percent: set flush right.
    """
    return column.fmt in {"number", "rupiah", "percent"}
