"""One score, or one score per rater, kept exactly and added up fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.methods.reading import check_on_scale
from siap.methods.shapes import LONGEST, Shape, exact, inside, kind_of, wrong_type

_EXACT: Final = Context(prec=120, traps=[InvalidOperation, Inexact])
_SMALL: Final = 10**15


@dataclass(frozen=True, slots=True)
class Ratings:
    """
    Scores of one alternative on one criterion.

    Args:
        mean: Arithmetic mean of the raters, exact.
        lowest: Lowest score.
        highest: Highest score.
        scores: Every score as it came, in the order of the raters.
        single: True if one number was given instead of a list.
    """

    mean: Fraction
    lowest: Fraction | int | Decimal
    highest: Fraction | int | Decimal
    scores: Sequence[Fraction | int | Decimal]
    single: bool = False

    @classmethod
    def of(cls, scores: Sequence[object]) -> "Ratings":
        """
        Collect the scores of n >= 1 raters.

        Raises:
            InvalidInput: Nobody rated, or a score is not an exact number.
        """
        if not scores:
            raise InvalidInput("empty")
        return _fast(scores) or _careful(scores)

    def check(self, scale: Sequence[Fraction | int], where: str) -> None:
        """Refuse the first score outside the scale."""
        if scale[0] <= Fraction(self.lowest) and Fraction(self.highest) <= scale[1]:
            return
        for index, score in enumerate(self.scores):
            place = where if self.single else f"{where}[{index}]"
            check_on_scale(Fraction(score), scale, place)


def _fast(scores: Sequence[object]) -> Ratings | None:
    """Add up plain numbers; None if one of them needs a closer look."""
    kinds = set(map(type, scores))
    numbers: Sequence[int | Decimal] = scores  # type: ignore[assignment]
    if kinds == {int}:
        low, high = min(numbers), max(numbers)
        if low > -_SMALL and high < _SMALL:
            return Ratings(Fraction(int(sum(numbers)), len(scores)), low, high, numbers)
    if kinds in ({Decimal}, {int, Decimal}):
        try:
            with localcontext(_EXACT):
                total = Decimal(sum(numbers))
                low, high = min(numbers), max(numbers)
        except (InvalidOperation, Inexact):
            return None
        places = total.as_tuple().exponent
        if low > -_SMALL and high < _SMALL and int(places) >= -LONGEST:
            return Ratings(Fraction(total) / len(scores), low, high, numbers)
    return None


def _careful(scores: Sequence[object]) -> Ratings:
    taken: list[Fraction] = []
    try:
        for score in scores:
            taken.append(exact(score))  # noqa: PERF401 - its length places the fault
    except InvalidInput as fault:
        raise inside(len(taken), fault) from None
    return Ratings(sum(taken, Fraction()) / len(taken), min(taken), max(taken), taken)


@dataclass(frozen=True)
class RatingsShape(Shape[Ratings]):
    """A number, or a list with one number per rater whose mean counts."""

    about: str = ""

    def _take(self, value: object) -> Ratings:
        if isinstance(value, (list, tuple)):
            return Ratings.of(value)
        if value is None or kind_of(value) == "object":
            raise wrong_type(value, "number / array")
        number = exact(value)
        return Ratings(number, number, number, [number], single=True)

    def _form(self) -> dict[str, object]:
        number = {"type": "number"}
        return {"anyOf": [number, {"type": "array", "items": number, "minItems": 1}]}
