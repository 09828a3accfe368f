"""HTML that is safe by its type: text gets in only through `text`."""

from html import escape
from typing import NewType

Html = NewType("Html", str)
VOID = frozenset({"meta", "br", "wbr", "link", "img", "col"})


def text(typed: str) -> Html:
    """
    Escape a text.

    Args:
        typed: Anything a person typed.

    Returns:
        HTML that reads the same.
    """
    return Html(escape(typed, quote=True))


def lines(typed: str) -> Html:
    """
    Escape a text and keep its line ends.

    Args:
        typed: Anything a person typed.

    Returns:
        HTML with a `br` for every newline.
    """
    return Html("<br>".join(escape(line) for line in typed.split("\n")))


def tag(element: str, /, *children: Html, **attributes: str | int) -> Html:
    """
    Build an element.

    Args:
        element: Its name.
        children: What it holds.
        attributes: By name; a trailing underscore is dropped (`class_`), others become
            hyphens; an empty text leaves the attribute out.

    Returns:
        The element.

    >>> tag("p", text("a < b"), class_="lead")
    '<p class="lead">a &lt; b</p>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value != ""
    )
    if element in VOID:
        return Html(f"<{element}{written}>")
    return Html(f"<{element}{written}>{''.join(children)}</{element}>")


def join(*parts: Html) -> Html:
    """
    Put pieces one after the other.

    Args:
        parts: Pieces of HTML.

    Returns:
        One piece.
    """
    return Html("".join(parts))
