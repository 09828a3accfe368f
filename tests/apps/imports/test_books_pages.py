"""The pages of workbooks: download, hand in, differences, choices without a script."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.imports.books import (
    CLUSTERS,
    PEOPLE,
    Opened,
    change,
    downloaded,
    edited,
    handed_in,
    rows_of,
)
from apps.imports.test_pages import client_of
from factories.plans import a_member, a_plan, a_stakeholder, a_user, facilitator_of
from siap.apps.imports.models import Upload
from siap.apps.plans.models import Plan, TeamRole

pytestmark = pytest.mark.django_db


def url(plan: Plan, name: str = "workbook", *more: object) -> str:
    return reverse(f"imports:{name}", args=[plan.pk, *more])


def hand_in(client: Client, plan: Plan, data: bytes) -> str:
    file = SimpleUploadedFile("buku.xlsx", data)
    answer = client.post(url(plan), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def mark_in(page: str) -> str:
    found = re.search(r'name="tanda" value="(\w+)"', page)
    assert found is not None
    return found[1]


def test_a_plan_is_downloaded_filled_and_taken_with_a_way_back() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    got = client.get(url(plan, "workbook-file"))
    data = edited(got.content, lambda book: book.add(CLUSTERS, title="Air keruh"))

    address = hand_in(client, plan, data)
    page = client.get(address).content.decode()
    assert rows_of(plan, CLUSTERS) == {}
    done = client.post(address, {"tanda": mark_in(page)})
    result = client.get(done["Location"]).content.decode()
    undo = re.search(r'action="([^"]*urungkan[^"]*)"', result)

    assert "attachment" in got["Content-Disposition"]
    assert "Air keruh" in page
    assert len(rows_of(plan, CLUSTERS)) == 1
    assert undo is not None
    client.post(undo[1])
    assert rows_of(plan, CLUSTERS) == {}


def test_a_file_without_differences_says_so_and_offers_nothing_to_take() -> None:
    plan = a_plan()
    a_stakeholder(plan, "Warga")
    client = client_of(facilitator_of(plan))

    page = client.get(hand_in(client, plan, downloaded(plan))).content.decode()

    assert "Tidak ada perbedaan" in page
    assert "Ambil ke dalam rencana" not in page


def test_the_page_asks_for_each_cell_that_both_changed_and_keeps_theirs_unasked() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")
    data = edited(
        downloaded(plan), lambda b: b.set(PEOPLE, b.row(PEOPLE, row_id), "interest", 5)
    )
    change(plan, PEOPLE, row_id, "interest", "1")
    client = client_of(facilitator_of(plan))
    address = hand_in(client, plan, data)
    page = client.get(address).content.decode()
    name = f"pilih:{PEOPLE}:{row_id}:interest"

    default = re.search(rf'name="{re.escape(name)}" value="mereka" checked', page)
    refused = client.post(address, {"tanda": mark_in(page), name: "mereka"})
    client.post(address, {"tanda": mark_in(page), name: "saya"})

    assert default is not None
    assert "Ratna" in page
    assert refused.status_code == 422
    assert rows_of(plan, PEOPLE)[row_id]["interest"] == 5


def test_a_removal_is_a_tick_that_stays_when_something_is_refused() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga")
    other = a_stakeholder(plan, "Media", interest="2")
    data = edited(
        downloaded(plan), lambda b: b.sheet(PEOPLE).delete_rows(b.row(PEOPLE, row_id))
    )
    client = client_of(facilitator_of(plan))
    address = hand_in(client, plan, data)
    page = client.get(address).content.decode()
    ticked = {"tanda": "lama", "hapus": f"{PEOPLE}:{row_id}"}

    refused = client.post(address, ticked)
    client.post(address, ticked | {"tanda": mark_in(page)})

    assert f'value="{PEOPLE}:{row_id}">' in page
    assert refused.status_code == 409
    assert f'value="{PEOPLE}:{row_id}" checked' in refused.content.decode()
    assert list(rows_of(plan, PEOPLE)) == [other]


def test_errors_stand_with_sheet_and_cell_and_nothing_can_be_taken() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")
    places: list[str] = []
    data = edited(
        downloaded(plan),
        lambda b: places.append(b.set(PEOPLE, b.row(PEOPLE, row_id), "interest", "tinggi")),
    )
    client = client_of(facilitator_of(plan))

    page = client.get(hand_in(client, plan, data)).content.decode()

    assert f">{places[0]}<" in page
    assert "W01" in page
    assert "Ambil ke dalam rencana" not in page


def test_a_workbook_is_known_on_the_page_of_a_table_as_well() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    address = reverse("imports:start", args=[plan.pk, "w09-issue-cards"])
    got = client.get(url(plan, "workbook-of-sheet", "w09-issue-cards"))
    file = SimpleUploadedFile("isu.xlsx", got.content)

    page = client.get(address).content.decode()
    answer = client.post(address, {"part": "clusters", "file": file})

    assert url(plan, "workbook-of-sheet", "w09-issue-cards") in page
    assert answer["Location"] == url(plan, "differences", Upload.objects.get().token)


def test_a_file_from_elsewhere_is_refused_at_its_field() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    file = SimpleUploadedFile("buku.xlsx", b"PK\x03\x04 bukan apa-apa")

    answer = client.post(url(plan), {"file": file})

    assert answer.status_code == 422
    assert "rusak" in answer.content.decode()


def test_the_plan_leads_to_its_workbook() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))

    page = client.get(reverse("framework:plan", args=[plan.pk])).content.decode()

    assert url(plan) in page


def test_who_may_only_read_downloads_but_cannot_hand_in() -> None:
    plan = a_plan()
    client = client_of(a_member(plan, TeamRole.OBSERVER))
    file = SimpleUploadedFile("buku.xlsx", downloaded(plan))

    page = client.get(url(plan)).content.decode()

    assert client.get(url(plan, "workbook-file")).status_code == 200
    assert 'type="file"' not in page
    assert client.post(url(plan), {"file": file}).status_code == 403


def test_strangers_and_other_members_do_not_see_a_workbook_on_its_way() -> None:
    plan = a_plan()
    upload = handed_in(plan, downloaded(plan))
    address = url(plan, "differences", upload.token)

    assert client_of(a_user()).get(address).status_code == 404
    assert client_of(a_user()).get(url(plan, "workbook-file")).status_code == 404
    assert client_of(a_member(plan)).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_a_workbook_that_is_thrown_away_is_gone() -> None:
    plan = a_plan()
    upload = handed_in(plan, downloaded(plan))
    client = client_of(facilitator_of(plan))

    answer = client.post(url(plan, "discard", upload.token))

    assert answer["Location"] == url(plan)
    assert client.get(url(plan, "differences", upload.token)).status_code == 404


def test_the_page_needs_no_more_queries_for_more_rows() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))

    def cost(rows: int) -> int:
        def fill(book: Opened) -> None:
            for number in range(rows):
                book.add(CLUSTERS, title=f"Isu {number}")

        address = hand_in(client, plan, edited(downloaded(plan), fill))
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    assert cost(2) == cost(12)
