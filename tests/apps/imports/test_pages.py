"""The way through the pages: handing in, mapping, preview, result; refused for others."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.imports.handing import CLUSTERS, INDICATORS, at, csv_of, stored, uploaded
from apps.imports.workbooks import a_workbook
from factories.plans import a_member, a_plan, a_user, facilitator_of
from siap.apps.imports.models import Upload
from siap.apps.plans.models import Plan, TeamRole

pytestmark = pytest.mark.django_db
ISSUES = csv_of([["Isu", "Penjelasan"], ["Air keruh", "Sejak hujan"], ["Tarif", ""]])
MOST_QUERIES = 15


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def start_url(plan: Plan) -> str:
    return reverse("imports:start", args=[plan.pk, "w09-issue-cards"])


def page(name: str, upload: Upload) -> str:
    return reverse(f"imports:{name}", args=[upload.plan_id, upload.token])


def test_a_file_goes_from_the_form_to_the_sheet_and_back_again() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    file = SimpleUploadedFile("isu.csv", ISSUES)

    to_mapping = client.post(start_url(plan), {"part": "clusters", "file": file})
    mapping = client.get(to_mapping["Location"])
    form = mapping.context["form"]
    to_preview = client.post(to_mapping["Location"], posted(form))
    preview = client.get(to_preview["Location"])
    mark = re.search(r'name="tanda" value="(\w+)"', preview.content.decode())
    assert mark is not None
    to_result = client.post(to_preview["Location"], {"tanda": mark[1]})
    result = client.get(to_result["Location"])

    assert "Air keruh" in preview.content.decode()
    assert "2 baris ditambahkan" in " ".join(preview.content.decode().split())
    assert [row["title"] for row in stored(at(plan, CLUSTERS))] == ["Air keruh", "Tarif"]
    undo = re.search(r'action="([^"]*urungkan[^"]*)"', result.content.decode())
    assert undo is not None
    client.post(undo[1])
    assert stored(at(plan, CLUSTERS)) == []


def posted(form: object) -> dict[str, str]:
    """What a browser sends of a form that nobody changed."""
    found = {}
    for bound in form:  # type: ignore[attr-defined]
        value = bound.value()
        found[bound.html_name] = "" if value is None else str(value)
    return found


def test_a_pasted_table_is_read_like_a_file() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    text = "Isu\tPenjelasan\r\nAir keruh\tSejak hujan\r\n"

    answer = client.post(start_url(plan), {"part": "clusters", "paste": text})

    shown = client.get(answer["Location"]).content.decode()
    assert "Air keruh" in shown


def test_what_cannot_be_read_is_told_and_the_pasted_text_stays() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    wide = "\t".join(f"kolom {n}" for n in range(300))

    answer = client.post(start_url(plan), {"part": "clusters", "paste": wide})

    assert answer.status_code == 422
    assert "paling banyak 200" in answer.content.decode()
    assert "kolom 299" in answer.content.decode()
    assert Upload.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7", "bukan tabel"),
        (b"\xd0\xcf\x11\xe0", ".xls"),
        (b"Isu\n", "Tidak ada baris data"),
    ],
)
def test_a_bad_file_gives_one_clear_message(data: bytes, said: str) -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    file = SimpleUploadedFile("isu.csv", data)

    answer = client.post(start_url(plan), {"part": "clusters", "file": file})
    if answer.status_code == 302:
        mapping = client.get(answer["Location"])
        sent = client.post(answer["Location"], posted(mapping.context["form"]))
        answer = client.get(sent["Location"])

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_mapping_can_be_changed_and_is_kept() -> None:
    plan = a_plan()
    upload = uploaded(at(plan, CLUSTERS), csv_of([["Judul aneh"], ["Air keruh"]]))
    client = client_of(facilitator_of(plan))
    form = client.get(page("mapping", upload)).context["form"]

    client.post(page("mapping", upload), posted(form) | {"kolom-0": "title"})

    again = client.get(page("mapping", upload)).content.decode()
    assert '<option value="title" selected>' in again
    assert "1 baris ditambahkan" in " ".join(
        client.get(page("preview", upload)).content.decode().split()
    )


def test_two_columns_for_one_place_are_refused_on_the_page() -> None:
    plan = a_plan()
    upload = uploaded(at(plan, CLUSTERS), ISSUES)
    client = client_of(facilitator_of(plan))
    form = client.get(page("mapping", upload)).context["form"]

    answer = client.post(page("mapping", upload), posted(form) | {"kolom-1": "title"})

    assert answer.status_code == 422
    assert "Pilih salah satu saja" in answer.content.decode()


def test_another_sheet_and_other_titles_are_read_on_request() -> None:
    plan = a_plan()
    data = a_workbook([["x"], ["Isu"], ["Air keruh"]])
    upload = uploaded(at(plan, CLUSTERS), data, name="isu.xlsx")
    client = client_of(facilitator_of(plan))

    client.post(page("mapping", upload), {"baca-ulang": "1", "first": "1", "last": "1"})

    upload.refresh_from_db()
    assert (upload.choices["first"], upload.choices["mapping"]) == (1, {})


def test_a_summary_by_year_is_asked_for_and_shown_with_what_is_missing() -> None:
    plan = a_plan()
    data = csv_of([["bulan", "jam"], ["2022-01", "4"], ["2022-02", ""], ["2023-01", "2"]])
    upload = uploaded(at(plan, INDICATORS), data)
    client = client_of(facilitator_of(plan))
    form = client.get(page("mapping", upload)).context["form"]
    asked = {
        "mode": "years",
        "period": "0",
        "how-0": "median",
        "of-0": "1",
        "title-0": "Waktu respons",
        "unit-0": "jam",
    }

    answer = client.post(page("mapping", upload), posted(form) | asked)
    shown = client.get(answer["Location"]).content.decode()

    assert "2022: 1 dari 2 baris" in shown
    assert "Waktu respons" in shown


def test_a_summary_without_its_columns_is_refused_beside_the_field() -> None:
    plan = a_plan()
    upload = uploaded(at(plan, INDICATORS), csv_of([["bulan", "jam"], ["2022-01", "4"]]))
    client = client_of(facilitator_of(plan))
    form = client.get(page("mapping", upload)).context["form"]

    answer = client.post(page("mapping", upload), posted(form) | {"mode": "years"})

    assert answer.status_code == 422
    assert {"period", "how-0"} <= set(answer.context["form"].errors)


def test_faults_are_shown_with_row_column_and_reason() -> None:
    plan = a_plan()
    data = csv_of([["Indikator", "2024"], ["Cakupan", "61,5"], ["Tarif", "mahal"]])
    upload = uploaded(at(plan, INDICATORS), data)
    client = client_of(facilitator_of(plan))

    shown = client.get(page("preview", upload)).content.decode()

    assert "Ambil baris yang baik saja" in shown
    assert "Ambil semua" not in shown
    assert "bukan angka" in shown


def test_a_stale_preview_is_shown_again_and_nothing_is_lost() -> None:
    plan = a_plan()
    upload = uploaded(at(plan, CLUSTERS), ISSUES)
    client = client_of(facilitator_of(plan))

    answer = client.post(page("preview", upload), {"tanda": "lama"})

    assert answer.status_code == 409
    assert "Periksa pratinjau yang baru" in answer.content.decode()
    assert stored(at(plan, CLUSTERS)) == []


def test_text_of_a_file_is_never_taken_for_markup() -> None:
    plan = a_plan()
    data = csv_of([["Isu", "<b>Judul</b>"], ["<script>alert(1)</script>", "x"]])
    upload = uploaded(at(plan, CLUSTERS), data, name="<i>isu</i>.csv")
    client = client_of(facilitator_of(plan))

    for name in ("mapping", "preview"):
        shown = client.get(page(name, upload)).content.decode()

        assert "<script>alert" not in shown
        assert "<b>Judul" not in shown
        assert "<i>isu" not in shown


def test_pages_are_for_those_who_may_import_and_for_the_owner_of_the_file() -> None:
    plan = a_plan()
    upload = uploaded(at(plan, CLUSTERS), ISSUES)
    addresses = [
        start_url(plan),
        *(page(n, upload) for n in ("mapping", "preview", "result")),
    ]
    observer, stranger = a_member(plan, TeamRole.OBSERVER), a_user()
    colleague = a_member(plan)

    for address in addresses:
        assert client_of(observer).get(address).status_code == 403, address
        assert client_of(stranger).get(address).status_code == 404, address
        assert Client().get(address).status_code == 302, address
    for address in addresses[1:]:
        assert client_of(colleague).get(address).status_code == 404, address


def test_a_file_is_thrown_away_by_its_owner() -> None:
    plan = a_plan()
    upload = uploaded(at(plan, CLUSTERS), ISSUES)

    client_of(facilitator_of(plan)).post(page("discard", upload))

    assert Upload.objects.count() == 0


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_a_table_is_downloaded_by_who_may_read_the_plan(fmt: str) -> None:
    plan = a_plan()
    address = reverse("imports:export", args=[plan.pk, "w09-issue-cards", "clusters", fmt])

    answer = client_of(a_member(plan, TeamRole.OBSERVER)).get(address)

    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{fmt}"')
    assert client_of(a_user()).get(address).status_code == 404


def test_an_unknown_kind_of_file_or_part_is_not_found() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))

    for part, fmt in (("clusters", "pdf"), ("ngawur", "csv")):
        address = reverse("imports:export", args=[plan.pk, "w09-issue-cards", part, fmt])
        assert client.get(address).status_code == 404


def test_an_unknown_file_is_not_found() -> None:
    plan = a_plan()
    address = reverse("imports:mapping", args=[plan.pk, uuid.uuid4()])

    assert client_of(facilitator_of(plan)).get(address).status_code == 404


@pytest.mark.parametrize("rows", [3, 300])
def test_the_preview_takes_as_many_queries_for_many_rows_as_for_few(rows: int) -> None:
    plan = a_plan()
    data = csv_of([["Indikator", "2024"], *[[f"I {n}", "1"] for n in range(rows)]])
    upload = uploaded(at(plan, INDICATORS), data)
    client = client_of(facilitator_of(plan))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(page("preview", upload)).status_code == 200

    assert len(queries) <= MOST_QUERIES
