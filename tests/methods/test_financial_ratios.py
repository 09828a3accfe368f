"""Financial ratios: sums by kind and year, ratios, and figures that are not there."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from methods.contract_cases import BAD_NUMBERS, cases_of, check_case, refusal, warned
from siap.methodology.calculation import compute
from siap.methods.financial_ratios import KINDS

AMOUNTS = st.integers(1, 10**12)


def asked(**by_kind: Any) -> dict[str, Any]:
    return {
        "accounts": [
            {
                "id": kind,
                "kind": kind.replace("_", "-"),
                "series": [{"year": 2024, "value": value}],
            }
            for kind, value in by_kind.items()
        ]
    }


def ratio(key: str, **by_kind: Any) -> Any:
    found: Any = compute("financial-ratios", asked(**by_kind))
    return found[key]["2024"]


@pytest.mark.parametrize(
    "case", [each for each in cases_of("financial-ratios") if "error" not in each.values[0]]
)
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("financial-ratios", case)


@given(AMOUNTS, AMOUNTS)
def test_cost_recovery_and_operating_ratio_are_each_others_inverse_without_other_cost(
    revenue: int, cost: int
) -> None:
    recovery = ratio("cost_recovery_percent", revenue=revenue, cost=cost)
    operating = ratio("operating_ratio", revenue=revenue, cost=cost)

    product = Decimal(recovery) * Decimal(operating)
    slack = (Decimal(recovery) + Decimal(operating) + 1) / 10**11
    assert abs(product - 100) <= slack


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_more_cost_never_recovers_more(revenue: int, cost: int, more: int) -> None:
    before = ratio("cost_recovery_percent", revenue=revenue, cost=cost)
    after = ratio("cost_recovery_percent", revenue=revenue, cost=cost, other_cost=more)

    assert after <= before


@given(AMOUNTS, AMOUNTS, st.integers(2, 1000))
def test_another_currency_changes_no_ratio(cash: int, cost: int, factor: int) -> None:
    assert ratio("cash_runway_months", cash=cash, cost=cost) == ratio(
        "cash_runway_months", cash=cash * factor, cost=cost * factor
    )


@given(st.lists(AMOUNTS, min_size=2, max_size=5), AMOUNTS)
def test_items_of_one_kind_are_added_up_in_any_order(parts: list[int], cost: int) -> None:
    items = [
        {"id": f"p{n}", "kind": "revenue", "series": [{"year": 2024, "value": part}]}
        for n, part in enumerate(parts)
    ]
    items.append({"id": "c", "kind": "cost", "series": [{"year": 2024, "value": cost}]})

    split: Any = compute("financial-ratios", {"accounts": items})
    turned: Any = compute("financial-ratios", {"accounts": items[::-1]})
    whole: Any = compute("financial-ratios", asked(revenue=sum(parts), cost=cost))

    key = "cost_recovery_percent"
    assert split[key] == turned[key] == whole[key]


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_depreciation_lengthens_the_runway_and_touches_nothing_else(
    cash: int, cost: int, depreciation: int
) -> None:
    assume(depreciation < cost)
    plain: Any = compute("financial-ratios", asked(cash=cash, cost=cost, revenue=cost))
    data = asked(cash=cash, cost=cost, revenue=cost, depreciation=depreciation)
    lighter: Any = compute("financial-ratios", data)

    assert lighter["cash_runway_months"]["2024"] >= plain["cash_runway_months"]["2024"]
    assert lighter["operating_ratio"] == plain["operating_ratio"]
    assert lighter["cost_recovery_percent"] == plain["cost_recovery_percent"]


def test_years_come_in_order_whatever_the_order_of_the_input() -> None:
    series = [{"year": year, "value": 1} for year in (2024, 2022, 2023)]
    data = {"accounts": [{"id": "a", "kind": "cost", "series": series}]}

    found: Any = compute("financial-ratios", data)

    assert list(found["totals"]) == ["2022", "2023", "2024"]


def test_an_overdrawn_account_lasts_for_no_time() -> None:
    assert ratio("cash_runway_months", cash=-5, cost=12) == 0


def test_all_cost_being_depreciation_leaves_nothing_to_divide_the_cash_by() -> None:
    data = asked(cash=5, cost=12, depreciation=12)

    assert ratio("cash_runway_months", cash=5, cost=12, depreciation=12) is None
    assert warned("financial-ratios", data) == {"no-cash-runway"}


def test_who_gives_no_cash_is_not_told_of_the_runway() -> None:
    assert warned("financial-ratios", asked(revenue=1, cost=1)) == set()


def test_cash_without_any_cost_is_told_of_the_runway() -> None:
    assert warned("financial-ratios", asked(revenue=1, cash=1)) == {"no-cash-runway"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "cash"])
def test_only_cash_may_be_negative(kind: str) -> None:
    data = asked(**{kind.replace("-", "_"): -1})

    assert refusal("financial-ratios", data) == (
        "out-of-range",
        "accounts[0].series[0].value",
    )


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_a_value_that_is_no_number_is_refused_at_its_place(bad: object, code: str) -> None:
    data = asked(revenue=1, cost=bad)

    assert refusal("financial-ratios", data) == (code, "accounts[1].series[0].value")


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ({"accounts": []}, "empty", "accounts"),
        (asked(profit=1), "unknown-choice", "accounts[0].kind"),
        (asked(cost=1, depreciation=2), "depreciation-above-cost", "accounts"),
        ({"accounts": asked(cost=1)["accounts"] * 2}, "duplicate", "accounts[1].id"),
    ],
)
def test_wrong_input_is_refused_with_its_place(data: Any, code: str, where: str) -> None:
    assert refusal("financial-ratios", data) == (code, where)
