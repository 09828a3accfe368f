"""Reasons of a schedule in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.methods.method import Text

_SCOPES: Final = {
    "total": Text("pagu seluruhnya", "the total ceiling"),
    "area": Text("pagu wilayah {id}", "the ceiling of {id}"),
    "agency": Text("pagu perangkat daerah {id}", "the ceiling of {id}"),
}
_SENTENCES: Final = {
    "promised": Text("Tahun ini sudah dijanjikan.", "This year was promised."),
    "first-year": Text("Mendapat tahun pertama.", "It has the first year."),
    "not-before": Text(
        "Paling awal memang tahun {year}.", "It may not come before {year}."
    ),
    "after-needed": Text(
        "Menunggu {needs}, yang dikerjakan tahun {year}.",
        "It waits for {needs}, which comes in {year}.",
    ),
    "no-room-earlier": Text(
        "Bila usulan lain tetap, tahun yang lebih awal tidak muat; paling dekat tahun "
        "{year}: {short}.",
        "With all others as they are, no earlier year has room; nearest is {year}: "
        "{short}.",
    ),
    "no-room": Text(
        "Bila usulan lain tetap, tidak ada tahun yang muat; paling dekat tahun {year}: "
        "{short}.",
        "With all others as they are, no year has room; nearest is {year}: {short}.",
    ),
    "too-large": Text(
        "Biayanya melebihi pagu sekalipun tidak ada usulan lain; paling dekat tahun "
        "{year}: {short}.",
        "It costs more than the ceilings hold even alone; nearest is {year}: {short}.",
    ),
    "no-year-allowed": Text(
        "Tidak ada tahun dalam jadwal ini yang boleh dipakai.",
        "No year of this schedule is allowed.",
    ),
    "needed-waits": Text(
        "Menunggu {needs}, yang juga belum terjadwal.",
        "It needs {needs}, which waits as well.",
    ),
    "needed-refused": Text(
        "Baru dapat dikerjakan sesudah {needs}, yang ditolak atau ditarik.",
        "It can only come after {needs}, which was refused or taken back.",
    ),
    "needed-open": Text(
        "Baru dapat dikerjakan sesudah {needs}, yang belum diputuskan.",
        "It can only come after {needs}, which is not decided yet.",
    ),
}


def sentence(code: str, facts: Mapping[str, Any], language: str = "id") -> str:
    """
    Say a reason in one sentence.

    Args:
        code: One of `reasons.CODES`.
        facts: As the contract writes them.
        language: `id` or `en`.
    """
    return (
        _SENTENCES[code]
        .in_language(language)
        .format(
            year=facts.get("year", ""),
            needs=", ".join(facts.get("needs", ())),
            short=_shortages(facts.get("short", ()), language),
        )
    )


def _shortages(short: Sequence[Mapping[str, Any]], language: str) -> str:
    lacks = Text("{scope} tahun {year} kurang Rp{by}", "{scope} in {year} is Rp{by} short")
    return "; ".join(
        lacks.in_language(language).format(
            scope=_SCOPES[each["scope"]].in_language(language).format(id=each["id"]),
            year=each["year"],
            by=write_number(each["by"], language),
        )
        for each in short
    )
