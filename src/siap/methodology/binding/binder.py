"""Binding: from selectors and rows to plain data."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from siap.methodology.binding import several, single
from siap.methodology.binding.here import Gap, Here, is_kept, read_cell
from siap.methodology.content import Content
from siap.methodology.worksheet_shapes import Picture, Selector

Results = Mapping[str, Mapping[str, object]]

_READERS: Final[Mapping[str, Callable[[Mapping[str, Any], Here], Any]]] = {
    "each": several.each,
    "all": several.everything,
    "cells": several.cells,
    "pairs": several.pairs,
    "map": several.mapping,
    "exits": several.exits,
    "tree": several.tree,
    "grid": several.grid,
    "groups": several.groups,
    "sums": several.sums,
    "setting": single.setting,
    "yearly": single.yearly,
    "choice": single.choice,
    "span": single.span,
    "difference": single.difference,
    "place_of": single.place_of,
    "result": single.result,
}


def bind(
    selectors: Mapping[str, Selector],
    content: Content,
    *,
    worksheet: str,
    results: Results | None = None,
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
    return _bind(selectors, Here(content, worksheet, results or {}, _select))


def bind_picture(
    picture: Picture,
    content: Content,
    *,
    worksheet: str,
    results: Results | None = None,
    language: str = "id",
) -> list[dict[str, object]]:
    """
    Build the data of a picture, or of one picture for each row of its part `each`.

    Args:
        picture: The picture.
        content: The rows.
        worksheet: Id of the worksheet that the picture stands in.
        results: As for `bind`.
        language: Of the words of choices, `id` or `en`.

    Returns:
        One mapping a picture, fit for `Diagram`: dates as ISO text.
    """
    here = Here(content, worksheet, results or {}, _select_drawn, language=language)
    if picture.each is None:
        return [_as_mapping(_bind(picture.data, here))]
    found = []
    for row in content.of(picture.each, within=worksheet):
        if is_kept(picture.where, row, here):
            try:
                found.append(_as_mapping(_bind(picture.data, here.at(picture.each, row))))
            except Gap:
                continue
    return found


def _as_mapping(bound: Mapping[str, object]) -> dict[str, object]:
    return {key: plain(value) for key, value in bound.items()}


def _bind(selectors: Mapping[str, Selector], here: Here) -> dict[str, object]:
    bound = {name: _select(selector, here) for name, selector in selectors.items()}
    return {name: value for name, value in bound.items() if value is not None}


def _select(selector: object, here: Here) -> Any:
    if isinstance(selector, str):
        return read_cell(selector, here)
    assert isinstance(selector, Mapping)  # noqa: S101 - the shapes let nothing else in
    for kind, read in _READERS.items():
        if kind in selector:
            return read(selector, here)
    if selector.keys() == {"value"}:
        return selector["value"]
    found = {key: _select(inner, here) for key, inner in selector.items()}
    return {key: value for key, value in found.items() if value is not None}


def _select_drawn(selector: object, here: Here) -> Any:
    """As `_select`; a picture shows what has a name, though more about it is missing."""
    if not isinstance(selector, Mapping) or not (_BESIDE_NAMES & selector.keys()):
        return _select(selector, here)
    rest = {key: inner for key, inner in selector.items() if key not in _BESIDE_NAMES}
    found: dict[str, Any] = _select(rest, here)
    for key in selector.keys() & _BESIDE_NAMES:
        try:
            value = _select(selector[key], here)
        except Gap:
            continue
        found |= {} if value is None else {key: value}
    return found


_BESIDE_NAMES = frozenset({"note", "minutes"})


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
