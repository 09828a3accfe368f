"""Selectors that give lists and mappings."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from siap.methodology.binding.here import Gap, Here, is_kept
from siap.methodology.content import ContentRow, typed_cell
from siap.methodology.kind_columns import SHARE, column_of

_HUNDRED = Decimal(100)


def each(selector: Mapping[str, Any], here: Here) -> list[object]:
    """One item for each row of a part; a row with a gap is left out."""
    path = str(selector["each"])
    where = selector.get("where", {})
    rows = here.content.of(path, within=here.worksheet)
    return _items(path, [r for r in rows if is_kept(where, r, here)], selector["as"], here)


def _items(
    path: str, rows: Sequence[ContentRow], wanted: object, here: Here
) -> list[object]:
    found = []
    for row in rows:
        try:
            found.append(here.select(wanted, here.at(path, row)))
        except Gap:
            continue
    return found


def everything(selector: Mapping[str, Any], here: Here) -> list[object]:
    """Several lists as one."""
    return [item for inner in selector["all"] for item in here.select(inner, here)]


def cells(selector: Mapping[str, Any], here: Here) -> dict[str, object]:
    """Inside a row: {column row id: value} of a matrix part."""
    path = str(selector["cells"])
    _, part = here.content.edition.part(path, within=here.worksheet)
    assert part.matrix is not None  # noqa: S101 - proved when the catalogue is checked
    found: dict[str, object] = {}
    for row in here.content.of(path, within=here.worksheet):
        row_id, _, column_id = row.anchor.partition("|")
        value = typed_cell(part, row, part.matrix.cell.key)
        if value is not None and (here.row is None or row_id == here.row.id):
            found[column_id if here.row else row.anchor] = value
    return found


def pairs(selector: Mapping[str, Any], here: Here) -> list[dict[str, object]]:
    """What was compared: {a, b, name}, or numbered {first, second, name}."""
    path = str(selector["pairs"])
    worksheet, part = here.content.edition.part(path, within=here.worksheet)
    assert part.matrix is not None  # noqa: S101 - proved when the catalogue is checked
    ids = [row.id for row in here.content.of(part.matrix.rows, within=worksheet.id)]
    places: Mapping[str, object] = {row_id: row_id for row_id in ids}
    names = ("a", "b")
    if selector.get("numbered"):
        places = {row_id: place for place, row_id in enumerate(ids, 1)}
        names = ("first", "second")
    found: list[dict[str, object]] = []
    for row in here.content.of(path, within=here.worksheet):
        first, _, second = row.anchor.partition("|")
        value = row.cells.get(part.matrix.cell.key)
        if value is None or first not in places or second not in places:
            continue
        won = {"a": places[first], "b": places[second], "tie": None}.get(str(value), value)
        pair = {names[0]: places[first], names[1]: places[second], str(selector["as"]): won}
        votes = [row.cells.get(key) for key in ("votes_a", "votes_b")]
        if None not in votes and not selector.get("numbered"):
            pair["votes"] = {"a": votes[0], "b": votes[1]}
        found.append(pair)
    return found


def mapping(selector: Mapping[str, Any], here: Here) -> dict[str, object]:
    """{key cell: value cell} over the rows of a part."""
    pair = {"key": selector["key"], "value": selector["value"]}
    items = each({"each": selector["map"], "as": pair}, here)
    return {
        str(item["key"]): item["value"]
        for item in items
        if isinstance(item, dict) and pair.keys() <= item.keys()
    }


def exits(selector: Mapping[str, Any], here: Here) -> list[dict[str, object]]:
    """Where a step of a flow leads: {to, share} with a share of 0 to 1, or {to, label}."""
    targets = here.stored(str(selector["exits"]))
    if not isinstance(targets, list):
        return []
    if "labels" in selector:
        words = selector["labels"] if len(targets) > 1 else [None]
        named = zip(targets, words, strict=False)
        return [{"to": to} | ({"label": word} if word else {}) for to, word in named]
    share = here.stored(SHARE)
    if share is None or len(targets) != 2:
        return [{"to": to} for to in targets]
    first = Decimal(str(share)) / _HUNDRED
    return [{"to": targets[0], "share": first}, {"to": targets[1], "share": 1 - first}]


def tree(selector: Mapping[str, Any], here: Here) -> list[object]:
    """Nested items with `children`: the roots, or what hangs below the enclosing row."""
    path = str(selector["tree"])
    below = here.content.below(path, within=here.worksheet)
    start = (here.row.id if here.row else "") if "below" in selector else ""
    return _branches(below, start, selector["as"], path, here)


def _branches(
    below: Mapping[str, list[ContentRow]], start: str, wanted: object, path: str, here: Here
) -> list[object]:
    found: list[object] = []
    for row in below.get(start, ()):
        items = _items(path, [row], wanted, here)
        if not items or not isinstance(items[0], dict):
            continue
        children = _branches(below, row.id, wanted, path, here)
        found.append(items[0] | ({"children": children} if children else {}))
    return found


def grid(selector: Mapping[str, Any], here: Here) -> list[object]:
    """An item for each filled cell of a matrix, with its places from 1."""
    path = str(selector["grid"])
    worksheet, part = here.content.edition.part(path, within=here.worksheet)
    assert part.matrix is not None  # noqa: S101 - proved when the catalogue is checked
    axes = (part.matrix.rows, part.matrix.columns or part.matrix.rows)
    places = [
        {
            row.id: place
            for place, row in enumerate(here.content.of(a, within=worksheet.id), 1)
        }
        for a in axes
    ]
    found: list[object] = []
    for row in here.content.of(path, within=here.worksheet):
        first, _, second = row.anchor.partition("|")
        if first in places[0] and second in places[1]:
            items = _items(path, [row], selector["as"], here)
            spot = {
                selector["row"]: places[0][first],
                selector["column"]: places[1][second],
            }
            found += [spot | item for item in items if isinstance(item, dict)]
    return found


def groups(selector: Mapping[str, Any], here: Here) -> list[str]:
    """The words of a choice that are in use, in the order of its options."""
    return [title for _, title in _groups(str(selector["groups"]), selector["by"], here)]


def _groups(path: str, by: str, here: Here) -> list[tuple[str, str]]:
    _, part = here.content.edition.part(path, within=here.worksheet)
    column = column_of(part, by)
    used = {row.cells.get(by) for row in here.content.of(path, within=here.worksheet)}
    options = column.options if column is not None else ()
    return [(option.key, here.worded(option)) for option in options if option.key in used]


def sums(selector: Mapping[str, Any], here: Here) -> list[dict[str, object]]:
    """Sums of a yearly column: {year, amounts}, amounts in the order of `groups`."""
    path = str(selector["sums"])
    keys = [key for key, _ in _groups(path, selector["by"], here)]
    totals: dict[str, dict[object, Decimal]] = {}
    for row in here.content.of(path, within=here.worksheet):
        amounts = row.cells.get(selector["column"])
        if not isinstance(amounts, dict):
            continue
        for year, amount in amounts.items():
            of_year = totals.setdefault(year, {})
            group = row.cells.get(selector["by"])
            held = of_year.get(str(group), Decimal(0))
            of_year[str(group)] = held + Decimal(str(amount))
    return [
        {"year": int(year), "amounts": [of_year.get(key, Decimal(0)) for key in keys]}
        for year, of_year in sorted(totals.items())
    ]
