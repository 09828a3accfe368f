"""Rows and cells as the page of a worksheet shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from siap.methodology.worksheet_shapes import Column


@dataclass(frozen=True)
class Cell:
    """A cell as the page shows it."""

    column: Column
    html: SafeString
    title: str
    is_missing: bool
    in_line: bool = True


@dataclass(frozen=True)
class RowView:
    """A row as the page shows it."""

    id: str
    version: int
    title: str
    number: int
    cells: Sequence[Cell]
    facts: Sequence[tuple[str, str]] = ()
    brief: Sequence[tuple[str, str]] = ()
    results: Sequence[tuple[str, str, str]] = ()
    depth: int = 0
    is_fixed: bool = False

    @property
    def folded(self) -> list[Cell]:
        """The cells folded under the row."""
        return [cell for cell in self.cells if not cell.in_line]

    @property
    def state(self) -> str:
        """`incomplete` while a required cell is empty."""
        return "incomplete" if any(cell.is_missing for cell in self.cells) else "complete"
