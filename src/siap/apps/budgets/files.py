"""Files with codes as ministries publish them: which columns, and what stands in a row."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from siap.apps.budgets.codes import Code, is_below, read_code
from siap.apps.budgets.models import Government, Subject
from siap.kernel.errors import InvalidInput
from siap.kernel.messages import MESSAGES

FileLine = tuple[int, Sequence[str]]
_LONGEST_UNIT: Final = 80
_GOVERNMENTS: Final[Mapping[str, str]] = {
    "prov": Government.PROVINCE,
    "provinsi": Government.PROVINCE,
    "kabkot": Government.REGENCY,
    "kabkota": Government.REGENCY,
    "kabupatenkota": Government.REGENCY,
    "kabupaten": Government.REGENCY,
    "kota": Government.REGENCY,
}
_EMPTY: Final = frozenset({"", "-", "[null]", "null"})


class NamedCode(NamedTuple):
    """A code of a file with all that the file says of it."""

    row: int
    government: str
    code: str
    level: int
    name: str
    indicator: str = ""
    unit: str = ""


@dataclass(frozen=True)
class CodeFault:
    """A row that cannot be taken: its number, column, and why."""

    number: int
    column: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def message(self, language: str = "id") -> str:
        """Say what is wrong and what is expected."""
        return MESSAGES[self.code][language].format(**self.facts)


@dataclass
class Found:
    """What a file holds: each code once, what keeps it from being taken, what is odd."""

    codes: dict[tuple[str, str], NamedCode] = field(default_factory=dict)
    faults: list[CodeFault] = field(default_factory=list)
    notes: list[CodeFault] = field(default_factory=list)

    def fault(self, number: int, column: str, code: str, **facts: object) -> None:
        """Say what keeps a row from being taken."""
        self.faults.append(CodeFault(number, column, code, facts))

    def note(self, number: int, column: str, code: str, **facts: object) -> None:
        """Say what is odd in a row that is taken all the same."""
        self.notes.append(CodeFault(number, column, code, facts))

    def take(self, named: NamedCode, column: str, *, above: bool = False) -> None:
        """
        Take a code.

        Args:
            named: The code.
            column: Where it stands, for faults.
            above: Whether it stands above the code of the row: such a file repeats it in
                every row below.
        """
        key = (named.government, named.code)
        other = self.codes.setdefault(key, named)
        if other is named:
            return
        if other.name.casefold() != named.name.casefold():
            facts = {"value": named.code, "first": other.name[:80], "other": other.row}
            self.fault(named.row, column, "budget-code-names", **facts)
        elif not above:
            facts = {"value": named.code, "other": other.row}
            self.note(named.row, column, "budget-code-twice", **facts)


def read_codes(lines: Iterable[FileLine], *, subject: str, government: str = "") -> Found:
    """
    Read the codes of a file.

    Args:
        lines: Number and cells of each row as text, the titles first.
        subject: What the codes name.
        government: Whose codes they are, where the file does not say so itself.

    Returns:
        Each code once, every fault, and what is odd but no fault: a code that stands twice
        with the same name, a code whose parent is missing.

    Raises:
        InvalidInput: The titles are of no form that we know, or nobody said whose codes
            they are.
    """
    rows = iter(lines)
    _, titles = next(rows, (0, ()))
    columns = {_plain(title): place for place, title in reversed([*enumerate(titles)])}
    form = _form_of(columns, subject)
    file = _File(columns, subject, government)
    if subject == Subject.NOMENCLATURE and "jenispemda" not in columns and not government:
        raise InvalidInput("budget-government", where="--government")
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            form(file, number, cells)
    _note_parents(file.found, subject)
    file.found.faults.sort(key=lambda fault: fault.number)
    file.found.notes.sort(key=lambda note: note.number)
    return file.found


@dataclass
class _File:
    columns: Mapping[str, int]
    subject: str
    government: str
    found: Found = field(default_factory=Found)

    def cell(self, cells: Sequence[str], *names: str) -> str:
        """The text of the first of these columns that is there, spaces put right."""
        for name in names:
            place = self.columns.get(name)
            if place is not None and place < len(cells):
                text = " ".join(cells[place].split())
                return "" if text.casefold() in _EMPTY else text
        return ""

    def government_of(self, number: int, cells: Sequence[str]) -> str | None:
        if self.subject != Subject.NOMENCLATURE:
            return ""
        if "jenispemda" not in self.columns:
            return self.government
        said = self.cell(cells, "jenispemda")
        found = _GOVERNMENTS.get(_plain(said))
        if found is None:
            self.found.fault(number, "JENIS PEMDA", "budget-government-word", value=said)
        return found

    def take(self, named: NamedCode, column: str, *, above: bool = False) -> None:
        if not named.name:
            self.found.fault(named.row, column, "missing")
        elif len(named.unit) > _LONGEST_UNIT:
            limits = {"length": len(named.unit), "limit": _LONGEST_UNIT}
            self.found.fault(named.row, "SATUAN", "too-long", **limits)
        else:
            self.found.take(named, column, above=above)


def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]", "", title.casefold())


_Form = Callable[[_File, int, Sequence[str]], None]


def _form_of(columns: Mapping[str, int], subject: str) -> _Form:
    there = columns.keys()
    if subject == Subject.NOMENCLATURE:
        if there >= {"jenispemda", "bidang", "program", "kegiatan", "subkegiatan"}:
            return _joined
        if there >= {"urusanunsur", "program", "kegiatan", "subkegiatan"}:
            return _split
    elif there >= {"l1", "l2", "l3", "uraian"}:
        return _numbered
    if "kode" in there and there & {"nama", "uraian", "nomenklatur"}:
        return _plain_list
    raise InvalidInput("budget-header")


_JOINED: Final = (("BIDANG", 2), ("PROGRAM", 3), ("KEGIATAN", 4), ("SUBKEGIATAN", 5))


def _joined(file: _File, number: int, cells: Sequence[str]) -> None:
    """A row holds a sub-activity with all above it, each as `code name`."""
    government = file.government_of(number, cells)
    if government is None:
        return
    above = ""
    for column, level in _JOINED:
        typed, _, name = file.cell(cells, column.casefold()).partition(" ")
        code = read_code(typed)
        if code is None or code.level != level:
            file.found.fault(number, column, "budget-code-shape", value=typed or "–")
            return
        if above and not is_below(code.text, above):
            facts = {"value": code.text, "under": above}
            file.found.fault(number, column, "budget-code-outside", **facts)
            return
        above = code.text
        last = level == _JOINED[-1][1]
        more = (_indicator(file, cells), _unit(file, cells)) if last else ()
        named = NamedCode(number, government, *code, name, *more)
        file.take(named, column, above=not last)


_SPLIT: Final = (
    "urusanunsur",
    "bidangurusanbidangunsur",
    "program",
    "kegiatan",
    "subkegiatan",
)


def _split(file: _File, number: int, cells: Sequence[str]) -> None:
    """A row holds one code, a number in each column down to its own level."""
    parts = [file.cell(cells, column) for column in _SPLIT]
    filled = [part for part in parts if part]
    code = read_code(".".join(filled))
    in_order = parts[: len(filled)] == filled
    # `2.1` may have been 2.01 or 2.10 before a spreadsheet took it for a number.
    ragged = len(filled) > 3 and not re.fullmatch(r"[0-9]\.[0-9]{2}", filled[3])
    if code is None or not in_order or ragged or code.level != len(filled):
        shown = ".".join(part or "?" for part in parts)
        file.found.fault(number, "KODE", "budget-code-shape", value=shown)
        return
    _take_one(file, number, cells, code)


def _numbered(file: _File, number: int, cells: Sequence[str]) -> None:
    """A row holds one code, a number in each of the columns l1 to l6."""
    parts = [file.cell(cells, f"l{n}") for n in range(1, 7)]
    filled = [part for part in parts if part]
    code = read_code(".".join(filled), file.subject)
    if code is None or parts[: len(filled)] != filled:
        shown = ".".join(part or "?" for part in parts)
        file.found.fault(number, "l1", "budget-code-shape", value=shown)
        return
    _take_one(file, number, cells, code)


def _plain_list(file: _File, number: int, cells: Sequence[str]) -> None:
    """A row holds one code as a whole."""
    typed = file.cell(cells, "kode")
    code = read_code(typed, file.subject)
    if code is None:
        shown = typed or "–"
        file.found.fault(number, "KODE", "budget-code-shape", value=shown)
        return
    _take_one(file, number, cells, code)


def _take_one(file: _File, number: int, cells: Sequence[str], code: Code) -> None:
    government = file.government_of(number, cells)
    if government is None:
        return
    name = file.cell(cells, "nomenklatururusan", "nama", "uraian", "nomenklatur")
    more = (_indicator(file, cells), _unit(file, cells))
    file.take(NamedCode(number, government, *code, name, *more), "NAMA")


def _indicator(file: _File, cells: Sequence[str]) -> str:
    return file.cell(cells, "indikator", "indikatorkinerja")


def _unit(file: _File, cells: Sequence[str]) -> str:
    return file.cell(cells, "satuan")


def _note_parents(found: Found, subject: str) -> None:
    """A code whose parent is missing is taken: real lists have such holes. It is told."""
    tops: dict[str, int] = {}
    for (government, _), named in found.codes.items():
        tops[government] = min(named.level, tops.get(government, named.level))
    for (government, text), named in found.codes.items():
        above = _parent(text, subject)
        if named.level > tops[government] and (government, above) not in found.codes:
            found.note(named.row, "KODE", "budget-code-parent", value=above)


def _parent(code: str, subject: str) -> str:
    parts = code.split(".")
    activity = subject == Subject.NOMENCLATURE and len(parts) == 5
    return ".".join(parts[: -2 if activity else -1])


def in_order(codes: Iterable[NamedCode]) -> Iterator[NamedCode]:
    """Those above before those below."""
    yield from sorted(codes, key=lambda each: (each.government, each.code))
