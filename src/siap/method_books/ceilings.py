"""Workbook of `ceiling-share`: equal part, parts by factor, whole rupiah that add up."""

from collections.abc import Sequence

from siap.method_books.formulas import Formula, Range, across, down, of
from siap.method_books.functions import add, either, same
from siap.method_books.making import Case
from siap.method_books.ordering import Share, add_up, alphabet
from siap.method_books.sheets import Book, Row


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    say, question = book.say, case.question
    pool = book.main.line(say("Dana (Rp)", "Pool (Rp)"), question.pool, "input")
    label = say("Bagian sama rata (0–1)", "Equal share (0–1)")
    equal_share = book.main.line(label, question.equal_share, "input")
    block = book.main.block(
        say("Faktor", "Factors"),
        [say("Faktor", "Factor"), say("Bobot (0–1)", "Weight (0–1)")],
    )
    weights = []
    for factor in question.factors:
        row = block.row()
        row.input(factor.id)
        weights.append(row.input(factor.weight))
    rows, values = _areas(book, case)
    count = len(rows)
    equal = pool * equal_share / count
    rest = pool * (1 - equal_share)
    names = [str(area.id) for area in question.areas]
    cells = [row.sheet.put(row.number, 0, row.sheet.cells[row.number, 0]) for row in rows]
    letters = [row.input(place) for row, place in zip(rows, alphabet(cells), strict=True)]
    exact = []
    for place, (name, row) in enumerate(zip(names, rows, strict=True)):
        parts = [
            row.formula(_part(weight, line, place, rest))
            for weight, line in zip(weights, values, strict=True)
        ]
        by_factors = add(across(parts)) if parts else of(0)
        exact.append(book.result(("exact", name), row, equal + by_factors))
    shares = [
        Share(name, row, cell, cell, letter)
        for name, row, cell, letter in zip(names, rows, exact, letters, strict=True)
    ]
    wholes = add_up(book, "ceilings", shares, pool)
    book.main.next_row += 1
    book.outcome(
        ("total",),
        say("Jumlah pagu (Rp)", "Sum of the ceilings (Rp)"),
        add(down(wholes)),
        0,
    )
    book.told["ties"] = say(
        "wilayah dengan sisa sama di batas pembagian; lihat kolom sisa dan urutannya",
        "areas with equal remainders at the edge; see the columns of remainder and place",
    )


def _areas(book: Book, case: Case) -> tuple[list[Row], list[Range]]:
    say, question = book.say, case.question
    factors = [factor.id for factor in question.factors]
    block = book.main.block(
        say("Wilayah", "Areas"),
        [
            say("Wilayah", "Area"),
            *factors,
            say("Urut nama (nilai)", "Place in the alphabet (value)"),
            *(say(f"Bagian menurut {name}", f"Part by {name}") for name in factors),
            say("Bagian persis", "Exact share"),
            say("Rupiah bulat", "Whole rupiah"),
            say("Sisa", "Remainder"),
            say("Urutan sisa", "Place of the remainder"),
            say("Pagu (Rp)", "Ceiling (Rp)"),
        ],
    )
    rows, lines = [], []
    for area in question.areas:
        row = block.row()
        row.input(area.id)
        lines.append([row.input(area.values[name]) for name in factors])
        rows.append(row)
    return rows, [down([line[place] for line in lines]) for place in range(len(factors))]


def _part(weight: Formula, values: Range, place: int, rest: Formula) -> Formula:
    own: Sequence[Formula] = values.cells
    total = add(values)
    return either(same(weight, 0), 0, rest * weight * own[place] / total)
