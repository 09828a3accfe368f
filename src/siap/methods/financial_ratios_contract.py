"""`financial-ratios`: question, answer and working; it extends the contract."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.kernel.source import Source
from siap.methods.answers import NUMBERS_OR_NULL, number_or_null, rounded_or_null
from siap.methods.financial_ratios import (
    CASH,
    COST,
    DEPRECIATION,
    KINDS,
    OTHER_COST,
    OUTFLOW,
    REVENUE,
    VOLUME,
    Account,
    Ratios,
    ratios,
    totals,
)
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, Record, plain_object
from siap.methods.shapes import Choice, Name, Number, Truth
from siap.methods.yearly import SeriesOf


@dataclass(frozen=True, slots=True)
class RatioQuestion:
    """Input of the contract."""

    accounts: list[Account]


QUESTION: Final = Record(
    RatioQuestion,
    {
        "accounts": ListOf(
            Record(
                Account,
                {
                    "id": Name(),
                    "kind": Choice(KINDS, "Items of one kind are added up."),
                    "series": SeriesOf(least=1),
                },
            ),
            unique="id",
        )
    },
)

OUTPUT: Final = plain_object(
    {
        "totals": MapOf(MapOf(Number()), about="By year, then by kind."),
        "cost_recovery_percent": NUMBERS_OR_NULL,
        "cost_recovery_percent_rounded": NUMBERS_OR_NULL,
        "cost_per_unit": NUMBERS_OR_NULL,
        "cost_per_unit_rounded": NUMBERS_OR_NULL,
        "operating_ratio": NUMBERS_OR_NULL,
        "operating_ratio_rounded": NUMBERS_OR_NULL,
        "monthly_outflow": NUMBERS_OR_NULL,
        "outflow_estimated": MapOf(Truth()),
        "cash_runway_months": NUMBERS_OR_NULL,
        "cash_runway_months_rounded": NUMBERS_OR_NULL,
    },
    about="By year.",
)


def answer(question: RatioQuestion, _rules: RuleSet | None) -> Answer:
    """Give the ratios as the contract writes them; `*_rounded` has two places."""
    sums = totals(question.accounts)
    found = {str(year): ratios(year, of_year) for year, of_year in sums.items()}
    output: dict[str, object] = {
        "totals": {
            str(year): {kind: number_or_null(value) for kind, value in of_year.items()}
            for year, of_year in sums.items()
        }
    }
    for key, ratio in _RATIOS.items():
        values = {year: ratio.of(each) for year, each in found.items()}
        output[key] = {year: number_or_null(value) for year, value in values.items()}
        output[f"{key}_rounded"] = {
            year: rounded_or_null(value, 2) for year, value in values.items()
        }
    output["monthly_outflow"] = {y: number_or_null(r.outflow) for y, r in found.items()}
    output["outflow_estimated"] = {y: r.outflow_estimated for y, r in found.items()}
    return Answer(output, _notices(question, found))


def _notices(question: RatioQuestion, found: Mapping[str, Ratios]) -> list[Notice]:
    given = {account.kind for account in question.accounts}
    notices = []
    for key, ratio in _RATIOS.items():
        without = [year for year, each in found.items() if ratio.of(each) is None]
        # Who never gave the cash does not ask for the runway.
        if without and ratio.needs <= given:
            notices.append(Notice(ratio.notice, key, {"years": ", ".join(without)}))
    estimated = [
        year
        for year, each in found.items()
        if each.outflow_estimated and each.runway is not None
    ]
    if estimated:
        facts = {"years": ", ".join(estimated)}
        notices.append(Notice("outflow-from-cost", "cash_runway_months", facts))
    return notices


@dataclass(frozen=True, slots=True)
class _Ratio:
    """What belongs to one ratio: where it is, what it needs, how it is worked out."""

    of: Callable[[Ratios], Fraction | None]
    needs: frozenset[str]
    notice: str
    title: Text
    formula: Text
    put_in: str


_RATIOS: Final[Mapping[str, _Ratio]] = {
    "cost_recovery_percent": _Ratio(
        lambda each: each.cost_recovery,
        frozenset({REVENUE, COST}),
        "no-cost-recovery",
        Text("Pemulihan biaya {}", "Cost recovery of {}"),
        Text(
            "pendapatan operasi ÷ (biaya operasi + biaya lain) × 100",
            "operating revenue ÷ (operating cost + other cost) × 100",
        ),
        "{revenue} ÷ ({cost} + {other}) × 100",
    ),
    "cost_per_unit": _Ratio(
        lambda each: each.cost_per_unit,
        frozenset({COST, VOLUME}),
        "no-cost-per-unit",
        Text("Biaya per satuan {}", "Cost per unit of {}"),
        Text(
            "(biaya operasi + biaya lain) ÷ volume terjual",
            "(operating cost + other cost) ÷ volume sold",
        ),
        "({cost} + {other}) ÷ {volume}",
    ),
    "operating_ratio": _Ratio(
        lambda each: each.operating_ratio,
        frozenset({REVENUE, COST}),
        "no-operating-ratio",
        Text("Rasio operasi {}", "Operating ratio of {}"),
        Text("biaya operasi ÷ pendapatan operasi", "operating cost ÷ operating revenue"),
        "{cost} ÷ {revenue}",
    ),
    "cash_runway_months": _Ratio(
        lambda each: each.runway,
        frozenset({CASH}),
        "no-cash-runway",
        Text("Daya tahan kas {} dalam bulan", "Cash runway of {} in months"),
        Text("kas ÷ pengeluaran kas sebulan", "cash ÷ outflow of a month"),
        "{cash} ÷ {outflow}",
    ),
}
_OUTFLOW_TITLE: Final = Text("Pengeluaran kas sebulan {}", "Outflow of a month in {}")
_OUTFLOW_FORMULA: Final = Text(
    "(biaya operasi + biaya lain − penyusutan) ÷ 12",
    "(operating cost + other cost − depreciation) ÷ 12",
)
_NO_MEANING: Final = Text("tidak dapat dihitung", "has no meaning")


def working(
    _question: RatioQuestion,
    result: Mapping[str, Any],
    _rules: RuleSet | None,
    language: str,
) -> list[Step]:
    """Show each ratio of each year with its numbers, the monthly outflow before it."""
    steps = []
    for year, sums in result["totals"].items():
        figures = _figures(year, sums, result, language)
        if result["outflow_estimated"][year]:
            steps.append(_outflow_step(year, figures, language))
        for key, ratio in _RATIOS.items():
            value = result[key][year]
            said = _NO_MEANING.in_language(language)
            if value is not None:
                said = write_number(value, language, 2)
                said += " %" if key.endswith("percent") else ""
            title = ratio.title.in_language(language).format(year)
            formula = ratio.formula.in_language(language)
            steps.append(Step(title, formula, ratio.put_in.format(**figures), said))
    return steps


def _figures(
    year: str, sums: Mapping[str, Any], result: Mapping[str, Any], language: str
) -> dict[str, str]:
    """The figures of a year as they are put into the formulas; a dash where one lacks."""

    def written(value: Any, places: int | None = None) -> str:
        return "–" if value is None else write_number(value, language, places)

    outflow = sums.get(OUTFLOW, result["monthly_outflow"][year])
    return {
        "revenue": written(sums.get(REVENUE)),
        "cost": written(sums.get(COST)),
        "other": written(sums.get(OTHER_COST, 0)),
        "depreciation": written(sums.get(DEPRECIATION, 0)),
        "volume": written(sums.get(VOLUME)),
        "cash": written(sums.get(CASH)),
        "outflow": written(outflow, None if OUTFLOW in sums else 2),
    }


def _outflow_step(year: str, figures: Mapping[str, str], language: str) -> Step:
    return Step(
        _OUTFLOW_TITLE.in_language(language).format(year),
        _OUTFLOW_FORMULA.in_language(language),
        "({cost} + {other} − {depreciation}) ÷ 12".format(**figures),
        figures["outflow"],
    )


METHOD: Final = Method(
    name="financial-ratios",
    title=Text("Rasio keuangan pelayanan", "Financial ratios of a service"),
    summary=Text(
        "Menghitung pemulihan biaya, biaya per satuan, rasio operasi, dan daya tahan kas",
        "Work out cost recovery, cost per unit, operating ratio and cash runway",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "accounts": [
            {
                "id": "penjualan air",
                "kind": "revenue",
                "series": [
                    {"year": 2023, "value": 15_600_000_000},
                    {"year": 2024, "value": 16_300_000_000},
                ],
            },
            {
                "id": "biaya operasi",
                "kind": "cost",
                "series": [
                    {"year": 2023, "value": 15_800_000_000},
                    {"year": 2024, "value": 16_000_000_000},
                ],
            },
            {
                "id": "penyusutan",
                "kind": "depreciation",
                "series": [{"year": 2024, "value": 2_200_000_000}],
            },
            {
                "id": "air terjual",
                "kind": "volume",
                "series": [{"year": 2024, "value": 3_350_000}],
            },
            {
                "id": "kas",
                "kind": "cash",
                "series": [{"year": 2024, "value": 2_300_000_000}],
            },
        ]
    },
    sources=(
        Source("bppspam-juknis-2010", "indikator rasio operasi"),
        Source(
            "kepmendagri-47-1999", "lampiran, biaya operasi terhadap pendapatan operasi"
        ),
        Source("permendagri-71-2016", "asas pemulihan biaya penuh"),
        "Pemulihan biaya, biaya per satuan, dan daya tahan kas: analisis keuangan umum",
    ),
)
