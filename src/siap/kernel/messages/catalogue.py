"""Messages of the catalogue: guides, worksheets, rule sets, holidays."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "calendar-rhythm": {
        "id": "Pilih paling sedikit satu hari dan jarak paling sedikit satu hari.",
        "en": "Choose at least one weekday and a distance of at least one day.",
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
    "unknown-ruleset": {
        "id": "Tidak ada aturan “{value}” untuk metode ini. Yang ada: {known}.",
        "en": "There is no rule set “{value}” for this method. Known are: {known}.",
    },
    "ruleset-not-in-force": {
        "id": "Pada {day} aturan “{value}” tidak berlaku. Masa berlaku: {known}.",
        "en": "On {day} the rule set “{value}” is not in force. Periods: {known}.",
    },
    "ruleset-undecided": {
        "id": "Sebut aturan yang dipakai. Yang ada: {known}.",
        "en": "Name the rule set to use. Known are: {known}.",
    },
    "bad-catalog-file": {
        "id": "Berkas katalog keliru: {detail}",
        "en": "A catalogue file is wrong: {detail}",
    },
    "edition-released": {
        "id": (
            "Edisi {edition} sudah terbit sehingga isinya tidak boleh berubah. "
            "Kembalikan berkas ini, lalu buat edisi baru."
        ),
        "en": (
            "Edition {edition} is released, so its content must not change. Restore "
            "this file and make a new edition."
        ),
    },
    "catalogue-problems": {
        "id": "Katalog memuat {count} kesalahan. Yang pertama: {first}",
        "en": "The catalogue holds {count} mistakes. The first: {first}",
    },
}
