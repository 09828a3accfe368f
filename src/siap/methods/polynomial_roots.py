"""How many positive roots a polynomial has, counted exactly (Sturm)."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

Polynomial = Sequence[Fraction]
"""Coefficients, constant first."""


def value_at(polynomial: Polynomial, x: Fraction) -> Fraction:
    """
    Evaluate a polynomial exactly.

    >>> value_at([Fraction(-6), Fraction(1), Fraction(1)], Fraction(2))
    Fraction(0, 1)
    """
    total = Fraction(0)
    for coefficient in reversed(polynomial):
        total = total * x + coefficient
    return total


def sign_changes(values: Sequence[Fraction]) -> int:
    """
    Count how often the sign changes along a sequence; zeros are passed over.

    >>> sign_changes([Fraction(-1), Fraction(0), Fraction(2), Fraction(-3)])
    2
    """
    signs = [value > 0 for value in values if value]
    return sum(a != b for a, b in pairwise(signs))


def count_positive_roots(polynomial: Polynomial) -> int:
    """
    Count the distinct roots above 0.

    Args:
        polynomial: Not all coefficients zero.

    Returns:
        The number of distinct real roots x > 0; a root where the curve only touches
        zero counts once.

    Source:
        Sturm's theorem; the rule of signs of Descartes settles the common cases.

    >>> count_positive_roots([Fraction(2), Fraction(-3), Fraction(1)])
    2
    """
    trimmed = _trim(polynomial)
    changes = sign_changes(trimmed)
    if changes < 2:
        return changes
    chain = _sturm_chain(trimmed)
    at_zero = sign_changes([each[0] for each in chain])
    at_infinity = sign_changes([each[-1] for each in chain])
    return at_zero - at_infinity


def without_repeated_roots(polynomial: Polynomial) -> list[Fraction]:
    """
    Give the polynomial that has the same roots other than 0, each once.

    >>> len(without_repeated_roots([Fraction(4), Fraction(-4), Fraction(1)]))
    2
    """
    trimmed = _trim(polynomial)
    if len(trimmed) < 3:
        return trimmed
    common = _sturm_chain(trimmed)[-1]
    return trimmed if len(common) == 1 else _quotient(trimmed, common)


def _trim(polynomial: Polynomial) -> list[Fraction]:
    """Drop leading zeros and the factors x that a constant of zero means."""
    kept = list(polynomial)
    while kept and not kept[-1]:
        kept.pop()
    while kept and not kept[0]:
        kept.pop(0)
    return kept


def _sturm_chain(polynomial: list[Fraction]) -> list[list[Fraction]]:
    chain = [polynomial, _derivative(polynomial)]
    while len(chain[-1]) > 1:
        rest = _remainder(chain[-2], chain[-1])
        if not rest:
            break
        # Only the sign matters; a small leading coefficient keeps the fractions short.
        size = abs(rest[-1])
        chain.append([-coefficient / size for coefficient in rest])
    return chain


def _derivative(polynomial: Polynomial) -> list[Fraction]:
    return [power * each for power, each in enumerate(polynomial)][1:]


def _quotient(dividend: list[Fraction], divisor: list[Fraction]) -> list[Fraction]:
    return _divide(dividend, divisor)[0]


def _remainder(dividend: list[Fraction], divisor: list[Fraction]) -> list[Fraction]:
    rest = _divide(dividend, divisor)[1]
    while rest and not rest[-1]:
        rest.pop()
    return rest


def _divide(
    dividend: list[Fraction], divisor: list[Fraction]
) -> tuple[list[Fraction], list[Fraction]]:
    rest = list(dividend)
    quotient = []
    while len(rest) >= len(divisor):
        factor = rest[-1] / divisor[-1]
        quotient.append(factor)
        offset = len(rest) - len(divisor)
        for index, coefficient in enumerate(divisor):
            rest[offset + index] -= factor * coefficient
        rest.pop()
    return quotient[::-1], rest
