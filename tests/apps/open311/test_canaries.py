"""What is planted where nobody may read it shows in no answer of the interface."""

import logging

import pytest
from django.test import Client
from django.utils import timezone

from apps.complaints.canaries import CANARY, body, hidden, planted
from apps.complaints.desks import Office
from siap.apps.complaints.models import Identity, Report
from siap.apps.open311.services import make_key

pytestmark = pytest.mark.django_db
ROOT = "/open311/v2"


@pytest.fixture
def office() -> Office:
    return planted()


@pytest.fixture
def key(office: Office) -> str:
    return make_key(
        desk=office.desk, name="Program", officer=office.officer,
        by=office.administrator, now=timezone.now(),
    )[1]  # fmt: skip


def test_what_is_published_is_shown_beside_what_is_hidden(office: Office) -> None:
    """That nothing hidden shows is proved for all calls in `complaints.surfaces`."""
    span = "start_date=2026-08-01T00:00:00Z&end_date=2026-10-01T00:00:00Z"

    answer = body(f"{ROOT}/requests.json?{span}")

    assert answer.count("Air keruh sejak Senin") == 3


def test_an_answer_of_a_program_has_the_senders_data_covered(
    office: Office, key: str
) -> None:
    report = Report.objects.get(identity=Identity.HIDDEN, publication="published")
    given = {
        "service_request_id": report.number, "status": "closed", "api_key": key,
        "description": f"Yth. Siti {CANARY}nama, NIK 3372015507850001, pipa sudah diganti.",
    }  # fmt: skip

    answer = Client().post(f"{ROOT}/servicerequestupdates.json", given)
    page = body(f"/lapor/{office.desk.slug}/{report.number}/")

    assert answer.status_code == 200
    assert hidden(answer.content.decode() + page) == []
    assert "pipa sudah diganti" in page


def test_secret_numbers_answer_like_numbers_that_never_were(
    office: Office, key: str
) -> None:
    secret = Report.objects.get(identity=Identity.SECRET).number

    def told(number: int) -> set[str]:
        asked = (f"requests/{number}.json", f"tokens/{number}.json")
        given = {"service_request_id": number, "status": "open", "api_key": key}
        words = given | {"description": "Sedang diperiksa."}
        sent = Client().post(f"{ROOT}/servicerequestupdates.json", words)
        return {*(body(f"{ROOT}/{path}") for path in asked), sent.content.decode()}

    assert told(secret) == told(999_999_999)


def test_refusals_and_logs_hold_nothing_that_was_sent(
    office: Office, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    given = {"description": f"{CANARY} isi", "service_code": "air-minum", "api_key": key}

    with caplog.at_level(logging.DEBUG):
        answers = [
            Client().post(f"{ROOT}/requests.json", given | {"lat": f"{CANARY}"}),
            Client().post(f"{ROOT}/requests.xml", given | {"email": f"{CANARY}@"}),
            Client().post(f"{ROOT}/servicerequestupdates.json", given),
        ]

    assert {answer.status_code for answer in answers} == {400}
    assert hidden("".join(answer.content.decode() for answer in answers)) == []
    assert hidden(caplog.text) == []
