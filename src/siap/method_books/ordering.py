"""Lists in the order of a number, and shares that add up to a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, down, of
from siap.method_books.functions import add, either, whole
from siap.method_books.sheets import Book, Path, Row


def order_names(
    book: Book,
    path: Path,
    names: Sequence[Formula],
    amounts: Sequence[Formula],
    *,
    highest_first: bool,
) -> None:
    """
    Write a list of names in the order of their amounts.

    Equal amounts stand in the order of their names. Spreadsheets sort letters by the
    language of the machine, so the place of each name in the alphabet is a value.
    """
    say = book.say
    title = say("Urutan", "Order")
    note = say("Urut nama (nilai)", "Place in the alphabet (value)")
    headings = [
        say("Nama", "Name"),
        say("Besaran", "Amount"),
        note,
        say("Urutan ke", "Place"),
    ]
    block = book.main.block(title, headings)
    letters = alphabet(names)
    rows, copies, positions = [], [], []
    for name, amount, number in zip(names, amounts, letters, strict=True):
        row = block.row()
        copies.append((row.formula(name), row.formula(amount), row.input(number)))
        rows.append(row)
    columns = tuple(down([copy[place] for copy in copies]) for place in (1, 2))
    for row, (_, amount, letter) in zip(rows, copies, strict=True):
        keys = [(columns[0], amount, highest_first), (columns[1], letter, False)]
        positions.append(row.formula(place_by(keys)))
    table = book.main.block("", [say("Urutan ke", "Place"), say("Nama", "Name")])
    for index in range(len(names)):
        row = table.row()
        place = row.formula(of(index + 1))
        found = beside_number(down(positions), place, down([copy[0] for copy in copies]))
        book.result((*path, index), row, found)


def alphabet(names: Sequence[Formula]) -> list[int]:
    """Give the place of each name in the order of its characters, 1 first."""
    ordered = sorted(range(len(names)), key=lambda place: str(names[place].value))
    places = {index: place for place, index in enumerate(ordered, 1)}
    return [places[index] for index in range(len(names))]


def place_by(keys: Sequence[tuple[Range, Formula, bool]]) -> Formula:
    """
    Give the place in an order by several numbers, the first one deciding.

    Args:
        keys: Column, own cell, and whether the highest comes first.
    """

    def own_key(index: int) -> tuple[Fraction, ...]:
        return tuple(
            -cells.cells[index].number if high else cells.cells[index].number
            for cells, _, high in keys
        )

    def work() -> Value:
        mine = tuple(-own.number if high else own.number for _, own, high in keys)
        every = range(len(keys[0][0].cells))
        return Fraction(1 + sum(own_key(index) < mine for index in every))

    terms, level = [], ""
    for cells, own, high in keys:
        a, b = f"ROUND({cells.text},9)", f"ROUND({own.text},9)"
        terms.append(f"{level}({a}{'>' if high else '<'}{b})")
        level += f"({a}={b})*"
    return Formula(f"(1+SUMPRODUCT({'+'.join(terms)}))", work)


def beside_number(numbers: Range, number: Formula, names: Range) -> Formula:
    """Look a whole number up and give what stands beside it."""

    def work() -> Value:
        pairs = zip(numbers.cells, names.cells, strict=True)
        return next(name.value for each, name in pairs if each.value == number.value)

    return Formula(f"INDEX({names.text},MATCH({number.text},{numbers.text},0))", work)


@dataclass(frozen=True)
class Share:
    """One part of a whole: its row, its exact share, what decides between equals."""

    id: str
    row: Row
    exact: Formula
    size: Formula
    letter: Formula


def add_up(book: Book, key: str, shares: Sequence[Share], total: Formula) -> list[Formula]:
    """
    Round shares so that they add up: whole parts, then the largest remainders.

    Args:
        book: Columns whole part, remainder, place and result are added to the rows.
        key: Key of the result in the answer.
        shares: Between equal remainders the larger size goes first, then the letter.
        total: What they must add up to.
    """
    wholes = [share.row.formula(whole(share.exact)) for share in shares]
    rests = [
        share.row.formula(share.exact - part)
        for share, part in zip(shares, wholes, strict=True)
    ]
    left = total - add(down(wholes))
    columns = (
        down(rests),
        down([s.size for s in shares]),
        down([s.letter for s in shares]),
    )
    found = []
    for share, part, rest in zip(shares, wholes, rests, strict=True):
        keys = [
            (columns[0], rest, True),
            (columns[1], share.size, True),
            (columns[2], share.letter, False),
        ]
        place = share.row.formula(place_by(keys))
        more = either(_not_above(place, left), 1, 0)
        found.append(book.result((key, share.id), share.row, part + more))
    return found


def _not_above(place: Formula, left: Formula) -> Formula:
    return Formula(
        f"{place.text}<=ROUND({left.text},0)", lambda: place.number <= left.number
    )
