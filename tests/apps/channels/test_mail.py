"""Mail: a real exchange, and whatever else people and machines send."""

import email
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.utils import timezone

from apps.channels.mail_servers import MailServer
from apps.channels.mails import CITIZEN, DESK, a_mail, came
from apps.complaints.desks import NOW, Office, a_photo, an_office, answered, routed
from siap.apps.channels.mail_reading import read_mail
from siap.apps.channels.models import Fate, Message
from siap.apps.channels.services import (
    fetch_mail,
    fetching,
    send_waiting,
    store_mail,
    take_waiting,
    taking,
)
from siap.apps.channels.services.managing import settle
from siap.apps.complaints import services
from siap.apps.complaints.models import (
    Event,
    Outgoing,
    Photo,
    Report,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings) -> Office:
    settings.SIAP_MAIL_FROM = DESK
    settings.SIAP_SMTP = "smtp+plain://127.0.0.1"
    return an_office()


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with tempfile.TemporaryDirectory() as folder:
        running = MailServer(Path(folder))
        running.start()
        yield running
        running.stop()


def test_a_citizen_and_the_desk_exchange_mail_over_a_real_server(
    office: Office, server: MailServer, settings
) -> None:
    settings.SIAP_IMAP = [f"{office.desk.slug}={server.url(DESK)}"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.smtp
    settings.EMAIL_USE_TLS = False
    sent = a_mail()
    now = timezone.now()
    server.send(sent, sender=CITIZEN, to=DESK)

    fetched = [fetch_mail(now=now), fetch_mail(now=now)]
    take_waiting(now=now)
    send_waiting(now=now)

    report = Report.objects.get()
    receipt = email.message_from_bytes(server.box(CITIZEN)[0], policy=policy.default)
    assert fetched == [1, 0]
    assert bytes(Message.objects.get().raw) == server.box(DESK)[0]
    assert report.label in str(receipt["Subject"])
    assert receipt["Auto-Submitted"] == "auto-generated"
    answered(office, routed(office, report, now=now), now=now + timedelta(hours=1))
    send_waiting(now=now)
    answer = email.message_from_bytes(server.box(CITIZEN)[1], policy=policy.default)
    assert "Pipa yang bocor sudah diganti" in answer.get_content()
    reply = a_mail("Terima kasih, sudah mengalir.", In_Reply_To=str(answer["Message-ID"]))
    server.send(reply, sender=CITIZEN, to=DESK)
    fetch_mail(now=now)
    take_waiting(now=now)
    assert (
        Event.objects.get(report=report, kind="added").text
        == "Terima kasih, sudah mengalir."
    )


def test_a_mail_server_that_is_away_stops_nothing_and_shows_no_password(
    office: Office, settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SIAP_IMAP = [f"{office.desk.slug}=imap://a:rahasia-sekali@127.0.0.1:9/INBOX"]

    assert fetch_mail(now=NOW) == 0
    assert "rahasia-sekali" not in caplog.text


def test_a_power_cut_after_storing_fetches_again_and_stores_once(
    office: Office, server: MailServer, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = "putus@kota.example"
    settings.SIAP_IMAP = [f"{office.desk.slug}={server.url(box)}"]
    server.deliver(a_mail(), sender=CITIZEN, to=[box])

    def cut(**facts: object) -> None:
        store_mail(**facts)  # type: ignore[arg-type]
        raise OSError

    monkeypatch.setattr(fetching, "store_mail", cut)
    fetch_mail(now=NOW)
    monkeypatch.undo()
    fetched = fetch_mail(now=NOW)
    take_waiting(now=NOW)

    assert fetched == 1
    assert Message.objects.count() == Report.objects.count() == 1


@pytest.mark.parametrize("step", ["take_report", "add_photos"])
def test_a_power_cut_while_taking_loses_and_doubles_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real = getattr(taking, step)

    def cut(**facts: object) -> None:
        real(**facts)
        raise KeyboardInterrupt  # ends the process like a kill, past every handler

    store_mail(desk=office.desk, key="k", raw=a_mail(), now=NOW)
    monkeypatch.setattr(taking, step, cut)
    with pytest.raises(KeyboardInterrupt):
        take_waiting(now=NOW)
    monkeypatch.undo()
    assert Report.objects.count() == 0

    take_waiting(now=NOW)
    take_waiting(now=NOW)

    assert Report.objects.count() == Outgoing.objects.count() == 1


def test_the_same_mail_by_two_ways_is_one_report(office: Office) -> None:
    raw = a_mail(Message_ID="<sama@warga.example>")

    first = came(office, raw)
    second = came(office, b"Received: by lain\r\n" + raw)

    assert (first.fate, second.fate, second.reason) == (Fate.TAKEN, Fate.IGNORED, "twice")
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated"},
        {"Precedence": "bulk"},
        {"Precedence": "auto_reply"},
        {"List_Id": "<warga.example>"},
        {"List_Unsubscribe": "<mailto:x@y.example>"},
        {"X_Autoreply": "yes"},
        {"X_Loop": "lain"},
        {"Return_Path": "<>"},
        {"From": "MAILER-DAEMON@mx.example"},
        {"From": "noreply@bank.example"},
        {"From": ""},
        {"Subject": "Out of Office: cuti"},
        {"Subject": "Balasan otomatis: terima kasih"},
        {"Subject": "Undeliverable: Air mati"},
        {"From": f"Kami <{DESK}>"},
    ],
)
def test_machines_and_ourselves_get_no_report_and_no_answer(
    office: Office, headers: dict[str, str]
) -> None:
    message = came(office, a_mail(**headers))

    assert message.fate == Fate.IGNORED
    assert not Report.objects.exists()
    assert not Outgoing.objects.exists()


def test_two_installations_that_write_to_each_other_stop_at_once(office: Office) -> None:
    came(office, a_mail())
    receipt = Outgoing.objects.get()
    back = EmailMessage()
    back["From"], back["To"], back["Subject"] = "siap@lain.example", DESK, receipt.subject
    back["Auto-Submitted"] = "auto-generated"
    back.set_content(receipt.text)

    came(office, back.as_bytes())

    assert Outgoing.objects.count() == 1


def test_a_flood_of_one_sender_is_held_and_others_are_not(office: Office) -> None:
    for number in range(7):
        came(office, a_mail(f"Laporan nomor {number} dari saya."))
    came(office, a_mail(From="Lain <lain@warga.example>"))

    assert list(Report.objects.order_by("pk").values_list("is_held", flat=True)) == [
        *[False] * 5, True, True, False,
    ]  # fmt: skip


def test_receipts_to_one_address_are_limited_within_an_hour(
    office: Office, mailoutbox
) -> None:
    for number in range(9):
        came(office, a_mail(f"Laporan nomor {number} dari saya."))

    for _ in range(3):
        send_waiting(now=timezone.now())

    assert len(mailoutbox) == 5
    assert not Outgoing.objects.filter(is_receipt=True, sent_at__isnull=False).exclude(
        text=""
    )


PLAIN = b"From: a@b.example\r\nContent-Type: text/"
BROKEN = {
    "nothing": b"",
    "bytes": bytes(range(256)) * 4,
    "no header": b"\r\n\r\nhanya isi",
    "header only": b"From: a@b.example\r\nSubject: judul saja",
    "unknown charset": PLAIN + b"plain; charset=klingon\r\n\r\nAir mati \xe9",
    "lying charset": PLAIN + b"plain; charset=utf-8\r\n\r\nAir mati \xe9\xff",
    "bad base64": b"From: a@b.example\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!%%%",
    "bad word": b"From: =?utf-8?B?///?= <a@b.example>\r\nSubject: =?x?q?\xff?=\r\n\r\nAir",
    "no boundary": PLAIN.replace(b"text/", b"multipart/mixed") + b"\r\n\r\nAir mati lagi",
    "deep": b"From: a@b.example\r\n"
    + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(80)
    ),
    "null": b"From: a@b.example\r\nSubject: a\x00b\r\n\r\nAir \x00 mati lagi",
    "long line": b"From: a@b.example\r\n\r\n" + b"x" * 300_000,
    "html": PLAIN + b"html\r\n\r\n<script>alert(1)</script><p>Air&nbsp;mati<br>lagi",
    "group": b"From: undisclosed-recipients:;\r\n\r\nAir mati lagi",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_mail_is_kept_byte_for_byte_and_stops_nothing(
    office: Office, name: str
) -> None:
    broken = store_mail(desk=office.desk, key="rusak", raw=BROKEN[name], now=NOW)
    after = came(office, a_mail())

    broken.refresh_from_db()
    assert bytes(broken.raw) == BROKEN[name]
    assert broken.fate != Fate.STORED
    assert after.fate == Fate.TAKEN


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (BROKEN["unknown charset"], "Air mati é"),
        (BROKEN["lying charset"], "Air mati éÿ"),
        (BROKEN["html"], "Air\xa0mati\nlagi"),
        (a_mail("Baru.\n\nPada Jumat, 14 Agustus 2026 Admin menulis:\n> lama\n"), "Baru."),
        (a_mail("Baru.\n\nOn Fri, Aug 14, 2026 Admin wrote:\n> old\n"), "Baru."),
        (a_mail("Baru.\n\nDari: Admin <a@b.example>\nKepada: x\n\nlama"), "Baru."),
        (a_mail("> hanya kutipan"), "> hanya kutipan"),
    ],
)
def test_the_right_words_are_read(raw: bytes, text: str) -> None:
    assert read_mail(raw).text.strip() == text


def test_a_picture_in_a_mail_is_drawn_anew_and_anything_else_left_out(
    office: Office,
) -> None:
    message = email.message_from_bytes(a_mail(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    message.add_attachment(
        a_photo(b"RAHASIA"), maintype="image", subtype="jpeg", filename="../a"
    )
    message.add_attachment(b"<svg/>", maintype="image", subtype="svg+xml", filename="b.svg")
    message.add_attachment(
        b"MZ", maintype="application", subtype="x-msdownload", filename="c"
    )

    stored = came(office, message.as_bytes())

    assert stored.report is not None
    assert b"RAHASIA" not in bytes(Photo.objects.get().content)


def test_what_cannot_be_taken_waits_for_a_person_who_takes_it_again_or_leaves_it(
    office: Office,
) -> None:
    facts = services.DeskFacts(name="Lapor", slug=office.desk.slug, is_open=False)
    services.change_desk(desk=office.desk, facts=facts, by=office.administrator, now=NOW)
    held = came(office, a_mail())
    reason = held.reason
    opened = services.DeskFacts(name="Lapor", slug=office.desk.slug)
    services.change_desk(desk=office.desk, facts=opened, by=office.administrator, now=NOW)

    settle(message=held, take_again=True, by=office.administrator, now=NOW)
    take_waiting(now=NOW)

    held.refresh_from_db()
    assert reason == "desk-closed"
    assert held.fate == Fate.TAKEN


def test_a_server_that_refuses_is_asked_again_later_and_not_for_ever(
    office: Office, settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2
    came(office, a_mail())
    now = timezone.now()

    tries = []
    for hours in range(0, 400, 20):
        send_waiting(now=now + timedelta(hours=hours))
        tries.append(Outgoing.objects.get().tries)

    assert tries[:2] == [1, 2]
    assert tries[-1] == 8
    assert CITIZEN not in caplog.text
