"""What a selector names must be there, and what it builds must fit the method's input."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from siap.kernel.errors import NotFound
from siap.methodology.cells import YEARLY_TYPES
from siap.methodology.kind_columns import column_of
from siap.methodology.library import Edition
from siap.methodology.worksheet_shapes import Column, Part, Selector, Worksheet
from siap.methods.method import Method
from siap.methods.registry import METHODS

_Faults = Iterator[tuple[str, str]]
# Chosen by whoever runs the computation, not taken from rows.
_NOT_FROM_ROWS = frozenset({"ruleset", "on"})


@dataclass(frozen=True)
class Place:
    """Where a selector stands: the worksheet, and the part whose row encloses it."""

    edition: Edition
    worksheet: Worksheet
    part: Part | None = None
    home: str = ""

    def part_at(self, path: object) -> Part | None:
        """The part at a path; None if there is none."""
        try:
            return self.edition.part(str(path), within=self.worksheet.id)[1]
        except NotFound:
            return None

    def inside(self, path: object) -> "Place":
        """The place inside a row of the part at a path that is there."""
        worksheet, part = self.edition.part(str(path), within=self.worksheet.id)
        return replace(self, part=part, home=worksheet.id)


def selector_problems(selector: object, place: Place) -> _Faults:
    """
    Check the names in a selector.

    Args:
        selector: As `worksheet_shapes` describes it.
        place: Where it stands.

    Yields:
        Pairs of the path below the selector and what is wrong there.
    """
    if isinstance(selector, str):
        message = _column_fault(selector, place)
        if message:
            yield "", message
        return
    if not isinstance(selector, Mapping):
        yield "", f"neither a name nor a selector: {selector}"
        return
    kind = _kind_of(selector)
    if kind:
        yield from _CHECKS[kind](selector, place)
        return
    for key, inner in selector.items():
        for where, message in selector_problems(inner, place):
            yield f".{key}{where}", message


def _kind_of(selector: Mapping[str, Any]) -> str:
    """The kind of a selector; empty for a mapping that is built key by key."""
    if selector.keys() == {"value"}:
        return "value"
    return next((kind for kind in _CHECKS if kind in selector and kind != "value"), "")


def _column_fault(name: str, place: Place) -> str:
    if name in ("id", "$id"):
        return "" if place.part is not None else f"{name} stands outside a row"
    if place.part is None:
        return f"column {name} stands outside a row"
    first, _, rest = name.partition(".")
    column = column_of(place.part, first)
    if column is None:
        return f"no column {first}"
    if not rest:
        return ""
    if column.rows is not None:
        target = replace(place, worksheet=place.edition.worksheet(place.home))
        if target.part_at(column.rows) is None:
            return f"no part {column.rows}"
        return _column_fault(rest, target.inside(column.rows))
    return "" if rest == "title" and column.options else f"{first} leads to no row"


def _rows_of(key: str, selector: Mapping[str, Any], place: Place) -> _Faults:
    part = place.part_at(selector[key])
    if part is None:
        yield f".{key}", f"no part {selector[key]}"
        return
    for name in selector.get("where", {}):
        if column_of(part, name) is None:
            yield ".where", f"no column {name}"
    inner = place.inside(selector[key])
    for inside in ("as", "value", "key"):
        if inside in selector:
            for where, message in selector_problems(selector[inside], inner):
                yield f".{inside}{where}", message


def _each(selector: Mapping[str, Any], place: Place) -> _Faults:
    if "as" not in selector:
        yield ".as", "says what each row becomes"
    yield from _rows_of("each", selector, place)


def _map(selector: Mapping[str, Any], place: Place) -> _Faults:
    for key in ("key", "value"):
        if key not in selector:
            yield f".{key}", "is missing"
    yield from _rows_of("map", selector, place)


def _tree(selector: Mapping[str, Any], place: Place) -> _Faults:
    yield from _rows_of("tree", selector, place)
    part = place.part_at(selector["tree"])
    above = str(selector.get("parent", "parent"))
    if part is not None and column_of(part, above) is None:
        yield ".parent", f"no column {above}"


def _matrix(key: str, selector: Mapping[str, Any], place: Place) -> _Faults:
    path = selector[key]
    part = place.part_at(path)
    if part is None:
        yield f".{key}", f"no part {path}"
    elif part.matrix is None:
        yield f".{key}", f"{path} is no matrix"
    elif key == "pairs" and not part.matrix.pairs:
        yield f".{key}", f"{path} does not compare pairs"
    elif "value" in selector and column_of(part, str(selector["value"])) is None:
        yield ".value", f"no detail {selector['value']}"
    elif key == "grid":
        for where, message in selector_problems(selector.get("as"), place.inside(path)):
            yield f".as{where}", message


def _setting(selector: Mapping[str, Any], place: Place) -> _Faults:
    path, _, name = str(selector["setting"]).rpartition(".")
    part = place.part_at(path)
    if part is None or part.kind != "form":
        yield ".setting", f"no form {path}"
    elif column_of(part, name) is None:
        yield ".setting", f"no column {name}"


def _yearly(selector: Mapping[str, Any], place: Place) -> _Faults:
    name = str(selector["yearly"])
    column = _column_named(name, place)
    if column is None or column.type not in YEARLY_TYPES:
        yield ".yearly", f"no yearly column {name}"


def _column_named(name: str, place: Place) -> Column | None:
    """The column under a name, which may lead through references."""
    first, _, rest = name.partition(".")
    column = column_of(place.part, first) if place.part is not None else None
    if not rest or column is None or _column_fault(name, place):
        return column if not rest else None
    target = replace(place, worksheet=place.edition.worksheet(place.home))
    return _column_named(rest, target.inside(column.rows))


def _two_columns(key: str, selector: Mapping[str, Any], place: Place) -> _Faults:
    others = (selector["otherwise"],) if "otherwise" in selector else ()
    for name in (*selector[key], *others):
        message = _column_fault(str(name), place)
        if message:
            yield f".{key}", message


def _exits(selector: Mapping[str, Any], place: Place) -> _Faults:
    if place.part is None or place.part.kind != "flow":
        yield ".exits", "stands outside a step of a flow"
    elif column_of(place.part, str(selector["exits"])) is None:
        yield ".exits", f"no column {selector['exits']}"


def _all(selector: Mapping[str, Any], place: Place) -> _Faults:
    for number, inner in enumerate(selector["all"]):
        for where, message in selector_problems(inner, place):
            yield f".all.{number}{where}", message


def _choice(selector: Mapping[str, Any], place: Place) -> _Faults:
    name = str(selector["choice"])
    column = column_of(place.part, name) if place.part is not None else None
    if column is None or not column.options:
        yield ".choice", f"no choice {name}"
        return
    options = {option.key for option in column.options}
    for key in sorted(options ^ selector.get("as", {}).keys()):
        yield ".as", f"no option {key}" if key not in options else f"no word for {key}"


def _by_choice(key: str, selector: Mapping[str, Any], place: Place) -> _Faults:
    part = place.part_at(selector[key])
    if part is None:
        yield f".{key}", f"no part {selector[key]}"
        return
    by = column_of(part, str(selector.get("by")))
    if by is None or not by.options:
        yield ".by", f"no choice {selector.get('by')}"
    if key == "sums":
        summed = column_of(part, str(selector.get("column")))
        if summed is None or summed.type not in YEARLY_TYPES:
            yield ".column", f"no yearly column {selector.get('column')}"


def _result(selector: Mapping[str, Any], place: Place) -> _Faults:
    key, _, name = str(selector["result"]).partition(".")
    found = [each for each in place.worksheet.computes if each.key == key]
    method = METHODS.get(found[0].method) if found else None
    if not found:
        yield ".result", f"no computation {key}"
    elif method is not None and name not in method.output_shape.fields:
        yield ".result", f"the method gives no {name}"
    along = selector.get("along")
    if along is not None and place.part_at(along) is None:
        yield ".along", f"no part {along}"


_CHECKS: Final[Mapping[str, Callable[[Mapping[str, Any], Place], _Faults]]] = {
    "each": _each,
    "cells": lambda selector, place: _matrix("cells", selector, place),
    "pairs": lambda selector, place: _matrix("pairs", selector, place),
    "grid": lambda selector, place: _matrix("grid", selector, place),
    "all": _all,
    "span": lambda selector, place: _two_columns("span", selector, place),
    "difference": lambda selector, place: _two_columns("difference", selector, place),
    "exits": _exits,
    "setting": _setting,
    "yearly": _yearly,
    "result": _result,
    "map": _map,
    "tree": _tree,
    "choice": _choice,
    "groups": lambda selector, place: _by_choice("groups", selector, place),
    "sums": lambda selector, place: _by_choice("sums", selector, place),
    "value": lambda _selector, _place: iter(()),
}


def input_problems(inputs: Mapping[str, Selector], method: Method[Any]) -> _Faults:
    """
    Check that inputs have the keys that a method asks for, as deep as they are written.

    Args:
        inputs: Selector by key of the method's input.
        method: The method.

    Yields:
        Pairs of a path and what is wrong there.
    """
    yield from _against("inputs", dict(inputs), method.input_schema)


def _against(where: str, built: object, schema: Mapping[str, Any]) -> _Faults:
    if not isinstance(built, Mapping):
        return
    kind = _kind_of(built) if where != "inputs" else ""
    if kind == "each":
        items = _form(schema, "array") or {}
        yield from _against(f"{where}.as", built.get("as"), items.get("items", {}))
    elif not kind:
        yield from _keys_against(where, built, _form(schema, "object") or {})


def _keys_against(where: str, built: Mapping[str, Any], form: Mapping[str, Any]) -> _Faults:
    known = form.get("properties")
    if known is None:
        return
    for key in built.keys() - known.keys():
        yield f"{where}.{key}", "the method does not know this"
    for key in set(form.get("required", ())) - built.keys() - _NOT_FROM_ROWS:
        yield where, f"the method needs {key}"
    for key in built.keys() & known.keys():
        yield from _against(f"{where}.{key}", built[key], known[key])


def _form(schema: Mapping[str, Any], kind: str) -> Mapping[str, Any] | None:
    forms = schema.get("anyOf", [schema])
    return next((form for form in forms if form.get("type") == kind), None)
