"""Messages of fonts, pictures, documents and their files."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "typesetting-too-long": {
        "id": (
            "Pencetakan dihentikan karena terlalu lama. Coba lagi nanti, atau cetak "
            "bagian yang lebih kecil."
        ),
        "en": (
            "Printing was stopped because it took too long. Try again later, or print "
            "a smaller part."
        ),
    },
    "typesetting-too-large": {
        "id": (
            "Dokumen ini terlalu besar untuk dicetak sekaligus. Cetak bagian yang "
            "lebih kecil."
        ),
        "en": "This document is too large to be printed in one go. Print a smaller part.",
    },
    "typesetting-template": {
        "id": "Pola cetak dokumen ini rusak. Isinya aman. Hubungi administrator.",
        "en": (
            "The print template of this document is broken. Its content is safe. Ask "
            "the administrator."
        ),
    },
    "typesetting-failed": {
        "id": (
            "Dokumen tidak berhasil dicetak. Isinya aman. Coba lagi; jika tetap gagal, "
            "hubungi administrator."
        ),
        "en": (
            "The document could not be printed. Its content is safe. Try again; if it "
            "still fails, ask the administrator."
        ),
    },
    "bad-formula": {
        "id": (
            "Rumus kolom hanya boleh berisi tambah, kurang, kali, bagi, kurung, dan "
            "nama kolom dalam kurung kurawal."
        ),
        "en": (
            "The formula of a column may hold only plus, minus, times, divided by, "
            "brackets, and names of columns in braces."
        ),
    },
    "bad-columns": {
        "id": (
            "Tabel harus punya paling sedikit satu kolom, dan nama kolom tidak boleh "
            "kembar."
        ),
        "en": "A table needs at least one column, and no two columns of the same key.",
    },
    "duplicate-anchor": {
        "id": "Penanda “{anchor}” dipakai dua kali dalam dokumen.",
        "en": "The anchor “{anchor}” is used twice in the document.",
    },
    "unknown-anchor": {
        "id": "Tautan menuju penanda “{anchor}” yang tidak ada dalam dokumen.",
        "en": "A link leads to the anchor “{anchor}”, which is not in the document.",
    },
    "heading-level-skipped": {
        "id": "Judul “{text}” melompati satu tingkat.",
        "en": "The heading “{text}” skips a level.",
    },
    "bad-document": {
        "id": "Berkas dokumen tidak dapat dibaca: {reason}.",
        "en": "The stored document cannot be read: {reason}.",
    },
    "diagram-not-a-mapping": {
        "id": "Data gambar di sini harus berupa pasangan nama dan nilai.",
        "en": "The data of the picture must be names with values here.",
    },
    "diagram-not-a-list": {
        "id": "Data gambar di sini harus berupa daftar.",
        "en": "The data of the picture must be a list here.",
    },
    "diagram-not-a-text": {
        "id": "Data gambar di sini harus berupa teks.",
        "en": "The data of the picture must be a text here.",
    },
    "diagram-not-a-flag": {
        "id": "Data gambar di sini harus ya atau tidak (true atau false).",
        "en": "The data of the picture must be true or false here.",
    },
    "diagram-not-a-date": {
        "id": "“{value}” bukan tanggal. Contoh yang benar: 2026-05-31.",
        "en": "“{value}” is not a date. A correct example: 2026-05-31.",
    },
    "diagram-out-of-range": {
        "id": "“{value}” di luar rentang {low} sampai {high}.",
        "en": "“{value}” is not within {low} to {high}.",
    },
    "diagram-wrong-scale": {
        "id": (
            "Ujung bawah skala ({low}) harus lebih kecil daripada ujung atasnya ({high})."
        ),
        "en": "The lower end of the scale ({low}) must be below the upper end ({high}).",
    },
    "diagram-wrong-count": {
        "id": "Di sini diperlukan {expected} nilai, tetapi ada {given}.",
        "en": "{expected} values are needed here, but there are {given}.",
    },
    "diagram-negative": {
        "id": "Nilai di sini tidak boleh negatif.",
        "en": "A value here must not be negative.",
    },
    "diagram-too-deep": {
        "id": "Susunan bertingkat ini terlalu dalam. Paling banyak {deepest} tingkat.",
        "en": "This is nested too deeply. At most {deepest} levels.",
    },
    "diagram-too-many": {
        "id": "Terlalu banyak isi untuk satu gambar: {given}. Paling banyak {most}.",
        "en": "Too much for one picture: {given}. At most {most}.",
    },
    "diagram-ends-before-start": {
        "id": "Tanggal selesai mendahului tanggal mulai.",
        "en": "The end is before the start.",
    },
    "diagram-unknown-reference": {
        "id": "“{value}” tidak ada dalam daftar yang dirujuk.",
        "en": "“{value}” is not in the list it refers to.",
    },
    "diagram-cycle": {
        "id": "“{value}” berada di bawah dirinya sendiri.",
        "en": "“{value}” is below itself.",
    },
    "diagram-same-item": {
        "id": "Satu hal tidak dapat dipasangkan dengan dirinya sendiri.",
        "en": "A thing cannot be paired with itself.",
    },
    "export-busy": {
        "id": "Terlalu banyak dokumen sedang dicetak. Tunggu sebentar, lalu coba lagi.",
        "en": "Too many documents are being printed. Wait a moment and try again.",
    },
}
