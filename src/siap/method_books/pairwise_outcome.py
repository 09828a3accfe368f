"""Second half of the workbook of `pairwise-ranking`: status, circles, single answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, of
from siap.method_books.functions import (
    above,
    add,
    all_of,
    any_of,
    either,
    first_that,
    is_word,
    least,
    most,
    no,
    same,
)
from siap.method_books.sheets import Book, Row
from siap.method_books.words import in_words


@dataclass(frozen=True)
class Answered:
    """One answer: both names, points of each, whether it counts, and its row."""

    a: Formula
    b: Formula
    won: Formula
    counts: Formula
    row: Row


@dataclass(frozen=True)
class Board:
    """The matrices and what follows from them, by issue."""

    names: Range
    points: Range
    beaten: Range
    wins: Range
    counted: Range
    first: Range
    rows: Sequence[Row]
    among: Range


def outcome(book: Book, issues: Sequence[str], board: Board) -> None:
    """Write what the wins say: decided, to be repeated, in a circle, not complete."""
    say = book.say
    n = len(issues)
    book.main.next_row += 1
    book.main.say(say("Hasil", "Result"), "heading")
    missing = book.main.line(
        say("Pasangan belum dijawab", "Pairs without an answer"),
        of(n * (n - 1) // 2) - add(board.counted) / 2,
        "formula",
    )
    strict = book.main.line(
        say("Kemenangan mutlak antarpuncak", "Outright wins among the first"),
        _strict(board),
        "formula",
    )
    level = same(most(board.among), least(board.among))
    words = in_words(("decided", "repeat", "cycle", "incomplete"), book.language)
    status = book.outcome(
        ("status",),
        say("Keadaan", "Status"),
        first_that(
            [
                (above(missing, 0), words["incomplete"]),
                (same(add(board.first), 1), words["decided"]),
                (all_of(above(strict, 0), level), words["cycle"]),
            ],
            words["repeat"],
        ),
        words=words,
    )
    book.outcome(
        ("main_issue",),
        say("Isu utama", "Main issue"),
        either(is_word(status, words["decided"]), _leader(board), ""),
    )
    again = any_of(is_word(status, words["repeat"]), is_word(status, words["cycle"]))
    for issue, row, flag in zip(issues, board.rows, board.first.cells, strict=True):
        book.is_member(("repeat_among",), issue, row, all_of(again, same(flag, 1)))
    _consistency(book, n, missing, board)


def _strict(board: Board) -> Formula:
    beaten, first = board.beaten, board.first

    def work() -> Value:
        flags = [flag.number for flag in first.cells]
        lines = zip(flags, beaten.rows, strict=True)
        return sum(
            (
                own * flag * cell.number
                for own, line in lines
                for flag, cell in zip(flags, line, strict=True)
            ),
            Fraction(),
        )

    return Formula(f"SUMPRODUCT(MMULT({beaten.text},{first.text})*{first.text})", work)


def _leader(board: Board) -> Formula:
    def work() -> Value:
        pairs = zip(board.names.cells, board.first.cells, strict=True)
        return next(name.value for name, flag in pairs if flag.number == 1)

    return Formula(f"INDEX({board.names.text},MATCH(1,{board.first.text},0))", work)


def _consistency(book: Book, n: int, missing: Formula, board: Board) -> None:
    triads = book.outcome(
        ("circular_triads",),
        book.say("Banyaknya lingkaran tiga", "Circles of three"),
        _triads(board),
    )
    most_triads = n**3 - n if n % 2 else n**3 - 4 * n
    zeta = 1 - of(24) * triads / most_triads if most_triads else of(1)
    book.outcome(
        ("consistency",),
        book.say("Keajekan (zeta Kendall, 0 sampai 1)", "Consistency (Kendall's zeta)"),
        either(above(missing, 0), "", zeta),
    )


def _triads(board: Board) -> Formula:
    """Steps that lead back after three: row beats column, and so on, back to the row."""
    beaten, points, counted = board.beaten, board.points, board.counted

    def work() -> Value:
        table = [[int(cell.number) for cell in row] for row in beaten.rows]
        places = range(len(table))
        walks = sum(
            table[i][j] * table[j][k] * table[k][i]
            for i in places
            for j in places
            for k in places
        )
        return Fraction(walks, 3)

    lost = f"{counted.text}*({points.text}=0)"
    return Formula(f"SUMPRODUCT(MMULT({beaten.text},{beaten.text})*{lost})/3", work)


def sensitivity(book: Book, answers: Sequence[Answered], board: Board) -> None:
    """Write for each answer whether its opposite would change the main issue."""
    if not answers:
        book.told["changing_answers"] = ""
        return
    headings = (
        book.say("Bila A menang, isu utama berubah", "If A won, the main issue changes"),
        book.say("Bila B menang, isu utama berubah", "If B won, the main issue changes"),
    )
    head = Row(answers[0].row.sheet, answers[0].row.number - 1, answers[0].row.column)
    for heading in headings:
        head.add(heading, "column")
    decided = all_of(
        same(add(board.first), 1),
        same(add(board.counted), len(board.names.cells) * (len(board.names.cells) - 1)),
    )
    for each in answers:
        a, b = str(each.a.value), str(each.b.value)
        for side, step, up, down_ in (
            (a, 1 - each.won, each.a, each.b),
            (b, each.won, each.b, each.a),
        ):
            changes = all_of(decided, above(step, 0), no(_stays(step, up, down_, board)))
            member = {"a": a, "b": b, "winner": side}
            book.is_member(("changing_answers",), member, each.row, changes)


def _stays(step: Formula, up: Formula, loser: Formula, board: Board) -> Formula:
    """Whether the leader is still alone in front after a step up and a step down."""
    names, wins, first = board.names, board.wins, board.first
    moved = (
        f"{wins.text}+({step.text})*(EXACT({names.text},{up.text})"
        f"-EXACT({names.text},{loser.text}))"
    )
    leader = f"SUMPRODUCT(({moved})*{first.text})"

    def work() -> Value:
        after = {
            name.value: win.number
            for name, win in zip(names.cells, wins.cells, strict=True)
        }
        after[up.value] += step.number
        after[loser.value] -= step.number
        pairs = zip(names.cells, first.cells, strict=True)
        own = next(after[name.value] for name, flag in pairs if flag.number == 1)
        return sum(value >= own for value in after.values()) == 1

    return Formula(f"(SUMPRODUCT(--(({moved})>={leader}))=1)", work)
