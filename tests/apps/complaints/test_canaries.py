"""Words planted where nobody may read them; every public surface is searched for them."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.complaints.canaries import CANARY, body, hidden, name_of, planted
from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_report,
    published,
)
from siap.apps.complaints import services
from siap.apps.complaints.models import Channel, Identity, Outgoing, Photo, Report
from siap.apps.complaints.services.subscribing import (
    confirm_subscription,
    subscribe,
    write_weekly_news,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return planted()


def addresses(office: Office) -> Iterator[str]:
    home = f"/lapor/{office.desk.slug}/"
    yield from ("/lapor/", "/lapor/ikuti/", home, f"{home}peta/", f"{home}angka/")
    yield from (f"{home}data.csv", f"{home}data.json", f"{home}kabar.rss", f"{home}kirim/")
    yield f"{home}kabar/"
    for words in ("kut", "sit", "081", "337", "keruh"):
        yield f"{home}?jenis=complaint&cari={words}"
    for report in Report.objects.all():
        yield f"{home}{report.number}/"
        yield f"{home}{report.number}/data.json"
        yield f"/lapor/ikuti/{report.reference}/"
        yield f"/lapor/meja/laporan/{report.pk}/"
    for photo in Photo.objects.all():
        yield f"/lapor/foto/{photo.name}.jpg"


def test_no_public_page_feed_or_file_shows_what_is_hidden(office: Office) -> None:
    leaks = {
        address: found for address in addresses(office) if (found := hidden(body(address)))
    }

    assert leaks == {}


def test_pages_in_english_and_pages_of_errors_show_nothing_either(office: Office) -> None:
    home = f"/lapor/{office.desk.slug}/"
    pages = {
        address: body(address, language="en")
        for address in (*addresses(office), f"{home}0/", f"{home}1/x")
    }

    assert 'lang="en"' in pages[home]
    assert {
        address: found for address, page in pages.items() if (found := hidden(page))
    } == {}


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


def test_mails_to_others_than_the_sender_hold_nothing_hidden(office: Office) -> None:
    one = subscribe(
        desk=office.desk,
        email="dprd@contoh.id",
        agency=None,
        site="http://s.example/",
        now=NOW,
    )
    confirm_subscription(subscription=one, now=NOW)
    office.officer.email = "petugas@contoh.go.id"
    office.officer.save()

    services.do_chores(now=NOW + 60 * HOUR)
    assert write_weekly_news(now=NOW.replace(day=17)) == 1

    for mail in Outgoing.objects.filter(
        to_mail__in=["dprd@contoh.id", office.officer.email]
    ):
        assert hidden(mail.subject + mail.text) == []
    assert Outgoing.objects.filter(to_mail="dprd@contoh.id").count() == 2


def test_logs_and_error_pages_hold_nothing_that_was_typed(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    home = f"/lapor/{office.desk.slug}/kirim/"
    client = Client()
    with caplog.at_level(logging.DEBUG, logger="siap"):
        broken = client.post(home, {"text": CANARY, "identity": "none"})
        upload = SimpleUploadedFile(f"{CANARY}.jpg", b"no picture")
        client.post(
            home,
            {"text": f"{CANARY} sepuluh huruf", "kind": "complaint", "identity": "hidden",
             "photos": upload},
        )  # fmt: skip

    assert broken.status_code == 422
    assert CANARY not in caplog.text


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
