"""What a reader finds in each format: plain text and tables."""

import re
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pptx
from lxml import etree
from pypdf import PdfReader

CELL = re.compile(r'<c r="([A-Z]+\d+)"[^>]*><f[^>]*>[^<]*</f><v>([^<]*)</v>')
BLOCKS = {"p", "li", "td", "th", "tr", "caption", "figcaption", "div", "dt", "dd", "nav"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "header", "article"}


class _Text(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self._hidden = 0

    def handle_starttag(self, tag, _):
        if tag in {"style", "svg", "title"}:
            self._hidden += 1
        if tag == "br":
            self.parts.append("\n")
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in {"style", "svg", "title"}:
            self._hidden -= 1
        if tag in {"td", "th"}:
            self.parts.append(" | ")

    def handle_data(self, data):
        if not self._hidden:
            self.parts.append(data)


def html_text(made):
    reader = _Text()
    reader.feed(made.decode())
    return tidy("".join(reader.parts))


def pdf_text(made):
    return tidy("\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages))


def docx_text(made):
    lines = []
    document = docx.Document(BytesIO(made))
    for block in document.iter_inner_content():
        lines += _docx_block(block)
    return tidy("\n".join(lines))


def _docx_block(block):
    if hasattr(block, "rows"):
        for row in block.rows:
            yield " | ".join(cell.text for cell in row.cells)
    else:
        yield block.text


def xlsx_text(made):
    lines = []
    for page in openpyxl.load_workbook(BytesIO(made)):
        lines.append(f"[{page.title}]")
        for row in page.iter_rows():
            shown = [str(cell.value) for cell in row if cell.value is not None]
            if shown:
                lines.append(" | ".join(shown))
    return tidy("\n".join(lines))


def pptx_text(made):
    """Each slide from its title on, then what the speaker says."""
    lines = []
    for n, slide in enumerate(pptx.Presentation(BytesIO(made)).slides, 1):
        lines.append(f"[{n}]")
        for shape in slide.shapes:
            lines += _pptx_shape(shape)
        if slide.has_notes_slide:
            lines += ["[catatan]", slide.notes_slide.notes_text_frame.text]
    return tidy("\n".join(lines).replace("\v", "\n"))


def _pptx_shape(shape):
    if shape.has_text_frame:
        yield shape.text_frame.text
    elif shape.has_table:
        for row in shape.table.rows:
            yield " | ".join(cell.text for cell in row.cells if not cell.is_spanned)
    elif shape.has_chart:
        (plot,) = shape.chart.plots
        yield " | ".join(["", *plot.categories])
        for series in plot.series:
            yield " | ".join([series.name, *map(str, series.values)])


def shared_strings(made):
    """Read the texts of a workbook with the escape of `_x0041_` undone as Excel does it."""
    with ZipFile(BytesIO(made)) as parts:
        root = etree.fromstring(parts.read("xl/sharedStrings.xml"))
    texts = ("".join(item.itertext()) for item in root)
    return [re.sub("_x([0-9A-F]{4})_", _character, text) for text in texts]


def _character(code):
    return chr(int(code[1], 16))


def tidy(text):
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def squeezed(text):
    """Drop what line breaking may add or take: white space and break opportunities."""
    return "".join(text.split()).translate(dict.fromkeys(map(ord, "\u200b\u00ad\u2060")))


def formula_values(book):
    """What stands beside each formula of a workbook, by number of the sheet and cell."""
    found = {}
    with ZipFile(BytesIO(book)) as parts:
        for name in parts.namelist():
            number = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            if number:
                for cell, value in CELL.findall(parts.read(name).decode()):
                    found[int(number[1]), cell] = Decimal(repr(float(value)))
    return found


def without_results(book):
    """Take the stored results away, so that whoever opens the book must work them out."""
    made = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(b"</f><v>[^<]*</v>", b"</f>", part)
            target.writestr(name, part)
    return made.getvalue()
