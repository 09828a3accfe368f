"""Finding personal data in a text, and covering it in a copy."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True)
class Found:
    """Something personal in a text: what it is and where, as offsets."""

    what: str
    start: int
    end: int


MARKS: Final = {
    "nik": "[NIK]",
    "npwp": "[NPWP]",
    "phone": "[nomor telepon]",
    "email": "[surel]",
    "account": "[nomor rekening]",
    "plate": "[nomor kendaraan]",
    "address": "[alamat]",
    "name": "[nama]",
    "link": "[tautan]",
    "code": "[kode]",
}
"""What stands in the published copy; always Indonesian, as the report itself is."""

_ANY_MARK: Final = re.compile("|".join(map(re.escape, MARKS.values())))
_GAP: Final = r"[\s.\-]?"
_EMAIL: Final = re.compile(
    r"[\w.+\-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}",
    re.IGNORECASE,
)
_NIK: Final = re.compile(rf"(?<!\d)\d{{6}}{_GAP}\d{{6}}{_GAP}\d{{4}}(?!\d)")
_NIK_IN_FOURS: Final = re.compile(rf"(?<!\d)\d{{4}}(?:{_GAP}\d{{4}}){{3}}(?!\d)")
_NPWP: Final = re.compile(r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-?\d{3}\.\d{3}(?!\d)")
_PHONE: Final = re.compile(
    r"(?<![\d.,/])(?:\+\s?62|62(?=[\s\-]?8)|\(0\d{2,3}\)|0(?!\d\d?\d?\)))[\s.\-]?\d(?:[\s.\-()]{0,2}\d){5,11}(?!\d)"
)
_ACCOUNT: Final = re.compile(
    r"\b(?:rek(?:ening)?|no\.?\s?rek|norek)\b\.?[^\d\n]{0,25}(\d(?:[\s.\-]?\d){8,15})",
    re.IGNORECASE,
)
_PLATE: Final = re.compile(r"\b(?:[A-Z]{1,2})\s\d{1,4}\s[A-Z]{1,3}\b")
_LINK: Final = re.compile(r"https?://\S+\?\S+", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    r"\b(?:alamat|rumah|tinggal|domisili)\b[^.\n]{0,30}?"
    r"((?:jl|jln|jalan|gg|gang|perum\w*|blok|dusun|kampung)\b\.?\s[^,.\n;]{2,60}"
    r"(?:\b(?:no|nomor)\b\.?\s?\d+\w?|\brt\.?\s?/?\s?\d+[^,.\n;]{0,20})?)",
    re.IGNORECASE,
)
_HOUSE: Final = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|blok)\b\.?\s[\w .]{1,40}?,?\s(?:no|nomor)\b\.?\s?\d+\w?",
    re.IGNORECASE,
)
_SIGN: Final = "[2-9A-HJ-NP-Z]"
_CODE: Final = re.compile(
    rf"(?<![\w-])(?=[\d-]*[A-Za-z])(?i:{_SIGN}{{4}}(?:-{_SIGN}{{4}}){{3}})(?![\w-])"
    rf"|(?<![\w-])(?=[A-Z ]*[2-9])(?=[2-9 ]*[A-Z]){_SIGN}{{4}}(?: {_SIGN}{{4}}){{3}}(?!\w)"
    rf"|(?<![\w-])(?:\d\d-\d{{6}}|R-\d{{9}})\.{_SIGN}{{16}}(?![\w-])"
)
"""Codes and marks that open somebody's report, as they stand in our mails and pages."""
_NOT_PHONES: Final = re.compile(r"\d{1,2}[.\-/]\d{1,2}[.\-/]\d{2,4}|\d{1,3}(?:\.\d{3}){2,}")


def personal_data(text: str, *, known: Iterable[str] = ()) -> list[Found]:
    """
    Find personal data by rule.

    A rule finds what has a form: numbers of identity with a possible birthday, mail
    addresses, telephone numbers with a prefix, account numbers beside their word, house
    addresses. Names have none: those are marked by a person, or given as `known`.

    Args:
        text: Any text.
        known: Words of the sender from the form (name, phone, address) to be found too;
            parts shorter than three letters are left.

    Returns:
        What was found, in the order of the text, without overlaps; of two that overlap
        the one that was looked for first.
    """
    candidates = [
        *_matches("code", _CODE, text),
        *_matches("email", _EMAIL, text),
        *_matches("link", _LINK, text),
        *(f for f in _matches("nik", _NIK, text) if _is_nik(text[f.start : f.end])),
        *(
            f
            for f in _matches("nik", _NIK_IN_FOURS, text)
            if _is_nik(text[f.start : f.end])
        ),
        *_matches("npwp", _NPWP, text),
        *_inner("account", _ACCOUNT, text),
        *(f for f in _matches("phone", _PHONE, text) if _is_phone(text[f.start : f.end])),
        *_matches("plate", _PLATE, text),
        *_inner("address", _ADDRESS, text),
        *_matches("address", _HOUSE, text),
        *_of_sender(text, known),
    ]
    kept: list[Found] = []
    for one in candidates:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def cover(text: str, found: Iterable[Found]) -> str:
    """Give the text with each finding replaced by the mark of what it was."""
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        text = f"{text[: one.start]}{MARKS[one.what]}{text[one.end :]}"
    return text


def covered(text: str, *, known: Iterable[str] = ()) -> str:
    """Find and cover in one go; covering twice changes nothing more."""
    return cover(text, personal_data(text, known=known))


def without_codes(text: str) -> str:
    """Cover what would open the report to whoever reads it, and nothing else."""
    return cover(text, _matches("code", _CODE, text))


def only_covers(before: str, after: str) -> bool:
    """
    Whether a text is another one with pieces replaced by marks, and nothing else.

    Spaces and ends of lines count alike: a form sends them differently.
    """
    old = " ".join(before.split())
    first, *rest = _ANY_MARK.split(" ".join(after.split()))
    if not rest:
        return old == first
    place = len(first)
    for piece in rest[:-1]:
        found = old.find(piece, place + 1)
        if found < 0:
            return False
        place = found + len(piece)
    last = rest[-1]
    has_gap = place < len(old) - len(last)
    return has_gap and old.startswith(first) and old.endswith(last)


def without_sender(text: str, known: Iterable[str]) -> str:
    """
    Cover who wrote, and nothing that an office needs to act: places stay.

    Args:
        text: What a sender wrote whose name is sealed.
        known: What they told about themselves in the form.
    """
    telling = {"phone", "email", "nik", "code"}
    kept: list[Found] = []
    rules = [one for one in personal_data(text) if one.what in telling]
    for one in [*_of_sender(text, known), *rules]:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return cover(text, kept)


def _matches(what: str, pattern: re.Pattern[str], text: str) -> list[Found]:
    return [Found(what, match.start(), match.end()) for match in pattern.finditer(text)]


def _inner(what: str, pattern: re.Pattern[str], text: str) -> list[Found]:
    return [Found(what, match.start(1), match.end(1)) for match in pattern.finditer(text)]


def _is_nik(text: str) -> bool:
    """A province that can be, and a birthday that can be; women's days are 40 higher."""
    digits = re.sub(r"\D", "", text)
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    try:
        date(2000 + year, month, day - 40 if day > 40 else day)
    except ValueError:
        return False
    return 11 <= int(digits[:2]) <= 97 and digits[12:] != "0000"


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return 9 <= len(digits) <= 14 and _NOT_PHONES.fullmatch(text.strip()) is None


def _of_sender(text: str, known: Iterable[str]) -> list[Found]:
    found = []
    for value in known:
        words = [word for word in re.split(r"[\s,]+", value.strip()) if len(word) > 2]
        if not words:
            continue
        whole = r"[\s,]+".join(re.escape(word) for word in value.split())
        parts = "|".join(re.escape(word) for word in words)
        digits = sum(letter.isdigit() for letter in value) > 5
        pattern = whole if digits else rf"\b(?:{whole}|{parts})\b"
        found += _matches("name", re.compile(pattern, re.IGNORECASE), text)
    return found
