"""A long document as pages of the web, one for each chapter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from siap.rendering import html
from siap.rendering.prepare import prepare
from siap.rendering.tree import Block, Document, Heading, Section

_ANCHOR = re.compile(r' id="(paper-[^"]+)"')
_LINK = re.compile(r' href="#(paper-[^"]+)"')


@dataclass(frozen=True)
class Chapter:
    """Title with its number, and the HTML: an `article` as `html.fragment` writes it."""

    title: str
    html: str


def chapters(document: Document, address: str) -> tuple[Chapter, ...]:
    """
    Write a document chapter by chapter, numbered as in one piece.

    Args:
        document: The tree; a heading of level one begins a chapter.
        address: Of a chapter, with `{number}` from one; links between chapters use it.

    Returns:
        What stands before the first heading comes first, under the document's title.
        Headings start at `h2`: the page that shows a chapter has a title of its own.

    Raises:
        InvalidInput: The tree is faulty.
    """
    ready = prepare(document)
    split = list(_split(ready))
    written = [
        html.written(replace(ready, sections=tuple(sections)), front=not place, title="h2")
        for place, (_, sections) in enumerate(split)
    ]
    homes = {
        anchor: number
        for number, text in enumerate(written, start=1)
        for anchor in _ANCHOR.findall(text)
    }
    return tuple(
        Chapter(title, _led(text, number, homes, address))
        for number, ((title, _), text) in enumerate(
            zip(split, written, strict=True), start=1
        )
    )


def _split(ready: Document) -> Iterator[tuple[str, list[Section]]]:
    """Yield title and sections of each chapter; one may begin in the midst of a section."""
    title, sections = ready.title, list[Section]()
    for section in ready.sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == 1:
                yield title, [*sections, *_filled(section, blocks)]
                title, sections, blocks = f"{block.label} {block.text}".strip(), [], []
            blocks.append(block)
        sections += _filled(section, blocks)
    yield title, sections


def _filled(section: Section, blocks: list[Block]) -> list[Section]:
    return [replace(section, blocks=tuple(blocks))] if blocks else []


def _led(text: str, number: int, homes: dict[str, int], address: str) -> str:
    """Let a link to another chapter lead there."""

    def lead(found: re.Match[str]) -> str:
        home = homes.get(found[1], number)
        page = "" if home == number else address.format(number=home)
        return f' href="{page}#{found[1]}"'

    return _LINK.sub(lead, text)
