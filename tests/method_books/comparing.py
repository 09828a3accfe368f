"""The cells of a workbook against the answer of its method."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, Final

from method_books.cases import MAKERS
from siap.kernel.numbers import round_half_up
from siap.method_books import BOOKS
from siap.method_books.making import Case, case_of, lay_out
from siap.method_books.sheets import Book, Held
from siap.methodology.calculation import method_named, rules_for

NEAR: Final = Fraction(1, 10**11)
"""Answers give endless fractions with twelve places; machines work with fifteen digits."""


def laid_out(name: str, data: Mapping[str, Any], language: str = "id") -> tuple[Book, Case]:
    method = method_named(name)
    case = case_of(method, data, rules_for(method, data), language)
    return lay_out(method, case, BOOKS[name], language), case


def random_inputs(name: str, count: int) -> list[dict[str, Any]]:
    return [MAKERS[name](Random(seed)) for seed in range(count)]  # noqa: S311


def differs(held: Held, found: object, answer: Mapping[str, Any], language: str) -> str:
    """Say how a cell differs from the answer; empty if it does not."""
    wanted = held.expected(answer, language)
    if wanted == "":
        same = found in ("", None)
    elif isinstance(wanted, (int, Decimal)):
        same = isinstance(found, (int, Decimal, Fraction)) and _is_near(held, wanted, found)
    else:
        same = found == wanted
    return "" if same else f"{held.path} {held.member or ''}: {found!r}, not {wanted!r}"


def _is_near(held: Held, wanted: int | Decimal, found: int | Decimal | Fraction) -> bool:
    if held.places is not None:
        return round_half_up(found, held.places) == round_half_up(wanted, held.places)
    return abs(Fraction(found) - Fraction(wanted)) <= NEAR * max(1, abs(Fraction(wanted)))


def figures(answer: Mapping[str, Any]) -> Iterator[tuple[str | int, ...]]:
    """List where every number, word and empty value of an answer stands."""
    for key, value in answer.items():
        if key not in ("method", "ruleset", "warnings"):
            yield from _below((key,), value)


def _below(path: tuple[str | int, ...], value: object) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _below((*path, key), entry)
    elif isinstance(value, list) and value:
        for place, entry in enumerate(value):
            yield from _below((*path, place), entry)
    elif value not in ({}, []):
        yield path
