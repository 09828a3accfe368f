"""Workbooks of `pdam-health` and `pdam-performance`: weights, aspects, class."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from siap.method_books.bands import BandCells, name_of, write_bands
from siap.method_books.formulas import Formula, Range, Value, down
from siap.method_books.functions import (
    add,
    either,
    is_blank,
    rounded,
)
from siap.method_books.indicator_scores import missing_cell, score_indicators
from siap.method_books.making import Case
from siap.method_books.sheets import Book
from siap.method_books.words import word
from siap.methods.pdam_health_contract import RULES as HEALTH
from siap.methods.pdam_performance_contract import RULES as PERFORMANCE


def build_health(book: Book, case: Case) -> None:
    """Write the workbook of `pdam-health`."""
    say, question = book.say, case.question
    rules = HEALTH.read(case.rules.values if case.rules else {})
    bands = write_bands(book, rules.classes)
    missing = missing_cell(book, question.missing_score)
    scored = score_indicators(
        book, question.values, rules.indicators, missing, two_places=True
    )
    weighted: dict[str, list[Formula]] = {}
    counted = []
    for each in scored:
        product = either(is_blank(each.score), "", each.score * each.rule.weight)
        cell = book.result(("weighted", each.indicator.id), each.row, product)
        weighted.setdefault(each.indicator.aspect, []).append(cell)
        counted.append((each.rule.weight, cell))
    book.main.next_row += 1
    for aspect, cells in weighted.items():
        whole = _all_or_nothing(cells)
        book.outcome(("aspects", aspect), word(aspect, book.language), whole)
    every = [cell for _, cell in counted]
    total = book.outcome(
        ("total",), say("Nilai kinerja", "Performance value"), _all_or_nothing(every)
    )
    none = is_blank(total)
    book.outcome(
        ("total_rounded",),
        say("Nilai, dua desimal", "Value, two places"),
        either(none, "", rounded(total, 2)),
        2,
    )
    book.outcome(("class",), say("Kelas", "Class"), either(none, "", name_of(total, bands)))
    shares = down([weight for weight, _ in counted])
    label = say("Jumlah bobot yang berskor", "Weight that has a score")
    book.outcome(("scored_weight",), label, _scored_weight(shares, down(every)))


def _scored_weight(weights: Range, scores: Range) -> Formula:
    def work() -> Value:
        pairs = zip(weights.cells, scores.cells, strict=True)
        return sum((w.number for w, s in pairs if s.value not in ("", None)), Fraction())

    return Formula(f"SUMPRODUCT({weights.text}*ISNUMBER({scores.text}))", work)


def _all_or_nothing(cells: Sequence[Formula]) -> Formula:
    """Add up if every cell holds a number; otherwise nothing."""
    parts = cells_by_run(cells)
    counted = "+".join(f"COUNT({part.text})" for part in parts)
    full = Formula(
        f"({counted}={len(cells)})",
        lambda: all(isinstance(cell.value, Fraction) for cell in cells),
    )
    return either(full, add(*parts), "")


def cells_by_run(cells: Sequence[Formula]) -> list[Range]:
    """Group cells of one column into runs without a gap."""
    runs: list[list[Formula]] = []
    for cell in cells:
        if runs and runs[-1][-1].row + 1 == cell.row:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [down(run) for run in runs]


def build_performance(book: Book, case: Case) -> None:
    """Write the workbook of `pdam-performance`."""
    say, question = book.say, case.question
    rules = PERFORMANCE.read(case.rules.values if case.rules else {})
    block = book.rules.block(
        say("Aspek", "Aspects"),
        [say("Aspek", "Aspect"), say("Pembagi", "Divisor"), say("Nilai aspek", "Points")],
    )
    aspects = {}
    for aspect in rules.aspects:
        row = block.row()
        row.label(aspect.id)
        aspects[aspect.id] = (row.input(aspect.divisor), row.input(aspect.points))
    bands = write_bands(book, rules.classes)
    label = say(
        "Pembagi operasional lain (kosong: menurut aturan)", "Other operational divisor"
    )
    other = book.main.line(label, question.operational_divisor, "input")
    by_aspect: dict[str, list[Formula]] = {}
    if question.values:
        missing = missing_cell(book, question.missing_score)
        for each in score_indicators(
            book, question.values, rules.indicators, missing, two_places=False
        ):
            by_aspect.setdefault(each.indicator.aspect, []).append(each.score)
    else:
        book.told |= {"values": "", "scores": "", "missing": "", "not_computable": ""}
    _aspects(book, case, by_aspect, (aspects, other), bands)


def _aspects(
    book: Book,
    case: Case,
    by_aspect: Mapping[str, Sequence[Formula]],
    rules: tuple[Mapping[str, tuple[Formula, Formula]], Formula],
    bands: Sequence[BandCells],
) -> None:
    say = book.say
    aspects, other = rules
    block = book.main.block(
        say("Aspek", "Aspects"),
        [
            say("Aspek", "Aspect"),
            say("Jumlah skor", "Sum of scores"),
            say("Pembagi", "Divisor"),
            say("Nilai aspek", "Points"),
            say("Nilai", "Value"),
            say("Dua desimal", "Two places"),
        ],
    )
    values = []
    for aspect, (divisor, points) in aspects.items():
        row = block.row()
        row.label(word(aspect, book.language))
        if by_aspect:
            total = book.result(("sums", aspect), row, _all_or_nothing(by_aspect[aspect]))
        else:
            total = book.result_input(("sums", aspect), row, case.question.sums[aspect])
        own = (
            either(is_blank(other), divisor, other)
            if aspect == "operasional"
            else divisor + 0
        )
        used = book.result(("divisors", aspect), row, own)
        most = row.formula(points)
        none = is_blank(total)
        cell = book.result(("aspects", aspect), row, either(none, "", total / used * most))
        values.append(cell)
        shown = either(is_blank(cell), "", rounded(cell, 2))
        book.result(("aspects_rounded", aspect), row, shown, 2)
    book.main.next_row += 1
    total = book.outcome(
        ("total",), say("Nilai kinerja", "Performance value"), _all_or_nothing(values)
    )
    none = is_blank(total)
    book.outcome(
        ("total_rounded",),
        say("Nilai, dua desimal", "Value, two places"),
        either(none, "", rounded(total, 2)),
        2,
    )
    book.outcome(("class",), say("Kelas", "Class"), either(none, "", name_of(total, bands)))
