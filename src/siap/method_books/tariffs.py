"""Workbooks of `nrw` and `tariff`."""

from collections.abc import Mapping
from fractions import Fraction

from siap.method_books.formulas import Formula, down
from siap.method_books.functions import (
    add,
    at_least,
    either,
    is_blank,
    rounded,
)
from siap.method_books.making import Case
from siap.method_books.sheets import Book, yes_no


def build_nrw(book: Book, case: Case) -> None:
    """Write the workbook of `nrw`."""
    say = book.say
    given = say("Air didistribusikan (m³)", "Water distributed (m³)")
    distributed = book.main.line(given, case.question.distributed, "input")
    sold = book.main.line(
        say("Air terjual (m³)", "Water sold (m³)"), case.question.sold, "input"
    )
    label = say("Air tak berekening (m³)", "Non-revenue water (m³)")
    volume = book.outcome(("volume",), label, distributed - sold)
    label = say("Tingkat kehilangan (%)", "Share lost (%)")
    percent = book.outcome(("percent",), label, volume / distributed * 100)
    label = say("Tingkat kehilangan, dua desimal (%)", "Share lost, two places (%)")
    book.outcome(("percent_rounded",), label, rounded(percent, 2), 2)


_TARIFF = (
    ("operation", "BOP – biaya operasi dan pemeliharaan (Rp)", "Operating cost (Rp)"),
    ("depreciation", "BDA – penyusutan dan amortisasi (Rp)", "Depreciation (Rp)"),
    ("interest", "BBP – bunga pinjaman (Rp)", "Interest (Rp)"),
    ("other", "BOL – biaya operasi lain (Rp)", "Other operating cost (Rp)"),
    ("base_year", "X – tahun dasar", "X – base year"),
    ("year", "Y – tahun tarif", "Y – year of the tariff"),
    ("inflation_percent", "I – inflasi setahun (%)", "I – inflation per year (%)"),
    ("volume", "VAP – air diproduksi setahun (m³)", "VAP – water produced (m³)"),
    ("standard_loss_percent", "TKAS – kehilangan air standar (%)", "Standard loss (%)"),
    ("subsidy_percent", "psb – bagian subsidi (%)", "psb – subsidy (%)"),
    ("low_tariff_volume", "VTTR – air bertarif rendah (m³)", "Low-tariff volume (m³)"),
    ("average_tariff", "Tarif rata-rata (Rp/m³)", "Average tariff (Rp/m³)"),
)


def build_tariff(book: Book, case: Case) -> None:
    """Write the workbook of `tariff`."""
    say = book.say
    if case.rules is not None:
        label = say(
            "Kehilangan air standar menurut aturan (%)", "Standard loss of the rule (%)"
        )
        loss = Fraction(str(case.rules.values["standard_loss_percent"]))
        book.rules.line(label, loss, "input")
    cells = {
        key: book.main.line(say(*labels), getattr(case.question, key), "input")
        for key, *labels in _TARIFF
    }
    book.main.next_row += 1
    costs = [cells[key] for key in ("operation", "depreciation", "interest", "other")]
    base = book.outcome(
        ("base_cost",),
        say("TBU – biaya usaha tahun dasar (Rp)", "Cost of the base year (Rp)"),
        add(down(costs)),
    )
    years = cells["year"] - cells["base_year"]
    growth = (1 + cells["inflation_percent"] / 100) ** years
    projected = book.outcome(
        ("projected_cost",),
        say("YTBU – biaya usaha tahun tarif (Rp)", "Cost of the tariff year (Rp)"),
        base * growth,
    )
    lost = cells["volume"] * cells["standard_loss_percent"] / 100
    loss_volume = book.outcome(
        ("standard_loss_volume",),
        say("VKAS – kehilangan air standar (m³)", "Standard loss (m³)"),
        lost,
    )
    basic = book.outcome(
        ("basic_cost",),
        say("BD – biaya dasar (Rp/m³)", "Basic cost (Rp/m³)"),
        projected / (cells["volume"] - loss_volume),
    )
    book.outcome(
        ("basic_cost_rounded",),
        say("BD, dua desimal", "Basic cost, two places"),
        rounded(basic, 2),
        2,
    )
    tariff = book.outcome(
        ("basic_tariff",),
        say("TD – tarif dasar (Rp/m³)", "Basic tariff (Rp/m³)"),
        basic + 0,
    )
    book.outcome(
        ("basic_tariff_rounded",),
        say("TD, dua desimal", "Basic tariff, two places"),
        rounded(tariff, 2),
        2,
    )
    _low_tariff(book, cells, tariff)
    average = cells["average_tariff"]
    words = yes_no(book.language)
    covers = either(at_least(average, basic), words[True], words[False])
    label = say("Tarif rata-rata menutup biaya", "Average tariff covers the cost")
    book.outcome(("covers_cost",), label, either(is_blank(average), "", covers))


def _low_tariff(book: Book, cells: Mapping[str, Formula], tariff: Formula) -> None:
    say = book.say
    percent, volume = cells["subsidy_percent"], cells["low_tariff_volume"]
    none = is_blank(percent)
    subsidy = book.outcome(
        ("subsidy",),
        say("Sb – subsidi (Rp/m³)", "Subsidy (Rp/m³)"),
        either(none, "", tariff * percent / 100),
    )
    total = book.outcome(
        ("subsidy_total",),
        say("TSb – jumlah subsidi (Rp)", "Total subsidy (Rp)"),
        either(none, "", subsidy * volume),
    )
    low = book.outcome(
        ("low_tariff",),
        say("TR – tarif rendah (Rp/m³)", "Low tariff (Rp/m³)"),
        either(none, "", tariff - total / volume),
    )
    book.outcome(
        ("low_tariff_rounded",),
        say("TR, dua desimal", "Low tariff, two places"),
        either(none, "", rounded(low, 2)),
        2,
    )
