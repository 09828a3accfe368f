"""Workbook of `gap`: distance to the target, achievement, outlook, order."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from siap.method_books.bands import BandCells, name_of, write_bands
from siap.method_books.formulas import Formula, Range, Value, of
from siap.method_books.functions import (
    above,
    all_of,
    any_of,
    at_least,
    either,
    first_that,
    is_blank,
    is_word,
    least,
    most,
    rounded,
    same,
)
from siap.method_books.gap_sensitivity import Known, write_sensitivity
from siap.method_books.making import Case
from siap.method_books.ordering import order_names
from siap.method_books.sheets import Book, Row
from siap.methods.gap import Indicator
from siap.methods.gap_contract import RULES

_DIRECTIONS: Final = ("higher", "lower", "range")


@dataclass(frozen=True)
class _Ends:
    """What every indicator needs: whether to mirror, places, classes."""

    mirror: Formula
    places: Formula
    known_places: int
    bands: Sequence[BandCells]


def build(book: Book, case: Case) -> None:
    """Write the workbook."""
    say = book.say
    rules = RULES.read(case.rules.values if case.rules else {})
    places = book.rules.line(
        say("Desimal sebelum dikelaskan", "Places before classing"), rules.places, "input"
    )
    bands = write_bands(book, rules.bands)
    label = say("Bila makin rendah makin baik", "For lower-is-better")
    convention = book.choose_line(
        label, case.result["lower_is_better"], ("mirror", "ratio")
    )
    mirror = is_word(convention, book.word("mirror"))
    ends = _Ends(mirror, places, rules.places, bands)
    known = _indicators(book, case, ends)
    _outlook(book, case, known)
    measured = [
        Known(each.id, each.direction, name, achieved, towards)
        for each in case.question.indicators
        for name, achieved, _, _, towards in [known[each.id]]
        if case.result["achievement_percent"][each.id] is not None
    ]
    if measured:
        order_names(
            book,
            ("order",),
            [each.name for each in measured],
            [each.achieved for each in measured],
            highest_first=False,
        )
        write_sensitivity(book, measured, mirror)
        if all(each.direction == "range" for each in measured):
            book.told["sensitivity"] = ""
    else:
        book.told |= {"order": "", "sensitivity": ""}
    book.told["lower_is_better"] = ""
    book.told["ties"] = say("capaian yang sama", "equal achievements")


def _indicators(book: Book, case: Case, ends: _Ends) -> dict[str, tuple[Formula, ...]]:
    say = book.say
    block = book.main.block(
        say("Indikator", "Indicators"),
        [
            say("Indikator", "Indicator"),
            say("Arah", "Direction"),
            say("Target (atau batas bawah)", "Target (or lower end)"),
            say("Batas atas rentang", "Upper end of the range"),
            say("Capaian", "Actual"),
            say("Target yang dihitung", "Target that counts"),
            say("Arah yang dihitung (1 = naik)", "Direction that counts (1 = up)"),
            say("Kesenjangan", "Gap"),
            say("Capaian (%)", "Achievement (%)"),
            say("Capaian, dua desimal", "Achievement, two places"),
            say("Capaian 0–100", "Achievement 0–100"),
            say("Kelas", "Class"),
            say("Tidak diurutkan", "Not ordered"),
        ],
    )
    return {
        each.id: _indicator(book, each, block.row(), ends)
        for each in case.question.indicators
    }


def _indicator(book: Book, each: Indicator, row: Row, ends: _Ends) -> tuple[Formula, ...]:
    low, high = (each.target, None) if isinstance(each.target, Fraction) else each.target
    name, direction = row.input(each.id), book.choose(row, each.direction, _DIRECTIONS)
    first, last, actual = row.input(low), row.input(high), row.input(each.actual)
    ranged = is_word(direction, book.word("range"))
    over = all_of(ranged, above(actual, last))
    target = row.formula(either(over, last, first))
    up = row.formula(either(any_of(is_word(direction, book.word("lower")), over), 0, 1))
    rising = same(up, 1)
    inside = all_of(ranged, at_least(actual, first), at_least(last, actual))
    plain = either(rising, target - actual, actual - target)
    gap = book.result(("gap", each.id), row, either(inside, 0, plain))
    achieved = _achievement(target, actual, rising, ends.mirror)
    cell = either(inside, 100, achieved)
    percent = book.result(("achievement_percent", each.id), row, cell)
    none = is_blank(percent)
    path = ("achievement_percent_rounded", each.id)
    book.result(path, row, either(none, "", rounded(percent, 2)), 2)
    capped = most(of(0), least(of(100), percent))
    book.result(("achievement_percent_capped", each.id), row, either(none, "", capped))
    found = rounded(percent, ends.known_places)
    shown = Formula(f"ROUND({percent.text},{ends.places.text})", lambda: found.value)
    book.result(("class", each.id), row, either(none, "", name_of(shown, ends.bands)))
    book.is_member(("not_ordered",), each.id, row, none)
    return name, percent, gap, target, direction


def _achievement(
    target: Formula, actual: Formula, rising: Formula, mirror: Formula
) -> Formula:
    meaningless = any_of(at_least(0 - target, 0), above(0 - actual, 0))
    mirrored = (2 * target - actual) / target * 100
    ratio = either(same(actual, 0), "", target / actual * 100)
    falling = either(mirror, mirrored, ratio)
    return first_that([(meaningless, ""), (rising, actual / target * 100)], falling)


def _outlook(book: Book, case: Case, known: dict[str, tuple[Formula, ...]]) -> None:
    say = book.say
    width = max((len(each.series) for each in case.question.indicators), default=0)
    heads = [say(f"Tahun {n}", f"Year {n}") for n in range(1, width + 1)]
    heads += [say(f"Nilai {n}", f"Value {n}") for n in range(1, width + 1)]
    block = book.main.block(
        say("Perkembangan", "Outlook"),
        [
            say("Indikator", "Indicator"),
            say("Titik awal", "Baseline"),
            say("Tahun tersisa", "Years left"),
            *heads,
            say("Kesenjangan tiap tahun", "Gap per year"),
            say("Tren setahun", "Trend per year"),
            say("Perkiraan saat jatuh tempo", "Projected"),
            say("Kemajuan dari titik awal (%)", "Progress from baseline (%)"),
        ],
    )
    for each in case.question.indicators:
        row = block.row()
        _, _, gap, target, _ = known[each.id]
        row.label(each.id)
        baseline, left = row.input(each.baseline), row.input(each.years_left)
        years = (
            row.inputs([reading.year for reading in each.series], width) if width else None
        )
        values = (
            row.inputs([reading.value for reading in each.series], width) if width else None
        )
        actual = _actual(book, target)
        no_years = is_blank(left)
        none = any_of(no_years, same(left, 0))
        book.result(("gap_per_year", each.id), row, either(none, "", gap / left))
        slope = _slope(years, values) if years and values else of("")
        trend = book.result(("trend", each.id), row, slope)
        projected = either(any_of(is_blank(trend), no_years), "", actual + trend * left)
        book.result(("projected", each.id), row, projected)
        way = (actual - baseline) / (target - baseline) * 100
        still = any_of(is_blank(baseline), same(baseline, target))
        book.result(("progress_percent", each.id), row, either(still, "", way))


def _actual(book: Book, target: Formula) -> Formula:
    """The input cell of the actual value stands just before the target that counts."""
    place = (target.row, target.column - 1)
    return book.main.put(*place, book.main.cells[place])


def _slope(years: Range, values: Range) -> Formula:
    def work() -> Value:
        pairs = [
            (x.number, y.number)
            for x, y in zip(years.cells, values.cells, strict=True)
            if x.value is not None
        ]
        n = len(pairs)
        if n < 2:
            return ""
        x, y = (sum((pair[i] for pair in pairs), Fraction()) for i in (0, 1))
        xx, xy = (sum((pair[0] * pair[i] for pair in pairs), Fraction()) for i in (0, 1))
        return (n * xy - x * y) / (n * xx - x * x)

    few = f"COUNT({years.text})<2"
    return Formula(f'IF({few},"",SLOPE({values.text},{years.text}))', work)
