"""What stands on which slide: the tree cut into slides, before anything is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, TypeVar

from siap.rendering.numbering import blocks_of
from siap.rendering.pptx_lines import Panel, lines_of, panels_on_slides
from siap.rendering.pptx_rows import TablePiece, pieces
from siap.rendering.tree import (
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from siap.rendering.words import WORDS

Shown = TablePiece | Figure | tuple[Panel, ...]

_LEFT_OUT: Final = (Contents, PageBreak)
_Piece = TypeVar("_Piece")


@dataclass(frozen=True, slots=True)
class Slide:
    """
    One slide below the cover.

    Args:
        title: Its title, unlike that of any other slide of its stretch.
        label: Number of the chapter, on a slide that opens one.
        shown: What stands on it; None on a slide that opens a chapter.
        notes: What the speaker says, a paragraph each.
    """

    title: str
    label: str = ""
    shown: Shown | None = None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Stretch:
    """A heading with the blocks that follow it."""

    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)
    opens: bool = False


def slides_of(document: Document) -> list[Slide]:
    """
    Cut a paper into slides.

    A heading of level 1 with headings below it gets a slide of its own; any other heading
    is the title of what follows. Lists, notes, pairs, tables and figures are shown;
    paragraphs are what the speaker says, unless a heading has nothing else. Where a
    figure is marked for slides, only marked ones are shown.

    Args:
        document: The tree, prepared.

    Returns:
        The slides in reading order, without the cover.
    """
    chosen = any(isinstance(each, Figure) and each.slide for each in blocks_of(document))
    made: list[Slide] = []
    for stretch in _stretches(document):
        if stretch.opens and stretch.heading:
            made.append(Slide(stretch.heading.text, stretch.heading.label))
        made += _cut(stretch, document, chosen=chosen)
    return made


def _stretches(document: Document) -> list[_Stretch]:
    found = [_Stretch(None)]
    for block in blocks_of(document):
        if isinstance(block, Heading):
            before = found[-1].heading
            if block.level > 1 and before is not None and before.level == 1:
                found[-1].opens = True
            found.append(_Stretch(block))
        elif not isinstance(block, _LEFT_OUT):
            found[-1].blocks.append(block)
    return found


def _cut(stretch: _Stretch, document: Document, *, chosen: bool) -> list[Slide]:
    said = [each for each in stretch.blocks if isinstance(each, Paragraph)]
    shown: list[Block] = [
        each
        for each in stretch.blocks
        if not isinstance(each, Paragraph)
        and not (chosen and isinstance(each, Figure) and not each.slide)
    ]
    notes = tuple(_plain(each.runs) for each in said)
    if not shown:
        shown, notes = list(said), ()
    made: list[Slide] = []
    for textual, blocks in groupby(shown, key=_is_textual):
        for block in [list(blocks)] if textual else blocks:
            made += list(_slides(block, stretch, document, alone=len(shown) == 1))
    if made and notes:
        made[0] = replace(made[0], notes=(*notes, *made[0].notes))
    return made


def _is_textual(block: Block) -> bool:
    return not isinstance(block, Table | Figure)


def _slides(
    block: Block | list[Block], stretch: _Stretch, document: Document, *, alone: bool
) -> Iterator[Slide]:
    words = WORDS[document.language]
    more, heading = words["part"], stretch.heading
    # One thing under a heading bears its name: that says more than a number and a caption.
    named = _title(heading, document) if alone and heading and not stretch.opens else ""
    if isinstance(block, Table):
        title = f"{block.label}  {block.caption}"
        source = (f"{words['source']} {block.source}",) if block.source else ()
        cut = pieces(block, document.language)
        for title_, piece in _numbered(named or title, cut, more):
            yield Slide(title_, shown=piece, notes=(title, *source))
    elif isinstance(block, Figure):
        source = (f"{words['source']} {block.source}",) if block.source else ()
        title = f"{block.label}  {block.caption}"
        told = (title, *source) if named else source
        yield Slide(named or title, shown=block, notes=told)
    elif isinstance(block, list):
        title = _title(heading, document)
        panels = [lines_of(each, document.language) for each in block]
        slides = panels_on_slides([panel for some in panels for panel in some])
        for title_, some in _numbered(title, slides, more):
            yield Slide(title_, shown=some)


def _title(heading: Heading | None, document: Document) -> str:
    if heading is None:
        return document.title
    return f"{heading.label}  {heading.text}" if heading.label else heading.text


def _numbered(
    title: str, shown: Sequence[_Piece], more: str
) -> Iterator[tuple[str, _Piece]]:
    """Give every slide of several a title of its own."""
    for n, each in enumerate(shown, 1):
        mark = f" ({more.format(n=n, count=len(shown))})" if len(shown) > 1 else ""
        yield f"{title}{mark}", each


def _plain(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
