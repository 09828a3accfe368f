"""From what was typed to the input of the contract, with the place of every value."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from siap.apps.calculators.building import BUILDERS, Entries, Read
from siap.apps.calculators.layout import Column, Layout, Table
from siap.apps.calculators.typed import Typed, columns_of, is_empty
from siap.kernel.digits import whole_number
from siap.kernel.errors import InvalidInput
from siap.method_books.words import word
from siap.methodology.dates import parse_date
from siap.methodology.typed_numbers import parse_decimal

_BELOW_ONE: Final = re.compile(r"^[+-]?0[.,]\d+$")
"""A lone nought before the mark is never a group of thousands."""


def read(layout: Layout, typed: Typed, language: str) -> Read:
    """
    Read the whole form.

    Args:
        layout: The form.
        typed: What was typed; empty rows are passed over.
        language: Whose way of writing numbers holds, `id` or `en`.
    """
    found = Read()
    reader = _Reader(found, language)
    for scalar in layout.scalars:
        reader.scalar(scalar, typed.scalars.get(scalar.key, ""))
    for table in layout.tables:
        reader.table(table, typed)
    return found


@dataclass
class _Reader:
    found: Read
    language: str

    def scalar(self, column: Column, text: str) -> None:
        name = f"s-{column.key}"
        if len(column.path) == 2:
            key, end = column.path
            self.found.places[f"{key}[{end}]"] = name
            value = self._value(column, text, name)
            if value is not None:
                self.found.data.setdefault(key, []).append(value)
            elif end == "1" and self.found.data.get(key):
                self.found.faults[name] = InvalidInput("missing")
            return
        self.found.places[column.key] = name
        value = self._value(column, text, name)
        if value is not None:
            self.found.data[column.key] = value

    def table(self, table: Table, typed: Typed) -> None:
        entries: Entries = []
        columns = columns_of(table, typed)
        self.found.places[table.key] = f"t-{table.key}-0-{columns[0][0].key}"
        for number, row in enumerate(typed.tables.get(table.key, ())):
            if is_empty(row):
                continue
            entry = {}
            for column, _ in columns:
                name = f"t-{table.key}-{number}-{column.key}"
                value = self._value(column, row.get(column.key, ""), name)
                if value is not None:
                    entry[column.key] = value
            entries.append((number, entry))
        data = BUILDERS[table.form](self.found, table, entries, columns)
        if data or (table.required and table.form != "map"):
            self.found.data[table.key] = data
        elif table.form == "records" and not table.required and table.key in _MAY_BE_EMPTY:
            self.found.data[table.key] = []

    def _value(self, column: Column, text: str, name: str) -> Any:
        text = text.strip()
        if not text:
            return None
        if column.kind == "choice":
            return chosen(column, text)
        try:
            return _KINDS.get(column.kind, _word)(text, self.language)
        except InvalidInput as fault:
            self.found.faults[name] = fault
            return None


def chosen(column: Column, text: str) -> str:
    """Find the option that a word stands for; an unknown word stands for itself."""
    folded = text.casefold()
    for option in column.options:
        names = (option, word(option, "id"), word(option, "en"))
        if folded in {name.casefold() for name in names}:
            return option
    return text


_MAY_BE_EMPTY: Final = ("comparisons", "factors")


def _number(text: str, language: str) -> int | Decimal:
    if _BELOW_ONE.match(text):
        return Decimal(text.replace(",", "."))
    found = parse_decimal(text, language=language)
    return int(found) if found == found.to_integral_value() else found


def _word(text: str, _language: str) -> str:
    return " ".join(text.split())


def _several(text: str, language: str) -> Any:
    parts = [part for part in text.split(";") if part.strip()]
    numbers = [_number(part.strip(), language) for part in parts]
    return numbers[0] if len(numbers) == 1 else numbers


def _day(text: str, _language: str) -> str:
    return parse_date(text).isoformat()


def _moment(text: str, _language: str) -> str:
    day, _, clock = text.replace("T", " ").partition(" ")
    clock = clock.strip().replace(".", ":")
    return (
        f"{parse_date(day).isoformat()}T{clock}" if clock else parse_date(text).isoformat()
    )


def _pairs(text: str, language: str) -> list[tuple[str, int | Decimal | None]]:
    found = []
    for part in text.split(";"):
        name, _, number = (piece.strip() for piece in part.rpartition(":"))
        if not name:
            name, number = number, ""
        if name:
            found.append((name, _number(number, language) if number else None))
    return found


def _yearly(text: str, language: str) -> list[dict[str, Any]]:
    found = []
    for name, number in _pairs(text, language):
        year = whole_number(name)
        if year is None or number is None:
            raise InvalidInput("not-by-year")
        found.append({"year": year, "value": number})
    return found


def _ways(text: str, language: str) -> list[dict[str, Any]]:
    return [
        {"to": name} if share is None else {"to": name, "share": share}
        for name, share in _pairs(text, language)
    ]


def _names(text: str, _language: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(";") if part.strip()]


def _scored(text: str, language: str) -> dict[str, int | Decimal | None]:
    return dict(_pairs(text, language))


def _truth(text: str, _language: str) -> bool | str:
    """Read yes or no in either language; anything else is left for the method to refuse."""
    for code, meant in (("yes", True), ("no", False)):
        if text.casefold() in {code, word(code, "id"), word(code, "en")}:
            return meant
    return text


def _number_or_word(text: str, language: str) -> Any:
    return _number(text, language) if any(sign.isdigit() for sign in text[:2]) else text


_KINDS: Final[Mapping[str, Callable[[str, str], Any]]] = {
    "number": _number,
    "whole": _number,
    "ratings": _several,
    "pair": _several,
    "day": _day,
    "moment": _moment,
    "yearly": _yearly,
    "ways": _ways,
    "word": _number_or_word,
    "year": _number,
    "names": _names,
    "scored": _scored,
    "truth": _truth,
}
