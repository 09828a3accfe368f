"""Each gateway with its own real shape: genuine, forged, stale, twice, broken."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from apps.complaints.desks import NOW, Office, an_office
from siap.apps.channels.adapters import ADAPTERS, Call
from siap.apps.channels.models import Fate, Gateway, Message
from siap.apps.channels.phones import international
from siap.apps.channels.services import receive_sms, take_waiting
from siap.apps.channels.services.managing import add_gateway
from siap.apps.complaints import services
from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import Event, Outgoing, Report
from siap.apps.complaints.services import follow_code

pytestmark = pytest.mark.django_db
TEXT = "Air keruh di RT 3 sejak pagi"
NUMBER = "+6281277774321"


@pytest.fixture
def office() -> Office:
    return an_office()


def gateway(office: Office, kind: str) -> Gateway:
    return add_gateway(
        desk=office.desk,
        kind=kind,
        send_url="",
        account=("", ""),
        by=office.administrator,
        now=NOW,
    )


def call(one: Gateway, text: str = TEXT, *, serial: str = "m-1", secret: str = "") -> int:
    """Call as the gateway really does."""
    proof = secret or one.secret
    address = f"/kanal/sms/{one.key}/"
    client = Client()
    if one.kind == "kannel":
        given = {
            "from": NUMBER,
            "to": "1708",
            "text": text,
            "id": serial,
            "ts": "1786674615",
        }
        return client.get(address, given | {"secret": proof}).status_code
    if one.kind == "gammu":
        given = {
            "SMS_MESSAGES": "2", "SMS_1_NUMBER": NUMBER, "SMS_1_TEXT": text[:9],
            "SMS_2_TEXT": text[9:], "SMS_1_TIMESTAMP": serial, "DECODED_PARTS": "1",
            "DECODED_1_TEXT": text, "PHONE_ID": "modem", "secret": proof,
        }  # fmt: skip
        return client.post(address, given).status_code
    if one.kind == "android":
        return android(one, text, serial, proof, stamp=int(timezone.now().timestamp()))
    if one.kind == "rapidpro":
        given = {
            "from": NUMBER,
            "text": text,
            "date": "2026-08-14T09:30:15+07:00",
            "id": serial,
        }
        return client.post(address, given | {"secret": proof}).status_code
    if one.kind == "twilio":
        given = {"MessageSid": serial, "From": NUMBER, "To": "+62170800", "Body": text}
        words = f"http://testserver{address}" + "".join(
            f"{k}{given[k]}" for k in sorted(given)
        )
        made = hmac.new(proof.encode(), words.encode(), hashlib.sha1).digest()
        headers = {"X-Twilio-Signature": base64.b64encode(made).decode()}
        return client.post(address, given, headers=headers).status_code
    given = {
        "from": NUMBER,
        "msg": text,
        "id": serial,
        "dt": "2026-08-14 09:30:15",
        "h": proof,
    }
    return client.get(address, given).status_code


def android(one: Gateway, text: str, serial: str, proof: str, *, stamp: int) -> int:
    inner = {"messageId": "same", "sender": NUMBER, "message": text, "simNumber": 1,
             "receivedAt": "2026-08-14T09:30:15.000+07:00"}  # fmt: skip
    body = json.dumps({"id": serial, "webhookId": "w", "event": "sms:received",
                       "deviceId": "d", "payload": inner})  # fmt: skip
    signed = hmac.new(proof.encode(), f"{body}{stamp}".encode(), hashlib.sha256).hexdigest()
    headers = {"X-Signature": signed, "X-Timestamp": str(stamp)}
    return (
        Client()
        .post(
            f"/kanal/sms/{one.key}/", body, content_type="application/json", headers=headers
        )
        .status_code
    )


@pytest.mark.parametrize("kind", ADAPTERS)
def test_an_sms_becomes_one_report_however_often_it_is_delivered(
    office: Office, kind: str
) -> None:
    one = gateway(office, kind)

    statuses = {call(one) for _ in range(5)}
    take_waiting(now=timezone.now())
    take_waiting(now=timezone.now())

    report = Report.objects.get()
    assert statuses == {200}
    assert (report.text, report.channel) == (TEXT, "sms")
    assert report.reporter.phone == NUMBER


@pytest.mark.parametrize("kind", ADAPTERS)
def test_a_forged_call_is_refused_and_nothing_of_it_stored(
    office: Office, kind: str
) -> None:
    one = gateway(office, kind)

    assert call(one, secret="salah") == 403
    assert (
        Client().post(f"/kanal/sms/{one.key}/", {"from": NUMBER, "text": "x"}).status_code
        == 403
    )
    assert Client().get("/kanal/sms/tidak-ada/").status_code == 403
    assert not Message.objects.exists()


@pytest.mark.parametrize("kind", ADAPTERS)
def test_two_different_messages_are_two_reports(office: Office, kind: str) -> None:
    one = gateway(office, kind)

    call(one, serial="m-1")
    call(one, f"{TEXT} lagi", serial="m-2")
    take_waiting(now=timezone.now())

    assert Report.objects.count() == 2


def test_a_thousand_deliveries_are_one_message(office: Office) -> None:
    one = gateway(office, "kannel")
    given = {"from": NUMBER, "text": TEXT, "id": "m-1", "secret": one.secret}
    delivery = Call(url="", query=given, form={}, body=b"", headers={})

    for number in range(1000):
        receive_sms(gateway=one, call=delivery, now=NOW + timedelta(minutes=number))

    assert Message.objects.count() == 1


def test_a_stale_call_is_refused_even_with_a_right_signature(office: Office) -> None:
    one = gateway(office, "android")
    old = int(timezone.now().timestamp()) - 3600

    assert android(one, TEXT, "m-1", one.secret, stamp=old) == 403


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"event": "sms:received"}', b"\xff"])
def test_a_broken_call_is_refused_without_breaking_anything(
    office: Office, body: bytes
) -> None:
    one = gateway(office, "android")
    stamp = str(int(timezone.now().timestamp()))
    signed = hmac.new(
        one.secret.encode(), body + stamp.encode(), hashlib.sha256
    ).hexdigest()
    headers = {"X-Signature": signed, "X-Timestamp": stamp}

    answer = Client().post(
        f"/kanal/sms/{one.key}/", body, content_type="application/json", headers=headers
    )

    assert answer.status_code == 400


def test_kannel_gets_an_empty_answer_so_that_nobody_pays_for_one(office: Office) -> None:
    one = gateway(office, "kannel")
    given = {"from": NUMBER, "text": TEXT, "id": "1", "secret": one.secret}

    assert Client().get(f"/kanal/sms/{one.key}/", given).content == b""


def test_a_closed_gateway_takes_nothing(office: Office) -> None:
    one = gateway(office, "kannel")
    Gateway.objects.update(is_active=False)

    assert call(one) == 403


def test_a_long_message_is_joined_whatever_the_order_of_its_parts(office: Office) -> None:
    one = gateway(office, "kannel")
    for which in (3, 1, 2):
        given = {"from": NUMBER, "text": f"bagian {which}. ", "id": f"p-{which}",
                 "udh": f"050003A7030{which}", "secret": one.secret}  # fmt: skip
        Client().get(f"/kanal/sms/{one.key}/", given)
        take_waiting(now=timezone.now())

    assert Report.objects.get().text == "bagian 1. bagian 2. bagian 3."


def test_a_part_that_never_comes_does_not_hold_the_rest_for_ever(office: Office) -> None:
    one = gateway(office, "kannel")
    given = {"from": NUMBER, "text": "hanya awal pesan", "id": "p", "udh": "050003A70201",
             "secret": one.secret}  # fmt: skip
    Client().get(f"/kanal/sms/{one.key}/", given)

    before = take_waiting(now=timezone.now())
    after = take_waiting(now=timezone.now() + timedelta(hours=1))

    assert (before, after) == (0, 1)
    assert Report.objects.get().text == "hanya awal pesan"


def test_the_receipt_fits_one_sms_and_holds_the_code(office: Office) -> None:
    call(gateway(office, "kannel"))
    take_waiting(now=timezone.now())

    out = Outgoing.objects.get()
    assert len(out.text) <= 160
    assert follow_code(Message.objects.get().token) in out.text
    assert out.text.isascii()


def test_an_sms_with_the_code_is_added_to_its_report(office: Office) -> None:
    token = new_token()
    report = services.take_report(
        desk=office.desk,
        new=services.NewReport(text="Air mati total."),
        token=token,
        now=NOW,
    )

    call(gateway(office, "kannel"), f"{follow_code(token)} masih belum mengalir")
    take_waiting(now=timezone.now())

    assert Message.objects.get().fate == Fate.ADDED
    assert Event.objects.get(report=report, kind="added").text == "masih belum mengalir"


def test_a_flood_of_one_number_is_held_and_another_number_is_not(office: Office) -> None:
    one = gateway(office, "kannel")
    for number in range(8):
        call(one, f"{TEXT} nomor {number}", serial=f"f-{number}")
    take_waiting(now=timezone.now())

    assert Report.objects.filter(is_held=True).count() == 3
    assert Report.objects.filter(is_held=False).count() == 5


@pytest.mark.parametrize(
    ("given", "kept"),
    [("081277774321", NUMBER), ("6281277774321", NUMBER), ("006281277774321", NUMBER),
     ("1708", "1708"), ("TELKOMSEL", "TELKOMSEL"), ("", "")],
)  # fmt: skip
def test_numbers_are_kept_with_their_country_and_names_as_they_are(
    given: str, kept: str
) -> None:
    assert international(given) == kept


@pytest.mark.parametrize("kind", ADAPTERS)
def test_every_gateway_is_told_to_send_with_number_and_text(kind: str) -> None:
    order = ADAPTERS[kind].order("http://g.example/send", "siap", "rahasia", NUMBER, "Halo")

    words = order.url + (order.body or b"").decode()
    assert order.url.startswith("http://g.example/send")
    assert "Halo" in words
    assert "6281277774321" in words


def test_an_administrator_tries_an_sms_and_adds_a_gateway_by_the_page(
    office: Office,
) -> None:
    client = Client()
    client.force_login(
        office.administrator, backend="django.contrib.auth.backends.ModelBackend"
    )
    address = f"/kanal/meja/{office.desk.slug}/"

    client.post(address, {"act": "simulate", "sender": "0812345678", "text": TEXT})
    page = client.post(address, {"act": "gateway", "kind": "kannel"}).content.decode()

    one = Gateway.objects.get()
    assert Report.objects.get().reporter.phone == "+62812345678"
    assert one.key in page
    assert one.secret in page
    assert one.secret not in client.get(address).content.decode()
    client.post(f"{address}gerbang/{one.pk}/tutup")
    assert call(one) == 403
