"""Workbook of `pairwise-ranking`: the answers, the matrix, the wins and the circles."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, across, down, of
from siap.method_books.functions import (
    above,
    add,
    all_of,
    either,
    first_that,
    is_filled,
    is_word,
    most,
    rank,
    same,
)
from siap.method_books.making import Case
from siap.method_books.pairwise_outcome import Answered, Board, outcome, sensitivity
from siap.method_books.sheets import Book
from siap.methods.pairwise_ranking import Comparison


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    question = case.question
    label = book.say("Bila seri", "For a draw")
    rule = book.choose_line(label, question.tie_rule, ("half", "repeat"))
    answers = _answers(book, question.comparisons, rule)
    board = _board(book, question.issues, answers)
    outcome(book, question.issues, board)
    sensitivity(book, answers, board)
    book.told["tie_rule"] = ""
    book.told["ties"] = book.say("isu yang peringkatnya sama", "issues that share a rank")
    book.told["missing_pairs"] = book.say(
        "sel matriks tanda yang bernilai 0 di luar diagonal",
        "cells of the matrix of answers that are 0 off the diagonal",
    )


def _answers(
    book: Book, comparisons: Sequence[Comparison], rule: Formula
) -> list[Answered]:
    block = book.main.block(
        book.say("Jawaban tiap pasangan", "Answer for each pair"),
        [
            book.say("Isu A", "Issue A"),
            book.say("Isu B", "Issue B"),
            book.say("Pemenang (kosong: seri)", "Winner (empty: draw)"),
            book.say("Suara A", "Votes A"),
            book.say("Suara B", "Votes B"),
            book.say("Kemenangan A", "Wins of A"),
            book.say("Dihitung", "Counted"),
        ],
    )
    found = []
    for each in comparisons:
        row = block.row()
        a, b, winner = (row.input(text) for text in (each.a, each.b, each.winner))
        votes = each.votes
        for_a = row.input(votes.a if votes else None)
        for_b = row.input(votes.b if votes else None)
        voted = all_of(is_filled(for_a), is_filled(for_b))
        by_votes = first_that([(above(for_a, for_b), 1), (above(for_b, for_a), 0)], _HALF)
        named = first_that([(_exact(winner, a), 1), (_exact(winner, b), 0)], _HALF)
        won = row.formula(either(voted, by_votes, named))
        again = all_of(is_word(rule, book.word("repeat")), same(won, _HALF))
        counts = row.formula(either(again, 0, 1))
        found.append(Answered(a, b, won, counts, row))
    return found


_HALF = of(Fraction(1, 2))


def _exact(left: Formula, right: Formula) -> Formula:
    return Formula(f"EXACT({left.text},{right.text})", lambda: left.value == right.value)


def _board(book: Book, issues: Sequence[str], answers: Sequence[Answered]) -> Board:
    say = book.say
    block = book.main.block(say("Isu", "Issues"), [say("Isu", "Issue")])
    names = [block.row().input(issue) for issue in issues]
    points = _matrix(
        book,
        say("Kemenangan baris atas kolom", "Wins of row over column"),
        names,
        lambda i, j: _points(names[i], names[j], answers),
    )
    counted = _matrix(
        book,
        say("Pasangan sudah dijawab (1 = ya)", "Pair answered (1 = yes)"),
        names,
        lambda i, j: of(0) if i == j else _counted(names[i], names[j], answers),
    )
    beaten = _matrix(
        book,
        say("Baris mengalahkan kolom (1 = ya)", "Row beats column (1 = yes)"),
        names,
        lambda i, j: either(same(points.rows[i][j], 1), 1, 0),
    )
    table = book.main.block(
        say("Kemenangan dan peringkat", "Wins and ranks"),
        [
            say("Isu", "Issue"),
            say("Kemenangan", "Wins"),
            say("Peringkat", "Rank"),
            say("Puncak (1 = ya)", "First (1 = yes)"),
            say("Kemenangan antarpuncak", "Wins among the first"),
            say("Diulang", "Repeated"),
        ],
    )
    rows = [table.row() for _ in issues]
    wins = []
    for issue, row, name, line in zip(issues, rows, names, points.rows, strict=True):
        row.formula(name)
        wins.append(book.result(("wins", issue), row, add(across(line))))
    column = down(wins)
    first = []
    for issue, row, cell in zip(issues, rows, wins, strict=True):
        book.result(("ranks", issue), row, rank(cell, column))
        first.append(row.formula(either(same(cell, most(column)), 1, 0)))
    flags = down(first)
    among = [
        row.formula(either(same(flag, 1), _among(across(line), flags), ""))
        for row, line, flag in zip(rows, points.rows, first, strict=True)
    ]
    return Board(down(names), points, beaten, column, counted, flags, rows, down(among))


def _matrix(
    book: Book, title: str, names: Sequence[Formula], entry: Callable[[int, int], Formula]
) -> Range:
    block = book.main.block(title, [])
    head = block.row()
    head.label("")
    for name in names:
        head.formula(name)
    lines = []
    for i, name in enumerate(names):
        row = block.row()
        row.formula(name)
        lines.append([row.formula(entry(i, j)) for j in range(len(names))])
    return Range(lines)


def _points(own: Formula, other: Formula, answers: Sequence[Answered]) -> Formula:
    if not answers or own is other:
        return of(0)
    a, b, won, counts = _columns(answers)
    forward = f"EXACT({a.text},{own.text})*EXACT({b.text},{other.text})*{won.text}"
    backward = f"EXACT({b.text},{own.text})*EXACT({a.text},{other.text})*(1-{won.text})"

    def work() -> Value:
        total = Fraction()
        for each in answers:
            pair = (each.a.value, each.b.value)
            if pair == (own.value, other.value):
                total += each.won.number * each.counts.number
            elif pair == (other.value, own.value):
                total += (1 - each.won.number) * each.counts.number
        return total

    return Formula(f"SUMPRODUCT(({forward}+{backward})*{counts.text})", work)


def _counted(own: Formula, other: Formula, answers: Sequence[Answered]) -> Formula:
    if not answers:
        return of(0)
    a, b, _, counts = _columns(answers)
    forward = f"EXACT({a.text},{own.text})*EXACT({b.text},{other.text})"
    backward = f"EXACT({b.text},{own.text})*EXACT({a.text},{other.text})"
    pair = {own.value, other.value}

    def work() -> Value:
        found = (e.counts.number for e in answers if {e.a.value, e.b.value} == pair)
        return sum(found, Fraction())

    return Formula(f"SUMPRODUCT(({forward}+{backward})*{counts.text})", work)


def _columns(answers: Sequence[Answered]) -> tuple[Range, Range, Range, Range]:
    return (
        down([each.a for each in answers]),
        down([each.b for each in answers]),
        down([each.won for each in answers]),
        down([each.counts for each in answers]),
    )


def _among(line: Range, flags: Range) -> Formula:
    """Wins against those whose flag is set; a row times a column is one number."""

    def work() -> Value:
        pairs = zip(line.cells, flags.cells, strict=True)
        return sum((a.number * b.number for a, b in pairs), Fraction())

    return Formula(f"SUMPRODUCT(MMULT({line.text},{flags.text}))", work)
