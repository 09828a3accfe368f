"""Words planted where nobody may read them; every public surface is searched for them."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.complaints.canaries import CANARY, body, hidden, name_of, planted
from apps.complaints.desks import (
    Office,
    a_report,
    published,
)
from apps.complaints.surfaces import SHOWS, SURFACES
from siap.apps.complaints import services
from siap.apps.complaints.models import Channel, Identity, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return planted()


@pytest.mark.parametrize("surface", SURFACES)
def test_no_surface_shows_what_is_hidden(office: Office, surface: str) -> None:
    shown = SURFACES[surface](office)

    assert {place: found for place, text in shown.items() if (found := hidden(text))} == {}
    assert SHOWS[surface] in "".join(shown.values())


def test_every_promised_surface_is_looked_at() -> None:
    """The list of issue 7; who adds a surface adds it to the table."""
    promised = {
        *("HTML", "Open311", "RSS", "CSV", "search", "mail", "logs", "exports"),
        "error pages",
    }

    assert promised <= set(SURFACES) == set(SHOWS)


def test_a_search_for_hidden_words_finds_nothing(office: Office) -> None:
    home = f"/lapor/{office.desk.slug}/"

    for words in (CANARY, "0812", "3372015507850001", "Suap", "makian"):
        assert "Tidak ada laporan yang cocok" in body(f"{home}?cari={words}"), words
    assert "Tidak ada laporan yang cocok" not in body(f"{home}?cari=keruh")


def test_a_secret_report_has_no_page_and_is_told_like_one_that_never_was(
    office: Office,
) -> None:
    secret = Report.objects.get(identity=Identity.SECRET)
    home = f"/lapor/{office.desk.slug}/"

    there = Client().get(f"{home}{secret.number}/")
    nowhere = Client().get(f"{home}999999/")

    assert there.status_code == nowhere.status_code == 404
    assert there.content == nowhere.content.replace(b"999999", str(secret.number).encode())
    assert secret.label not in body(f"{home}data.csv")
    assert "jumlahnya kurang dari lima" in body(f"{home}angka/")


def test_a_sealed_name_is_nowhere_for_the_agency(office: Office) -> None:
    sealed = Report.objects.get(identity=Identity.SEALED)
    client = Client()
    client.force_login(office.officer, backend="django.contrib.auth.backends.ModelBackend")

    work = f"/lapor/meja/laporan/{sealed.pk}/"
    page = client.get(work).content.decode()
    inbox = client.get(f"/lapor/meja/{office.desk.slug}/?baki=all").content.decode()
    title = inbox.partition(work)[2].partition("</a>")[0]

    # Not even where they wrote it into the title, the text or the place.
    for shown in (page, title):
        assert name_of(Identity.SEALED) not in shown
        assert f"{CANARY}.sealed@contoh.id" not in shown
        assert "7777-4321" not in shown


def test_public_pages_do_not_even_read_private_fields(office: Office) -> None:
    home = f"/lapor/{office.desk.slug}/"

    for address in (home, f"{home}1/", f"{home}data.csv", f"{home}kabar.rss"):
        with CaptureQueriesContext(connection) as queries:
            body(address)
        read = "".join(query["sql"] for query in queries)
        assert '"complaints_report"."text"' not in read, address
        assert '"complaints_reporter"."email"' not in read, address


def test_everything_in_the_open_data_can_be_read_and_counts_every_report_but_secret_ones(
    office: Office,
) -> None:
    rows = json.loads(body(f"/lapor/{office.desk.slug}/data.json"))

    assert len(rows) == Report.objects.exclude(identity=Identity.SECRET).count()
    assert {row["saluran"] for row in rows} == {Channel.WEB.value}


def test_a_report_without_a_name_tells_no_minute(office: Office) -> None:
    report = published(office, a_report(office, sender=services.Sender()))

    row = json.loads(body(f"/lapor/{office.desk.slug}/{report.number}/data.json"))

    assert row["diterima"].endswith(":00:00+00:00")
    assert row["riwayat"][0]["at"].endswith(":00:00.000000+00:00")
