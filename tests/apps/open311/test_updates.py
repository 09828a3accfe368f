"""Agencies answer from their own programs, through the same gate as by hand."""

import json
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from apps.complaints.desks import Office, a_photo, a_report, an_office, published, routed
from siap.apps.complaints import services
from siap.apps.complaints.models import Event, Identity, Report, State
from siap.apps.complaints.queries import inbox
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


def with_files(key: str, number: int, **files: object) -> tuple[int, str]:
    given = {"service_request_id": number, "status": "closed", "description": TEXT}
    answer = Client().post(f"{UPDATES}.json", given | {"api_key": key} | files)
    return answer.status_code, answer.content.decode()


def test_a_picture_of_an_answer_is_drawn_anew_and_waits_until_somebody_has_looked(
    office: Office, report: Report
) -> None:
    upload = SimpleUploadedFile("pipa.jpg", a_photo(b"rahasia"))
    now = timezone.now()

    status, _ = with_files(key_for(office), report.number, media=upload, update_id="WO-1")

    photo = report.photos.get()
    assert status == 200
    assert b"rahasia" not in bytes(photo.content)
    assert (photo.is_public, Client().get(f"/lapor/foto/{photo.name}.jpg").status_code) == (
        False,
        404,
    )
    assert list(inbox.tray(office.administrator, office.desk, "check", now=now)) == [report]
    assert json.loads(Client().get(f"{UPDATES}.json").content)[-1]["media_url"] is None

    copy = replace(services.proposed_copy(report), photos=[photo.name])
    services.publish(report=report, copy=copy, act=office.act(report, now=now))

    update = json.loads(Client().get(f"{UPDATES}.json").content)[-1]
    assert update["media_url"] == f"http://testserver/lapor/foto/{photo.name}.jpg"
    assert not inbox.tray(office.administrator, office.desk, "check", now=now)


def test_the_same_update_again_adds_no_second_picture(
    office: Office, report: Report
) -> None:
    key = key_for(office)

    for _ in range(2):
        upload = SimpleUploadedFile("pipa.jpg", a_photo())
        with_files(key, report.number, media=upload, update_id="WO-1")

    assert report.photos.count() == 1


def files(name: str, content: bytes = b"", count: int = 1) -> dict[str, object]:
    return {name: [SimpleUploadedFile("a.jpg", content or a_photo()) for _ in range(count)]}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (files("photo"), "under the name media"),
        (files("media", count=4), "At most 3"),
        (files("media", b"bukan gambar"), "picture"),
        ({"media_url": "http://contoh.id/a.jpg"}, "media_url is not fetched"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_with_the_whole_update(
    office: Office, report: Report, more: dict[str, object], told: str
) -> None:
    status, body = with_files(key_for(office), report.number, **more)

    assert status == 400
    assert told in body
    assert not Event.objects.filter(kind="answered").exists()


def test_a_report_with_a_picture_elsewhere_is_taken_and_its_sender_told(
    office: Office,
) -> None:
    given = {"service_code": "air-minum", "description": TEXT, "address_string": "Pasar",
             "api_key": key_for(office), "media_url": "http://contoh.id/a.jpg"}  # fmt: skip

    answer = Client().post("/open311/v2/requests.json", given)

    assert answer.status_code == 200
    assert "media_url tidak diambil" in answer.json()[0]["service_notice"]
