"""What people write in mails and messages shows in no log, and to no stranger."""

import logging

import pytest
from django.test import Client

from apps.complaints.canaries import CANARY, hidden
from apps.complaints.desks import NOW, Office, an_office
from siap.apps.channels.models import Message
from siap.apps.channels.services import send_waiting, store_mail, take_waiting
from siap.apps.channels.services.managing import add_gateway
from siap.apps.complaints.models import Outgoing

pytestmark = pytest.mark.django_db
MAILS = {
    "good": f"From: {CANARY}@warga.example\r\nSubject: {CANARY}\r\n\r\nAir {CANARY} mati.",
    "held": f"From: {CANARY}@warga.example\r\nSubject: Re: 26-000001\r\n\r\n{CANARY} isi",
    "machine": f"From: noreply@{CANARY}.example\r\nSubject: {CANARY}\r\n\r\n{CANARY}",
    "broken": f"From: {CANARY}\r\nContent-Type: multipart/{CANARY}\r\n\r\n{CANARY}",
}


@pytest.fixture
def office(settings) -> Office:
    settings.SIAP_SMTP = "smtp+plain://127.0.0.1"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2
    return an_office()


def test_no_log_holds_what_came_or_to_whom_something_went(
    office: Office, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    gateway = add_gateway(
        desk=office.desk, kind="kannel", send_url="", account=("", "kunci"),
        by=office.administrator, now=NOW,
    )  # fmt: skip
    address = f"/kanal/sms/{gateway.key}/"

    with caplog.at_level(logging.DEBUG):
        for name, mail in MAILS.items():
            store_mail(desk=office.desk, key=name, raw=mail.encode(), now=NOW)
        Client().get(address, {"from": "+6281277774321", "text": CANARY, "secret": "salah"})
        Client().get(address, {"from": "+6281277774321", "text": CANARY, "id": "1",
                               "ts": "1786674615", "secret": "kunci"})  # fmt: skip
        take_waiting(now=NOW)
        send_waiting(now=NOW)

    assert Message.objects.count() == len(MAILS) + 1
    assert Outgoing.objects.filter(tries=1, sent_at=None).exists()
    assert hidden(caplog.text) == []


def test_a_stranger_gets_no_page_of_messages_or_gateways(office: Office) -> None:
    store_mail(desk=office.desk, key="k", raw=MAILS["held"].encode(), now=NOW)
    take_waiting(now=NOW)

    answer = Client().get(f"/kanal/meja/{office.desk.slug}/")

    assert answer.status_code == 302
    assert hidden(answer.content.decode()) == []
