"""What becomes of a report that was joined to another one about the same thing."""

import pytest

from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_report,
    an_office,
    answered,
    routed,
)
from siap.apps.complaints import services
from siap.apps.complaints.models import Outgoing, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


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
