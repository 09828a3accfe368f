"""JSON text in and out without losing a digit."""

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from siap.kernel.errors import InvalidInput


def parse(text: str) -> object:
    """
    Read JSON text; fractions become Decimal, never binary floats.

    Args:
        text: One JSON value.

    Returns:
        Dicts, lists, str, int, Decimal, bool, None. NaN and infinity become
        Decimals that are not finite, so that the shape can say where they stand.

    Raises:
        InvalidInput: Not JSON, a key written twice, or nested too deeply.
    """
    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_constant=Decimal,
            object_pairs_hook=_without_repeats,
        )
    except json.JSONDecodeError as fault:
        raise InvalidInput("not-json", line=fault.lineno, column=fault.colno) from None
    except RecursionError:
        raise InvalidInput("nested-too-deeply") from None
    except ValueError:  # a whole number of thousands of digits
        raise InvalidInput("number-too-long", digits=30) from None


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    taken = dict(pairs)
    if len(taken) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise InvalidInput("duplicate-key", key=key[:40])
            seen.add(key)
    return taken


def write(value: object) -> str:
    """
    Write JSON text on one line; Decimals are written digit by digit.

    >>> write({"index": Decimal("3.10"), "class": "B", "lowest": None})
    '{"index": 3.10, "class": "B", "lowest": null}'
    """
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if isinstance(value, Mapping):
        return _write_object(value)
    raise TypeError(f"{type(value).__name__} reached the output: {value!r}")


def _write_object(value: Mapping[str, object]) -> str:
    # The writer is looked up here: a call for each of a million numbers would be felt.
    pairs = [
        f"{_quote(key)}: {_WRITERS.get(type(entry), write)(entry)}"
        for key, entry in value.items()
    ]
    return "{" + ", ".join(pairs) + "}"


def _write_array(value: Iterable[object]) -> str:
    return "[" + ", ".join(map(write, value)) + "]"


def _write_decimal(value: Decimal) -> str:
    text = str(value)
    return text if "E" not in text else f"{value:f}"


_quote = json.encoder.encode_basestring
_WRITERS: Final[Mapping[type, Callable[[Any], str]]] = {
    dict: _write_object,
    list: _write_array,
    tuple: _write_array,
    str: _quote,
    int: str,
    Decimal: _write_decimal,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): {None: "null"}.__getitem__,
}
"""By exact type: a million numbers pass through here."""
