"""Procedures as the typesetter takes them."""

from typing import Any

from siap.rendering.breaking import breakable
from siap.rendering.papers import Sheet
from siap.rendering.procedure_layout import PAD, Laid, laid_on_pages
from siap.rendering.procedures import Procedure, ProcedureHead, ProcedureStep
from siap.rendering.tree import Document
from siap.rendering.words import WORDS

Json = dict[str, Any]


def procedure_json(block: Procedure, document: Document, page: Sheet) -> Json:
    """
    Write a procedure for the template.

    Args:
        block: The procedure.
        document: The paper it stands in.
        page: The pages it goes on.

    Returns:
        Widths, heights, heads, and for every step its texts and its picture.
    """
    laid = laid_on_pages(block, page, document.language)
    words = WORDS[document.language]
    return {
        "caption": breakable(block.caption, page.text_points, 9.5, bold=True),
        "columns": laid.columns,
        "heads": laid.heads,
        "heights": laid.heights,
        "size": laid.size,
        "padding": PAD,
        "turned": laid.turned,
        "actors": [
            breakable(
                name,
                (laid.heads[1] if laid.turned else wide) - 2 * PAD,
                laid.size,
                bold=True,
            )
            for name, wide in zip(block.actors, laid.lanes, strict=True)
        ],
        "words": {
            key: words[f"procedure-{key}"] for key in ("actors", "quality", *laid.widths)
        },
        "steps": [_step(each, n, laid) for n, each in enumerate(block.steps)],
    }


def _step(step: ProcedureStep, n: int, laid: Laid) -> Json:
    strip = laid.strips[n]
    texts = {
        key: breakable(getattr(step, key), laid.widths[key] - 2 * PAD, laid.size)
        for key in laid.widths
        if key != "number"
    }
    return {**texts, "svg": strip.text, "alt": strip.desc}


def procedure_head_json(block: ProcedureHead, page: Sheet) -> Json:
    """
    Write the identity of a procedure for the template.

    Args:
        block: The identity.
        page: The page it stands on.

    Returns:
        Its texts.
    """
    half = page.text_points / 2 - 14

    def fitted(text: str, room: float, *, bold: bool = False) -> str:
        return breakable(text, room, 10, bold=bold)

    return {
        "office": [fitted(each, half - 30, bold=True) for each in block.office],
        "pairs": [
            [fitted(name, half * 0.34), fitted(said, half * 0.58)]
            for name, said in block.pairs
        ],
        "boxes": [
            [fitted(title, half, bold=True), fitted(said, half)]
            for title, said in block.boxes
        ],
    }
