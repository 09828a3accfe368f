"""A template to start from: plain Word with fields, lists and a table."""

from io import BytesIO
from typing import Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from siap.rendering.office_zip import same_bytes

_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
_BODY: Final = (
    "{%p for bagian in isi %}",
    "{%p if bagian.jenis == 'judul' %}",
    "{{ bagian.teks | upper }}",
    "{%p elif bagian.jenis == 'butir' %}",
    "– {{ bagian.teks }}",
    "{%p else %}",
    "{{ bagian.teks }}",
    "{%p endif %}",
    "{%p endfor %}",
)
_OPENING: Final = {
    "decree": (
        "KEPUTUSAN KEPALA {{ kantor | upper }}",
        "NOMOR {{ nomor }}",
        "TENTANG",
        "{{ judul | upper }}",
    ),
    "minutes": ("BERITA ACARA", "Nomor {{ nomor }}", "{{ judul }}"),
    "terms": ("KERANGKA ACUAN", "Nomor {{ nomor }}", "{{ judul }}"),
}


def starter(kind: str) -> bytes:
    """
    Make a template to start from.

    Args:
        kind: Key of `TEMPLATE_KINDS`.

    Returns:
        A DOCX that passes the check as it is.
    """
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(215), Mm(330)
    document.styles["Normal"].font.name = "Bookman Old Style"
    document.styles["Normal"].font.size = Pt(12)
    for line in ("PEMERINTAH {{ daerah | upper }}", "{{ kantor | upper }}", "{{ alamat }}"):
        document.add_paragraph(line).alignment = _CENTRE
    document.add_paragraph()
    for line in _OPENING[kind]:
        document.add_paragraph(line).alignment = _CENTRE
    for line in _BODY:
        document.add_paragraph(line)
    if kind != "decree":
        _tasks(document)
    document.add_paragraph()
    document.add_paragraph("{{ daerah }}, {{ tanggal }}")
    for line in (
        "{%p for pejabat in penanda_tangan %}",
        "{{ pejabat.jabatan }}",
        "",
        "",
        "{{ pejabat.nama }}",
        "NIP {{ pejabat.nip }}",
        "{%p endfor %}",
    ):
        document.add_paragraph(line)
    section.footer.paragraphs[0].text = "{{ kantor }} – {{ nomor }}"
    made = BytesIO()
    document.save(made)
    return same_bytes(made.getvalue())


def _tasks(document: object) -> None:
    table = document.add_table(rows=4, cols=3, style="Table Grid")  # type: ignore[attr-defined]
    rows = (
        ("Tugas", "Penanggung jawab", "Batas waktu"),
        ("{%tr for tugas in tindak_lanjut %}", "", ""),
        ("{{ tugas.tugas }}", "{{ tugas.penanggung_jawab }}", "{{ tugas.batas_waktu }}"),
        ("{%tr endfor %}", "", ""),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
