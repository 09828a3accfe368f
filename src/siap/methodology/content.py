"""The content of worksheets as plain rows, for checks, calculations and pictures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from siap.methodology.cells import CellValue, Typed, typed_value
from siap.methodology.kind_columns import PARENT, column_of, columns_of
from siap.methodology.library import Edition
from siap.methodology.worksheet_shapes import Part, Worksheet


@dataclass(frozen=True)
class ContentRow:
    """A row: its id, its cells as stored, and its anchor (`form`, or `row|column`)."""

    id: str
    cells: Mapping[str, CellValue]
    anchor: str = ""


@dataclass(frozen=True)
class Content:
    """
    The rows of some worksheets of one plan.

    `rows` is keyed by full part path, such as `w09-issue-cards.clusters`; a part that was
    not loaded reads as empty.
    """

    edition: Edition
    rows: Mapping[str, Sequence[ContentRow]]
    _by_id: dict[str, dict[str, ContentRow]] = field(default_factory=dict, compare=False)
    _below: dict[str, dict[str, list[ContentRow]]] = field(
        default_factory=dict, compare=False
    )

    def of(self, path: str, *, within: str = "") -> Sequence[ContentRow]:
        """The rows of a part, in order; fixed rows first, with what was written there."""
        full = path if "." in path else f"{within}.{path}"
        stored = self.rows.get(full, ())
        _, part = self.edition.part(full)
        if not part.fixed_rows:
            return stored
        written = {row.id: row for row in stored}
        fixed = {str(row["id"]): row.get("cells", {}) for row in part.fixed_rows}
        first = [
            ContentRow(
                key, {**cells, **(written[key].cells if key in written else {})}, key
            )
            for key, cells in fixed.items()
        ]
        return [*first, *(row for row in stored if row.id not in fixed)]

    def row(self, path: str, row_id: str, *, within: str = "") -> ContentRow | None:
        """One row of a part, or None."""
        full = path if "." in path else f"{within}.{path}"
        if full not in self._by_id:
            self._by_id[full] = {row.id: row for row in self.of(full)}
        return self._by_id[full].get(row_id)

    def below(self, path: str, *, within: str = "") -> Mapping[str, list[ContentRow]]:
        """The rows of a tree by the id of the row that they hang under; "" for roots."""
        full = path if "." in path else f"{within}.{path}"
        if full not in self._below:
            rows = self.of(full)
            known = {row.id for row in rows}
            found: dict[str, list[ContentRow]] = {}
            for row in rows:
                parent = str(row.cells.get(PARENT) or "")
                found.setdefault(parent if parent in known else "", []).append(row)
            self._below[full] = found
        return self._below[full]

    def form(self, path: str, *, within: str = "") -> Mapping[str, CellValue]:
        """The cells of a form part; empty while nobody wrote into it."""
        rows = self.of(path, within=within)
        return rows[0].cells if rows else {}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """
        What each row is called, by row id: its first filled text or reference.

        A cell of a matrix is called after its row and its column.
        Every form has the same row id; ask `title_of` for the title of one.
        """
        return {row_id: title for (_, row_id), title in self._titles.items()}

    def title_of(self, path: str, row_id: str) -> str:
        """What a row of a part is called; a dash if it is not there or says nothing."""
        return self._titles.get((path, row_id), "–")

    @cached_property
    def _titles(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        pending: dict[tuple[str, str], str] = {}
        crossed: dict[tuple[str, str], list[str]] = {}
        for path in dict.fromkeys([*self.rows, *self.edition.paths_of_fixed_rows]):
            _, part = self.edition.part(path)
            for row in self.of(path):
                title, reference = _title(part, row)
                found[path, row.id] = title
                if reference:
                    pending[path, row.id] = reference
                if part.matrix is not None:
                    crossed[path, row.id] = row.anchor.split("|")
        by_id = {row_id: title for (_, row_id), title in found.items() if row_id != "form"}
        for key, reference in pending.items():
            found[key] = by_id.get(reference, found[key])
        by_id |= {row_id: found[path, row_id] for path, row_id in pending}
        for key, axes in crossed.items():
            found[key] = ", ".join(by_id.get(axis, "–") for axis in axes)
        return found


def _title(part: Part, row: ContentRow) -> tuple[str, str]:
    for column in part.columns:
        value = row.cells.get(column.key)
        if value is None:
            continue
        if column.type in {"text", "long-text"}:
            return str(value), ""
        if column.type == "reference":
            return "–", str(value)
    return "–", ""


def typed_cell(part: Part, row: ContentRow, key: str) -> Typed:
    """The value of a cell with its type; a cell of the kind comes as it is stored."""
    value = row.cells.get(key)
    column = column_of(part, key)
    return typed_value(column, value) if column is not None else _as_is(value)


def _as_is(value: CellValue) -> Typed:
    if isinstance(value, dict):
        return None
    return value


def parts_needed(worksheets: Iterable[Worksheet]) -> list[str]:
    """
    Say which worksheets must be loaded to work with some.

    Args:
        worksheets: Those that are shown, checked or computed.

    Returns:
        Their ids and the ids of all worksheets that they take rows from, each once.
    """
    found: dict[str, None] = {}
    for worksheet in worksheets:
        found[worksheet.id] = None
        for path in _paths(worksheet):
            head, _, _ = path.partition(".")
            if "." in path:
                found[head] = None
    return list(found)


def _paths(worksheet: Worksheet) -> Iterable[str]:
    for part in worksheet.parts:
        yield from _part_paths(part)
    for computation in worksheet.computes:
        yield from _selector_paths(computation.inputs)
    for picture in worksheet.pictures:
        yield from _selector_paths(picture.data)
    for check in worksheet.checks:
        yield check.part
        yield check.by or ""


def _part_paths(part: Part) -> Iterable[str]:
    for column in columns_of(part):
        yield column.rows or ""
    yield part.starts_with or ""
    if part.matrix:
        yield part.matrix.rows
        yield part.matrix.columns or ""
    if part.board:
        yield part.board.clusters or ""


def _selector_paths(selector: object) -> Iterable[str]:
    if not isinstance(selector, Mapping):
        return
    for key in ("each", "cells", "pairs", "map", "tree", "grid", "groups", "sums", "along"):
        if isinstance(selector.get(key), str):
            yield selector[key]
    if isinstance(selector.get("setting"), str):
        yield selector["setting"].rpartition(".")[0]
    for value in selector.values():
        for inner in value if isinstance(value, list) else [value]:
            yield from _selector_paths(inner)
