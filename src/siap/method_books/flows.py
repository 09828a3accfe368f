"""Workbook of `flow-time`: visits by a matrix, shortest and longest way by rounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.method_books.flow_ways import longest, shortest
from siap.method_books.formulas import Formula, Range, Value, down, of
from siap.method_books.functions import beside, either, is_blank, products, rounded
from siap.method_books.making import Case
from siap.method_books.sheets import Book, Row
from siap.methods.flow_expected import expected
from siap.methods.flow_time import index_steps


@dataclass(frozen=True)
class _Step:
    """Row and input cells of one step."""

    row: Row
    name: Formula
    actor: Formula
    minutes: Formula
    cost: Formula


@dataclass(frozen=True)
class _Exit:
    """Cells of one way out: from, to, share, and whether the actor changes."""

    source: Formula
    target: Formula
    share: Formula
    changes: Formula


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    steps = _steps(book, case)
    exits = _exits(book, case, steps)
    found = expected(index_steps(case.question.steps), case.result["start"])
    if found:
        _expected(book, case, (steps, exits), found.visits)
    else:
        reason = book.say(
            "tidak ada: bagian arah keluar belum diketahui, atau ada jalan tanpa akhir",
            "none: shares are not known, or some way never ends",
        )
        for key in ("expected", "expected_cost", "handovers"):
            book.told |= {key: reason, f"{key}_rounded": reason}
        book.told["visits"] = reason
    _arrows(book, exits)
    minutes = {key: step.minutes for key, step in steps.items()}
    shortest(book, case, minutes)
    longest(book, case, minutes)
    book.told["start"] = book.say(f"langkah awal: {case.result['start']}", "first step")
    book.told["problems"] = book.say(
        "cacat alur ditemukan dengan menelusuri jalan, bukan dengan rumus lembar kerja",
        "faults of the flow are found by walking its ways, not by a formula",
    )
    faults = "; ".join(
        f"{each['code']}: {', '.join(each['steps'])}" for each in case.result["problems"]
    )
    book.main.line(
        book.say("Cacat alur (nilai)", "Faults of the flow (value)"), faults or "–", "label"
    )


def _steps(book: Book, case: Case) -> dict[str, _Step]:
    say = book.say
    block = book.main.block(
        say("Langkah", "Steps"),
        [
            say("Langkah", "Step"),
            say("Pelaksana", "Actor"),
            say("Jenis", "Kind"),
            say("Menit", "Minutes"),
            say("Biaya (Rp)", "Cost (Rp)"),
        ],
    )
    found = {}
    for step in case.question.steps:
        row = block.row()
        name, actor = row.input(step.id), row.input(step.actor)
        book.choose(row, step.kind, ("start", "step", "decision", "document", "end"))
        found[step.id] = _Step(
            row, name, actor, row.input(step.minutes), row.input(step.cost)
        )
    return found


def _exits(book: Book, case: Case, steps: Mapping[str, _Step]) -> list[_Exit]:
    say = book.say
    if not any(step.next for step in case.question.steps):
        return []
    block = book.main.block(
        say("Arah keluar", "Ways out"),
        [
            say("Dari", "From"),
            say("Ke", "To"),
            say("Bagian (0–1)", "Share (0–1)"),
            say("Bagian yang dihitung", "Share that counts"),
            say("Pindah pelaksana", "Actor changes"),
        ],
    )
    names = down([step.name for step in steps.values()])
    actors = down([step.actor for step in steps.values()])
    found = []
    for step in case.question.steps:
        for way in step.next:
            row = block.row()
            source, target = row.input(step.id), row.input(way.to)
            given = row.input(way.share)
            alone = len(step.next) == 1
            share = row.formula(either(is_blank(given), 1 if alone else "", given))
            before, after = (beside(names, end, actors) for end in (source, target))
            found.append(_Exit(source, target, share, row.formula(_differs(before, after))))
    return found


def _differs(first: Formula, second: Formula) -> Formula:
    def work() -> Value:
        return Fraction(first.value != second.value)

    return Formula(f"IF(EXACT({first.text},{second.text}),0,1)", work)


def _arrows(book: Book, exits: Sequence[_Exit]) -> None:
    label = book.say("Panah pindah pelaksana", "Arrows between actors")
    changes = down([each.changes for each in exits]) if exits else None
    book.outcome(
        ("handover_arrows",),
        label,
        Formula(f"SUM({changes.text})", lambda: sum(changes.numbers, Fraction()))
        if changes
        else of(0),
    )


def _expected(
    book: Book,
    case: Case,
    given: tuple[Mapping[str, _Step], Sequence[_Exit]],
    known: Mapping[str, Fraction],
) -> None:
    """Write visits = inverse of (one less what arrives) times the entry at the start."""
    say = book.say
    steps, exits = given
    reached = list(known)
    heads = [f"{say('dari', 'from')} {key}" for key in reached]
    title = say("Satu dikurangi bagian yang tiba", "One less the share that arrives")
    block = book.main.block(
        title,
        [
            say("Tiba di", "Arriving at"),
            *heads,
            say("Masuk", "Entering"),
            say("Kunjungan", "Visits"),
        ],
    )
    rows, matrix, entry = [], [], []
    for target in reached:
        row = block.row()
        row.label(target)
        own = [row.formula(_entry(target, source, steps, exits)) for source in reached]
        matrix.append(own)
        entry.append(row.formula(of(1 if target == case.result["start"] else 0)))
        rows.append(row)
    visits = []
    for place, (key, row) in enumerate(zip(reached, rows, strict=True)):
        value = known[key]
        visits.append(
            book.result(
                ("visits", key), row, _visits(Range(matrix), down(entry), place, value)
            )
        )
    column = down(visits)
    book.main.next_row += 1
    minutes = down_copy(
        say("Menit", "Minutes"), rows, [steps[key].minutes for key in reached]
    )
    costs = down_copy(say("Biaya", "Cost"), rows, [steps[key].cost for key in reached])
    moved = down_copy(
        say("Pindah tangan tiap kunjungan", "Hand-overs per visit"),
        rows,
        [_moved(key, exits) for key in reached],
    )
    for key, label, amounts, places in (
        ("expected", say("Waktu rata-rata (menit)", "Expected minutes"), minutes, 2),
        ("expected_cost", say("Biaya rata-rata (Rp)", "Expected cost (Rp)"), costs, 0),
        ("handovers", say("Pindah tangan rata-rata", "Expected hand-overs"), moved, 2),
    ):
        cell = book.outcome((key,), label, products(column, amounts))
        book.outcome(
            (f"{key}_rounded",),
            f"– {places} {say('desimal', 'places')}",
            rounded(cell, places),
            places,
        )


def down_copy(title: str, rows: Sequence[Row], cells: Sequence[Formula]) -> Range:
    """Write formulas in the next column of rows that are there, under a heading."""
    head = Row(rows[0].sheet, rows[0].number - 1, rows[0].column)
    head.add(title, "column")
    return down([row.formula(cell) for row, cell in zip(rows, cells, strict=True)])


def _entry(
    target: str, source: str, steps: Mapping[str, _Step], exits: Sequence[_Exit]
) -> Formula:
    """One on the diagonal, less the share that goes from the source to the target."""
    found = of(1 if target == source else 0)
    if not exits:
        return found
    sources, targets, shares = (
        down([getattr(each, key) for each in exits])
        for key in ("source", "target", "share")
    )
    a, b = steps[source].name, steps[target].name

    def work() -> Value:
        share = sum(
            (
                e.share.number
                for e in exits
                if (e.source.value, e.target.value) == (source, target)
            ),
            Fraction(),
        )
        return found.number - share

    test = f"EXACT({sources.text},{a.text})*EXACT({targets.text},{b.text})"
    return Formula(f"{found.text}-SUMPRODUCT({test},{shares.text})", work)


def _visits(matrix: Range, entry: Range, place: int, value: Fraction) -> Formula:
    solved = f"MMULT(MINVERSE({matrix.text}),{entry.text})"
    return Formula(f"SUMPRODUCT(INDEX({solved},{place + 1},1))", lambda: value)


def _moved(key: str, exits: Sequence[_Exit]) -> Formula:
    own = [each for each in exits if each.source.value == key]
    if not own:
        return of(0)
    return products(down([e.share for e in own]), down([e.changes for e in own]))
