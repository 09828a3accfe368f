"""Text on slides: runs as typed, links that only open, panels of lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.util import Pt

from siap.rendering.links import outer_link
from siap.rendering.pptx_lines import (
    INDENT,
    LINE_SPACING,
    PANEL_GAP,
    PANEL_INSET,
    PARAGRAPH_GAP,
    WIDTH,
    Line,
    Panel,
)
from siap.rendering.tree import Run

_TONES: Final[Mapping[str, tuple[str, str]]] = {
    "note": ("14506E", "E9F0F4"),
    "warning": ("9A5B00", "FDF3E1"),
    "success": ("2B6B35", "E9F4EA"),
}
_BAR: Final = 4.0  # points, left of a note
_BULLET: Final = (
    '<a:pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'marL="{indent}" indent="-{indent}">{mark}</a:pPr>'
)
_MARKS: Final[Mapping[str, str]] = {
    "": '<a:buFont typeface="Arial"/><a:buChar char="&#8226;"/>',
    " ": "<a:buNone/>",
}
_NUMBERED: Final = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'


def write_runs(frame: Any, runs: Sequence[Run]) -> None:
    """
    Write one paragraph into an empty text frame.

    Args:
        frame: The frame; its first paragraph is used.
        runs: The text.
    """
    _write(frame.paragraphs[0], runs)


def _write(paragraph: Any, runs: Sequence[Run]) -> None:
    for run in runs:
        for n, said in enumerate(run.text.split("\n")):
            if n:
                paragraph.add_line_break()
            if not said:
                continue
            made = paragraph.add_run()
            made.text = said
            if run.bold:
                made.font.bold = True
            if run.italic:
                made.font.italic = True
            address = outer_link(run.link)
            if address:
                made.hyperlink.address = address


def add_panels(slide: Any, panels: Sequence[Panel], corner: tuple[float, float]) -> None:
    """
    Put panels on a slide, one below the other.

    Args:
        slide: The slide.
        panels: What they say, sized.
        corner: Left and top in points.
    """
    left, top = corner
    for panel in panels:
        box = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(WIDTH), Pt(panel.height))
        frame = box.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.TOP
        inset = PANEL_INSET if panel.tone else 0.0
        frame.margin_left = Pt(inset + (_BAR if panel.tone else 0))
        frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(inset)
        if panel.tone:
            _colour(slide, box, panel, (left, top))
        for n, line in enumerate(panel.lines):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            _line(paragraph, line, panel)
        top += panel.height + PANEL_GAP


def _colour(slide: Any, box: Any, panel: Panel, corner: tuple[float, float]) -> None:
    bar, fill = _TONES[panel.tone]
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor.from_string(fill)
    edge = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, *(Pt(each) for each in (*corner, _BAR, panel.height))
    )
    edge.fill.solid()
    edge.fill.fore_color.rgb = RGBColor.from_string(bar)
    edge.line.fill.background()
    edge.shadow.inherit = False


def _line(paragraph: Any, line: Line, panel: Panel) -> None:
    if line.look == "bullet":
        properties = _BULLET.format(indent=round(INDENT * 12700), mark=_mark(line.mark))
        paragraph._p.insert(0, parse_xml(properties))  # noqa: SLF001 - no public way
    paragraph.line_spacing = Pt(panel.size * LINE_SPACING)
    paragraph.space_after = Pt(panel.size * PARAGRAPH_GAP)
    paragraph.font.size = Pt(panel.size)
    _write(paragraph, line.runs)
    for run in _runs(paragraph):
        run.font.size = Pt(panel.size)
        if line.look == "title":
            run.font.color.rgb = RGBColor.from_string(_TONES[panel.tone or "note"][0])


def _runs(paragraph: Any) -> Iterator[Any]:
    yield from paragraph.runs


def _mark(mark: str) -> str:
    if mark in _MARKS:
        return _MARKS[mark]
    number = mark.rstrip(".")
    return _NUMBERED.format(start="" if number == "1" else f' startAt="{number}"')
