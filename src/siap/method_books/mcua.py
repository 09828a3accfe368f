"""Workbook of `mcua`: weighted scores, ranks, and how far a weight may move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, down
from siap.method_books.functions import (
    above,
    add,
    all_of,
    any_of,
    at_least,
    either,
    first_that,
    is_blank,
    is_filled,
    is_word,
    mean,
    most,
    products,
    rank,
    rounded,
    same,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Block, Book, Row


@dataclass(frozen=True)
class _Board:
    """Rows and totals of the alternatives, and weighted scores by criterion."""

    names: Sequence[str]
    rows: Sequence[Row]
    weighted: Mapping[str, Range]
    totals: Range
    leads: Range


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    say, question = book.say, case.question
    low, high = (
        book.main.line(title, end, "input")
        for title, end in zip(
            (
                say("Nilai terendah", "Lowest score"),
                say("Nilai tertinggi", "Highest score"),
            ),
            question.scale,
            strict=True,
        )
    )
    weights = _weights(book, case)
    weighted = _scores(book, case, weights, (low, high))
    board = _totals(book, case, weighted)
    _stability(book, case, board)
    book.told["ties"] = say("baris berperingkat sama", "rows that share a rank")
    book.told["scale"] = ""


def _weights(book: Book, case: Case) -> dict[str, tuple[Formula, Formula]]:
    say = book.say
    block = book.main.block(
        say("Kriteria", "Criteria"),
        [
            say("Kriteria", "Criterion"),
            say("Bobot", "Weight"),
            say("Nilai yang baik", "Good score"),
            say("Bagian bobot", "Share"),
        ],
    )
    found, rows = {}, []
    for each in case.question.criteria:
        row = block.row()
        row.input(each.id)
        found[each.id] = (
            row.input(each.weight),
            book.choose(row, each.better, ("higher", "lower")),
        )
        rows.append(row)
    every = add(down([weight for weight, _ in found.values()]))
    for each, row in zip(case.question.criteria, rows, strict=True):
        book.result(("weight_shares", each.id), row, found[each.id][0] / every)
    return found


def _scores(
    book: Book,
    case: Case,
    weights: Mapping[str, tuple[Formula, Formula]],
    scale: tuple[Formula, Formula],
) -> dict[tuple[str, str], Formula]:
    say = book.say
    raters = max(
        len(ratings.scores)
        for a in case.question.alternatives
        for ratings in a.scores.values()
    )
    block = book.main.block(
        say("Nilai", "Scores"),
        [
            say("Pilihan", "Alternative"),
            say("Kriteria", "Criterion"),
            *(say(f"Penilai {n}", f"Rater {n}") for n in range(1, raters + 1)),
            say("Rata-rata", "Mean"),
            say("Dihitung", "Counts as"),
            say("Bobot × nilai", "Weighted"),
        ],
    )
    found = {}
    for alternative in case.question.alternatives:
        for key, (weight, better) in weights.items():
            row = block.row()
            row.label(alternative.id)
            row.label(key)
            given = [Fraction(each) for each in alternative.scores[key].scores]
            average = row.formula(mean(row.inputs(given, raters)))
            turned = scale[0] + scale[1] - average
            used = row.formula(either(is_word(better, book.word("lower")), turned, average))
            path = ("weighted", alternative.id, key)
            found[alternative.id, key] = book.result(path, row, weight * used)
    return found


def _totals(book: Book, case: Case, weighted: Mapping[tuple[str, str], Formula]) -> _Board:
    say = book.say
    criteria = [each.id for each in case.question.criteria]
    block = book.main.block(
        say("Jumlah dan peringkat", "Totals and ranks"),
        [
            say("Pilihan", "Alternative"),
            say("Kelompok", "Group"),
            *criteria,
            say("Jumlah", "Total"),
            say("Jumlah, dua desimal", "Total, two places"),
            say("Peringkat", "Rank"),
            say("Peringkat dalam kelompok", "Rank in group"),
            say("Puncak (1 = ya)", "First (1 = yes)"),
        ],
    )
    rows, groups, totals = [], [], []
    parts: dict[str, list[Formula]] = {key: [] for key in criteria}
    for alternative in case.question.alternatives:
        row = block.row()
        row.label(alternative.id)
        groups.append(row.input(alternative.group))
        for key in criteria:
            parts[key].append(row.formula(weighted[alternative.id, key]))
        rows.append(row)
        line = Range([[parts[key][-1] for key in criteria]])
        totals.append(book.result(("totals", alternative.id), row, add(line)))
    column = down(totals)
    leads = []
    for alternative, row, total, group in zip(
        case.question.alternatives, rows, totals, groups, strict=True
    ):
        book.result(("totals_rounded", alternative.id), row, rounded(total, 2), 2)
        book.result(("ranks", alternative.id), row, rank(total, column))
        inside = either(
            is_filled(group), _rank_inside(total, column, group, down(groups)), ""
        )
        if alternative.group is None:
            row.formula(inside)
        else:
            path = ("by_group", alternative.group, "ranks", alternative.id)
            book.result(path, row, inside)
        leads.append(row.formula(either(same(total, most(column)), 1, 0)))
    names = [each.id for each in case.question.alternatives]
    if all(each.group is None for each in case.question.alternatives):
        book.told["by_group"] = ""
    columns = {key: down(cells) for key, cells in parts.items()}
    return _Board(names, rows, columns, column, down(leads))


def _rank_inside(total: Formula, totals: Range, group: Formula, groups: Range) -> Formula:
    def work() -> Value:
        pairs = zip(totals.cells, groups.cells, strict=True)
        return Fraction(
            1 + sum(g.value == group.value and t.number > total.number for t, g in pairs)
        )

    above_it = f"(ROUND({totals.text},9)>ROUND({total.text},9))"
    return Formula(f"(1+SUMPRODUCT(EXACT({groups.text},{group.text})*{above_it}))", work)


def _stability(book: Book, case: Case, board: _Board) -> None:
    """For each criterion: where the line of each alternative meets the leader's line."""
    say = book.say
    best = most(board.totals)
    for criterion in case.question.criteria:
        key = criterion.id
        scores = board.weighted[key]
        block = book.main.block(
            say(f"Ketahanan bobot: {key}", f"Stability of the weight: {key}"),
            [
                say("Pilihan", "Alternative"),
                say("Perubahan bobot yang menyamakan", "Change that draws level"),
                say("Ikut puncak saat itu", "First at that point"),
            ],
        )
        head = block.row()
        head.label(say("Bobot × nilai di puncak", "Weighted score of the first"))
        height = head.formula(products(scores, board.leads) / add(board.leads))
        rows = [block.row() for _ in board.names]
        changes = []
        for name, row, total, score, lead in zip(
            board.names,
            rows,
            board.totals.cells,
            scores.cells,
            board.leads.cells,
            strict=True,
        ):
            row.label(name)
            changes.append(row.formula(_change(total, score, lead, best, height)))
        found = _smallest(
            book, key, block, down(changes), _spread(scores, board.leads, height)
        )
        for name, row, change, lead in zip(
            board.names, rows, changes, board.leads.cells, strict=True
        ):
            level = all_of(
                is_filled(change), is_filled(found), _is_same_or_no(change, found)
            )
            joins = all_of(is_filled(found), any_of(same(lead, 1), level))
            book.is_member(("stability_first", key), name, row, joins)


def _is_same_or_no(change: Formula, found: Formula) -> Formula:
    """Compare two cells of which one may hold an empty text."""

    def work() -> Value:
        return change.value not in (None, "") and change.value == found.value

    text = f"IF(AND(ISNUMBER({change.text}),ISNUMBER({found.text})),"
    return Formula(f"{text}ROUND(N({change.text}),9)=ROUND(N({found.text}),9),FALSE)", work)


def _change(
    total: Formula, score: Formula, lead: Formula, best: Formula, height: Formula
) -> Formula:
    rise = score - height
    change = (best - total) / rise
    return first_that(
        [(same(lead, 1), ""), (same(rise, 0), ""), (at_least(change, -1), change)], ""
    )


def _spread(scores: Range, leads: Range, height: Formula) -> Formula:
    """Count the leaders whose score on this criterion is not the common one."""

    def work() -> Value:
        pairs = zip(scores.cells, leads.cells, strict=True)
        return Fraction(sum(bool(b.number) and a.number != height.number for a, b in pairs))

    off = f"(ABS({scores.text}-({height.text}))>0.000000001)"
    return Formula(f"SUMPRODUCT({leads.text}*{off})", work)


def _smallest(
    book: Book, key: str, block: Block, changes: Range, spread: Formula
) -> Formula:
    row = block.row()
    row.label(book.say("Kenaikan terkecil", "Smallest rise"))
    rise = row.formula(_nearest(changes, "<0", ">=0", "SMALL"))
    row = block.row()
    row.label(book.say("Penurunan terkecil", "Smallest fall"))
    fall = row.formula(_nearest(changes, ">=0", "<0", "LARGE"))
    row = block.row()
    row.label(book.say("Perubahan terkecil", "Smallest change"))
    nearer = either(at_least(0 - fall, rise), rise, fall)
    found = first_that(
        [(above(spread, 0), 0), (is_blank(rise), fall), (is_blank(fall), rise)],
        nearer,
    )
    return book.result(("stability", key), row, found)


def _nearest(changes: Range, other: str, own: str, pick: str) -> Formula:
    def work() -> Value:
        rising = pick == "SMALL"
        side = [n for n in changes.numbers if (n >= 0) == rising]
        return "" if not side else min(side) if rising else max(side)

    skipped = f'COUNTIF({changes.text},"{other}")'
    none = f'COUNTIF({changes.text},"{own}")=0'
    return Formula(f'IF({none},"",{pick}({changes.text},{skipped}+1))', work)
