"""Messages of tables and regions that come from outside."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "import-not-a-table": {
        "id": "Berkas ini bukan tabel. Yang dapat dibaca: CSV dan XLSX.",
        "en": "This file is no table. CSV and XLSX can be read.",
    },
    "import-empty": {
        "id": (
            "Berkas atau tempelan ini kosong. Pilih berkas lain, atau tempelkan tabelnya."
        ),
        "en": "This file or paste is empty. Choose another file, or paste the table.",
    },
    "import-too-large": {
        "id": (
            "Berkas terlalu besar; paling banyak {limit} MB. Bagi menjadi beberapa berkas."
        ),
        "en": "The file is too large; at most {limit} MB. Split it into several files.",
    },
    "import-old-excel": {
        "id": (
            "Berkas ini buku kerja Excel lama (.xls) atau berkata sandi. Buka dengan "
            "Excel atau LibreOffice, simpan sebagai .xlsx tanpa kata sandi, lalu "
            "unggah lagi."
        ),
        "en": (
            "This is an old Excel workbook (.xls) or one with a password. Open it in "
            "Excel or LibreOffice, save it as .xlsx without a password, then upload it "
            "again."
        ),
    },
    "import-ods": {
        "id": (
            "Berkas ini berformat OpenDocument (.ods). Simpan sebagai .xlsx, lalu "
            "unggah lagi."
        ),
        "en": (
            "This is an OpenDocument file (.ods). Save it as .xlsx, then upload it again."
        ),
    },
    "import-html": {
        "id": (
            "Isi berkas ini halaman web, bukan tabel, walaupun namanya mungkin .xls. "
            "Buka dengan Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah "
            "lagi."
        ),
        "en": (
            "This file holds a web page, no table, although it may be called .xls. "
            "Open it in Excel or LibreOffice, save it as .xlsx, then upload it again."
        ),
    },
    "import-broken-xlsx": {
        "id": (
            "Buku kerja ini rusak atau bukan .xlsx yang utuh. Buka dan simpan ulang "
            "dengan Excel atau LibreOffice, lalu unggah lagi."
        ),
        "en": (
            "This workbook is damaged or no complete .xlsx. Open it and save it again "
            "in Excel or LibreOffice, then upload it again."
        ),
    },
    "import-zip-bomb": {
        "id": (
            "Berkas ini mengembang menjadi {size} MB saat dibuka; paling banyak "
            "{limit} MB, dan tidak boleh dimampatkan berlebihan. Berkas tidak dibuka."
        ),
        "en": (
            "This file swells to {size} MB when opened; at most {limit} MB are taken, "
            "and no excessive compression. It was not opened."
        ),
    },
    "import-encoding": {
        "id": (
            "Huruf pada baris {line} tidak terbaca. Simpan berkas sebagai CSV UTF-8, "
            "lalu unggah lagi."
        ),
        "en": (
            "The characters in line {line} cannot be read. Save the file as CSV UTF-8, "
            "then upload it again."
        ),
    },
    "import-bad-quotes": {
        "id": (
            "Tanda kutip di sekitar baris {line} tidak ditutup atau keliru. Betulkan "
            "tanda kutipnya, atau simpan ulang sebagai CSV dengan Excel atau "
            "LibreOffice."
        ),
        "en": (
            "A quotation mark near line {line} is not closed or is misplaced. Put it "
            "right, or save the file as CSV again in Excel or LibreOffice."
        ),
    },
    "import-too-wide": {
        "id": (
            "Berkas mempunyai {count} kolom; paling banyak {limit}. Hapus kolom yang "
            "tidak diperlukan."
        ),
        "en": "The file has {count} columns; at most {limit}. Delete those not needed.",
    },
    "import-cell-too-long": {
        "id": (
            "Isi satu sel pada baris {line} lebih dari {limit} huruf. Mungkin ada "
            "tanda kutip yang tidak ditutup."
        ),
        "en": (
            "A cell in line {line} holds more than {limit} characters. A quotation "
            "mark may not be closed."
        ),
    },
    "import-too-many-rows": {
        "id": "Berkas mempunyai lebih dari {limit} baris. Bagi menjadi beberapa berkas.",
        "en": "The file has more than {limit} rows. Split it into several files.",
    },
    "import-too-many-cells": {
        "id": (
            "Lembar ini mempunyai lebih dari {limit} sel, kebanyakan mungkin kosong. "
            "Salin tabelnya saja ke buku kerja baru."
        ),
        "en": (
            "This sheet has more than {limit} cells, most of them perhaps empty. Copy "
            "the table alone into a new workbook."
        ),
    },
    "import-too-many-to-store": {
        "id": (
            "Paling banyak {limit} baris dapat disimpan sekali impor. Ringkas per "
            "tahun, atau bagi berkasnya."
        ),
        "en": (
            "At most {limit} rows can be stored in one import. Sum them up by year, or "
            "split the file."
        ),
    },
    "import-no-rows": {
        "id": "Tidak ada baris data di bawah judul kolom. Periksa baris judulnya.",
        "en": (
            "There are no rows of data below the titles. Check which row holds the titles."
        ),
    },
    "import-no-sheet": {
        "id": "Buku kerja ini tidak mempunyai lembar “{name}”.",
        "en": "This workbook has no sheet “{name}”.",
    },
    "import-nothing-mapped": {
        "id": (
            "Belum ada kolom berkas yang dipasangkan. Pasangkan paling sedikit satu kolom."
        ),
        "en": "No column of the file is used yet. Choose a place for at least one.",
    },
    "import-target-twice": {
        "id": "Dua kolom berkas mengisi kolom yang sama. Pilih salah satu saja.",
        "en": "Two columns of the file fill the same column. Choose only one.",
    },
    "import-column-unknown": {
        "id": "Berkas tidak mempunyai kolom “{value}”. Yang ada: {known}.",
        "en": "The file has no column “{value}”. There are: {known}.",
    },
    "import-column-ambiguous": {
        "id": (
            "Beberapa kolom berkas berjudul “{value}”. Sebut huruf kolomnya, misalnya #C."
        ),
        "en": (
            "Several columns of the file are titled “{value}”. Name one by its letter, "
            "such as #C."
        ),
    },
    "import-target-unknown": {
        "id": "Bagian ini tidak mempunyai kolom “{value}”. Yang ada: {known}.",
        "en": "This part has no column “{value}”. There are: {known}.",
    },
    "import-formula-error": {
        "id": "Rumus di sel ini gagal dihitung ({value}). Betulkan di buku kerjanya.",
        "en": "The formula of this cell failed ({value}). Put it right in the workbook.",
    },
    "import-formula-unknown": {
        "id": (
            "Rumus di sel ini belum pernah dihitung. Buka dan simpan buku kerjanya "
            "dengan Excel atau LibreOffice, lalu unggah lagi."
        ),
        "en": (
            "The formula of this cell was never worked out. Open and save the workbook "
            "in Excel or LibreOffice, then upload it again."
        ),
    },
    "import-no-year": {
        "id": (
            "Tahun tidak terbaca dari “{value}”. Contoh yang benar: 2023, 2023-04, "
            "atau 21/04/2023."
        ),
        "en": (
            "No year can be read from “{value}”. Correct examples: 2023, 2023-04 or "
            "21/04/2023."
        ),
    },
    "import-row-twice": {
        "id": "Baris yang sama sudah disebut di atas. Hapus salah satunya.",
        "en": "The same row stands further up already. Delete one of them.",
    },
    "import-one-row": {
        "id": "Bagian ini hanya memuat satu baris. Hapus baris selebihnya.",
        "en": "This part holds one row only. Delete the others.",
    },
    "import-pair-reversed": {
        "id": (
            "Pasangan ini ditulis terbalik. Tukar kedua isinya, dan balik pula jawabannya."
        ),
        "en": (
            "This pair is the wrong way round. Swap the two, and turn the answer round too."
        ),
    },
    "import-changed-meanwhile": {
        "id": (
            "Sesudah tabel ini diunduh, {name} mengubah isian ini menjadi “{value}”. "
            "Unduh tabel yang baru, lalu putuskan isi yang benar."
        ),
        "en": (
            "After this table was downloaded, {name} changed this cell to “{value}”. "
            "Download the table again, then decide what is right."
        ),
    },
    "import-changed-now": {
        "id": (
            "Isi rencana berubah sejak pratinjau dibuat. Periksa pratinjau yang baru, "
            "lalu ambil lagi."
        ),
        "en": (
            "The plan has changed since the preview. Look at the new preview, then "
            "take the file again."
        ),
    },
    "import-has-faults": {
        "id": (
            "{count} baris belum dapat diambil. Betulkan berkasnya, atau ambil baris "
            "yang baik saja."
        ),
        "en": (
            "{count} rows cannot be taken yet. Put the file right, or take the good "
            "rows only."
        ),
    },
    "import-nothing-new": {
        "id": "Tidak ada yang baru di berkas ini; tidak ada yang diubah.",
        "en": "There is nothing new in this file; nothing was changed.",
    },
    "import-expired": {
        "id": (
            "Berkas ini sudah diambil, dibuang, atau lewat batas simpan tujuh hari. "
            "Unggah lagi."
        ),
        "en": (
            "This file was taken, thrown away, or kept for more than seven days. "
            "Upload it again."
        ),
    },
    "reference-unknown": {
        "id": (
            "“{value}” tidak ditemukan di lembar yang dirujuk. Tulis judulnya persis sama."
        ),
        "en": (
            "“{value}” was not found in the worksheet referred to. Write its title "
            "exactly the same."
        ),
    },
    "reference-ambiguous": {
        "id": "Ada beberapa baris berjudul “{value}”. Pakai ID barisnya.",
        "en": "Several rows are titled “{value}”. Use the row ID.",
    },
    "reference-left-out": {
        "id": (
            "Baris yang dirujuk ada di berkas ini, tetapi belum dapat diambil. "
            "Betulkan baris itu dahulu."
        ),
        "en": (
            "The row referred to is in this file but cannot be taken. Put that row "
            "right first."
        ),
    },
    "not-stored": {
        "id": "Berkas tidak dapat disimpan. Hubungi administrator.",
        "en": "The file could not be stored. Ask the administrator.",
    },
}
