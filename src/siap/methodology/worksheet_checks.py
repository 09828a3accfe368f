"""What a worksheet names must be there: parts, columns, methods, pictures, regulations."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from siap.methodology.kind_columns import columns_of
from siap.methodology.library import Edition
from siap.methodology.problems import Problem
from siap.methodology.rule_checks import check_faults, computation_faults, picture_faults
from siap.methodology.rulesets import regulations
from siap.methodology.selector_checks import Place
from siap.methodology.worksheet_shapes import (
    Check,
    Column,
    Computation,
    Part,
    Picture,
    Worksheet,
)

Keyed = TypeVar("Keyed", Part, Computation, Picture, Check)
_Faults = Iterator[tuple[str, str]]
_REFERENCES = ("reference", "references")
_CHOICES = ("choice", "choices")


def worksheet_problems(edition: Edition, worksheet: Worksheet) -> Iterator[Problem]:
    """
    Check one worksheet against its edition, the methods and the kinds of picture.

    Args:
        edition: Where other worksheets are.
        worksheet: One of its worksheets.

    Yields:
        What is wrong, in the order of the file.
    """
    for where, message in _faults(edition, worksheet):
        yield Problem(f"worksheets/{worksheet.id}.yaml", where, message)


def _faults(edition: Edition, worksheet: Worksheet) -> _Faults:
    place = Place(edition, worksheet, home=worksheet.id)
    if worksheet.number.lower() != worksheet.id.partition("-")[0]:
        yield "number", "differs from the id"
    yield from _each_of("parts", worksheet.parts, partial(_part, place))
    yield from _each_of("computes", worksheet.computes, partial(computation_faults, place))
    yield from _each_of("pictures", worksheet.pictures, partial(picture_faults, place))
    yield from _each_of("checks", worksheet.checks, partial(check_faults, place))
    for number in worksheet.gives_to:
        if number not in edition.by_number:
            yield "gives_to", f"no worksheet {number}"
    for source in worksheet.sources:
        if source.regulation not in regulations():
            yield "sources", f"no regulation {source.regulation}"


def _each_of(
    name: str, things: Iterable[Keyed], check: Callable[[Keyed], _Faults]
) -> _Faults:
    keyed = [(thing.key, thing) for thing in things]
    yield from _repeated(name, (key for key, _ in keyed))
    for key, thing in keyed:
        for where, message in check(thing):
            yield f"{name}.{key}.{where}", message


def _repeated(where: str, keys: Iterable[str]) -> _Faults:
    for key, count in Counter(keys).items():
        if count > 1:
            yield f"{where}.{key}", "key written twice"


def _part(place: Place, part: Part) -> _Faults:
    columns = columns_of(part)
    yield from _repeated("columns", (column.key for column in columns))
    for column in columns:
        for message in _column(place, column):
            yield f"columns.{column.key}", message
    if (part.kind == "matrix") != (part.matrix is not None):
        yield "matrix", "a matrix says rows and columns, and only a matrix does"
    for where, path in _paths_of(part):
        if place.part_at(path) is None:
            yield where, f"no part {path}"
    yield from _known_columns(part, {column.key for column in columns})
    yield from _nodes(part)


def _known_columns(part: Part, keys: set[str]) -> _Faults:
    for key in part.unique:
        if key not in keys:
            yield "unique", f"no column {key}"
    if part.group_by is not None and part.group_by not in keys:
        yield "group_by", f"no column {part.group_by}"
    yield from _fixed_rows(part, keys)


def _nodes(part: Part) -> _Faults:
    types = {node.key for node in part.nodes}
    for node in part.nodes:
        for above in node.under:
            if above not in types:
                yield f"nodes.{node.key}.under", f"no type {above}"


def _paths_of(part: Part) -> Iterator[tuple[str, str]]:
    if part.matrix is not None:
        yield "matrix.rows", part.matrix.rows
        if part.matrix.columns is not None:
            yield "matrix.columns", part.matrix.columns
    if part.board is not None and part.board.clusters is not None:
        yield "board.clusters", part.board.clusters
    if part.starts_with is not None:
        yield "starts_with", part.starts_with


def _fixed_rows(part: Part, keys: set[str]) -> _Faults:
    ids = [str(row.get("id", "")) for row in part.fixed_rows]
    yield from _repeated("fixed_rows", ids)
    for row in part.fixed_rows:
        if row.keys() - {"id", "cells"} or "id" not in row:
            yield "fixed_rows", "a row has an id and cells"
        for key in row.get("cells", {}):
            if key not in keys:
                yield f"fixed_rows.{row.get('id')}", f"no column {key}"


def _column(place: Place, column: Column) -> Iterator[str]:
    if (column.type in _REFERENCES) != (column.rows is not None):
        yield "a reference says of which rows, and nothing else"
    elif column.rows is not None and place.part_at(column.rows) is None:
        yield f"no part {column.rows}"
    if (column.type in _CHOICES) != bool(column.options):
        yield "a choice has options, and only a choice does"
    for key, count in Counter(option.key for option in column.options).items():
        if count > 1:
            yield f"option {key} written twice"
    if column.min is not None and column.max is not None and column.min > column.max:
        yield "min is above max"
