"""Workbook of `swot`: weighted factors, both axes, quadrant and strategy."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from siap.method_books.formulas import Formula, Range, Value, down, of
from siap.method_books.functions import (
    above,
    any_of,
    either,
    first_that,
    is_word,
    rounded,
    same,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Book
from siap.method_books.words import in_words
from siap.methods.swot import STRATEGIES

_CONVENTIONS: Final = ("rangkuti", "david", "four-lists", "signed")


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    say, question = book.say, case.question
    label = say("Cara menghitung", "Convention")
    convention = book.choose_line(label, question.convention, _CONVENTIONS)
    sums: dict[str, Formula] = {}
    kinds, scores = [], []
    for title, factors in (
        (say("Faktor internal", "Internal factors"), question.internal),
        (say("Faktor eksternal", "External factors"), question.external),
    ):
        found = _factors(book, title, factors, convention)
        kinds.append(found[0])
        scores.append(found[1])
    book.main.next_row += 1
    for kind in "SWOT":
        side = 0 if kind in "SW" else 1
        label = say(f"Jumlah {kind}", f"Sum of {kind}")
        total = _of_kind(kinds[side], kind, scores[side])
        sums[kind] = book.outcome(("sums", kind), label, total)
    x = _axis(book, "x", convention, sums["S"], sums["W"])
    y = _axis(book, "y", convention, sums["O"], sums["T"])
    _quadrant(book, x, y)
    book.told["convention"] = ""


def _factors(
    book: Book, title: str, factors: Sequence[object], convention: Formula
) -> tuple[Range, Range]:
    say = book.say
    block = book.main.block(
        title,
        [
            say("Faktor", "Factor"),
            say("Jenis", "Kind"),
            say("Bobot", "Weight"),
            say("Nilai", "Rating"),
            say("Jumlah bobot daftarnya", "Sum of weights of its list"),
            say("Bobot (pecahan)", "Weight (fraction)"),
            say("Bobot × nilai", "Weighted"),
        ],
    )
    rows, cells = [], []
    for each in factors:
        row = block.row()
        row.input(each.id)  # type: ignore[attr-defined]
        cells.append(
            [row.input(getattr(each, key)) for key in ("kind", "weight", "rating")]
        )
        rows.append(row)
    kinds = down([line[0] for line in cells])
    weights = down([line[1] for line in cells])
    scores = []
    for each, row, (kind, weight, rating) in zip(factors, rows, cells, strict=True):
        own = _of_kind_cell(kinds, kind, weights)
        every = Formula(f"SUM({weights.text})", lambda: sum(weights.numbers, Fraction()))
        total = row.formula(
            either(is_word(convention, book.word("four-lists")), own, every)
        )
        # Weights that add up to more than two are meant in percent.
        share = row.formula(either(above(total, 2), weight / 100, weight + 0))
        path = ("weighted", each.id)  # type: ignore[attr-defined]
        scores.append(book.result(path, row, share * rating))
    return kinds, down(scores)


def _of_kind(kinds: Range, kind: str, amounts: Range) -> Formula:
    def work() -> Value:
        pairs = zip(kinds.cells, amounts.cells, strict=True)
        return sum((b.number for a, b in pairs if a.value == kind), Fraction())

    return Formula(f'SUMIF({kinds.text},"{kind}",{amounts.text})', work)


def _of_kind_cell(kinds: Range, kind: Formula, amounts: Range) -> Formula:
    found = _of_kind(kinds, str(kind.value), amounts)
    return Formula(f"SUMIF({kinds.text},{kind.text},{amounts.text})", lambda: found.value)


def _axis(
    book: Book, key: str, convention: Formula, good: Formula, bad: Formula
) -> Formula:
    added = any_of(
        is_word(convention, book.word("david")), is_word(convention, book.word("signed"))
    )
    less = either(is_word(convention, book.word("david")), of(Fraction(5, 2)), 0)
    value = either(added, good + bad - less, good - bad)
    cell = book.outcome((key,), key, value)
    label = book.say(f"{key}, dua desimal", f"{key}, two places")
    book.outcome((f"{key}_rounded",), label, rounded(cell, 2), 2)
    return cell


def _quadrant(book: Book, x: Formula, y: Formula) -> None:
    words: Mapping[str, str] = in_words(("on-axis",), book.language)
    quadrant = first_that(
        [
            (any_of(same(x, 0), same(y, 0)), words["on-axis"]),
            (above(x, 0), either(above(y, 0), "I", "II")),
        ],
        either(above(y, 0), "III", "IV"),
    )
    cell = book.outcome(
        ("quadrant",), book.say("Kuadran", "Quadrant"), quadrant, words=words
    )
    cases = [(is_word(cell, name), plan) for name, plan in STRATEGIES.items()]
    book.outcome(("strategy",), book.say("Strategi", "Strategy"), first_that(cases, ""))
