"""A tray of the inbox as a workbook: what its reader may see, typed, and nothing hidden."""

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.complaints.canaries import hidden, planted
from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_report,
    answered,
    published,
    routed,
)
from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.complaints.models import Identity, Report

pytestmark = pytest.mark.django_db


def file_of(office: Office, user: User, tray: str = "all") -> bytes:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/lapor/meja/{office.desk.slug}/laporan.xlsx?baki={tray}")
    assert answer.status_code == 200
    return b"".join(answer)  # type: ignore[arg-type]


def sheet_of(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content)).worksheets[0]


def rows_of(content: bytes) -> list[dict[str, Any]]:
    head, *rows = sheet_of(content).iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_dates_are_dates_of_the_offices_and_numbers_are_numbers(office: Office) -> None:
    answered(office, published(office, routed(office, a_report(office))))

    (row,) = rows_of(file_of(office, office.administrator))

    assert row["Diterima"] == datetime(2026, 8, 14, 9, 30, 15)  # noqa: DTZ001 - of a cell
    assert isinstance(row["Batas hukum"], datetime)
    assert (row["Jam sampai dijawab"], row["Janji ditepati"]) == (1, "ya")
    assert row["Perangkat daerah"] == "Perumda Air Rekaan"


def test_a_text_that_looks_like_a_formula_stays_a_text(office: Office) -> None:
    formula = '=HYPERLINK("http://jahat.example";"klik")'
    published(office, a_report(office, formula, subject="+62 tambah"))

    sheet = sheet_of(file_of(office, office.administrator))

    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    assert cells[formula].data_type == "s"
    assert cells["+62 tambah"].data_type == "s"
    assert not any(cell.hyperlink for cell in cells.values())


def test_an_officer_gets_the_reports_of_their_agency_and_no_other_tray(
    office: Office,
) -> None:
    routed(office, a_report(office, subject="Air keruh"))
    routed(office, a_report(office, subject="Jalan rusak"), office.roads)

    mine = rows_of(file_of(office, office.officer, "route"))

    assert [row["Judul"] for row in mine] == ["Air keruh"]
    assert Change.objects.get(kind="export").after == 1


def test_the_file_holds_the_tray_that_is_open(office: Office) -> None:
    routed(office, a_report(office, subject="Diteruskan"))
    answered(office, routed(office, a_report(office, subject="Dijawab")))

    (row,) = rows_of(file_of(office, office.administrator, "answer"))

    assert row["Judul"] == "Diteruskan"


def test_no_hidden_name_and_no_secret_report_is_in_any_file() -> None:
    office = planted()
    secret = Report.objects.get(identity=Identity.SECRET)

    mine = rows_of(file_of(office, office.officer))
    all_of_them = rows_of(file_of(office, office.administrator))

    assert len(mine) == 3
    assert hidden(str(mine)) == []
    # What nobody has checked yet holds only words of its own that no rule knows.
    checked = [row for row in all_of_them if "belum diperiksa" not in str(row)]
    assert len(checked) == len(all_of_them) - 1
    assert hidden(str(checked)) == []
    assert secret.label not in str(all_of_them)


def test_a_name_in_words_that_were_not_checked_is_covered(office: Office) -> None:
    a_report(office, "Saya Sulastri Wulandari, 0812-7777-4321, air mati dua hari.")

    (row,) = rows_of(file_of(office, office.administrator))

    assert row["Isi"] == "Saya [nama], [nomor telepon], air mati dua hari."


def test_it_prints_across_with_its_titles_on_every_page(office: Office) -> None:
    a_report(office)

    sheet = sheet_of(file_of(office, office.administrator))

    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$1:$1")
    assert sheet.freeze_panes == "B2"
    assert "Lapor Kota Rekaan" in sheet.oddHeader.left.text
    assert sheet.auto_filter.ref == "A1:P2"


def test_more_reports_take_no_more_queries(office: Office) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            file_of(office, office.administrator)
        return len(queries)

    a_report(office)
    few = asked()
    for number in range(6):
        a_report(office, now=NOW + number * HOUR)

    assert asked() == few


def test_strangers_get_no_file(office: Office) -> None:
    answer = Client().get(f"/lapor/meja/{office.desk.slug}/laporan.xlsx")

    assert answer.status_code == 302
