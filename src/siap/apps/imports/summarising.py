"""Rows of a file summed up by year, each figure one row with yearly values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from siap.apps.imports.choices import Measure, Summary
from siap.apps.imports.headings import Heading
from siap.apps.imports.planned import Draft, Fault
from siap.apps.imports.reading.file_rows import CellIn, FileRow, Percent, text_of
from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import round_half_up
from siap.methodology.cells import YEARLY_TYPES
from siap.methodology.typed_numbers import parse_decimal
from siap.methodology.worksheet_shapes import Part

PLACES: Final = 2
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_HOW_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "sum": ("Jumlah kolom “{column}”", "Sum of column “{column}”"),
    "count": ("Banyaknya baris", "Number of rows"),
    "mean": ("Rata-rata kolom “{column}”", "Mean of column “{column}”"),
    "median": ("Nilai tengah kolom “{column}”", "Median of column “{column}”"),
}


@dataclass
class _Gathered:
    """The values of one measure in one year, with their weights; rows without a value."""

    values: list[tuple[Fraction, Fraction]] = field(default_factory=list)
    missing: int = 0
    rows: int = 0


@dataclass(frozen=True)
class Figure:
    """What a measure came to: value by year, and in how many rows it was missing."""

    measure: Measure
    values: Mapping[int, Decimal]
    missing: Mapping[int, tuple[int, int]]

    @property
    def has_missing(self) -> bool:
        """Whether any row had no value."""
        return any(missing for missing, _ in self.missing.values())


@dataclass(frozen=True)
class Summarised:
    """The figures, and the rows that could not be counted."""

    figures: Sequence[Figure]
    faults: Sequence[Fault]


class _Summing:
    def __init__(self, summary: Summary, headings: Sequence[Heading], numbers: str) -> None:
        self._summary = summary
        self._titles = {heading.index: heading.title for heading in headings}
        self._numbers = numbers
        self._faults: list[Fault] = []
        self._gathered: list[dict[int, _Gathered]] = [{} for _ in summary.measures]

    def add(self, row: FileRow) -> None:
        cell = row.cell(self._summary.period)
        year = year_of(cell)
        if year is None:
            self._fault(row, self._summary.period, "import-no-year")
            return
        for measure, by_year in zip(self._summary.measures, self._gathered, strict=True):
            gathered = by_year.setdefault(year, _Gathered())
            try:
                pair = self._pair(row, measure)
            except InvalidInput:
                continue
            gathered.rows += 1
            if pair is None:
                gathered.missing += 1
            else:
                gathered.values.append(pair)

    def _pair(self, row: FileRow, measure: Measure) -> tuple[Fraction, Fraction] | None:
        value = Fraction(1) if measure.how == "count" else self._number(row, measure.column)
        weight = (
            Fraction(1) if measure.weight is None else self._number(row, measure.weight)
        )
        return None if value is None or weight is None else (value, weight)

    def _number(self, row: FileRow, index: int | None) -> Fraction | None:
        assert index is not None  # noqa: S101 - the form asks for a column
        cell = row.cell(index)
        if isinstance(cell, Percent):
            return Fraction(cell.value)
        if isinstance(cell, Decimal):
            return Fraction(cell)
        text = text_of(cell).strip()
        if text in {"", "-", "–"}:
            return None
        try:
            return Fraction(parse_decimal(text, language=self._numbers))
        except InvalidInput as problem:
            self._fault(row, index, problem.code, **problem.facts)
            raise

    def _fault(self, row: FileRow, index: int, code: str, **facts: object) -> None:
        typed = text_of(row.cell(index))[:200]
        said = {"value": typed or "–", **facts}
        self._faults.append(
            Fault(row.number, self._titles.get(index, ""), typed, code, said)
        )

    def result(self) -> Summarised:
        figures = [
            Figure(
                measure,
                {
                    year: value
                    for year, gathered in sorted(by_year.items())
                    if (value := _worked_out(measure, gathered.values)) is not None
                },
                {y: (g.missing, g.rows) for y, g in sorted(by_year.items())},
            )
            for measure, by_year in zip(self._summary.measures, self._gathered, strict=True)
        ]
        once = {(fault.number, fault.column): fault for fault in self._faults}
        return Summarised(figures, list(once.values()))


def summarise(
    rows: Iterable[FileRow], summary: Summary, headings: Sequence[Heading], *, numbers: str
) -> Summarised:
    """
    Sum rows up by year.

    Args:
        rows: The rows below the titles.
        summary: The column with the time, and what is measured.
        headings: The columns, for messages.
        numbers: How the file writes numbers, `id` or `en`.

    Returns:
        A figure for each measure. A row without a value is left out and counted as
        missing, never taken for zero; a year in which every value is missing has none.
        Means and medians have two places, halves up; the median of an even number lies
        halfway between the middle ones.
    """
    summing = _Summing(summary, headings, numbers)
    for row in rows:
        summing.add(row)
    return summing.result()


def year_of(cell: CellIn) -> int | None:
    """
    Find the year in a cell: `2022`, `2022-01`, `Januari 2022`, `21/11/2022`, a date.

    >>> year_of("2022-01"), year_of("2022/2023"), year_of("")
    (2022, None, None)
    """
    if isinstance(cell, date):
        return cell.year
    years = set(_YEAR.findall(text_of(cell)))
    return int(years.pop()) if len(years) == 1 else None


def _worked_out(
    measure: Measure, values: Sequence[tuple[Fraction, Fraction]]
) -> Decimal | None:
    total = sum((weight for _, weight in values), Fraction(0))
    if not values or (measure.how in {"mean", "median"} and total <= 0):
        return None
    weighted = sum((value * weight for value, weight in values), Fraction(0))
    match measure.how:
        case "mean":
            return round_half_up(weighted / total, PLACES)
        case "median":
            return round_half_up(_median(values, total), PLACES)
        case _:
            exact = weighted
            whole = exact.denominator == 1
            return Decimal(int(exact)) if whole else round_half_up(exact, 6).normalize()


def _median(values: Sequence[tuple[Fraction, Fraction]], total: Fraction) -> Fraction:
    """The value in the middle, each counted as often as its weight says."""
    half, passed = total / 2, Fraction(0)
    ordered = sorted((value, weight) for value, weight in values if weight > 0)
    for index, (value, weight) in enumerate(ordered):
        passed += weight
        if passed == half:
            return (value + ordered[index + 1][0]) / 2
        if passed > half:
            return value
    return ordered[-1][0]


def summary_drafts(
    summarised: Summarised,
    part: Part,
    *,
    file_name: str,
    language: str,
    titles: Mapping[int, str],
) -> list[Draft]:
    """
    Write the figures as rows of a part.

    Args:
        summarised: The figures.
        part: With a yearly column.
        file_name: Becomes the source.
        language: Of the note that says how the figure was worked out.
        titles: Of the columns of the file.

    Returns:
        One draft for each figure, numbered -1, -2, ..., which no row of a file is.
    """
    keys = {column.key: column for column in part.columns}
    yearly = next(c.key for c in part.columns if c.type in YEARLY_TYPES)
    name = part.columns[0].key
    drafts = []
    for number, figure in enumerate(summarised.figures, start=1):
        cells: dict[str, CellIn] = {name: figure.measure.title}
        note = note_of(figure, titles, language)
        said = {"unit": figure.measure.unit, "source": file_name, "note": note}
        cells |= {key: text for key, text in said.items() if key in keys}
        cells |= {f"{yearly}.{y}": value.normalize() for y, value in figure.values.items()}
        drafts.append(Draft(-number, cells))
    return drafts


def note_of(figure: Figure, titles: Mapping[int, str], language: str) -> str:
    """Say how a figure was worked out and what was missing."""
    place = 0 if language == "id" else 1
    measure = figure.measure
    column = titles.get(measure.column if measure.column is not None else -1, "")
    said = _HOW_WORDS[measure.how][place].format(column=column)
    if measure.weight is not None:
        weight = titles.get(measure.weight, "")
        said += (f", dibobot kolom “{weight}”", f", weighted by column “{weight}”")[place]
    lost = {year: pair for year, pair in figure.missing.items() if pair[0]}
    if not lost:
        return said + ("; tidak ada baris tanpa nilai.", "; no row without a value.")[place]
    words = ("{a} dari {b} baris", "{a} of {b} rows")[place]
    listed = ", ".join(f"{y}: {words.format(a=a, b=b)}" for y, (a, b) in lost.items())
    return (
        said
        + (
            f"; tanpa nilai dan tidak dihitung: {listed}.",
            f"; without a value and not counted: {listed}.",
        )[place]
    )


def has_summary(part: Part) -> bool:
    """Whether rows can be summed up into a part: a table with a yearly column."""
    return part.kind == "table" and any(c.type in YEARLY_TYPES for c in part.columns)
