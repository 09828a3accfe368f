"""What working out an import needs to know: the place, the rows there, the reading."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from siap.apps.imports.names import Names, names_of
from siap.apps.imports.planned import BeforeAfter, Fault, Line
from siap.apps.imports.reading.file_rows import text_of
from siap.apps.imports.targets import Target
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.queries import Sheets
from siap.apps.worksheets.references import full_path
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import display_cell
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import Column


@dataclass(frozen=True, kw_only=True)
class Reading:
    """
    How the file is to be read.

    `language` is the reader's, `numbers` how the file writes numbers. With `match`, the
    key of a column, a row without id changes the row that has the same value there.
    `namespace` makes the ids of new rows, the same ones each time the file is read.
    """

    language: str
    numbers: str
    namespace: uuid.UUID
    match: str = ""


class Context:
    """
    The place of an import as it is now, and the faults found so far.

    Args:
        place: Where to.
        sheets: The worksheet with all that it takes from.
        targets: What columns of the file can fill.
        reading: How the file is to be read.
    """

    def __init__(
        self, place: Place, sheets: Sheets, targets: Sequence[Target], reading: Reading
    ) -> None:
        self.place = place
        self.sheets = sheets
        self.targets = {target.key: target for target in targets}
        self.reading = reading
        self.faults: list[Fault] = []
        self._names: dict[str, Names] = {}

    @cached_property
    def existing(self) -> Mapping[str, ContentRow]:
        """The rows that are there, fixed ones included, by id."""
        rows = self.sheets.content.of(self.place.part.key, within=self.place.worksheet.id)
        return {row.id: row for row in rows}

    @cached_property
    def versions(self) -> Mapping[str, int]:
        """The versions of the stored rows by id."""
        rows = self.sheets.rows_of(self.place.worksheet, self.place.part)
        return {row.id: row.version for row in rows}

    def names(self, path: str) -> Names:
        """The rows of a part by title; of this part those of the file as well."""
        full = full_path(path, self.place.worksheet)
        if full not in self._names:
            self._names[full] = names_of(self.sheets, full, self.place.worksheet.id)
        return self._names[full]

    def fault(self, line: Line, target: Target | None, problem: InvalidInput) -> None:
        """Note a cell that cannot be taken."""
        title = target.titled(self.reading.language) if target else ""
        cell = line.draft.cells.get(target.key) if target else None
        typed = text_of(cell, language=self.reading.numbers)[:200]
        number = line.draft.number
        self.faults.append(Fault(number, title, typed, problem.code, problem.facts))

    def clash(
        self, line: Line, target: Target, values: BeforeAfter, *, by_name: str
    ) -> None:
        """Note a cell that others changed since the file was made, and the file as well."""
        before, _ = values
        column = target.column
        plain = column is not None and not target.year
        shown = display_cell(column, before) if column and plain else str(before or "")
        problem = InvalidInput("import-changed-meanwhile", name=by_name, value=shown or "–")
        self.fault(line, target, problem)

    def is_own(self, column: Column | None) -> bool:
        """Whether a column refers to rows of this very part."""
        if column is None or column.rows is None:
            return False
        return full_path(column.rows, self.place.worksheet) == self.place.subject
