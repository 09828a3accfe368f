"""Messages of an installation: data folder, backup, command line."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "data-folder": {
        "id": (
            "Folder data tidak dapat ditulisi: {reason}. Periksa izinnya, atau pilih "
            "folder lain dengan SIAP_DATA."
        ),
        "en": (
            "The data folder cannot be written: {reason}. Check its permissions, or "
            "choose another with SIAP_DATA."
        ),
    },
    "backup-failed": {
        "id": "Cadangan tidak dapat ditulis: {reason}. Tidak ada yang berubah.",
        "en": "The backup could not be written: {reason}. Nothing was changed.",
    },
    "backup-postgres": {
        "id": (
            "Data berada di PostgreSQL. Gunakan pg_dump dan pg_restore untuk "
            "mencadangkannya."
        ),
        "en": "The records are in PostgreSQL. Use pg_dump and pg_restore to back them up.",
    },
    "backup-damaged": {
        "id": "Berkas ini bukan cadangan SIAP, atau rusak. Tidak ada yang berubah.",
        "en": "This file is no backup of SIAP, or it is damaged. Nothing was changed.",
    },
    "database-damaged": {
        "id": "Basis data rusak: {reason}. Pulihkan dari cadangan dengan siap restore.",
        "en": "The database is damaged: {reason}. Restore a backup with siap restore.",
    },
    "port-taken": {
        "id": "Port {port} sedang dipakai program lain. Pilih yang lain dengan --port.",
        "en": "Port {port} is in use. Choose another with --port.",
    },
    "disk-low": {
        "id": (
            "Ruang kosong tinggal {free_mb} MB. Kosongkan cakram sampai tersedia 100 "
            "MB, lalu coba lagi."
        ),
        "en": (
            "Only {free_mb} MB are free. Make room until there are 100 MB, then try again."
        ),
    },
    "disk-full": {
        "id": "Cakram penuh, jadi berkas tidak disimpan. Kosongkan ruang, lalu coba lagi.",
        "en": "The disk is full, so the file was not stored. Make room, then try again.",
    },
}
