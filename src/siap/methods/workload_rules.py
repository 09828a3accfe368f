"""What `workload` is asked and what its rule sets hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.methods.bands import BANDS, Band
from siap.methods.method import MARKS, RuleSet
from siap.methods.shape_groups import ListOf, Record
from siap.methods.shapes import Choice, Name, Number
from siap.methods.workload import Task

PERIODS: Final = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Period:
    """How often a period comes in a working year."""

    id: str
    per_year: Fraction


@dataclass(frozen=True, slots=True)
class Preset:
    """One effective working time in use, with how well it is known."""

    id: str
    minutes: Fraction
    per: str
    about: str
    mark: str


@dataclass(frozen=True, slots=True)
class WorkloadRules:
    """
    Multipliers of the periods, classes, rounding and working times in use.

    Raises:
        InvalidInput: A period lacks its multiplier.
    """

    effective_minutes_per_year: Fraction
    periods: Sequence[Period]
    grades: Sequence[Band]
    rounding: str
    presets: Sequence[Preset]

    def __post_init__(self) -> None:
        for period in PERIODS:
            if period not in self.multipliers:
                raise InvalidInput("missing", where=f"periods.{period}")

    @property
    def multipliers(self) -> dict[str, Fraction]:
        """Times a year by period."""
        return {period.id: period.per_year for period in self.periods}


RULES: Final[Record[WorkloadRules]] = Record(
    WorkloadRules,
    {
        "effective_minutes_per_year": Number(above=0),
        "periods": ListOf(
            Record(Period, {"id": Choice(PERIODS), "per_year": Number(above=0)}),
            unique="id",
        ),
        "grades": BANDS,
        "rounding": Choice(("half-up",)),
        "presets": ListOf(
            Record(
                Preset,
                {
                    "id": Name(),
                    "minutes": Number(above=0),
                    "per": Choice(("day", "year")),
                    "about": Name(),
                    "mark": Choice(MARKS),
                },
            ),
            unique="id",
        ),
    },
)


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    tasks: Sequence[Task]
    effective_minutes_per_year: Fraction
    staff: Mapping[str, int]


def read_rules(rules: RuleSet | None) -> WorkloadRules:
    """Read the values of the rule set that was chosen."""
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    return RULES.read(rules.values)
