"""From worksheet rows to the input of a method or a picture, by closed selectors."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from siap.methodology.cells import YEARLY_TYPES
from siap.methodology.content import Content, ContentRow, typed_cell
from siap.methodology.kind_columns import column_of
from siap.methodology.worksheet_shapes import Part, Selector


@dataclass(frozen=True)
class _Here:
    """Where a selector is read: the sheet, and the row that encloses it, if any."""

    content: Content
    worksheet: str
    results: Mapping[str, Mapping[str, object]]
    part: Part | None = None
    path: str = ""
    row: ContentRow | None = None


class _Gap(Exception):
    """A required cell that the selector needs is empty."""


def bind(
    selectors: Mapping[str, Selector],
    content: Content,
    *,
    worksheet: str,
    results: Mapping[str, Mapping[str, object]] | None = None,
) -> dict[str, object]:
    """
    Build an input from rows.

    Args:
        selectors: What `worksheet_shapes` says of a computation's `inputs` or a picture's
            `data`.
        content: The rows.
        worksheet: Id of the worksheet that the selectors stand in.
        results: Results of the sheet's computations by key, for `{result: ...}`.

    Returns:
        JSON-like data: text, int, Decimal, bool, lists, mappings. A row with an empty
        required cell that is asked for is left out; an empty cell that is not required
        is left out of its item.
    """
    here = _Here(content, worksheet, results or {})
    bound = {name: _select(selector, here) for name, selector in selectors.items()}
    return {name: value for name, value in bound.items() if value is not None}


def _select(selector: object, here: _Here) -> Any:
    if isinstance(selector, str):
        return _cell(selector, here)
    assert isinstance(selector, Mapping)  # noqa: S101 - the shapes let nothing else in
    for kind, read in _READERS.items():
        if kind in selector:
            return read(selector, here)
    if selector.keys() == {"value"}:
        return selector["value"]
    return _compact({key: _select(inner, here) for key, inner in selector.items()})


def _compact(item: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in item.items() if value is not None}


def _cell(name: str, here: _Here) -> Any:
    if here.row is None or here.part is None:
        return None
    if name == "id":
        return here.row.id
    first, _, rest = name.partition(".")
    if rest:
        return _follow(first, rest, here)
    value = typed_cell(here.part, here.row, first)
    column = column_of(here.part, first)
    if value is None and column is not None and column.required:
        raise _Gap
    if column is not None and column.type in YEARLY_TYPES:
        return _years(value)
    return value


def _follow(reference: str, name: str, here: _Here) -> Any:
    assert here.part is not None  # noqa: S101 - checked by the caller
    assert here.row is not None  # noqa: S101
    column = column_of(here.part, reference)
    target_id = here.row.cells.get(reference)
    if column is None or column.rows is None or not isinstance(target_id, str):
        return None
    home = here.path.partition(".")[0]
    target = here.content.row(column.rows, target_id, within=home)
    if target is None:
        return None
    worksheet, part = here.content.edition.part(column.rows, within=home)
    there = replace(here, part=part, path=f"{worksheet.id}.{part.key}", row=target)
    return _cell(name, there)


def _years(value: object) -> list[dict[str, object]] | None:
    if not isinstance(value, Mapping):
        return None
    return [{"year": year, "value": amount} for year, amount in sorted(value.items())]


def _yearly(selector: Mapping[str, Any], here: _Here) -> Any:
    return _cell(str(selector["yearly"]), here)


def _each(selector: Mapping[str, Any], here: _Here) -> list[object]:
    path = str(selector["each"])
    worksheet, part = here.content.edition.part(path, within=here.worksheet)
    items = []
    for row in here.content.of(path, within=here.worksheet):
        if not _kept(selector.get("where", {}), row, here):
            continue
        inside = replace(here, part=part, path=f"{worksheet.id}.{part.key}", row=row)
        try:
            items.append(_select(selector["as"], inside))
        except _Gap:
            continue
    return items


def _kept(where: Mapping[str, object], row: ContentRow, here: _Here) -> bool:
    for column, wanted in where.items():
        if wanted == "$id":
            wanted = here.row.id if here.row else None  # noqa: PLW2901 - the enclosing row
        found = row.cells.get(column)
        wanted_list = wanted if isinstance(wanted, list) else [wanted]
        held = found if isinstance(found, list) else [found]
        if not any(value in wanted_list for value in held):
            return False
    return True


def _cells(selector: Mapping[str, Any], here: _Here) -> dict[str, object]:
    path = str(selector["cells"])
    _, part = here.content.edition.part(path, within=here.worksheet)
    assert part.matrix is not None  # noqa: S101 - proved when the catalogue is checked
    wanted = str(selector.get("value", part.matrix.cell.key))
    found: dict[str, object] = {}
    for row in here.content.of(path, within=here.worksheet):
        row_id, _, column_id = row.anchor.partition("|")
        value = typed_cell(part, row, wanted)
        if value is not None and (here.row is None or row_id == here.row.id):
            found[column_id if here.row else row.anchor] = value
    return found


def _pairs(selector: Mapping[str, Any], here: _Here) -> list[dict[str, object]]:
    path = str(selector["pairs"])
    worksheet, part = here.content.edition.part(path, within=here.worksheet)
    assert part.matrix is not None  # noqa: S101 - proved when the catalogue is checked
    there = {r.id for r in here.content.of(part.matrix.rows, within=worksheet.id)}
    name = str(selector["as"])
    found: list[dict[str, object]] = []
    for row in here.content.of(path, within=here.worksheet):
        first, _, second = row.anchor.partition("|")
        value = row.cells.get(part.matrix.cell.key)
        if value is None or not {first, second} <= there:
            continue
        won = {"a": first, "b": second, "tie": None}.get(str(value), value)
        pair: dict[str, object] = {"a": first, "b": second, name: won}
        votes = [row.cells.get(key) for key in ("votes_a", "votes_b")]
        if None not in votes:
            pair["votes"] = {"a": votes[0], "b": votes[1]}
        found.append(pair)
    return found


def _setting(selector: Mapping[str, Any], here: _Here) -> Any:
    path, _, column = str(selector["setting"]).rpartition(".")
    _, part = here.content.edition.part(path, within=here.worksheet)
    rows = here.content.of(path, within=here.worksheet)
    value = typed_cell(part, rows[0], column) if rows else None
    return selector.get("otherwise") if value is None else value


def _map(selector: Mapping[str, Any], here: _Here) -> dict[str, object]:
    pair = {"key": selector["key"], "value": selector["value"]}
    items = _each({"each": selector["map"], "as": pair}, here)
    return {
        str(item["key"]): item["value"]
        for item in items
        if isinstance(item, dict) and pair.keys() <= item.keys()
    }


def _result(selector: Mapping[str, Any], here: _Here) -> Any:
    computation, _, name = str(selector["result"]).partition(".")
    return here.results.get(computation, {}).get(name)


_READERS = {
    "each": _each,
    "cells": _cells,
    "pairs": _pairs,
    "setting": _setting,
    "yearly": _yearly,
    "result": _result,
    "map": _map,
}


def plain(value: object) -> object:
    """
    Make bound data fit for JSON and for pictures: dates become ISO text.

    Returns:
        The same structure; Decimal and int stay numbers.
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value
