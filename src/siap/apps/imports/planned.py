"""What an import would do: rows added and changed, cells at fault."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from siap.apps.imports.reading.file_rows import CellIn, is_filled
from siap.kernel.messages import MESSAGES
from siap.methodology.cells import CellValue

BeforeAfter = tuple[CellValue, CellValue]


@dataclass(frozen=True)
class Draft:
    """A row of the file in terms of the part: cells by key of the target."""

    number: int
    cells: Mapping[str, CellIn]

    @property
    def is_blank(self) -> bool:
        """Whether nothing of the row would be taken."""
        return not any(map(is_filled, self.cells.values()))


@dataclass
class Line:
    """A row of the file on its way: values by key of the target."""

    draft: Draft
    values: dict[str, CellValue] = field(default_factory=dict)
    row_id: str = ""


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be taken: row of the file, column, what stood there, why."""

    number: int
    column: str
    typed: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def message(self, language: str = "id") -> str:
        """Say what is wrong and what is expected."""
        return MESSAGES[self.code][language].format(**self.facts)


@dataclass(frozen=True)
class Planned:
    """
    A row as it will be.

    `fields` holds before and after of what changes, by column or `column.year`; `version`
    is 0 for a row that is not there yet. `anchored` rows belong to a form, a matrix or a
    list with fixed rows and come into being when first written.
    """

    number: int
    row_id: str
    version: int
    fields: Mapping[str, BeforeAfter]
    anchored: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the row is added."""
        return self.version == 0


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do, and what keeps it from doing it."""

    rows: Sequence[Planned]
    unchanged: int
    faults: Sequence[Fault]
    incomplete: int = 0

    @property
    def added(self) -> Sequence[Planned]:
        """Rows that are not there yet, in the order of the file."""
        return [row for row in self.rows if row.is_new]

    @property
    def changed(self) -> Sequence[Planned]:
        """Rows that are there and get other values."""
        return [row for row in self.rows if not row.is_new]

    @property
    def bad_rows(self) -> int:
        """How many rows of the file have a fault."""
        return len({fault.number for fault in self.faults})

    @property
    def digest(self) -> str:
        """A mark that changes when the import would do anything else than it showed."""
        said = [
            [
                row.number,
                row.row_id,
                row.version,
                {k: list(v) for k, v in row.fields.items()},
            ]
            for row in self.rows
        ]
        faults = [[fault.number, fault.column, fault.code] for fault in self.faults]
        text = json.dumps([said, self.unchanged, faults], sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()
