"""Head and proof of an office's paper as the typesetter takes them."""

from typing import Any

from siap.rendering.breaking import breakable
from siap.rendering.letterheads import LOGO_MM, PROOF_MM, code_picture
from siap.rendering.papers import POINTS_PER_MM, sheet
from siap.rendering.tree import Document
from siap.rendering.words import WORDS

Json = dict[str, Any]


def letterhead_json(document: Document) -> Json | None:
    """
    Write the head of an office's letters.

    Args:
        document: The paper, prepared.

    Returns:
        Its lines and its emblem as numbers from 0 to 255; None without a letterhead.
    """
    head = document.letterhead
    if head is None:
        return None
    room = sheet(document.paper).text_points - 2 * LOGO_MM * POINTS_PER_MM
    return {
        "above": [breakable(each, room, 13) for each in head.above],
        "office": breakable(head.office, room, 16, bold=True),
        "address": breakable(head.address, room, 9),
        "logo": list(head.logo_bytes),
        "logo_width": LOGO_MM,
        "logo_alt": f"{WORDS[document.language]['logo']} {head.office}",
    }


def proof_json(document: Document) -> Json | None:
    """
    Write how to find out whether a paper is genuine.

    Args:
        document: The paper, prepared.

    Returns:
        The code as a drawing and the lines beside it; None for a paper not issued.
    """
    proof = document.proof
    if proof is None:
        return None
    picture = code_picture(proof)
    room = sheet(document.paper).text_points - (PROOF_MM + 10) * POINTS_PER_MM
    return {
        "title": proof.title or WORDS[document.language]["genuine"],
        "lines": [breakable(each, room, 9) for each in proof.lines],
        "address": breakable(proof.address, room, 9),
        "link": proof.address,
        "code": picture.text,
        "alt": picture.desc,
        "width": PROOF_MM,
    }
