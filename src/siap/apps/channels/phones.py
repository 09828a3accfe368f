"""Telephone numbers as they are kept."""

import re


def international(number: str) -> str:
    """
    Write a number with its country, as far as it is one.

    Args:
        number: As a gateway gives it; Indonesian numbers may lack the country.

    Returns:
        `+62…`; names and short numbers of services stay as they are.

    >>> international("0812-3456-789")
    '+628123456789'
    >>> international("TELKOMSEL")
    'TELKOMSEL'
    """
    if re.search(r"[A-Za-z]", number):
        return number.strip()[:30]
    digits = re.sub(r"\D", "", number)
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = f"62{digits[1:]}"
    if len(digits) < 8:
        return digits
    return f"+{digits}"[:30]
