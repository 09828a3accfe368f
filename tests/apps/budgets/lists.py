"""Short lists of codes for tests."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from factories.plans import NOW
from siap.apps.budgets.files import FileLine
from siap.apps.budgets.services import CodeOutcome, NewList, import_codes
from siap.apps.imports.regions import Operator

PLAIN = """kode|nama|indikator|satuan
1|Urusan wajib
1.03|Urusan pekerjaan umum
1.03.03|Program pengelolaan sistem penyediaan air minum
1.03.03.2.01|Pengelolaan dan pengembangan SPAM
1.03.03.2.01.0021|Peningkatan jaringan perpipaan|Jumlah sambungan|Unit
1.03.03.2.01.0022|Perluasan jaringan perpipaan|Panjang pipa|Meter
X.XX|Urusan bersama
X.XX.01|Program penunjang urusan
X.XX.01.2.06|Administrasi umum
X.XX.01.2.06.0009|Penyelenggaraan rapat|Jumlah laporan|Laporan"""


def lines(text: str) -> list[FileLine]:
    """Rows of a file, cells parted by |."""
    return [(n, row.split("|")) for n, row in enumerate(text.splitlines(), 1)]


def taken(text: str = PLAIN, *, by: Any = None, **more: Any) -> CodeOutcome:
    """Import a list; a key, a regulation and a first day are filled in."""
    dry_run = more.pop("dry_run", False)
    facts: dict[str, Any] = {
        "key": "uji-2026",
        "regulation": "Keputusan Uji",
        "subject": "nomenclature",
        "valid_from": date(2026, 1, 1),
        "government": "regency",
    }
    return import_codes(
        lines=lines(text),
        new=NewList(**facts | more),
        by=by or Operator(),
        now=NOW,
        dry_run=dry_run,
    )


def told(outcome: CodeOutcome) -> Sequence[tuple[int, str]]:
    """Row and code of each fault."""
    return [(fault.number, fault.code) for fault in outcome.faults]
