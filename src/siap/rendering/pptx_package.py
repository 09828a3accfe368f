"""The file around the slides: our own master, title, foot, mark and language."""

from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from siap.rendering.office_zip import same_bytes
from siap.rendering.tree import Document
from siap.rendering.words import WORDS

LAYOUTS: Final = ("title", "section", "content")

_TEMPLATES: Final = Path(__file__).parent / "templates" / "slides"
_UNUSED: Final = ("thumbnail", "printerSettings")
_SIZE: Final = (Pt(960), Pt(540))
_MARK: Final = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
    '<p:cNvPr id="90" name="Mark"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    '<p:spPr><a:xfrm rot="-1500000"><a:off x="2540000" y="2413000"/>'
    '<a:ext cx="7112000" cy="2032000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    '</a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" anchor="ctr"/>'
    '<a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r><a:rPr sz="13800" b="1"><a:solidFill>'
    '<a:srgbClr val="{colour}"/></a:solidFill></a:rPr><a:t>{mark}</a:t></a:r></a:p>'
    "</p:txBody></p:sp>"
)
# Pale enough that what stands over it is easy to read: white, and the two tinted grounds.
_MARK_COLOURS: Final = {"master": "EFF3F6", "title": "1D5A79", "section": "DDE6EB"}


class Package:
    """
    A PowerPoint file in the making.

    Args:
        document: The paper, for title, office, language and status.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._file = Presentation()
        self._file.slide_width, self._file.slide_height = _SIZE
        self._drop_unused()
        self._dress()
        self._set_properties()

    def new_slide(self, layout: str) -> Any:
        """
        Add a slide.

        Args:
            layout: One of `LAYOUTS`.

        Returns:
            The slide, its placeholders empty.
        """
        return self._file.slides.add_slide(self._file.slide_layouts[LAYOUTS.index(layout)])

    def to_bytes(self) -> bytes:
        """
        Close the file.

        Returns:
            A zip with fixed order and dates, so the same paper gives the same bytes.
        """
        for slide in self._file.slides:
            self._speak(slide.element)
            if slide.has_notes_slide:
                self._speak(slide.notes_slide.element)
        raw = BytesIO()
        self._file.save(raw)
        return same_bytes(raw.getvalue())

    def _speak(self, element: Any) -> None:
        """Say in which language each text is, for spelling and for reading aloud."""
        language = "en-GB" if self._document.language == "en" else "id-ID"
        for run in element.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", language)

    def _drop_unused(self) -> None:
        package = self._file.part.package
        for relations in (package._rels, self._file.part.rels):  # noqa: SLF001 - no public way
            for key, relation in list(relations.items()):
                if relation.reltype.rsplit("/", 1)[1] in _UNUSED:
                    relations.pop(key)
        layouts = self._file.slide_layouts
        for layout in list(layouts)[len(LAYOUTS) :]:
            layouts.remove(layout)

    def _dress(self) -> None:
        master = self._file.slide_master
        _replace(master.element, "p:cSld", "master.xml")
        _replace(master.element, "p:txStyles", "styles.xml")
        for relation in master.part.rels.values():
            if relation.reltype.endswith("/theme"):
                relation.target_part.blob = _source("theme.xml")
        self._write_foot(master.element)
        for name, layout in zip(LAYOUTS, self._file.slide_layouts, strict=True):
            _replace(layout.element, "p:cSld", f"layout-{name}.xml")
            if name != "content":
                layout.element.set("showMasterSp", "0")
                self._mark(layout.element, name)
        self._mark(master.element, "master")

    def _write_foot(self, element: Any) -> None:
        document = self._document
        draft = WORDS[document.language]["draft-long"] if document.status == "draft" else ""
        said = [document.title, document.office or document.region, draft]
        for text in element.iter(qn("a:t")):
            if text.text == "FOOT":
                text.text = _short(" · ".join(each for each in said if each))

    def _mark(self, element: Any, place: str) -> None:
        if self._document.status != "draft":
            return
        mark = WORDS[self._document.language]["draft"]
        shape = parse_xml(_MARK.format(mark=mark, colour=_MARK_COLOURS[place]))
        element.find(f"{qn('p:cSld')}/{qn('p:spTree')}").insert(2, shape)

    def _set_properties(self) -> None:
        document = self._document
        moment = datetime.combine(document.date, time(), tzinfo=UTC).replace(tzinfo=None)
        known = self._file.core_properties
        known.title = document.title[:255]
        known.author = (document.office or document.region)[:255]
        known.last_modified_by = known.author
        known.subject = document.subtitle[:255]
        known.comments = ""
        known.keywords = ""
        known.language = document.language
        known.created = moment
        known.modified = moment
        known.revision = 1


@cache
def _source(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()


def _replace(element: Any, tag: str, name: str) -> None:
    """Put our own content in place of that of the library's template."""
    element.replace(element.find(qn(tag)), parse_xml(_source(name)))


def _short(text: str, most: int = 130) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
