"""Workbook of `schedule`: years may be changed, and money and worth follow."""

from collections.abc import Sequence

from siap.method_books.formulas import Formula, Range, down, of
from siap.method_books.functions import (
    above,
    add,
    all_of,
    either,
    first_that,
    same,
    sum_where,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Book

_ELSEWHERE = ("bound", "gap", "gap_percent_rounded", "status", "why", "by_area", "compared")


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    say, question = book.say, case.question
    years = question.horizon
    label = say("Susut manfaat setahun (0–1)", "Worth lost in a year (0–1)")
    rate = book.main.line(label, question.discount, "input")
    weights = _weights(book, years, rate)
    block = book.main.block(
        say("Usulan", "Proposals"),
        [
            say("Usulan", "Proposal"),
            say("Wilayah", "Area"),
            say("Perangkat daerah", "Agency"),
            say("Biaya (Rp)", "Cost (Rp)"),
            say("Biaya tiap tahun sesudahnya (Rp)", "Cost of later years (Rp)"),
            say("Nilai", "Score"),
            say("Penerima manfaat", "People"),
            say("Tahun (0 = menunggu)", "Year (0 = waits)"),
            say("Manfaat", "Worth"),
            *(say(f"Uang {year} (Rp)", f"Money {year} (Rp)") for year in years),
        ],
    )
    areas, agencies, worths = [], [], []
    money: list[list[Formula]] = [[] for _ in years]
    for each in question.proposals:
        row = block.row()
        row.input(each.id)
        areas.append(row.input(each.area))
        agencies.append(row.input(each.agency))
        cost, yearly = row.input(each.cost), row.input(each.yearly_cost)
        score, people = row.input(each.score), row.input(each.people)
        chosen = row.input(case.result["year"][each.id] or 0)
        weight = first_that(
            [(same(chosen, year), one) for year, one in zip(years, weights, strict=True)],
            0,
        )
        worths.append(row.formula(score * people * weight))
        for year, column in zip(years, money, strict=True):
            column.append(row.formula(_in_year(chosen, year, cost, yearly)))
    book.main.next_row += 1
    label = say("Nilai jadwal", "Worth of the schedule")
    book.outcome(("value",), label, add(down(worths)))
    _sums(book, case, {"area": areas, "agency": agencies}, money)
    _tell(book)


def _weights(book: Book, years: Sequence[int], rate: Formula) -> list[Formula]:
    """Write what a year of waiting leaves of the worth, year by year."""
    found: list[Formula] = []
    for place, year in enumerate(years):
        weight = of(1)
        if place:
            weight = found[-1]
            for _ in range(year - years[place - 1]):
                weight = weight / (rate + 1)
        label = book.say(f"Bobot tahun {year}", f"Weight of {year}")
        found.append(book.main.line(label, weight, "formula"))
    return found


def _in_year(chosen: Formula, year: int, cost: Formula, yearly: Formula) -> Formula:
    before = all_of(above(chosen, 0), above(of(year), chosen))
    return either(same(chosen, year), cost, either(before, yearly, 0))


def _sums(
    book: Book, case: Case, names: dict[str, list[Formula]], money: list[list[Formula]]
) -> None:
    say, spent = book.say, case.result["spent"]
    headings = [str(year) for year in case.question.horizon]
    block = book.main.block(say("Terpakai (Rp)", "Spent (Rp)"), ["", *headings])
    row = block.row()
    row.label(say("Seluruhnya", "Total"))
    for year, column in zip(headings, money, strict=True):
        book.result(("spent", "total", year), row, add(down(column)))
    for scope, cells in names.items():
        listed: Range = down(cells)
        for name in spent[scope]:
            row = block.row()
            own = row.label(name)
            for year, column in zip(headings, money, strict=True):
                total = sum_where(listed, own, down(column))
                book.result(("spent", scope, name, year), row, total)


def _tell(book: Book) -> None:
    say = book.say
    book.told["year"] = say(
        "dicari program; boleh diubah di kolom Tahun",
        "found by the program; may be changed in the column Year",
    )
    book.told["waiting"] = say("usulan dengan tahun 0", "proposals with the year 0")
    for key in _ELSEWHERE:
        book.told[key] = say(
            "dihitung program, bukan lembar ini", "worked out by the program, not here"
        )
