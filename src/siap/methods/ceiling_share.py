"""Sharing a pool of money between areas: an equal part, and a part by factors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number
from siap.methods.reading import check_same_keys


@dataclass(frozen=True, slots=True)
class Factor:
    """
    One thing by which money is shared.

    Args:
        id: Key, like `population`.
        weight: Share of the part by factors, >= 0; all weights add up to 1.
    """

    id: str
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Area:
    """
    One area with its value of each factor.

    Args:
        id: Key of the area.
        values: By factor, >= 0, every factor.
    """

    id: str
    values: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Tie:
    """
    Areas with equal remainders of which only some could get a rupiah more.

    Args:
        areas: All that were level, in the alphabet.
        units: How many rupiah there were for them.
        given: Those that got one.
    """

    areas: list[str]
    units: int
    given: list[str]


@dataclass(frozen=True, slots=True)
class Ceilings:
    """
    What each area gets.

    Args:
        exact: Exact share by area, rupiah; adds up to the pool.
        whole: Whole rupiah by area; adds up to the pool as well.
        tie: Where equal remainders had to be told apart; None otherwise.
    """

    exact: dict[str, Fraction]
    whole: dict[str, int]
    tie: Tie | None


def share_ceilings(
    pool: int, equal_share: Fraction, factors: Sequence[Factor], areas: Sequence[Area]
) -> Ceilings:
    """
    Share a pool between areas so that not a rupiah is lost.

    Part of the pool goes to all areas alike; the rest follows each area's part in the
    total of every factor, by the weights of the factors.

    Args:
        pool: Whole rupiah, >= 0.
        equal_share: Share of the pool that goes to all alike, 0..1.
        factors: Weights add up to 1; empty only if all is shared alike.
        areas: n >= 1, distinct ids.

    Returns:
        Ceilings in the order of the areas. Each gets its share without the fraction; the
        rupiah left over go to the largest fractions. Of equal fractions the larger share
        goes first, then the alphabet; the order of the input decides nothing.

    Raises:
        InvalidInput: The weights do not add up to 1, a value is missing, or a factor is
            zero everywhere.

    Source:
        Usual form of the indicative ceiling of a kecamatan; largest remainder (Hamilton).

    >>> alike = share_ceilings(100, Fraction(1), [], [Area("a", {}), Area("b", {})])
    >>> alike.whole
    {'a': 50, 'b': 50}
    """
    _check(equal_share, factors, areas)
    equal = pool * equal_share / len(areas)
    rest = pool * (1 - equal_share)
    totals = {
        factor.id: sum((area.values[factor.id] for area in areas), Fraction(0))
        for factor in factors
    }
    for index, factor in enumerate(factors):
        if factor.weight and not totals[factor.id]:
            where = f"factors[{index}]"
            raise InvalidInput("factor-without-values", where=where, id=factor.id[:40])
    exact = {
        area.id: equal
        + sum(
            (
                rest * factor.weight * area.values[factor.id] / totals[factor.id]
                for factor in factors
                if factor.weight
            ),
            Fraction(0),
        )
        for area in areas
    }
    return _round(pool, exact)


def _check(equal_share: Fraction, factors: Sequence[Factor], areas: Sequence[Area]) -> None:
    total = sum((factor.weight for factor in factors), Fraction(0))
    if total != 1 and (factors or equal_share != 1):
        raise InvalidInput("weights-not-one", where="factors", total=exact_number(total))
    wanted = [factor.id for factor in factors]
    for index, area in enumerate(areas):
        check_same_keys(area.values, wanted, f"areas[{index}].values")


def _round(pool: int, exact: Mapping[str, Fraction]) -> Ceilings:
    whole = {key: share.numerator // share.denominator for key, share in exact.items()}
    left = pool - sum(whole.values())
    fraction = {key: exact[key] - whole[key] for key in exact}
    queue = sorted(exact, key=lambda key: (-fraction[key], -exact[key], key))
    given = queue[:left]
    for key in given:
        whole[key] += 1
    return Ceilings(dict(exact), whole, _tie(fraction, queue, left))


def _tie(fraction: Mapping[str, Fraction], queue: Sequence[str], left: int) -> Tie | None:
    if not left or fraction[queue[left - 1]] != fraction[queue[left]]:
        return None
    edge = fraction[queue[left]]
    level = sorted(key for key in queue if fraction[key] == edge)
    given = [key for key in queue[:left] if fraction[key] == edge]
    return Tie(level, len(given), given)
