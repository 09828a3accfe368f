"""Numbers of letters: the pattern of an office, a counter without gaps for each year."""

import re
from datetime import date
from typing import Final

from django.db import transaction

from siap.apps.organisations.models import Agency
from siap.apps.papers.models import LetterCounter
from siap.kernel.errors import InvalidInput

PARTS: Final = ("nomor", "nomor3", "kode", "kantor", "bulan", "tahun")

_PART: Final = re.compile(r"\{([^{}]*)\}")
_ROMAN: Final = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def check_pattern(pattern: str) -> str:
    """
    Check the pattern of an office's numbers.

    Args:
        pattern: Text with parts in braces: `{nomor}` or `{nomor3}` (three digits) and
            `{tahun}` must be there; `{kode}`, `{kantor}`, `{bulan}` may be.

    Returns:
        The pattern without blanks around it.

    Raises:
        InvalidInput: A part is unknown, or what makes a number unique is missing.
    """
    found = set(_PART.findall(pattern))
    unknown = sorted(found - set(PARTS))
    if unknown or re.search(r"[{}]", _PART.sub("", pattern)):
        listed = ", ".join(f"{{{each}}}" for each in PARTS)
        raise InvalidInput("number-pattern-part", where="number_pattern", known=listed)
    if not found & {"nomor", "nomor3"} or "tahun" not in found:
        raise InvalidInput("number-pattern-counter", where="number_pattern")
    return pattern.strip()


def write_letter_number(
    pattern: str, sequence: int, *, on: date, code: str, office: str
) -> str:
    """
    Write the number of a letter.

    Args:
        pattern: A checked pattern.
        sequence: Place of the letter in its year, from 1.
        on: Date of the letter.
        code: Classification of the letter, as typed.
        office: Short name of the office.

    Returns:
        The number; a part without text leaves no doubled stroke behind.

    >>> from datetime import date
    >>> write_letter_number("{kode}/{nomor3}/{kantor}/{bulan}/{tahun}", 7,
    ...                     on=date(2026, 11, 21), code="", office="DPU")
    '007/DPU/XI/2026'
    """
    texts = {
        "nomor": str(sequence),
        "nomor3": f"{sequence:03}",
        "kode": code.strip(),
        "kantor": office.strip(),
        "bulan": _ROMAN[on.month - 1],
        "tahun": str(on.year),
    }
    written = _PART.sub(lambda part: texts[part[1]], pattern)
    return re.sub(r"/{2,}", "/", written).strip("/ ")


def next_sequence(agency: Agency, year: int) -> int:
    """
    Take the next number of an office in a year.

    The counter stays locked until the transaction ends, so two letters at once never get
    the same number, and one that is taken back leaves no gap.

    Args:
        agency: The office.
        year: Of the letter's date.

    Raises:
        django.db.transaction.TransactionManagementError: There is no transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("take numbers in a transaction")
    LetterCounter.objects.get_or_create(agency=agency, year=year)
    counter = LetterCounter.objects.select_for_update().get(agency=agency, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
