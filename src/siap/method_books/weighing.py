"""Workbooks of `force-field`, `stakeholder-grid` and `competency-gap`."""

from collections.abc import Sequence
from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, down
from siap.method_books.functions import (
    above,
    all_of,
    either,
    first_that,
    rank,
    same,
)
from siap.method_books.making import Case
from siap.method_books.ordering import order_names
from siap.method_books.sheets import Book
from siap.method_books.words import in_words, word


def build_force_field(book: Book, case: Case) -> None:
    """Write the workbook of `force-field`."""
    say, language = book.say, book.language
    block = book.main.block(
        say("Daya", "Forces"),
        [
            say("Solusi", "Solution"),
            say("Sisi", "Side"),
            say("Daya", "Force"),
            say("Kekuatan 1–5", "Strength 1–5"),
        ],
    )
    solutions, sides, strengths = [], [], []
    for solution in case.question.solutions:
        for side in ("driving", "restraining"):
            for force in getattr(solution, side):
                row = block.row()
                solutions.append(row.input(solution.id))
                sides.append(row.input(word(side, language)))
                row.input(force.id)
                strengths.append(row.input(force.strength))
    table = book.main.block(
        say("Timbangan", "Balance"),
        [
            say("Solusi", "Solution"),
            word("driving", language),
            word("restraining", language),
            say("Selisih", "Net"),
            say("Nisbah", "Ratio"),
            say("Simpulan", "Verdict"),
            say("Peringkat", "Rank"),
        ],
    )
    verdicts = in_words(("go", "balanced", "strengthen"), language)
    rows, nets = [], []
    for solution in case.question.solutions:
        row = table.row()
        name = row.input(solution.id)
        sums = [
            book.result(
                (side, solution.id),
                row,
                _side_sum(
                    (down(solutions), down(sides), down(strengths)),
                    name,
                    word(side, language),
                ),
            )
            for side in ("driving", "restraining")
        ]
        net = book.result(("net", solution.id), row, sums[0] - sums[1])
        ratio = either(same(sums[1], 0), "", sums[0] / sums[1])
        book.result(("ratio", solution.id), row, ratio)
        verdict = first_that(
            [(above(net, 0), verdicts["go"]), (same(net, 0), verdicts["balanced"])],
            verdicts["strengthen"],
        )
        book.result(("verdict", solution.id), row, verdict, words=verdicts)
        rows.append(row)
        nets.append(net)
    for solution, row, net in zip(case.question.solutions, rows, nets, strict=True):
        book.result(("ranks", solution.id), row, rank(net, down(nets)))
    book.told["ties"] = say("baris berperingkat sama", "rows that share a rank")


def _side_sum(columns: Sequence[Range], name: Formula, side: str) -> Formula:
    solutions, sides, strengths = columns

    def work() -> Value:
        lines = zip(solutions.cells, sides.cells, strengths.cells, strict=True)
        found = (c.number for a, b, c in lines if (a.value, b.value) == (name.value, side))
        return sum(found, Fraction())

    test = f'EXACT({solutions.text},{name.text})*({sides.text}="{side}")'
    return Formula(f"SUMPRODUCT({test}*{strengths.text})", work)


def build_stakeholder_grid(book: Book, case: Case) -> None:
    """Write the workbook of `stakeholder-grid`."""
    say, language = book.say, book.language
    label = say("Batas: di atasnya berarti tinggi", "Cut: above it is high")
    cut = book.main.line(label, case.question.cut, "input")
    block = book.main.block(
        say("Pemangku kepentingan", "Stakeholders"),
        [
            say("Nama", "Name"),
            say("Kepentingan 1–5", "Interest 1–5"),
            say("Pengaruh 1–5", "Influence 1–5"),
            say("Kuadran", "Quadrant"),
            say("Kepentingan tepat di batas", "Interest exactly on the cut"),
            say("Pengaruh tepat di batas", "Influence exactly on the cut"),
        ],
    )
    words = in_words(
        ("manage-closely", "keep-satisfied", "keep-informed", "monitor"), language
    )
    for each in case.question.stakeholders:
        row = block.row()
        row.input(each.id)
        interest, influence = row.input(each.interest), row.input(each.influence)
        high, strong = above(interest, cut), above(influence, cut)
        quadrant = first_that(
            [
                (all_of(high, strong), words["manage-closely"]),
                (strong, words["keep-satisfied"]),
                (high, words["keep-informed"]),
            ],
            words["monitor"],
        )
        book.result(("quadrant", each.id), row, quadrant, words=words)
        for axis, score in (("interest", interest), ("influence", influence)):
            book.is_member(("borderline", each.id), axis, row, same(score, cut))
    book.told["cut"] = ""


def build_competency_gap(book: Book, case: Case) -> None:
    """Write the workbook of `competency-gap`."""
    say = book.say
    block = book.main.block(
        say("Kebutuhan kompetensi", "Competency needs"),
        [
            say("Kompetensi", "Competency"),
            say("Dibutuhkan 0–4", "Required 0–4"),
            say("Ada 0–4", "Present 0–4"),
            say("Orang", "People"),
            say("Kesenjangan", "Gap"),
            say("Kesenjangan × orang", "Gap × people"),
            say("Peringkat", "Rank"),
        ],
    )
    names, rows, weighted = [], [], []
    for need in case.question.needs:
        row = block.row()
        names.append(row.input(need.id))
        required, present = row.input(need.required), row.input(need.present)
        people = row.input(need.people)
        gap = book.result(("gap", need.id), row, required - present)
        weighted.append(book.result(("weighted_gap", need.id), row, gap * people))
        rows.append(row)
    for need, row, cell in zip(case.question.needs, rows, weighted, strict=True):
        book.result(("ranks", need.id), row, rank(cell, down(weighted)))
    order_names(book, ("order",), names, weighted, highest_first=True)
    book.told["ties"] = say("baris berperingkat sama", "rows that share a rank")
