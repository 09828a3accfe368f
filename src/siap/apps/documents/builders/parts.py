"""Parts of a worksheet as blocks: a table, an identity block, or a calm line."""

from collections.abc import Mapping, Sequence
from typing import Final

from siap.apps.documents.builders.branches import branch_numbers, step_numbers
from siap.apps.documents.builders.cells import (
    Printed,
    printed_columns,
    written_value,
)
from siap.apps.documents.builders.crossings import grid_table, pair_table, zone_table
from siap.apps.documents.builders.form_blocks import caption_of, form_blocks
from siap.apps.documents.builders.keeping import kept_rows
from siap.apps.documents.builders.results import places_in_order, result_beside
from siap.apps.documents.builders.room import JOINED, LANDSCAPE, PORTRAIT, room_of
from siap.apps.documents.builders.setting import Setting
from siap.apps.documents.builders.splitting import MOST_JOINED, name_of, shared_out
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import LANE, NEXT, PARENT, ZONE, column_of, columns_of
from siap.methodology.outline_shapes import Show
from siap.methodology.worksheet_shapes import Column, Part, Worksheet
from siap.rendering import tree
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Row, Table, Value
from siap.rendering.values import write_value

ALL: Final = Show(part="all")
_JOINABLE: Final = frozenset({"text", "long-text", "reference", "references", "choices"})
# Keys of columns that are ours; a worksheet's own never end so.
PLACE: Final = "place_"
JOINED_KEY: Final = "joined_"
_NUMBER_ROOM: Final = 28.0


def part_blocks(
    setting: Setting, worksheet: Worksheet, part: Part, show: Show = ALL
) -> list[Block]:
    """
    Print a part.

    Args:
        setting: The reader and the plan.
        worksheet: The worksheet.
        part: The part.
        show: Which columns and rows, in which order.

    Returns:
        A table or an identity block with the part's title; one calm line if the part is
        empty.
    """
    title = caption_of(setting, part, show)
    rows = _rows(setting, worksheet, part, show)
    if not rows or not any(_filled(row, part) for row in rows):
        return [paragraph(setting.say("empty", part=title))]
    if part.kind == "form":
        return form_blocks(setting, worksheet, part, rows[0], show)
    if part.kind == "matrix":
        make = pair_table if part.matrix and part.matrix.pairs else grid_table
        return [make(setting, worksheet, part, title)]
    if part.kind == "board" and (show.bulleted or (part.board and part.board.zones)):
        return [zone_table(setting, worksheet, part, title)]
    return [*_Listing(setting, worksheet, part, show, rows).tables(title)]


def _filled(row: ContentRow, part: Part) -> bool:
    fixed: Mapping[str, object] = next(
        (each.get("cells", {}) for each in part.fixed_rows if str(each["id"]) == row.id), {}
    )
    if part.fixed_rows and len(fixed) == len(columns_of(part)):
        return True
    return any(v is not None and fixed.get(k) != v for k, v in row.cells.items())


def _rows(
    setting: Setting, worksheet: Worksheet, part: Part, show: Show
) -> list[ContentRow]:
    rows = kept_rows(setting, worksheet, part, show)
    if show.sort is not None:
        places = places_in_order(setting, worksheet, show.sort)
        rows.sort(key=lambda row: places.get(row.id, len(rows) + 1))
        rows = rows[: show.most]
    return rows


class _Listing:
    """A table of rows: columns chosen or joined, rows grouped and summed."""

    def __init__(
        self,
        setting: Setting,
        worksheet: Worksheet,
        part: Part,
        show: Show,
        rows: list[ContentRow],
    ) -> None:
        self.setting = setting
        self.worksheet = worksheet
        self.part = part
        self.show = show
        self.group = self._group()
        if part.kind == "tree":
            rows, self.numbers = branch_numbers(rows)
        elif part.kind == "flow":
            self.numbers = step_numbers(rows)
        else:
            self.numbers = {}
        self.rows = rows

    def tables(self, title: str) -> list[Table]:
        """The table with its caption; several side by side where no page can hold it."""
        columns, joined = self._fitted()
        limit = LANDSCAPE if self.show.landscape else PORTRAIT
        too_much = len(joined) > MOST_JOINED or self._room(columns, joined) > limit
        alone = self.setting.worksheet is not None and not self.show.joined
        if not (joined and too_much and alone):
            return [self._table(title, columns, joined, self.show.results)]
        columns = self._columns()
        first = name_of(columns)
        others = [column for column in columns if column != first]
        rooms = [self._room_of(column) for column in others]
        groups = shared_out(others, rooms, limit - self._room_of(first) - _NUMBER_ROOM)
        said = [
            self.setting.say("table-part", title=title, number=n, count=len(groups))
            for n in range(1, len(groups) + 1)
        ]
        return [
            self._table(text, [first, *group], [], self.show.results if last else ())
            for text, group, last in zip(
                said, groups, (each is groups[-1] for each in groups), strict=True
            )
        ]

    def _table(
        self,
        title: str,
        columns: Sequence[Column],
        joined: Sequence[Column],
        results: Sequence[str],
    ) -> Table:
        printed = [p for c in columns for p in self._printed(c)]
        printed += [self._beside(path) for path in results]
        if joined:
            printed.append(self._joined(joined))
        if len(self.rows) > 1 and self.show.numbered:
            printed.insert(0, self._numbering())
        totals = tuple(p.column.key for p in printed if p.adds_up and len(self.rows) > 1)
        return Table(
            caption=title,
            columns=tuple(p.column for p in printed),
            rows=tuple(self._lines(printed, sums=bool(totals))),
            totals=totals,
            source=self._source(),
        )

    def _source(self) -> str:
        """Where the figures come from, each source once."""
        if self.show.source is None:
            return ""
        texts = [row.cells.get(self.show.source) for row in self.rows]
        return "; ".join(dict.fromkeys(str(text) for text in texts if text))

    def _group(self) -> Column | None:
        if not self.show.grouped:
            return None
        key = self.show.group_by or self.part.group_by
        if key is None and self.part.kind == "board":
            linked = [c for c in self.part.columns if c.type == "reference"]
            key = linked[0].key if linked else None
        return column_of(self.part, key) if key else None

    def _columns(self) -> list[Column]:
        if self.show.columns:
            found = [column_of(self.part, key) for key in self.show.columns]
            return [column for column in found if column is not None]
        hidden = {*self.show.leave, PARENT, *({ZONE} if self.part.kind != "board" else ())}
        return [
            column
            for column in columns_of(self.part)
            if column.key not in hidden and (column != self.group) and self._is_used(column)
        ]

    def _is_used(self, column: Column) -> bool:
        if column.required or column.key in self.show.columns:
            return any(column.key in row.cells for row in self.rows) or column.required
        return any(row.cells.get(column.key) is not None for row in self.rows)

    def _fitted(self) -> tuple[list[Column], list[Column]]:
        """Put into one last column what would make the table too wide to read."""
        columns = self._columns()
        if self.setting.outline.every_column:
            return columns, []
        joined = [column for column in columns if column.key in self.show.joined]
        kept = [column for column in columns if column not in joined]
        if self.show.joined or self.show.columns:
            return kept, joined
        limit = LANDSCAPE if self.show.landscape else PORTRAIT
        for column in reversed(columns[1:]):
            if self._room(kept, joined) <= limit:
                break
            if column.type in _JOINABLE:
                kept.remove(column)
                joined.insert(0, column)
        return (kept, joined) if len(joined) > 1 else (columns, [])

    def _room_of(self, column: Column) -> float:
        language = self.setting.language
        return sum(room_of(each, self.rows, language) for each in self._printed(column))

    def _room(self, kept: Sequence[Column], joined: Sequence[Column]) -> float:
        printed = [p for c in kept for p in self._printed(c)]
        printed += [self._beside(path) for path in self.show.results]
        language = self.setting.language
        room = sum(room_of(each, self.rows, language) for each in printed)
        return room + (JOINED if joined else 0) + _NUMBER_ROOM

    def _printed(self, column: Column) -> list[Printed]:
        if self.part.kind == "flow" and column.key == NEXT:
            return [self._next(column)]
        return printed_columns(self.setting, self.worksheet, column, self.rows)

    def _next(self, column: Column) -> Printed:
        def steps(row: ContentRow) -> Value:
            value = row.cells.get(NEXT)
            found = value if isinstance(value, list) else []
            return "; ".join(self.numbers.get(each, "–") for each in found)

        label = self.setting.title(column)
        return Printed(tree.Column(NEXT, label), steps)

    def _beside(self, path: str) -> Printed:
        column, values = result_beside(self.setting, self.worksheet, path)
        return Printed(column, lambda row: values.get(row.id))

    def _joined(self, columns: Sequence[Column]) -> Printed:
        def lines(row: ContentRow) -> Value:
            found = []
            for column in columns:
                value = row.cells.get(column.key)
                if value is not None:
                    text = written_value(self.setting, self.worksheet, column, value)
                    found.append(f"{self.setting.title(column)}: {text}")
            return "\n".join(found)

        label = self.setting.say("details")
        return Printed(tree.Column(JOINED_KEY, label), lines)

    def _numbering(self) -> Printed:
        label = self.setting.say("number")
        if self.numbers:
            column = tree.Column(PLACE, label)
            return Printed(column, lambda row: self.numbers.get(row.id))
        places = {row.id: place for place, row in enumerate(self._grouped_rows(), 1)}
        column = tree.Column(PLACE, label, fmt="number")
        return Printed(column, lambda row: places[row.id])

    def _grouped_rows(self) -> list[ContentRow]:
        return [row for _, rows in self._groups() for row in rows]

    def _groups(self) -> list[tuple[str, list[ContentRow]]]:
        if self.group is None or self.group.key == LANE:
            return [("", self.rows)]
        found: dict[str, list[ContentRow]] = {}
        if self.group.rows is None:
            found = {self.setting.title(option): [] for option in self.group.options}
        else:
            path = self.group.rows
            content = self.setting.facts.sheets.content
            for row in content.of(path, within=self.worksheet.id):
                found[self.setting.row_title(self.group, row.id, self.worksheet)] = []
        for row in self.rows:
            found.setdefault(self._group_title(row), []).append(row)
        return [(title, rows) for title, rows in found.items() if rows]

    def _group_title(self, row: ContentRow) -> str:
        assert self.group is not None  # noqa: S101 - asked before
        value = row.cells.get(self.group.key)
        if value is None:
            return self.setting.say("no-group")
        if isinstance(value, bool):
            word = write_value(value, tree.Column("group", ""), self.setting.language)
            return f"{self.setting.title(self.group)} {word}"
        return written_value(self.setting, self.worksheet, self.group, value)

    def _lines(self, printed: Sequence[Printed], *, sums: bool) -> list[Row]:
        groups = self._groups()
        first = printed[0].column.key
        lines = []
        for title, rows in groups:
            if title:
                lines.append(Row({first: title}, "heading"))
            lines += [Row({p.column.key: p.value(row) for p in printed}) for row in rows]
            if title and sums and len(groups) > 1 and len(rows) > 1:
                lines.append(Row({first: self.setting.say("subtotal")}, "subtotal"))
        return lines
