"""Rows and cells as the page of a worksheet shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from siap.apps.worksheets.fields import Cell, field, place_in_line
from siap.apps.worksheets.markup import markup


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
    may_edit: bool = False
    naming: str = ""

    @property
    def fields(self) -> SafeString:
        """All cells, each with its label."""
        return self._framed(self.cells)

    @property
    def folded_fields(self) -> SafeString:
        """The cells folded under the row, each with its label."""
        return self._framed(self.folded)

    def _framed(self, cells: Sequence[Cell]) -> SafeString:
        return SafeString("".join(field(cell, may_edit=self.may_edit) for cell in cells))

    @property
    def places(self) -> SafeString:
        """The cells of the row's own line in a table."""
        return SafeString("".join(self._place(cell) for cell in self.cells if cell.in_line))

    def _place(self, cell: Cell) -> SafeString:
        naming = cell.column.key == self.naming
        said = (
            " · ".join(f"{title}: {text}" for title, text in self.brief) if naming else ""
        )
        brief = markup('<p class="siap-brief">{}</p>', said) if said else SafeString("")
        return place_in_line(cell, may_edit=self.may_edit, naming=naming, brief=brief)

    @property
    def folded(self) -> list[Cell]:
        """The cells folded under the row."""
        return [cell for cell in self.cells if not cell.in_line]

    @property
    def state(self) -> str:
        """`incomplete` while a required cell is empty."""
        return "incomplete" if any(cell.is_missing for cell in self.cells) else "complete"
