"""Agencies answer from their own programs, through the same gate as by hand."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from apps.complaints.desks import Office, a_report, an_office, published, routed
from siap.apps.complaints import services
from siap.apps.complaints.models import Event, Identity, Report, State
from siap.apps.open311.services import make_key, officers_of

pytestmark = pytest.mark.django_db
UPDATES = "/open311/v2/servicerequestupdates"
TEXT = "Pipa sudah diganti pagi ini oleh regu dua."


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def report(office: Office) -> Report:
    now = timezone.now()
    return published(office, routed(office, a_report(office, now=now), now=now), now=now)


def key_for(office: Office, *, answers: bool = True) -> str:
    return make_key(
        desk=office.desk,
        name="Aplikasi Perumda",
        officer=office.officer if answers else None,
        by=office.administrator,
        now=timezone.now(),
    )[1]


def sent(key: str, number: int, form: str = "json", **more: str) -> tuple[int, str]:
    given = {"service_request_id": number, "status": "closed", "description": TEXT}
    answer = Client().post(f"{UPDATES}.{form}", given | {"api_key": key} | more)
    return answer.status_code, answer.content.decode()


def test_an_answer_of_a_program_stops_the_clock_like_one_typed_by_its_officer(
    office: Office, report: Report
) -> None:
    status, body = sent(key_for(office), report.number)

    report.refresh_from_db()
    event = report.events.get(kind="answered")
    assert (status, json.loads(body)) == (200, [{"update_id": f"1-{event.serial}"}])
    assert (report.state, report.net_hours is not None) == (State.ANSWERED, True)
    assert (event.agency_name, event.actor_name) == ("Perumda Air Rekaan", "Petugas Air")
    shown = json.loads(Client().get(f"{UPDATES}.json").content)
    assert shown[-1]["description"] == TEXT


def test_open_is_an_interim_word_and_xml_is_answered_in_xml(
    office: Office, report: Report
) -> None:
    status, body = sent(key_for(office), report.number, "xml", status="IN_PROGRESS")

    report.refresh_from_db()
    assert status == 200
    assert "<service_request_updates><request_update><update_id>1-" in body
    assert (report.state, report.answered_at) == (State.FORWARDED, None)


def test_the_same_update_twice_is_one_answer(office: Office, report: Report) -> None:
    key = key_for(office)

    bodies = {sent(key, report.number, update_id="perumda-77")[1] for _ in range(3)}

    assert len(bodies) == 1
    assert report.events.filter(kind="answered").count() == 1


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"api_key": "salah"}, 403),
        ({"service_request_id": "999"}, 404),
        ({"service_request_id": "satu"}, 400),
        ({"description": ""}, 400),
        ({"description": "x" * 4001}, 400),
        ({"description": "pendek"}, 400),
        ({"status": "duplicate"}, 400),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_answered(
    office: Office, report: Report, facts: dict[str, str], status: int
) -> None:
    assert sent(key_for(office), report.number, **facts)[0] == status
    assert not Event.objects.filter(kind="answered").exists()


def test_a_key_without_officer_and_one_of_another_agency_answer_nothing(
    office: Office, report: Report
) -> None:
    only_in, water = key_for(office, answers=False), key_for(office)
    services.route(
        report=report, agency=office.roads, reason="Ini galian jalan, bukan pipa.",
        act=office.act(report, now=timezone.now()),
    )  # fmt: skip

    assert [sent(key, report.number)[0] for key in (only_in, water)] == [403, 403]


def test_a_key_ends_with_the_task_of_its_officer(office: Office, report: Report) -> None:
    key = key_for(office)
    services.set_officer(
        desk=office.desk, officer=(office.officer, office.water), is_officer=False,
        by=office.administrator, now=timezone.now(),
    )  # fmt: skip

    assert sent(key, report.number)[0] == 403
    assert officers_of(office.desk) == []


def test_a_secret_report_is_told_like_one_that_never_was(office: Office) -> None:
    now = timezone.now()
    secret = a_report(office, "Suap di loket.", identity=Identity.SECRET, now=now)
    routed(office, secret, now=now)
    key = key_for(office)

    answers = {sent(key, number) for number in (secret.number, 123456789)}

    assert answers == {(404, sent(key, 77)[1])}


def test_an_administrator_makes_a_key_for_an_officer_by_the_page(office: Office) -> None:
    client = Client()
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(office.administrator, backend=backend)

    page = client.post(
        f"/open311/kunci/{office.desk.slug}/",
        {"name": "Aplikasi Perumda", "officer": office.officer.pk},
    )

    assert "menjawab atas nama Petugas Air" in page.content.decode()


def test_a_body_that_cannot_be_read_is_refused_as_one(office: Office) -> None:
    form = "multipart/form-data; boundary=x"

    answer = Client().post(f"{UPDATES}.json", "x" * 5000, content_type=form)

    assert answer.status_code == 400
    assert "cannot be read" in answer.text
