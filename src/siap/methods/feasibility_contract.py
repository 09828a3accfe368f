"""`feasibility` in the calculation contract: question, answer, working."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import exact_number, round_half_up, write_number
from siap.methods.answers import number_or_null, rounded_or_null
from siap.methods.feasibility import (
    Flow,
    InternalRate,
    Payback,
    check_horizon,
    from_first_year,
    internal_rate,
    payback,
    present_value,
)
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Number, Whole


@dataclass(frozen=True, slots=True)
class Question:
    """
    Discount rate and money by year.

    Raises:
        InvalidInput: The years lie too far apart.
    """

    rate: Fraction
    flows: Sequence[Flow]

    def __post_init__(self) -> None:
        check_horizon(self.flows)

    @property
    def nets(self) -> list[tuple[int, Fraction]]:
        """Years from the first year and net amounts."""
        return [(year, flow.net) for year, flow in from_first_year(self.flows)]

    def discounted(self, amounts: Sequence[tuple[int, Fraction]]) -> Fraction:
        """Present value at the rate asked for."""
        return present_value(amounts, self.rate)


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give value, rate, payback and ratio as the contract writes them."""
    pairs = from_first_year(question.flows)
    npv = question.discounted(question.nets)
    costs = question.discounted([(year, flow.cost) for year, flow in pairs])
    benefits = question.discounted([(year, flow.benefit) for year, flow in pairs])
    ratio = benefits / costs if costs else None
    found = internal_rate(question.flows)
    simple = payback(question.nets)
    each = [(year, net / (1 + question.rate) ** year) for year, net in question.nets]
    discounted = payback(each)
    output = {
        "base_year": min(flow.year for flow in question.flows),
        "npv": exact_number(npv),
        "npv_rounded": round_half_up(npv, 0),
        "irr": found.rate,
        "irr_rounded": None if found.rate is None else round_half_up(found.rate, 4),
        "irr_reason": found.reason.removeprefix("irr-") or None,
        "irr_count": found.count,
        "payback": number_or_null(simple.years),
        "payback_rounded": rounded_or_null(simple.years, 2),
        "payback_discounted": number_or_null(discounted.years),
        "payback_discounted_rounded": rounded_or_null(discounted.years, 2),
        "present_cost": exact_number(costs),
        "present_benefit": exact_number(benefits),
        "benefit_cost": number_or_null(ratio),
        "benefit_cost_rounded": rounded_or_null(ratio, 2),
    }
    return Answer(output, _notices(question, found, simple))


def _notices(question: Question, found: InternalRate, simple: Payback) -> list[Notice]:
    notices = []
    if question.rate >= 1:
        facts = {
            "rate": exact_number(question.rate),
            "percent": exact_number(question.rate * 100),
        }
        notices.append(Notice("rate-looks-like-percent", "rate", facts))
    if found.reason:
        notices.append(Notice(found.reason, "flows", {"count": found.count}))
    if simple.undone and simple.years is not None:
        facts = {"years": round_half_up(simple.years, 2)}
        notices.append(Notice("payback-undone", "flows", facts))
    return notices


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the discounting by year, the ratio, the payback and the rate."""
    rate = write_number(question.rate, language)
    present = Text("Nilai kini tahun {}", "Present value of year {}").in_language(language)
    steps = []
    for (year, net), (_, flow) in zip(
        question.nets, from_first_year(question.flows), strict=True
    ):
        value = net / (1 + question.rate) ** year
        steps.append(
            Step(
                present.format(flow.year),
                Text(
                    "(manfaat − biaya) ÷ (1 + tingkat)^n", "(benefit − cost) ÷ (1 + rate)^n"
                ).in_language(language),
                f"({write_number(flow.benefit, language)} − "
                f"{write_number(flow.cost, language)}) ÷ (1 + {rate})^{year}",
                write_number(value, language, 2),
            )
        )
    return [*steps, *_summary(result, language)]


def _summary(result: Mapping[str, Any], language: str) -> list[Step]:
    def shown(key: str, places: int) -> str:
        value = result[key]
        if value is None:
            return Text("tidak ada", "none").in_language(language)
        return write_number(Fraction(value), language, places)

    rows = [
        (
            Text("Nilai kini bersih", "Net present value"),
            Text("jumlah nilai kini", "sum of the present values"),
            f"{shown('present_benefit', 2)} − {shown('present_cost', 2)}",
            shown("npv", 2),
        ),
        (
            Text("Manfaat terhadap biaya", "Benefit over cost"),
            Text("nilai kini manfaat ÷ nilai kini biaya", "present benefit ÷ present cost"),
            f"{shown('present_benefit', 2)} ÷ {shown('present_cost', 2)}",
            shown("benefit_cost", 4),
        ),
        (
            Text("Tingkat pengembalian internal", "Internal rate of return"),
            Text("tingkat yang membuat nilai kini bersih 0", "rate that makes it 0"),
            f"NPV({shown('irr', 6)}) = 0",
            shown("irr", 6),
        ),
        (
            Text("Masa pengembalian (tahun)", "Payback (years)"),
            Text("saat jumlah arus bersih mencapai 0", "when the running sum reaches 0"),
            "Σ",
            shown("payback", 2),
        ),
    ]
    return [
        Step(title.in_language(language), formula.in_language(language), put_in, outcome)
        for title, formula, put_in, outcome in rows
    ]


_ANY: Final = Number()
_MAYBE: Final = OrNull(_ANY)

METHOD: Final = Method(
    name="feasibility",
    title=Text("Kelayakan keuangan", "Financial feasibility"),
    summary=Text(
        "Menghitung nilai kini bersih, tingkat pengembalian, masa pengembalian, dan rasio",
        "Work out net present value, internal rate, payback and benefit over cost",
    ),
    question=Record(
        Question,
        {
            "rate": Number(above=-1, about="Discount rate per year, 0.12 for 12 percent."),
            "flows": ListOf(
                Record(
                    Flow,
                    {
                        "year": Whole(
                            0, 2200, about="Calendar year or number of the year."
                        ),
                        "cost": Number(0, about="Rupiah."),
                        "benefit": Number(0, about="Rupiah."),
                    },
                ),
                unique="year",
                about="Distinct years; the earliest one is not discounted.",
            ),
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "base_year": Whole(),
            "npv": _ANY,
            "npv_rounded": _ANY,
            "irr": _MAYBE,
            "irr_rounded": _MAYBE,
            "irr_reason": OrNull(Choice(("none", "multiple", "no-flows", "out-of-reach"))),
            "irr_count": Whole(0),
            "payback": _MAYBE,
            "payback_rounded": _MAYBE,
            "payback_discounted": _MAYBE,
            "payback_discounted_rounded": _MAYBE,
            "present_cost": _ANY,
            "present_benefit": _ANY,
            "benefit_cost": _MAYBE,
            "benefit_cost_rounded": _MAYBE,
        },
    ),
    working=working,
    example={
        "rate": Decimal("0.12"),
        "flows": [
            {"year": 2026, "cost": 500_000_000, "benefit": 0},
            {"year": 2027, "cost": 40_000_000, "benefit": 240_000_000},
            {"year": 2028, "cost": 40_000_000, "benefit": 260_000_000},
            {"year": 2029, "cost": 40_000_000, "benefit": 280_000_000},
        ],
    },
    sources=("Definisi baku nilai kini bersih, tingkat pengembalian, dan rasio",),
)
