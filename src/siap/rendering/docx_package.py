"""The file around a Word document: styles, numbering, head and foot, and the final zip."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from siap.rendering.docx_letters import letter_styles
from siap.rendering.docx_xml import REL, WML, Element, etree, field, paragraph, runs, w
from siap.rendering.office_zip import same_bytes
from siap.rendering.papers import Sheet
from siap.rendering.tree import Document
from siap.rendering.words import WORDS
from siap.typography import text_width

TWIPS_PER_MM: Final = 1440 / 25.4

_TEMPLATES: Final = Path(__file__).parent / "templates"
_UNUSED: Final = ("thumbnail", "stylesWithEffects", "webSettings", "customXml")
_SVG: Final = "image/svg+xml"
_MARK: Final = (
    '<w:pict xmlns:w="{wml}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
    '</v:shapetype><v:shape id="mark" type="#_x0000_t136" alt="" style="position:absolute;'
    "margin-left:0;margin-top:0;width:400pt;height:110pt;rotation:310;z-index:-251;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    'mso-position-vertical:center;mso-position-vertical-relative:page" '
    'fillcolor="#edf1f4" stroked="f"><v:textpath style="font-family:&quot;Arial&quot;;'
    'font-size:1pt;font-weight:bold" string="{mark}"/></v:shape></w:pict>'
)
_HEAD_SIZE: Final = 8.0
_HEAD_GAP: Final = 20.0


class Package:
    """
    A Word file in the making.

    Args:
        document: The paper, for title, language and status.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._file = docx.Document()
        self._margins: dict[tuple[float, float], tuple[str, str]] = {}
        self._svgs = count(1)
        self._lists = count(2)
        self.body: Element = self._file.element.body
        for child in list(self.body):
            self.body.remove(child)
        self._drop_unused()
        self._replace_parts()
        if document.look == "letter":
            letter_styles(self._part._styles_part.element)  # noqa: SLF001
        self._set_properties()

    @property
    def _part(self) -> Any:
        return self._file.part

    def new_list(self) -> str:
        """
        Start a numbered list of its own.

        Returns:
            Id of the numbering, beginning at 1.
        """
        number = str(next(self._lists))
        restart = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        self._part.numbering_part.element.append(
            w("num", w("abstractNumId", val=2), restart, numId=number)
        )
        return number

    def link(self, address: str) -> str:
        """
        Register a link that leads out of the paper.

        Args:
            address: Where to.

        Returns:
            Id of the relationship.
        """
        made: str = self._part.relate_to(
            address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        return made

    def picture(self, png: bytes, svg: str) -> tuple[str, str]:
        """
        Add a picture in both forms.

        Args:
            png: Its pixels.
            svg: Its drawing.

        Returns:
            Ids of the two relationships.
        """
        pixels = self.pixels(png)
        name = PackURI(f"/word/media/drawing{next(self._svgs)}.svg")
        part = Part(name, _SVG, svg.encode(), self._part.package)
        return pixels, self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def pixels(self, png: bytes) -> str:
        """
        Add a picture that has pixels only.

        Args:
            png: Its pixels.

        Returns:
            Id of the relationship.
        """
        made, _ = self._part.get_or_add_image(BytesIO(png))
        return str(made)

    def section(self, page: Sheet, *, bare: bool = False, letter: bool = False) -> Element:
        """
        Describe the pages of a section.

        Args:
            page: Their size and margins.
            bare: Without head and foot: the cover.
            letter: Whether its first page has a letterhead in place of the running head.

        Returns:
            `sectPr`, to go into the last paragraph of the section or the body.
        """
        twips = {
            name: round(getattr(page, name) * TWIPS_PER_MM)
            for name in ("width", "height", "top", "bottom", "inner", "outer")
        }
        size = w("pgSz", w=twips["width"], h=twips["height"])
        if page.width > page.height:
            size.set(f"{{{WML}}}orient", "landscape")
        margins = w(
            "pgMar",
            top=twips["top"],
            right=twips["outer"],
            bottom=twips["bottom"],
            left=twips["inner"],
            header=0 if bare else 567,
            footer=0 if bare else 567,
            gutter=0,
        )
        kind = w("type", val="nextPage")
        references = [*self._references(page, bare=bare)]
        if letter:
            references += self._first_references(page)
        first = w("titlePg") if letter else None
        return w("sectPr", *references, kind, size, margins, first)

    def to_bytes(self) -> bytes:
        """
        Close the file.

        Returns:
            A zip with fixed order and dates, so the same paper gives the same bytes.
        """
        raw = BytesIO()
        self._file.save(raw)
        return same_bytes(raw.getvalue())

    def _references(self, page: Sheet, *, bare: bool) -> Iterator[Element]:
        key = (0.0, 0.0) if bare else (page.width, page.height)
        if key not in self._margins:
            self._margins[key] = self._new_margins(page, bare=bare)
        for name, made in zip(
            ("headerReference", "footerReference"), self._margins[key], strict=True
        ):
            reference = w(name, type="default")
            reference.set(f"{{{REL}}}id", made)
            yield reference

    def _first_references(self, page: Sheet) -> Iterator[Element]:
        """No running head on the first page, but its mark; the foot of all pages."""
        empty, _ = self._new_margins(page, bare=True)
        _, foot = self._margins[page.width, page.height]
        for name, made in (("headerReference", empty), ("footerReference", foot)):
            reference = w(name, type="first")
            reference.set(f"{{{REL}}}id", made)
            yield reference

    def _new_margins(self, page: Sheet, *, bare: bool) -> tuple[str, str]:
        head, head_id = self._part.add_header_part()
        foot, foot_id = self._part.add_footer_part()
        for part in (head, foot):
            for child in list(part.element):
                part.element.remove(child)
        width = round((page.width - page.inner - page.outer) * TWIPS_PER_MM)
        tabs = w("tabs", w("tab", val="right", pos=width))
        if bare:
            flat = w("pPr", w("spacing", before=0, after=0, line=20, lineRule="exact"))
            head.element.append(w("p", flat, *self._mark()))
            foot.element.append(w("p"))
        else:
            head.element.append(paragraph("Header", *self._head(page), properties=(tabs,)))
            tabs = w("tabs", w("tab", val="right", pos=width))
            foot.element.append(paragraph("Footer", *self._foot(), properties=(tabs,)))
        return head_id, foot_id

    def _head(self, page: Sheet) -> Iterator[Element]:
        title = self._document.title
        place = self._document.office or self._document.region
        wide = sum(text_width(each, _HEAD_SIZE, "sans") for each in (title, place))
        # A name that does not fit beside the title stands below it, at the right too.
        end = "" if wide + _HEAD_GAP <= page.text_points else "\n"
        yield from self._mark()
        yield from runs(f"{title}{end}\t{place}")

    def _foot(self) -> Iterator[Element]:
        words = WORDS[self._document.language]
        draft = words["draft-long"] if self._document.status == "draft" else ""
        yield from runs(f"{draft}\t{words['page']} ")
        yield from field("PAGE", "1")
        yield from runs(f" {words['of']} ")
        yield from field("NUMPAGES", "1")

    def _mark(self) -> Iterator[Element]:
        if self._document.status == "draft":
            mark = WORDS[self._document.language]["draft"]
            yield w("r", etree.fromstring(_MARK.format(wml=WML, mark=mark)))

    def _drop_unused(self) -> None:
        for owner in (self._part.package, self._part):
            for key, relation in list(owner.rels.items()):
                if relation.reltype.rsplit("/", 1)[1] in _UNUSED:
                    del owner.rels[key]

    def _replace_parts(self) -> None:
        language = "en-GB" if self._document.language == "en" else "id-ID"
        for part, name in (
            (self._part._styles_part, "docx-styles.xml"),  # noqa: SLF001 - no public way
            (self._part.numbering_part, "docx-numbering.xml"),
        ):
            fresh = etree.fromstring((_TEMPLATES / name).read_bytes())
            for child in list(part.element):
                part.element.remove(child)
            part.element.extend(list(fresh))
        for each in self._part._styles_part.element.iter(f"{{{WML}}}lang"):  # noqa: SLF001
            each.set(f"{{{WML}}}val", language)
        settings = self._file.settings.element
        for name in ("rsids", "savePreviewPicture", "proofState", "attachedSchema"):
            for each in settings.findall(f"{{{WML}}}{name}"):
                settings.remove(each)
        for each in settings.iter(f"{{{WML}}}compatSetting"):
            if each.get(f"{{{WML}}}name") == "compatibilityMode":
                each.set(f"{{{WML}}}val", "15")

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
