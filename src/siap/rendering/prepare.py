"""From the tree as built to the tree as printed: cleaned, numbered, measured."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from siap.rendering.columns import measure
from siap.rendering.numbering import number
from siap.rendering.tree import Document, Heading
from siap.rendering.words import WORDS
from siap.typography import clean


def prepare(document: Document) -> Document:
    """
    Make a tree ready for a renderer; every renderer calls this first.

    Args:
        document: The tree as a builder made it.

    Returns:
        The same tree with every text cleaned, with numbers and column widths; an empty
        title or heading says so. Preparing twice changes nothing.

    Raises:
        InvalidInput: The tree is faulty: see `number` and `measure`.
    """
    cleaned = cast("Document", _cleaned(document))
    return measure(number(_named(cleaned)))


def _named(document: Document) -> Document:
    """Give a name to what a reader of screens needs one for: the paper and its headings."""
    nameless = WORDS[document.language]["untitled"]
    sections = tuple(
        replace(
            section,
            blocks=tuple(
                replace(block, text=nameless)
                if isinstance(block, Heading) and not block.text.strip()
                else block
                for block in section.blocks
            ),
        )
        for section in document.sections
    )
    title = document.title if document.title.strip() else nameless
    return replace(document, title=title, sections=sections)


def _cleaned(thing: object) -> object:
    if isinstance(thing, str):
        return clean(thing)
    if thing is None or isinstance(thing, int | float | Decimal | date):
        return thing
    if isinstance(thing, tuple | list):
        return type(thing)(_cleaned(each) for each in thing)
    if isinstance(thing, Mapping):
        return {key: _cleaned(value) for key, value in thing.items()}
    if is_dataclass(thing):
        return _cleaned_fields(thing)
    return thing


def _cleaned_fields(thing: Any) -> object:
    changed = {}
    for each in fields(thing):
        old = getattr(thing, each.name)
        new = _cleaned(old)
        if new is not old and new != old:
            changed[each.name] = new
    return replace(thing, **changed) if changed else thing
