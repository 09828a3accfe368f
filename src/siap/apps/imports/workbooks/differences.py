"""What a workbook would change: rows, removals, clashes, faults, part by part."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from siap.apps.imports.planned import Planned
from siap.apps.imports.workbooks.reconciling import BookContext, Clash, LocatedFault
from siap.apps.worksheets.queries import Sheets


@dataclass(frozen=True)
class Removal:
    """A row that was in the workbook when it was made and is not any more."""

    key: str
    row_id: str
    changed_since: bool


@dataclass(frozen=True)
class PartDiff:
    """
    What one part of a workbook would change.

    `rows` are added and changed, `gone` those that others removed and the file still
    has; `quiet` rows have nothing to change but may hold a clash.
    """

    context: BookContext
    rows: Sequence[Planned]
    quiet: Mapping[str, Planned]
    removals: Sequence[Removal]
    gone: Sequence[Planned]

    @property
    def sheet(self) -> str:
        """Name of the sheet in the file."""
        return self.context.part_in.sheet

    @property
    def added(self) -> Sequence[Planned]:
        """Rows that the file adds."""
        return [row for row in self.rows if row.is_new and not row.anchored]

    @property
    def changed(self) -> Sequence[Planned]:
        """Rows that the file changes."""
        return [row for row in self.rows if not row.is_new or row.anchored]

    @property
    def clashes(self) -> Sequence[Clash]:
        """Cells that others changed too."""
        return self.context.clashes

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change, and nothing is asked."""
        return not (self.rows or self.removals or self.clashes or self.gone)


@dataclass(frozen=True)
class BookDiff:
    """What a workbook would change, part by part, and what keeps it from it."""

    parts: Sequence[PartDiff]
    faults: Sequence[LocatedFault]
    sheets: Sheets
    count: int
    """How many parts the file has."""

    @cached_property
    def digest(self) -> str:
        """A mark that changes when the workbook would do anything else than it showed."""
        said = [
            [
                part.context.place.subject,
                [_said(row) for row in part.rows],
                [_said(row) for row in part.gone],
                [[c.key, *c.theirs_and_mine] for c in part.clashes],
                [[r.key, r.changed_since] for r in part.removals],
            ]
            for part in self.parts
        ]
        faults = [[f.sheet, f.address, f.fault.code] for f in self.faults]
        text = json.dumps([said, faults], sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def _said(row: Planned) -> list[object]:
    fields = {key: list(values) for key, values in row.fields.items()}
    return [row.number, row.row_id, row.version, fields]
