"""Numbers, money, dates and times as the reader of the screen writes them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from django.utils import timezone
from django.utils.translation import get_language

from siap.kernel.numbers import format_number, format_rupiah, round_half_up

NOTHING: Final = "–"

_MONTHS: Final = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_SHORT_MONTHS: Final = {
    "id": (
        *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
        *("Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    ),
    "en": (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
}


def reader_language() -> Literal["id", "en"]:
    """Tell in which of our two languages the reader reads: `id` or `en`."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def titled(thing: object, field: str = "title") -> str:
    """
    Give a text of the catalogue in the reader's language.

    Args:
        thing: Holds `title` and `title_en`, or another such pair; a mapping will do.
        field: Name of the Indonesian text.

    Returns:
        The English text for readers of English; the Indonesian one where there is none.
    """
    names = [f"{field}_en", field] if reader_language() == "en" else [field]
    if isinstance(thing, Mapping):
        found = [thing.get(name) for name in names]
    else:
        found = [getattr(thing, name, None) for name in names]
    return next((str(text) for text in found if text), "")


def number(value: Decimal | int | None, places: int | None = None) -> str:
    """
    Write a number with the marks of the reader's language.

    Args:
        value: The number; None where nothing is known yet.
        places: Decimal places shown, halves up; None shows those it has.

    Returns:
        Text such as `1.234,5` (Indonesian) or `1,234.5` (English); a dash for None.
    """
    if value is None:
        return NOTHING
    if reader_language() == "id":
        return format_number(value, places)
    exact = Decimal(value) if places is None else round_half_up(Decimal(value), places)
    return f"{exact:,f}"


def rupiah(amount_idr: Decimal | int | None) -> str:
    """
    Write an amount of money in whole rupiah.

    Args:
        amount_idr: Rupiah; parts of a rupiah are rounded half up. None where unknown.

    Returns:
        Text such as `Rp12.500.000` (Indonesian) or `Rp12,500,000`; a dash for None.
    """
    if amount_idr is None:
        return NOTHING
    whole = int(round_half_up(Decimal(amount_idr), 0))
    if reader_language() == "id":
        return format_rupiah(whole)
    return f"{'-' if whole < 0 else ''}Rp{abs(whole):,}"


def percent(value: Decimal | int | None, places: int | None = None) -> str:
    """
    Write a number that is already counted in hundredths.

    Args:
        value: 0 to 100 as a rule; None where unknown.
        places: Decimal places shown, halves up; None shows those it has.

    Returns:
        Text such as `12,5%`; a dash for None.
    """
    return NOTHING if value is None else f"{number(value, places)}%"


def day(value: date | None, *, short: bool = False) -> str:
    """
    Write a date, day first, the month as a word.

    Args:
        value: A date, or an aware instant (shown in the local time zone); None where
            unknown.
        short: Whether the month is cut to three letters.

    Returns:
        Text such as `21 November 2026` or `21 Nov 2026`; a dash for None.
    """
    if value is None:
        return NOTHING
    shown = _local(value) if isinstance(value, datetime) else value
    months = (_SHORT_MONTHS if short else _MONTHS)[reader_language()]
    return f"{shown.day} {months[shown.month - 1]} {shown.year}"


def clock(value: datetime | None) -> str:
    """
    Write the time of day of an instant, in the local time zone.

    Returns:
        `10.42` in Indonesian, `10:42` in English; a dash for None.
    """
    if value is None:
        return NOTHING
    return _local(value).strftime("%H.%M" if reader_language() == "id" else "%H:%M")


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
