"""The fields that an office's template may name, each with an example."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

TEMPLATE_KINDS: Final[Mapping[str, str]] = {
    "decree": "Surat keputusan",
    "minutes": "Berita acara",
    "terms": "Kerangka acuan",
}


@dataclass(frozen=True)
class Field:
    """
    A field.

    Args:
        name: As written in a template, between braces.
        meaning: What it holds, in Indonesian.
        example: A text, a number, or for a list its rows.
        columns: What each row of a list holds, by name.
    """

    name: str
    meaning: str
    example: Any
    columns: Mapping[str, str] | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is repeated."""
        return isinstance(self.example, list)

    @property
    def written(self) -> str:
        """How it is written in a template."""
        return f"{{{{ {self.name} }}}}"


FIELDS: Final[tuple[Field, ...]] = (
    Field("nomor", "Nomor naskah", "600/017/DPU/2026"),
    Field("tanggal", "Tanggal naskah dengan nama bulan", "21 November 2026"),
    Field("judul", "Judul naskah", "Berita acara: Memilih isu"),
    Field("kantor", "Perangkat daerah yang menerbitkan", "Dinas Pekerjaan Umum"),
    Field("alamat", "Alamat dari kop surat", "Jalan Merdeka 12, Kota Contoh"),
    Field("daerah", "Nama daerah", "Kabupaten Contoh"),
    Field("rencana", "Judul rencana", "Rencana Aksi Perbaikan Pelayanan Air Minum"),
    Field("pelayanan", "Pelayanan yang diperbaiki", "Air minum"),
    Field("periode", "Tahun awal dan akhir rencana", "2027–2029"),
    Field("mitra_utama", "Mitra utama rencana", "Perumda Air Minum Tirta Contoh"),
    Field("topik", "Judul topik; kosong bila naskah tidak tentang topik", "Memilih isu"),
    Field("nomor_topik", "Nomor topik", "2.3"),
    Field("tanggal_pertemuan", "Tanggal pertemuan topik", "14 November 2026"),
    Field("tempat", "Tempat pertemuan", "Aula Dinas Pekerjaan Umum"),
    Field("hadir_perempuan", "Jumlah peserta perempuan", "14"),
    Field("hadir_laki_laki", "Jumlah peserta laki-laki", "17"),
    Field("hadir", "Jumlah seluruh peserta", "31"),
    Field("notula", "Jalannya pertemuan", "Peserta membahas dua belas isu."),
    Field("keputusan", "Keputusan pertemuan", "Isu pertama dipilih."),
    Field("keberatan", "Pendapat yang berbeda", "Tidak ada."),
    Field(
        "tujuan",
        "Tujuan topik, sebuah daftar",
        ["Peserta menyepakati urutan isu.", "Isu yang dipilih beralasan."],
    ),
    Field(
        "isi",
        "Isi naskah bawaan, sebuah daftar paragraf berurutan",
        [
            {"jenis": "judul", "teks": "Latar belakang"},
            {"jenis": "paragraf", "teks": "Pelayanan air minum perlu diperbaiki."},
            {"jenis": "butir", "teks": "Aliran kecil pada jam puncak"},
        ],
        {"jenis": "judul, paragraf, atau butir", "teks": "kalimatnya"},
    ),
    Field(
        "tindak_lanjut",
        "Tindak lanjut topik, sebuah daftar",
        [
            {"tugas": "Mengukur tekanan", "penanggung_jawab": "Bagian Distribusi",
             "batas_waktu": "5 Desember 2026"},
            {"tugas": "Menghubungi forum", "penanggung_jawab": "Sekretariat",
             "batas_waktu": "8 Desember 2026"},
        ],
        {"tugas": "yang dikerjakan", "penanggung_jawab": "oleh siapa",
         "batas_waktu": "tanggal"},
    ),
    Field(
        "anggota",
        "Anggota tim rencana, sebuah daftar",
        [{"nama": "Siti Aminah", "peran": "ketua"}, {"nama": "Budi Santoso",
                                                     "peran": "sekretaris"}],
        {"nama": "nama lengkap", "peran": "peran dalam tim"},
    ),
    Field(
        "penanda_tangan",
        "Pejabat yang menandatangani, sebuah daftar",
        [{"jabatan": "Kepala Dinas", "nama": "Made Wirawan", "nip": "197001011995031001"}],
        {"jabatan": "jabatan", "nama": "nama lengkap", "nip": "nomor induk pegawai"},
    ),
)  # fmt: skip


def examples() -> dict[str, Any]:
    """An example for every field, by name."""
    return {each.name: each.example for each in FIELDS}
