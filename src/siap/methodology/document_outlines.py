"""Outlines of documents: headings, standing text, what of which worksheet goes where."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Final

from pydantic import Field

from siap.kernel.errors import NotFound
from siap.methodology.kind_columns import columns_of
from siap.methodology.library import EDITIONS_DIR, Edition
from siap.methodology.outline_shapes import Chapter, Piece, Placement, Show
from siap.methodology.paper_shapes import Paper, Words
from siap.methodology.problems import Problem
from siap.methodology.shapes import Key, Shape
from siap.methodology.worksheet_shapes import Worksheet
from siap.methodology.yaml_files import load_shape

OUTLINES_DIR: Final = EDITIONS_DIR.parent / "documents"
FACTS: Final = frozenset(
    {"title", "service", "region", "partner", "period", "first_year", "last_year", "guide"}
)
"""What standing text may name in braces; sentences of `texts` have facts of their own."""


class Outline(Shape):
    """
    The outline of a document.

    `paper` is how it is offered: formats, size, what it is about, what it waits for.
    `short` papers have no cover and no contents; their chapters follow on one page.
    `every_column: true` never joins columns, however wide a table becomes.
    `texts` are the sentences that passages need, with their facts in braces.
    """

    id: Key
    title: Words
    file_name: Key
    paper: Paper
    short: bool = False
    every_column: bool = False
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    placements: tuple[Placement, ...] = ()
    texts: dict[Key, Words] = {}

    def placement(self, worksheet_id: str) -> Placement | None:
        """How a worksheet is printed; None leaves it to the worksheet itself."""
        return next((p for p in self.placements if p.worksheet == worksheet_id), None)


def load_outline(path: Path) -> Outline:
    """
    Read an outline.

    Raises:
        Unavailable: It is not as it must be; the message names file and line.
    """
    return load_shape(path, Outline)


@cache
def outlines() -> dict[str, Outline]:
    """
    Read all outlines of the catalogue; each is read once in the life of a process.

    Raises:
        Unavailable: One of the files is not as it must be.
    """
    found = (load_outline(path) for path in sorted(OUTLINES_DIR.glob("*.yaml")))
    return {outline.id: outline for outline in found}


def outline(key: str) -> Outline:
    """
    Look an outline up.

    Raises:
        NotFound: The catalogue has no such document.
    """
    known = outlines()
    if key not in known:
        raise NotFound("not-found", where=f"document {key}")
    return known[key]


def outline_problems(outline: Outline, edition: Edition) -> list[Problem]:
    """
    Check whether all that an outline names is there.

    Args:
        outline: Loaded, so well formed by itself.
        edition: The edition whose worksheets it prints.

    Returns:
        What is wrong, in the order of the file; empty if all is well.
    """
    file = f"documents/{outline.id}.yaml"
    return [Problem(file, where, message) for where, message in _faults(outline, edition)]


def _faults(outline: Outline, edition: Edition) -> Iterator[tuple[str, str]]:
    yield from (("paper", fault) for fault in _paper_faults(outline.paper, edition))
    for number, chapter in enumerate(outline.chapters):
        where = f"chapters.{number}"
        yield from ((where + at, said) for at, said in _chapter_faults(chapter, edition))
    placed = [placement.worksheet for placement in outline.placements]
    for placement in outline.placements:
        where = f"placements.{placement.worksheet}"
        if placed.count(placement.worksheet) > 1:
            yield where, "placed twice"
        worksheet = edition.worksheets.get(placement.worksheet)
        if worksheet is None:
            yield where, f"no worksheet {placement.worksheet}"
            continue
        for show in (*placement.show, *placement.annex):
            yield from ((where, fault) for fault in _show_faults(show, worksheet, edition))


def _chapter_faults(chapter: Chapter, edition: Edition) -> Iterator[tuple[str, str]]:
    if chapter.spoken is not None:
        yield from ((".spoken", fault) for fault in _text_faults(chapter.spoken))
    for place, piece in enumerate(chapter.pieces):
        for fault in _piece_faults(piece, edition):
            yield f".pieces.{place}", fault


def _paper_faults(paper: Paper, edition: Edition) -> Iterator[str]:
    for worksheet in paper.reads:
        if worksheet not in edition.worksheets:
            yield f"no worksheet {worksheet}"
    for path in paper.needs:
        worksheet, _, key = path.partition(".")
        parts = (
            edition.worksheets[worksheet].parts if worksheet in edition.worksheets else ()
        )
        if key not in {part.key for part in parts}:
            yield f"no part {path}"
        elif paper.reads and worksheet not in paper.reads:
            yield f"{path} is needed and not read"


def _piece_faults(piece: Piece, edition: Edition) -> Iterator[str]:
    if piece.worksheet and piece.worksheet not in edition.worksheets:
        yield f"no worksheet {piece.worksheet}"
        return
    for show in piece.show:
        worksheet = edition.worksheets[str(piece.worksheet)]
        yield from _show_faults(show, worksheet, edition)
    if piece.text:
        yield from _text_faults(piece.text)


def _text_faults(words: Words) -> Iterator[str]:
    for text in (words.id, words.en):
        for _, name, _, _ in Formatter().parse(text):
            if name is not None and name not in FACTS:
                yield f"no fact {{{name}}}"


def _show_faults(show: Show, worksheet: Worksheet, edition: Edition) -> Iterator[str]:
    computes = {each.key: each for each in worksheet.computes}
    if show.result is not None and show.result not in computes:
        yield f"no result {show.result}"
    if show.picture is not None and show.picture not in {p.key for p in worksheet.pictures}:
        yield f"no picture {show.picture}"
    for path in (*show.results, *([show.sort] if show.sort else [])):
        key, _, field = path.partition(".")
        fields = {each.field for each in computes[key].shows} if key in computes else ()
        if field not in fields:
            yield f"no value {path}"
    if show.referred_by is not None and not _has_column(show.referred_by, edition):
        yield f"no column {show.referred_by}"
    if show.part is not None:
        yield from _part_faults(show, worksheet)


def _has_column(path: str, edition: Edition) -> bool:
    part_path, _, key = path.rpartition(".")
    try:
        _, part = edition.part(part_path)
    except NotFound:
        return False
    return any(column.key == key for column in columns_of(part))


def _part_faults(show: Show, worksheet: Worksheet) -> Iterator[str]:
    part = next((each for each in worksheet.parts if each.key == show.part), None)
    if part is None:
        yield f"no part {show.part}"
        return
    known = {column.key for column in columns_of(part)}
    named = [*show.columns, *show.leave, *show.joined, *show.where]
    named += [key for key in (show.group_by, show.source, show.by) if key is not None]
    for key in named:
        if key not in known:
            yield f"no column {part.key}.{key}"
