"""Messages of what residents propose by the link of their neighbourhood."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "invitation-ended": {
        "id": (
            "Tautan ini sudah tidak berlaku. Tanyakan tautan yang baru kepada sekretaris "
            "atau pengurus wilayah Anda."
        ),
        "en": "This link has ended. Ask the secretary of your area for the new one.",
    },
    "invitation-level-over": {
        "id": "{level} sudah selesai, jadi wilayah ini tidak menerima usulan lagi.",
        "en": "{level} is over, so this area takes no more proposals.",
    },
    "invitation-place": {
        "id": "Tautan warga hanya untuk RT, RW, serta desa dan kelurahan.",
        "en": "Links for residents are for RT, RW and villages only.",
    },
    "invitation-until": {
        "id": "Pilih tanggal dari hari ini sampai {last}.",
        "en": "Choose a day from today until {last}.",
    },
    "suggestion-changed": {
        "id": (
            "Usulan ini berubah sesudah Anda membukanya. Yang tampil sekarang adalah isi "
            "terbaru; baca dahulu, lalu ulangi."
        ),
        "en": (
            "This proposal changed after you opened it. Its newest words are shown now; "
            "read them, then do it again."
        ),
    },
    "suggestion-closed": {
        "id": "Usulan ini sudah {state}, jadi tidak dapat diubah dengan cara itu.",
        "en": "This proposal is past that step ({state}) and cannot be changed that way.",
    },
    "suggestion-note-wanted": {
        "id": "Tulis catatannya. Pengirim membacanya dengan kode rahasianya.",
        "en": "Write a note. The sender reads it with the secret code.",
    },
    "suggestions-flood": {
        "id": (
            "Terlalu banyak kiriman dari sambungan ini dalam satu jam. Isian Anda tidak "
            "hilang; kirim lagi nanti."
        ),
        "en": (
            "Too much was sent from this connection within an hour. What you typed is not "
            "lost; send it again later."
        ),
    },
}
