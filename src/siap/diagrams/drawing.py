"""From the specification of a picture to its SVG."""

import json
from dataclasses import replace
from hashlib import sha256
from html import escape
from typing import Any

from siap.diagrams.layout.canvas import Canvas, Drawn, short
from siap.diagrams.layout.paints import FAMILY, INK
from siap.diagrams.layout.sheets import SHEETS, Sheet, Width
from siap.diagrams.model import Diagram, Kind, Svg
from siap.diagrams.reading import Fields
from siap.diagrams.registry import KINDS
from siap.diagrams.words import say, speaking
from siap.kernel.errors import InvalidInput
from siap.typography import clean


def draw(diagram: Diagram, *, width: Width, prefix: str = "") -> Svg:
    """
    Draw a picture in one piece, for a screen.

    Args:
        diagram: The specification.
        width: Width class to lay it out for.
        prefix: Goes before every id; made from the content if empty.

    Returns:
        The picture; the same input gives the same text.

    Raises:
        InvalidInput: Kind or width is not known, or the data does not fit the kind.
    """
    with speaking(diagram.language):
        kind, data = _read(diagram, width)
        canvas = Canvas(SHEETS[width], prefix or _digest(diagram, width))
        desc = _paint(diagram, kind, data, canvas)
        return _svg(diagram, desc, canvas.sheet, canvas.whole())


def draw_pages(diagram: Diagram, *, width: Width, prefix: str = "") -> list[Svg]:
    """
    Draw a picture for paper, on as many pages as it needs.

    Characters that the typesetter cannot draw are replaced: see
    `siap.diagrams.layout.paper`.

    Args:
        diagram: The specification.
        width: Width class; it also gives the height of a page.
        prefix: Goes before every id; made from the content if empty.

    Returns:
        One picture for each page, in reading order, none of them higher than a page unless
        a single box is.

    Raises:
        InvalidInput: As `draw`.
    """
    with speaking(diagram.language):
        return _pages(diagram, width, prefix)


def _pages(diagram: Diagram, width: Width, prefix: str) -> list[Svg]:
    kind, data = _read(diagram, width)
    start = prefix or _digest(diagram, width)
    sheet = SHEETS[width]
    trial = Canvas(sheet, start, paper=True)
    cuts = [data] if kind.split is None else list(kind.split(data, trial))
    pages = []
    for n, piece in enumerate(cuts):
        prefix = f"{start}-{n + 1}" if len(cuts) > 1 else start
        canvas = Canvas(sheet, prefix, paper=True)
        desc = _paint(diagram, kind, piece, canvas)
        pages += [(desc, page) for page in canvas.pages()]
    titles = [
        say("{title} (bagian {n} dari {count})", title=diagram.title, n=n, count=len(pages))
        for n in range(1, len(pages) + 1)
    ]
    if len(pages) == 1:
        titles = [diagram.title]
    return [
        _svg(replace(diagram, title=title), desc, sheet, page)
        for title, (desc, page) in zip(titles, pages, strict=True)
    ]


def _read(diagram: Diagram, width: Width) -> tuple[Kind[Any], object]:
    for key, known in ((diagram.kind, KINDS), (width, SHEETS)):
        if key not in known:
            raise InvalidInput("unknown-key", key=key, known=", ".join(known))
    kind = KINDS[diagram.kind]
    fields = Fields(diagram.data)
    data = kind.read(fields)
    fields.finish()
    return kind, data


def _paint(diagram: Diagram, kind: Kind[Any], data: object, canvas: Canvas) -> str:
    """Draw and give the description."""
    sentences = list(kind.paint(data, canvas)) or _empty(canvas, say(kind.hint))
    return clean(diagram.alt) or " ".join(sentences)


def _svg(diagram: Diagram, desc: str, sheet: Sheet, drawn: Drawn) -> Svg:
    key, title = drawn.prefix, clean(diagram.title)
    wide, tall = sheet.width, drawn.bottom - drawn.top
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="siap-diagram d-{diagram.kind}" '
        f'viewBox="0 {short(drawn.top)} {short(wide)} {short(tall)}" width="{short(wide)}" '
        f'height="{short(tall)}" role="img" aria-labelledby="{key}-title {key}-desc" '
        f'lang="{diagram.language}" font-family="{FAMILY}" '
        f'font-size="{short(sheet.body)}" fill="{INK}">'
        f'<title id="{key}-title">{escape(title, quote=False)}</title>'
        f'<desc id="{key}-desc">{escape(desc, quote=False)}</desc>{drawn.markup}</svg>'
    )
    return Svg(text, wide, float(short(tall)), title, desc)


def _empty(canvas: Canvas, hint: str) -> list[str]:
    nothing = say("Belum ada data untuk digambar.")
    lead = canvas.block(nothing, canvas.room - 40, bold=True)
    more = canvas.block(hint, canvas.room - 40)
    y = canvas.text(canvas.sheet.width / 2, 24, lead, "middle")
    y = canvas.text(canvas.sheet.width / 2, y + 4, more, "middle", "muted")
    canvas.bottom = y + 16
    return [nothing, hint]


def _digest(diagram: Diagram, width: Width) -> str:
    told: list[object] = [diagram.kind, diagram.title, diagram.data, diagram.alt, width]
    told += [diagram.language] if diagram.language != "id" else []
    content = json.dumps(told, default=str)
    return "d" + sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:10]
