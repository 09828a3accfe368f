"""Which row of the worksheet a row of the file is about."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from siap.apps.imports.context import Context
from siap.apps.imports.names import folded, row_title
from siap.apps.imports.planned import Line
from siap.apps.imports.reading.file_rows import text_of
from siap.apps.imports.targets import AXIS_COLUMN, AXIS_ROW, ROW_ID
from siap.kernel.errors import InvalidInput
from siap.methodology.worksheet_shapes import MatrixAxes


class Identifier:
    """
    Gives each line the id of its row, or of a new one.

    Args:
        context: Knows the rows that are there.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._taken: set[str] = set()

    def identify(self, lines: Iterable[Line]) -> None:
        """Set `row_id` of every line; what cannot be told is noted as a fault."""
        finders: Mapping[str, Callable[[Line], str]] = {
            "form": lambda _: "form",
            "matrix": self._anchor,
        }
        find = finders.get(self._context.place.part.kind, self._row)
        for line in lines:
            try:
                row_id = self._once(find(line))
            except InvalidInput as problem:
                target = self._context.targets.get(problem.where)
                self._context.fault(line, target, problem)
            else:
                line.row_id = row_id

    def _once(self, row_id: str) -> str:
        if row_id in self._taken:
            code = "import-one-row" if row_id == "form" else "import-row-twice"
            raise InvalidInput(code, where=ROW_ID)
        self._taken.add(row_id)
        return row_id

    def _row(self, line: Line) -> str:
        given = text_of(line.draft.cells.get(ROW_ID)).strip()
        if given.lower() in self._context.existing:
            return given.lower()
        known = self._by_match(line) or self._by_fixed_title(line)
        if known:
            return known
        new = str(uuid.uuid5(self._context.reading.namespace, str(line.draft.number)))
        if given:
            self._context.names(self._context.place.subject).alias(given, new)
        return new

    def _by_match(self, line: Line) -> str:
        value = line.values.get(self._context.reading.match)
        return "" if value is None else self._matched.get(str(value).casefold(), "")

    @cached_property
    def _matched(self) -> Mapping[str, str]:
        key = self._context.reading.match
        return {
            str(row.cells[key]).casefold(): row_id
            for row_id, row in self._context.existing.items()
            if row.cells.get(key) is not None
        }

    def _by_fixed_title(self, line: Line) -> str:
        for value in line.values.values():
            if isinstance(value, str) and folded(value) in self._fixed:
                return self._fixed[folded(value)]
        return ""

    @cached_property
    def _fixed(self) -> Mapping[str, str]:
        part, existing = self._context.place.part, self._context.existing
        ids = [str(row["id"]) for row in part.fixed_rows]
        return {folded(row_title(part, existing[key], {})): key for key in ids}

    def _anchor(self, line: Line) -> str:
        matrix = self._context.place.part.matrix
        assert matrix is not None  # noqa: S101 - a matrix has axes
        first = self._on_axis(line, AXIS_ROW, matrix.rows)
        second = self._on_axis(line, AXIS_COLUMN, matrix.columns or matrix.rows)
        if matrix.pairs:
            self._refuse_reversed(line, matrix, first, second)
        return f"{first}|{second}"

    def _on_axis(self, line: Line, key: str, path: str) -> str:
        text = text_of(line.draft.cells.get(key), language=self._context.reading.numbers)
        if not text.strip():
            raise InvalidInput("missing", where=key)
        return self._context.names(path).find(text, where=key)

    def _refuse_reversed(
        self, line: Line, matrix: MatrixAxes, first: str, second: str
    ) -> None:
        home = self._context.place.worksheet.id
        rows = self._context.sheets.content.of(matrix.rows, within=home)
        order = {row.id: number for number, row in enumerate(rows)}
        shown = text_of(line.draft.cells.get(AXIS_ROW))
        if first == second:
            raise InvalidInput("same-pair", where=AXIS_COLUMN, value=shown)
        if order[first] > order[second]:
            raise InvalidInput("import-pair-reversed", where=AXIS_ROW)
