"""Reads the data of a picture and says what is wrong with it, and where."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from siap.diagrams.words import spoken
from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import write_number
from siap.typography import clean

_MISSING = object()


class Fields:
    """
    A mapping with typed getters.

    Args:
        data: What was handed in.
        where: Path to it, for messages.

    Raises:
        InvalidInput: It is no mapping.
    """

    def __init__(self, data: object, where: str = "") -> None:
        if not isinstance(data, Mapping):
            raise InvalidInput("diagram-not-a-mapping", where=where)
        self._data: Mapping[str, object] = data
        self._read: set[str] = set()
        self._children: list[Fields] = []
        self.where = where

    def _path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def _get(self, key: str, default: object) -> object:
        self._read.add(key)
        value = self._data.get(key)
        if value is None or value == "":
            if default is _MISSING:
                raise InvalidInput("missing", where=self._path(key))
            return default
        return value

    def text(self, key: str, default: object = _MISSING) -> str:
        """Read a text; numbers are taken as they are written."""
        value = self._get(key, default)
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
            raise InvalidInput("diagram-not-a-text", where=self._path(key))
        text = clean(str(value)).strip()
        if not text and default is _MISSING:
            raise InvalidInput("missing", where=self._path(key))
        return text

    def figure(self, key: str) -> str:
        """Read a number as the picture's readers write it, or a text; missing is empty."""
        value = self._get(key, None)
        if isinstance(value, Decimal):
            return write_number(value, spoken())
        return self.text(key, "")

    def number(self, key: str) -> Decimal:
        """Read a number that must be there."""
        return self._decimal(self._get(key, _MISSING), self._path(key))

    def number_or_none(self, key: str) -> Decimal | None:
        """Read a number that may be missing."""
        value = self._get(key, None)
        return None if value is None else self._decimal(value, self._path(key))

    def numbers(self, key: str) -> list[Decimal | None]:
        """Read a list of numbers, some of them perhaps missing."""
        return [
            None if value is None else self._decimal(value, f"{self._path(key)}[{n}]")
            for n, value in enumerate(self._list(key))
        ]

    def whole(self, key: str, low: int, high: int) -> int:
        """Read a whole number within a range."""
        value = self.number(key)
        if value != int(value) or not low <= value <= high:
            facts = {"low": low, "high": high, "value": value}
            raise InvalidInput("diagram-out-of-range", where=self._path(key), **facts)
        return int(value)

    def flag(self, key: str) -> bool:
        """Read yes or no; missing is no."""
        value = self._get(key, False)  # noqa: FBT003
        if not isinstance(value, bool):
            raise InvalidInput("diagram-not-a-flag", where=self._path(key))
        return value

    def choice(self, key: str, choices: Iterable[str], default: object = _MISSING) -> str:
        """Read one of a closed set of words."""
        value = self._get(key, default)
        known = list(choices)
        if value not in known and value != default:
            facts = {"key": value, "known": ", ".join(known)}
            raise InvalidInput("unknown-key", where=self._path(key), **facts)
        return str(value)

    def day(self, key: str) -> date:
        """Read a date, or its ISO text."""
        value = self._get(key, _MISSING)
        if isinstance(value, date):
            return date(value.year, value.month, value.day)
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise InvalidInput(
                "diagram-not-a-date", where=self._path(key), value=value
            ) from None

    def day_or_none(self, key: str) -> date | None:
        """Read a date that may be missing."""
        return None if self._get(key, None) is None else self.day(key)

    def has(self, key: str) -> bool:
        """Whether something was handed in under this key."""
        return self._get(key, None) is not None

    def texts(self, key: str) -> list[str]:
        """Read a list of texts; missing is empty."""
        return [
            Fields({key: value}, self.where).text(key, "") if value is not None else ""
            for value in self._list(key)
        ]

    def rows(self, key: str) -> "list[Fields]":
        """Read a list of mappings; missing is empty."""
        rows = [
            Fields(row, f"{self._path(key)}[{n}]") for n, row in enumerate(self._list(key))
        ]
        self._children.extend(rows)
        return rows

    def _list(self, key: str) -> Sequence[object]:
        value = self._get(key, ())
        if isinstance(value, str | bytes | Mapping) or not isinstance(value, Sequence):
            raise InvalidInput("diagram-not-a-list", where=self._path(key))
        return value

    @staticmethod
    def _decimal(value: object, where: str) -> Decimal:
        try:
            if isinstance(value, bool):
                raise InvalidOperation  # noqa: TRY301
            if isinstance(value, Fraction):
                number = Decimal(value.numerator) / Decimal(value.denominator)
            else:
                number = Decimal(str(value))
            if not number.is_finite():
                raise InvalidOperation  # noqa: TRY301
        except InvalidOperation:
            facts = {"value": value, "example": "12.5"}
            raise InvalidInput("not-a-number", where=where, **facts) from None
        return number

    def finish(self) -> None:
        """
        Refuse keys that nobody asked for.

        Raises:
            InvalidInput: There is such a key: most likely misspelt.
        """
        for key in self._data:
            if key not in self._read:
                facts = {"key": key, "known": ", ".join(sorted(self._read))}
                raise InvalidInput("unknown-key", where=self._path(str(key)), **facts)
        for child in self._children:
            child.finish()
