"""Every message of the layers below the web, in Indonesian and English, by code."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "missing": {
        "id": "Nilai di sini belum diisi. Lengkapi dahulu.",
        "en": "A value is missing here. Fill it in.",
    },
    "unknown-key": {
        "id": "“{key}” tidak dikenal. Yang dikenal: {known}.",
        "en": "“{key}” is not known. Known are: {known}.",
    },
    "not-a-number": {
        "id": "“{value}” bukan angka. Contoh yang benar: {example}.",
        "en": "“{value}” is not a number. A correct example: {example}.",
    },
    "forbidden": {
        "id": "Anda tidak berwenang melakukan ini. Hubungi administrator daerah.",
        "en": "You may not do this. Ask the administrator of the region.",
    },
    "not-found": {
        "id": "Yang dicari tidak ada, atau bukan untuk Anda.",
        "en": "What you look for is not there, or not for you.",
    },
    "holidays-missing": {
        "id": (
            "Daftar hari libur tahun {year} belum ada di katalog. Tambahkan berkasnya "
            "menurut keputusan bersama tiga menteri, lalu ulangi."
        ),
        "en": (
            "The catalogue has no list of days off for {year}. Add its file after the "
            "joint decree of three ministers, then try again."
        ),
    },
}
