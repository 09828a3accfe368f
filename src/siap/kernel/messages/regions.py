"""Messages of regions that come from outside."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "import-region-header": {
        "id": (
            "Kolom kode dan nama wilayah tidak ditemukan. Baris pertama harus memuat "
            "judul “kode” dan “nama”."
        ),
        "en": (
            "The columns with code and name of the region were not found. The first "
            "row must hold the titles “kode” and “nama”."
        ),
    },
    "import-region-code": {
        "id": (
            "“{value}” bukan kode wilayah. Contoh: 35, 35.78, 35.78.01, atau 35.78.01.1001."
        ),
        "en": (
            "“{value}” is no code of a region. Examples: 35, 35.78, 35.78.01 or "
            "35.78.01.1001."
        ),
    },
    "import-region-parent": {
        "id": "Wilayah induk {value} tidak ada di berkas ini maupun di basis data.",
        "en": "The parent region {value} is neither in this file nor in the records.",
    },
    "import-region-twice": {
        "id": "Kode {value} sudah ada di baris {other}.",
        "en": "The code {value} stands in row {other} already.",
    },
}
