"""The public list, its figures, and that anybody can work them out again."""

import csv
import io
import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import starmap
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

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
from siap.apps.complaints.models import Identity, Report
from siap.apps.complaints.queries.figures import figures

pytestmark = pytest.mark.django_db


def many(office: Office) -> datetime:
    """Reports of all sorts; gives the moment at which they are looked at."""
    chance = random.Random(20261121)  # noqa: S311 - the same every time
    for number in range(40):
        at = NOW + number * HOUR
        identity = chance.choice(["open", "hidden", "sealed", "secret"])
        report = a_report(office, now=at, identity=identity)
        agency = chance.choice([office.water, office.roads])
        if chance.random() < 0.85:
            routed(office, report, agency, now=at + HOUR)
        if chance.random() < 0.2:
            services.pause(
                report=report,
                reason="Mohon sebutkan nomor.",
                act=office.act(report, now=at + HOUR),
            )
        if chance.random() < 0.7:
            after = timedelta(hours=chance.choice([2, 20, 47, 49, 90]), seconds=1)
            services.answer(
                report=report, text="Sudah diperbaiki.", interim=False,
                act=office.act(report, now=at + after),
            )  # fmt: skip
            if chance.random() < 0.5:
                services.rate(
                    report=report, rating=chance.randint(1, 5), now=at + after + HOUR
                )
    return NOW + timedelta(hours=40 + 60)


def from_outside(text: str, now: datetime) -> dict[str, tuple[object, ...]]:
    """Work the figures out as somebody would who has only the file."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        found[row["perangkat_daerah"]].append(row)
    return {agency: outsider(rows, now) for agency, rows in found.items()}


def hours_of(row: dict[str, str]) -> int:
    """The hours from receipt to answer without pauses, from the instants alone."""
    start, end = map(datetime.fromisoformat, (row["diterima"], row["dijawab"]))
    pauses = [part.split("/") for part in row["jeda"].split(";") if part]
    stood = sum((b - a for a, b in starmap(span, pauses)), timedelta())
    return -(-(end - start - stood) // timedelta(hours=1))


def span(start: str, end: str) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(start), datetime.fromisoformat(end)


def stands_since(row: dict[str, str], now: datetime) -> datetime:
    """Now, or when the pause began that goes on: what was late then is late."""
    if row["dijeda"] == "tidak":
        return now
    return datetime.fromisoformat(row["jeda"].rpartition(";")[2].rstrip("/"))


def outsider(rows: list[dict[str, str]], now: datetime) -> tuple[object, ...]:
    done = [row for row in rows if row["dijawab"]]
    late = [
        row
        for row in rows
        if not row["dijawab"]
        and row["keadaan"] in {"received", "forwarded", "reopened", "merged"}
        and datetime.fromisoformat(row["janji_batas"]) < stands_since(row, now)
    ]
    kept = sum(hours_of(row) <= int(row["janji_jam"]) for row in done)
    counted = len(done) + len(late)
    queue: list[int | None] = [*sorted(map(hours_of, done)), *[None] * len(late)]
    share = Decimal(1000 * kept * 2 + counted) // (2 * counted) / 10 if counted else None
    stars = [int(row["nilai"]) for row in rows if row["nilai"]]
    middle = queue[(counted - 1) // 2] if counted else None
    return len(rows), len(done), kept, len(late), share, middle, sum(stars), len(stars)


def test_an_outsider_works_out_every_figure_from_the_open_data(office: Office) -> None:
    now = many(office)
    answer = Client().get(f"/lapor/{office.desk.slug}/data.csv")
    text = b"".join(answer).decode()  # type: ignore[arg-type]

    ours = figures(office.desk, since=NOW.date(), until=now.date(), now=now)

    secret = Report.objects.filter(identity="secret").count()
    assert ours.secret == secret - secret % 5 > 0
    assert from_outside(text, now) == {
        one.agency: (
            *(
                one.received,
                one.answered,
                one.in_pledge,
                one.overdue,
                one.share,
                one.median,
            ),
            *(one.rating_sum, one.ratings),
        )
        for one in ours.agencies
    }


def test_who_answers_nothing_does_not_look_good(office: Office) -> None:
    for _ in range(3):
        routed(office, a_report(office))
    answered(office, routed(office, a_report(office)))

    one = figures(
        office.desk, since=NOW.date(), until=NOW.date(), now=NOW + timedelta(days=3)
    ).agencies[0]

    assert (one.answered, one.overdue, one.share) == (1, 3, Decimal("25.0"))
    assert one.median is None
    assert one.median_unanswered


def test_an_agency_with_few_reports_is_not_compared_and_nobody_is_ranked(
    office: Office,
) -> None:
    published(office, answered(office, routed(office, a_report(office))))

    page = Client().get(f"/lapor/{office.desk.slug}/angka/?tahun=2026").content.decode()

    assert "terlalu sedikit untuk dibandingkan" in page
    assert "1 dari 1" in page


def test_the_list_is_narrowed_by_words_kind_agency_state_and_square(office: Office) -> None:
    water = published(office, a_report(office, "Air keruh berbau besi."))
    routed(office, water)
    roads = published(
        office, a_report(office, "Jalan berlubang di simpang.", kind="request")
    )
    answered(office, routed(office, a_report(office, "Pipa bocor besar sekali.")))
    home = f"/lapor/{office.desk.slug}/"

    def found(query: str) -> list[int]:
        page = Client().get(f"{home}?{query}").content.decode()
        return [n for n in (1, 2, 3) if f'href="{home}{n}/"' in page]

    assert found("") == [1, 2]
    assert found("cari=keru") == [1]
    assert found("jenis=request") == [2]
    assert found(f"perangkat={office.water.pk}") == [1]
    assert found("keadaan=open") == [1, 2]
    assert found("keadaan=answered") == []
    assert found("sejak=2026-08-15") == []
    assert found("cari='%22%20OR%201=1--") == []
    assert found("jenis=bukan&perangkat=x&page=abc") == [1, 2]
    assert roads.number == 2


def test_every_public_page_takes_at_most_fifteen_queries(office: Office) -> None:
    for number in range(12):
        report = published(office, a_report(office, f"Air keruh sekali hari {number}."))
        Report.objects.filter(pk=report.pk).update(cell=f"-1514:{22160 + number % 3}")
        routed(office, report)
    home = f"/lapor/{office.desk.slug}/"
    counts = {}
    for page in (
        "",
        "?cari=keruh",
        "peta/",
        "angka/",
        "kabar.rss",
        "1/",
        "data.csv",
        "kirim/",
    ):
        with CaptureQueriesContext(connection) as queries:
            answer = Client().get(f"{home}{page}")
            if answer.streaming:
                list(answer)  # type: ignore[call-overload]
        assert answer.status_code == 200, page
        counts[page] = len(queries)

    assert max(counts.values()) <= 15, counts


def test_the_map_says_the_same_as_its_table(office: Office) -> None:
    for number in range(5):
        report = published(office, a_report(office, f"Lampu mati nomor {number} lagi."))
        Report.objects.filter(pk=report.pk).update(
            cell="-1514:22160" if number else "-1513:22161"
        )

    page = Client().get(f"/lapor/{office.desk.slug}/peta/").content.decode()

    assert page.count("complaint-map__spot") == 2
    assert page.count("petak=-1514:22160") == 2
    assert "5 laporan dengan tempat" in page


def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(office: Office) -> None:
    published(office, a_report(office, "=HYPERLINK(A1) klik di sini sekarang"))

    answer = Client().get(f"/lapor/{office.desk.slug}/data.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode())))  # type: ignore[arg-type]

    assert rows[0]["isi"].startswith("'=")


def test_somebody_subscribes_by_a_link_that_only_they_get(office: Office) -> None:
    client = Client()
    home = f"/lapor/{office.desk.slug}/kabar/"

    for _ in range(7):
        client.post(home, {"email": "Ketua@dprd.contoh.id", "agency": ""})
    one = office.desk.subscriptions.get()
    client.get(f"/lapor/langganan/{one.token}/")
    opened = office.desk.subscriptions.get().confirmed_at
    client.post(f"/lapor/langganan/{one.token}/", {"act": "start"})

    assert office.desk.outgoing.filter(to_mail="ketua@dprd.contoh.id").count() == 1
    assert opened is None
    assert office.desk.subscriptions.get().confirmed_at is not None
    client.post(f"/lapor/langganan/{one.token}/", {"act": "end"})
    assert not office.desk.subscriptions.exists()


def test_the_period_of_the_figures_begins_and_ends_at_midnight_of_the_office(
    office: Office,
) -> None:
    a_report(office, now=datetime(2026, 8, 14, 16, 59, 59, tzinfo=UTC))
    a_report(office, now=datetime(2026, 8, 14, 17, 0, 0, tzinfo=UTC))

    day = figures(office.desk, since=NOW.date(), until=NOW.date(), now=NOW)

    assert day.total.received == 1


def test_the_name_of_a_sender_waits_for_the_same_check_as_the_words(office: Office) -> None:
    report = a_report(
        office, identity=Identity.OPEN, sender=services.Sender(name="Lurah pencuri")
    )

    page = Client().get(f"/lapor/{office.desk.slug}/{report.number}/").content.decode()

    assert "Lurah pencuri" not in page


def test_a_sign_that_xml_cannot_hold_does_not_end_the_news(office: Office) -> None:
    published(office, a_report(office, "Air tidak \x01 mengalir\x0b sejak kemarin."))

    answer = Client().get(f"/lapor/{office.desk.slug}/kabar.rss")

    assert ET.fromstring(answer.content).find("channel/item") is not None  # noqa: S314


@pytest.mark.parametrize(
    "address",
    [
        "?sejak=0001-01-01",
        "?sampai=9999-12-31",
        "data.csv?tahun=0000",
        "data.csv?tahun=0001",
        f"angka/?tahun={'9' * 5000}",
    ],
)
def test_a_day_out_of_any_calendar_narrows_nothing(office: Office, address: str) -> None:
    assert Client().get(f"/lapor/{office.desk.slug}/{address}").status_code == 200


def test_a_pause_that_begins_too_late_hides_no_delay(office: Office) -> None:
    report = routed(office, a_report(office))
    late = NOW + 60 * HOUR

    services.pause(
        report=report,
        reason="Mohon kirim foto lagi.",
        act=office.act(report, by=office.officer, now=late),
    )

    assert overdue(office, now=late + HOUR) == 1


def test_a_pause_in_time_is_no_delay(office: Office) -> None:
    report = routed(office, a_report(office))
    act = office.act(report, now=NOW + 40 * HOUR)

    services.pause(report=report, reason="Mohon kirim foto lagi.", act=act)

    assert overdue(office, now=NOW + 60 * HOUR) == 0


def test_joining_late_reports_to_a_fresh_one_hides_no_delay(office: Office) -> None:
    report = a_report(office)
    late = NOW + 60 * HOUR
    fresh = a_report(office, now=late)

    services.merge(report=report, into=fresh, act=office.act(report, now=late))

    assert overdue(office, now=late + HOUR) == 1


def overdue(office: Office, *, now: datetime) -> int:
    return figures(office.desk, since=NOW.date(), until=now.date(), now=now).total.overdue
