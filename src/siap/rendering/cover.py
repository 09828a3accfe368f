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
        Pairs of a name and a text: its own facts, then status and date.
    """
    words = WORDS[document.language]
    state = words[f"{document.status}-long"]
    day = write_date(document.date, document.language)
    return [*document.facts, (words["status"], state), (words["date"], day)]
