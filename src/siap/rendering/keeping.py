"""What stays together on a page: nobody signs a page that says nothing."""

from collections.abc import Sequence
from itertools import pairwise

from siap.rendering.tree import Block, Paragraph, Signature


def before_signatures(blocks: Sequence[Block]) -> frozenset[int]:
    """
    Find the paragraphs that stay with the signatures below them.

    Args:
        blocks: Of one section.

    Returns:
        Their places.
    """
    return frozenset(
        place
        for place, (block, after) in enumerate(pairwise(blocks))
        if isinstance(block, Paragraph) and isinstance(after, Signature)
    )
