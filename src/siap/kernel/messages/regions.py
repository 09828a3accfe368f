"""Messages of lists that come from outside: regions, codes of the budget."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "import-region-header": {
        "id": (
            "Kolom kode dan nama wilayah tidak ditemukan. Baris pertama harus memuat "
            "judul “kode” dan “nama”."
        ),
        "en": (
            "The columns with code and name of the region were not found. The first "
            "row must hold the titles “kode” and “nama”."
        ),
    },
    "import-region-code": {
        "id": (
            "“{value}” bukan kode wilayah. Contoh: 35, 35.78, 35.78.01, atau 35.78.01.1001."
        ),
        "en": (
            "“{value}” is no code of a region. Examples: 35, 35.78, 35.78.01 or "
            "35.78.01.1001."
        ),
    },
    "import-region-parent": {
        "id": "Wilayah induk {value} tidak ada di berkas ini maupun di basis data.",
        "en": "The parent region {value} is neither in this file nor in the records.",
    },
    "import-region-twice": {
        "id": "Kode {value} sudah ada di baris {other}.",
        "en": "The code {value} stands in row {other} already.",
    },
    "budget-header": {
        "id": (
            "Susunan kolomnya tidak dikenal. Baris pertama harus memuat judul, misalnya "
            "“JENIS PEMDA, BIDANG, PROGRAM, KEGIATAN, SUBKEGIATAN”, “l1 … l6, uraian”, "
            "atau “kode, nama”."
        ),
        "en": (
            "These columns are not known. The first row must hold titles, such as “JENIS "
            "PEMDA, BIDANG, PROGRAM, KEGIATAN, SUBKEGIATAN”, “l1 … l6, uraian” or "
            "“kode, nama”."
        ),
    },
    "budget-government": {
        "id": (
            "Berkas ini tidak menyebut jenis pemerintah daerahnya. Tambahkan "
            "--government province atau --government regency."
        ),
        "en": (
            "This file does not say whose codes they are. Add --government province or "
            "--government regency."
        ),
    },
    "budget-government-word": {
        "id": "“{value}” bukan jenis pemerintah daerah. Tulis PROV atau KABKOT.",
        "en": "“{value}” is no kind of government. Write PROV or KABKOT.",
    },
    "budget-code-shape": {
        "id": (
            "“{value}” bukan kode yang lengkap pada tingkat ini. Contoh subkegiatan: "
            "1.03.03.2.01.0032; nomor kegiatan ditulis seperti 2.01, sebagai teks."
        ),
        "en": (
            "“{value}” is no complete code of this level. A sub-activity looks like "
            "1.03.03.2.01.0032; the number of an activity is written 2.01, as text."
        ),
    },
    "budget-code-outside": {
        "id": "Kode {value} tidak berada di bawah {under}, padahal ditulis sebaris.",
        "en": "The code {value} is not below {under}, though both stand in one row.",
    },
    "budget-code-twice": {
        "id": "Kode {value} sudah ada di baris {other}.",
        "en": "The code {value} stands in row {other} already.",
    },
    "budget-code-names": {
        "id": "Kode {value} bernama lain di baris {other}: “{first}”.",
        "en": "The code {value} has another name in row {other}: “{first}”.",
    },
    "budget-code-parent": {
        "id": "Kode induk {value} tidak ada di berkas ini.",
        "en": "The code above it, {value}, is not in this file.",
    },
    "budget-list-name": {
        "id": (
            "“{value}” bukan nama daftar. Pakai huruf kecil, angka, dan tanda hubung, "
            "paling banyak 40 huruf, misalnya kepmendagri-900-2023."
        ),
        "en": (
            "“{value}” is no name of a list. Use small letters, digits and hyphens, at "
            "most 40, such as kepmendagri-900-2023."
        ),
    },
    "budget-other-subject": {
        "id": "Daftar {value} sudah ada dengan isi yang lain. Pilih nama daftar lain.",
        "en": "The list {value} is there with another subject. Choose another name.",
    },
    "budget-dates": {
        "id": "Tanggal akhir berlaku mendahului tanggal mulainya.",
        "en": "The last day in force is before the first.",
    },
}
