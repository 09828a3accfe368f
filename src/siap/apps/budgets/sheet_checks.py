"""The checks of the insertion sheet that need the lists of codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siap.apps.budgets.ceilings import LINES, BudgetLine, amount_findings
from siap.apps.budgets.codes import ACTIVITY, PROGRAMME, SUB_ACTIVITY, Code, read_code
from siap.apps.budgets.models import BudgetCode, Government, Subject
from siap.apps.budgets.queries import code_lists, in_force, known_codes
from siap.apps.organisations.models import RegionLevel
from siap.apps.plans.models import Plan
from siap.methodology.content import Content, ContentRow
from siap.methodology.sheet_checks import Finding
from siap.methodology.worksheet_shapes import Worksheet

_LEVELS: Final[Mapping[str, int]] = {
    "programme": PROGRAMME,
    "activity": ACTIVITY,
    "sub-activity": SUB_ACTIVITY,
}
_BY_FUNDS: Final[Mapping[str, str]] = {
    "apbd": Government.REGENCY,
    "apbd-province": Government.PROVINCE,
}
"""Money from elsewhere follows other lists, or none."""


@dataclass(frozen=True)
class _Coded:
    """A line whose code belongs to the list of a government."""

    row: ContentRow
    typed: str
    code: Code | None
    government: str
    year: int | None


def check_insertion(plan: Plan, _worksheet: Worksheet, content: Content) -> list[Finding]:
    """
    Check codes, levels, indicators and money of the budget lines.

    Args:
        plan: Its region says whose codes count where a line names no source of money.
        content: The sheet and those that it takes from.

    Returns:
        What does not hold. Two queries, however many lines there are; none without lines.
    """
    rows = content.of(LINES)
    if not rows:
        return []
    own = Government.REGENCY
    if plan.region.level == RegionLevel.PROVINCE:
        own = Government.PROVINCE
    coded = [line for row in rows if (line := _coded(row, own)) is not None]
    return [
        *_code_findings(coded),
        *_indicator_findings(rows, content),
        *amount_findings([_line(row) for row in rows], content),
    ]


def _coded(row: ContentRow, own: str) -> _Coded | None:
    typed = str(row.cells.get("code") or "")
    funds = row.cells.get("funds")
    government = _BY_FUNDS.get(str(funds)) if funds else own
    if not typed or government is None:
        return None
    year = row.cells.get("year")
    known = year if isinstance(year, int) else None
    return _Coded(row, typed, read_code(typed), government, known)


def _line(row: ContentRow) -> BudgetLine:
    typed = str(row.cells.get("code") or "")
    code = read_code(typed)
    year, amount = row.cells.get("year"), row.cells.get("ceiling")
    return BudgetLine(
        id=row.id,
        code=code.text if code else typed,
        year=year if isinstance(year, int) else None,
        amount=amount if isinstance(amount, int) else None,
        action=str(row.cells.get("action") or ""),
    )


def _code_findings(lines: Sequence[_Coded]) -> list[Finding]:
    shapeless = [line.row.id for line in lines if line.code is None]
    other_level = [line.row.id for line in lines if _is_other_level(line)]
    dated = [line for line in lines if line.code is not None and line.year is not None]
    listed, unlisted, unknown = _looked_up(dated)
    return [
        *_found("code-shape", shapeless, _SHAPE),
        *_found("codes-not-imported", unlisted, _NOT_IMPORTED),
        *_found("code-unknown", unknown, _UNKNOWN),
        *_found("code-level", other_level, _LEVEL),
        *_found("code-name", _other_names(dated, listed), _NAME),
    ]


def _is_other_level(line: _Coded) -> bool:
    wanted = _LEVELS.get(str(line.row.cells.get("level") or ""))
    return line.code is not None and wanted is not None and line.code.level != wanted


def _looked_up(
    lines: Sequence[_Coded],
) -> tuple[dict[str, BudgetCode], list[str], list[str]]:
    """Codes by row; rows for whose year no list is there; rows whose code is not in it."""
    if not lines:
        return {}, [], []
    lists = list(code_lists(Subject.NOMENCLATURE))
    wanted: dict[tuple[int, str], set[str]] = {}
    places: dict[str, tuple[int, str, str]] = {}
    unlisted = []
    for line in lines:
        assert line.code is not None  # noqa: S101 - chosen for that
        chosen = in_force(lists, year=line.year or 0, government=line.government)
        if chosen is None:
            unlisted.append(line.row.id)
            continue
        wanted.setdefault((chosen.pk, line.government), set()).add(line.code.text)
        places[line.row.id] = (chosen.pk, line.government, line.code.text)
    known = known_codes(wanted)
    found = {row: known[place] for row, place in places.items() if place in known}
    return found, unlisted, [row for row in places if row not in found]


def _other_names(lines: Sequence[_Coded], listed: Mapping[str, BudgetCode]) -> list[str]:
    """Lines that name their code otherwise than the list does."""
    return [
        line.row.id
        for line in lines
        if line.row.id in listed
        and line.row.cells.get("name")
        and _same(str(line.row.cells["name"])) != _same(listed[line.row.id].name)
    ]


def _same(name: str) -> str:
    """Spaces, hyphens and small or large letters do not make another name."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _indicator_findings(rows: Sequence[ContentRow], content: Content) -> list[Finding]:
    without = []
    for row in rows:
        result = row.cells.get("result")
        line = content.row("w32-logframe.results", str(result)) if result else None
        if line is None or not line.cells.get("indicator"):
            without.append(row.id)
    return _found("no-indicator", without, _INDICATOR)


def _found(key: str, rows: Sequence[str], said: tuple[str, str]) -> list[Finding]:
    if not rows:
        return []
    return [Finding(key, "warning", "lines", said[0], said[1], tuple(rows))]


_SHAPE: Final = (
    "Kode ini tidak berbentuk kode anggaran. Contoh subkegiatan: 1.03.03.2.01.0032.",
    "This is no budget code. A sub-activity looks like 1.03.03.2.01.0032.",
)
_NOT_IMPORTED: Final = (
    "Daftar kode belum diimpor untuk tahun ini; kode belum dapat diperiksa.",
    "No list of codes has been imported for this year; the codes could not be checked.",
)
_UNKNOWN: Final = (
    "Kode ini tidak ada dalam daftar yang berlaku. Cari di halaman Kode anggaran.",
    "This code is not in the list in force. Look for it on the page of budget codes.",
)
_LEVEL: Final = (
    "Tingkat tidak sesuai kodenya: program 3 bagian, kegiatan 5, subkegiatan 6.",
    "Level and code disagree: a programme has 3 parts, an activity 5, a sub-activity 6.",
)
_NAME: Final = (
    "Nama dalam anggaran berbeda dari nama kode ini dalam daftar.",
    "The name in the budget is not the name of this code in the list.",
)
_INDICATOR: Final = (
    "Baris ini belum berindikator. Pilih baris kerangka logis yang berindikator.",
    "This line has no indicator. Choose a line of the logframe that has one.",
)
