"""The few words that renderers print themselves, in both languages."""

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {
        "chapter": "Bab",
        "annex": "Lampiran",
        "table": "Tabel",
        "figure": "Gambar",
        "contents": "Daftar isi",
        "tables": "Daftar tabel",
        "figures": "Daftar gambar",
        "draft": "DRAF",
        "draft-long": "Draf, belum disepakati",
        "agreed-long": "Telah disepakati",
        "status": "Status",
        "date": "Tanggal",
        "page": "Halaman",
        "of": "dari",
        "yes": "Ya",
        "no": "Tidak",
        "total": "Jumlah",
        "untitled": "Tanpa judul",
        "empty": "Belum ada isi.",
        "source": "Sumber:",
        "month-names": "Januari Februari Maret April Mei Juni Juli Agustus September "
        "Oktober November Desember",
        "office": "Perangkat daerah",
        "region": "Daerah",
        "year": "Tahun",
        "name": "Nama tabel",
        "sheet-guide": "Petunjuk",
        "sheet-index": "Daftar tabel",
        "sheet": "Lembar",
        "rows": "Baris",
        "read-me": "Cara memakai buku kerja ini",
        "guide-1": "Setiap tabel dalam dokumen menempati satu lembar. Daftarnya ada pada "
        "lembar “{index}”; klik nomor tabel untuk membukanya.",
        "guide-2": "Jumlah dan kolom hasil hitungan berisi rumus. Ubah angka dasarnya, "
        "hasilnya ikut berubah.",
        "guide-3": "Mengubah buku kerja ini tidak mengubah rencana yang tersimpan. Untuk "
        "itu, perbaiki lembar kerjanya di SIAP lalu unduh kembali.",
        "guide-4": "Setiap lembar siap dicetak: baris judul diulang pada setiap halaman.",
        "back": "Kembali ke daftar tabel",
    },
    "en": {
        "chapter": "Chapter",
        "annex": "Annex",
        "table": "Table",
        "figure": "Figure",
        "contents": "Contents",
        "tables": "List of tables",
        "figures": "List of figures",
        "draft": "DRAFT",
        "draft-long": "Draft, not yet agreed",
        "agreed-long": "Agreed",
        "status": "Status",
        "date": "Date",
        "page": "Page",
        "of": "of",
        "yes": "Yes",
        "no": "No",
        "total": "Total",
        "untitled": "Untitled",
        "empty": "Nothing here yet.",
        "source": "Source:",
        "month-names": "January February March April May June July August September "
        "October November December",
        "office": "Office",
        "region": "Region",
        "year": "Year",
        "name": "Name of the table",
        "sheet-guide": "Guide",
        "sheet-index": "List of tables",
        "sheet": "Sheet",
        "rows": "Rows",
        "read-me": "How to use this workbook",
        "guide-1": "Each table of the document has a sheet of its own. They are listed on "
        "the sheet “{index}”; click the number of a table to open it.",
        "guide-2": "Totals and computed columns are formulas. Change the figures they rest "
        "on and they follow.",
        "guide-3": "Changing this workbook does not change the plan that is stored. For "
        "that, correct the worksheet in SIAP and download again.",
        "guide-4": "Every sheet is ready to print: the heading rows repeat on each page.",
        "back": "Back to the list of tables",
    },
}
