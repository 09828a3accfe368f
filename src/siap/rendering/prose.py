"""Short ways to write plain blocks."""

from siap.rendering.tree import ListBlock, Paragraph, Run


def paragraph(text: str) -> Paragraph:
    """
    Make a plain paragraph.

    Args:
        text: As typed.

    Returns:
        A paragraph of one run.
    """
    return Paragraph((Run(text),))


def bullets(*texts: str, ordered: bool = False) -> ListBlock:
    """
    Make a plain list.

    Args:
        texts: One item each, as typed.
        ordered: Numbered from 1.

    Returns:
        A list of one run an item.
    """
    return ListBlock(tuple((Run(text),) for text in texts), ordered=ordered)
