"""Every kind of bad input is refused, in every method, with the place where it stands."""

import copy
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput, SiapError
from siap.methodology.calculation import compute
from siap.methods.registry import METHODS

Path = tuple[str | int, ...]
every_method = pytest.mark.parametrize("name", list(METHODS))


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Walk through every place of an example, the root first."""
    yield path, value
    steps: list[tuple[str | int, Any]] = []
    if isinstance(value, Mapping):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    for step, inner in steps:
        yield from places(inner, (*path, step))


def written(path: Path) -> str:
    text = ""
    for step in path:
        glue = "." if text and isinstance(step, str) else ""
        text += f"[{step}]" if isinstance(step, int) else f"{glue}{step}"
    return text


def changed(example: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    fresh = copy.deepcopy(example)
    holder = fresh
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return fresh


def has_id(value: object) -> bool:
    return isinstance(value, dict) and "id" in value


def is_number(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def refusal(name: str, data: Any) -> SiapError:
    with pytest.raises(SiapError) as caught:
        compute(name, data)
    assert caught.value.message("id")
    assert caught.value.message("en")
    return caught.value


@every_method
def test_a_number_as_text_with_a_comma_is_refused_where_it_stands(name: str) -> None:
    example = METHODS[name].example
    for path, value in places(example):
        if is_number(value):
            fault = refusal(name, changed(example, path, "0,5"))
            assert (fault.code, fault.where) == ("number-as-text", written(path))


@every_method
@pytest.mark.parametrize("odd", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_number_that_is_not_finite_is_refused_where_it_stands(
    name: str, odd: str
) -> None:
    example = METHODS[name].example
    for path, value in places(example):
        if is_number(value):
            fault = refusal(name, changed(example, path, Decimal(odd)))
            assert fault.code in ("not-finite", "out-of-scale")
            assert fault.where == written(path)


@every_method
def test_a_binary_float_is_refused(name: str) -> None:
    example = METHODS[name].example
    for path, value in places(example):
        if is_number(value):
            fault = refusal(name, changed(example, path, 0.5))
            assert fault.where == written(path)


@every_method
def test_an_endless_number_is_refused_at_once(name: str) -> None:
    example = METHODS[name].example
    for path, value in places(example):
        if is_number(value):
            for odd in (Decimal("1E+999999"), Decimal("1E-999999"), 10**400):
                fault = refusal(name, changed(example, path, odd))
                assert fault.where == written(path)


@every_method
def test_an_unknown_key_is_refused_in_every_object_with_fixed_keys(name: str) -> None:
    example = METHODS[name].example

    fault = refusal(name, {**example, "warna": 1})

    assert (fault.code, fault.where) == ("unknown-key", "warna")


@every_method
def test_a_missing_required_key_is_named(name: str) -> None:
    method = METHODS[name]
    required: Any = method.input_schema["required"]
    for key in required:
        fault = refusal(name, {k: v for k, v in method.example.items() if k != key})
        assert fault.code in ("missing", "either-of-two")
        assert fault.where in (key, "")


@every_method
def test_an_empty_list_where_there_must_be_one_is_refused(name: str) -> None:
    method = METHODS[name]
    properties: Any = method.input_schema["properties"]
    for key, form in properties.items():
        if key in method.example and (form.get("minItems") or form.get("minProperties")):
            empty: Any = [] if form["type"] == "array" else {}
            fault = refusal(name, {**method.example, key: empty})
            assert (fault.code, fault.where) == ("empty", key)


@every_method
def test_a_repeated_id_is_refused(name: str) -> None:
    example = METHODS[name].example
    for path, value in places(example):
        if isinstance(value, list) and value and has_id(value[0]):
            fault = refusal(name, changed(example, path, [*value, value[0]]))
            assert fault.code == "duplicate"
            assert fault.where.startswith(written(path))


@every_method
@pytest.mark.parametrize("odd", [None, [], "teks", 3, True])
def test_something_that_is_no_object_is_refused(name: str, odd: object) -> None:
    with pytest.raises(InvalidInput):
        compute(name, odd)


ODD = st.sampled_from(
    [
        None,
        True,
        False,
        "",
        " ",
        "0,5",
        "x",
        [],
        {},
        [[]],
        [None],
        {"": 1},
        -1,
        0,
        10**29,
        Decimal("0.5"),
        Decimal("-1E-30"),
        Decimal("NaN"),
        1.5,
        "�",
        "\ud800",
        "9999-99-99",
    ]
)


@every_method
@given(data=st.data())
def test_whatever_stands_anywhere_it_is_computed_or_refused_never_broken(
    name: str, data: st.DataObject
) -> None:
    example = METHODS[name].example
    path, _ = data.draw(st.sampled_from(list(places(example))))
    strange = changed(example, path, data.draw(ODD))

    with suppress(SiapError):
        assert compute(name, strange)["method"] == name
