"""Second half of the workbook of `gap`: which target or direction changes the order."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, down
from siap.method_books.functions import (
    above,
    absolute,
    all_of,
    any_of,
    at_least,
    either,
    first_that,
    is_blank,
    is_word,
    no,
    same,
)
from siap.method_books.sheets import Book, yes_no


@dataclass(frozen=True)
class Known:
    """An indicator with an achievement: its name, direction and their cells."""

    id: str
    direction: str
    name: Formula
    achieved: Formula
    towards: Formula


@dataclass(frozen=True)
class _Line:
    """Cells of one indicator among the others."""

    value: Formula
    worse: Formula
    better: Formula
    shared: Formula
    mirrored: Formula
    ratio: Formula


def write_sensitivity(book: Book, known: Sequence[Known], mirror: Formula) -> None:
    """
    Write for each indicator what its place hangs on.

    All of it follows from the percentages: a target times f gives a/f; mirrored,
    200 - a is what is divided.
    """
    say = book.say
    block = book.main.block(
        say("Kepekaan", "Sensitivity"),
        [
            say("Indikator", "Indicator"),
            say("Arah", "Direction"),
            say("Capaian (%)", "Achievement (%)"),
            say("Berapa yang sama", "Equal ones"),
            say("Tetangga lebih buruk", "Next worse"),
            say("Tetangga lebih baik", "Next better"),
            say("Perubahan target ke lebih buruk", "Change to next worse"),
            say("Perubahan target ke lebih baik", "Change to next better"),
            say("Perubahan target terkecil", "Smallest change of target"),
            say("Capaian bila arah dibalik", "Achievement turned round"),
            say("Arah mengubah urutan", "Direction changes the order"),
        ],
    )
    rows = [block.row() for _ in known]
    cells = []
    for each, row in zip(known, rows, strict=True):
        row.formula(each.name)
        cells.append((row.formula(each.towards), row.formula(each.achieved + 0)))
    column = down([achieved for _, achieved in cells])
    for each, row, (direction, value) in zip(known, rows, cells, strict=True):
        shared = above(row.formula(_equal(value, column)), 1)
        worse = row.formula(_neighbour(value, column, better=False))
        better = row.formula(_neighbour(value, column, better=True))
        falling = is_word(direction, book.word("lower"))
        mirrored = all_of(falling, mirror)
        ratio = all_of(falling, no(mirror))
        line = _Line(value, worse, better, shared, mirrored, ratio)
        changes = [row.formula(_change(line, wanted)) for wanted in (worse, better)]
        least = _smaller(line, *changes)
        moved_form = _moved(line, mirror)
        if each.direction == "range":
            row.label("")
            continue
        book.result(("sensitivity", each.id, "target_change"), row, least)
        moved = row.formula(moved_form)
        told = yes_no(book.language)
        stays = _stays(line, moved)
        path = ("sensitivity", each.id, "direction_changes_order")
        book.result(path, row, either(stays, told[False], told[True]))


def _equal(value: Formula, column: Range) -> Formula:
    def work() -> Value:
        ordered, own = column.ascending, value.number
        return Fraction(bisect_right(ordered, own) - bisect_left(ordered, own))

    return Formula(f"SUMPRODUCT(--(ROUND({column.text},9)=ROUND({value.text},9)))", work)


def _neighbour(value: Formula, column: Range, *, better: bool) -> Formula:
    def work() -> Value:
        ordered, own = column.ascending, value.number
        if better:
            place = bisect_right(ordered, own)
            return ordered[place] if place < len(ordered) else ""
        place = bisect_left(ordered, own)
        return ordered[place - 1] if place else ""

    sign, pick = ("<=", "SMALL") if better else (">=", "LARGE")
    passed = f"SUMPRODUCT(--(ROUND({column.text},9){sign}ROUND({value.text},9)))"
    none = f"{passed}=ROWS({column.text})"
    return Formula(f'IF({none},"",{pick}({column.text},{passed}+1))', work)


def _change(line: _Line, wanted: Formula) -> Formula:
    """Relative change of the target with which the wanted place is reached."""
    value = line.value
    up = first_that([(_not_above_nought(wanted, value), "")], value / wanted - 1)
    turned = first_that([(_not_above_nought(value, wanted), "")], wanted / value - 1)
    old, new = 200 - wanted, 200 - value
    mirrored = first_that([(_not_above_nought(old, new), "")], new / old - 1)
    return first_that(
        [(is_blank(wanted), ""), (line.mirrored, mirrored), (line.ratio, turned)], up
    )


def _not_above_nought(first: Formula, second: Formula) -> Formula:
    return any_of(at_least(0 - first, 0), at_least(0 - second, 0))


def _smaller(line: _Line, first: Formula, second: Formula) -> Formula:
    nearer = any_of(
        above(absolute(second), absolute(first)),
        all_of(same(absolute(first), absolute(second)), at_least(second, first)),
    )
    return first_that(
        [
            (line.shared, 0),
            (all_of(is_blank(first), is_blank(second)), ""),
            (is_blank(first), second),
            (is_blank(second), first),
            (nearer, first),
        ],
        second,
    )


def _moved(line: _Line, mirror: Formula) -> Formula:
    value = line.value
    ratio = either(same(value, 0), "", 10_000 / value)
    return either(mirror, 200 - value, ratio)


def _stays(line: _Line, moved: Formula) -> Formula:
    over = either(is_blank(line.worse), 1, either(above(moved, line.worse), 1, 0))
    under = either(is_blank(line.better), 1, either(above(line.better, moved), 1, 0))
    between = all_of(no(line.shared), same(over, 1), same(under, 1))
    kept = any_of(same(moved, line.value), between)
    return same(either(is_blank(moved), 0, either(kept, 1, 0)), 1)
