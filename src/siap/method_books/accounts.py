"""Workbook of `financial-ratios`: items by year, sums by kind, the ratios."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, down
from siap.method_books.functions import (
    add,
    all_of,
    either,
    first_that,
    is_blank,
    is_filled,
    most,
    rounded,
    same,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Book, Row, yes_no
from siap.method_books.words import word
from siap.methods.financial_ratios import (
    CASH,
    COST,
    DEPRECIATION,
    KINDS,
    OTHER_COST,
    OUTFLOW,
    REVENUE,
    VOLUME,
)


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    say = book.say
    accounts = case.question.accounts
    years = sorted({reading.year for each in accounts for reading in each.series})
    block = book.main.block(
        say("Pos", "Items"), [say("Pos", "Item"), say("Jenis", "Kind"), *map(str, years)]
    )
    kinds, columns = [], {year: list[Formula]() for year in years}
    for each in accounts:
        row = block.row()
        row.input(each.id)
        kinds.append(row.input(word(each.kind, book.language)))
        values = {reading.year: reading.value for reading in each.series}
        for year in years:
            columns[year].append(row.input(values.get(year)))
    given = {str(year): down(cells) for year, cells in columns.items()}
    sums = _sums(book, case, down(kinds), given)
    _ratios(book, sums)


def _sums(
    book: Book, case: Case, kinds: Range, columns: Mapping[str, Range]
) -> dict[str, dict[str, Formula]]:
    titles = [word(kind, book.language) for kind in KINDS]
    block = book.main.block(
        book.say("Jumlah tiap jenis", "Sum of each kind"),
        [book.say("Tahun", "Year"), *titles],
    )
    found: dict[str, dict[str, Formula]] = {}
    for year, column in columns.items():
        row = block.row()
        row.label(year)
        found[year] = {}
        for kind, title in zip(KINDS, titles, strict=True):
            formula = _sum(kinds, title, column)
            if kind in case.result["totals"][year]:
                cell = book.result(("totals", year, kind), row, formula)
            else:
                cell = row.formula(formula)
            found[year][kind] = cell
    return found


def _sum(kinds: Range, title: str, column: Range) -> Formula:
    """Add up one kind in one year; nothing where no item of it has a value."""

    def work() -> Value:
        pairs = zip(kinds.cells, column.cells, strict=True)
        own = [b.number for a, b in pairs if a.value == title and b.value is not None]
        return sum(own, Fraction()) if own else ""

    chosen = f'({kinds.text}="{title}")'
    none = f"SUMPRODUCT({chosen}*ISNUMBER({column.text}))=0"
    return Formula(f'IF({none},"",SUMIF({kinds.text},"{title}",{column.text}))', work)


def _ratios(book: Book, sums: Mapping[str, Mapping[str, Formula]]) -> None:
    say = book.say
    two = say("dua desimal", "two places")
    names = [
        say("Pemulihan biaya (%)", "Cost recovery (%)"),
        say("Biaya per satuan", "Cost per unit"),
        say("Rasio operasi", "Operating ratio"),
        say("Daya tahan kas (bulan)", "Cash runway (months)"),
    ]
    block = book.main.block(
        say("Rasio", "Ratios"),
        [
            say("Tahun", "Year"),
            say("Seluruh biaya", "All cost"),
            say("Pengeluaran sebulan", "Outflow of a month"),
            say("Diperkirakan", "Estimated"),
            *(each for name in names for each in (name, f"{name}, {two}")),
        ],
    )
    for year, cells in sums.items():
        row = block.row()
        row.label(year)
        _year(book, year, row, cells)


def _year(book: Book, year: str, row: Row, cells: Mapping[str, Formula]) -> None:
    cost, revenue = cells[COST], cells[REVENUE]
    whole = row.formula(either(is_blank(cost), "", add(cost, _cell(cells[OTHER_COST]))))
    paid = (whole - add(_cell(cells[DEPRECIATION]))) / 12
    given = is_filled(cells[OUTFLOW])
    outflow = first_that([(given, cells[OUTFLOW]), (is_blank(whole), "")], paid)
    outflow = book.result(("monthly_outflow", year), row, outflow)
    words = yes_no(book.language)
    guessed = all_of(is_blank(cells[OUTFLOW]), is_filled(whole))
    told = either(guessed, words[True], words[False])
    book.result(("outflow_estimated", year), row, told)
    cash = cells[CASH]
    for key, formula in (
        ("cost_recovery_percent", _share(revenue, whole, revenue / whole * 100)),
        ("cost_per_unit", _share(whole, cells[VOLUME], whole / cells[VOLUME])),
        ("operating_ratio", _share(cost, revenue, cost / revenue)),
        ("cash_runway_months", _share(cash, outflow, most(cash, 0) / outflow)),
    ):
        cell = book.result((key, year), row, formula)
        shown = either(is_blank(cell), "", rounded(cell, 2))
        book.result((f"{key}_rounded", year), row, shown, 2)


def _cell(cell: Formula) -> Range:
    """A range of one cell: SUM passes over a text in it."""
    return down([cell])


def _share(part: Formula, base: Formula, quotient: Formula) -> Formula:
    lacking: Sequence[tuple[Formula, str]] = [
        (is_blank(part), ""),
        (is_blank(base), ""),
        (same(base, 0), ""),
    ]
    return first_that(lacking, quotient)
