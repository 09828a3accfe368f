"""Office files as zips that are the same bytes for the same content."""

import re
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES: Final = "[Content_Types].xml"
_PROPERTIES: Final = "docProps/core.xml"
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)")


def same_bytes(raw: bytes) -> bytes:
    """
    Write an Office file anew with fixed order and dates.

    Args:
        raw: A DOCX, PPTX or XLSX.

    Returns:
        The same parts, the list of types first and the others by name. A workbook inside
        (the figures of a chart) is treated likewise, and its day of making is fixed.
    """
    made = BytesIO()
    with ZipFile(BytesIO(raw)) as source, ZipFile(made, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name))
        for name in names:
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, _inner(name, source.read(name)))
    return made.getvalue()


def _inner(name: str, part: bytes) -> bytes:
    return same_bytes(_undated(part)) if name.endswith(".xlsx") else part


def _undated(book: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == _PROPERTIES:
                part = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            target.writestr(name, part)
    return made.getvalue()
