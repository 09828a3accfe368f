"""Sample size after Krejcie and Morgan, shared out among strata."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number, round_half_up, write_number
from siap.kernel.source import Source
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Number, Whole

MOST_PEOPLE: Final = 10**12


def required(population: int, chi_square: Fraction, margin: Fraction) -> Fraction:
    """
    Work out how many people to ask, before rounding.

    Args:
        population: N >= 1.
        chi_square: Of one degree of freedom at the confidence wanted.
        margin: d, 0 < d < 1.

    Returns:
        x2 N P (1 - P) / (d2 (N - 1) + x2 P (1 - P)) with P = 1/2.

    Source:
        Krejcie and Morgan (1970).

    >>> round(required(550, Fraction("3.841"), Fraction("0.05")))
    226
    """
    spread = chi_square / 4
    return spread * population / (margin**2 * (population - 1) + spread)


def share_out(sample: int, strata: Mapping[str, int]) -> dict[str, int]:
    """
    Share a sample among strata by their size so that the parts add up.

    Args:
        sample: Whole number, 0..sum of the strata.
        strata: People by stratum, at least one above nought.

    Returns:
        Sample by stratum in the order given. Each gets the whole part of its share;
        what is left goes to the largest remainders, among equal remainders to the
        larger stratum, then by name.

    >>> share_out(10, {"a": 1, "b": 1, "c": 1})
    {'a': 4, 'b': 3, 'c': 3}
    """
    population = sum(strata.values())
    parts = {name: divmod(sample * size, population) for name, size in strata.items()}
    left = sample - sum(whole for whole, _ in parts.values())
    order = sorted(strata, key=lambda name: (-parts[name][1], -strata[name], name))
    extra = set(order[:left])
    return {name: whole + (name in extra) for name, (whole, _) in parts.items()}


@dataclass(frozen=True, slots=True)
class ChiSquare:
    """Table value for one confidence."""

    confidence: Fraction
    value: Fraction


@dataclass(frozen=True, slots=True)
class SampleRules:
    """Table values, and what the authors use unless somebody asks otherwise."""

    usual_confidence: Fraction
    usual_margin: Fraction
    chi_squares: list[ChiSquare]


RULES: Final = Record(
    SampleRules,
    {
        "usual_confidence": Number(above=0, most=1),
        "usual_margin": Number(above=0, most=1),
        "chi_squares": ListOf(
            Record(
                ChiSquare,
                {"confidence": Number(above=0, most=1), "value": Number(above=0)},
            ),
            unique="confidence",
        ),
    },
)


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    population: int
    strata: dict[str, int] | None = None
    confidence: Fraction | None = None
    margin: Fraction | None = None


QUESTION: Final = Record(
    Question,
    {"population": Whole(1, MOST_PEOPLE)},
    {
        "strata": MapOf(Whole(0, MOST_PEOPLE), about="People by stratum."),
        "confidence": Number(above=0, most=1, about="0.9, 0.95 or 0.99."),
        "margin": Number(Fraction(1, 1000), Fraction(1, 2)),
    },
)

OUTPUT: Final = plain_object(
    {
        "population": Whole(1),
        "confidence": Number(),
        "margin": Number(),
        "chi_square": Number(),
        "sample_raw": Number(),
        "sample": Whole(1),
        "strata": OrNull(MapOf(Whole(0))),
    }
)


def answer(question: Question, rules: RuleSet | None) -> Answer:
    """Give the sample, rounded to the nearest whole person, and its strata."""
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    values: SampleRules = RULES.read(rules.values)
    confidence = question.confidence or values.usual_confidence
    margin = question.margin or values.usual_margin
    chi_square = _chi_square(values, confidence)
    raw = required(question.population, chi_square, margin)
    sample = int(round_half_up(raw, 0))
    strata = _strata(question, sample)
    notices = [
        Notice("stratum-without-sample", f"strata.{name}", {"id": name})
        for name, part in (strata or {}).items()
        if not part
    ]
    return Answer(
        {
            "population": question.population,
            "confidence": exact_number(confidence),
            "margin": exact_number(margin),
            "chi_square": exact_number(chi_square),
            "sample_raw": exact_number(raw),
            "sample": sample,
            "strata": strata,
        },
        notices,
    )


def _chi_square(values: SampleRules, confidence: Fraction) -> Fraction:
    table = {row.confidence: row.value for row in values.chi_squares}
    if confidence not in table:
        known = ", ".join(str(exact_number(each)) for each in table)
        value = exact_number(confidence)
        raise InvalidInput(
            "unknown-confidence", where="confidence", value=value, known=known
        )
    return table[confidence]


def _strata(question: Question, sample: int) -> dict[str, int] | None:
    if question.strata is None:
        return None
    total = sum(question.strata.values())
    if total != question.population:
        facts = {"found": total, "wanted": question.population}
        raise InvalidInput("strata-against-population", where="strata", **facts)
    return share_out(sample, question.strata)


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the formula with its numbers, the rounding and the shares."""
    n = write_number(result["population"], language)
    chi = write_number(result["chi_square"], language)
    margin = write_number(result["margin"], language)
    half = write_number(Fraction(1, 2), language)
    top = f"{chi} × {n} × {half} × {half}"
    bottom = f"{margin}² × ({n} − 1) + {chi} × {half} × {half}"
    raw = write_number(result["sample_raw"], language, 2)
    title = Text("Besar sampel", "Sample size").in_language(language)
    formula = "χ² N P (1 − P) ÷ (d² (N − 1) + χ² P (1 − P))"
    nearest = Text("pembulatan terdekat", "nearest whole").in_language(language)
    sample = str(result["sample"])
    steps = [
        Step(title, formula, f"{top} ÷ ({bottom})", raw),
        Step(title, nearest, raw, sample),
    ]
    rule = Text("sampel × strata ÷ populasi", "sample × stratum ÷ population")
    for name, part in (result["strata"] or {}).items():
        size = write_number((question.strata or {})[name], language)
        put_in = f"{sample} × {size} ÷ {n}"
        steps.append(Step(name, rule.in_language(language), put_in, str(part)))
    return steps


METHOD: Final = Method(
    name="sample-size",
    title=Text("Besar sampel survei", "Survey sample size"),
    summary=Text(
        "Menghitung banyaknya responden dan membaginya menurut strata",
        "Work out how many people to ask and share them among strata",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "population": 550,
        "strata": {"loket-a": 300, "loket-b": 200, "loket-c": 50},
        "ruleset": "krejcie-morgan-1970",
    },
    sources=(Source("krejcie-morgan-1970", "rumus besar sampel"),),
    ruleset_topic="sample-size",
    rule_values=RULES,
)
