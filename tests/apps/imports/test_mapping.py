"""Titles of columns: where they stand, what they mean, how the file writes numbers."""

import pytest

from apps.imports.workbooks import a_workbook
from siap.apps.imports.choices import first_rows
from siap.apps.imports.headings import HeaderRows, find_header, headings_of, plain
from siap.apps.imports.number_style import number_style
from siap.apps.imports.reading.source_files import open_file
from siap.apps.imports.targets import guess_mapping, known_titles, targets_of
from siap.methodology.library import edition

_, INDICATORS = edition().part("w08-service-profile.indicators")
TARGETS = targets_of(INDICATORS, range(2020, 2026))


def guessed(rows: list[list[object]]) -> tuple[HeaderRows, dict[str, str]]:
    source = open_file(a_workbook(rows))
    first = first_rows(source, source.sheets[0])
    header = find_header(first, known_titles(TARGETS).__contains__)
    headings = headings_of(first, header)
    titles = {heading.index: heading.title for heading in headings}
    mapping = guess_mapping(headings, TARGETS)
    return header, {titles[index]: key for index, key in mapping.items()}


def test_titles_with_dirty_spacing_and_case_find_their_column() -> None:
    _, mapping = guessed([["  INDIKATOR ", "Satuan*", "sumber \n data"], ["a", "b", "c"]])

    assert mapping == {"INDIKATOR": "title", "Satuan*": "unit", "sumber data": "source"}


def test_years_in_titles_become_years_of_the_yearly_column() -> None:
    _, mapping = guessed(
        [["Indikator", "2021", "Nilai 2022", "Tahun 2023"], ["a", 1, 2, 3]]
    )

    assert mapping == {
        "Indikator": "title",
        "2021": "values.2021",
        "Nilai 2022": "values.2022",
        "Tahun 2023": "values.2023",
    }


def test_titles_below_a_heading_of_the_report_are_found() -> None:
    header, mapping = guessed(
        [
            ["LAPORAN KINERJA PERUMDAM TAHUN 2024"],
            ["Dicetak 12 Januari 2025"],
            ["Indikator", "Satuan", "2024"],
            ["Cakupan", "persen", 61.5],
        ]
    )

    assert header == HeaderRows(3, 3)
    assert mapping["2024"] == "values.2024"


def test_merged_titles_of_two_rows_are_joined() -> None:
    header, mapping = guessed(
        [
            ["Indikator", "Satuan", "Nilai", None, None],
            [None, None, 2021, 2022, 2023],
            ["Cakupan", "persen", 1, 2, 3],
        ]
    )

    assert header == HeaderRows(1, 2)
    assert mapping == {
        "Indikator": "title",
        "Satuan": "unit",
        "Nilai 2021": "values.2021",
        "Nilai 2022": "values.2022",
        "Nilai 2023": "values.2023",
    }


def test_the_second_of_two_equal_titles_is_left_to_the_person() -> None:
    _, mapping = guessed([["Indikator", "Satuan", "Satuan"], ["a", "b", "c"]])

    assert list(mapping.values()).count("unit") == 1


def test_a_slip_of_the_pen_is_forgiven_and_a_stranger_is_not() -> None:
    _, mapping = guessed([["Indikatorr", "Satuann", "Warna"], ["a", "b", "c"]])

    assert mapping == {"Indikatorr": "title", "Satuann": "unit"}


def test_a_column_without_title_is_named_by_its_letter() -> None:
    source = open_file(a_workbook([["Isu", None, "Nilai"], ["a", "b", "c"]]))
    first = first_rows(source, source.sheets[0])

    titles = [heading.title for heading in headings_of(first, HeaderRows(1, 1))]

    assert titles == ["Isu", "B", "Nilai"]


def test_no_part_offers_two_targets_of_the_same_name() -> None:
    for worksheet in edition().worksheets.values():
        for part in worksheet.parts:
            targets = targets_of(part, [2024])
            for language in ("id", "en"):
                titles = [plain(target.titled(language)) for target in targets]

                assert len(set(titles)) == len(titles), (worksheet.id, part.key, titles)


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["12,5", "1.500"], "id"),
        (["12.5", "1,500"], "en"),
        (["0,125"], "id"),
        (["1.234.567"], "id"),
        (["1,234.5"], "en"),
        (["1.500", "2.250"], "otherwise"),
        (["teks", ""], "otherwise"),
        (["12,5", "12.5"], "otherwise"),
    ],
)
def test_the_way_of_writing_numbers_is_told_by_cells_that_can_be_read_one_way(
    cells: list[str], style: str
) -> None:
    data = "\n".join(["Nilai;x", *(f"{cell};x" for cell in cells)]).encode()

    found = number_style(open_file(data).rows(), columns=set(), otherwise="otherwise")

    assert found == style
