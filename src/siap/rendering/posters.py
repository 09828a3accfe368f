"""A charter as a poster for the wall and a leaflet for the hand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from siap.rendering.glyphs import drawable
from siap.rendering.letterheads import Proof, code_picture
from siap.rendering.tree import Language, Signatory
from siap.rendering.typesetting import Job, typeset
from siap.rendering.words import WORDS
from siap.typography import clean

MOST_PROMISES: Final = 12

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "id": {
        "charter": "Maklumat pelayanan",
        "promises": "Kami berjanji",
        "facts": "Layanan ini",
        "broken": "Bila janji tidak ditepati",
        "complain": "Sampaikan kepada kami",
        "signed": "Ditandatangani oleh",
        "scan": "Lihat apakah janji ini ditepati",
        "valid": "Berlaku sejak",
        "nothing": "Janji terukur belum diisi.",
    },
    "en": {
        "charter": "Citizen charter",
        "promises": "We promise",
        "facts": "This service",
        "broken": "If a promise is not kept",
        "complain": "Tell us",
        "signed": "Signed by",
        "scan": "See whether this promise is kept",
        "valid": "Valid from",
        "nothing": "The measurable promises have not been filled in yet.",
    },
}


@dataclass(frozen=True, slots=True)
class CharterPaper:
    """
    What a poster or leaflet says.

    Args:
        service: The service.
        office: The unit that promises, above the region's name.
        region: Like `Kabupaten Contoh`.
        promises: Sentences, 1 to `MOST_PROMISES`.
        facts: Names and texts, such as time and cost.
        resolve: One sentence below the title; may be empty.
        broken: What happens when a promise is not kept; may be empty.
        channels: Where to complain, a line each.
        signatories: Who signs; an empty name leaves a line to sign on.
        valid_from: First day.
        address: Of the page that the QR code leads to; empty for none.
        language: Of the fixed words.
        draft: Whether it carries the mark of a draft.
    """

    service: str
    office: str
    region: str
    promises: tuple[str, ...]
    valid_from: date
    facts: tuple[tuple[str, str], ...] = ()
    resolve: str = ""
    broken: str = ""
    channels: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    address: str = ""
    language: Language = "id"
    draft: bool = False


def poster(paper: CharterPaper, *, valid_from_words: str) -> bytes:
    """
    Print a poster on A3.

    Args:
        paper: What it says; long texts are set smaller until they fit one page.
        valid_from_words: The first day as the reader writes it.

    Returns:
        A PDF of one page, tagged, the same bytes every time.

    Raises:
        Unavailable: It took too long, or a template is broken.
    """
    return _print("poster.typ", paper, valid_from_words)


def leaflet(paper: CharterPaper, *, valid_from_words: str) -> bytes:
    """
    Print a leaflet: A4 on both sides, folded twice into six pages.

    Args:
        paper: As `poster`.
        valid_from_words: As `poster`.

    Returns:
        A PDF of two pages, as `poster`.

    Raises:
        Unavailable: As `poster`.
    """
    return _print("leaflet.typ", paper, valid_from_words)


def _print(template: str, paper: CharterPaper, valid_from_words: str) -> bytes:
    day = datetime.combine(paper.valid_from, time(), tzinfo=UTC)
    data = json.dumps(_payload(paper, valid_from_words), ensure_ascii=False)
    (made,) = typeset(Job(template, data, "pdf", timestamp=day))
    return made


def _payload(paper: CharterPaper, valid_from_words: str) -> dict[str, object]:
    words = _WORDS[paper.language]
    code, alt = "", ""
    if paper.address:
        picture = code_picture(Proof(paper.address, ()))
        code, alt = picture.text, picture.desc
    return {
        "lang": paper.language,
        "words": dict(words),
        "title": f"{words['charter']}: {_said(paper.service)}",
        "service": _said(paper.service),
        "office": _said(paper.office),
        "region": _said(paper.region),
        "resolve": _said(paper.resolve),
        "promises": [_said(each) for each in paper.promises[:MOST_PROMISES]],
        "facts": [[_said(name), _said(said)] for name, said in paper.facts],
        "broken": _said(paper.broken),
        "channels": [_said(each) for each in paper.channels],
        "signatories": [
            {"office": _said(each.office), "name": _said(each.name)}
            for each in paper.signatories
        ],
        "valid": f"{words['valid']} {valid_from_words}",
        "address": paper.address,
        "code": code,
        "alt": alt,
        "mark": WORDS[paper.language]["draft"] if paper.draft else "",
    }


def _said(text: str) -> str:
    """A text as the typesetter can draw it."""
    return drawable(clean(text)).strip()
