"""What becomes of a report that was joined to another one about the same thing."""

import pytest
from django.test import Client

from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_report,
    answered,
    routed,
)
from siap.apps.complaints import services
from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import Outgoing, State

pytestmark = pytest.mark.django_db


def test_joining_a_report_to_an_answered_one_gives_its_sender_that_answer(
    office: Office,
) -> None:
    main = answered(office, routed(office, a_report(office)))
    twin = a_report(office)

    services.merge(report=twin, into=main, act=office.act(twin, now=NOW + 2 * HOUR))

    told = Outgoing.objects.get(report=twin, is_receipt=False)
    assert told.text == "Pipa yang bocor sudah diganti pagi ini."


def test_refusing_a_report_refuses_those_joined_to_it(office: Office) -> None:
    main, twin = a_report(office), a_report(office)
    services.merge(report=twin, into=main, act=office.act(twin))

    services.refuse(
        report=main, reason="Wewenang pemerintah provinsi.", act=office.act(main)
    )

    twin.refresh_from_db()
    assert twin.state == State.REFUSED


def test_the_sender_of_a_joined_report_is_told_at_once_and_gets_the_common_answer(
    office: Office,
) -> None:
    main, twin = routed(office, a_report(office)), a_report(office)
    services.merge(report=twin, into=main, act=office.act(twin))
    answered(office, main)

    told = Outgoing.objects.filter(report=twin, is_receipt=False).order_by("pk")

    assert [main.label in told[0].text, main.label in told[1].subject] == [True, True]
    assert told[1].text == "Pipa yang bocor sudah diganti pagi ini."


def test_the_sender_of_a_joined_report_rates_it_and_reopens_it_on_its_own(
    office: Office,
) -> None:
    main, twin = routed(office, a_report(office)), a_report(office)
    services.merge(report=twin, into=main, act=office.act(twin))
    answered(office, main)

    rated = services.rate(report=twin, rating=1, now=NOW + 2 * HOUR)
    apart = services.reopen(
        report=twin, text="Di gang kami belum mengalir.", now=NOW + 3 * HOUR
    )

    main.refresh_from_db()
    assert rated.rating == 1
    assert (apart.state, apart.agency, apart.merged_into) == (
        State.REOPENED, office.water, None,
    )  # fmt: skip
    assert main.state == State.ANSWERED
    assert apart.events.get(kind="reopened").data == {"apart": main.label}


def test_a_joined_report_offers_its_sender_the_same_as_any_other(
    office: Office, client: Client
) -> None:
    main = routed(office, a_report(office))
    token = new_token()
    new = services.NewReport(text="Air mati juga di gang kami.")
    twin = services.take_report(desk=office.desk, new=new, token=token, now=NOW)
    services.merge(report=twin, into=main, act=office.act(twin))
    answered(office, main)

    opened = client.post("/lapor/ikuti/", {"code": services.follow_code(token)})
    page = client.get(opened["Location"]).content.decode()

    assert f"Lihat laporan {main.label}" in page
