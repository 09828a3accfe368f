"""The fields that an office's template may name, each with an example."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

TEMPLATE_KINDS: Final[Mapping[str, Words]] = {
    "decree": _("Surat keputusan"),
    "minutes": _("Berita acara"),
    "terms": _("Kerangka acuan"),
}


@dataclass(frozen=True)
class Field:
    """
    A field.

    Args:
        name: As written in a template, between braces.
        meaning: What it holds.
        example: A text, a number, or for a list its rows.
        columns: What each row of a list holds, by name.
    """

    name: str
    meaning: Words
    example: Any
    columns: Mapping[str, Words] | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is repeated."""
        return isinstance(self.example, list)

    @property
    def written(self) -> str:
        """How it is written in a template."""
        return f"{{{{ {self.name} }}}}"


FIELDS: Final[tuple[Field, ...]] = (
    Field("nomor", _("Nomor naskah"), "600/017/DPU/2026"),
    Field("tanggal", _("Tanggal naskah dengan nama bulan"), "21 November 2026"),
    Field("judul", _("Judul naskah"), "Berita acara: Memilih isu"),
    Field("kantor", _("Perangkat daerah yang menerbitkan"), "Dinas Pekerjaan Umum"),
    Field("alamat", _("Alamat dari kop surat"), "Jalan Merdeka 12, Kota Contoh"),
    Field("daerah", _("Nama daerah"), "Kabupaten Contoh"),
    Field("rencana", _("Judul rencana"), "Rencana Aksi Perbaikan Pelayanan Air Minum"),
    Field("pelayanan", _("Pelayanan yang diperbaiki"), "Air minum"),
    Field("periode", _("Tahun awal dan akhir rencana"), "2027–2029"),
    Field("mitra_utama", _("Mitra utama rencana"), "Perumda Air Minum Tirta Contoh"),
    Field("topik", _("Judul topik; kosong bila naskah tidak tentang topik"), "Memilih isu"),
    Field("nomor_topik", _("Nomor topik"), "2.3"),
    Field("tanggal_pertemuan", _("Tanggal pertemuan topik"), "14 November 2026"),
    Field("tempat", _("Tempat pertemuan"), "Aula Dinas Pekerjaan Umum"),
    Field("hadir_perempuan", _("Jumlah peserta perempuan"), "14"),
    Field("hadir_laki_laki", _("Jumlah peserta laki-laki"), "17"),
    Field("hadir", _("Jumlah seluruh peserta"), "31"),
    Field("notula", _("Jalannya pertemuan"), "Peserta membahas dua belas isu."),
    Field("keputusan", _("Keputusan pertemuan"), "Isu pertama dipilih."),
    Field("keberatan", _("Pendapat yang berbeda"), "Tidak ada."),
    Field(
        "tujuan",
        _("Tujuan topik, sebuah daftar"),
        ["Peserta menyepakati urutan isu.", "Isu yang dipilih beralasan."],
    ),
    Field(
        "isi",
        _("Isi naskah bawaan, sebuah daftar paragraf berurutan"),
        [
            {"jenis": "judul", "teks": "Latar belakang"},
            {"jenis": "paragraf", "teks": "Pelayanan air minum perlu diperbaiki."},
            {"jenis": "butir", "teks": "Aliran kecil pada jam puncak"},
        ],
        {"jenis": _("judul, paragraf, atau butir"), "teks": _("kalimatnya")},
    ),
    Field(
        "tindak_lanjut",
        _("Tindak lanjut topik, sebuah daftar"),
        [
            {"tugas": "Mengukur tekanan", "penanggung_jawab": "Bagian Distribusi",
             "batas_waktu": "5 Desember 2026"},
            {"tugas": "Menghubungi forum", "penanggung_jawab": "Sekretariat",
             "batas_waktu": "8 Desember 2026"},
        ],
        {"tugas": _("yang dikerjakan"), "penanggung_jawab": _("oleh siapa"),
         "batas_waktu": _("tanggal")},
    ),
    Field(
        "anggota",
        _("Anggota tim rencana, sebuah daftar"),
        [{"nama": "Siti Aminah", "peran": "ketua"}, {"nama": "Budi Santoso",
                                                     "peran": "sekretaris"}],
        {"nama": _("nama lengkap"), "peran": _("peran dalam tim")},
    ),
    Field(
        "penanda_tangan",
        _("Pejabat yang menandatangani, sebuah daftar"),
        [{"jabatan": "Kepala Dinas", "nama": "Made Wirawan", "nip": "197001011995031001"}],
        {"jabatan": _("jabatan"), "nama": _("nama lengkap"),
         "nip": _("nomor induk pegawai")},
    ),
)  # fmt: skip


def examples() -> dict[str, Any]:
    """An example for every field, by name."""
    return {each.name: each.example for each in FIELDS}
