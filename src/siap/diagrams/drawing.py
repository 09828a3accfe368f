"""From the specification of a picture to its SVG."""

import json
from hashlib import sha256
from html import escape
from typing import Any

from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.layout.paints import FAMILY, INK
from siap.diagrams.layout.sheets import MARGIN, SHEETS, Width
from siap.diagrams.model import Diagram, Kind, Svg
from siap.diagrams.reading import Fields
from siap.diagrams.registry import KINDS
from siap.kernel.errors import InvalidInput
from siap.typography import clean


def draw(diagram: Diagram, *, width: Width, prefix: str = "") -> Svg:
    """
    Draw a picture in one piece.

    Args:
        diagram: The specification.
        width: Width class to lay it out for.
        prefix: Goes before every id; made from the content if empty.

    Returns:
        The picture; the same input gives the same text.

    Raises:
        InvalidInput: Kind or width is not known, or the data does not fit the kind.
    """
    kind, data = _read(diagram, width)
    return _picture(
        diagram, kind, data, width=width, prefix=prefix or _digest(diagram, width)
    )


def draw_pages(diagram: Diagram, *, width: Width, prefix: str = "") -> list[Svg]:
    """
    Draw a picture on as many pages as it needs.

    Args:
        diagram: The specification.
        width: Width class; it also gives the height of a page.
        prefix: Goes before every id; made from the content if empty.

    Returns:
        One picture for each page, in reading order; one if the kind is never cut.

    Raises:
        InvalidInput: As `draw`.
    """
    kind, data = _read(diagram, width)
    start = prefix or _digest(diagram, width)
    pages = [data] if kind.split is None else kind.split(data, Canvas(SHEETS[width], start))
    many = len(pages) > 1
    return [
        _picture(
            Diagram(
                diagram.kind,
                f"{diagram.title} (bagian {n} dari {len(pages)})"
                if many
                else diagram.title,
                alt=diagram.alt,
            ),
            kind,
            page,
            width=width,
            prefix=f"{start}-{n}" if many else start,
        )
        for n, page in enumerate(pages, 1)
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


def _picture(
    diagram: Diagram, kind: Kind[Any], data: object, *, width: Width, prefix: str
) -> Svg:
    canvas = Canvas(SHEETS[width], prefix)
    sentences = list(kind.paint(data, canvas)) or _empty(canvas, kind.hint)
    title = clean(diagram.title)
    desc = clean(diagram.alt) or " ".join(sentences)
    w, h = SHEETS[width].width, canvas.bottom + MARGIN
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="siap-diagram d-{diagram.kind}" '
        f'viewBox="0 0 {short(w)} {short(h)}" width="{short(w)}" height="{short(h)}" '
        f'role="img" aria-labelledby="{prefix}-title {prefix}-desc" lang="id" '
        f'font-family="{FAMILY}" font-size="{short(SHEETS[width].body)}" fill="{INK}">'
        f'<title id="{prefix}-title">{escape(title, quote=False)}</title>'
        f'<desc id="{prefix}-desc">{escape(desc, quote=False)}</desc>'
        f"{canvas.body()}</svg>"
    )
    return Svg(text, w, float(short(h)), title, desc)


def _empty(canvas: Canvas, hint: str) -> list[str]:
    lead = canvas.block("Belum ada data untuk digambar.", canvas.room - 40, bold=True)
    more = canvas.block(hint, canvas.room - 40)
    y = canvas.text(canvas.sheet.width / 2, 24, lead, "middle")
    y = canvas.text(canvas.sheet.width / 2, y + 4, more, "middle", "muted")
    canvas.bottom = y + 16
    return ["Belum ada data untuk digambar.", hint]


def _digest(diagram: Diagram, width: Width) -> str:
    content = json.dumps(
        [diagram.kind, diagram.title, diagram.data, diagram.alt, width], default=str
    )
    return "d" + sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:10]
