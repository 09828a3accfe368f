"""`schedule` in the calculation contract: question, answer, working."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import write_number
from siap.methods.answers import NAMES
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Number, Truth, Whole
from siap.scheduling.problem import Ceilings, Problem, Proposal

YEARS: Final = (1900, 2999)
_LONGEST_HORIZON: Final = 50
_NAMED: Final = 9


@dataclass(frozen=True, slots=True)
class Given:
    """Ceilings as the contract writes them: years as texts."""

    total: Mapping[str, int] | None = None
    area: Mapping[str, Mapping[str, int]] | None = None
    agency: Mapping[str, Mapping[str, int]] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    horizon: Sequence[int]
    ceilings: Given
    proposals: Sequence[Proposal]
    discount: Fraction
    time_limit_s: Fraction
    seed: int
    floor_share: Fraction = Fraction(0)


def problem_of(question: Question) -> Problem:
    """Read a question as a problem."""
    given = question.ceilings
    return Problem(
        horizon=question.horizon,
        ceilings=Ceilings(
            None if given.total is None else _by_year(given.total, "ceilings.total"),
            _by_name(given.area or {}, "ceilings.area"),
            _by_name(given.agency or {}, "ceilings.agency"),
        ),
        proposals=question.proposals,
        discount=question.discount,
        floor_share=question.floor_share,
    )


def _by_name(
    given: Mapping[str, Mapping[str, int]], where: str
) -> dict[str, dict[int, int]]:
    return {key: _by_year(limit, f"{where}.{key}") for key, limit in given.items()}


def _by_year(given: Mapping[str, int], where: str) -> dict[int, int]:
    found = {}
    for text, money in given.items():
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            raise InvalidInput("not-a-year", where=f"{where}.{text[:40]}", value=text[:40])
        found[int(text)] = money
    return found


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give the schedule as the contract writes it."""
    # The solver is loaded when it is needed: it takes a while and much memory.
    from siap.scheduling.answering import full_answer  # noqa: PLC0415

    return full_answer(problem_of(question), float(question.time_limit_s), question.seed)


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the money of every year, the worth, and how far the proof reaches."""

    def say(indonesian: str, english: str) -> str:
        return Text(indonesian, english).in_language(language)

    def shown(value: Any, places: int | None = None) -> str:
        return write_number(value, language, places)

    cost = {each.id: each for each in question.proposals}
    years, limit = result["year"], question.ceilings.total or {}
    steps = []
    for year in question.horizon:
        built = [key for key, when in years.items() if when == year]
        parts = [shown(cost[key].cost) for key in built]
        upkeep = sum(
            cost[key].yearly_cost for key, when in years.items() if when and when < year
        )
        parts += [shown(upkeep)] if upkeep else []
        spent = shown(result["spent"]["total"][str(year)])
        most = limit.get(str(year))
        steps.append(
            Step(
                say(f"Tahun {year}", f"Year {year}"),
                say("biaya + biaya tahunan ≤ pagu", "cost + yearly cost ≤ ceiling"),
                " + ".join(parts[:_NAMED]) + (" + …" if len(parts) > _NAMED else "") or "0",
                spent if most is None else f"{spent} ≤ {shown(most)}",
            )
        )
    value, bound = Fraction(result["value"]), Fraction(result["bound"])
    steps.append(
        Step(
            say("Jarak ke batas atas", "Gap to the bound"),
            say("(batas atas − nilai) ÷ batas atas", "(bound − value) ÷ bound"),
            f"({shown(bound, 2)} − {shown(value, 2)}) ÷ {shown(bound, 2)}",
            f"{shown(result['gap_percent_rounded'])} %",
        )
    )
    return steps


_MONEY: Final = MapOf(Whole(0, about="Whole rupiah."), about="By year.")
_YEAR: Final = Whole(*YEARS)
_PROPOSAL: Final = Record(
    Proposal,
    {
        "id": Name(),
        "area": Name(),
        "agency": Name(),
        "cost": Whole(0, about="Whole rupiah in the year of building."),
        "score": Number(0),
    },
    {
        "yearly_cost": Whole(0, about="Whole rupiah in every later year."),
        "people": Whole(0, about="How many benefit; 1 unless told otherwise."),
        "not_before": OrNull(_YEAR),
        "not_after": OrNull(_YEAR),
        "mandatory": Truth(),
        "needs": ListOf(Name(), least=0, unique="self"),
        "fixed_year": OrNull(_YEAR),
        "refused_needs": ListOf(Name(), least=0, about="Needed, refused: it waits."),
        "open_needs": ListOf(Name(), least=0, about="Needed, not decided: it waits."),
    },
)
_SHORT: Final = plain_object(
    {"scope": Name(), "id": Name(may_be_blank=True), "year": _YEAR, "by": Whole(1)}
)
_FACTS: Final = plain_object({}, {"year": _YEAR, "needs": NAMES, "short": ListOf(_SHORT)})
_PART: Final = plain_object(
    {
        "proposals": Whole(0),
        "scheduled": Whole(0),
        "first_year": Whole(0),
        "asked": Whole(0),
        "built": Whole(0),
        "people": Whole(0),
        "share_scheduled": Number(0, 1),
    }
)
_OTHER: Final = plain_object(
    {
        "value": Number(0),
        "scheduled": Whole(0),
        "first_year": Whole(0),
        "spread": Number(0, 1),
    }
)

METHOD: Final = Method(
    name="schedule",
    title=Text("Penjadwalan usulan", "Schedule of proposals"),
    summary=Text(
        "Memberi setiap usulan tahun yang paling bermanfaat di bawah pagu, dengan batas "
        "atas yang terbukti",
        "Give every proposal the most useful year under the ceilings, with a proven bound",
    ),
    question=Record(
        Question,
        {
            "horizon": ListOf(_YEAR, most=_LONGEST_HORIZON, about="Years, ascending."),
            "ceilings": Record(
                Given,
                {},
                {"total": _MONEY, "area": MapOf(_MONEY, 0), "agency": MapOf(_MONEY, 0)},
            ),
            "proposals": ListOf(_PROPOSAL, unique="id"),
            "discount": Number(0, 1, about="What a year of waiting takes off: 0.1."),
            "time_limit_s": Number(
                above=0, most=3600, about="Processor time at most, seconds."
            ),
            "seed": Whole(0, 2**31 - 1, about="Same seed, same schedule."),
        },
        {
            "floor_share": Number(
                0, 1, about="Share of all money that is built for in every area."
            )
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "year": MapOf(OrNull(_YEAR), about="Null for those that wait."),
            "waiting": NAMES,
            "value": Number(0),
            "bound": Number(0, about="No schedule is worth more; proven."),
            "gap": Number(0, 1, about="(bound - value) / bound."),
            "gap_percent_rounded": Number(0, 100),
            "status": Choice(("optimal", "feasible", "time-limit", "stopped")),
            "spent": plain_object(
                {"total": _MONEY, "area": MapOf(_MONEY), "agency": MapOf(_MONEY)}
            ),
            "why": MapOf(plain_object({"code": Name(), "facts": _FACTS})),
            "by_area": MapOf(_PART),
            "compared": MapOf(_OTHER),
        }
    ),
    working=working,
    example={
        "horizon": [2027, 2028],
        "ceilings": {
            "total": {"2027": 900_000_000, "2028": 900_000_000},
            "area": {"laweyan": {"2027": 600_000_000, "2028": 600_000_000}},
        },
        "proposals": [
            {
                "id": "drainase",
                "area": "laweyan",
                "agency": "dpupr",
                "cost": 500_000_000,
                "score": 4,
                "people": 800,
            },
            {
                "id": "jalan",
                "area": "laweyan",
                "agency": "dpupr",
                "cost": 400_000_000,
                "score": 3,
                "people": 600,
                "needs": ["drainase"],
            },
            {
                "id": "posyandu",
                "area": "jebres",
                "agency": "dinkes",
                "cost": 350_000_000,
                "yearly_cost": 20_000_000,
                "score": 5,
                "people": 300,
            },
            {
                "id": "taman",
                "area": "jebres",
                "agency": "dlh",
                "cost": 450_000_000,
                "score": 2,
                "people": 500,
            },
        ],
        "discount": Decimal("0.1"),
        "time_limit_s": 5,
        "seed": 1,
    },
    sources=(
        "Kernel search: Angelelli, Mansini, Speranza (2010)",
        "Batas atas Lagrange: Geoffrion (1974)",
    ),
)
