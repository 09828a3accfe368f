"""Codes that calculations give are read as words."""

import pytest

from siap.apps.worksheets.beside import label_of
from siap.method_books.words import WORDS
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Shown

VERDICT = Shown(
    field="verdict", title="Putusan", title_en="Verdict", labels={"go": "Dapat dijalankan"}
)


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Dapat dijalankan"), ("en", "go ahead")]
)
def test_a_code_is_read_in_the_language_of_the_reader(language: str, words: str) -> None:
    assert label_of(VERDICT, "go", language) == words


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_no_code_of_a_result_has_no_words(language: str) -> None:
    assert label_of(VERDICT, "balanced", language) == ""


def test_every_code_of_the_catalogue_has_words_in_english() -> None:
    codes = {
        code
        for worksheet in edition().worksheets.values()
        for computation in worksheet.computes
        for shown in computation.shows
        for code in shown.labels
    }
    quadrants = {"I", "II", "III", "IV"}

    assert codes - quadrants <= WORDS.keys()
