"""Workbook of `sla`: working days counted from receipt, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial

from siap.method_books.formulas import Formula, Range, down
from siap.method_books.functions import beside, either, is_blank
from siap.method_books.making import Case
from siap.method_books.sheets import Book
from siap.methods.sla import due_day
from siap.methods.sla_contract import RULES, SlaRules

_DAY_0 = date(1899, 12, 30)
_DAY_MINUTES = 24 * 60


def serial(moment: date) -> Fraction:
    """Give the number that a spreadsheet has for a day, with the time as a fraction."""
    if isinstance(moment, datetime):
        minutes = Fraction(moment.hour * 3600 + moment.minute * 60 + moment.second, 60)
        return (moment.date() - _DAY_0).days + minutes / _DAY_MINUTES
    return Fraction((moment - _DAY_0).days)


@dataclass(frozen=True)
class _Cells:
    """Input cells and cells of the rule that the limits are made of."""

    received: Formula
    first: Formula
    rule: Formula
    promise: Formula
    hours: Formula
    mask: Formula
    holidays: Range | None


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    say, question = book.say, case.question
    rules = RULES.read(case.rules.values if case.rules else {})
    cells = _cells(book, case, rules)
    book.main.next_row += 1
    label = say("Hari kerja", "Working days")
    given = either(is_blank(cells.promise), cells.rule, cells.promise)
    days = book.outcome(("working_days",), label, given)
    off = list(question.holidays)
    national, promised = (
        due_day(question.day, int(limit.number), rules.workweek, off).due
        for limit in (cells.rule, days)
    )
    label = say("Batas menurut aturan (tanggal)", "Limit of the rule (date)")
    by_rule = _workday(book, label, (cells, cells.rule), national)
    label = say("Batas hari kerja (tanggal)", "Working-day limit (date)")
    by_promise = _workday(book, label, (cells, days), promised)
    label = say("Batas menurut aturan", "Limit of the rule")
    book.outcome(("national_due",), label, _iso(by_rule, national))
    due = _iso(by_promise, promised)
    if question.hours is not None:
        moment = question.received + timedelta(hours=question.hours)
        text = f"{cells.received.text}+{cells.hours.text}/24"
        due = _iso_moment(Formula(text, lambda: serial(moment)), moment)
    book.outcome(("due",), say("Batas waktu jawaban", "Due"), due)
    _calendar(book, case, cells, promised)
    book.told["hours"] = ""


def _cells(book: Book, case: Case, rules: SlaRules) -> _Cells:
    say, question = book.say, case.question
    mask_text = "".join("0" if day in rules.workweek else "1" for day in range(1, 8))
    label = say(
        "Hari libur mingguan, Senin dahulu (1 = libur)",
        "Days off of the week, Monday first (1 = off)",
    )
    mask = book.rules.line(label, mask_text, "input")
    block = book.rules.block(
        say("Batas menurut jenis", "Limits by kind"),
        [say("Jenis", "Kind"), say("Hari kerja", "Working days")],
    )
    kinds = []
    for kind in rules.kinds:
        row = block.row()
        kinds.append((row.input(kind.title), row.input(kind.working_days)))
    received = _date(book, say("Diterima", "Received"), question.received)
    title = next(kind.title for kind in rules.kinds if kind.id == question.kind)
    chosen = book.main.line(say("Jenis pesan", "Kind of message"), title, "input")
    label = say("Janji setempat (hari kerja)", "Local promise (working days)")
    promise = book.main.line(label, question.days, "input")
    label = say("Janji setempat (jam)", "Local promise (hours)")
    hours = book.main.line(label, question.hours, "input")
    limit = beside(down([a for a, _ in kinds]), chosen, down([b for _, b in kinds]))
    rule = book.main.line(
        say("Batas menurut aturan", "Limit of the rule"), limit, "formula"
    )
    holidays = _holidays(book, case)
    return _Cells(received, _whole_day(received), rule, promise, hours, mask, holidays)


def _date(book: Book, label: str, moment: date) -> Formula:
    shown = "yyyy-mm-dd hh:mm" if isinstance(moment, datetime) else "yyyy-mm-dd"
    return book.main.line(label, serial(moment), "input", shown)


def _holidays(book: Book, case: Case) -> Range | None:
    if not case.question.holidays:
        return None
    block = book.main.block(
        book.say("Hari libur", "Days off"), [book.say("Tanggal", "Date")]
    )
    return down(
        [
            block.row().add(serial(day), "input", "yyyy-mm-dd")
            for day in case.question.holidays
        ]
    )


def _whole_day(received: Formula) -> Formula:
    return Formula(f"INT({received.text})", lambda: Fraction(int(received.number)))


def _workday(book: Book, label: str, parts: tuple[_Cells, Formula], value: date) -> Formula:
    cells, days = parts
    off = f",{cells.holidays.text}" if cells.holidays else ""
    text = f"WORKDAY.INTL({cells.first.text},{days.text},{cells.mask.text}{off})"
    found = Formula(text, lambda: serial(value))
    return book.main.line(label, found, "formula", "yyyy-mm-dd")


def _iso(day: Formula, value: date) -> Formula:
    """Write a date as 2026-08-17, whatever the language of the machine."""
    cell = day.text
    month, number = (f'RIGHT("0"&{part}({cell}),2)' for part in ("MONTH", "DAY"))
    return Formula(f'YEAR({cell})&"-"&{month}&"-"&{number}', value.isoformat)


def _iso_moment(moment: Formula, value: datetime) -> Formula:
    # A minute of a day is a fraction that does not end: take the nearest second, and a
    # little more to keep it from falling back.
    safe = Formula(f"((ROUND(({moment.text})*86400,0)+0.01)/86400)", moment.work)
    hour, minute, second = (
        f'RIGHT("0"&{part}({safe.text}),2)' for part in ("HOUR", "MINUTE", "SECOND")
    )
    day = _iso(safe, value).text
    # The zone, if the time of receipt has one, is kept as it was given.
    zone = f'&"{value.isoformat()[19:]}"'
    return Formula(f'{day}&"T"&{hour}&":"&{minute}&":"&{second}{zone}', value.isoformat)


def _calendar(book: Book, case: Case, cells: _Cells, due: date) -> None:
    """Write every day until the working-day limit and whether it counts."""
    block = book.main.block(
        book.say("Hari demi hari", "Day by day"),
        [book.say("Tanggal", "Date"), book.say("Dilewati", "Skipped")],
    )
    start = case.question.day
    for number in range(1, (due - start).days + 1):
        day = start + timedelta(days=number)
        row = block.row()
        moved = Formula(f"{cells.first.text}+{number}", partial(serial, day))
        cell = row.add(moved, "formula", "yyyy-mm-dd")
        weekend = f'MID({cells.mask.text},WEEKDAY({cell.text},2),1)="1"'
        off = f"COUNTIF({cells.holidays.text},{cell.text})>0" if cells.holidays else "FALSE"
        skipped = day.isoformat() in case.result["skipped"]
        test = Formula(f"OR({weekend},{off})", partial(bool, skipped))
        book.is_member(("skipped",), day.isoformat(), row, test)
