"""What stands in a document tree, as lines that a person can compare."""

from collections.abc import Iterator

from siap.rendering.grids import grid
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
from siap.rendering.procedures import Procedure, ProcedureHead
from siap.rendering.tree import (
    Document,
    Figure,
    Heading,
    KeyValues,
    ListBlock,
    Paragraph,
    Table,
)


def outline_of(document: Document) -> list[str]:
    """Headings, tables with their columns and number of rows, figures with their kind."""
    return [line for block in blocks_of(prepare(document)) for line in _line(block)]


def _line(block: object) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {block.label} {block.text}".replace("  ", " ")
    elif isinstance(block, Table):
        heads = ", ".join(f"{c.group} {c.label}".strip() for c in block.columns)
        rows = sum(row.kind == "data" for row in block.rows)
        yield f"{block.label} {block.caption} [{rows}] ({heads})"
    elif isinstance(block, Figure):
        yield f"{block.label} {block.caption} <{block.diagram.kind}>"


def texts_of(document: Document) -> list[str]:
    """Every heading, text, table, step and picture of a paper, in reading order."""
    lines: list[str] = []
    for block in blocks_of(prepare(document)):
        lines += _line(block)
        lines += _texts(block, document)
    return lines


def chapter_text(document: Document, title: str) -> list[str]:
    """Every text and table of one chapter, in reading order."""
    lines: list[str] = []
    inside = False
    for block in blocks_of(prepare(document)):
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        elif inside:
            lines += _texts(block, document)
    return lines


def _texts(block: object, document: Document) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield "".join(run.text for run in block.runs)
    elif isinstance(block, ListBlock):
        yield from ("- " + "".join(run.text for run in item) for item in block.items)
    elif isinstance(block, KeyValues):
        yield from (f"{name}: {text}" for name, text in block.pairs)
    elif isinstance(block, Table):
        yield f"{block.label} {block.caption}"
        for line in grid(block, document.language).lines:
            yield " | ".join(line.texts).replace("\n", " / ")
    elif isinstance(block, ProcedureHead):
        yield "; ".join(block.office)
        yield from (
            f"{name}: {text.strip()}" for name, text in (*block.pairs, *block.boxes)
        )
    elif isinstance(block, Procedure):
        yield f"{block.caption}: {'; '.join(block.actors)}"
        yield from (_step(block, n) for n in range(len(block.steps)))


def _step(block: Procedure, n: int) -> str:
    step = block.steps[n]
    ways = ", ".join(f"{way.label} {way.to + 1}".strip() for way in step.ways)
    said = (step.text, block.actors[step.actor], step.kind, step.completeness, step.time)
    return " | ".join((str(n + 1), *said, step.output, step.note, f"-> {ways}"))


def tables_of(document: Document) -> list[Table]:
    return [block for block in blocks_of(document) if isinstance(block, Table)]


def table_called(document: Document, caption: str) -> Table:
    return next(each for each in tables_of(document) if each.caption == caption)


def figures_of(document: Document) -> list[Figure]:
    return [block for block in blocks_of(document) if isinstance(block, Figure)]


def block_texts(block: object, document: Document) -> list[str]:
    """The texts of one block, a line for each paragraph, item, pair or row."""
    return list(_texts(block, document))
