"""`tariff` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number, round_half_up, write_number
from siap.kernel.source import Source
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import OrNull, Record, plain_object
from siap.methods.shapes import Number, Truth, Whole
from siap.methods.tariff import Cost, LowTariff, basic_cost, low_tariff


@dataclass(frozen=True, slots=True)
class TariffRules:
    """What the regulation fixes: the loss that may be put into the cost."""

    standard_loss_percent: Fraction


RULES: Final = Record(TariffRules, {"standard_loss_percent": Number(0, 100)})


@dataclass(frozen=True, slots=True)
class Question:
    """
    Costs of the base year, water, and what is wanted.

    Raises:
        InvalidInput: The year lies before the base year, or one of `subsidy_percent` and
            `low_tariff_volume` is given without the other.
    """

    operation: Fraction
    depreciation: Fraction
    interest: Fraction
    other: Fraction
    base_year: int
    year: int
    inflation_percent: Fraction
    volume: Fraction
    standard_loss_percent: Fraction
    subsidy_percent: Fraction | None = None
    low_tariff_volume: Fraction | None = None
    average_tariff: Fraction | None = None

    def __post_init__(self) -> None:
        if self.year < self.base_year:
            facts = {"year": self.year, "base": self.base_year}
            raise InvalidInput("year-before-base", where="year", **facts)
        if (self.subsidy_percent is None) != (self.low_tariff_volume is None):
            given = "subsidy_percent, low_tariff_volume"
            raise InvalidInput("given-together", where="subsidy_percent", keys=given)

    @property
    def cost(self) -> Cost:
        """Basic cost of the year of the tariff."""
        return basic_cost(
            costs=self.operation + self.depreciation + self.interest + self.other,
            inflation_percent=self.inflation_percent,
            years=self.year - self.base_year,
            volume=self.volume,
            standard_loss_percent=self.standard_loss_percent,
        )

    @property
    def low(self) -> LowTariff | None:
        """Low tariff, where a subsidy is given."""
        if self.subsidy_percent is None or self.low_tariff_volume is None:
            return None
        return low_tariff(self.cost.basic, self.subsidy_percent, self.low_tariff_volume)


def answer(question: Question, rules: RuleSet | None) -> Answer:
    """Give basic cost, basic tariff and low tariff as the contract writes them."""
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    cost, low = question.cost, question.low
    average = question.average_tariff
    output = {
        "base_cost": exact_number(cost.base),
        "projected_cost": exact_number(cost.projected),
        "standard_loss_volume": exact_number(cost.loss),
        "basic_cost": exact_number(cost.basic),
        "basic_cost_rounded": round_half_up(cost.basic, 2),
        "basic_tariff": exact_number(cost.basic),
        "basic_tariff_rounded": round_half_up(cost.basic, 2),
        "subsidy": low and exact_number(low.subsidy),
        "subsidy_total": low and exact_number(low.total),
        "low_tariff": low and exact_number(low.tariff),
        "low_tariff_rounded": low and round_half_up(low.tariff, 2),
        "covers_cost": None if average is None else average >= cost.basic,
    }
    return Answer(output, _notices(question, cost, RULES.read(rules.values)))


def _notices(question: Question, cost: Cost, rules: TariffRules) -> list[Notice]:
    notices = []
    used, rule = question.standard_loss_percent, rules.standard_loss_percent
    if used != rule:
        facts = {"used": exact_number(used), "rule": exact_number(rule)}
        notices.append(Notice("standard-loss-differs", "standard_loss_percent", facts))
    average = question.average_tariff
    if average is not None and average < cost.basic:
        facts = {
            "average": exact_number(average),
            "cost": round_half_up(cost.basic, 2),
        }
        notices.append(Notice("average-below-cost", "average_tariff", facts))
    return notices


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the steps of the annex with its own abbreviations."""

    def shown(value: object) -> str:
        exact = Fraction(str(value))
        return write_number(exact, language, 2 if exact.denominator > 1 else None)

    q = question
    names = {
        "TBU": Text("Total biaya usaha tahun dasar", "Cost of the base year"),
        "YTBU": Text("Total biaya usaha tahun tarif", "Cost of the tariff year"),
        "VKAS": Text("Volume kehilangan air standar", "Standard loss"),
        "BD": Text("Biaya dasar = tarif dasar", "Basic cost = basic tariff"),
        "TR": Text("Tarif rendah", "Low tariff"),
    }
    title = {key: name.in_language(language) for key, name in names.items()}
    parts = [q.operation, q.depreciation, q.interest, q.other]
    base, projected = shown(result["base_cost"]), shown(result["projected_cost"])
    loss, volume = shown(result["standard_loss_volume"]), shown(q.volume)
    basic = shown(result["basic_cost"])
    years = q.year - q.base_year
    percent = shown(q.inflation_percent)
    steps = [
        Step(title["TBU"], "BOP + BDA + BBP + BOL", " + ".join(map(shown, parts)), base),
        Step(
            title["YTBU"],
            "TBU × (1 + I)^(Y − X)",
            f"{base} × (1 + {percent} %)^{years}",
            projected,
        ),
        Step(
            title["VKAS"],
            "TKAS × VAP",
            f"{shown(q.standard_loss_percent)} % × {volume}",
            loss,
        ),
        Step(
            title["BD"],
            "YTBU ÷ (VAP − VKAS)",
            f"{projected} ÷ ({volume} − {loss})",
            basic,
        ),
    ]
    if q.subsidy_percent is not None:
        substituted = f"{basic} − {shown(q.subsidy_percent)} % × {basic}"
        low = shown(result["low_tariff"])
        steps.append(Step(title["TR"], "TD − RSb", substituted, low))
    return steps


_AMOUNT: Final = Number(0)
_MAYBE: Final = OrNull(_AMOUNT)

METHOD: Final = Method(
    name="tariff",
    title=Text("Tarif air minum", "Water tariff"),
    summary=Text(
        "Menghitung biaya dasar, tarif dasar, dan tarif rendah air minum",
        "Work out basic cost, basic tariff and low tariff of water",
    ),
    question=Record(
        Question,
        {
            "operation": Number(0, about="BOP, operating cost of the base year, rupiah."),
            "depreciation": Number(0, about="BDA, depreciation and amortisation, rupiah."),
            "interest": Number(0, about="BBP, interest on loans, rupiah."),
            "other": Number(0, about="BOL, other operating cost, rupiah."),
            "base_year": Whole(1900, 2200, about="X, year of the costs."),
            "year": Whole(1900, 2200, about="Y, year of the tariff."),
            "inflation_percent": Number(above=-100, most=1000, about="I, per year."),
            "volume": Number(above=0, about="VAP, water produced, m3 a year."),
            "standard_loss_percent": Number(0, 100, about="TKAS."),
        },
        {
            "subsidy_percent": Number(0, 100, about="psb, of the basic tariff."),
            "low_tariff_volume": Number(above=0, about="VTTR, m3 a year."),
            "average_tariff": Number(0, about="To compare with the basic cost, rupiah."),
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "base_cost": _AMOUNT,
            "projected_cost": _AMOUNT,
            "standard_loss_volume": _AMOUNT,
            "basic_cost": _AMOUNT,
            "basic_cost_rounded": _AMOUNT,
            "basic_tariff": _AMOUNT,
            "basic_tariff_rounded": _AMOUNT,
            "subsidy": _MAYBE,
            "subsidy_total": _MAYBE,
            "low_tariff": _MAYBE,
            "low_tariff_rounded": _MAYBE,
            "covers_cost": OrNull(Truth()),
        },
    ),
    working=working,
    example={
        "operation": 12_000_000_000,
        "depreciation": 2_000_000_000,
        "interest": 500_000_000,
        "other": 1_500_000_000,
        "base_year": 2025,
        "year": 2026,
        "inflation_percent": 5,
        "volume": 5_000_000,
        "standard_loss_percent": 20,
        "subsidy_percent": 25,
        "low_tariff_volume": 800_000,
        "average_tariff": 4_000,
    },
    sources=(
        Source("permendagri-71-2016", "Lampiran A"),
        Source("permendagri-21-2020", "pasal 5"),
    ),
    ruleset_topic="tariff",
    rule_values=RULES,
)
