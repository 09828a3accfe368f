"""Indicators of a water company: from numbers to a value, from a value to a score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number
from siap.methods.shape_groups import Either, ListOf, MapOf, OrNull, Record
from siap.methods.shapes import Name, Number, Whole, inside


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """
    The values that earn one score.

    A score may have several bands: where the rule is U-shaped, too much is as bad as
    too little.

    Args:
        score: What the value earns.
        least: Lower edge that belongs to the band.
        above: Lower edge that does not belong to it.
        most: Upper edge that belongs to the band.
        below: Upper edge that does not belong to it.
    """

    score: int
    least: Fraction | None = None
    above: Fraction | None = None
    most: Fraction | None = None
    below: Fraction | None = None

    def holds(self, value: Fraction) -> bool:
        """Tell whether the value lies between the edges."""
        return (
            (self.least is None or value >= self.least)
            and (self.above is None or value > self.above)
            and (self.most is None or value <= self.most)
            and (self.below is None or value < self.below)
        )


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerator `a` and denominator `b` of an indicator."""

    a: Fraction
    b: Fraction


Given = Fraction | Ratio | str | None
"""What a caller may hand in for one indicator; None: not known."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """
    One indicator of a rule set.

    Args:
        id: Key in the input, like `ROE`.
        aspect: Group whose sum it enters.
        name: Name shown to people.
        numerator: What `a` is.
        denominator: What `b` is; empty if the value is not a ratio.
        factor: `a / b` times this is the value (100 for a percentage).
        divisor: `a / b` is divided by this (12 for a month out of a year's volume).
        unit: Unit of the value.
        weight: Share in the total, where the rule weighs its indicators.
        least: Smallest value that can be true; None for any.
        most: Largest value that can be true; None for any.
        without_denominator: Score if `b` is 0, where the rule gives one.
        bands: Scores by value.
        choices: Scores by word, for an indicator that is not a number.
    """

    id: str
    aspect: str
    name: str
    numerator: str = ""
    denominator: str = ""
    factor: Fraction = Fraction(1)
    divisor: Fraction = Fraction(1)
    unit: str = ""
    weight: Fraction = Fraction(0)
    least: Fraction | None = None
    most: Fraction | None = None
    without_denominator: int | None = None
    bands: Sequence[ScoreBand] = ()
    choices: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scored:
    """
    One indicator after scoring.

    Args:
        value: Exact value; None if it is a word, unknown or cannot be worked out.
        score: None if it cannot be scored.
        reason: Empty, `missing`, `no-denominator` (no score follows) or
            `no-denominator-scored` (the rule names a score for it).
    """

    value: Fraction | None
    score: int | None
    reason: str = ""


def score_indicator(indicator: Indicator, given: Given) -> Scored:
    """
    Work out the value of one indicator and its score.

    Args:
        indicator: From the rule set.
        given: The value, `a` and `b`, a word, or None.

    Returns:
        Value (exact, in the unit of the indicator) and score. A ratio whose
        denominator is not positive has no value; it is scored only where the rule
        says what a company without that denominator earns.

    Raises:
        InvalidInput: A word for a number or a number for a word, an unknown word, or a
            value that cannot be true.

    >>> bands = [ScoreBand(2, above=Fraction(80)), ScoreBand(1, most=Fraction(80))]
    >>> served = Indicator("S", "x", "Served", "served", "all", Fraction(100), bands=bands)
    >>> score_indicator(served, Ratio(Fraction(3), Fraction(4)))
    Scored(value=Fraction(75, 1), score=1, reason='')
    """
    if given is None:
        return Scored(None, None, "missing")
    if indicator.choices:
        return Scored(None, _score_word(indicator, given))
    if isinstance(given, str):
        raise InvalidInput("wrong-type", wanted="number", found="string")
    if isinstance(given, Ratio) and not indicator.denominator:
        raise InvalidInput("wrong-type", wanted="number", found="object")
    if isinstance(given, Ratio) and given.b <= 0:
        return _without_denominator(indicator, given)
    value = _quotient(indicator, given) if isinstance(given, Ratio) else given
    _refuse_impossible(indicator, value)
    return Scored(value, score_value(value, indicator.bands))


def score_value(value: Fraction, bands: Sequence[ScoreBand]) -> int:
    """
    Find the score of a value.

    Args:
        value: Exact, not rounded.
        bands: They cover every value once.

    Returns:
        The score of the only band that holds.

    Raises:
        InvalidInput: No band or more than one holds: a mistake in the rule set.
    """
    scores = [band.score for band in bands if band.holds(value)]
    if len(scores) != 1:
        raise InvalidInput("bands-do-not-fit", value=str(value), found=len(scores))
    return scores[0]


def score_all(
    indicators: Sequence[Indicator],
    values: Mapping[str, Given],
    missing_score: int | None = None,
) -> dict[str, Scored]:
    """
    Score every indicator of a rule set.

    Args:
        indicators: In the order of the rule.
        values: By id of the indicator; one that is left out is missing.
        missing_score: Score that the caller wants for what is missing or cannot be
            worked out; None leaves it without a score.

    Returns:
        By id, in the order of the rule.

    Raises:
        InvalidInput: An id that the rule does not know, or a value that does not fit.
    """
    known = [indicator.id for indicator in indicators]
    for key in values:
        if key not in known:
            raise InvalidInput(
                "unknown-key", where=key, key=key[:40], known=", ".join(known)
            )
    scored = {}
    for indicator in indicators:
        try:
            found = score_indicator(indicator, values.get(indicator.id))
        except InvalidInput as fault:
            raise inside(indicator.id, fault) from None
        if found.score is None and missing_score is not None:
            found = Scored(found.value, missing_score, found.reason)
        scored[indicator.id] = found
    return scored


def with_reason(scored: Mapping[str, Scored], *reasons: str) -> list[str]:
    """List the indicators that have one of the reasons, in the order of the rule."""
    return [key for key, each in scored.items() if each.reason in reasons]


def _score_word(indicator: Indicator, given: Given) -> int:
    known = ", ".join(indicator.choices)
    if not isinstance(given, str):
        raise InvalidInput("wrong-type", wanted=f"string ({known})", found="number")
    if given not in indicator.choices:
        raise InvalidInput("unknown-choice", value=given[:40], known=known)
    return indicator.choices[given]


def _without_denominator(indicator: Indicator, given: Ratio) -> Scored:
    if given.b == 0 and indicator.without_denominator is not None:
        return Scored(None, indicator.without_denominator, "no-denominator-scored")
    return Scored(None, None, "no-denominator")


def _quotient(indicator: Indicator, given: Ratio) -> Fraction:
    return given.a / given.b * indicator.factor / indicator.divisor


def _refuse_impossible(indicator: Indicator, value: Fraction) -> None:
    least, most = indicator.least, indicator.most
    if (least is None or value >= least) and (most is None or value <= most):
        return
    limits = [("≥", least), ("≤", most)]
    shown = ", ".join(f"{sign} {limit}" for sign, limit in limits if limit is not None)
    raise InvalidInput("out-of-range", value=exact_number(value), range=shown)


_EDGES: Final = {key: Number() for key in ("least", "above", "most", "below")}
_BANDS: Final = ListOf(Record(ScoreBand, {"score": Whole()}, _EDGES))
INDICATORS: Final = ListOf(
    Record(
        Indicator,
        {"id": Name(), "aspect": Name(), "name": Name()},
        {
            "numerator": Name(),
            "denominator": Name(),
            "factor": Number(above=0),
            "divisor": Number(above=0),
            "unit": Name(),
            "weight": Number(above=0),
            "least": Number(),
            "most": Number(),
            "without_denominator": Whole(),
            "bands": _BANDS,
            "choices": MapOf(Whole()),
        },
    ),
    unique="id",
)
_RATIO: Final = Record(
    Ratio,
    {
        "a": Number(about="Numerator."),
        "b": Number(about="Denominator."),
    },
)
VALUES: Final = MapOf(
    OrNull(Either({"number": Number(), "object": _RATIO, "string": Name()})),
    about="By indicator: the value, or its numerator and denominator, or null if unknown.",
)
