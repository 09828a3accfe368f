"""Every format a paper can be had in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from siap.rendering import docx, html, pdf, pptx, xlsx
from siap.rendering.tree import Document


@dataclass(frozen=True, slots=True)
class Format:
    """
    A format.

    Args:
        name: Key into `RENDERERS`, also the ending of the file.
        labels: What a person calls it, by language.
        media_type: For the web.
        render: From the tree to the file.
    """

    name: str
    labels: Mapping[str, str]
    media_type: str
    render: Callable[[Document], bytes]


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

# A new format is one module with `render` and one entry here.
RENDERERS: Final[Mapping[str, Format]] = {
    each.name: each
    for each in (
        Format(
            "html",
            {"id": "Halaman web (HTML)", "en": "Web page (HTML)"},
            "text/html; charset=utf-8",
            html.render,
        ),
        Format(
            "pdf", {"id": "Cetak (PDF)", "en": "Print (PDF)"}, "application/pdf", pdf.render
        ),
        Format(
            "docx",
            {"id": "Dokumen Word (DOCX)", "en": "Word document (DOCX)"},
            f"{_OFFICE}.wordprocessingml.document",
            docx.render,
        ),
        Format(
            "xlsx",
            {"id": "Tabel Excel (XLSX)", "en": "Excel tables (XLSX)"},
            f"{_OFFICE}.spreadsheetml.sheet",
            xlsx.render,
        ),
        Format(
            "pptx",
            {"id": "Salindia PowerPoint (PPTX)", "en": "PowerPoint slides (PPTX)"},
            f"{_OFFICE}.presentationml.presentation",
            pptx.render,
        ),
    )
}
