"""A page that shows every component with sample content, for development and tests."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from siap.ui.components import STATUSES, Column, Fact, Link, Stage, Tile
from siap.ui.formatting import day, number, percent, rupiah
from siap.ui.forms import PlainForm
from siap.ui.notices import Notice


class SampleForm(PlainForm):
    """One field of each sort."""

    name = forms.CharField(
        label="Nama indikator", help_text="Seperti tertulis dalam dokumen rencana."
    )
    target = forms.DecimalField(
        label="Target", widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    cost = forms.IntegerField(
        label="Perkiraan biaya",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        required=False,
    )
    unit = forms.ChoiceField(
        label="Satuan", choices=[("", "Pilih satuan"), ("pct", "Persen"), ("m3", "m³")]
    )
    direction = forms.ChoiceField(
        label="Arah yang baik",
        choices=[("up", "Makin tinggi"), ("down", "Makin rendah")],
        widget=forms.RadioSelect,
    )
    sources = forms.MultipleChoiceField(
        label="Sumber data",
        choices=[("rpjmd", "RPJMD"), ("spm", "Standar pelayanan minimal")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label="Catatan", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    file = forms.FileField(label="Berkas pendukung", required=False)
    strategic = forms.BooleanField(label="Indikator strategis", required=False)


def page(request: HttpRequest) -> HttpResponse:
    """Show all components."""
    return render(request, "siap/gallery.html", sample())


def sample() -> dict[str, object]:
    """
    Make up what the gallery shows; no database is read.

    Returns:
        The context of `siap/gallery.html`.
    """
    return {
        "siap_region": "Kabupaten Tirta Lestari",
        "siap_nav": [
            Link("Rencana", "#rencana", current=True),
            Link("Tindak lanjut", "#tindak-lanjut"),
            Link("Impor data", "#impor"),
        ],
        "crumbs": [
            Link("Rencana", "#rencana"),
            Link("Air minum 2026", "#a"),
            Link("Galeri"),
        ],
        "notices": [
            Notice(
                "Baris “Pipa bocor di Kecamatan Sukamaju” dihapus.", "success", "#urungkan"
            ),
            Notice("Tiga tindak lanjut melewati tenggat.", "warning"),
            Notice("Berkas tidak terbaca. Simpan sebagai XLSX, lalu unggah lagi.", "error"),
            Notice("Pedoman edisi 2026 dipakai untuk rencana ini.", "info"),
        ],
        "statuses": list(STATUSES),
        "stages": _stages(),
        "tiles": [
            Tile("Cakupan pelayanan", percent(Decimal("62.4")), "target 80,0% pada 2027"),
            Tile("Anggaran tindakan", rupiah(18_450_000_000), "24 tindakan"),
            Tile("Kehilangan air", percent(Decimal("34.1")), "naik dari 31,8%", alert=True),
            Tile("Tindak lanjut selesai", "17 dari 24"),
        ],
        "tabs": [
            Link("Persiapan", "#persiapan"),
            Link("Pelaksanaan", "#pelaksanaan", current=True),
            Link("Tindak lanjut", "#tl", count=3),
        ],
        "facts": [
            Fact("Pelayanan", "Air minum perpipaan"),
            Fact("Ketua kelompok kerja", "Sri Wahyuni", "#ketua"),
            Fact("Mulai", day(date(2026, 11, 21)), "#mulai"),
        ],
        "columns": [
            Column("name", "Indikator", header=True),
            Column("baseline", "Capaian 2025", numeric=True),
            Column("target", "Target 2027", numeric=True),
            Column("gap", "Kesenjangan", numeric=True),
            Column("cost", "Biaya", numeric=True),
        ],
        "rows": _rows(),
        "page": Paginator(range(231), 20).page(4),
        "blank_form": SampleForm(),
        "form": SampleForm(data={"target": "delapan puluh", "cost": "1.000.000"}),
        "amount": Decimal("1234567.5"),
        "when": date(2026, 11, 21),
    }


def _stages() -> list[Stage]:
    return [
        Stage(1, "Persiapan", "done", "12 Jan – 6 Feb 2026", "#1"),
        Stage(2, "Isu strategis", "done", "9 Feb – 13 Mar 2026", "#2"),
        Stage(3, "Analisis kebutuhan", "current", "3 dari 5 topik", "#3", "1 terlambat"),
        Stage(4, "Prioritas perbaikan", url="#4"),
        Stage(5, "Rencana tindakan", url="#5"),
        Stage(6, "Penganggaran", url="#6"),
        Stage(7, "Pelaksanaan dan pemantauan", url="#7"),
    ]


def _rows() -> list[dict[str, object]]:
    facts = (
        ("Cakupan pelayanan", "62.4", "80.0", 9_600_000_000),
        ("Kehilangan air", "34.1", "25.0", 6_350_000_000),
        ("Pengaduan selesai tepat waktu", "71.25", "95.0", 2_500_000_000),
    )
    return [
        {
            "name": name,
            "baseline": percent(Decimal(now)),
            "target": percent(Decimal(goal)),
            "gap": number(abs(Decimal(goal) - Decimal(now)), 1),
            "cost": rupiah(cost),
        }
        for name, now, goal, cost in facts
    ]
