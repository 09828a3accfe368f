"""Workbooks of `greedy-list` and `equal-shares`: change what is funded, see the sums."""

from collections.abc import Mapping
from fractions import Fraction

from siap.method_books.formulas import Formula, across, down, of
from siap.method_books.functions import above, add, count, either, products, rank
from siap.method_books.making import Case
from siap.method_books.sheets import Book, Row
from siap.methods.projects import Ballot


def build_greedy_list(book: Book, case: Case) -> None:
    """Write the workbook of `greedy-list`."""
    support, costs = _build(book, case)
    names = [project.id for project in case.question.projects]
    block = book.main.block("", [])
    row, places = block.row(), block.row()
    row.label(book.say("Keefektifan", "Effectiveness"))
    places.label(book.say("Peringkat", "Rank"))
    per_rupiah = case.question.by == "support-per-rupiah"
    found = [
        book.result(("effectiveness", name), row, each / cost if per_rupiah else each + 0)
        for name, each, cost in zip(names, support, costs, strict=True)
    ]
    for name, each in zip(names, found, strict=True):
        book.result(("ranks", name), places, rank(each, across(found)))
    for key in ("by", "too_dear"):
        book.told[key] = ""


def build_equal_shares(book: Book, case: Case) -> None:
    """Write the workbook of `equal-shares`."""
    _build(book, case)
    say = book.say
    book.told["worth"] = book.told["completion"] = ""
    book.told["by_shares"] = say(
        "dicari putaran demi putaran; lihat langkah hitung",
        "found round by round; see the working",
    )
    book.told["effectiveness"] = book.told["raised_steps"] = book.told["by_shares"]


def _build(book: Book, case: Case) -> tuple[list[Formula], list[Formula]]:
    say, question = book.say, case.question
    budget = book.main.line(say("Anggaran (Rp)", "Budget (Rp)"), question.budget, "input")
    ballots = question.votes if question.scores is None else question.scores
    names = [project.id for project in question.projects]
    block = book.main.block(say("Proyek", "Projects"), ["", *names])
    row = block.row()
    row.label(say("Biaya (Rp)", "Cost (Rp)"))
    costs = [row.input(project.cost) for project in question.projects]
    row = block.row()
    row.label(say("Didanai (1) atau tidak (0)", "Funded (1) or not (0)"))
    chosen = set(case.result["funded"])
    funded = [row.input(int(name in chosen)) for name in names]
    total = block.row()
    total.label(say("Dukungan", "Support"))
    voters = book.main.block(
        say("Pemilih", "Voters"),
        ["", *names, say("Pilihannya yang didanai", "Funded among theirs")],
    )
    marks: list[list[Formula]] = []
    hits: list[Formula] = []
    for number, ballot in enumerate(ballots, start=1):
        row = voters.row()
        row.label(str(number))
        cells = [row.input(_worth(ballot, name)) for name in names]
        marks.append(cells)
        hits.append(row.formula(_hits(cells, funded)))
    support = [
        book.result(("support", name), total, add(down([line[place] for line in marks])))
        for place, name in enumerate(names)
    ]
    spent = products(across(costs), across(funded))
    _outcomes(book, case, (budget, spent), hits)
    book.told["funded"] = say("lihat baris yang didanai", "see the line of what is funded")
    book.told["ties"] = say("proyek yang seimbang", "projects that were level")
    return support, costs


def _hits(cells: list[Formula], funded: list[Formula]) -> Formula:
    wanted = (
        either(above(cell, 0), chosen, 0)
        for cell, chosen in zip(cells, funded, strict=True)
    )
    found = of(0)
    for each in wanted:
        found = found + each
    return found


def _worth(ballot: Ballot, name: str) -> Fraction | int:
    if isinstance(ballot, Mapping):
        return ballot.get(name, 0)
    return int(name in ballot)


def _outcomes(
    book: Book, case: Case, money: tuple[Formula, Formula], hits: list[Formula]
) -> None:
    say, (budget, spent) = book.say, money
    book.main.next_row += 1
    spent = book.outcome(("spent",), say("Terpakai (Rp)", "Spent (Rp)"), spent, 0)
    book.outcome(("left",), say("Sisa (Rp)", "Left (Rp)"), budget - spent, 0)
    sheet = book.main
    marks = [
        Row(sheet, hit.row, hit.column + 1).formula(either(above(hit, 0), 1, 0))
        for hit in hits
    ]
    people = book.outcome(("voters",), say("Pemilih", "Voters"), count(down(hits)))
    reached = book.outcome(
        ("reached",),
        say("Pemilih yang pilihannya didanai", "Voters with a funded project"),
        add(down(marks)),
    )
    book.outcome(("reached_share",), say("Bagiannya", "Their share"), reached / people)
    mean = add(down(hits)) / people
    label = say("Rata-rata pilihan yang didanai", "Mean funded projects of a voter")
    book.outcome(("mean_funded",), label, mean)
    if "share" in case.result:
        label = say("Bagian tiap pemilih (Rp)", "Share of a voter (Rp)")
        book.outcome(("share",), label, budget / people)
