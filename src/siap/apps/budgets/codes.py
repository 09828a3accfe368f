"""How budget codes are built: their parts, their levels, one way of writing them."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from siap.apps.budgets.models import Subject

PROGRAMME: Final = 3
ACTIVITY: Final = 4
SUB_ACTIVITY: Final = 5
LEVEL_NAMES: Final[Mapping[str, tuple[StrOrPromise, ...]]] = {
    Subject.NOMENCLATURE: (
        _("Urusan"),
        _("Bidang urusan"),
        _("Program"),
        _("Kegiatan"),
        _("Subkegiatan"),
    ),
    Subject.ACCOUNTS: (
        _("Akun"),
        _("Kelompok"),
        _("Jenis"),
        _("Objek"),
        _("Rincian objek"),
        _("Subrincian objek"),
    ),
    Subject.FUNDS: tuple(format_lazy("{} {}", _("Tingkat"), n) for n in range(1, 7)),
}

# An activity has two numbers (2.01): for whom, and which.
_WIDTHS: Final[Mapping[str, tuple[int, ...]]] = {
    Subject.NOMENCLATURE: (1, 2, 2, 1, 2, 4),
    Subject.ACCOUNTS: (1, 1, 2, 2, 2, 4),
    Subject.FUNDS: (1, 1, 2, 2, 2, 4),
}
_LEVELS: Final[Mapping[str, Mapping[int, int]]] = {
    Subject.NOMENCLATURE: {1: 1, 2: 2, 3: 3, 5: 4, 6: 5},
    Subject.ACCOUNTS: {n: n for n in range(1, 7)},
    Subject.FUNDS: {n: n for n in range(1, 7)},
}
_ANY_FIELD: Final = ("X", "XX")
"""Codes that every field of government shares, such as its own staff and offices."""
_PART: Final = re.compile(r"[0-9]+", re.ASCII)


class Code(NamedTuple):
    """A code in the one way of writing it, and its level from 1."""

    text: str
    level: int


def read_code(typed: str, subject: str = Subject.NOMENCLATURE) -> Code | None:
    """
    Read a code as people write it.

    Args:
        typed: Numbers with points; spaces and missing noughts do not matter.
        subject: What it names.

    Returns:
        The code; None if it is none.

    >>> read_code("1.3.3.2.01.21")
    Code(text='1.03.03.2.01.0021', level=5)
    >>> read_code("x.xx.01")
    Code(text='X.XX.01', level=3)
    >>> read_code("1.03.03.2") is None
    True
    """
    parts = "".join(typed.split()).upper().rstrip(".").split(".")
    level = _LEVELS[subject].get(len(parts))
    if level is None:
        return None
    found = []
    widths = _WIDTHS[subject]
    shared = subject == Subject.NOMENCLATURE
    for place, (part, width) in enumerate(zip(parts, widths, strict=False)):
        if shared and place < 2 and part == _ANY_FIELD[place]:
            found.append(part)
        elif _PART.fullmatch(part) and len(part) <= width:
            found.append(part.zfill(width))
        else:
            return None
    return Code(".".join(found), level)


def shared_form(code: str) -> str:
    """
    Give the code as the list has it where every field of government shares it.

    >>> shared_form("1.03.01.2.02.0001")
    'X.XX.01.2.02.0001'
    """
    return ".".join([*_ANY_FIELD, *code.split(".")[2:]])


def is_below(code: str, other: str) -> bool:
    """Tell whether a code is a part of another one."""
    return code.startswith(f"{other}.")


def level_name(subject: str, level: int) -> str:
    """Name a level in the reader's language."""
    return str(LEVEL_NAMES[subject][level - 1])
