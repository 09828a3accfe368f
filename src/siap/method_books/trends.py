"""Workbook of `trend`: growth, the straight line and the years ahead."""

from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, down
from siap.method_books.functions import (
    above,
    all_of,
    count,
    either,
    first_that,
    is_blank,
    is_word,
    least,
    mean,
    rounded,
    same,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Block, Book, yes_no
from siap.methods.trend import Course

_NO = ""


def build(book: Book, case: Case) -> None:
    """Write the workbook: one block for each indicator."""
    for course in case.question.indicators:
        _indicator(book, course)


def _indicator(book: Book, course: Course) -> None:
    say = book.say
    series = sorted(course.series)
    book.main.next_row += 1
    label = say("Arah yang baik", "Good direction")
    book.main.say(course.id, "heading")
    direction = book.choose_line(label, course.direction, ("higher", "lower", "range"))
    block = book.main.block(
        "",
        [
            say("Tahun", "Year"),
            say("Nilai", "Value"),
            say("Dapat dibandingkan (1 = ya)", "Can be compared (1 = yes)"),
            say("Pertumbuhan setahun (%)", "Growth of the year (%)"),
        ],
    )
    rows = [block.row() for _ in series]
    years = down([row.input(each.year) for row, each in zip(rows, series, strict=True)])
    values = down([row.input(each.value) for row, each in zip(rows, series, strict=True)])
    tests: list[Formula] = []
    growths: list[Formula] = []
    for place in range(1, len(rows)):
        row = rows[place]
        next_year = same(years.cells[place], years.cells[place - 1] + 1)
        earlier, later = values.cells[place - 1], values.cells[place]
        fits = first_that([(next_year, either(above(earlier, 0), 1, 0))], _NO)
        tests.append(row.formula(fits))
        grown = either(is_blank(tests[-1]), 0, tests[-1])
        percent = (later - earlier) / earlier * 100
        growths.append(row.formula(either(same(grown, 1), percent, _NO)))
    _growth(book, course, values, (tests, growths))
    _line(book, course, (years, values), direction)


def _growth(
    book: Book,
    course: Course,
    values: Range,
    steps: tuple[list[Formula], list[Formula]],
) -> None:
    say, name = book.say, course.id
    tests, growths = steps
    first, last = values.cells[0], values.cells[-1]
    mean_label = say("Pertumbuhan rata-rata (%)", "Mean growth (%)")
    whole_label = say("Pertumbuhan seluruhnya (%)", "Whole growth (%)")
    if not tests:
        for key in _GROWTH:
            book.told |= dict.fromkeys((key, f"{key}_rounded"), _few(book))
        return
    known = down(tests)
    useless = [(same(count(known), 0), _NO), (same(least(known), 0), _NO)]
    _percent(
        book, name, mean_label, ("growth_percent", first_that(useless, mean(down(growths))))
    )
    whole = either(above(first, 0), (last - first) / first * 100, _NO)
    _percent(book, name, whole_label, ("total_growth_percent", whole))


_GROWTH = ("growth_percent", "total_growth_percent")


def _percent(book: Book, name: str, label: str, result: tuple[str, Formula]) -> None:
    key, formula = result
    found = book.outcome((key, name), label, formula)
    two = book.say(f"{label}, dua desimal", f"{label}, two places")
    shown = either(is_blank(found), _NO, rounded(found, 2))
    book.outcome((f"{key}_rounded", name), two, shown, 2)


def _line(
    book: Book, course: Course, series: tuple[Range, Range], direction: Formula
) -> None:
    say, name = book.say, course.id
    years, values = series
    label = say("Laju per tahun", "Change per year")
    rise = book.outcome(("trend", name), label, _slope(years, values))
    words = yes_no(book.language)
    good = either(
        is_word(direction, book.word("higher")), _sign(rise, words), _sign(rise, words, -1)
    )
    aimless = _aimless(book, rise, direction)
    label = say("Bergerak ke arah yang baik", "Moves in the good direction")
    book.outcome(("good", name), label, either(aimless, _NO, good))
    if len(years.cells) < 2:
        book.told["projected_last"] = _few(book)
        return
    middle, level = mean(years), mean(values)
    block = book.main.block(
        "", [say("Tahun", "Year"), say("Garis dan perkiraan", "Line and projection")]
    )
    for cell in years.cells:
        row = block.row()
        year = row.formula(cell + 0)
        path = ("line", name, str(int(cell.number)))
        book.result(path, row, level + rise * (year - middle))
    _ahead(book, course, block, (years.cells[-1], level, rise, middle))


def _ahead(book: Book, course: Course, block: Block, line: tuple[Formula, ...]) -> None:
    last, level, rise, middle = line
    if not course.years_ahead:
        book.told["projected_last"] = book.say("tahun ke depan", "the years ahead")
    for step in range(1, course.years_ahead + 1):
        row = block.row()
        year = row.formula(last + step)
        path = ("projected", course.id, str(int(last.number) + step))
        cell = book.result(path, row, level + rise * (year - middle))
        if step == course.years_ahead:
            label = book.say("Perkiraan tahun terakhir", "Projection of the last year")
            book.outcome(("projected_last", course.id), label, cell + 0)


def _few(book: Book) -> str:
    return book.say("butuh nilai dua tahun", "needs values of two years")


def _sign(rise: Formula, words: object, times: int = 1) -> Formula:
    assert isinstance(words, dict)  # noqa: S101 - given by `yes_no`
    return either(above(rise * times, 0), words[True], words[False])


def _aimless(book: Book, rise: Formula, direction: Formula) -> Formula:
    either_way = either(
        is_word(direction, book.word("higher")),
        1,
        either(is_word(direction, book.word("lower")), 1, 0),
    )
    flat = either(is_blank(rise), 0, either(same(rise, 0), 0, 1))
    return same(either(all_of(same(either_way, 1), same(flat, 1)), 1, 0), 0)


def _slope(years: Range, values: Range) -> Formula:
    def work() -> Value:
        pairs = [
            (x.number, y.number) for x, y in zip(years.cells, values.cells, strict=True)
        ]
        n = len(pairs)
        if n < 2:
            return _NO
        x, y = (sum((pair[i] for pair in pairs), Fraction()) for i in (0, 1))
        xx, xy = (sum((pair[0] * pair[i] for pair in pairs), Fraction()) for i in (0, 1))
        return (n * xy - x * y) / (n * xx - x * x)

    few = f"COUNT({years.text})<2"
    return Formula(f'IF({few},"",SLOPE({values.text},{years.text}))', work)
