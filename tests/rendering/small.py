"""A short paper with one block of every kind."""

from datetime import date
from decimal import Decimal

from diagrams.examples import EXAMPLES
from siap.diagrams import Diagram
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import (
    Box,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Section,
    Signatory,
    Signature,
    Table,
)

DAY = date(2026, 11, 21)

BUDGET = Table(
    "Kebutuhan biaya",
    (
        Column("text", "Uraian"),
        Column("volume", "Volume", fmt="number", group="Perhitungan"),
        Column("price", "Harga satuan", fmt="rupiah", group="Perhitungan"),
        Column("sum", "Jumlah", fmt="rupiah", formula="{volume} * {price}"),
        Column("share", "Bagian", fmt="percent", places=1),
        Column("due", "Tanggal", fmt="date"),
        Column("done", "Selesai", fmt="yes-no"),
    ),
    (
        Row({"text": "Perpipaan"}, "heading"),
        Row(
            {
                "text": "Pipa 5.1.02.01.01.0000",
                "volume": Decimal("12.5"),
                "price": 1_250_000,
                "share": Decimal("0.625"),
                "due": date(2027, 3, 4),
                "done": True,
            }
        ),
        Row({"text": "Katup", "volume": 4, "price": 375_500, "done": False}),
        Row({"text": "Jumlah perpipaan"}, "subtotal"),
        Row({"text": "Pelatihan"}, "heading"),
        Row({"text": "Petugas loket", "volume": 30, "price": 99_999}),
        Row({"text": "Belum dihitung", "volume": 3}),
        Row({"text": "Jumlah pelatihan"}, "subtotal"),
    ),
    totals=("sum",),
    anchor="biaya",
    source="Bagian Keuangan",
)


def figure(kind="bullet-chart", caption="Capaian dan standar"):
    return Figure(caption, Diagram(kind, caption, EXAMPLES[kind]), anchor="capaian")


def every_block(language="id", status="draft", paper="A4", *, pictured=True):
    """Build the paper."""
    picture = (Run(", "), Run("", link="#capaian")) if pictured else ()
    link = Run("laman", link="https://contoh.go.id/layanan")
    return Document(
        title="Rencana perbaikan layanan",
        subtitle="Ringkasan",
        date=DAY,
        office="Dinas Contoh",
        region="Kabupaten Contoh",
        year="2027",
        status=status,
        language=language,
        paper=paper,
        facts=(("Nomor", "690/17/2026"),),
        sections=(
            Section(
                (
                    Contents(),
                    Heading(1, "Pendahuluan"),
                    Paragraph(
                        (
                            Run("Lihat "),
                            Run("", link="#biaya"),
                            *picture,
                            Run(" dan "),
                            link,
                            Run(". "),
                            Run("Penting", bold=True),
                            Run(" sekali", italic=True),
                            Run("."),
                        )
                    ),
                    Heading(2, "Isi"),
                    Heading(3, "Rincian"),
                    bullets("Satu", "Dua"),
                    bullets("Pertama", "Kedua", ordered=True),
                    bullets("Mulai lagi", ordered=True),
                    Box(
                        "Perhatian", (paragraph("Isi kotak."), bullets("Butir")), "warning"
                    ),
                    KeyValues((("Nama", "Dinas Contoh"), ("Alamat", "Jalan A\nKota B"))),
                    *((figure(),) if pictured else ()),
                )
            ),
            Section((Heading(2, "Biaya"), BUDGET), landscape=True),
            Section(
                (
                    Heading(1, "Lampiran kosong", numbering="annex"),
                    Heading(2, "Tabel kosong"),
                    Table("Belum terisi", (Column("a", "Kolom"),), ()),
                    PageBreak(),
                    Signature(
                        "Kota Contoh",
                        DAY,
                        (
                            Signatory("Ketua", "Siti Aminah", "NIP 1970"),
                            Signatory("Sekretaris", "Budi Santoso"),
                            Signatory("Saksi", "Made Wirawan"),
                        ),
                    ),
                )
            ),
        ),
    )
