"""PPTX: slides with real titles, tables, charts, alternative texts and speaker's notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from pptx.util import Emu, Pt

from siap.diagrams import Svg, draw_pages
from siap.rendering.cover import cover_facts
from siap.rendering.figures import alternative
from siap.rendering.letterheads import Proof, code_picture
from siap.rendering.pptx_charts import Bars, add_chart, bars_of
from siap.rendering.pptx_lines import Line, Panel, panels_on_slides
from siap.rendering.pptx_package import Package
from siap.rendering.pptx_rows import TablePiece
from siap.rendering.pptx_slides import Slide, slides_of
from siap.rendering.pptx_tables import add_table
from siap.rendering.pptx_text import add_panels, write_runs
from siap.rendering.prepare import prepare
from siap.rendering.raster import pngs
from siap.rendering.tree import Document, Figure, Run
from siap.rendering.words import WORDS

PIXELS: Final = 1728  # across a slide: enough for a projector of today

_CODE_PIXELS: Final = 600
_CODE_POINTS: Final = 180.0
_LEFT: Final = 48.0
_TOP: Final = 94.0
_ROOM: Final = (864.0, 406.0)  # points


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One figure on one slide: a chart, or a picture with its pixels."""

    bars: Bars | None
    svg: Svg
    png: bytes


def render(document: Document) -> bytes:
    """
    Write a paper as slides.

    Args:
        document: The tree; `siap.rendering.pptx_slides.slides_of` says what is shown.

    Returns:
        A PPTX for wide screens.

    Raises:
        InvalidInput: The tree is faulty.
        Unavailable: A picture could not be turned into pixels.
    """
    ready = prepare(document)
    slides = slides_of(ready)
    package = Package(ready)
    _cover(package, ready)
    drawn = _draw([each.shown for each in slides if isinstance(each.shown, Figure)])
    for slide in slides:
        if slide.shown is None:
            _opening(package, slide)
        elif isinstance(slide.shown, Figure):
            _figure(package, slide, drawn[slide.shown.label], ready)
        else:
            made = _content(package, slide.title, slide.notes)
            if isinstance(slide.shown, TablePiece):
                add_table(made, slide.shown, (_LEFT, _TOP), slide.title, ready.language)
            else:
                add_panels(made, slide.shown, (_LEFT, _TOP))
    if ready.proof is not None:
        _proof(package, ready.proof, ready)
    return package.to_bytes()


def _proof(package: Package, proof: Proof, document: Document) -> None:
    """A last slide that says how to find out whether all this is genuine."""
    made = _content(package, WORDS[document.language]["genuine"], ())
    picture = code_picture(proof)
    (png,) = pngs([picture], _CODE_PIXELS)
    shape = _picture(made, _Drawn(None, picture, png), size=_CODE_POINTS)
    _describe(shape, WORDS[document.language]["genuine"], picture.desc)
    link = Run(proof.address, link=proof.address)
    lines = [*(Line((Run(each),)) for each in proof.lines), Line((link,))]
    (panels,) = panels_on_slides([Panel(tuple(lines))])
    add_panels(made, panels, (_LEFT, _TOP + _CODE_POINTS + 16))


def _cover(package: Package, document: Document) -> None:
    slide = package.new_slide("title")
    slide.shapes.title.text_frame.text = ""
    region = document.region if document.office else ""
    below = "\n".join(each for each in (document.subtitle, region, document.year) if each)
    facts = "\n".join(f"{name}: {said}" for name, said in cover_facts(document))
    texts: Mapping[int, str] = {
        10: document.office or document.region,
        0: document.title,
        1: below,
        11: facts,
    }
    for shape in list(slide.placeholders):
        said = texts[shape.placeholder_format.idx]
        if said:
            write_runs(shape.text_frame, (Run(said),))
        else:
            shape.element.getparent().remove(shape.element)


def _opening(package: Package, slide: Slide) -> None:
    made = package.new_slide("section")
    for shape in list(made.placeholders):
        said = slide.title if shape.placeholder_format.idx == 0 else slide.label
        if said:
            write_runs(shape.text_frame, (Run(said),))
        else:
            shape.element.getparent().remove(shape.element)
    _notes(made, slide.notes)


def _content(package: Package, title: str, notes: tuple[str, ...]) -> Any:
    made = package.new_slide("content")
    write_runs(made.shapes.title.text_frame, (Run(title),))
    _notes(made, notes)
    return made


def _notes(made: Any, notes: tuple[str, ...]) -> None:
    if notes:
        made.notes_slide.notes_text_frame.text = "\n".join(notes)


def _draw(figures: list[Figure]) -> dict[str, list[_Drawn]]:
    """All pictures in one go of the typesetter."""
    charts = {each.label: bars_of(each) for each in figures}
    pages = {each.label: draw_pages(each.diagram, width="slide") for each in figures}
    flat = [page for label, some in pages.items() if charts[label] is None for page in some]
    pixels = iter(pngs(flat, PIXELS) if flat else [])
    return {
        label: [_Drawn(charts[label], some[0], b"")]
        if charts[label] is not None
        else [_Drawn(None, page, next(pixels)) for page in some]
        for label, some in pages.items()
    }


def _figure(
    package: Package, slide: Slide, drawn: list[_Drawn], document: Document
) -> None:
    more = WORDS[document.language]["part"]
    figure = slide.shown
    assert isinstance(figure, Figure)  # noqa: S101 - the caller asked
    for n, each in enumerate(drawn, 1):
        mark = f" ({more.format(n=n, count=len(drawn))})" if len(drawn) > 1 else ""
        said = alternative(figure, each.svg)
        notes = (*slide.notes, said)
        made = _content(package, slide.title + mark, notes)
        shape = _chart(made, each.bars) if each.bars else _picture(made, each)
        _describe(shape, slide.title + mark, said)


def _chart(made: Any, bars: Bars) -> Any:
    return add_chart(made, bars, [Pt(each) for each in (_LEFT, _TOP, *_ROOM)])


def _picture(made: Any, drawn: _Drawn, *, size: float = 0) -> Any:
    """Put a picture in the middle as large as there is room, or at the left in a size."""
    scale = min(_ROOM[0] / drawn.svg.width, _ROOM[1] / drawn.svg.height)
    if size:
        scale = size / drawn.svg.width
    wide, high = drawn.svg.width * scale, drawn.svg.height * scale
    left = _LEFT if size else _LEFT + (_ROOM[0] - wide) / 2
    return made.shapes.add_picture(
        BytesIO(drawn.png), *(Emu(Pt(each)) for each in (left, _TOP, wide, high))
    )


def _describe(shape: Any, title: str, said: str) -> None:
    """Say in words what a shape shows."""
    named = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - no public way
    named.set("descr", said)
    named.set("name", title)
