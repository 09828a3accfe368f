"""Every worked example of `cases/` is computed and compared, number by number."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from siap.kernel.errors import SiapError
from siap.methodology.calculation import compute
from siap.methodology.located_yaml import load_located

CASES = Path(__file__).parent / "cases"


def every_case() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        content: Any = load_located(path).value
        for case in content["cases"]:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


def differences(wanted: Any, found: Any, where: str = "") -> list[str]:
    """List where a result lacks what was expected; a map may hold more keys."""
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        lacking = [f"{where}.{key}: not there" for key in wanted if key not in found]
        pairs = [(key, wanted[key], found[key]) for key in wanted if key in found]
        deeper = [differences(w, f, f"{where}.{key}") for key, w, f in pairs]
        return [*lacking, *chain.from_iterable(deeper)]
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        both = enumerate(zip(wanted, found, strict=True))
        inner = [differences(w, f, f"{where}[{i}]") for i, (w, f) in both]
        return list(chain.from_iterable(inner))
    same = wanted == found and isinstance(wanted, bool) == isinstance(found, bool)
    return [] if same else [f"{where}: {found!r} instead of {wanted!r}"]


@pytest.mark.parametrize(("method", "case"), list(every_case()))
def test_a_worked_example_gives_the_result_that_was_worked_out_by_hand(
    method: str, case: dict[str, Any]
) -> None:
    assert case["source"]

    if "error" in case:
        with pytest.raises(SiapError) as caught:
            compute(method, case["input"])
        found = {"code": caught.value.code, "where": caught.value.where}
        assert found == case["error"]
    else:
        assert differences(case["expected"], compute(method, case["input"])) == []


def test_the_comparison_notices_a_wrong_number_a_missing_key_and_a_wrong_length() -> None:
    found = {"total": {"a": Decimal("1.50")}, "order": ["a", "b"], "tied": True}

    assert differences({"total": {"a": Decimal("1.5")}}, found) == []
    assert differences({"total": {"a": Decimal("1.51")}}, found)
    assert differences({"total": {"b": 1}}, found)
    assert differences({"order": ["a"]}, found)
    assert differences({"tied": 1}, found)
