"""`siap check`: whether this installation can work, in words."""

import shutil
import sys
from collections.abc import Callable, Sequence

from siap.kernel.errors import SiapError, Unavailable
from siap.project import installation, network
from siap.project.terminal import say


def run(arguments: Sequence[str]) -> int:
    """
    Look at data folder, records, catalogue, disk and network.

    Returns:
        Exit status: 0 if all is well, 1 if something is not.
    """
    if arguments:
        sys.stderr.write("siap check: tidak memerlukan argumen\n")
        return 2
    healthy = True
    for title, look in _LOOKS.items():
        try:
            say(f"baik    {title}: {look()}")
        except SiapError as problem:
            healthy = False
            say(f"RUSAK   {title}: {problem}")
    return 0 if healthy else 1


def _data_folder() -> str:
    installation.set_up()
    installation.check_disk()
    free = shutil.disk_usage(installation.data_dir()).free // 1024**3
    return f"{installation.data_dir()}, {free} GB kosong"


def _records() -> str:
    from django.db import connection  # noqa: PLC0415 - after set-up

    if installation.needs_migration():
        return "akan disiapkan saat siap serve dijalankan"
    if installation.is_sqlite():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            answer = str(cursor.fetchone()[0])
        if answer != "ok":
            raise Unavailable("database-damaged", where="siap.sqlite3", reason=answer)
    return connection.vendor


def _catalogue() -> str:
    from siap.methodology.catalogue_checks import check_catalogue  # noqa: PLC0415
    from siap.methodology.library import edition  # noqa: PLC0415 - reads many files

    found = edition()
    problems = check_catalogue(found)
    if problems:
        first = problems[0]
        raise Unavailable(
            "catalogue-problems", where=first.file, count=len(problems), first=first.message
        )
    return f"edisi {found.key}, {len(found.guides)} panduan, {len(found.worksheets)} lembar"


def _histories() -> str:
    if installation.needs_migration():
        return "akan disiapkan saat siap serve dijalankan"
    from siap.apps.complaints.services.verifying import (  # noqa: PLC0415 - after set-up
        verify_histories,
    )

    count, faults = verify_histories()
    if faults:
        first = faults[0]
        raise Unavailable(
            "history-broken", where=first.label, count=len(faults), first=first.label
        )
    return f"{count} laporan"


def _network() -> str:
    address = network.lan_address()
    return address or "tanpa jaringan; peladen dapat dibuka dari komputer ini saja"


_LOOKS: dict[str, Callable[[], str]] = {
    "Folder data": _data_folder,
    "Basis data": _records,
    "Katalog": _catalogue,
    "Riwayat laporan": _histories,
    "Jaringan": _network,
}
