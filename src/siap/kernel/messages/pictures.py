"""Messages about pictures that people send."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "photo-too-large": {
        "id": (
            "Foto ini terlalu besar. Kirim foto yang lebih kecil, paling besar {most} MB."
        ),
        "en": "This photo is too large. Send a smaller one, {most} MB at most.",
    },
    "photo-not-a-picture": {
        "id": (
            "Berkas ini bukan foto JPEG, PNG, atau WebP yang dapat dibaca. Pilih "
            "berkas lain."
        ),
        "en": (
            "This file is no JPEG, PNG or WebP photo that can be read. Choose another one."
        ),
    },
}
