"""The form of a method, worked out from the shape of its input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from siap.methodology.rulesets import rulesets
from siap.methods.method import Method, RuleSet
from siap.methods.ratings import RatingsShape
from siap.methods.shape_groups import Either, ListOf, MapOf, OrNull, Record
from siap.methods.shapes import Choice, Day, Name, Number, Shape, Truth, Whole
from siap.methods.sla_contract import Moment

DYNAMIC: Final = {
    ("mcua", "alternatives"): "criteria",
    ("ceiling-share", "areas"): "factors",
}
"""Tables that have a column for each row of another table."""

_FIXED: Final = {"pdam-health": ("values",), "pdam-performance": ("values", "sums")}


Limit = Fraction | int | None


@dataclass(frozen=True)
class Column:
    """
    One control, alone or in a table.

    Args:
        path: Keys from the entry (or the input) down to the value.
        kind: How what is typed is read: see `reading`.
        options: Words to choose from.
        required: Whether the method needs it.
        limits: Lowest and highest number, where there are such.
    """

    path: tuple[str, ...]
    kind: str
    options: Sequence[str] = ()
    required: bool = True
    limits: tuple[Limit, Limit] = (None, None)

    @property
    def key(self) -> str:
        """The path as one word."""
        return ".".join(self.path)


@dataclass(frozen=True)
class Table:
    """
    A part of the input with rows.

    Args:
        key: Key in the input.
        form: `records`, `map`, `list`, `matrix`, `forces`, `ceilings` or `fixed`.
        columns: What stands in a row.
        follows: Table that gives further columns, if any.
        row_names: Ids of the rows of a fixed table.
        required: Whether the method needs it.
    """

    key: str
    form: str
    columns: Sequence[Column]
    follows: str = ""
    row_names: Sequence[str] = ()
    required: bool = True


@dataclass(frozen=True)
class Layout:
    """All controls of a method."""

    scalars: Sequence[Column]
    tables: Sequence[Table]
    rules: Sequence[RuleSet] = field(default_factory=tuple)


def layout_of(method: Method[Any]) -> Layout:
    """
    Work out the form of a method.

    Returns:
        Its single fields, in the order of the contract, and its tables.
    """
    shape = method.question
    if not isinstance(shape, Record):
        raise TypeError(f"{method.name}: the input is no object")
    rules = list(rulesets(method.ruleset_topic).values()) if method.ruleset_topic else []
    scalars, tables = list(_choosing(method, rules)), []
    for key, part in {**shape.fields, **shape.optional}.items():
        required = key in shape.fields
        if _is_scale(part):
            ends = [Column((key, end), "number", required=required) for end in "01"]
            scalars += ends
        elif isinstance(part, (ListOf, MapOf)) or key in ("responses", "ceilings"):
            tables.append(_table(method, key, part, rules, required=required))
        else:
            scalars.append(_scalar(method, key, part, rules, required=required))
    return Layout(scalars, tables, rules)


def _choosing(method: Method[Any], rules: Sequence[RuleSet]) -> list[Column]:
    if not rules:
        return []
    names = tuple(each.id for each in rules)
    return [
        Column(("ruleset",), "choice", names, required=method.ruleset_named),
        Column(("on",), "day", required=False),
    ]


def _is_scale(part: Shape[Any]) -> bool:
    return isinstance(part, ListOf) and part.least == part.most == 2


def _scalar(
    method: Method[Any],
    key: str,
    part: Shape[Any],
    rules: Sequence[RuleSet],
    *,
    required: bool,
) -> Column:
    if (method.name, key) == ("sla", "kind"):
        kinds: Any = rules[-1].values["kinds"]
        return Column((key,), "choice", tuple(kind["id"] for kind in kinds))
    return _column((key,), part, required=required)


def _column(path: tuple[str, ...], part: Shape[Any], *, required: bool) -> Column:
    if isinstance(part, OrNull):
        return _column(path, part.shape, required=False)
    if isinstance(part, Choice):
        return Column(path, "choice", tuple(part.words), required=required)
    if isinstance(part, Truth):
        return Column(path, "truth", ("yes", "no"), required=required)
    if isinstance(part, (Number, Whole)):
        kind = "whole" if isinstance(part, Whole) else "number"
        if part.least == _FIRST_YEAR:
            return Column(path, "year", required=required)
        return Column(path, kind, required=required, limits=(_least(part), part.most))
    return Column(path, _KINDS[type(part)], required=required)


def _least(part: Number | Whole) -> Limit:
    above = part.above if isinstance(part, Number) else None
    return part.least if above is None else above


_KINDS: Final[Mapping[type, str]] = {
    Name: "text",
    Day: "day",
    Moment: "moment",
    RatingsShape: "ratings",
    Either: "pair",
    ListOf: "names",
    MapOf: "scored",
}
_FIRST_YEAR: Final = 1900
"""A whole number from here on is a year: written without marks between thousands."""


_IN_ONE_CELL: Final = {"series": "yearly", "next": "ways"}
"""Lists inside a row: `2024: 51; 2025: 54`."""


def _table(
    method: Method[Any],
    key: str,
    part: Shape[Any],
    rules: Sequence[RuleSet],
    *,
    required: bool,
) -> Table:
    if key in _FIXED.get(method.name, ()):
        return _fixed(key, rules[-1])
    if method.name == "force-field":
        return _forces(key)
    if key == "ceilings":
        return _ceilings(key)
    if isinstance(part, MapOf):
        return Table(key, "map", _map_columns(part.shape), required=required)
    if key == "responses":
        return Table(key, "matrix", (), required=False)
    assert isinstance(part, ListOf)  # noqa: S101 - the two other kinds are done
    if isinstance(part.shape, Record):
        columns = _record_columns((), part.shape)
        follows = DYNAMIC.get((method.name, key), "")
        return Table(key, "records", columns, follows, required=required and part.least > 0)
    value = _column(("value",), part.shape, required=True)
    return Table(key, "list", (value,), required=required and part.least > 0)


def _fixed(key: str, rules: RuleSet) -> Table:
    if key == "sums":
        aspects: Any = rules.values["aspects"]
        names = tuple(each["id"] for each in aspects)
        value = Column(("value",), "number", required=False)
        return Table(key, "fixed", (value,), row_names=names, required=False)
    indicators: Any = rules.values["indicators"]
    columns = (
        Column(("value",), "word", required=False),
        Column(("a",), "number", required=False),
        Column(("b",), "number", required=False),
    )
    names = tuple(each["id"] for each in indicators)
    return Table(key, "fixed", columns, row_names=names, required=False)


def _forces(key: str) -> Table:
    columns = (
        Column(("solution",), "text"),
        Column(("side",), "choice", ("driving", "restraining")),
        Column(("id",), "text"),
        Column(("strength",), "number", limits=(1, 5)),
    )
    return Table(key, "forces", columns)


def _ceilings(key: str) -> Table:
    columns = (
        Column(("scope",), "choice", ("total", "area", "agency")),
        Column(("name",), "text", required=False),
        Column(("years",), "scored"),
    )
    return Table(key, "ceilings", columns)


def _map_columns(part: Shape[Any]) -> tuple[Column, ...]:
    name = Column(("key",), "text")
    if isinstance(part, Record):
        return (name, *_record_columns((), part))
    return (name, _column(("value",), part, required=True))


def _record_columns(
    path: tuple[str, ...], shape: Record[Any], *, needed: bool = True
) -> tuple[Column, ...]:
    found: list[Column] = []
    for key, part in {**shape.fields, **shape.optional}.items():
        here = (*path, key)
        required = needed and key in shape.fields
        if isinstance(part, Record):
            found += _record_columns(here, part, needed=required)
        elif isinstance(part, MapOf):
            continue
        elif key in _IN_ONE_CELL:
            needed_here = required and key == "series"
            found.append(Column(here, _IN_ONE_CELL[key], required=needed_here))
        else:
            found.append(_column(here, part, required=required))
    return tuple(found)
