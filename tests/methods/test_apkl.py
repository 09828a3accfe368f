"""APKL: a sieve that lets through only what meets all four criteria."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from siap.methodology.calculation import compute
from siap.methods.apkl import FACTORS

marks = st.fixed_dictionaries(dict.fromkeys(FACTORS, st.integers(0, 1)))


def test_of_all_sixteen_combinations_only_one_passes() -> None:
    alternatives = [
        {"id": "".join(map(str, bits)), "scores": dict(zip(FACTORS, bits, strict=True))}
        for bits in product((0, 1), repeat=4)
    ]

    result = compute("apkl", {"alternatives": alternatives, "mode": "screen"})

    assert result["passed"] == ["1111"]


@given(st.lists(marks, min_size=1, max_size=6))
def test_each_issue_either_passes_or_fails(rows: list[dict[str, int]]) -> None:
    alternatives = [{"id": str(i), "scores": row} for i, row in enumerate(rows)]

    result = compute("apkl", {"alternatives": alternatives, "mode": "screen"})

    passed, failed = set(result["passed"]), set(result["failed"])  # type: ignore[call-overload]
    assert passed | failed == {str(i) for i in range(len(rows))}
    assert not passed & failed


def test_scoring_names_nobody_as_passed() -> None:
    row = dict.fromkeys(FACTORS, 3)
    data = {"alternatives": [{"id": "a", "scores": row}], "mode": "score", "scale": [1, 5]}

    result = compute("apkl", data)

    assert "passed" not in result
    assert result["totals"] == {"a": 12}
