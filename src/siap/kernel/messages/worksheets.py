"""Messages of cells, worksheets, plans, agreement and accounts."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "missing": {
        "id": "Nilai di sini belum diisi. Lengkapi dahulu.",
        "en": "A value is missing here. Fill it in.",
    },
    "not-a-number": {
        "id": "“{value}” bukan angka. Contoh yang benar: {example}.",
        "en": "“{value}” is not a number. A correct example: {example}.",
    },
    "forbidden": {
        "id": "Anda tidak berwenang melakukan ini. Hubungi administrator daerah.",
        "en": "You may not do this. Ask the administrator of the region.",
    },
    "not-by-year": {
        "id": "Isi nilai untuk setiap tahun, misalnya 2024: 87,5.",
        "en": "Give a value for each year, such as 2024: 87.5.",
    },
    "not-a-year": {
        "id": "“{value}” bukan tahun. Contoh: 2026.",
        "en": "“{value}” is not a year. Example: 2026.",
    },
    "too-long": {
        "id": "Teks {length} huruf terlalu panjang; paling banyak {limit} huruf.",
        "en": "The text has {length} characters; at most {limit} are allowed.",
    },
    "not-a-choice": {
        "id": "“{value}” tidak ada dalam pilihan. Pilih salah satu: {known}.",
        "en": "“{value}” is not one of the choices. Choose one of: {known}.",
    },
    "not-a-time": {
        "id": "“{value}” bukan jam. Contoh: 09.30.",
        "en": "“{value}” is not a time. Example: 09:30.",
    },
    "not-yes-no": {
        "id": "“{value}” bukan jawaban ya atau tidak.",
        "en": "“{value}” is neither yes nor no.",
    },
    "cell-out-of-range": {
        "id": "{value} di luar rentang. Isi angka dari {low} sampai {high}.",
        "en": "{value} is out of range. Give a number from {low} to {high}.",
    },
    "cell-not-whole": {
        "id": "“{value}” harus bilangan bulat. Contoh: 12.",
        "en": "“{value}” must be a whole number. Example: 12.",
    },
    "number-too-large": {
        "id": "“{value}” terlalu besar. Paling banyak 18 angka di depan koma.",
        "en": "“{value}” is too large. At most 18 digits before the decimal point.",
    },
    "too-much-money": {
        "id": "“{value}” terlalu besar. Tulis jumlah di bawah 1.000 triliun rupiah.",
        "en": "“{value}” is too large. Write an amount under 1,000 trillion rupiah.",
    },
    "not-money": {
        "id": "“{value}” bukan jumlah uang. Contoh: 12.500.000 atau 12,5 juta.",
        "en": "“{value}” is not an amount of money. Example: 12,500,000.",
    },
    "not-whole-rupiah": {
        "id": "“{value}” harus rupiah bulat, tanpa sen.",
        "en": "“{value}” must be whole rupiah.",
    },
    "cell-not-a-date": {
        "id": "“{value}” bukan tanggal. Contoh: 21 November 2026 atau 21/11/2026.",
        "en": "“{value}” is not a date. Example: 21 November 2026 or 21/11/2026.",
    },
    "row-missing": {
        "id": "Baris yang dipilih tidak ada lagi. Pilih baris lain.",
        "en": "The row that was chosen is gone. Choose another.",
    },
    "row-in-use": {
        "id": (
            "Baris ini masih dirujuk oleh {count} baris lain ({where_used}). Lepaskan "
            "rujukannya dahulu."
        ),
        "en": (
            "{count} other rows still refer to this row ({where_used}). Release them first."
        ),
    },
    "too-many-rows": {
        "id": "Bagian ini paling banyak {limit} baris.",
        "en": "This part holds at most {limit} rows.",
    },
    "not-unique": {
        "id": "“{value}” sudah ada di baris lain.",
        "en": "“{value}” stands in another row already.",
    },
    "cell-changed": {
        "id": "{name} mengubah isian ini pada {time}. Bandingkan, lalu pilih.",
        "en": "{name} changed this cell at {time}. Compare, then choose.",
    },
    "undo-changed": {
        "id": "Tidak dapat dibatalkan karena isiannya sudah diubah lagi setelah itu.",
        "en": "It cannot be undone because the cell was changed again afterwards.",
    },
    "nothing-to-undo": {
        "id": "Tidak ada perubahan yang dapat dibatalkan.",
        "en": "There is nothing to undo.",
    },
    "plan-period": {
        "id": (
            "Tanggal selesai harus sesudah tanggal mulai, dan rencana paling lama enam "
            "tahun."
        ),
        "en": "The end must come after the start, and a plan lasts six years at most.",
    },
    "team-role": {
        "id": "Peran “{value}” tidak dikenal.",
        "en": "The role “{value}” is not known.",
    },
    "last-facilitator": {
        "id": (
            "Rencana harus mempunyai paling sedikit satu fasilitator. Tunjuk "
            "penggantinya dahulu."
        ),
        "en": "A plan needs at least one facilitator. Name another one first.",
    },
    "topic-changed": {
        "id": (
            "Catatan topik ini baru saja diubah orang lain. Bandingkan, lalu simpan lagi."
        ),
        "en": (
            "Somebody else has just changed the record of this topic. Compare, then "
            "save again."
        ),
    },
    "unknown-topic": {
        "id": "Topik {topic} tidak ada dalam panduan rencana ini.",
        "en": "The guide of this plan has no topic {topic}.",
    },
    "username-taken": {
        "id": "Nama pengguna “{value}” sudah dipakai. Pilih yang lain.",
        "en": "The user name “{value}” is taken. Choose another.",
    },
    "weak-password": {
        "id": "Kata sandi terlalu lemah. {problems}",
        "en": "The password is too weak. {problems}",
    },
    "unknown-user": {
        "id": "Tidak ada akun “{value}”.",
        "en": "There is no account “{value}”.",
    },
    "unknown-region": {
        "id": (
            "Tidak ada daerah berkode {value}. Impor daftar wilayah dengan siap import "
            "regions."
        ),
        "en": (
            "There is no region with the code {value}. Import the list with siap "
            "import regions."
        ),
    },
    "unknown-role": {
        "id": (
            "Peran “{value}” tidak dikenal. Pilih administrator, facilitator, atau reader."
        ),
        "en": (
            "The role “{value}” is not known. Choose administrator, facilitator or reader."
        ),
    },
    "wrong-code": {
        "id": (
            "Kode tidak cocok. Lihat kode yang tampil di terminal tempat SIAP dijalankan."
        ),
        "en": "The code does not match. Look at the terminal in which SIAP was started.",
    },
    "own-role": {
        "id": (
            "Peran administrator Anda sendiri tidak dapat dicabut. Mintalah "
            "administrator lain melakukannya."
        ),
        "en": (
            "You cannot take away your own role of administrator. Ask another "
            "administrator."
        ),
    },
    "sheet-locked": {
        "id": (
            "Lembar “{title}” terkunci pada versi {version} karena sedang atau sudah "
            "disepakati. Buka lagi dengan alasan pada halaman kesepakatan untuk "
            "mengubahnya."
        ),
        "en": (
            "The worksheet “{title}” is locked at version {version}: it is being "
            "agreed, or was agreed. Reopen it with a reason on its agreement page to "
            "change it."
        ),
    },
    "agreement-running": {
        "id": "Lembar ini sudah diajukan untuk disepakati.",
        "en": "This worksheet has been put to agreement already.",
    },
    "agreement-incomplete": {
        "id": (
            "Lembar ini belum lengkap: {missing} isian wajib kosong dan {errors} "
            "aturan belum terpenuhi. Lengkapi dahulu."
        ),
        "en": (
            "This worksheet is not complete: {missing} required cells are empty and "
            "{errors} rules do not hold. Complete it first."
        ),
    },
    "agreement-closed": {
        "id": "Kesepakatan ini sudah ditutup.",
        "en": "This agreement is closed.",
    },
    "agreement-waiting": {
        "id": "Masih ada lembaga yang belum menanggapi: {offices}.",
        "en": "These offices have not answered yet: {offices}.",
    },
    "agreement-no-office": {
        "id": "Sebutkan paling sedikit satu lembaga yang dimintai tanggapan.",
        "en": "Name at least one office whose answer is asked for.",
    },
    "reason-missing": {
        "id": "Tuliskan alasannya.",
        "en": "Give the reason.",
    },
    "not-found": {
        "id": "Yang dicari tidak ada, atau bukan untuk Anda.",
        "en": "What you look for is not there, or not for you.",
    },
}
