"""Worked examples of one method, and how an answer is held against them."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from siap.kernel.errors import InvalidInput
from siap.methodology.calculation import compute, method_named, rules_for
from siap.methodology.located_yaml import load_located

CASES = Path(__file__).parent / "cases"


def cases_of(name: str) -> list[Any]:
    """Give the worked examples of a method as test parameters."""
    content = load_located(CASES / f"{name}.yaml").value
    assert isinstance(content, Mapping)
    return [pytest.param(case, id=case["name"]) for case in content["cases"]]


def hold_against(expected: Any, found: Any, place: str = "") -> None:
    """Compare what an example names; other keys of the answer are left aside."""
    if isinstance(expected, Mapping):
        assert isinstance(found, Mapping), place
        for key, each in expected.items():
            assert key in found, f"{place}.{key}"
            hold_against(each, found[key], f"{place}.{key}")
    elif isinstance(expected, list):
        assert len(expected) == len(found), f"{place}: {found}"
        for index, (each, other) in enumerate(zip(expected, found, strict=True)):
            hold_against(each, other, f"{place}[{index}]")
    else:
        assert expected == found, f"{place}: {expected} is not {found}"


def check_case(name: str, case: Mapping[str, Any]) -> None:
    """Work out one example, compare it, and see that schema and working hold."""
    found = compute(name, case["input"])

    hold_against(case["expected"], found)
    method = method_named(name)
    method.output_shape.read(found)
    for language in ("id", "en"):
        steps = method.explain(
            case["input"], found, rules_for(method, case["input"]), language
        )
        assert steps
        assert all(each.title and each.formula and each.result for each in steps)


def refusal(name: str, data: object) -> tuple[str, str]:
    """Give code and place of the error that an input meets, in both languages."""
    with pytest.raises(InvalidInput) as caught:
        compute(name, data)
    assert caught.value.message("id") != caught.value.message("en")
    return caught.value.code, caught.value.where


def warned(name: str, data: object) -> set[str]:
    """Give the codes of the warnings of an answer, in both languages the same."""
    codes = [
        {each["code"] for each in compute(name, data, language)["warnings"]}  # type: ignore[attr-defined]
        for language in ("id", "en")
    ]
    assert codes[0] == codes[1]
    return codes[0]


def changed(data: Mapping[str, Any], **changes: object) -> dict[str, object]:
    """Copy an input with some keys changed."""
    return {**data, **changes}


def without(data: Mapping[str, Any], key: str) -> dict[str, object]:
    """Copy an input with one key left out."""
    return {each: value for each, value in data.items() if each != key}


BAD_NUMBERS = [
    pytest.param(None, "missing", id="null"),
    pytest.param("tiga", "not-a-number", id="text"),
    pytest.param("3,5", "number-as-text", id="comma"),
    pytest.param(True, "wrong-type", id="boolean"),
    pytest.param(Decimal("NaN"), "not-finite", id="nan"),
    pytest.param(Decimal("Infinity"), "not-finite", id="infinite"),
    pytest.param(Decimal("-Infinity"), "not-finite", id="minus-infinite"),
    pytest.param([], "wrong-type", id="list"),
]
"""What no number field may take."""
