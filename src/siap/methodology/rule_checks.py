"""What the rules, calculations and pictures of a worksheet name must be there."""

from collections.abc import Iterable, Iterator, Mapping

from siap.diagrams.registry import KINDS
from siap.methodology.kind_columns import column_of
from siap.methodology.rulesets import rulesets
from siap.methodology.selector_checks import Place, input_problems, selector_problems
from siap.methodology.worksheet_shapes import Check, Computation, Part, Picture, Selector
from siap.methods.method import Method
from siap.methods.registry import METHODS

_Faults = Iterator[tuple[str, str]]


def computation_faults(place: Place, computation: Computation) -> _Faults:
    """
    Check one calculation of a worksheet.

    Args:
        place: The worksheet.
        computation: One of its computations.

    Yields:
        Pairs of a path below the computation and what is wrong there.
    """
    method = METHODS.get(computation.method)
    if method is None:
        yield "method", f"no method {computation.method}"
        return
    if computation.ruleset is not None:
        topic = method.ruleset_topic
        if topic is None or computation.ruleset not in rulesets(topic):
            yield "ruleset", f"the method has no rule set {computation.ruleset}"
    yield from input_problems(computation.inputs, method)
    yield from _selectors("inputs", computation.inputs, place)
    for shown in computation.shows:
        if not gives(method, shown.field.partition(".")[0]):
            yield "shows", f"the method gives no {shown.field}"
        if shown.beside is not None and place.part_at(shown.beside) is None:
            yield "shows", f"no part {shown.beside}"


def gives(method: Method[object], field: str) -> bool:
    """Whether the output of a method has a field."""
    shape = method.output_shape
    return field in shape.fields or field in shape.optional


def picture_faults(place: Place, picture: Picture) -> _Faults:
    """
    Check one picture of a worksheet.

    Args:
        place: The worksheet.
        picture: One of its pictures.

    Yields:
        Pairs of a path below the picture and what is wrong there.
    """
    if picture.kind not in KINDS:
        yield "kind", f"no picture {picture.kind}"
    if picture.each is not None:
        part = place.part_at(picture.each)
        if part is None:
            yield "each", f"no part {picture.each}"
            return
        place = place.inside(picture.each)
        yield from _columns("where", part, picture.where)
    yield from _selectors("data", picture.data, place)


def _selectors(name: str, selectors: Mapping[str, Selector], place: Place) -> _Faults:
    for key, selector in selectors.items():
        for where, message in selector_problems(selector, place):
            yield f"{name}.{key}{where}", message


def _columns(where: str, part: Part, keys: Iterable[str | None]) -> _Faults:
    for key in keys:
        if key is not None and column_of(part, key) is None:
            yield where, f"no column {key}"


def check_faults(place: Place, check: Check) -> _Faults:
    """
    Check one rule of a worksheet.

    Args:
        place: The worksheet.
        check: One of its rules.

    Yields:
        Pairs of a path below the rule and what is wrong there.
    """
    part = place.part_at(check.part)
    if part is None:
        yield "part", f"no part {check.part}"
        return
    if check.rule == "answered":
        answering = place.part_at(check.by)
        if answering is None:
            yield "by", f"no part {check.by}"
        else:
            yield from _columns("column", answering, (check.column,))
    else:
        yield from _columns("column", part, (check.column,))
        yield from _values("values", part, check.column or "", check.values)
    if check.rule == "order":
        yield from _columns("by", part, (check.by or "",))
    yield from _columns("group", part, (check.group,))
    yield from _columns("where", part, check.where)
    for key, values in check.where.items():
        yield from _values(f"where.{key}", part, key, values)
    if check.computation is not None:
        yield from _checked_result(place, check)


def _values(where: str, part: Part, key: str, values: Iterable[str]) -> _Faults:
    column = column_of(part, key)
    if column is None or column.type not in ("choice", "choices", "yes-no"):
        return
    options = {option.key for option in column.options} or {"yes", "no"}
    for value in values:
        if value not in options:
            yield where, f"{key} has no option {value}"


def _checked_result(place: Place, check: Check) -> _Faults:
    found = [each for each in place.worksheet.computes if each.key == check.computation]
    if not found:
        yield "computation", f"no computation {check.computation}"
        return
    method = METHODS.get(found[0].method)
    if method is not None and not gives(method, (check.field or "").partition(".")[0]):
        yield "field", f"the method gives no {check.field}"
