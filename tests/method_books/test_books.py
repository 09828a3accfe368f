"""Every figure of a workbook is a formula, and comes to what the method answers."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from method_books.comparing import differs, figures, laid_out, random_inputs
from siap.method_books import BOOKS, make_workbook
from siap.method_books.formulas import Formula
from siap.method_books.sheets import Book
from siap.methodology.calculation import method_named, rules_for
from siap.methods.registry import METHODS

RANDOM = 12
CELL = re.compile(r"\$[A-Z]+\$\d+")


def inputs(name: str) -> list[dict[str, object]]:
    return [dict(METHODS[name].example), *random_inputs(name, RANDOM)]


def test_every_method_has_a_workbook() -> None:
    assert set(BOOKS) == set(METHODS)


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_cell_comes_to_what_the_method_answers(name: str, language: str) -> None:
    wrong = []
    for data in inputs(name):
        book, case = laid_out(name, data, language)
        wrong += [
            differs(held, held.cell.value, case.result, language) for held in book.held
        ]

    assert [each for each in wrong if each] == []


@pytest.mark.parametrize("name", METHODS)
def test_every_figure_of_the_answer_has_a_cell_or_a_word_why_not(name: str) -> None:
    lost = set()
    for data in inputs(name):
        book, case = laid_out(name, data)
        for path in figures(case.result):
            if path[0] not in book.told and not holds(book, path):
                lost.add(path)

    assert lost == set()


def holds(book: Book, path: tuple[str | int, ...]) -> bool:
    """Whether a cell stands for a figure, or says whether it is in its list."""
    for held in book.held:
        if held.path == path:
            return True
        if held.member is not None and held.path == path[: len(held.path)]:
            return True
    return "ties" in path


@pytest.mark.parametrize("name", METHODS)
def test_no_result_is_a_number_written_into_its_cell(name: str) -> None:
    book, _ = laid_out(name, METHODS[name].example)
    cells = [book.main.cells[held.cell.row, held.cell.column] for held in book.held]

    fixed = [
        held.path
        for held, cell in zip(book.held, cells, strict=True)
        if cell.style != "input"
        and not (isinstance(cell.content, Formula) and CELL.search(cell.content.text))
        and cell.content.value not in ("", False)  # type: ignore[union-attr]
    ]

    assert [path for path in fixed if path != ("repeat_among",)] == []


@pytest.mark.parametrize("name", METHODS)
def test_the_file_shows_the_answer_before_anything_is_recalculated(name: str) -> None:
    book, case = laid_out(name, METHODS[name].example)
    sheet = shown(name, data_only=True).worksheets[0]

    wrong = [
        differs(
            held,
            exact(sheet.cell(held.cell.row + 1, held.cell.column + 1).value),
            case.result,
            "id",
        )
        for held in book.held
    ]

    assert [each for each in wrong if each] == []


def exact(value: object) -> object:
    return Decimal(repr(value)) if isinstance(value, float) else value


def shown(name: str, *, data_only: bool) -> Workbook:
    method = METHODS[name]
    rules = rules_for(method, method.example)
    made = make_workbook(method, method.example, rules, BOOKS[name])
    return load_workbook(BytesIO(made), data_only=data_only)


@pytest.mark.parametrize("name", [n for n, m in METHODS.items() if m.ruleset_topic])
def test_the_values_of_the_rule_set_are_cells_that_formulas_refer_to(name: str) -> None:
    book = shown(name, data_only=False)
    formulas = [
        cell.value
        for row in book.worksheets[0].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    texts = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]

    # The tariff takes its loss from the input; the rule's own stands beside it.
    assert name == "tariff" or any("Aturan dan sumber" in each for each in formulas)
    assert METHODS[name].example.get("ruleset", "") in [*texts, ""]


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    method = method_named("competency-gap")
    needs = [{"id": '=HYPERLINK("x")', "required": 2, "present": 1, "people": 1}]

    made = make_workbook(method, {"needs": needs}, None, BOOKS["competency-gap"])

    sheet = load_workbook(BytesIO(made)).worksheets[0]
    found = [
        cell for row in sheet.iter_rows() for cell in row if cell.value == '=HYPERLINK("x")'
    ]
    with zipfile.ZipFile(BytesIO(made)) as parts:
        written = parts.read("xl/worksheets/sheet1.xml").decode()
    assert found
    assert [
        each for each in re.findall("<f>(.*?)</f>", written) if "HYPERLINK" in each
    ] == []


def test_a_cell_that_is_a_little_off_is_noticed() -> None:
    book, case = laid_out("nrw", {"distributed": 3, "sold": 1})
    held = next(each for each in book.held if each.path == ("percent_rounded",))

    assert differs(held, Decimal("66.67"), case.result, "id") == ""
    assert differs(held, Decimal("66.66"), case.result, "id") != ""
    assert differs(held, None, case.result, "id") != ""


def test_the_same_input_gives_the_same_bytes() -> None:
    method = method_named("mcua")

    first, second = (
        make_workbook(method, method.example, None, BOOKS["mcua"]) for _ in "ab"
    )

    assert first == second
