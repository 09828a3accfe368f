"""Where reports are: squares of a grid by which they are counted and found near by."""

from decimal import ROUND_FLOOR, Decimal
from typing import Final

SIDE: Final = Decimal("0.005")
"""Side of a square in degrees: about 550 metres in Indonesia."""


def cell_of(latitude: Decimal | None, longitude: Decimal | None) -> str:
    """
    Name the square of the grid that holds a place.

    >>> cell_of(Decimal("-7.56841"), Decimal("110.82912"))
    '-1514:22165'
    """
    if latitude is None or longitude is None:
        return ""
    return f"{_step(latitude)}:{_step(longitude)}"


def cells_around(cell: str) -> list[str]:
    """The square itself and its eight neighbours; empty for no place."""
    if not cell:
        return []
    row, column = (int(part) for part in cell.split(":"))
    steps = (-1, 0, 1)
    return [f"{row + down}:{column + right}" for down in steps for right in steps]


def middle_of(cell: str) -> tuple[Decimal, Decimal]:
    """Latitude and longitude of the middle of a square."""
    row, column = (int(part) for part in cell.split(":"))
    return (row + Decimal("0.5")) * SIDE, (column + Decimal("0.5")) * SIDE


def _step(degrees: Decimal) -> int:
    return int((degrees / SIDE).to_integral_value(ROUND_FLOOR))
