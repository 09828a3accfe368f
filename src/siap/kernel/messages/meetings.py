"""Messages of live meetings."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "meeting-no-code": {
        "id": "Tidak ada rapat dengan kode itu. Periksa kode pada layar, lalu ketik lagi.",
        "en": "No meeting has this code. Check the code on the screen and type it again.",
    },
    "meeting-door-closed": {
        "id": "Pendaftaran sudah ditutup. Hubungi petugas rapat di ruangan.",
        "en": "Nobody else is let in now. Speak to those who hold the meeting.",
    },
    "meeting-not-running": {
        "id": "Rapat ini belum dibuka atau sudah selesai.",
        "en": "This meeting has not been opened yet, or is over.",
    },
    "meeting-not-in": {
        "id": "Anda belum diterima dalam rapat ini. Hubungi petugas rapat.",
        "en": "You have not been let into this meeting. Speak to those who hold it.",
    },
    "meeting-full": {
        "id": "Rapat ini sudah berisi {limit} peserta dan tidak dapat menampung lagi.",
        "en": "This meeting has {limit} participants and cannot take more.",
    },
    "meeting-item-closed": {
        "id": "Bagian ini belum dibuka atau sudah ditutup; kiriman tidak dicatat.",
        "en": "This part is not open, or was closed; what you sent was not taken.",
    },
    "meeting-voices": {
        "id": "Pilih paling sedikit satu suara warga, dan paling banyak {most} sekaligus.",
        "en": "Choose at least one voice of users, and at most {most} at once.",
    },
    "meeting-limit": {
        "id": "Jatah Anda untuk bagian ini {limit} kartu dan sudah terpakai semua.",
        "en": "You may send {limit} cards here and have sent them all.",
    },
    "meeting-empty-text": {
        "id": "Tulis dahulu isinya, lalu kirim.",
        "en": "Write something first, then send it.",
    },
    "meeting-long-text": {
        "id": "Isinya {found} huruf; paling banyak {limit}. Ringkaslah.",
        "en": "This has {found} letters; at most {limit} are taken. Make it shorter.",
    },
    "meeting-choice": {
        "id": "Pilih salah satu jawaban yang tersedia.",
        "en": "Choose one of the answers that are offered.",
    },
    "meeting-scores-all": {
        "id": "Beri nilai untuk setiap pilihan, lalu kirim.",
        "en": "Score every option, then send.",
    },
    "meeting-card-settled": {
        "id": "Kartu ini sudah diputuskan; muat ulang halaman.",
        "en": "This card was settled already; reload the page.",
    },
    "meeting-form": {
        "id": "Periksa isian. {why}",
        "en": "Check what you typed. {why}",
    },
    "meeting-points": {
        "id": "Bagikan paling banyak {limit} titik; Anda membagikan {found}.",
        "en": "Give at most {limit} dots; you gave {found}.",
    },
    "meeting-voted": {
        "id": "Suara rahasia Anda sudah dihitung dan tidak dapat diubah.",
        "en": "Your secret answer was counted and cannot be changed.",
    },
    "meeting-round-closed": {
        "id": "Pertanyaan ini sudah ditutup; jawaban Anda tidak dihitung.",
        "en": "This question is closed; your answer was not counted.",
    },
    "meeting-counts": {
        "id": "Isi jumlah suara dengan bilangan bulat, nol atau lebih.",
        "en": "Give whole numbers of votes, nought or more.",
    },
    "meeting-too-few-options": {
        "id": "Perlu sedikitnya dua pilihan. Tambahkan isu atau pilihan dahulu.",
        "en": "At least two options are needed. Add issues or options first.",
    },
    "meeting-too-many-options": {
        "id": "Paling banyak {limit} pilihan; ada {found}. Gabungkan atau kurangi dahulu.",
        "en": "At most {limit} options; there are {found}. Merge or drop some first.",
    },
    "meeting-title-taken": {
        "id": "Sudah ada kelompok kartu dengan judul “{title}”.",
        "en": "There is a cluster called “{title}” already.",
    },
    "meeting-minutes-held": {
        "id": (
            "Notula sedang disunting {name}. Tunggu sebentar, atau ambil alih bila ia "
            "sudah selesai."
        ),
        "en": "{name} is editing the minutes. Wait a moment, or take over when done.",
    },
    "meeting-minutes-newer": {
        "id": "Notula sudah berubah sejak Anda membukanya. Tulisan Anda ada di bawah.",
        "en": "The minutes were changed since you opened them. Your text is kept below.",
    },
    "meeting-not-concluded": {
        "id": "Tutup dahulu rapatnya; setelah itu berita acara dapat ditandatangani.",
        "en": "End the meeting first; then the minutes can be signed.",
    },
    "meeting-file": {
        "id": "Berkas ini bukan berkas rapat yang utuh: {why}.",
        "en": "This is not a whole file of a meeting: {why}.",
    },
    "meeting-file-plan": {
        "id": "Rapat dalam berkas ini milik rencana lain di server ini.",
        "en": "The meeting in this file belongs to another plan on this server.",
    },
    "meeting-training-only": {
        "id": "Peserta tiruan hanya ada dalam rapat latihan.",
        "en": "Simulated participants are only for training meetings.",
    },
}
