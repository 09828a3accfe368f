"""What a cover says, for every format."""

from siap.rendering.tree import Document
from siap.rendering.values import write_date
from siap.rendering.words import WORDS


def cover_facts(document: Document) -> list[tuple[str, str]]:
    """
    List what stands at the foot of the cover.

    Args:
        document: The tree.

    Returns:
        Pairs of a name and a text: its own facts, then status and date. A letter that is
        no draft has no status: nobody agrees on an invitation.
    """
    words = WORDS[document.language]
    state = words[f"{document.status}-long"]
    day = write_date(document.date, document.language)
    letter = document.look == "letter" and document.status == "agreed"
    status = [] if letter else [(words["status"], state)]
    return [*document.facts, *status, (words["date"], day)]
