"""Classes of a rule set as cells, and the formula that finds the class of a value."""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.method_books.formulas import Formula, of
from siap.method_books.functions import (
    above,
    all_of,
    any_of,
    at_least,
    first_that,
    is_blank,
    is_word,
)
from siap.method_books.sheets import Book
from siap.methods.bands import Band


@dataclass(frozen=True)
class BandCells:
    """One class: name, label, how its lower edge counts, and the edge."""

    name: Formula
    label: Formula
    sign: Formula
    edge: Formula


def write_bands(book: Book, bands: Sequence[Band]) -> list[BandCells]:
    """Write the classes on the sheet of the rules, highest first."""
    block = book.rules.block(
        book.say("Kelas, tertinggi dahulu", "Classes, highest first"),
        [
            book.say("Kelas", "Class"),
            book.say("Sebutan", "Label"),
            book.say("Batas bawah", "Lower edge"),
            book.say("Nilai batas", "Edge"),
        ],
    )
    cells = []
    for band in bands:
        row = block.row()
        sign = ">=" if band.least is not None else ">" if band.above is not None else None
        edge = band.least if band.least is not None else band.above
        inputs = (band.name, band.label or None, sign, edge)
        cells.append(BandCells(*(row.input(value) for value in inputs)))
    return cells


def name_of(value: Formula, bands: Sequence[BandCells]) -> Formula:
    """Find the name of the class of a value."""
    return _found(value, bands, [band.name for band in bands])


def label_of(value: Formula, bands: Sequence[BandCells]) -> Formula:
    """Find the label of the class of a value."""
    return _found(value, bands, [either_text(band.label) for band in bands])


def either_text(cell: Formula) -> Formula:
    """Give the text of a cell; an empty one stays an empty text instead of nought."""
    return Formula(f'{cell.text}&""', lambda: cell.value or "")


def _found(
    value: Formula, bands: Sequence[BandCells], answers: Sequence[Formula]
) -> Formula:
    cases = [
        (_holds(value, band), answer) for band, answer in zip(bands, answers, strict=True)
    ]
    return first_that(cases, of(""))


def _holds(value: Formula, band: BandCells) -> Formula:
    reached = all_of(is_word(band.sign, ">="), at_least(value, band.edge))
    passed = all_of(is_word(band.sign, ">"), above(value, band.edge))
    return any_of(is_blank(band.sign), reached, passed)
