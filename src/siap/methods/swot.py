"""SWOT by weight and rating, in the four conventions that are in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number

RANGKUTI: Final = "rangkuti"
DAVID: Final = "david"
FOUR_LISTS: Final = "four-lists"
SIGNED: Final = "signed"
CONVENTIONS: Final = (RANGKUTI, DAVID, FOUR_LISTS, SIGNED)

STRATEGIES: Final = {"I": "SO", "II": "ST", "III": "WO", "IV": "WT"}
_TOLERANCE: Final = Fraction(5, 1000)
_AVERAGE: Final = Fraction(5, 2)


@dataclass(frozen=True, slots=True)
class Factor:
    """
    One factor of the situation.

    Args:
        id: Its name.
        kind: S or W inside, O or T outside.
        weight: As a fraction or in percent, >= 0.
        rating: 1..4; -4..4 in the signed convention.
    """

    id: str
    kind: str
    weight: Fraction
    rating: Fraction


@dataclass(frozen=True, slots=True)
class Position:
    """
    Where the organisation stands.

    Args:
        weighted: Weight (as a fraction) times rating, by factor.
        sums: Sum of the weighted scores by kind.
        x: Inside: strengths against weaknesses.
        y: Outside: opportunities against threats.
        quadrant: `I` to `IV`, or `on-axis` where x or y is nought.
    """

    weighted: dict[str, Fraction]
    sums: dict[str, Fraction]
    x: Fraction
    y: Fraction
    quadrant: str


def assess(
    convention: str, internal: Sequence[Factor], external: Sequence[Factor]
) -> Position:
    """
    Place an organisation in the four quadrants.

    Args:
        convention: `rangkuti`: the weights inside and those outside each add up to
            one, x = S - W, y = O - T. `david`: the same weights, x and y are the
            totals less the average of 2.5. `four-lists`: the weights of each of the
            four lists add up to one, x = S - W, y = O - T; a list may be empty.
            `signed`: weights as in rangkuti, ratings carry their sign, x and y are
            the totals.
        internal: n >= 1 factors of kind S or W.
        external: n >= 1 factors of kind O or T.

    Returns:
        The position, exact. I is x > 0 and y > 0, II x > 0 and y < 0, III x < 0 and
        y > 0, IV both below nought.

    Raises:
        InvalidInput: A kind, a rating or a sign does not fit, or weights do not add
            up to 1 (or 100 percent) within 0.005 of the whole.

    Source:
        Rangkuti (IFAS, EFAS); David (IFE, EFE); Indonesian planning guides; corporate
        plans of water companies.
    """
    sides = {"internal": (internal, "SW"), "external": (external, "OT")}
    weighted: dict[str, Fraction] = {}
    sums: dict[str, Fraction] = dict.fromkeys("SWOT", Fraction())
    for side, (factors, kinds) in sides.items():
        _check(factors, side, kinds, convention)
        shares = _shares(factors, side, convention)
        for factor in factors:
            if factor.id in weighted:
                raise InvalidInput("duplicate", where=side, value=factor.id[:40])
            score = shares[factor.id] * factor.rating
            weighted[factor.id] = score
            sums[factor.kind] += score
    x, y = _axes(sums, convention)
    return Position(weighted, sums, x, y, quadrant_of(x, y))


def quadrant_of(x: Fraction, y: Fraction) -> str:
    """
    Name the quadrant of a point.

    >>> quadrant_of(Fraction(1), Fraction(-1)), quadrant_of(Fraction(0), Fraction(1))
    ('II', 'on-axis')
    """
    if not x or not y:
        return "on-axis"
    if x > 0:
        return "I" if y > 0 else "II"
    return "III" if y > 0 else "IV"


def _axes(sums: Mapping[str, Fraction], convention: str) -> tuple[Fraction, Fraction]:
    if convention == DAVID:
        return sums["S"] + sums["W"] - _AVERAGE, sums["O"] + sums["T"] - _AVERAGE
    if convention == SIGNED:
        return sums["S"] + sums["W"], sums["O"] + sums["T"]
    return sums["S"] - sums["W"], sums["O"] - sums["T"]


def _check(factors: Sequence[Factor], side: str, kinds: str, convention: str) -> None:
    least, most = (-4, 4) if convention == SIGNED else (1, 4)
    for index, factor in enumerate(factors):
        where = f"{side}[{index}]"
        if factor.kind not in kinds:
            facts = {"value": factor.kind, "known": ", ".join(kinds)}
            raise InvalidInput("unknown-choice", where=f"{where}.kind", **facts)
        if not least <= factor.rating <= most:
            value = exact_number(factor.rating)
            limits = {"least": least, "most": most}
            raise InvalidInput(
                "out-of-scale", where=f"{where}.rating", value=value, **limits
            )
        good = factor.kind in "SO"
        if convention == SIGNED and (factor.rating < 0) == good and factor.rating:
            raise InvalidInput("sign-against-kind", where=f"{where}.rating")


def _shares(factors: Sequence[Factor], side: str, convention: str) -> dict[str, Fraction]:
    """Give weights as fractions of one, list by list as the convention says."""
    lists: dict[str, list[Factor]] = {}
    for factor in factors:
        lists.setdefault(factor.kind if convention == FOUR_LISTS else side, []).append(
            factor
        )
    shares: dict[str, Fraction] = {}
    for members in lists.values():
        whole = _whole(members, side)
        shares |= {factor.id: factor.weight / whole for factor in members}
    return shares


def _whole(factors: Sequence[Factor], side: str) -> int:
    total = sum((factor.weight for factor in factors), Fraction())
    for whole in (1, 100):
        if abs(total - whole) <= _TOLERANCE * whole:
            return whole
    raise InvalidInput("weights-do-not-add-up", where=side, found=exact_number(total))
