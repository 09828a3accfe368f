"""Cuts a text that is higher than a slide between two of its lines."""

from collections.abc import Iterator, Sequence


def cut_text(text: str, rows: Sequence[str], most: int) -> Iterator[str]:
    """
    Cut a text where its lines end.

    Args:
        text: The text.
        rows: Its lines as `siap.typography.wrap` gives them.
        most: Lines of a piece, >= 1.

    Returns:
        Pieces that together are the text but for white space between them.

    >>> list(cut_text("satu dua tigaempat", ["satu", "dua", "tiga", "empat"], 3))
    ['satu dua tiga', 'empat']
    """
    ends = list(_ends(text, rows))
    start = 0
    for place in range(most - 1, len(ends) + most - 1, most):
        end = ends[min(place, len(ends) - 1)]
        yield text[start:end].strip()
        start = end


def _ends(text: str, rows: Sequence[str]) -> Iterator[int]:
    """For each line the place in the text where it ends."""
    place = 0
    for row in rows:
        wanted = sum(not each.isspace() for each in row)
        while wanted:
            wanted -= not text[place].isspace()
            place += 1
        yield place
