"""Parts of public pages are kept while they are true, and for no one reader."""

from decimal import Decimal
from itertools import count

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_report,
    answered,
    published,
    routed,
)
from siap.apps.complaints import services
from siap.apps.complaints.models import Report

pytestmark = pytest.mark.django_db
WORDS = "Pompa Cempaka"
_texts = count(1)


def surfaces(office: Office) -> dict[str, str]:
    """What a visitor reads on each public surface now."""
    home = f"/lapor/{office.desk.slug}/"
    asked = {
        "list": home,
        "search": f"{home}?cari=cempaka",
        "of the agency": f"{home}?perangkat={office.water.pk}",
        "map": f"{home}peta/",
        "figures": f"{home}angka/?tahun=2026",
        "rss": f"{home}kabar.rss",
        "csv": f"{home}data.csv",
    }
    return {name: text_of(address) for name, address in asked.items()}


def text_of(address: str, language: str = "id", by: Client | None = None) -> str:
    client = by or Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer).decode() if answer.streaming else answer.text


def a_located_report(office: Office) -> Report:
    place = {"latitude": Decimal("-7.5"), "longitude": Decimal("110.8")}
    text = f"{WORDS} nomor {next(_texts)} rusak sejak kemarin."
    return a_report(office, text, **place)


def received(figures: str) -> str:
    """The first figure of the page: how many reports were received."""
    return figures.partition("siap-tile__value")[2].partition("<")[0].lstrip('">')


def test_a_published_report_is_at_once_on_every_public_surface(office: Office) -> None:
    published(office, a_located_report(office))
    surfaces(office)

    new = routed(office, published(office, a_located_report(office)))
    after = surfaces(office)

    for name in ("list", "search", "of the agency", "rss", "csv"):
        assert new.label in after[name] or str(new.number) in after[name], name
    assert "2 laporan dengan tempat" in after["map"]
    assert received(after["figures"]) == "2"


def test_a_report_that_is_taken_back_is_at_once_on_no_surface(office: Office) -> None:
    kept = published(office, a_located_report(office))
    assert WORDS in surfaces(office)["list"]

    services.withhold(
        report=kept, reason="Memuat alamat seseorang.", act=office.act(kept, now=NOW)
    )

    after = surfaces(office)
    assert all(WORDS not in text for text in after.values())
    assert "Belum ada laporan dengan tempat" in after["map"]


def test_an_answer_is_at_once_in_list_and_figures(office: Office) -> None:
    report = routed(office, published(office, a_located_report(office)))
    before = surfaces(office)

    answered(office, report, now=NOW + HOUR)

    after = surfaces(office)
    assert "<strong>dijawab</strong>" in after["list"]
    assert "<strong>dijawab</strong>" not in before["list"]
    assert "1 dari 1 laporan" in after["figures"]
    assert "0 dari 1 laporan" in before["figures"]


def test_a_new_topic_is_at_once_in_the_filter(office: Office) -> None:
    home = f"/lapor/{office.desk.slug}/"
    assert "Lampu jalan" not in text_of(home)

    services.add_category(
        desk=office.desk, name="Lampu jalan", agency=office.roads, words=("Kota", ""),
        by=office.administrator, now=NOW,
    )  # fmt: skip

    assert "Lampu jalan" in text_of(home)


def test_a_kept_page_speaks_the_language_of_each_reader(office: Office) -> None:
    published(office, a_located_report(office))
    home = f"/lapor/{office.desk.slug}/"

    read = [text_of(home, language) for language in ("id", "en", "id", "en")]

    assert [("menunggu diteruskan" in text) for text in read] == [True, False, True, False]


def test_what_an_official_has_read_first_holds_nothing_of_them(office: Office) -> None:
    published(office, a_located_report(office))
    official = Client()
    official.force_login(office.administrator, settings.AUTHENTICATION_BACKENDS[1])

    for page in ("", "peta/", "angka/"):
        address = f"/lapor/{office.desk.slug}/{page}"
        theirs = text_of(address, by=official)
        ours = text_of(address)

        assert office.administrator.name in theirs
        assert office.administrator.name not in ours
        assert "csrfmiddlewaretoken" not in main_of(ours)
        assert main_of(theirs) == main_of(ours)


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("page", ["", "peta/", "angka/"])
def test_a_kept_page_asks_the_records_three_times_at_most(
    office: Office, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In a new minute all is made anew.
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    address = f"/lapor/{office.desk.slug}/{page}"
    text_of(address)

    with CaptureQueriesContext(connection) as asked:
        text_of(address)

    assert len(asked) <= 3
