"""GeoReport v2 as its specification and the clients of others expect it."""

import json
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.complaints.desks import (
    Office,
    a_photo,
    a_report,
    an_office,
    answered,
    published,
    routed,
)
from siap.apps.complaints.models import Identity, Photo, Report
from siap.apps.open311.services import end_key, make_key

pytestmark = pytest.mark.django_db
ROOT = "/open311/v2"


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def key(office: Office) -> str:
    return make_key(
        desk=office.desk,
        name="Aplikasi kota lain",
        by=office.administrator,
        now=timezone.now(),
    )[1]


def parsed(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own answer


def a_recent(office: Office, text: str = "", **facts: object) -> Report:
    now = timezone.now() - timedelta(days=1)
    report = a_report(office, text, now=now, **facts)
    return published(office, report, now=now) if report.publication != "never" else report


def asked(path: str, **arguments: object) -> object:
    answer = Client().get(f"{ROOT}/{path}.json", arguments)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def sent(key: str, **arguments: object) -> object:
    typed = {"description": "Keran kering sejak pagi.", "service_code": "air-minum"}
    place = {"lat": "-7.56841", "long": "110.82912"}
    given = typed | place | {"api_key": key} | arguments
    return Client().post(f"{ROOT}/requests.json", given)


def test_discovery_names_two_endpoints_in_both_forms(office: Office) -> None:
    found = asked("discovery")
    tree = parsed(Client().get(f"{ROOT}/discovery.xml").content)

    assert isinstance(found, dict)
    assert {one["type"] for one in found["endpoints"]} == {"production", "test"}
    assert tree.tag == "discovery"
    assert len(tree.findall("endpoints/endpoint")) == 2
    assert tree.findtext("endpoints/endpoint/formats/format") == "text/xml"


def test_services_are_a_bare_list_in_json_with_real_booleans(office: Office) -> None:
    services = asked("services")
    tree = parsed(Client().get(f"{ROOT}/services.xml").content)

    assert isinstance(services, list)
    assert services[0]["service_code"] == "air-minum"
    assert services[0]["metadata"] is True
    assert tree.findtext("service/metadata") == "true"
    assert tree.findtext("service/type") == "realtime"


def test_a_service_describes_its_attribute(office: Office) -> None:
    tree = parsed(Client().get(f"{ROOT}/services/air-minum.xml").content)

    values = [
        one.findtext("key") for one in tree.findall("attributes/attribute/values/value")
    ]
    assert tree.tag == "service_definition"
    assert "complaint" in values


def test_a_report_has_every_field_in_both_forms_and_dates_with_a_zone(
    office: Office,
) -> None:
    report = answered(office, routed(office, a_recent(office)), now=timezone.now())

    found = asked(f"requests/{report.number}")
    tree = parsed(Client().get(f"{ROOT}/requests/{report.number}.xml").content)

    assert isinstance(found, list)
    assert len(found) == 1
    one = found[0]
    assert one["service_request_id"] == "1"
    assert one["status"] == "closed"
    assert one["agency_responsible"] == "Perumda Air Rekaan"
    assert one["zipcode"] is None
    assert datetime.fromisoformat(one["expected_datetime"]) == report.pledge_due
    assert datetime.fromisoformat(one["requested_datetime"]).tzinfo is not None
    assert [child.tag for child in tree[0]] == list(one)
    assert tree[0].findtext("zipcode") == ""


def test_a_list_is_narrowed_by_service_status_and_date(office: Office) -> None:
    done = answered(office, routed(office, a_recent(office)), now=timezone.now())
    waiting = a_recent(office, "Air keruh berbau besi sekali.")
    old = published(office, a_report(office, now=timezone.now() - timedelta(days=120)))
    before = (timezone.now() - timedelta(days=125)).isoformat()
    until = (timezone.now() - timedelta(days=100)).isoformat()

    def numbers(**arguments: object) -> set[int]:
        found = asked("requests", **arguments)
        assert isinstance(found, list)
        return {int(one["service_request_id"]) for one in found}

    assert numbers() == {done.number, waiting.number}
    assert numbers(status="closed") == {done.number}
    assert numbers(status="open, closed") == {done.number, waiting.number}
    assert numbers(start_date=before, end_date=until) == {old.number}
    assert numbers(service_request_id=f"{old.number},999", status="open") == {old.number}
    assert numbers(service_code="jalan") == set()
    assert len(numbers(page_size=1, page=2)) == 1
    assert numbers(jurisdiction_id="", status="") == {done.number, waiting.number}


def test_a_report_is_sent_with_a_key_and_waits_to_be_checked(
    office: Office, key: str
) -> None:
    answer = sent(
        key, first_name="Sulastri", email="s@contoh.id", **{"attribute[kind]": "request"}
    )

    found = json.loads(answer.content)[0]
    report = Report.objects.get(number=int(found["service_request_id"]))
    assert answer.status_code == 200
    assert "token" not in found
    assert (report.channel, report.kind, report.publication) == (
        "open311",
        "request",
        "waiting",
    )
    assert report.reporter.name == "Sulastri"
    assert Client().get(f"{ROOT}/requests/{report.number}.json").status_code == 404


def test_arguments_may_stand_in_the_query_and_the_body_may_be_multipart(
    office: Office, key: str
) -> None:
    upload = SimpleUploadedFile("a.jpg", a_photo(b"RAHASIA"), "image/jpeg")

    answer = Client().post(
        f"{ROOT}/requests.xml?jurisdiction_id={office.desk.slug}&api_key={key}",
        {"service_code": "air-minum", "description": "Pipa bocor di simpang.",
         "address_string": "Simpang Lima", "media": upload},
    )  # fmt: skip

    assert parsed(answer.content).findtext("request/service_request_id") == "1"
    assert b"RAHASIA" not in bytes(Photo.objects.get().content)


def test_the_same_sending_twice_is_one_report(office: Office, key: str) -> None:
    given = {"service_code": "air-minum", "description": "Pipa bocor di simpang.",
             "address_string": "Simpang", "api_key": key}  # fmt: skip

    for _ in range(3):
        Client().post(f"{ROOT}/requests.json", given, headers={"Idempotency-Key": "abc-1"})

    assert Report.objects.count() == 1


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize(
    ("method", "path", "arguments", "status"),
    [
        ("get", "requests", {"start_date": "kemarin"}, 400),
        ("get", "requests", {"status": "maybe"}, 400),
        ("get", "requests", {"page": "0"}, 400),
        ("get", "requests", {"start_date": "2020-01-01", "end_date": "2026-01-01"}, 400),
        ("get", "requests", {"jurisdiction_id": "lain"}, 404),
        ("get", "requests/999", {}, 404),
        ("get", "services/tidak-ada", {}, 404),
        ("get", "tokens/77", {}, 404),
        ("get", "entah/apa", {}, 404),
        ("delete", "requests", {}, 405),
        ("post", "services", {}, 405),
        ("post", "requests", {"service_code": "air-minum"}, 403),
    ],
)
def test_every_refusal_has_the_form_that_was_asked_for(
    office: Office,
    method: str,
    path: str,
    arguments: dict[str, str],
    status: int,
    form: str,
) -> None:
    answer = getattr(Client(), method)(f"{ROOT}/{path}.{form}", arguments)

    assert answer.status_code == status
    if form == "json":
        found = json.loads(answer.content)
        assert all(found[0][name] for name in ("code", "description"))
    else:
        tree = parsed(answer.content)
        assert tree.tag == "errors"
        assert tree.findtext("error/description")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ({"service_code": ""}, 400),
        ({"service_code": "lain"}, 404),
        ({"description": ""}, 400),
        ({"description": "x" * 4001}, 400),
        ({"lat": "", "long": ""}, 400),
        ({"lat": "utara"}, 400),
        ({"lat": "91"}, 400),
        ({"email": "bukan surel"}, 400),
        ({"attribute[kind]": "lain"}, 400),
        ({"api_key": "salah"}, 403),
    ],
)
def test_what_is_wrong_with_a_sending_is_said_and_nothing_is_kept(
    office: Office, key: str, arguments: dict[str, str], status: int
) -> None:
    answer = sent(key, **arguments)

    assert answer.status_code == status  # type: ignore[attr-defined]
    assert Report.objects.count() == 0


def test_an_ended_key_and_the_key_of_another_desk_open_nothing(
    office: Office, key: str
) -> None:
    other = an_office("kota-lain")
    answer = sent(key, jurisdiction_id=other.desk.slug)
    end_key(key=office.desk.api_keys.get(), by=office.administrator, now=timezone.now())

    assert answer.status_code == 403  # type: ignore[attr-defined]
    assert sent(key, jurisdiction_id=office.desk.slug).status_code == 403  # type: ignore[attr-defined]


def test_several_jurisdictions_need_to_be_named(office: Office) -> None:
    an_office("kota-lain")

    assert Client().get(f"{ROOT}/services.json").status_code == 400
    assert asked("services", jurisdiction_id="kota-lain")


def test_nothing_hidden_sealed_or_secret_shows(office: Office) -> None:
    for identity in Identity.values:
        report = a_recent(office, "Air keruh, kata KUTILANG.", identity=identity)
        if identity != Identity.SECRET:
            answered(office, routed(office, report), now=timezone.now())
    Report.objects.exclude(identity="secret").update(public_text="Air keruh.")
    a_report(office, "KUTILANG belum diperiksa sama sekali.", now=timezone.now())

    texts = [
        Client().get(f"{ROOT}/{path}.{form}").content.decode()
        for form in ("json", "xml")
        for path in (
            "requests", "servicerequestupdates", *(f"requests/{n}" for n in range(1, 6)),
            *(f"tokens/{n}" for n in range(1, 6)),
        )
    ]  # fmt: skip

    assert [text for text in texts if "KUTILANG" in text or "Sulastri" in text] == []
    secret = Report.objects.get(identity="secret").number
    assert Client().get(f"{ROOT}/tokens/{secret}.json").status_code == 404
    listed = asked("requests")
    assert isinstance(listed, list)
    assert len(listed) == 3


def test_updates_tell_the_public_steps(office: Office) -> None:
    answered(office, routed(office, a_recent(office)), now=timezone.now())

    tree = parsed(Client().get(f"{ROOT}/servicerequestupdates.xml").content)

    assert tree.tag == "service_request_updates"
    assert tree.findtext("request_update/status") == "closed"
    assert (
        tree.findtext("request_update/description")
        == "Pipa yang bocor sudah diganti pagi ini."
    )


def test_a_text_with_signs_that_xml_cannot_hold_does_not_break_it(office: Office) -> None:
    report = a_recent(office)
    Report.objects.filter(pk=report.pk).update(public_text="a\x08b <c> & \ufffe d")

    tree = parsed(Client().get(f"{ROOT}/requests/{report.number}.xml").content)

    assert tree.findtext("request/description") == "ab <c> &  d"


def test_a_list_takes_few_queries(office: Office) -> None:
    for number in range(8):
        routed(office, a_recent(office, f"Air keruh sekali nomor {number}."))

    with CaptureQueriesContext(connection) as queries:
        asked("requests")

    assert len(queries) <= 6


def test_an_administrator_makes_and_ends_keys_by_the_page(office: Office) -> None:
    client = Client()
    client.force_login(
        office.administrator, backend="django.contrib.auth.backends.ModelBackend"
    )
    address = f"/open311/kunci/{office.desk.slug}/"

    page = client.post(address, {"name": "Aplikasi warga"}).content.decode()
    key = office.desk.api_keys.get()
    client.post(f"{address}{key.pk}/akhiri")

    assert "Kunci ini hanya ditampilkan sekali" in page
    assert office.desk.api_keys.get().ended_at is not None
    assert Client().get("/open311/v2/").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        f"service_request_id={'9' * 30}",
        "end_date=0001-01-01T00:00:00Z",
        "start_date=9999-12-31T00:00:00Z",
    ],
)
def test_arguments_out_of_every_range_break_nothing(office: Office, query: str) -> None:
    assert Client().get(f"{ROOT}/requests.json?{query}").status_code in {200, 400}


@pytest.mark.parametrize(
    "given", [{"lat": "NaN"}, {"email": "@"}, {"email": "a@contoh.id,b@contoh.id"}]
)
def test_what_is_no_place_and_no_address_is_refused(
    office: Office, key: str, given: dict[str, str]
) -> None:
    facts = {"service_code": "air-minum", "description": "Air keruh sejak pagi."}
    facts |= {"api_key": key, "lat": "-7.5", "long": "110.8"} | given

    assert Client().post(f"{ROOT}/requests.json", facts).status_code == 400
