"""Classes by threshold, applied exactly as the rule writes its edges."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.methods.ranking import is_less
from siap.methods.shape_groups import ListOf, Record
from siap.methods.shapes import Name, Number


@dataclass(frozen=True, slots=True)
class Band:
    """
    One class with its lower edge.

    Args:
        name: Class, as the rule set writes it (`A`, `sehat`).
        label: What the class means, in the words of the rule.
        least: Lower edge that belongs to the class.
        above: Lower edge that does not belong to the class. At most one of the two;
            none of them means: everything that is left.
    """

    name: str
    label: str = ""
    least: Fraction | None = None
    above: Fraction | None = None

    def __post_init__(self) -> None:
        if self.least is not None and self.above is not None:
            raise InvalidInput("one-edge-only", where="above")

    def holds(self, value: Fraction | int) -> bool:
        """Tell whether the value lies above the lower edge of this class."""
        if self.least is not None:
            return not is_less(value, self.least)
        return self.above is None or is_less(self.above, value)


BANDS: Final = ListOf(
    Record(
        Band,
        {"name": Name()},
        {"label": Name(), "least": Number(), "above": Number()},
    ),
    unique="name",
    about="Highest class first; the first class whose lower edge holds is taken.",
)


def classify(value: Fraction | int, bands: Sequence[Band]) -> Band:
    """
    Find the class of a value.

    Args:
        value: Exact or rounded, as the rule asks.
        bands: Highest class first.

    Returns:
        The first band whose lower edge holds.

    Raises:
        InvalidInput: The value lies below the lowest band.

    >>> classify(Fraction(3), [Band("high", least=Fraction(3)), Band("low")]).name
    'high'
    """
    top, bottom = value.as_integer_ratio()
    for band in bands:
        edge = band.above if band.least is None else band.least
        if edge is None:
            return band
        edge_top, edge_bottom = edge.as_integer_ratio()
        above = top * edge_bottom - edge_top * bottom
        if above > 0 or (above == 0 and band.least is not None):
            return band
    raise InvalidInput("below-every-class", value=str(value))
