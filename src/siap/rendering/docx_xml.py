"""WordprocessingML elements; text gets in as text nodes only."""

from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]

__all__ = [
    "ANCHOR",
    "REL",
    "WML",
    "Bookmarks",
    "Element",
    "etree",
    "field",
    "field_end",
    "field_start",
    "paragraph",
    "runs",
    "w",
]

WML: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ANCHOR: Final = f"{{{WML}}}anchor"
_MAP: Final = {"w": WML}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any  # lxml brings no types


def w(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """
    Build an element of the w: namespace.

    Args:
        name: Local name.
        children: Elements; None is left out.
        attributes: Of the w: namespace too; a trailing underscore is dropped.

    Returns:
        The element.
    """
    made = etree.Element(f"{{{WML}}}{name}", nsmap=_MAP)
    for key, value in attributes.items():
        made.set(f"{{{WML}}}{key.rstrip('_')}", str(value))
    made.extend([child for child in children if child is not None])
    return made


def runs(text: str, *properties: Element | None) -> Iterator[Element]:
    """
    Write text as a run; line ends and tabs become breaks and tabs.

    Args:
        text: Cleaned text.
        properties: Children of `rPr`, in the order the schema wants.

    Returns:
        One run, or none for an empty text.
    """
    if not text:
        return
    run = w("r", w("rPr", *properties) if properties else None)
    for n, line in enumerate(text.split("\n")):
        if n:
            run.append(w("br"))
        for m, piece in enumerate(line.split("\t")):
            if m:
                run.append(w("tab"))
            if piece:
                run.append(_text("t", piece))
    yield run


def paragraph(
    style: str, *content: Element, properties: tuple[Element, ...] = ()
) -> Element:
    """
    Write a paragraph.

    Args:
        style: Id of its style; empty for the ordinary one.
        content: Runs, links, bookmarks.
        properties: More children of `pPr`, in the order the schema wants.

    Returns:
        The paragraph.
    """
    chosen = w("pStyle", val=style) if style else None
    outer = w("pPr", chosen, *properties) if style or properties else None
    return w("p", outer, *content)


def field(code: str, shown: str, *, dirty: bool = False) -> Iterator[Element]:
    """
    Write a field with the value it shows until Word renews it.

    Args:
        code: Like `PAGE`.
        shown: The value.
        dirty: Whether Word shall renew it on opening.

    Returns:
        The runs of the field.
    """
    yield from field_start(code, dirty=dirty)
    yield from runs(shown)
    yield field_end()


def field_start(code: str, *, dirty: bool = False) -> Iterator[Element]:
    """
    Open a field that holds more than one run.

    Args:
        code: Like `PAGEREF _Ref100000`.
        dirty: Whether Word shall renew it on opening.

    Returns:
        The runs up to its value.
    """
    start = w("fldChar", fldCharType="begin")
    if dirty:
        start.set(f"{{{WML}}}dirty", "true")
    yield w("r", start)
    yield w("r", _text("instrText", f" {code} "))
    yield w("r", w("fldChar", fldCharType="separate"))


def field_end() -> Element:
    """
    Close a field.

    Returns:
        One run.
    """
    return w("r", w("fldChar", fldCharType="end"))


class Bookmarks:
    """Gives bookmarks their numbers and Word's kind of names."""

    def __init__(self) -> None:
        self._next = count(1)
        self._names: dict[str, str] = {}

    def name(self, anchor: str) -> str:
        """
        Name the bookmark of an anchor.

        Args:
            anchor: Any text.

        Returns:
            A name Word takes: letters and digits, the same for the same anchor.
        """
        return self._names.setdefault(anchor, f"_Ref{len(self._names) + 100_000}")

    def around(self, anchor: str, *content: Element) -> Iterator[Element]:
        """
        Put a bookmark around something.

        Args:
            anchor: Of the bookmark; empty sets none.
            content: What it holds.

        Returns:
            The content between start and end of the bookmark.
        """
        if not anchor:
            yield from content
            return
        number = next(self._next)
        yield w("bookmarkStart", id=number, name=self.name(anchor))
        yield from content
        yield w("bookmarkEnd", id=number)


def _text(name: str, text: str) -> Element:
    made = w(name)
    made.text = text
    made.set(_SPACE, "preserve")
    return made
