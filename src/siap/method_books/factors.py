"""Workbooks of `usg`, `carl`, `reinke`, `hanlon`, `apkl`: factors into one score."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from siap.method_books.formulas import Formula, across, down
from siap.method_books.functions import (
    add,
    all_of,
    either,
    is_word,
    mean,
    no,
    product,
    rank,
    rounded,
    same,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Block, Book, Row
from siap.methods.method import Text
from siap.methods.ratings import Ratings

FACTORS: Mapping[str, Text] = {
    "urgency": Text("Urgensi (U)", "Urgency (U)"),
    "seriousness": Text("Keseriusan (S)", "Seriousness (S)"),
    "growth": Text("Perkembangan (G)", "Growth (G)"),
    "capability": Text("Kemampuan (C)", "Capability (C)"),
    "accessibility": Text("Keterjangkauan (A)", "Accessibility (A)"),
    "readiness": Text("Kesiapan (R)", "Readiness (R)"),
    "leverage": Text("Daya ungkit (L)", "Leverage (L)"),
    "magnitude": Text("Besar masalah (M)", "Magnitude (M)"),
    "importance": Text("Pentingnya (I)", "Importance (I)"),
    "vulnerability": Text("Kemudahan diatasi (V)", "Vulnerability (V)"),
    "cost": Text("Biaya (C)", "Cost (C)"),
    "actual": Text("Aktual (A)", "Actual (A)"),
    "problematic": Text("Problematik (P)", "Problematic (P)"),
    "public": Text("Kekhalayakan (K)", "Public (K)"),
    "feasible": Text("Layak (L)", "Feasible (L)"),
    "size": Text("Besar masalah (A)", "Size (A)"),
    "effectiveness": Text("Kemudahan penanggulangan (C)", "Effectiveness (C)"),
}


@dataclass(frozen=True)
class _Scored:
    """One alternative: its row and the mean score of each factor."""

    id: str
    row: Row
    means: Mapping[str, Formula]


def _scores(
    book: Book,
    block_title: str,
    factors: Mapping[str, str],
    given: Sequence[tuple[str, Mapping[str, Ratings]]],
) -> list[_Scored]:
    widths = {
        factor: max(len(scores[factor].scores) for _, scores in given) for factor in factors
    }
    headings = [block_title]
    for factor, title in factors.items():
        if widths[factor] == 1:
            headings.append(title)
        else:
            headings += [f"{title} {place}" for place in range(1, widths[factor] + 1)]
            headings.append(f"{title}: {book.say('rata-rata', 'mean')}")
    block = book.main.block(block_title, headings)
    return [_scored(block, name, scores, widths) for name, scores in given]


def _scored(
    block: Block, name: str, scores: Mapping[str, Ratings], widths: Mapping[str, int]
) -> _Scored:
    row = block.row()
    row.input(name)
    means = {}
    for factor, width in widths.items():
        cells = row.inputs([_number(each) for each in scores[factor].scores], width)
        means[factor] = cells.cells[0] if width == 1 else row.formula(mean(cells))
    return _Scored(name, row, means)


def _number(score: Fraction | int | Decimal) -> Fraction:
    return Fraction(score)


def _ranked(book: Book, scored: Sequence[_Scored], totals: Sequence[Formula]) -> None:
    column = down(totals)
    for each, total in zip(scored, totals, strict=True):
        book.result(("totals_rounded", each.id), each.row, rounded(total, 2), 2)
        book.result(("ranks", each.id), each.row, rank(total, column))
    book.told["ties"] = book.say("baris berperingkat sama", "rows that share a rank")


def _headings(book: Book, scored: Sequence[_Scored], *more: str) -> None:
    titles = (
        *more,
        book.say("Nilai", "Score"),
        book.say("Nilai, dua desimal", "Score, two places"),
        book.say("Peringkat", "Rank"),
    )
    first = scored[0].row
    head = Row(first.sheet, first.number - 1, first.column)
    for title in titles:
        head.add(title, "column")


def _simple(work: Callable[[Sequence[Formula]], Formula]) -> Callable[[Book, Case], None]:
    def build(book: Book, case: Case) -> None:
        given = [(each.id, each.scores) for each in case.question.alternatives]
        factors = {key: FACTORS[key].in_language(book.language) for key in given[0][1]}
        scored = _scores(book, book.say("Pilihan", "Alternative"), factors, given)
        _headings(book, scored)
        totals = [
            book.result(("totals", each.id), each.row, work(list(each.means.values())))
            for each in scored
        ]
        _ranked(book, scored, totals)

    return build


build_usg = _simple(lambda means: add(*means))
build_carl = _simple(lambda means: product(*means))
build_reinke = _simple(lambda means: product(*means[:3]) / means[3])


def build_apkl(book: Book, case: Case) -> None:
    """Write the workbook of `apkl`; screening also says who passes."""
    _simple(lambda means: add(*means))(book, case)
    book.told["mode"] = ""
    if case.question.mode != "screen":
        return
    block = book.main.block(
        book.say("Penyaringan: semua harus 1", "Screening: all must be 1"),
        [
            book.say("Pilihan", "Alternative"),
            book.say("Lolos", "Passed"),
            book.say("Gugur", "Failed"),
            *(book.say(f"Tidak dipenuhi: {key}", f"Not met: {key}") for key in "APKL"),
        ],
    )
    columns = ("actual", "problematic", "public", "feasible")
    for cells in _means_of(book, case, columns):
        name, means = cells
        row = block.row()
        row.label(name)
        passes = all_of(*(same(each, 1) for each in means))
        book.is_member(("passed",), name, row, passes)
        book.is_member(("failed",), name, row, no(passes))
        for factor, each in zip(columns, means, strict=True):
            book.is_member(("unmet", name), factor, row, no(same(each, 1)))


def _means_of(
    book: Book, case: Case, factors: Sequence[str]
) -> list[tuple[str, list[Formula]]]:
    """Find the cells again that hold the factors: the operands of the totals."""
    found = []
    for each in case.question.alternatives:
        total = next(h.cell for h in book.held if h.path == ("totals", each.id))
        row = total.row
        found.append((each.id, [_mean_at(book, case, row, f, factors) for f in factors]))
    return found


def _mean_at(
    book: Book, case: Case, row: int, factor: str, factors: Sequence[str]
) -> Formula:
    column = 1
    for key in factors:
        width = max(len(e.scores[key].scores) for e in case.question.alternatives)
        last = column + width if width > 1 else column
        if key == factor:
            return book.main.put(row, last, book.main.cells[row, last])
        column = last + 1
    raise LookupError(factor)


def build_hanlon(book: Book, case: Case) -> None:
    """Write the workbook of `hanlon`."""
    say, question = book.say, case.question
    label = say("Bentuk rumus", "Form")
    variant = book.choose_line(label, question.variant, ("classic", "textbook"))
    factors = {
        "size": FACTORS["size"].in_language(book.language),
        "seriousness": say("Kegawatan (B)", "Seriousness (B)"),
        "effectiveness": FACTORS["effectiveness"].in_language(book.language),
    }
    given = [
        (each.id, {key: getattr(each.scores, key) for key in factors})
        for each in question.alternatives
    ]
    scored = _scores(book, say("Masalah", "Problem"), factors, given)
    _headings(
        book,
        scored,
        say("Rata-rata B", "Mean of B"),
        *"PEARL",
        say("Nilai dasar", "Base priority"),
    )
    totals = []
    for each, alternative in zip(scored, question.alternatives, strict=True):
        serious = each.means["seriousness"]
        book.result(("seriousness", each.id), each.row, serious + 0)
        pearl = alternative.scores.pearl
        bits = [each.row.input(getattr(pearl, key)) for key in "pearl"]
        base = (each.means["size"] + serious) * each.means["effectiveness"]
        base = base / either(is_word(variant, book.word("classic")), 3, 1)
        found = book.result(("base", each.id), each.row, base)
        total = found * product(across(bits))
        totals.append(book.result(("totals", each.id), each.row, total))
    _ranked(book, scored, totals)
    book.told["variant"] = ""
