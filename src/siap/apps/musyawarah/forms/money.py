"""Money as people write it: `12.500.000`, `Rp12,5 juta`."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.kernel.numbers import round_half_up

_WORDS: Final = {"": 1, "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6}
_WORDS_OF_MILLIARDS: Final = {"miliar": 10**9, "milyar": 10**9, "m": 10**9}
_SHAPE: Final = re.compile(r"^(?:rp\.?)?\s*([0-9][0-9.,]*)\s*([a-z]*)$")
_GROUPED: Final = re.compile(r"^[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$")
_PLAIN: Final = re.compile(r"^[0-9]+([.,][0-9]+)?$")


def read_rupiah(text: str) -> int | None:
    """
    Read an amount of money.

    Args:
        text: With or without `Rp`, dots, and the words ribu, juta or miliar.

    Returns:
        Whole rupiah, rounded half up; None if it cannot be read.

    >>> read_rupiah("Rp12.500.000"), read_rupiah("12,5 juta"), read_rupiah("banyak")
    (12500000, 12500000, None)
    """
    shape = _SHAPE.match(text.strip().casefold().removesuffix(",-"))
    if shape is None:
        return None
    digits, word = shape.groups()
    factor = (_WORDS | _WORDS_OF_MILLIARDS).get(word)
    if _GROUPED.match(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif _PLAIN.match(digits):
        digits = digits.replace(",", ".")
    else:
        return None
    try:
        return None if factor is None else int(round_half_up(Decimal(digits) * factor, 0))
    except InvalidOperation:
        return None


class RupiahField(forms.Field):
    """An amount of money in whole rupiah, typed as people write it."""

    default_error_messages = {
        "invalid": _("Tulis jumlah uang, misalnya 12.500.000 atau 12,5 juta."),
        "too_much": _("Jumlah ini terlalu besar. Periksa banyaknya angka nol."),
    }
    MOST: Final = 10**15

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "maxlength": "30"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def to_python(self, value: object) -> int | None:
        """Whole rupiah, or None for nothing."""
        text = str(value or "").strip()[:40]
        if not text:
            return None
        amount = read_rupiah(text)
        if amount is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if amount > self.MOST:
            raise forms.ValidationError(self.error_messages["too_much"], code="too_much")
        return amount

    def prepare_value(self, value: object) -> object:
        """Dots between thousands."""
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value
