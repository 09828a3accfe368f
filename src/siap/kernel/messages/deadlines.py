"""Messages about terms in working days and hours, and the days off that they need."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "holidays-empty": {
        "id": "Daftar hari libur kosong; hanya akhir pekan yang dilewati.",
        "en": "The list of days off is empty; only weekends are skipped.",
    },
    "holidays-not-covering": {
        "id": (
            "Daftar hari libur tidak memuat satu pun hari tahun {year}, padahal "
            "hitungan sampai ke sana."
        ),
        "en": "The list of days off has no day of {year}, but the count reaches it.",
    },
    "deadline-longer-than-rule": {
        "id": (
            "Janji {days} hari kerja lebih lama daripada batas nasional {most} hari kerja."
        ),
        "en": (
            "A promise of {days} working days is longer than the national limit of {most}."
        ),
    },
    "promise-later-than-rule": {
        "id": "Janji {hours} jam jatuh sesudah batas nasional {due}.",
        "en": "The promise of {hours} hours falls after the national limit of {due}.",
    },
    "hours-need-time": {
        "id": (
            "Janji dalam jam memerlukan tanggal dan jam diterima, seperti 2026-08-18T09:30."
        ),
        "en": (
            "A promise in hours needs the day and time of receipt, like 2026-08-18T09:30."
        ),
    },
    "not-a-moment": {
        "id": (
            "“{value}” bukan tanggal atau waktu. Contoh yang benar: 2026-08-18 atau "
            "2026-08-18T09:30."
        ),
        "en": (
            "“{value}” is not a date or time. Correct examples: 2026-08-18 or "
            "2026-08-18T09:30."
        ),
    },
    "hours-or-days": {
        "id": "Isi salah satu saja: janji dalam jam (hours) atau dalam hari kerja (days).",
        "en": "Give the promise either in hours or in working days (days), not both.",
    },
    "no-working-day": {
        "id": "Daftar hari libur tidak menyisakan hari kerja. Periksa daftarnya.",
        "en": "The days off leave no working day. Check the list.",
    },
}
