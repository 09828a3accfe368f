"""Workbook of `workload`: minutes a year, people needed, index and class."""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.method_books.bands import BandCells, label_of, name_of, write_bands
from siap.method_books.formulas import Formula, Range, down
from siap.method_books.functions import (
    add,
    beside,
    either,
    is_blank,
    rounded,
    same,
    sum_where,
    whole,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Book, Path, Row
from siap.methods.workload_rules import PERIODS, read_rules


@dataclass(frozen=True)
class _Load:
    """Cells of one position."""

    minutes: Formula
    people: Formula
    staff: Formula


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    say = book.say
    rules = read_rules(case.rules)
    label = say(
        "Waktu kerja efektif menurut aturan (menit)", "Effective minutes of the rule"
    )
    book.rules.line(label, rules.effective_minutes_per_year, "input")
    block = book.rules.block(
        say("Pengali periode", "Periods"),
        [say("Periode", "Period"), say("Kali setahun", "Times a year")],
    )
    periods = []
    for period in rules.periods:
        row = block.row()
        periods.append((row.input(book.word(period.id)), row.input(period.per_year)))
    multipliers = (down([a for a, _ in periods]), down([b for _, b in periods]))
    bands = write_bands(book, rules.grades)
    label = say("Waktu kerja efektif setahun (menit)", "Effective minutes a year")
    effective = book.main.line(label, case.question.effective_minutes_per_year, "input")
    positions, minutes = _tasks(book, case, multipliers)
    _positions(book, case, (positions, minutes), effective, bands)


def _tasks(book: Book, case: Case, multipliers: tuple[Range, Range]) -> tuple[Range, Range]:
    say = book.say
    block = book.main.block(
        say("Tugas", "Tasks"),
        [
            say("Tugas", "Task"),
            say("Jabatan", "Position"),
            say("Volume", "Volume"),
            say("Periode", "Period"),
            say("Menit tiap kali", "Minutes each"),
            say("Kali setahun", "Times a year"),
            say("Menit setahun", "Minutes a year"),
        ],
    )
    positions, minutes = [], []
    for task in case.question.tasks:
        row = block.row()
        row.input(task.id)
        positions.append(row.input(task.position))
        volume, period = row.input(task.volume), book.choose(row, task.period, PERIODS)
        each = row.input(task.minutes_each)
        times = row.formula(beside(multipliers[0], period, multipliers[1]))
        minutes.append(row.formula(volume * times * each))
    return down(positions), down(minutes)


def _positions(
    book: Book,
    case: Case,
    tasks: tuple[Range, Range],
    effective: Formula,
    bands: Sequence[BandCells],
) -> None:
    say = book.say
    block = book.main.block(
        say("Jabatan", "Positions"),
        [
            say("Jabatan", "Position"),
            say("Pegawai", "Staff"),
            say("Menit setahun", "Minutes a year"),
            say("Kebutuhan", "Need"),
            say("Kebutuhan dibulatkan", "Need, whole"),
            say("Selisih", "Difference"),
            say("Selisih dibulatkan", "Difference, whole"),
            say("Indeks", "Index"),
            say("Indeks, empat desimal", "Index, four places"),
            say("Kelas", "Class"),
            say("Sebutan", "Label"),
        ],
    )
    loads = []
    for position in case.result["minutes"]:
        row = block.row()
        name = row.input(position)
        staff = book.result_input(("staff", position), row, case.question.staff[position])
        minutes = book.result(
            ("minutes", position), row, sum_where(tasks[0], name, tasks[1])
        )
        need = book.result(("need", position), row, minutes / effective)
        # Nobody there: part of a person is a person.
        up = 0 - whole(0 - need)
        people = either(same(staff, 0), up, rounded(need, 0))
        people = book.result(("need_rounded", position), row, people, 0)
        loads.append(_Load(minutes, people, staff))
        _rest(book, (position,), row, (staff, need, people), bands)
    row = block.row()
    row.label(say("Jumlah", "Total"))
    staff = book.result(("totals", "staff"), row, add(down([e.staff for e in loads])))
    minutes = add(down([each.minutes for each in loads]))
    minutes = book.result(("totals", "minutes"), row, minutes)
    need = book.result(("totals", "need"), row, minutes / effective)
    people = add(down([each.people for each in loads]))
    people = book.result(("totals", "need_rounded"), row, people, 0)
    _rest(book, (), row, (staff, need, people), bands)


def _rest(
    book: Book,
    position: Path,
    row: Row,
    cells: tuple[Formula, Formula, Formula],
    bands: Sequence[BandCells],
) -> None:
    staff, need, people = cells

    def path(key: str) -> Path:
        return (key, *position) if position else ("totals", key)

    book.result(path("difference"), row, staff - need)
    book.result(path("difference_rounded"), row, staff - people, 0)
    index = book.result(path("index"), row, either(same(staff, 0), "", need / staff))
    none = is_blank(index)
    book.result(path("index_rounded"), row, either(none, "", rounded(index, 4)), 4)
    book.result(path("class"), row, either(none, "", name_of(index, bands)))
    book.result(path("label"), row, either(none, "", label_of(index, bands)))
