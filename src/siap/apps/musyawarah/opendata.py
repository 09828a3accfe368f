"""What is published of every proposal: the columns and what each means."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Final

import xlsxwriter
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from siap.apps.musyawarah.models import Proposal

Cell = str | int | float | None


@dataclass(frozen=True)
class Published:
    """A column: its name, what it means, its type, and where it comes from."""

    name: str
    meaning: StrPromise
    type: str
    read: Callable[[Proposal], Cell]


def _day(value: object) -> str | None:
    return value.isoformat()[:10] if value is not None else None  # type: ignore[attr-defined]


def _name(thing: object) -> str | None:
    return None if thing is None else str(thing)


def _code(region: object) -> str | None:
    return getattr(region, "code", None)


COLUMNS: Final = (
    Published("nomor", _("Nomor usulan, tetap selamanya"), "teks", lambda p: p.code),
    Published("usulan", _("Apa yang diusulkan"), "teks", lambda p: p.title),
    Published("masalah", _("Masalah yang dihadapi"), "teks", lambda p: p.problem),
    Published(
        "jenis", _("physical (fisik) atau social (nonfisik)"), "kode", lambda p: p.kind
    ),
    Published("bidang", _("Kode bidang"), "kode", lambda p: p.field),
    Published("kode_wilayah", _("Kode wilayah usulan"), "teks", lambda p: _code(p.region)),
    Published("desa", _("Desa atau kelurahan"), "teks", lambda p: _name(p.village)),
    Published("kecamatan", _("Kecamatan"), "teks", lambda p: _name(p.kecamatan)),
    Published("lintang", _("Lintang, derajat"), "angka", lambda p: _degrees(p.latitude)),
    Published("bujur", _("Bujur, derajat"), "angka", lambda p: _degrees(p.longitude)),
    Published(
        "penerima_manfaat",
        _("Berapa orang yang terbantu"),
        "angka",
        lambda p: p.beneficiaries,
    ),
    Published("banyaknya", _("Volume"), "angka", lambda p: _degrees(p.volume)),
    Published("satuan", _("Satuan volume"), "teks", lambda p: p.unit),
    Published(
        "biaya", _("Perkiraan biaya terakhir, rupiah"), "angka", lambda p: p.cost_idr
    ),
    Published(
        "biaya_rutin",
        _("Biaya setiap tahun sesudahnya, rupiah"),
        "angka",
        lambda p: p.recurring_idr,
    ),
    Published("tanda_berhasil", _("Tanda berhasil"), "teks", lambda p: p.indicator),
    Published(
        "pengusul",
        _("Jenis pengusul; namanya tidak disiarkan"),
        "kode",
        lambda p: p.proposer_kind,
    ),
    Published(
        "cara_masuk", _("web, paper, file, link, atau carried"), "kode", lambda p: p.source
    ),
    Published("perangkat_daerah", _("Yang menangani"), "teks", lambda p: _name(p.agency)),
    Published("keadaan", _("Kode keadaan"), "kode", lambda p: p.state),
    Published(
        "tingkat", _("Tingkat tempat usulan berada"), "teks", lambda p: _name(p.level)
    ),
    Published(
        "nilai", _("Nilai musyawarah, 1 sampai 5"), "angka", lambda p: _degrees(p.score)
    ),
    Published("tahun", _("Tahun pelaksanaan"), "angka", lambda p: p.year),
    Published(
        "urutan_tunggu",
        _("Urutan dalam daftar tunggu"),
        "angka",
        lambda p: p.waiting_place,
    ),
    Published("masuk", _("Tanggal masuk"), "tanggal", lambda p: _day(p.submitted_at)),
    Published("selesai", _("Tanggal selesai"), "tanggal", lambda p: _day(p.done_on)),
    Published(
        "biaya_sebenarnya",
        _("Biaya sebenarnya, rupiah"),
        "angka",
        lambda p: p.real_cost_idr,
    ),
)


def _degrees(value: object) -> float | None:
    """A measure for machines; money never comes this way."""
    return None if value is None else float(value)  # type: ignore[arg-type]


def row_of(proposal: Proposal) -> dict[str, Cell]:
    """One proposal as it is published."""
    return {column.name: column.read(proposal) for column in COLUMNS}


def harmless(cell: Cell) -> Cell:
    """
    Text as a spreadsheet may open it: a leading sign that starts a formula is quoted.

    >>> harmless("=1+1"), harmless(-7.5)
    ("'=1+1", -7.5)
    """
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{cell}"
    return cell


def csv_rows(proposals: Iterator[Proposal]) -> Iterator[list[Cell]]:
    """The head and the rows of the published table."""
    yield [column.name for column in COLUMNS]
    for proposal in proposals:
        yield [harmless(cell) for cell in row_of(proposal).values()]


def write_xlsx(proposals: Iterator[Proposal], target: IO[bytes]) -> None:
    """
    Write the published table as a workbook, row by row: memory does not grow with it.

    Args:
        proposals: In the order of the rows.
        target: An open file.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(target, options)
    sheet = book.add_worksheet("Usulan")
    sheet.freeze_panes(1, 1)
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, [column.name for column in COLUMNS], bold)
    for number, proposal in enumerate(proposals, 1):
        sheet.write_row(number, 0, list(row_of(proposal).values()))
    book.close()
