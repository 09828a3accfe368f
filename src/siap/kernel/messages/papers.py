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
    "template-too-large": {
        "id": "Berkas templat terlalu besar. Paling besar {most} MB; perkecil gambarnya.",
        "en": "The template is too large. At most {most} MB; make its pictures smaller.",
    },
    "template-not-word": {
        "id": "Berkas ini bukan dokumen Word (.docx) yang utuh. Simpan lagi dari Word "
        "sebagai “Dokumen Word (*.docx)”.",
        "en": "This is no complete Word document (.docx). Save it again from Word as "
        "“Word Document (*.docx)”.",
    },
    "template-macros": {
        "id": "Berkas ini memuat makro. Simpan sebagai dokumen Word tanpa makro (.docx).",
        "en": "This file holds macros. Save it as a Word document without macros (.docx).",
    },
    "template-forbidden-part": {
        "id": "Berkas ini memuat bagian yang tidak diterima: {part}. Hapus objek sisipan "
        "itu, lalu simpan lagi.",
        "en": "This file holds a part that is not taken: {part}. Remove the embedded "
        "object and save again.",
    },
    "template-external": {
        "id": "Berkas ini mengambil isi dari luar: {target}. Sisipkan gambarnya langsung "
        "ke dalam dokumen dan lepaskan templat yang tertaut.",
        "en": "This file fetches content from outside: {target}. Put pictures into the "
        "document itself and detach linked templates.",
    },
    "template-fetching-field": {
        "id": "Berkas ini memuat bidang Word {field} yang mengambil isi lain. Hapus bidang "
        "itu.",
        "en": "This file holds the Word field {field}, which fetches other content. Remove "
        "that field.",
    },
    "template-syntax": {
        "id": "Ada penulisan yang keliru pada {place}, dekat “{near}”. Periksa pasangan "
        "kurung kurawalnya dan akhir setiap pengulangan.",
        "en": "Something is written wrongly in “{place}”, near “{near}”. Check the pairs "
        "of braces and the end of every loop.",
    },
    "template-unknown-filter": {
        "id": "Pada {place} dipakai perintah “{name}” yang tidak tersedia.",
        "en": "In “{place}” the command “{name}” is used, which there is not.",
    },
    "template-unknown-field": {
        "id": "Bidang “{field}” tidak dikenal. Lihat daftar bidang di halaman ini.",
        "en": "There is no field “{field}”. See the list of fields on this page.",
    },
    "template-not-allowed": {
        "id": "Pada {place} ada perintah yang tidak diizinkan dalam templat.",
        "en": "In “{place}” there is a command that a template may not use.",
    },
    "template-raw-tag": {
        "id": "Pada {place} ada penanda seperti {{{{r …}}}} atau {{{{p …}}}}. Tulis tanpa "
        "huruf itu: {{{{ … }}}}.",
        "en": "In “{place}” there is a mark like {{{{r …}}}} or {{{{p …}}}}. Write it "
        "without that letter: {{{{ … }}}}.",
    },
    "template-fails": {
        "id": "Templat tidak dapat diisi dengan contoh: {reason}.",
        "en": "The template cannot be filled with examples: {reason}.",
    },
    "template-runs-away": {
        "id": "Pengisian templat berjalan terlalu lama atau memerlukan terlalu banyak "
        "memori, jadi dihentikan. Periksa pengulangan di dalamnya.",
        "en": "Filling the template took too long or too much memory and was stopped. "
        "Check the loops in it.",
    },
    "template-unusable": {
        "id": "Templat ini tidak dapat dipakai. Kembalikan ke bawaan atau unggah yang "
        "lain.",
        "en": "This template cannot be used. Restore the default or upload another one.",
    },
    "logo-too-large": {
        "id": "Gambar lambang terlalu besar. Paling besar {most} MB.",
        "en": "The picture of the emblem is too large. At most {most} MB.",
    },
    "logo-not-a-picture": {
        "id": "Berkas ini bukan gambar PNG, JPG, GIF, WEBP, atau BMP yang utuh.",
        "en": "This file is no complete PNG, JPG, GIF, WEBP or BMP picture.",
    },
    "number-pattern-part": {
        "id": "Pola nomor memuat bagian yang tidak dikenal. Yang tersedia: {known}.",
        "en": "The pattern holds a part that there is not. There are: {known}.",
    },
    "number-pattern-counter": {
        "id": "Pola nomor harus memuat {{nomor}} atau {{nomor3}}, dan {{tahun}}, agar "
        "nomor tidak pernah terpakai dua kali.",
        "en": "The pattern must hold {{nomor}} or {{nomor3}}, and {{tahun}}, so that no "
        "number is used twice.",
    },
    "paper-frozen": {
        "id": "Naskah ini sudah diterbitkan dan tidak dapat diubah lagi.",
        "en": "This paper was issued and cannot be changed any more.",
    },
    "paper-damaged": {
        "id": "Berkas naskah ini hilang atau berubah sejak diterbitkan. Pulihkan dari "
        "cadangan.",
        "en": "The file of this paper is gone or was changed since its issue. Restore it "
        "from a backup.",
    },
    "paper-not-open": {
        "id": "Naskah ini sudah diterbitkan atau dibatalkan. Muat ulang halaman ini.",
        "en": "This paper was issued or taken back already. Load this page again.",
    },
    "paper-other-region": {
        "id": "Perangkat daerah itu bukan dari daerah rencana ini. Pilih dari daftar.",
        "en": "That office is not of this plan's region. Choose from the list.",
    },
    "glyphs-missing": {
        "id": "Huruf atau tanda ini tidak dapat dicetak dan muncul sebagai kotak dalam "
        "PDF: {characters}. Isinya tetap tersimpan; ganti bila perlu.",
        "en": "These characters cannot be printed and show as a box in the PDF: "
        "{characters}. The text is stored as it is; change it if need be.",
    },
}
