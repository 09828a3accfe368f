"""What the description of the worksheets asks for, the catalogue has."""

import re
from pathlib import Path

import pytest

from siap.methodology.library import edition

DESCRIPTION = Path(__file__).parents[3] / "shared" / "spec" / "worksheets.md"
ENTRIES = {
    entry[2:5]: entry
    for entry in re.split(r"(?=\*\*W\d\d )", DESCRIPTION.read_text(encoding="utf-8"))[1:]
}


def asking_for(word: str) -> list[str]:
    return [number for number, entry in ENTRIES.items() if re.search(word, entry)]


def test_all_worksheets_are_there_and_are_filled_by_a_guide() -> None:
    library = edition()
    filled = {n for guide in library.guides.values() for n in guide.worksheet_numbers}

    assert sorted(library.by_number) == sorted(ENTRIES)
    assert set(ENTRIES) - filled == set()


@pytest.mark.parametrize("number", asking_for(r"[Pp]icture: "))
def test_a_worksheet_that_is_to_have_a_picture_has_one(number: str) -> None:
    assert edition().by_number[number].pictures


@pytest.mark.parametrize("number", asking_for(r"Computed: |; computed: "))
def test_a_worksheet_that_is_to_compute_something_does(number: str) -> None:
    assert edition().by_number[number].computes


@pytest.mark.parametrize("number", asking_for(r"Check: |Balance check|SMART check|Warn"))
def test_a_worksheet_that_is_to_be_checked_is(number: str) -> None:
    worksheet = edition().by_number[number]

    assert worksheet.checks


@pytest.mark.parametrize("number", sorted(ENTRIES))
def test_whoever_fills_a_worksheet_is_told_why_and_how(number: str) -> None:
    worksheet = edition().by_number[number]

    assert worksheet.purpose
    assert worksheet.how
    assert worksheet.key_questions
