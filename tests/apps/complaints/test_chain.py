"""A history cannot be changed unseen, and a text can be covered without breaking it."""

import json

import pytest
from django.db import connection
from django.test import Client

from apps.complaints.desks import (
    NOW,
    Office,
    a_report,
    answered,
    published,
    routed,
)
from siap.apps.complaints import chain, services
from siap.apps.complaints.models import Event, Report
from siap.apps.complaints.models.report import SECRET_FROM
from siap.apps.complaints.services.verifying import Fault, verify_histories
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(office: Office) -> Report:
    found = answered(office, routed(office, published(office, a_report(office))))
    return services.rate(report=found, rating=2, now=NOW)


def change(table: str, values: str, where: str) -> None:
    """Change records behind the program's back."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE complaints_{table} SET {values} WHERE {where}")  # noqa: S608


def test_histories_that_nobody_touched_are_whole(report: Report) -> None:
    assert verify_histories() == (1, [])


@pytest.mark.parametrize(
    ("table", "values", "where"),
    [
        ("event", "text = 'Sudah selesai kemarin.'", "kind = 'answered'"),
        ("event", "at = '2026-08-14 00:00:00'", "kind = 'answered'"),
        ("event", "role = 'administrator'", "kind = 'answered'"),
        ("event", "agency_name = 'Dinas Lain'", "kind = 'answered'"),
        ("event", """data = '{"rating": 5}'""", "kind = 'rated'"),
        ("event", "kind = 'noted'", "kind = 'rated'"),
        ("event", "serial = serial + 10", "kind = 'rated'"),
        ("report", "public_text = 'Semua baik-baik saja.'", "1 = 1"),
        ("report", "head = 'x'", "1 = 1"),
        ("desk", "last_number = 2", "1 = 1"),
    ],
)
def test_a_change_behind_the_programs_back_is_found(
    report: Report, table: str, values: str, where: str
) -> None:
    change(table, values, where)

    assert verify_histories()[1] != []


@pytest.mark.parametrize("kind", ["received", "answered", "rated"])
def test_a_link_that_is_taken_out_is_missed(report: Report, kind: str) -> None:
    Event.objects.filter(kind=kind).delete()

    assert verify_histories()[1] != []


def test_somebody_outside_checks_the_chain_with_what_is_published(
    office: Office, report: Report
) -> None:
    address = f"/lapor/{office.desk.slug}/{report.number}/data.json"
    given = json.loads(Client().get(address).content)

    links = [
        chain.Link(**{**one, "at": chain.datetime.fromisoformat(one["at"])})
        for one in given["riwayat"]
    ]
    assert chain.faults(given["nomor"], links, head=given["kepala_rantai"]) == []
    forged = [*links[:-1], chain.Link(**{**vars(links[-1]), "data": {"rating": 5}})]
    assert chain.faults(given["nomor"], forged, head=given["kepala_rantai"]) == [len(links)]


def test_a_name_that_was_missed_is_covered_later_and_the_chain_holds(
    office: Office, report: Report
) -> None:
    event = Event.objects.get(report=report, kind="answered")

    services.cover_event(
        report=report,
        serial=event.serial,
        text="Pipa yang [nama] sudah diganti pagi ini.",
        act=office.act(report),
    )

    assert verify_histories()[1] == []
    event.refresh_from_db()
    assert event.text == "Pipa yang [nama] sudah diganti pagi ini."
    change("event", "text = 'Lain lagi sama sekali.'", "kind = 'answered'")
    assert verify_histories()[1] != []


def test_publishing_again_replaces_the_words_and_keeps_the_chain(
    office: Office, report: Report
) -> None:
    services.publish(
        report=report,
        copy=services.PublicCopy(
            subject="Air", text="Air tidak mengalir [nama] di sekitar pasar."
        ),
        act=office.act(report),
    )

    assert verify_histories()[1] == []
    page = (
        Client()
        .get(f"/lapor/{office.desk.slug}/{report.number}/data.json")
        .content.decode()
    )
    assert "sejak kemarin" not in page


def test_a_desk_covers_words_of_a_sender_but_does_not_write_them(
    office: Office, report: Report
) -> None:
    copy = services.PublicCopy(subject="Air", text="Saya sangat puas dengan airnya.")

    with pytest.raises(InvalidInput, match="ditutup"):
        services.publish(report=report, copy=copy, act=office.act(report))

    report.refresh_from_db()
    assert "puas" not in report.public_text


def test_a_secret_report_is_never_published(office: Office) -> None:
    secret = a_report(office, identity="secret")

    for service, facts in (
        (services.publish, {"copy": services.proposed_copy(secret)}),
        (services.withhold, {"reason": "Tidak perlu ditampilkan."}),
    ):
        with pytest.raises(InvalidInput):
            service(report=secret, act=office.act(secret), **facts)  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "Pipa yang bocor sudah diganti dan semua puas.",
        "Pipa yang [nama] sudah diganti, warga puas.",
        "[nama] Pipa yang bocor sudah diganti pagi ini.",
    ],
)
def test_nobody_rewrites_an_answer_by_covering_it(
    office: Office, report: Report, text: str
) -> None:
    event = Event.objects.get(report=report, kind="answered")

    with pytest.raises(InvalidInput):
        services.cover_event(
            report=report, serial=event.serial, text=text, act=office.act(report)
        )


def test_a_secret_report_leaves_no_gap_and_its_loss_still_shows(office: Office) -> None:
    mixed = ("hidden", "secret", "sealed", "secret", "open")
    numbers = [a_report(office, identity=identity).number for identity in mixed]
    listed = [number for number in numbers if number < SECRET_FROM]
    drawn = [number for number in numbers if number >= SECRET_FROM]

    whole = verify_histories()
    change("report", "number = 4", f"number = {drawn[0]}")
    moved = verify_histories()[1]

    assert listed == [1, 2, 3]
    assert abs(drawn[0] - drawn[1]) != 1
    assert whole == (5, [])
    assert Fault(f"{office.desk.slug}: R 1/2", [0]) in moved
