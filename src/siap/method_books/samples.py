"""Workbooks of `sample-size` and `three-colour`."""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

from siap.method_books.formulas import Formula, Value, across, down, of
from siap.method_books.functions import (
    add,
    at_least,
    either,
    least,
    most,
    rounded,
    same,
)
from siap.method_books.making import Case
from siap.method_books.ordering import Share, add_up, alphabet, beside_number
from siap.method_books.sheets import Book, Row, yes_no
from siap.methods.sample_size import RULES as SAMPLE_RULES
from siap.methods.three_colour import Z


def build_sample_size(book: Book, case: Case) -> None:
    """Write the workbook of `sample-size`."""
    say, question, result = book.say, case.question, case.result
    rules = SAMPLE_RULES.read(case.rules.values if case.rules else {})
    block = book.rules.block(
        say("Kai kuadrat derajat bebas 1", "Chi square, one degree of freedom"),
        [say("Kepercayaan", "Confidence"), say("Nilai", "Value")],
    )
    pairs = []
    for each in rules.chi_squares:
        row = block.row()
        pairs.append((row.input(each.confidence), row.input(each.value)))
    table = (down([a for a, _ in pairs]), down([b for _, b in pairs]))
    usual = (
        book.rules.line(
            say("Kepercayaan yang biasa", "Usual confidence"),
            rules.usual_confidence,
            "input",
        ),
        book.rules.line(
            say("Galat yang biasa", "Usual margin"), rules.usual_margin, "input"
        ),
    )
    population = _repeated(
        book, "population", say("Populasi", "Population"), question.population
    )
    confidence = _or_usual(
        book, "confidence", say("Kepercayaan", "Confidence"), question.confidence, usual[0]
    )
    margin = _or_usual(book, "margin", say("Galat", "Margin"), question.margin, usual[1])
    chi = book.outcome(
        ("chi_square",),
        say("Kai kuadrat", "Chi square"),
        beside_number(table[0], confidence, table[1]),
    )
    half = of(Fraction(1, 4))
    raw = chi * population * half / (margin**2 * (population - 1) + chi * half)
    raw = book.outcome(
        ("sample_raw",), say("Sampel sebelum dibulatkan", "Sample, raw"), raw
    )
    sample = book.outcome(("sample",), say("Sampel", "Sample"), rounded(raw, 0), 0)
    if question.strata is None:
        book.told["strata"] = ""
        return
    _strata(book, question.strata, sample)
    assert result["strata"]  # noqa: S101 - the method gives them where they are asked for


def _repeated(book: Book, key: str, label: str, value: int) -> Formula:
    row = Row(book.main, book.main.next_row)
    book.main.next_row += 1
    row.label(label)
    return book.result_input((key,), row, value)


def _or_usual(
    book: Book, key: str, label: str, value: Fraction | None, usual: Formula
) -> Formula:
    given = book.main.line(
        f"{label}: {book.say('bila lain dari biasa', 'if unusual')}", value, "input"
    )
    empty = Formula(f'{given.text}=""', lambda: given.value is None)
    return book.outcome((key,), label, either(empty, usual, given))


def _strata(book: Book, strata: dict[str, int], sample: Formula) -> None:
    say = book.say
    block = book.main.block(
        say("Strata", "Strata"),
        [
            say("Strata", "Stratum"),
            say("Orang", "People"),
            say("Urut nama (nilai)", "Place in the alphabet (value)"),
            say("Bagian persis", "Exact part"),
            say("Bagian bulat", "Whole part"),
            say("Sisa", "Remainder"),
            say("Urutan sisa", "Place of the remainder"),
            say("Sampel", "Sample"),
        ],
    )
    rows = [block.row() for _ in strata]
    names = [row.input(name) for row, name in zip(rows, strata, strict=True)]
    sizes = [row.input(size) for row, size in zip(rows, strata.values(), strict=True)]
    letters = [row.input(n) for row, n in zip(rows, alphabet(names), strict=True)]
    every = add(down(sizes))
    shares = [
        Share(name, row, row.formula(sample * size / every), size, letter)
        for name, row, size, letter in zip(strata, rows, sizes, letters, strict=True)
    ]
    add_up(book, "strata", shares, sample)


def build_three_colour(book: Book, case: Case) -> None:
    """Write the workbook of `three-colour`."""
    say, language = book.say, book.language
    z = book.rules.line(say("Kuantil normal 0,975", "Normal quantile 0.975"), Z, "input")
    enough = _repeated(
        book,
        "enough_from",
        say("Cukup bila jawaban paling sedikit", "Enough from"),
        case.question.enough_from,
    )
    block = book.main.block(
        say("Jawaban", "Answers"),
        [
            say("Unit", "Unit"),
            say("Merah", "Red"),
            say("Kuning", "Yellow"),
            say("Hijau", "Green"),
            say("Jumlah", "Total"),
            say("Bagian merah", "Share red"),
            say("Bagian kuning", "Share yellow"),
            say("Bagian hijau", "Share green"),
            say("Nilai 0–100", "Score 0–100"),
            say("Nilai, satu desimal", "Score, one place"),
            say("Selang bawah", "Interval from"),
            say("Selang atas", "Interval to"),
            say("Cukup", "Enough"),
        ],
    )
    words = yes_no(language)
    for unit, counts in case.question.counts.items():
        row = block.row()
        row.input(unit)
        colours = [row.input(getattr(counts, key)) for key in ("red", "yellow", "green")]
        n = book.result(("n", unit), row, add(across(colours)))
        if counts.total:
            _unit(book, unit, row, colours, n, z)
        else:
            for key in ("shares", "score", "score_rounded", "interval"):
                book.result((key, unit), row, of(""))
        told = either(at_least(n, enough), words[True], words[False])
        book.result(("enough", unit), row, told)


def _unit(
    book: Book, unit: str, row: Row, colours: Sequence[Formula], n: Formula, z: Formula
) -> None:
    none = same(n, 0)
    for key, cell in zip(("red", "yellow", "green"), colours, strict=True):
        book.result(("shares", unit, key), row, either(none, "", cell / n))
    score = (50 * colours[1] + 100 * colours[2]) / n
    score = book.result(("score", unit), row, either(none, "", score))
    book.result(("score_rounded", unit), row, either(none, "", rounded(score, 1)), 1)
    hits, square = colours[2], z**2
    spread = z * _root(hits * (n - hits) / n + square / 4)
    low = most(of(0), (hits + square / 2 - spread) / (n + square))
    high = least(of(1), (hits + square / 2 + spread) / (n + square))
    low = either(same(hits, 0), 0, low)
    high = either(same(hits, n), 1, high)
    book.result(("interval", unit, 0), row, either(none, "", low))
    book.result(("interval", unit, 1), row, either(none, "", high))


_DIGITS = Context(prec=60)


def _root(inner: Formula) -> Formula:
    def work() -> Value:
        value = inner.number
        quotient = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
        return Fraction(_DIGITS.sqrt(quotient))

    return Formula(f"SQRT({inner.text})", work)
