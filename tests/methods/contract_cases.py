"""What the tests of several methods share: examples, refusals, warnings, bad numbers."""

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


def check_case(name: str, case: Mapping[str, Any]) -> None:
    """See that the answer of an example fits its schema and that its working is whole."""
    found = compute(name, case["input"])
    method = method_named(name)
    rules = rules_for(method, case["input"])

    method.output_shape.read(found)
    for language in ("id", "en"):
        steps = method.explain(case["input"], found, rules, language)
        assert steps
        for step in steps:
            assert all([step.title, step.formula, step.substituted, step.result])


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
