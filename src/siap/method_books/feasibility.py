"""Workbook of `feasibility`: discounting year by year, payback, internal rate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.method_books.formulas import Formula, Range, Value, down, of
from siap.method_books.functions import (
    above,
    at_least,
    count,
    either,
    first_that,
    is_blank,
    least,
    most,
    rounded,
    same,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Book, Row
from siap.methods.feasibility import from_first_year


@dataclass(frozen=True)
class _Years:
    """Columns of the table of years."""

    number: Range
    net: Range
    cost: Range
    benefit: Range
    simple: Range
    discounted: Range


def build_feasibility(book: Book, case: Case) -> None:
    """Write the workbook of `feasibility`."""
    say, result = book.say, case.result
    rate = book.main.line(
        say("Tingkat diskonto setahun", "Discount rate"), case.question.rate, "input"
    )
    inputs = _inputs(book, case)
    years = _years(book, case, rate, inputs)
    book.main.next_row += 1
    book.outcome(("base_year",), say("Tahun dasar", "Base year"), least(inputs[0]))
    factor = _Discount(years.number, rate)
    cost = book.outcome(
        ("present_cost",), say("Nilai kini biaya", "Present cost"), factor.of(years.cost)
    )
    benefit = book.outcome(
        ("present_benefit",),
        say("Nilai kini manfaat", "Present benefit"),
        factor.of(years.benefit),
    )
    npv = book.outcome(
        ("npv",), say("Nilai kini bersih (NPV)", "Net present value"), factor.of(years.net)
    )
    book.outcome(
        ("npv_rounded",), say("NPV, rupiah bulat", "NPV, whole rupiah"), rounded(npv, 0), 0
    )
    ratio = book.outcome(
        ("benefit_cost",),
        say("Manfaat ÷ biaya", "Benefit ÷ cost"),
        either(same(cost, 0), "", benefit / cost),
    )
    book.outcome(
        ("benefit_cost_rounded",),
        say("Manfaat ÷ biaya, dua desimal", "Benefit ÷ cost, two places"),
        _two(ratio),
        2,
    )
    short = say("– dua desimal", "– two places")
    for key, column, label in (
        ("payback", years.simple, say("Masa pengembalian (tahun)", "Payback (years)")),
        (
            "payback_discounted",
            years.discounted,
            say("Masa pengembalian terdiskonto (tahun)", "Discounted payback (years)"),
        ),
    ):
        found = book.outcome(
            (key,), label, either(same(count(column), 0), "", most(column))
        )
        book.outcome((f"{key}_rounded",), short, _two(found), 2)
    _internal_rate(book, result, years.net)


def _two(cell: Formula) -> Formula:
    return either(is_blank(cell), "", rounded(cell, 2))


def _inputs(book: Book, case: Case) -> list[Range]:
    say = book.say
    block = book.main.block(
        say("Arus uang", "Flows"),
        [
            say("Tahun", "Year"),
            say("Biaya (Rp)", "Cost (Rp)"),
            say("Manfaat (Rp)", "Benefit (Rp)"),
        ],
    )
    lines: list[tuple[Formula, Formula, Formula]] = []
    for flow in case.question.flows:
        row = block.row()
        lines.append((row.input(flow.year), row.input(flow.cost), row.input(flow.benefit)))
    return [down([line[place] for line in lines]) for place in range(3)]


def _years(book: Book, case: Case, rate: Formula, given: Sequence[Range]) -> _Years:
    say = book.say
    table = book.main.block(
        say("Tahun demi tahun", "Year by year"),
        [
            say("Tahun ke", "Year number"),
            say("Biaya", "Cost"),
            say("Manfaat", "Benefit"),
            say("Bersih", "Net"),
            say("Jumlah berjalan", "Running sum"),
            say("Kembali pada", "Paid back at"),
            say("Bersih terdiskonto", "Discounted net"),
            say("Jumlah berjalan terdiskonto", "Running discounted sum"),
            say("Kembali terdiskonto pada", "Paid back, discounted, at"),
        ],
    )
    first = f"MIN({given[0].text})"
    base = min(flow.year for flow in case.question.flows)
    span = from_first_year(case.question.flows)[-1][0]
    columns: list[list[Formula]] = [[] for _ in range(6)]
    running = [of(0), of(0)]
    for number in range(span + 1):
        row = table.row()
        t = row.formula(of(number))
        cost = row.formula(_in_year(given[0], first, base, t, given[1]))
        benefit = row.formula(_in_year(given[0], first, base, t, given[2]))
        net = row.formula(benefit - cost)
        running[0], simple = _payback(row, t, net, running[0], columns[4])
        present = row.formula(net / (1 + rate) ** t)
        running[1], discounted = _payback(row, t, present, running[1], columns[5])
        for column, cell in zip(
            columns, (t, net, cost, benefit, simple, discounted), strict=True
        ):
            column.append(cell)
    return _Years(*(down(column) for column in columns))


def _in_year(years: Range, first: str, base: int, t: Formula, amounts: Range) -> Formula:
    def work() -> Value:
        pairs = zip(years.cells, amounts.cells, strict=True)
        return sum((b.number for a, b in pairs if a.number == base + t.number), Fraction())

    return Formula(f"SUMIF({years.text},{first}+{t.text},{amounts.text})", work)


def _payback(
    row: Row, t: Formula, net: Formula, before: Formula, found: Sequence[Formula]
) -> tuple[Formula, Formula]:
    """Write the running sum, and the moment at which it first reaches nought."""
    running = row.formula(before + net if found else net + 0)
    reached = first_that([(above(0 - before, 0), t - running / net)], t)
    again = at_least(count(down(found)), 1) if found else None
    cases = [(again, "")] if again else []
    passed = row.formula(first_that([*cases, (at_least(running, 0), reached)], ""))
    return running, passed


@dataclass(frozen=True)
class _Discount:
    """Discounting of a column by the number of its year."""

    years: Range
    rate: Formula

    def of(self, amounts: Range) -> Formula:
        """Add up the present values."""

        def work() -> Value:
            pairs = zip(self.years.cells, amounts.cells, strict=True)
            factor = 1 + self.rate.number
            return sum((b.number / factor ** int(a.number) for a, b in pairs), Fraction())

        text = f"SUMPRODUCT({amounts.text}/(1+{self.rate.text})^{self.years.text})"
        return Formula(text, work)


def _internal_rate(book: Book, result: Mapping[str, object], net: Range) -> None:
    """
    Write the internal rate: IRR, then three steps of Newton for its last digits.

    A spreadsheet cannot count the rates at which the value is nought; whether there is
    exactly one is a finding of the method.
    """
    say = book.say
    label = say(
        "Banyak tingkat yang membuat NPV nol (nilai)",
        "Rates that make it nought (value)",
    )
    book.main.line(label, Fraction(str(result["irr_count"])), "label")
    book.told["irr_count"] = say(
        "dihitung dengan teorema Sturm; tidak ada rumus lembar kerja untuk itu",
        "counted by Sturm's theorem, which no formula of a spreadsheet can do",
    )
    book.told["irr_reason"] = book.told["irr_count"]
    if result["irr"] is None:
        book.told |= {"irr": book.told["irr_count"], "irr_rounded": book.told["irr_count"]}
        return
    exact = Fraction(str(result["irr"]))
    guess = book.main.line(say("Tebakan awal", "First guess"), round(exact, 2), "input")
    near = Formula(f"IRR({net.text},{guess.text})", lambda: exact)
    found = book.main.line(
        say("IRR menurut lembar kerja", "IRR of the spreadsheet"), near, "formula"
    )
    for _ in range(2):
        found = book.main.line(
            say("Diperhalus", "Refined"), _newton(found, net, exact), "formula"
        )
    label = say("Tingkat pengembalian internal (IRR)", "Internal rate of return")
    irr = book.outcome(("irr",), label, rounded(found, 10), 10)
    book.outcome(
        ("irr_rounded",), say("IRR, empat desimal", "IRR, four places"), rounded(irr, 4), 4
    )


def _newton(near: Formula, net: Range, exact: Fraction) -> Formula:
    years = f"(ROW({net.text})-ROW({net.cells[0].text}))"
    factor = f"(1+{near.text})^{years}"
    value = f"SUMPRODUCT({net.text}/{factor})"
    slope = f"SUMPRODUCT({years}*{net.text}/{factor})/(1+{near.text})"
    return Formula(f"{near.text}+{value}/({slope})", lambda: exact)
