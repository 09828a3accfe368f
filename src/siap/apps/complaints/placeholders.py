"""Places in a ready text that are filled in when an answer begins with it."""

import re
from collections.abc import Mapping
from typing import Final

from siap.kernel.errors import InvalidInput

NAMES: Final = ("nama", "nomor", "topik", "perangkat_daerah", "batas")
"""Names of the places, in Indonesian as the texts are; they are never renamed."""

_PLACE: Final = re.compile(r"\{([^{}]*)\}")


def listed() -> str:
    """The known places as they are typed, with commas."""
    return ", ".join(f"{{{name}}}" for name in NAMES)


def check(text: str) -> None:
    """
    Refuse a text whose places nobody could fill in.

    Raises:
        InvalidInput: `placeholder-unknown` names the first one; `placeholder-open` where a
            brace stands alone.

    >>> check("Laporan {nomor} sedang kami periksa.")
    """
    for found in _PLACE.finditer(text):
        if found[1] not in NAMES:
            shown = found[0][:40]
            raise InvalidInput(
                "placeholder-unknown", where="text", found=shown, known=listed()
            )
    if set("{}") & set(_PLACE.sub("", text)):
        raise InvalidInput("placeholder-open", where="text", known=listed())


def filled(text: str, values: Mapping[str, str]) -> str:
    """
    Fill the places in.

    Args:
        text: A ready text.
        values: By name; what is missing stays as it stands, for the officer to see.

    >>> filled("Yth. {nama}, {nomor}", {"nama": "Pelapor"})
    'Yth. Pelapor, {nomor}'
    """
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)
