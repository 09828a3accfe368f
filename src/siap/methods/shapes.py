"""What input looks like, said once: it reads, it refuses, and it prints its JSON Schema."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Final, Generic, TypeVar

from siap.kernel.errors import InvalidInput
from siap.methods.ranking import is_less

T = TypeVar("T")

LONGEST: Final = 30
"""Digits before and after the decimal point beyond which a number is refused."""

_TOO_BIG: Final = 10**LONGEST
_REMEMBERED: Final = 2**16
"""Numbers repeat: scores, percentages, years. Reading one again costs next to nothing."""


class Shape(Generic[T]):
    """One form that a value may have."""

    about: str = ""

    def read(self, value: object) -> T:
        """
        Check a JSON-like value and turn it into what the calculation wants.

        Raises:
            InvalidInput: With `where` as the path inside this value.
        """
        return self._take(value)

    @property
    def reader(self) -> Callable[[object], T]:
        """The function behind `read`, for those who call it a million times."""
        return self._take

    def schema(self) -> dict[str, object]:
        """Describe the form as JSON Schema (draft 2020-12)."""
        about = {"description": self.about} if self.about else {}
        return {**self._form(), **about}

    def _take(self, value: object) -> T:
        raise NotImplementedError

    def _form(self) -> dict[str, object]:
        raise NotImplementedError


def inside(step: str | int, fault: InvalidInput) -> InvalidInput:
    """Put one step in front of the place that a fault names."""
    head = f"[{step}]" if isinstance(step, int) else step
    glue = "." if fault.where and not fault.where.startswith("[") else ""
    return InvalidInput(fault.code, where=f"{head}{glue}{fault.where}", **fault.facts)


def wrong_type(value: object, wanted: str) -> InvalidInput:
    """Say which kind of value was expected instead of the one found."""
    if value is None:
        return InvalidInput("missing")
    return InvalidInput("wrong-type", wanted=wanted, found=kind_of(value))


def kind_of(value: object) -> str:
    """Name the JSON type of a value."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float, Decimal, Fraction)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "object" if isinstance(value, Mapping) else "array"


def exact(value: object) -> Fraction:
    """
    Read one number exactly.

    Args:
        value: An int, a finite Decimal or a Fraction of at most `LONGEST` digits
            on each side of the decimal point.

    Raises:
        InvalidInput: Anything else: text, a boolean, a binary float, NaN, infinity.
    """
    if type(value) is int:
        if -_TOO_BIG < value < _TOO_BIG:
            return _from_whole(value)
        raise InvalidInput("number-too-long", digits=LONGEST)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise InvalidInput("not-finite")
        return _from_decimal(value)
    if isinstance(value, Fraction):
        return value
    raise _no_number(value)


def _no_number(value: object) -> InvalidInput:
    if isinstance(value, str):
        shown = value[:40]
        if any(sign.isdigit() for sign in shown):
            return InvalidInput("number-as-text", value=shown)
        return InvalidInput("not-a-number", value=shown, example="3.5")
    if isinstance(value, float):
        return InvalidInput("binary-float", value=value)
    return wrong_type(value, "number")


@lru_cache(maxsize=_REMEMBERED)
def _from_whole(value: int) -> Fraction:
    return Fraction(value)


@lru_cache(maxsize=_REMEMBERED)
def _from_decimal(value: Decimal) -> Fraction:
    places = value.as_tuple().exponent
    if value.adjusted() >= LONGEST or (isinstance(places, int) and places < -LONGEST):
        raise InvalidInput("number-too-long", digits=LONGEST)
    return Fraction(value)


@dataclass(frozen=True)
class Number(Shape[Fraction]):
    """A number, exact, within limits that belong to the range."""

    least: Fraction | int | None = None
    most: Fraction | int | None = None
    above: Fraction | int | None = None
    about: str = ""

    def _take(self, value: object) -> Fraction:
        number = exact(value)
        if self._open or (
            (self.least is None or not is_less(number, self.least))
            and (self.most is None or not is_less(self.most, number))
            and (self.above is None or is_less(self.above, number))
        ):
            return number
        raise InvalidInput("out-of-range", value=value, range=self._range())

    @property
    def reader(self) -> Callable[[object], Fraction]:
        """The function behind `read`; without limits there is only the number to read."""
        return exact if self._open else self._take

    @cached_property
    def _open(self) -> bool:
        return self.least is self.most is self.above is None

    def _range(self) -> str:
        limits = [("≥", self.least), (">", self.above), ("≤", self.most)]
        return ", ".join(f"{sign} {limit}" for sign, limit in limits if limit is not None)

    def _form(self) -> dict[str, object]:
        names = {
            "minimum": self.least,
            "exclusiveMinimum": self.above,
            "maximum": self.most,
        }
        limits = {name: _plain(limit) for name, limit in names.items() if limit is not None}
        return {"type": "number", **limits}


def _plain(limit: Fraction | int) -> int | Decimal:
    return limit if isinstance(limit, int) else Decimal(limit.numerator) / limit.denominator


@dataclass(frozen=True)
class Whole(Shape[int]):
    """A whole number within limits that belong to the range."""

    least: int | None = None
    most: int | None = None
    about: str = ""

    @cached_property
    def _number(self) -> Number:
        return Number(self.least, self.most)

    def _take(self, value: object) -> int:
        if type(value) is int and self._low <= value <= self._high:
            return value
        number = self._number.read(value)
        if number.denominator != 1:
            raise InvalidInput("not-whole", value=value)
        return number.numerator

    @cached_property
    def _low(self) -> int:
        return 1 - _TOO_BIG if self.least is None else self.least

    @cached_property
    def _high(self) -> int:
        return _TOO_BIG - 1 if self.most is None else self.most

    def _form(self) -> dict[str, object]:
        return {**self._number.schema(), "type": "integer"}


@dataclass(frozen=True)
class Name(Shape[str]):
    """An identifier or another short text that is not blank."""

    about: str = ""
    longest: int = 500
    may_be_blank: bool = False

    def _take(self, value: object) -> str:
        if not isinstance(value, str):
            raise wrong_type(value, "string")
        if (not value or value.isspace()) and not self.may_be_blank:
            raise InvalidInput("missing")
        if len(value) > self.longest:
            raise InvalidInput("text-too-long", longest=self.longest)
        return value

    def _form(self) -> dict[str, object]:
        least = 0 if self.may_be_blank else 1
        return {"type": "string", "minLength": least, "maxLength": self.longest}


@dataclass(frozen=True)
class Choice(Shape[str]):
    """One of a few words."""

    words: Sequence[str]
    about: str = ""

    def _take(self, value: object) -> str:
        if not isinstance(value, str):
            raise wrong_type(value, "string")
        if value not in self.words:
            raise InvalidInput(
                "unknown-choice", value=value[:40], known=", ".join(self.words)
            )
        return value

    def _form(self) -> dict[str, object]:
        return {"type": "string", "enum": list(self.words)}


@dataclass(frozen=True)
class Truth(Shape[bool]):
    """`true` or `false`."""

    about: str = ""

    def _take(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise wrong_type(value, "boolean")
        return value

    def _form(self) -> dict[str, object]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Day(Shape[date]):
    """A date as `2026-08-17`."""

    about: str = ""

    def _take(self, value: object) -> date:
        if isinstance(value, date):
            return value
        if not isinstance(value, str):
            raise wrong_type(value, "string")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            raise InvalidInput("not-a-date", value=value[:40]) from None
        return day

    def _form(self) -> dict[str, object]:
        return {"type": "string", "format": "date"}
