"""CSV as people save it: encodings, delimiters, quotation marks, and what is no CSV."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.apps.imports.reading.csv_files import decode, find_delimiter, guarded, unguarded
from siap.apps.imports.reading.file_rows import MAX_FILE_BYTES, FileRow
from siap.apps.imports.reading.source_files import open_file, open_pasted
from siap.kernel.errors import InvalidInput


def rows_of(data: bytes) -> list[FileRow]:
    return list(open_file(data).rows())


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
    ],
)
def test_an_encoding_is_recognised_by_the_bytes(encoding: str, found: str) -> None:
    data = "Isu;Catatan\nAir keruh – “bau”;Perumdam é\n".encode(encoding)

    source = open_file(data)

    assert source.encoding == found
    assert [row.cells for row in source.rows()][1] == ("Air keruh – “bau”", "Perumdam é")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_delimiter_is_found_although_others_stand_in_the_text(delimiter: str) -> None:
    text = delimiter.join(["Isu", "Nilai"]) + "\n"
    text += delimiter.join(['"Mati, lama; keruh\tbau"', "1"]) + "\n"
    text += delimiter.join(["Tarif", "2"]) + "\n"

    assert find_delimiter(text) == delimiter
    assert [row.cells for row in rows_of(text.encode())][1][0] == "Mati, lama; keruh\tbau"


def test_decimal_commas_do_not_pass_for_a_delimiter() -> None:
    text = "Indikator;2023;2024\nCakupan;61,5;63,25\nKehilangan air;30,1;29,75\n"

    assert find_delimiter(text) == ";"


def test_a_first_line_that_names_the_separator_is_no_row() -> None:
    rows = rows_of(b"sep=;\nIsu;Nilai\nTarif;1,5\n")

    assert [(row.number, row.cells) for row in rows] == [
        (2, ("Isu", "Nilai")),
        (3, ("Tarif", "1,5")),
    ]


def test_rows_keep_their_number_over_blank_lines_and_line_breaks_in_cells() -> None:
    rows = rows_of(b'Isu,Nilai\n\n"dua\nbaris",1\n,,\nTarif,2\n')

    assert [(row.number, row.cells[0]) for row in rows] == [
        (1, "Isu"),
        (3, "dua\nbaris"),
        (5, "Tarif"),
    ]


def test_a_file_of_one_column_is_read() -> None:
    assert [row.cells for row in rows_of(b"Isi kartu\nAir mati\nAir keruh\n")] == [
        ("Isi kartu",),
        ("Air mati",),
        ("Air keruh",),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import-empty"),
        (b" \n\t\n", "import-empty"),
        (b"\xd0\xcf\x11\xe0old workbook", "import-old-excel"),
        (b"%PDF-1.7 something", "import-not-a-table"),
        (b"\x89PNG\r\n", "import-not-a-table"),
        (b"Isu\x00Nilai", "import-not-a-table"),
        (b"<html><table><tr><td>Isu</td></tr></table>", "import-html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "import-html"),
        (b"PK\x03\x04 no zip after all", "import-broken-xlsx"),
        (b"Isu,Nilai\nAir \x81 keruh,1\n", "import-encoding"),
        (b'Isu,Nilai\n"Air mati,1\nTarif,2\n', "import-bad-quotes"),
        (b"x" * (MAX_FILE_BYTES + 1), "import-too-large"),
        (b",".join([b"k"] * 10_000), "import-too-wide"),
        (b"Isu,Nilai\n" + b"a" * 40_000 + b",1\n", "import-cell-too-long"),
        (b"Isu\n" + b"a\n" * 20_001, "import-too-many-rows"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        list(open_file(data).rows())

    assert refused.value.code == code
    assert refused.value.message("id") != refused.value.message("en")


def test_the_reason_names_the_line_that_cannot_be_read() -> None:
    with pytest.raises(InvalidInput) as refused:
        decode(b"Isu\nsatu\ndua\x9d\n")

    assert refused.value.facts == {"line": 3}


def test_pasted_cells_are_separated_by_tabs() -> None:
    rows = list(open_pasted("Isu\tNilai\nMati, lama\t1,5\n").rows())

    assert [row.cells for row in rows] == [("Isu", "Nilai"), ("Mati, lama", "1,5")]


def test_pasted_text_may_hold_a_lone_quotation_mark() -> None:
    rows = list(open_pasted('Isu\tNilai\n"Air hidup\t1\nTarif\t2\n').rows())

    assert [row.cells[0] for row in rows] == ["Isu", '"Air hidup', "Tarif"]


@given(st.text(max_size=40))
def test_an_apostrophe_before_a_formula_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.sampled_from("=+-@\t\r"), st.text(max_size=20))
def test_no_guarded_text_begins_like_a_formula(start: str, rest: str) -> None:
    assert guarded(start + rest).startswith("'")
