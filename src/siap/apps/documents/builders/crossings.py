"""Matrices and boards with zones as tables: what stands where a row meets a column."""

from collections.abc import Mapping, Sequence

from siap.apps.documents.builders.cells import printed_columns, printed_value, written_value
from siap.apps.documents.builders.setting import Setting
from siap.methodology.cells import CellValue
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import ZONE
from siap.methodology.worksheet_shapes import Column, MatrixAxes, Part, Worksheet
from siap.rendering import tree
from siap.rendering.tree import Row, Table, Value

TIE = "tie"


def _axes(part: Part) -> MatrixAxes:
    assert part.matrix is not None  # noqa: S101 - a matrix has axes
    return part.matrix


def pair_table(setting: Setting, worksheet: Worksheet, part: Part, title: str) -> Table:
    """
    Print the pairs of a comparison: the two, which one came first, and its details.

    Args:
        setting: The reader and the plan.
        worksheet: The worksheet.
        part: A matrix of pairs.
        title: Caption.
    """
    axes = _axes(part)
    rows = setting.facts.sheets.content.of(part.key, within=worksheet.id)
    titles = setting.facts.sheets.titles
    details = [
        p for c in axes.details for p in printed_columns(setting, worksheet, c, rows)
    ]
    lines = []
    for row in rows:
        first, _, second = row.anchor.partition("|")
        ends = {"a_": titles.get(first, "–"), "b_": titles.get(second, "–")}
        said = str(row.cells.get(axes.cell.key) or "")
        word = written_value(setting, worksheet, axes.cell, said or None)
        cells: dict[str, Value] = {**ends, "winner_": ends.get(f"{said}_", word)}
        lines.append(Row(cells | {p.column.key: p.value(row) for p in details}))
    columns = (
        tree.Column("a_", setting.say("pair-first")),
        tree.Column("b_", setting.say("pair-second")),
        tree.Column("winner_", setting.title(axes.cell)),
        *(p.column for p in details if _any(lines, p.column.key)),
    )
    return Table(title, columns, tuple(lines))


def _any(lines: Sequence[Row], key: str) -> bool:
    return any(line.cells.get(key) is not None for line in lines)


def grid_table(setting: Setting, worksheet: Worksheet, part: Part, title: str) -> Table:
    """
    Print a matrix: as a grid, or as a list by row where cells say more than a value.

    Args:
        setting: The reader and the plan.
        worksheet: The worksheet.
        part: A matrix of rows against columns.
        title: Caption.
    """
    axes = _axes(part)
    content = setting.facts.sheets.content
    across = content.of(axes.columns or axes.rows, within=worksheet.id)
    down = content.of(axes.rows, within=worksheet.id)
    cells = {row.anchor: row for row in content.of(part.key, within=worksheet.id)}
    if axes.details:
        return _listed(setting, worksheet, part, title, (down, across, cells))
    titles = setting.facts.sheets.titles
    kind = printed_columns(setting, worksheet, axes.cell, [])[0].column
    columns = [
        tree.Column(f"c{place}", titles.get(row.id, "–"), fmt=kind.fmt)
        for place, row in enumerate(across)
    ]
    lines = [
        Row(
            {"row_": titles.get(row.id, "–")}
            | {
                f"c{place}": _cell(setting, worksheet, axes.cell, cells, (row, other))
                for place, other in enumerate(across)
            }
        )
        for row in down
    ]
    _, row_part = content.edition.part(axes.rows, within=worksheet.id)
    head = tree.Column("row_", setting.title(row_part))
    return Table(title, (head, *columns), tuple(lines))


def _cell(
    setting: Setting,
    worksheet: Worksheet,
    column: Column,
    cells: Mapping[str, ContentRow],
    at: tuple[ContentRow, ContentRow],
) -> Value:
    found = cells.get(f"{at[0].id}|{at[1].id}")
    value: CellValue = found.cells.get(column.key) if found else None
    return printed_value(setting, worksheet, column, value)


def _listed(
    setting: Setting,
    worksheet: Worksheet,
    part: Part,
    title: str,
    axes: tuple[Sequence[ContentRow], Sequence[ContentRow], Mapping[str, ContentRow]],
) -> Table:
    down, across, cells = axes
    matrix = _axes(part)
    titles = setting.facts.sheets.titles
    inside = (matrix.cell, *matrix.details)
    filled = list(cells.values())
    printed = [p for c in inside for p in printed_columns(setting, worksheet, c, filled)]
    lines: list[Row] = []
    for row in down:
        of_row = [
            Row(
                {"column_": titles.get(other.id, "–")}
                | {p.column.key: p.value(cells[f"{row.id}|{other.id}"]) for p in printed}
            )
            for other in across
            if f"{row.id}|{other.id}" in cells
        ]
        if of_row:
            lines += [Row({"column_": titles.get(row.id, "–")}, "heading"), *of_row]
    edition = setting.facts.sheets.content.edition
    path = matrix.columns or matrix.rows
    _, column_part = edition.part(path, within=worksheet.id)
    columns = (
        tree.Column("column_", setting.title(column_part)),
        *(p.column for p in printed if _any(lines, p.column.key)),
    )
    return Table(title, columns, tuple(lines))


def zone_table(setting: Setting, worksheet: Worksheet, part: Part, title: str) -> Table:
    """
    Print a board: a row for each thing that cards belong to, a column for each zone.

    Args:
        setting: The reader and the plan.
        worksheet: The worksheet.
        part: A board; without zones it has one column of cards.
        title: Caption.
    """
    link = next((column for column in part.columns if column.type == "reference"), None)
    found: dict[str, dict[str, list[str]]] = {}
    for card in setting.facts.sheets.content.of(part.key, within=worksheet.id):
        value = card.cells.get(link.key) if link else None
        row = setting.row_title(link, str(value), worksheet) if link and value else "–"
        zone = str(card.cells.get(ZONE) or "")
        said = str(card.cells.get(part.columns[0].key) or "–")
        found.setdefault(row, {}).setdefault(zone, []).append(f"• {said}")
    named = {
        zone.key: setting.title(zone) for zone in (part.board.zones if part.board else ())
    }
    rest = setting.say("no-group") if named else setting.title(part)
    used = {zone for zones in found.values() for zone in zones}
    zones = [*(zone for zone in named if zone in used), *([""] if "" in used else [])]
    columns = [
        tree.Column(f"z{place}", named.get(zone, rest)) for place, zone in enumerate(zones)
    ]
    lines = [
        Row(
            {"row_": row}
            | {f"z{place}": "\n".join(by.get(zone, [])) for place, zone in enumerate(zones)}
        )
        for row, by in found.items()
    ]
    head = [tree.Column("row_", setting.title(link))] if link else []
    return Table(title, (*head, *columns), tuple(lines))
