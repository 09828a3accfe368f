"""Checks that need more than one value of the input: scales and known names."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number
from siap.methods.shape_groups import ListOf
from siap.methods.shapes import Number

SCALE: Final = ListOf(Number(), least=2, most=2, about="Lowest and highest score.")
"""Form of a declared scale: [lowest, highest]."""


def check_scale(scale: Sequence[Fraction], where: str = "scale") -> None:
    """Refuse a scale whose lowest value is not below its highest."""
    if scale[0] >= scale[1]:
        limit = f"> {exact_number(scale[0])}"
        raise InvalidInput(
            "out-of-range", where=f"{where}[1]", value=exact_number(scale[1]), range=limit
        )


def check_on_scale(
    value: Fraction | int, scale: Sequence[Fraction | int], where: str
) -> None:
    """Refuse a score outside the declared scale; both ends belong to it."""
    if not scale[0] <= value <= scale[1]:
        raise InvalidInput(
            "out-of-scale",
            where=where,
            value=exact_number(value),
            least=exact_number(scale[0]),
            most=exact_number(scale[1]),
        )


def check_known(name: str, known: Collection[str], where: str, listed: str) -> None:
    """Refuse a name that is not in the list it refers to."""
    if name not in known:
        raise InvalidInput("unknown-id", where=where, value=name[:40], list=listed)


def check_same_keys(given: Mapping[str, object], wanted: Sequence[str], where: str) -> None:
    """Refuse a map that lacks one of the wanted keys or has another one."""
    for key in given:
        if key not in wanted:
            known = ", ".join(wanted)
            raise InvalidInput(
                "unknown-key", where=f"{where}.{key}", key=key[:40], known=known
            )
    for key in wanted:
        if key not in given:
            raise InvalidInput("missing", where=f"{where}.{key}")
