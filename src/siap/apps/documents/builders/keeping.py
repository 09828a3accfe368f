"""Which rows of a worksheet are printed: by cell, or because another row refers to them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import Content, ContentRow
from siap.methodology.kind_columns import column_of
from siap.methodology.outline_shapes import Show
from siap.methodology.worksheet_shapes import Part, Worksheet


def kept_rows(
    setting: Setting, worksheet: Worksheet, part: Part, show: Show
) -> list[ContentRow]:
    """
    The rows of a part that are printed, in stored order unless `by` says another.

    Args:
        setting: The plan.
        worksheet: The worksheet.
        part: The part.
        show: Its `where`, `referred_by`, `by` and `most`; a column that the part lacks
            keeps all rows.
    """
    rows = list(setting.facts.sheets.content.of(part.key, within=worksheet.id))
    known = {key: v for key, v in show.where.items() if column_of(part, key) is not None}
    rows = [row for row in rows if _fits(row, known)]
    wanted = _referred(setting, worksheet, part, show)
    if wanted is not None:
        rows = [row for row in rows if row.id in wanted]
    return _first(rows, part, show)


def _first(rows: list[ContentRow], part: Part, show: Show) -> list[ContentRow]:
    """The rows with the smallest numbers; in stored order where numbers are equal."""
    if show.sort is not None:
        return rows  # they are put in order first
    if show.by is not None:
        key = show.by
        if column_of(part, key) is None:
            return rows
        rows = sorted(rows, key=lambda row: _size(row.cells.get(key)))
    return rows[: show.most]


def _size(value: object) -> Decimal:
    """The size of a number; an empty cell comes last."""
    return Decimal("Infinity") if value is None else Decimal(str(value))


def _fits(row: ContentRow, where: Mapping[str, Sequence[str]]) -> bool:
    return all(_words(row.cells.get(key)) & set(values) for key, values in where.items())


def _words(value: object) -> set[str]:
    if isinstance(value, bool):
        return {"yes" if value else "no"}
    return {str(each) for each in value} if isinstance(value, list) else {str(value)}


def _referred(
    setting: Setting, worksheet: Worksheet, part: Part, show: Show
) -> set[str] | None:
    if show.referred_by is None:
        return None
    path, _, key = show.referred_by.rpartition(".")
    content = setting.facts.sheets.content
    home, other = content.edition.part(path)
    column = column_of(other, key)
    target = column.rows if column and column.rows else ""
    if content.edition.part(target, within=home.id) != (worksheet, part):
        return None
    found: set[str] = set()
    for row in content.of(path):
        if _fits(row, show.referring):
            found |= _words(row.cells.get(key))
    return found


def with_kept_rows(setting: Setting, worksheet: Worksheet, show: Show) -> Setting:
    """
    The same plan for a picture: only the rows that are printed, groups together.

    Args:
        setting: The plan.
        worksheet: The worksheet whose rows are chosen.
        show: Its `where` and `referred_by`.
    """
    sheets = setting.facts.sheets
    kept: Mapping[str, Sequence[ContentRow]] = {
        f"{worksheet.id}.{part.key}": _grouped(
            part, kept_rows(setting, worksheet, part, show)
        )
        for part in worksheet.parts
    }
    content = Content(sheets.content.edition, {**sheets.content.rows, **kept})
    fewer = replace(sheets, content=content, _outcomes={})
    return replace(setting, facts=replace(setting.facts, sheets=fewer))


def _grouped(part: Part, rows: list[ContentRow]) -> list[ContentRow]:
    """Rows of one choice together, in the order of the options."""
    column = column_of(part, part.group_by) if part.group_by else None
    if column is None or not column.options:
        return rows
    places = {option.key: place for place, option in enumerate(column.options)}
    return sorted(
        rows, key=lambda row: places.get(str(row.cells.get(column.key)), len(places))
    )
