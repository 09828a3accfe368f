"""Pictures for each medium, drawn from the specification kept in the tree."""

from typing import Final

from siap.diagrams import Svg, draw, draw_pages
from siap.rendering.papers import POINTS_PER_MM, Sheet
from siap.rendering.tree import Figure

CAPTION_POINTS: Final = 64.0  # room kept on a page for caption and source


def screen_picture(figure: Figure, *, narrow: bool) -> Svg:
    """
    Draw a figure for a screen.

    Args:
        figure: The figure.
        narrow: Whether for a phone.

    Returns:
        The picture in one piece.
    """
    return draw(figure.diagram, width="phone" if narrow else "portrait")


def page_pictures(figure: Figure, *, landscape: bool) -> list[Svg]:
    """
    Draw a figure for paper.

    Args:
        figure: The figure.
        landscape: Whether the page lies on its long side.

    Returns:
        One picture, or several if it needs more than a page.
    """
    return draw_pages(figure.diagram, width="landscape" if landscape else "portrait")


def printed_size(picture: Svg, page: Sheet) -> tuple[float, float]:
    """
    Fit a picture into a page: as wide as the text, less if it would be too high.

    Args:
        picture: The picture.
        page: The page.

    Returns:
        Width and height in points, with the proportions of the picture.
    """
    room = (page.height - page.top - page.bottom) * POINTS_PER_MM - CAPTION_POINTS
    width = min(page.text_points, room * picture.width / picture.height)
    return round(width, 2), round(width * picture.height / picture.width, 2)


def alternative(figure: Figure, picture: Svg) -> str:
    """
    Say in words what a figure shows.

    Args:
        figure: The figure.
        picture: One of its drawings.

    Returns:
        Its own text, else what the drawing says of itself; never empty.
    """
    return figure.alt or picture.desc or figure.caption or picture.title
