"""The rows of one part of a workbook against those of the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from siap.apps.imports.context import Context, Reading
from siap.apps.imports.names import Names, folded, rows_named
from siap.apps.imports.planned import BeforeAfter, Fault, Line
from siap.apps.imports.reading.file_rows import text_of
from siap.apps.imports.targets import Target, targets_of
from siap.apps.imports.workbooks.reading import BookDraft, PartIn
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.queries import Sheets
from siap.apps.worksheets.references import full_path
from siap.kernel.errors import InvalidInput
from siap.methodology.worksheet_shapes import Column


class BookNames(Names):
    """
    Rows by what the plan and by what the workbook's own lists call them.

    Args:
        rows: Id and title of the rows in the plan.
        labels: Id by label of the workbook; a row may have been removed since.
    """

    def __init__(self, rows: Iterable[tuple[str, str]], labels: Mapping[str, str]) -> None:
        super().__init__(rows)
        self._labels = labels

    def find(self, text: str, *, where: str) -> str:
        """
        Find the row that a text means: by the list first, then by title or id.

        Raises:
            InvalidInput: No row is called so, or several are.
        """
        return self._labels.get(folded(text)) or super().find(text, where=where)

    def find_all(self, text: str, *, where: str) -> list[str]:
        """
        Find the rows between semicolons.

        Raises:
            InvalidInput: No row is called as one of them, or several are.
        """
        known = self._labels.get(folded(text))
        return [known] if known else super().find_all(text, where=where)

    def knows(self, row_id: str) -> bool:
        """Whether the row is in the plan, or new in the workbook."""
        return row_id.casefold() in self._ids


class Registry:
    """
    The names of every part, shared by all parts of a workbook.

    Args:
        sheets: The rows of the plan.
        labels: What the lists of the workbook say, by part.
    """

    def __init__(self, sheets: Sheets, labels: Mapping[str, Mapping[str, str]]) -> None:
        self._sheets = sheets
        self._labels = labels
        self._made: dict[str, BookNames] = {}

    def of(self, full: str) -> BookNames:
        """The names of a part, by its full path."""
        if full not in self._made:
            rows = rows_named(self._sheets, full, "")
            self._made[full] = BookNames(rows, self._labels.get(full, {}))
        return self._made[full]


@dataclass(frozen=True)
class LocatedFault:
    """A cell of a workbook that cannot be taken: sheet, address, and why."""

    sheet: str
    address: str
    fault: Fault


@dataclass(frozen=True)
class Clash:
    """A cell that others and the file both changed."""

    key: str
    row_id: str
    target: Target
    theirs_and_mine: BeforeAfter
    by_name: str
    address: str


class BookContext(Context):
    """
    A part of the plan as it is now, for a workbook.

    Args:
        place: The part.
        sheets: The rows of the plan.
        part: What the file says.
        reading: How it is to be read.
        registry: Names, shared with the other parts.
    """

    def __init__(
        self,
        place: Place,
        sheets: Sheets,
        part: PartIn,
        reading: Reading,
        registry: Registry,
    ) -> None:
        years = {key.partition(".")[2] for key in part.keys if "." in key}
        numbers = {int(year) for year in years if year.isdecimal() and len(year) == 4}
        targets = [t for t in targets_of(place.part, numbers) if t.key in part.keys]
        super().__init__(place, sheets, targets, reading)
        self.part_in = part
        self.registry = registry
        self.located: list[LocatedFault] = []
        self.clashes: list[Clash] = []
        self.gone: set[int] = set()
        """Numbers of lines whose row others have removed."""

    def names(self, path: str) -> BookNames:
        """The rows of a part by title, new ones of the workbook included."""
        return self.registry.of(full_path(path, self.place.worksheet))

    def is_own(self, column: Column | None) -> bool:
        """Whether a column refers to rows: all parts must be known before it is read."""
        return column is not None and column.rows is not None

    def fault(self, line: Line, target: Target | None, problem: InvalidInput) -> None:
        """Note a cell that cannot be taken, with its address."""
        if line.draft.number in self.gone:
            return
        title = target.titled(self.reading.language) if target else ""
        cell = line.draft.cells.get(target.key) if target else None
        typed = text_of(cell, language=self.reading.numbers)[:200]
        fault = Fault(line.draft.number, title, typed, problem.code, problem.facts)
        address = self.address(line, target.key if target else "")
        self.located.append(LocatedFault(self.part_in.sheet, address, fault))

    def clash(
        self, line: Line, target: Target, values: BeforeAfter, *, by_name: str
    ) -> None:
        """Note a cell that somebody else changed as well."""
        key = f"{self.place.subject}:{line.row_id}:{target.key}"
        address = self.address(line, target.key)
        self.clashes.append(Clash(key, line.row_id, target, values, by_name, address))

    @staticmethod
    def address(line: Line, key: str) -> str:
        """Where a cell stands in its sheet."""
        draft = line.draft
        known = draft.addresses.get(key) if isinstance(draft, BookDraft) else None
        return known or str(draft.number)

    @cached_property
    def fixed(self) -> frozenset[str]:
        """Ids of the rows that are always there."""
        return frozenset(str(row["id"]) for row in self.place.part.fixed_rows)

    @property
    def has_free_rows(self) -> bool:
        """Whether people add and remove rows."""
        return self.place.part.kind not in {"form", "matrix"}
