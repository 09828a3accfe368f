"""Messages of proposals, their meetings and their years."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "cycle-not-running": {
        "id": (
            "Musyawarah ini sedang tidak menerima usulan. Lihat jadwalnya di halaman depan."
        ),
        "en": "This cycle takes no proposals now. See its dates on the front page.",
    },
    "cycle-year-taken": {
        "id": "Musyawarah daerah ini untuk tahun {year} sudah ada. Pakai yang itu.",
        "en": "This region already has a cycle for {year}. Use that one.",
    },
    "cycle-level-in-use": {
        "id": "Tingkat ini sudah dipakai usulan atau rapat, jadi tidak dapat dihapus.",
        "en": "Proposals or meetings use this level already, so it cannot be removed.",
    },
    "place-outside": {
        "id": "Tempat itu tidak termasuk daerah musyawarah ini. Pilih dari daftar.",
        "en": "That place is not in the region of this cycle. Choose from the list.",
    },
    "no-level-for-place": {
        "id": (
            "Belum ada tingkat musyawarah yang menerima usulan ini. Hubungi "
            "perencana daerah."
        ),
        "en": "No level takes this proposal yet. Ask the region's planner.",
    },
    "proposal-changed": {
        "id": (
            "{name} mengubah usulan ini sesudah Anda membukanya. Isian Anda belum "
            "disimpan; "
            "bandingkan dengan isi terbaru, lalu kirim lagi."
        ),
        "en": (
            "{name} changed this proposal after you opened it. Yours is not saved yet; "
            "compare it with what stands there now, then send it again."
        ),
    },
    "proposal-closed": {
        "id": "Usulan ini sudah {state}, jadi tidak dapat diubah dengan cara itu.",
        "en": "This proposal is past that step ({state}) and cannot be changed that way.",
    },
    "link-wrong": {
        "id": (
            "Tulis nomor usulan lain yang sudah masuk; dua usulan tidak dapat "
            "saling menunggu."
        ),
        "en": "Write the number of another proposal; two cannot wait for each other.",
    },
    "photo-too-large": {
        "id": "Foto paling besar {most} MB. Kecilkan, lalu unggah lagi.",
        "en": "A photo may have at most {most} MB. Make it smaller and upload it again.",
    },
    "photo-not-a-picture": {
        "id": "Berkas itu bukan foto yang dapat dibuka. Pakai JPEG, PNG, atau WEBP.",
        "en": "That file is no photo that can be opened. Use JPEG, PNG or WEBP.",
    },
    "photo-too-many": {
        "id": "Satu usulan paling banyak {most} foto.",
        "en": "A proposal has at most {most} photos.",
    },
}
