"""Messages of services, standards, ratings, surveys and charters."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "changed-meanwhile": {
        "id": (
            "Orang lain mengubah bagian ini sejak Anda membukanya. Muat ulang halamannya, "
            "lalu tulis perubahan Anda sekali lagi."
        ),
        "en": (
            "Somebody else changed this since you opened it. Load the page again, then "
            "make your change once more."
        ),
    },
    "service-name-taken": {
        "id": "Nama “{name}” sudah dipakai. Pilih nama lain, atau buka yang sudah ada.",
        "en": "The name “{name}” is taken. Choose another one, or open the one there is.",
    },
    "standard-published": {
        "id": "Standar ini sudah ditetapkan dan tidak dapat diubah. Buat rancangan baru.",
        "en": "This standard is published and cannot be changed. Start a new draft.",
    },
    "standard-incomplete": {
        "id": "Komponen ini belum diisi: {missing}. Lengkapi dulu, lalu tetapkan.",
        "en": "These components are still empty: {missing}. Fill them in, then publish.",
    },
    "standard-before-newest": {
        "id": (
            "Standar yang terakhir ditetapkan berlaku sejak {day}. Pilih tanggal itu atau "
            "sesudahnya."
        ),
        "en": (
            "The newest published standard is in force from {day}. Choose that day or a "
            "later one."
        ),
    },
    "standard-time-unit": {
        "id": "Pilih satuan untuk lama penyelesaian: menit, jam, hari kerja, atau hari.",
        "en": "Choose the unit of the time: minutes, hours, working days or days.",
    },
    "standard-many-steps": {
        "id": "Langkah terlalu banyak; paling banyak {limit}. Gabungkan beberapa langkah.",
        "en": "Too many steps; at most {limit}. Join some of them.",
    },
    "standard-no-plan": {
        "id": "Layanan ini belum dikaitkan dengan rencana. Kaitkan dulu di isian layanan.",
        "en": "This service is not tied to a plan yet. Tie it in the facts of the service.",
    },
    "standard-no-flow": {
        "id": "Alur baru pada rencana “{plan}” masih kosong. Isi lembar W24 lebih dulu.",
        "en": "The new flow of the plan “{plan}” is still empty. Fill in worksheet W24.",
    },
    "print-busy": {
        "id": "Banyak dokumen sedang dicetak. Coba lagi satu menit lagi.",
        "en": "Many documents are being printed. Try again in a minute.",
    },
    "voice-flood": {
        "id": (
            "Sangat banyak kiriman datang dari sambungan ini. Tunggu sepuluh menit, lalu "
            "kirim lagi."
        ),
        "en": (
            "A great many entries come from this connection. Wait ten minutes, then send "
            "again."
        ),
    },
    "voice-colour": {
        "id": "Pilih salah satu: baik, cukup, atau kurang.",
        "en": "Choose one: good, fair or poor.",
    },
    "voice-day-ahead": {
        "id": "Tanggal ini belum tiba. Pilih hari ini atau sebelumnya.",
        "en": "This day lies ahead. Choose today or an earlier day.",
    },
    "voice-broken-batch": {
        "id": "Kiriman tablet tidak dapat dibaca. Muat ulang halaman tablet.",
        "en": "What the tablet sent cannot be read. Load the page of the tablet again.",
    },
}
