"""The form as the template shows it: controls with label, hint, value and error."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from siap.apps.calculators.desk import Outcome
from siap.apps.calculators.filling import fill
from siap.apps.calculators.layout import Column, Layout, Table
from siap.apps.calculators.pasting import headings
from siap.apps.calculators.typed import Typed, columns_of
from siap.apps.calculators.words import field_words
from siap.kernel.numbers import exact_number
from siap.method_books.words import word
from siap.methods.method import Method
from siap.ui.fields import Problem
from siap.ui.formatting import number, reader_language

_NARROW: Final = ("number", "whole", "ratings", "choice", "day", "pair")


@dataclass(frozen=True)
class Control:
    """
    One input.

    Args:
        name: Also its id.
        label: What it is called.
        value: What was typed.
        hint: Unit, limits, example.
        error: What is wrong with it.
        options: Values and words to choose from; empty for a text field.
        unit: Shown behind the field.
        narrow: Whether a short field is enough.
        optional: Whether it may stay empty.
    """

    name: str
    label: str
    value: str
    hint: str = ""
    error: str = ""
    options: Sequence[tuple[str, str]] = ()
    unit: str = ""
    narrow: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Heading:
    """Heading of a column with its unit and limits."""

    title: str
    note: str


@dataclass(frozen=True)
class Line:
    """A row of controls."""

    number: int
    name: str
    cells: Sequence[Control]


@dataclass(frozen=True)
class TableView:
    """A table of the form."""

    key: str
    title: str
    hint: str
    form: str
    headings: Sequence[Heading]
    lines: Sequence[Line]
    width: int
    paste_headings: str
    paste_error: str
    pasted: str
    optional: bool


class Form:
    """Builds what the template shows."""

    def __init__(self, method: Method[Any], layout: Layout, outcome: Outcome) -> None:
        self.method = method
        self.layout = layout
        self.outcome = outcome
        self.language = reader_language()
        example = {key: value for key, value in method.example.items() if value is not None}
        self.example = fill(layout, example, self.language)

    def scalars(self) -> list[Control]:
        """Show the single fields."""
        return [self._scalar(column) for column in self.layout.scalars]

    def tables(self, posted: Mapping[str, str]) -> list[TableView]:
        """Show the tables; `posted` holds pasted text that could not be read."""
        return [self._table(table, posted) for table in self.layout.tables]

    def problems(self) -> list[Problem]:
        """List what is wrong, each with the id of its control."""
        found = [Problem(self.outcome.problem)] if self.outcome.problem else []
        return found + [Problem(text, name) for name, text in self.outcome.messages.items()]

    def _scalar(self, column: Column) -> Control:
        words = field_words(self.method.name, column.key, self.language)
        name = f"s-{column.key}"
        example = self.example.scalars.get(column.key, "")
        parts = [words.hint, limits(column), _example(column, example)]
        return Control(
            name,
            words.title,
            self.outcome.typed.scalars.get(column.key, ""),
            ". ".join(part for part in parts if part),
            self.outcome.messages.get(name, ""),
            self._options(column),
            words.unit,
            column.kind in _NARROW and not column.options,
            not column.required,
        )

    def _options(self, column: Column) -> list[tuple[str, str]]:
        if column.key == "ruleset":
            return self._rules(column)
        if not column.options:
            return []
        options = [(code, word(code, self.language)) for code in column.options]
        return options if column.required else [("", "–"), *options]

    def _cell_options(self, column: Column, typed: str) -> list[tuple[str, str]]:
        """Give the options of a cell; a word that is none of them is kept as typed."""
        if not column.options:
            return []
        known = [("", ""), *((code, word(code, self.language)) for code in column.options)]
        return known if typed in {code for code, _ in known} else [*known, (typed, typed)]

    def _rules(self, column: Column) -> list[tuple[str, str]]:
        options = [(rules.id, rules.title) for rules in reversed(self.layout.rules)]
        if column.required:
            return options
        return [("", _("yang masih berlaku")), *options]

    def _table(self, table: Table, posted: Mapping[str, str]) -> TableView:
        typed = self.outcome.typed
        words = field_words(self.method.name, table.key, self.language)
        columns = columns_of(table, typed)
        rows = typed.tables.get(table.key, ())
        return TableView(
            key=table.key,
            title=words.title,
            hint=words.hint,
            form=table.form,
            headings=[self._heading(table, column, given) for column, given in columns],
            lines=[self._line(table, columns, at, row) for at, row in enumerate(rows)],
            width=typed.widths.get(table.key, 0),
            paste_headings=" | ".join(
                headings(self.method.name, table, typed, self.language)
            ),
            paste_error=self.outcome.messages.get(f"p-{table.key}", ""),
            pasted=posted.get(f"p-{table.key}", ""),
            optional=not table.required,
        )

    def _headings(self, table: Table) -> str:
        """List the headings that a pasted table may have."""
        typed = self.outcome.typed
        return " | ".join(headings(self.method.name, table, typed, self.language))

    def _title(self, table: Table, column: Column, given: str) -> str:
        path = f"{table.key}.{column.key}"
        return given or field_words(self.method.name, path, self.language).title

    def _heading(self, table: Table, column: Column, given: str) -> Heading:
        title = self._title(table, column, given)
        if given:
            return Heading(title, limits(column))
        words = field_words(self.method.name, f"{table.key}.{column.key}", self.language)
        example = _first(self.example, table, column)
        parts = (words.unit, limits(column), words.hint or _example(column, example))
        return Heading(title, "; ".join(part for part in parts if part))

    def _line(
        self,
        table: Table,
        columns: Iterable[tuple[Column, str]],
        at: int,
        row: Mapping[str, str],
    ) -> Line:
        name = table.row_names[at] if table.row_names else str(at + 1)
        cells = []
        for column, given in columns:
            control = f"t-{table.key}-{at}-{column.key}"
            label = _("{column}, baris {row}").format(
                column=self._title(table, column, given), row=name
            )
            options = self._cell_options(column, row.get(column.key, ""))
            cells.append(
                Control(
                    control,
                    label,
                    row.get(column.key, ""),
                    error=self.outcome.messages.get(control, ""),
                    options=options,
                    narrow=column.kind in _NARROW,
                )
            )
        return Line(at, self._row_title(table, name), cells)

    def _row_title(self, table: Table, name: str) -> str:
        if not table.row_names:
            return name
        indicators: Any = self.layout.rules[-1].values.get("indicators", ())
        titles = {each["id"]: each["name"] for each in indicators}
        return f"{name} – {titles[name]}" if name in titles else word(name, self.language)


def limits(column: Column) -> str:
    """Say between which numbers a value must lie."""
    low, high = (
        None if end is None else number(exact_number(end)) for end in column.limits
    )
    if low is not None and high is not None:
        return _("%(low)s sampai %(high)s") % {"low": low, "high": high}
    if low is not None:
        return _("paling sedikit %(low)s") % {"low": low}
    return ""


def _example(column: Column, example: str) -> str:
    if not example or column.options:
        return ""
    return _("contoh: %(example)s") % {"example": example}


def _first(example: Typed, table: Table, column: Column) -> str:
    values = (row.get(column.key, "") for row in example.tables.get(table.key, ()))
    return next((value for value in values if value), "")
