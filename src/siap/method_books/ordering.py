"""Lists in the order of a number, and shares that add up to a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

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
    rows, copies = [], []
    for name, amount, number in zip(names, amounts, letters, strict=True):
        row = block.row()
        copies.append((row.formula(name), row.formula(amount), row.input(number)))
        rows.append(row)
    columns = [down([copy[place] for copy in copies]) for place in (1, 2)]
    places = places_by([(columns[0], highest_first), (columns[1], False)])
    positions = [row.formula(place) for row, place in zip(rows, places, strict=True)]
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


def places_by(columns: Sequence[tuple[Range, bool]]) -> list[Formula]:
    """
    Give the place of every row in an order by several numbers, the first one deciding.

    Args:
        columns: Cells of all rows, and whether the highest comes first.
    """
    rows = range(len(columns[0][0].cells))

    @cache
    def key_of(index: int) -> tuple[Fraction, ...]:
        cells = ((column.cells[index].number, high) for column, high in columns)
        return tuple(-number if high else number for number, high in cells)

    @cache
    def order() -> dict[tuple[Fraction, ...], int]:
        found: dict[tuple[Fraction, ...], int] = {}
        for place, key in enumerate(sorted(map(key_of, rows)), 1):
            found.setdefault(key, place)
        return found

    def place_of(index: int) -> Formula:
        terms, level = [], ""
        for column, high in columns:
            a, b = f"ROUND({column.text},9)", f"ROUND({column.cells[index].text},9)"
            terms.append(f"{level}({a}{'>' if high else '<'}{b})")
            level += f"({a}={b})*"
        text = f"(1+SUMPRODUCT({'+'.join(terms)}))"
        return Formula(text, lambda: Fraction(order()[key_of(index)]))

    return [place_of(index) for index in rows]


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
    sizes, letters = down([s.size for s in shares]), down([s.letter for s in shares])
    places = places_by([(down(rests), True), (sizes, True), (letters, False)])
    found = []
    for share, part, place in zip(shares, wholes, places, strict=True):
        more = either(_not_above(share.row.formula(place), left), 1, 0)
        found.append(book.result((key, share.id), share.row, part + more))
    return found


def _not_above(place: Formula, left: Formula) -> Formula:
    return Formula(
        f"{place.text}<=ROUND({left.text},0)", lambda: place.number <= left.number
    )
