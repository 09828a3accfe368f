"""LibreOffice, given the formulas alone, comes to what the methods answer."""

from pathlib import Path

import pytest
from xlsxwriter.utility import xl_rowcol_to_cell

from method_books.comparing import differs, laid_out, random_inputs
from method_books.recalculating import RESULT, recalculated, together
from siap.method_books.making import Case, write
from siap.method_books.sheets import Book
from siap.methods.registry import METHODS

RANDOM = 4

Laid = dict[str, tuple[Book, Case]]


@pytest.fixture(scope="module")
def laid() -> Laid:
    """The example of each method and some random inputs."""
    return {
        f"{name}-{number}": laid_out(name, data)
        for name in METHODS
        for number, data in enumerate([METHODS[name].example, *random_inputs(name, RANDOM)])
    }


@pytest.fixture(scope="module")
def values(
    laid: Laid, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, object]]:
    """What the cells hold: examples in the files that people get, the others in one."""
    folder: Path = tmp_path_factory.mktemp("recalculated")
    files = {f"{name}-0": write(laid[f"{name}-0"][0]) for name in METHODS}
    others = {key: book for key, (book, _) in laid.items() if key not in files}
    return recalculated(files, together(others), folder)


@pytest.mark.parametrize("name", METHODS)
def test_recalculated_cells_equal_the_answer(
    name: str, laid: Laid, values: dict[str, dict[str, object]]
) -> None:
    wrong = []
    for number in range(RANDOM + 1):
        key = f"{name}-{number}"
        book, case = laid[key]
        for held in book.held:
            found = values[key].get(xl_rowcol_to_cell(held.cell.row, held.cell.column))
            wrong.append(differs(held, found, case.result, "id"))

    assert len(wrong) > RANDOM
    assert [each for each in wrong if each] == []


def test_what_stood_beside_a_formula_was_taken_away_before() -> None:
    assert RESULT.sub(r"\1", "<c><f>A1+1</f><v>3</v></c>") == "<c><f>A1+1</f></c>"
