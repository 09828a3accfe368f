"""Messages of workbooks that are filled off-line and come back."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "workbook-not-ours": {
        "id": (
            "Berkas ini bukan buku kerja yang diunduh dari sini, atau lembar "
            "tersembunyinya hilang. Unduh buku kerja, isi, lalu unggah lagi."
        ),
        "en": (
            "This is no workbook downloaded from here, or its hidden sheets are gone. "
            "Download the workbook, fill it in, then upload it again."
        ),
    },
    "workbook-other-format": {
        "id": (
            "Buku kerja ini dibuat dengan susunan lembar yang lain. Unduh buku kerja "
            "yang baru, pindahkan isinya, lalu unggah lagi."
        ),
        "en": (
            "This workbook was made with another arrangement of worksheets. Download a "
            "new one, carry your entries over, then upload it again."
        ),
    },
    "workbook-other-plan": {
        "id": (
            "Buku kerja ini milik rencana lain. Unggah di halaman rencana itu, atau "
            "unduh buku kerja rencana ini."
        ),
        "en": (
            "This workbook belongs to another plan. Upload it on that plan's page, or "
            "download the workbook of this plan."
        ),
    },
    "workbook-sheet-twice": {
        "id": (
            "Lembar “{name}” adalah salinan lembar “{other}”. Hapus salah satunya, lalu "
            "unggah lagi."
        ),
        "en": (
            "The sheet “{name}” is a copy of the sheet “{other}”. Delete one of them, "
            "then upload the file again."
        ),
    },
    "workbook-matrix-row": {
        "id": (
            "Matriks ini tidak mempunyai baris itu. Tambahkan dahulu barisnya di lembar "
            "yang dirujuk matriks, unggah, lalu unduh buku kerja yang baru."
        ),
        "en": (
            "This matrix has no such row. Add it first in the sheet that the matrix "
            "refers to, upload it, then download a new workbook."
        ),
    },
    "workbook-row-in-use": {
        "id": (
            "Baris “{title}” tidak dapat dihapus: masih dirujuk oleh {count} baris lain "
            "({where_used}). Lepaskan rujukannya dahulu, atau jangan centang "
            "penghapusannya."
        ),
        "en": (
            "The row “{title}” cannot be removed: {count} other rows still refer to it "
            "({where_used}). Release them first, or do not tick its removal."
        ),
    },
    "workbook-has-faults": {
        "id": "{count} isian belum dapat diambil. Betulkan di berkasnya, lalu unggah lagi.",
        "en": "{count} cells cannot be taken. Put them right in the file, then upload it.",
    },
}
