"""Workbook of `satisfaction-index`: answers, means, index, class."""

from collections.abc import Sequence
from fractions import Fraction

from siap.method_books.bands import label_of, name_of, write_bands
from siap.method_books.formulas import Formula, Range, Value, down, of
from siap.method_books.functions import (
    add,
    count,
    either,
    is_word,
    rounded,
    same,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Book, Row
from siap.methods.satisfaction_index import TIMES
from siap.methods.satisfaction_index_contract import RULES as INDEX_RULES


def build_satisfaction_index(book: Book, case: Case) -> None:
    """Write the workbook of `satisfaction-index`."""
    say, question = book.say, case.question
    rules = INDEX_RULES.read(case.rules.values if case.rules else {})
    printed = rules.weights.get(str(len(case.result["elements"])))
    weight_cell = book.rules.line(say("Bobot tercetak", "Printed weight"), printed, "input")
    places = book.rules.line(
        say("Desimal sebelum dikelaskan", "Places before classing"), rules.places, "input"
    )
    bands = write_bands(book, rules.bands)
    label = say("Bobot unsur", "Weight of the elements")
    mode = book.choose_line(label, question.weight_mode, ("exact", "regulation"))
    names = [str(name) for name in case.result["elements"]]
    means = _element_means(book, case, names)
    book.main.next_row += 1
    exact = either(is_word(mode, book.word("regulation")), weight_cell, of(1) / len(names))
    weight = book.outcome(
        ("weight",), say("Bobot tiap unsur", "Weight of each element"), exact
    )
    known = _all_known(means)
    index = either(known, weight * add(means), "")
    index = book.outcome(("index",), say("Indeks (1–4)", "Index (1–4)"), index)
    none = _is_text(index)
    book.outcome(
        ("index_rounded",),
        say("Indeks, tiga desimal", "Index, three places"),
        either(none, "", rounded(index, 3)),
        3,
    )
    score = book.outcome(
        ("score",), say("Nilai (25–100)", "Score (25–100)"), either(none, "", index * TIMES)
    )
    book.outcome(
        ("score_rounded",),
        say("Nilai, dua desimal", "Score, two places"),
        either(none, "", rounded(score, 2)),
        2,
    )
    classed = _rounded_to(score, places, rules.places)
    book.outcome(
        ("class",), say("Mutu", "Class"), either(none, "", name_of(classed, bands))
    )
    book.outcome(
        ("label",), say("Kinerja", "Label"), either(none, "", label_of(classed, bands))
    )
    book.told["weight_mode"] = ""


def _is_text(cell: Formula) -> Formula:
    return Formula(f'{cell.text}=""', lambda: cell.value == "")


def _rounded_to(score: Formula, places: Formula, known: int) -> Formula:
    found = rounded(score, known)
    return Formula(f"ROUND({score.text},{places.text})", lambda: found.value)


def _all_known(means: Range) -> Formula:
    every = len(means.cells)
    return Formula(f"COUNT({means.text})={every}", lambda: len(means.numbers) == every)


def _element_means(book: Book, case: Case, names: Sequence[str]) -> Range:
    say, question = book.say, case.question
    answers = _answers(book, case, names) if question.responses is not None else []
    block = book.main.block(
        say("Unsur", "Elements"),
        [
            say("Unsur", "Element"),
            say("Banyak jawaban", "Answers"),
            say("Rata-rata", "Mean"),
            say("Rata-rata, tiga desimal", "Mean, three places"),
            say("Terendah", "Lowest"),
        ],
    )
    rows, means = [], []
    for place, name in enumerate(names):
        row = block.row()
        book.result_input(("elements", place), row, name)
        if answers:
            cell = _mean(book, place, row, answers[place])
        else:
            row.label("")
            given = question.element_means[place]
            cell = book.result_input(("element_means", place), row, given)
        shown = either(_is_text(cell), "", rounded(cell, 3))
        book.result(("element_means_rounded", place), row, shown, 3)
        rows.append(row)
        means.append(cell)
    column = down(means)
    for name, row, cell in zip(names, rows, means, strict=True):
        book.is_member(("lowest",), name, row, _is_least(cell, column))
    _respondents(book, answers)
    return column


def _answers(book: Book, case: Case, names: Sequence[str]) -> list[Range]:
    heads = [book.say("Responden", "Respondent"), *names]
    block = book.main.block(book.say("Jawaban 1–4", "Answers 1–4"), heads)
    lines = []
    for number, answer in enumerate(case.question.responses, 1):
        row = block.row()
        row.label(str(number))
        lines.append(row.inputs(answer, len(names)).cells)
    return [down([line[place] for line in lines]) for place in range(len(names))]


def _mean(book: Book, place: int, row: Row, answers: Range) -> Formula:
    filled = book.result(("element_n", place), row, count(answers))
    average = either(same(filled, 0), "", add(answers) / filled)
    return book.result(("element_means", place), row, average)


def _respondents(book: Book, answers: Sequence[Range]) -> None:
    if not answers:
        book.told |= {"n": "", "element_n": ""}
        return
    first = answers[0]
    rows = Formula(f"ROWS({first.text})", lambda: Fraction(len(first.rows)))
    book.main.next_row += 1
    book.outcome(("n",), book.say("Banyak responden", "Respondents"), rows)


def _is_least(cell: Formula, column: Range) -> Formula:
    def work() -> Value:
        return isinstance(cell.value, Fraction) and cell.value == min(column.numbers)

    text = (
        f"IF(ISNUMBER({cell.text}),ROUND({cell.text},9)=ROUND(MIN({column.text}),9),FALSE)"
    )
    return Formula(text, work)
