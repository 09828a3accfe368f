"""Text of a slide as panels of lines, cut so that no line runs off the slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from siap.rendering.clauses import Clause, Clauses, marked
from siap.rendering.pptx_cutting import cut_text
from siap.rendering.procedures import Procedure, ProcedureHead
from siap.rendering.tree import (
    Block,
    Box,
    KeyValues,
    Language,
    ListBlock,
    Paragraph,
    Run,
    Signature,
    Tone,
)
from siap.rendering.values import write_date
from siap.typography import wrap

Look = Literal["plain", "bullet", "title"]

WIDTH: Final = 864.0  # of the room below the title, in points
HEIGHT: Final = 404.0
SIZES: Final = (20.0, 18.0, 16.0)  # the largest at which all fits on one slide
INDENT: Final = 24.0
PANEL_INSET: Final = 12.0
PANEL_GAP: Final = 12.0
LINE_SPACING: Final = 1.2  # of the size
PARAGRAPH_GAP: Final = 0.5  # of the size

_SAFE: Final = 0.97  # other programs set text a little wider


@dataclass(frozen=True, slots=True)
class Line:
    """
    A paragraph on a slide.

    Args:
        runs: Its text.
        look: `bullet` hangs below its mark.
        mark: What stands before it, like `2.`; a bullet without a mark has a dot, a blank
            stands for none.
    """

    runs: tuple[Run, ...]
    look: Look = "plain"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """
    Lines that stand together.

    Args:
        lines: The lines.
        tone: Of a note set off from the text; empty for plain text.
        size: Of the text in points, written by `panels_on_slides`.
    """

    lines: tuple[Line, ...]
    tone: Tone | Literal[""] = ""
    size: float = SIZES[0]

    @property
    def height(self) -> float:
        """Room that it takes, in points."""
        inset = 2 * PANEL_INSET if self.tone else 0.0
        return sum(_height(line, self) for line in self.lines) + inset


def lines_of(block: Block, language: Language) -> list[Panel]:
    """
    Write a block of text as panels.

    Args:
        block: A paragraph, list, note, identity block or signatures.
        language: Of dates.

    Returns:
        One panel, or none for a block without text.
    """
    if isinstance(block, Box):
        inner = [line for each in block.blocks for line in _lines(each, language)]
        title = [Line((Run(block.title, bold=True),), "title")] if block.title else []
        return [Panel((*title, *inner), block.tone)]
    lines = tuple(_lines(block, language))
    return [Panel(lines)] if lines else []


def _lines(block: Block, language: Language) -> Iterator[Line]:
    match block:
        case Paragraph():
            yield Line(block.runs)
        case ListBlock():
            for n, item in enumerate(block.items, 1):
                yield Line(item, "bullet", f"{n}." if block.ordered else "")
        case KeyValues():
            for name, said in block.pairs:
                yield Line((Run(f"{name}: ", bold=True), Run(said)))
        case _:
            yield from _formal(block, language)


def _formal(block: Block, language: Language) -> Iterator[Line]:
    match block:
        case Clauses():
            yield from (line for clause in block.rows for line in _clause(clause))
        case Signature():
            yield from _signature(block, language)
        case ProcedureHead() | Procedure():
            yield from _procedure(block)


def _clause(clause: Clause) -> Iterator[Line]:
    for n, (mark, said) in enumerate(marked(clause)):
        label = f"{clause.label}: " if n == 0 and clause.label else ""
        yield Line((Run(label, bold=True), Run(f"{mark} {said}".strip())))


def _procedure(block: ProcedureHead | Procedure) -> Iterator[Line]:
    if isinstance(block, ProcedureHead):
        for name, said in (*block.pairs, *block.boxes):
            yield Line((Run(f"{name}: ", bold=True), Run(said)))
        return
    yield Line((Run(block.caption, bold=True),), "title")
    for n, step in enumerate(block.steps, 1):
        said = f"{step.text} ({block.actors[step.actor]})"
        yield Line((Run(said),), "bullet", f"{n}.")


def _signature(block: Signature, language: Language) -> Iterator[Line]:
    day = write_date(block.date, language) if block.date else ""
    place = ", ".join(each for each in (block.place, day) if each)
    if place:
        yield Line((Run(place),))
    for person in block.people:
        detail = f" ({person.detail})" if person.detail else ""
        yield Line((Run(f"{person.office}: "), Run(person.name, bold=True), Run(detail)))


def panels_on_slides(panels: Sequence[Panel]) -> list[tuple[Panel, ...]]:
    """
    Share panels out among slides.

    Args:
        panels: In reading order.

    Returns:
        One slide if the text fits in one of three sizes, else several at the middle size;
        a panel or a paragraph that is higher than a slide is cut between lines.
    """
    for size in SIZES:
        sized = tuple(replace(panel, size=size) for panel in panels)
        if _whole(sized) <= HEIGHT:
            return [sized]
    pieces = [
        piece
        for panel in panels
        for piece in _cut_panel(replace(panel, size=SIZES[1]))
        if piece.lines
    ]
    slides: list[tuple[Panel, ...]] = []
    for piece in pieces:
        if slides and _whole((*slides[-1], piece)) <= HEIGHT:
            slides[-1] = (*slides[-1], piece)
        else:
            slides.append((piece,))
    return slides


def _whole(panels: Sequence[Panel]) -> float:
    return sum(panel.height for panel in panels) + PANEL_GAP * (len(panels) - 1)


def _cut_panel(panel: Panel) -> Iterator[Panel]:
    if panel.tone and panel.height <= HEIGHT:
        yield panel
        return
    room = HEIGHT - (2 * PANEL_INSET if panel.tone else 0)
    held: list[Line] = []
    for line in (piece for each in panel.lines for piece in _cut_line(each, panel, room)):
        if held and sum(_height(each, panel) for each in (*held, line)) > room:
            yield replace(panel, lines=tuple(held))
            held = []
        held.append(line)
    yield replace(panel, lines=tuple(held))


def _cut_line(line: Line, panel: Panel, room: float) -> Iterator[Line]:
    """Cut a paragraph that no slide holds; the pieces lose bold and italics."""
    most = int(room / (panel.size * LINE_SPACING)) - 1
    if _height(line, panel) <= room:
        yield line
        return
    text = "".join(run.text for run in line.runs)
    for n, piece in enumerate(cut_text(text, _wrapped(line, panel), most)):
        yield replace(line, runs=(Run(piece),), mark=line.mark if n == 0 else " ")


def _height(line: Line, panel: Panel) -> float:
    rows = len(_wrapped(line, panel))
    return panel.size * (rows * LINE_SPACING + PARAGRAPH_GAP)


def _wrapped(line: Line, panel: Panel) -> list[str]:
    inset = 2 * PANEL_INSET + 4 if panel.tone else 0.0
    indent = INDENT if line.look == "bullet" else 0.0
    room = (WIDTH - inset - indent) * _SAFE
    bold = any(run.bold for run in line.runs)
    return wrap("".join(run.text for run in line.runs), room, panel.size, "sans", bold=bold)
