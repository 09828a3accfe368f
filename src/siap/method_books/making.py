"""A finished workbook: the calculation, its rules and sources, written as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from siap.kernel.source import Source
from siap.method_books.formulas import Formula
from siap.method_books.sheets import Book, Given, Sheet
from siap.methods.method import Method, RuleSet, Text


@dataclass(frozen=True)
class Case:
    """
    One calculation to be written down.

    Args:
        question: The input as the method has read it.
        rules: The rule set used, if the method has any.
        result: What the method answered.
    """

    question: Any
    rules: RuleSet | None
    result: Mapping[str, Any]


Builder = Callable[[Book, Case], None]

_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone; same bytes
_FIRST_WIDTH: Final = 34
_WIDTH: Final = 16
_LINE_HEIGHT: Final = 13
_GUIDE: Final = Text(
    "Sel kuning boleh diubah; sel lain dihitung dengan rumus. Perbandingan angka "
    "dibulatkan sampai 9 desimal.",
    "Yellow cells may be changed; formulas work out the others. Numbers are compared "
    "to 9 decimal places.",
)
_MARKS: Final = {
    "verified": Text("sudah diperiksa dengan naskahnya", "checked against the text"),
    "public-text": Text("terbaca dalam naskah publik", "read in public text"),
    "source-document": Text("tertulis dalam panduan", "stated in the guide"),
    "code-only": Text(
        "belum diperiksa dengan naskahnya; baru terlihat dalam kode program",
        "not checked against the text; seen in program code only",
    ),
    "unverified": Text("belum diperiksa dengan naskahnya", "not checked against the text"),
}


def lay_out(
    method: Method[Any],
    case: Case,
    builder: Builder,
    language: str,
) -> Book:
    """
    Lay out the workbook of one calculation.

    Args:
        method: The method.
        case: Its input as read, its rules and its answer.
        builder: Writes the calculation of this method.
        language: `id` or `en`.
    """
    book = Book(language)
    book.main.say(method.title.in_language(language), "title")
    book.main.say(method.summary.in_language(language))
    book.main.say(_GUIDE.in_language(language))
    _about(book, method, case)
    builder(book, case)
    for key, reason in book.told.items():
        if reason:
            book.rules.next_row += 1
            book.rules.say(f"{key}: {reason}")
    return book


def make_workbook(
    method: Method[Any],
    data: Mapping[str, Any],
    rules: RuleSet | None,
    builder: Builder,
    language: str = "id",
) -> bytes:
    """
    Make the workbook of one calculation.

    Args:
        method: The method.
        data: JSON-like input of the contract.
        rules: The rule set, where the method has a topic.
        builder: Entry of `BOOKS` for this method.
        language: `id` or `en`.

    Returns:
        An XLSX file. Every figure is a formula over the input cells and the cells of
        the rule set; what a reader sees before recalculating is the method's own
        answer. Texts of the input never become formulas or links.

    Raises:
        InvalidInput: The input is not as the method wants it.
    """
    book = lay_out(method, case_of(method, data, rules, language), builder, language)
    return write(book)


def case_of(
    method: Method[Any], data: Mapping[str, Any], rules: RuleSet | None, language: str
) -> Case:
    """Calculate a case and keep what the workbook needs of it."""
    result = method.calculate(data, rules, language)
    chosen = ("ruleset", "on") if method.ruleset_topic else ()
    own = {key: value for key, value in data.items() if key not in chosen}
    return Case(method.question.read(own), rules, result)


def _about(book: Book, method: Method[Any], case: Case) -> None:
    sheet = book.rules
    sheet.say(book.say("Aturan dan sumber", "Rules and sources"), "title")
    for source in method.sources:
        shown = (
            f"{source.regulation}, {source.pinpoint}"
            if isinstance(source, Source)
            else source
        )
        sheet.line(book.say("Sumber", "Source"), shown, "text")
    if case.rules is not None:
        rules = case.rules
        until = (
            rules.valid_to.isoformat() if rules.valid_to else book.say("sekarang", "now")
        )
        sheet.line(book.say("Aturan", "Rule set"), rules.id, "text")
        sheet.line(book.say("Judul", "Title"), rules.title, "text")
        basis = f"{rules.legal_basis.regulation}, {rules.legal_basis.pinpoint}"
        sheet.line(book.say("Dasar hukum", "Legal basis"), basis, "text")
        sheet.line(
            book.say("Berlaku sejak", "Valid from"), rules.valid_from.isoformat(), "text"
        )
        sheet.line(book.say("Berlaku sampai", "Valid to"), until, "text")
        mark = _MARKS[rules.verified].in_language(book.language)
        sheet.line(book.say("Keadaan nilai", "State of the values"), mark, "text")
    for warning in case.result["warnings"]:
        sheet.line(book.say("Peringatan", "Warning"), str(warning["message"]), "text")


def write(book: Book) -> bytes:
    """Write a workbook as an XLSX file, the same bytes every time."""
    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
    }
    made = xlsxwriter.Workbook(file, options)
    made.set_properties({"created": _MADE})
    formats = _Formats(made)
    for sheet in (book.main, book.rules):
        _write_sheet(made.add_worksheet(sheet.name), sheet, formats)
    made.close()
    return file.getvalue()


_STYLES: Final[Mapping[str, Mapping[str, object]]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_size": 12},
    "note": {"italic": True, "font_color": "#505a5f"},
    "column": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "label": {"text_wrap": True, "valign": "top"},
    "text": {"valign": "top"},
    "input": {
        "bg_color": "#fff7d6",
        "border": 1,
        "border_color": "#b1b4b6",
        "locked": False,
    },
    "formula": {"font_color": "#333333"},
    "result": {"bold": True, "bg_color": "#e6f2f0"},
}


class _Formats:
    """Formats by style and decimal places, each made once."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.found: dict[tuple[str, str], Any] = {}

    def of(self, style: str, number: str) -> Any:
        """Give the format of a cell."""
        key = (style, number)
        if key not in self.found:
            shown = {"num_format": number} if number else {}
            self.found[key] = self.made.add_format({**_STYLES[style], **shown})
        return self.found[key]


def _write_sheet(page: Any, sheet: Sheet, formats: _Formats) -> None:
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, _FIRST_WIDTH)
    page.set_column(1, 60, _WIDTH)
    for row, lines in _heading_lines(sheet).items():
        page.set_row(row, _LINE_HEIGHT * lines + 2)
    for (row, column), cell in sheet.cells.items():
        value = cell.content.value if isinstance(cell.content, Formula) else cell.content
        shown = formats.of(cell.style, _number_format(value, cell.places))
        if cell.options:
            choices = {"validate": "list", "source": list(cell.options)}
            page.data_validation(row, column, row, column, choices)
        if isinstance(cell.content, Formula):
            cached = _plain(value)
            page.write_formula(row, column, f"={cell.content.text}", shown, cached)
        elif value is None:
            page.write_blank(row, column, None, shown)
        elif isinstance(value, str):
            page.write_string(row, column, value, shown)
        else:
            page.write_number(row, column, _plain(value), shown)


def _heading_lines(sheet: Sheet) -> dict[int, int]:
    """Give the rows of headings with the lines that their longest one takes."""
    found: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.style == "column":
            width = _WIDTH if column else _FIRST_WIDTH
            found[row] = max(found.get(row, 1), -(-len(str(cell.content)) // (width - 3)))
    return found


def _plain(value: Given) -> int | float | str | bool:
    if value is None:
        return ""
    if isinstance(value, (bool, str)):
        return value
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else float(exact)


def _number_format(value: Given, places: int | str | None) -> str:
    if isinstance(places, str):
        return places
    if value is None or isinstance(value, (bool, str)):
        return ""
    if places:
        return "#,##0." + "0" * places
    return "#,##0" if Fraction(value).denominator == 1 else "General"
