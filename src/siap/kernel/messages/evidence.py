"""Messages of what users say inside a plan."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "evidence-is-card": {
        "id": "Ini sudah menjadi kartu pada papan isu rencana tersebut (W09).",
        "en": "This is a card on the issue board of that plan already (W09).",
    },
    "evidence-followed": {
        "id": "Angka ini sudah diikuti oleh satu indikator rencana. Pilih angka lain.",
        "en": "An indicator of the plan follows this figure already. Choose another one.",
    },
    "evidence-too-few": {
        "id": (
            "“{figure}” belum cukup jawabannya untuk menjadi angka. Kumpulkan dulu lebih "
            "banyak jawaban, atau pilih angka lain."
        ),
        "en": (
            "“{figure}” has too few answers to be a figure yet. Collect more answers "
            "first, or choose another figure."
        ),
    },
    "evidence-target": {
        "id": "Tulis targetnya, misalnya 80.",
        "en": "Write the target, for example 80.",
    },
    "evidence-no-target": {
        "id": (
            "Kerangka logis (W32) belum punya target mulai tahun {year} untuk indikator "
            "ini. Isi targetnya lebih dulu."
        ),
        "en": (
            "The logframe (W32) has no target from {year} on for this indicator yet. Fill "
            "the target in first."
        ),
    },
}
