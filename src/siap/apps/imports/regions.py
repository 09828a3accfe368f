"""Regions from the ministry's list: added, renamed, and what is gone reported."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.imports.headings import plain
from siap.apps.imports.planned import Fault
from siap.apps.imports.reading.file_rows import FileRow, text_of
from siap.apps.imports.reading.source_files import SourceFile
from siap.apps.organisations.models import Region, RegionLevel
from siap.kernel.errors import Forbidden, InvalidInput

MAX_BYTES: Final = 60 * 1024 * 1024
MAX_REGIONS: Final = 200_000
_DOTTED: Final = re.compile(r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$")
_COMPACT: Final = {2: (2,), 4: (2, 2), 6: (2, 2, 2), 10: (2, 2, 2, 4)}
_CODE_TITLES: Final = frozenset({"kode", "kode wilayah", "code", "kode kemendagri", "id"})
_NAME_TITLES: Final = frozenset({"nama", "nama wilayah", "name", "wilayah"})
_LONGEST_NAME: Final = 120
_BATCH: Final = 2000


@dataclass(frozen=True)
class Operator:
    """Whoever sits at the machine itself, where no account may be there yet."""

    pk: int | None = None
    display_name: str = "Operator mesin"


@dataclass(frozen=True)
class NamedRegion:
    """A region of the file: its row, its code with points, its name."""

    row: int
    code: str
    name: str

    @property
    def level(self) -> int:
        """1 province, 2 regency or city, 3 kecamatan, 4 village."""
        return self.code.count(".") + 1

    @property
    def parent(self) -> str:
        """The code of the region above; empty for a province."""
        return self.code.rpartition(".")[0]


@dataclass
class RegionOutcome:
    """What became of the file, or what keeps it from being taken."""

    added: int = 0
    renamed: list[tuple[str, str, str]] = field(default_factory=list)
    unchanged: int = 0
    vanished: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def import_regions(
    *,
    source: SourceFile,
    by: User | Operator,
    now: datetime,
    only: str = "",
    good_only: bool = False,
    dry_run: bool = False,
) -> RegionOutcome:
    """
    Take the ministry's list of regions into the records, all or nothing.

    Args:
        source: A table with the columns `kode` and `nama`.
        by: Who; must administer the installation, or sit at the machine itself.
        now: When.
        only: Code of one region: it, all below it and those above it are taken.
        good_only: Whether rows at fault may be left out.
        dry_run: Whether only to say what would be done.

    Returns:
        What was added and renamed; what the records hold of the provinces in the file but
        the file does not (it stays: plans may belong to it); every row at fault.

    Raises:
        Forbidden: The person does not administer the installation.
        InvalidInput: The file has no columns for code and name.
    """
    if isinstance(by, User) and not (by.is_active and by.is_superuser):
        raise Forbidden("forbidden", where="regions")
    outcome = RegionOutcome()
    regions = _regions(source, only, outcome)
    with transaction.atomic():
        known = _known(regions)
        regions = _with_parents(regions, known, outcome)
        if dry_run or (outcome.faults and not good_only):
            _compare(regions, known, outcome, only)
            return outcome
        renamed = _compare(regions, known, outcome, only)
        Region.objects.bulk_update(renamed, ["name"], batch_size=_BATCH)
        _add(regions, known)
        _record(outcome, by=by, now=now)
    return outcome


def _regions(source: SourceFile, only: str, outcome: RegionOutcome) -> list[NamedRegion]:
    rows = iter(source.rows())
    code_at, name_at = _columns(next(rows, None))
    found: list[NamedRegion] = []
    seen: dict[str, int] = {}
    for row in rows:
        region = _region(row, code_at, name_at, outcome)
        if region is None or not _is_wanted(region.code, only):
            continue
        if region.code in seen:
            facts = {"value": region.code, "other": str(seen[region.code])}
            fault = Fault(row.number, "kode", region.code, "import-region-twice", facts)
            outcome.faults.append(fault)
            continue
        seen[region.code] = row.number
        found.append(region)
    return found


def _columns(titles: FileRow | None) -> tuple[int, int]:
    words = [plain(text_of(cell)) for cell in titles.cells] if titles else []
    code_at = next((i for i, word in enumerate(words) if word in _CODE_TITLES), None)
    name_at = next((i for i, word in enumerate(words) if word in _NAME_TITLES), None)
    if code_at is None or name_at is None:
        raise InvalidInput("import-region-header")
    return code_at, name_at


def _region(
    row: FileRow, code_at: int, name_at: int, outcome: RegionOutcome
) -> NamedRegion | None:
    typed, name = text_of(row.cell(code_at)).strip(), text_of(row.cell(name_at))
    name = " ".join(name.split())
    code = _dotted(typed)
    if not code:
        facts = {"value": typed or "–"}
        outcome.faults.append(Fault(row.number, "kode", typed, "import-region-code", facts))
        return None
    if not name:
        outcome.faults.append(Fault(row.number, "nama", "", "missing"))
        return None
    if len(name) > _LONGEST_NAME:
        limits = {"length": len(name), "limit": _LONGEST_NAME}
        outcome.faults.append(Fault(row.number, "nama", name[:200], "too-long", limits))
        return None
    return NamedRegion(row.number, code, name)


def _dotted(typed: str) -> str:
    """The code with its points; empty if it is none."""
    if _DOTTED.match(typed):
        return typed
    if not typed.isascii() or not typed.isdigit() or len(typed) not in _COMPACT:
        return ""
    parts, start = [], 0
    for width in _COMPACT[len(typed)]:
        parts.append(typed[start : start + width])
        start += width
    return ".".join(parts)


def _is_wanted(code: str, only: str) -> bool:
    return (
        not only or f"{code}.".startswith(f"{only}.") or f"{only}.".startswith(f"{code}.")
    )


def _known(regions: Sequence[NamedRegion]) -> dict[str, Region]:
    """The regions in the records by code, of the provinces that the file names."""
    provinces = {region.code[:2] for region in regions}
    found: dict[str, Region] = {}
    for province in sorted(provinces):
        below = Region.objects.filter(code__startswith=province)
        found |= {
            region.code: region for region in below.filter(level__lte=RegionLevel.VILLAGE)
        }
    return found


def _with_parents(
    regions: Iterable[NamedRegion], known: dict[str, Region], outcome: RegionOutcome
) -> list[NamedRegion]:
    """Leave out what would hang in the air, from the provinces down."""
    there = set(known)
    kept = []
    for region in sorted(regions, key=lambda each: (each.level, each.row)):
        if region.parent and region.parent not in there:
            facts = {"value": region.parent}
            fault = Fault(region.row, "kode", region.code, "import-region-parent", facts)
            outcome.faults.append(fault)
            continue
        there.add(region.code)
        kept.append(region)
    outcome.faults.sort(key=lambda fault: fault.number)
    return kept


def _compare(
    regions: Sequence[NamedRegion],
    known: dict[str, Region],
    outcome: RegionOutcome,
    only: str,
) -> list[Region]:
    renamed = []
    for region in regions:
        stored = known.get(region.code)
        if stored is None:
            outcome.added += 1
        elif stored.name == region.name:
            outcome.unchanged += 1
        else:
            outcome.renamed.append((region.code, stored.name, region.name))
            stored.name = region.name
            renamed.append(stored)
    in_file = {region.code for region in regions}
    outcome.vanished = [
        (code, region.name)
        for code, region in sorted(known.items())
        if code not in in_file and (not only or f"{code}.".startswith(f"{only}."))
    ]
    return renamed


def _add(regions: Sequence[NamedRegion], known: dict[str, Region]) -> None:
    ids = {code: region.pk for code, region in known.items()}
    for level in (1, 2, 3, 4):
        new = [r for r in regions if r.level == level and r.code not in ids]
        for start in range(0, len(new), _BATCH):
            made = Region.objects.bulk_create(
                Region(
                    code=region.code,
                    name=region.name,
                    level=level,
                    parent_id=ids.get(region.parent),
                )
                for region in new[start : start + _BATCH]
            )
            ids |= {region.code: region.pk for region in made}


def _record(outcome: RegionOutcome, *, by: User | Operator, now: datetime) -> None:
    """One entry in the trail for the list as a whole, and one for each new name."""
    counted = {"added": outcome.added, "renamed": len(outcome.renamed)}
    facts = [Fact(kind="import", subject="regions", subject_id="regions", after=counted)]
    facts += [
        Fact(
            kind="change",
            subject="region",
            subject_id=code,
            field="name",
            before=a,
            after=b,
        )
        for code, a, b in outcome.renamed
    ]
    if outcome.added or outcome.renamed:
        record_changes(facts, scope=Scope(), by=by, at=now)
