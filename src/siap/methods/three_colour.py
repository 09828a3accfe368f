"""Three colours: red, yellow and green answers per unit, with an honest interval."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import (
    ENDLESS_PLACES,
    exact_number,
    round_half_up,
    write_number,
)
from siap.methods.answers import NUMBERS_OR_NULL, number_or_null, rounded_or_null
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Number, Truth, Whole

Z: Final = Fraction("1.959963984540")
"""Standard normal quantile of 0.975: an interval that holds in 95 of 100 cases."""

USUALLY_ENOUGH: Final = 30
"""Answers from which a share is shown; a convention of our own, not a regulation's."""

MOST_ANSWERS: Final = 10**12
_ROOTS: Final = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Counts:
    """Answers of one unit by colour, whole, >= 0."""

    red: int
    yellow: int
    green: int

    @property
    def total(self) -> int:
        """All answers."""
        return self.red + self.yellow + self.green


def score(counts: Counts) -> Fraction | None:
    """
    Give the mean on a scale where red is 0, yellow 50 and green 100.

    Returns:
        0..100; None without answers.

    >>> score(Counts(red=1, yellow=1, green=2))
    Fraction(125, 2)
    """
    if not counts.total:
        return None
    return Fraction(50 * counts.yellow + 100 * counts.green, counts.total)


def wilson(hits: int, total: int) -> tuple[Fraction, Fraction]:
    """
    Give the Wilson score interval of a share at 95 percent.

    Args:
        hits: 0..total.
        total: n >= 1.

    Returns:
        Lower and upper end within 0..1, each rounded half up to 12 places, for the
        formula holds a square root.

    Source:
        E. B. Wilson (1927).

    >>> [round(float(end), 4) for end in wilson(8, 10)]
    [0.4902, 0.9433]
    """
    square = Z * Z
    under_root = square * (Fraction(hits * (total - hits), total) + square / 4)
    half = _root(under_root)
    middle = hits + square / 2
    low = max((middle - half) / (total + square), Fraction())
    high = min((middle + half) / (total + square), Fraction(1))
    low = Fraction() if not hits else low
    high = Fraction(1) if hits == total else high
    return (
        Fraction(round_half_up(low, ENDLESS_PLACES)),
        Fraction(round_half_up(high, ENDLESS_PLACES)),
    )


def _root(value: Fraction) -> Fraction:
    quotient = _ROOTS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_ROOTS.sqrt(quotient))


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    counts: dict[str, Counts]
    enough_from: int = USUALLY_ENOUGH


_COLOUR: Final = Whole(0, MOST_ANSWERS)

QUESTION: Final = Record(
    Question,
    {
        "counts": MapOf(
            Record(Counts, {"red": _COLOUR, "yellow": _COLOUR, "green": _COLOUR}),
            about="Answers by unit.",
        )
    },
    {"enough_from": Whole(1, about="Answers from which a share is shown.")},
)

_SHARES: Final = plain_object({"red": Number(), "yellow": Number(), "green": Number()})

OUTPUT: Final = plain_object(
    {
        "n": MapOf(Whole(0)),
        "shares": MapOf(OrNull(_SHARES)),
        "score": NUMBERS_OR_NULL,
        "score_rounded": NUMBERS_OR_NULL,
        "interval": MapOf(
            OrNull(ListOf(Number(0, 1), 2, 2)), about="Wilson, 95 %, share of green."
        ),
        "enough": MapOf(Truth()),
        "enough_from": Whole(1),
    }
)


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give shares, score (one place when rounded) and interval by unit."""
    units = question.counts
    scores = {name: score(counts) for name, counts in units.items()}
    return Answer(
        {
            "n": {name: counts.total for name, counts in units.items()},
            "shares": {name: _shares(counts) for name, counts in units.items()},
            "score": {name: number_or_null(value) for name, value in scores.items()},
            "score_rounded": {n: rounded_or_null(value, 1) for n, value in scores.items()},
            "interval": {name: _interval(counts) for name, counts in units.items()},
            "enough": {n: each.total >= question.enough_from for n, each in units.items()},
            "enough_from": question.enough_from,
        },
        [
            Notice("no-answers-yet", f"counts.{name}", {"id": name})
            for name, counts in units.items()
            if not counts.total
        ],
    )


def _shares(counts: Counts) -> dict[str, object] | None:
    n = counts.total
    if not n:
        return None
    colours = {"red": counts.red, "yellow": counts.yellow, "green": counts.green}
    return {colour: exact_number(Fraction(count, n)) for colour, count in colours.items()}


def _interval(counts: Counts) -> list[object] | None:
    if not counts.total:
        return None
    return [exact_number(end) for end in wilson(counts.green, counts.total)]


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show score and interval of each unit."""
    title = Text("Nilai {}", "Score of {}").in_language(language)
    formula = Text(
        "(50 × kuning + 100 × hijau) ÷ jumlah jawaban",
        "(50 × yellow + 100 × green) ÷ answers",
    ).in_language(language)
    between = Text("Selang bagian hijau {}", "Interval of green, {}").in_language(language)
    wide = "(k + z²/2 ± z √(k (n − k)/n + z²/4)) ÷ (n + z²)"
    steps = []
    for name, counts in question.counts.items():
        if not counts.total:
            continue
        put_in = f"(50 × {counts.yellow} + 100 × {counts.green}) ÷ {counts.total}"
        shown = write_number(result["score_rounded"][name], language)
        steps.append(Step(title.format(name), formula, put_in, shown))
        numbers = (
            f"k = {counts.green}, n = {counts.total}, z = {write_number(Z, language, 2)}"
        )
        ends = [
            write_number(Fraction(end) * 100, language, 1)
            for end in result["interval"][name]
        ]
        steps.append(Step(between.format(name), wide, numbers, " – ".join(ends) + " %"))
    return steps


METHOD: Final = Method(
    name="three-colour",
    title=Text("Kotak tiga warna", "Three-colour feedback"),
    summary=Text(
        "Merangkum jawaban merah, kuning, hijau tiap unit dengan selang kepercayaan",
        "Sum up red, yellow and green answers per unit with an interval",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "counts": {
            "puskesmas-a": {"red": 12, "yellow": 31, "green": 87},
            "puskesmas-b": {"red": 1, "yellow": 2, "green": 6},
        }
    },
    sources=("Kotak suara tiga warna Kabupaten Deli Serdang", "E. B. Wilson (1927)"),
)
