"""What is downloaded comes back without loss: into the same plan and into another one."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import openpyxl
import pytest

from apps.imports.handing import at, csv_of, handed, stored, taken
from factories.plans import NOW, a_plan, a_region, facilitator_of
from siap.apps.demo.services import load_demo
from siap.apps.imports.exporting import FileFormat, table_of
from siap.apps.imports.previewing import preview_of
from siap.apps.imports.reading.source_files import open_file
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.queries import read_sheets
from siap.apps.worksheets.services import ReadyRow, add_ready_rows
from siap.methodology.cells import CellValue, typed_value
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import columns_of
from siap.methodology.library import edition

pytestmark = pytest.mark.django_db
SECRET = "Air-Mengalir-2026"


def places(plan: Plan) -> Iterator[Place]:
    for worksheet in edition(plan.edition).worksheets.values():
        for part in worksheet.parts:
            yield place_of(plan, worksheet.id, part.key)


@pytest.mark.parametrize(("fmt", "language"), [("csv", "id"), ("xlsx", "en")])
def test_no_table_of_the_demonstration_changes_by_being_read_back(
    fmt: FileFormat, language: str
) -> None:
    plan = load_demo(key="pdam", password=SECRET)
    read = 0

    for place in places(plan):
        data = table_of(place, fmt=fmt, language=language)
        if len(list(open_file(data).rows())) == 1:
            continue  # only the titles: nobody filled this part
        # The reader's language may differ from the file's: the file says its own.
        found = preview_of(handed(place, data, language="id"))
        read += 1
        faults = [fault.message() for fault in found.plan.faults]
        assert faults == [], place.subject
        assert [row.fields for row in found.plan.rows] == [], place.subject

    assert read > 70


# Each after those whose rows it refers to.
CHAIN = [
    ("w01-stakeholders", "stakeholders"),
    ("w08-service-profile", "profile"),
    ("w08-service-profile", "indicators"),
    ("w08-service-profile", "satisfaction"),
    ("w09-issue-cards", "clusters"),
    ("w09-issue-cards", "cards"),
    ("w10-issue-ranking", "comparisons"),
    ("w24-service-flow", "actors"),
]


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_tables_of_one_plan_make_the_same_tables_in_another(fmt: FileFormat) -> None:
    demo = load_demo(key="pdam", password=SECRET)
    copy = a_plan(region=a_region("Kabupaten Salinan"))

    for where in CHAIN:
        taken(at(copy, where), table_of(at(demo, where), fmt=fmt))

    for where in CHAIN:
        assert readable(at(copy, where)) == readable(at(demo, where)), where


def readable(place: Place) -> list[dict[str, object]]:
    """The rows of a part with titles in place of ids, which no two plans share."""
    sheets = read_sheets(place.plan, [place.worksheet])
    rows = sheets.content.of(place.part.key, within=place.worksheet.id)

    def named(value: CellValue) -> object:
        if isinstance(value, list):
            return [sheets.titles.get(one, one) for one in value]
        return sheets.titles.get(str(value), value)

    found: list[dict[str, object]] = []
    for row in rows:
        cells: dict[str, object] = {
            column.key: named(row.cells[column.key])
            if column.rows is not None
            else typed_value(column, row.cells[column.key])
            for column in columns_of(place.part)
            if column.key in row.cells
        }
        found.append(cells | {"@": [sheets.titles.get(i, i) for i in anchor_of(row)]})
    return sorted(found, key=str) if place.part.kind == "matrix" else found


def anchor_of(row: ContentRow) -> Sequence[str]:
    return row.anchor.split("|") if "|" in row.anchor else []


def test_a_tree_whose_branches_stand_in_the_same_file_is_put_together_again() -> None:
    plan, copy = a_plan(), a_plan()
    where = ("w32-logframe", "results")
    head = ["Jenis", statement_of(at(plan, where)), "Di bawah"]
    taken(
        at(plan, where),
        csv_of(
            [
                head,
                ["Keluaran", "Pompa berjalan", "Air mengalir"],
                ["Hasil", "Air mengalir", ""],
                ["Kegiatan", "Pompa dibeli", "Pompa berjalan"],
            ]
        ),
    )

    taken(at(copy, where), table_of(at(plan, where), fmt="xlsx"))

    by_id = {row.id: row.cells for row in at(copy, where).store.read(copy)}
    parents = {
        str(cells["statement"]): by_id.get(str(cells.get("parent")), {}).get("statement")
        for cells in by_id.values()
    }
    assert parents == {
        "Pompa berjalan": "Air mengalir",
        "Air mengalir": None,
        "Pompa dibeli": "Pompa berjalan",
    }


def statement_of(place: Place) -> str:
    return next(c.title for c in columns_of(place.part) if c.key == "statement")


AWKWARD: Mapping[str, CellValue] = {
    "title": "=1+1; “kutip”, 'apostrof' – é",
    "definition": "baris satu\n\nbaris tiga;\tdengan tab",
    "unit": "-5%",
    "values": {"2022": "0.125", "2023": "1234567890123456.75", "2024": "-3"},
    "source": "'=SUM(A1)",
    "note": "+62 811",
}


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_awkward_texts_and_numbers_survive(fmt: FileFormat, language: str) -> None:
    plan, copy = a_plan(), a_plan()
    where = ("w08-service-profile", "indicators")
    add_ready_rows(
        place=at(plan, where),
        rows=[ReadyRow(cells=AWKWARD)],
        by=facilitator_of(plan),
        now=NOW,
    )

    taken(at(copy, where), table_of(at(plan, where), fmt=fmt, language=language))

    assert stored(at(copy, where)) == stored(at(plan, where))


def test_a_csv_opens_without_a_formula_and_a_workbook_without_one_too() -> None:
    plan = a_plan()
    where = ("w08-service-profile", "indicators")
    add_ready_rows(
        place=at(plan, where),
        rows=[ReadyRow(cells=AWKWARD)],
        by=facilitator_of(plan),
        now=NOW,
    )

    text = table_of(at(plan, where), fmt="csv").decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(table_of(at(plan, where), fmt="xlsx")))

    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    numbers = {"-3"}
    assert [c for c in cells if c[:1] in "=+-@" and c and c not in numbers] == []
    assert [
        c for row in book.worksheets[0].iter_rows() for c in row if c.data_type == "f"
    ] == []


def test_names_of_persons_are_left_out_for_those_who_only_read() -> None:
    plan = a_plan()
    place = at(plan, ("w03-working-group", "members"))
    personal = [c.title for c in columns_of(place.part) if c.personal]

    open_table = table_of(place, fmt="csv").decode("utf-8-sig")
    closed_table = table_of(place, fmt="csv", personal=False).decode("utf-8-sig")

    assert personal
    assert all(title in open_table for title in personal)
    assert not any(title in closed_table for title in personal)


def test_an_empty_part_gives_its_titles_to_be_filled_in() -> None:
    place = at(a_plan(), ("w09-issue-cards", "clusters"))

    (line,) = table_of(place, fmt="csv").decode("utf-8-sig").splitlines()

    assert line == "Isu;Penjelasan;Sifat;ID baris;Versi baris"
