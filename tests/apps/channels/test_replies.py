"""Which mails join a case, and what mail servers say about mails of ours."""

from email.message import EmailMessage

import pytest
from django.conf import settings
from django.utils import timezone

from apps.channels.mails import CITIZEN, DESK, a_mail, came, numbers
from apps.complaints.desks import NOW, Office, an_office, answered, routed
from siap.apps.channels.models import Fate
from siap.apps.channels.reply_marks import mark_of
from siap.apps.channels.services import send_waiting, take_waiting
from siap.apps.channels.services.bouncing import failing_addresses
from siap.apps.channels.services.managing import settle
from siap.apps.complaints.models import Event, FailingAddress, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings) -> Office:
    settings.SIAP_MAIL_FROM = DESK
    settings.SIAP_SMTP = "smtp+plain://127.0.0.1"
    return an_office()


def written(office: Office, mailoutbox) -> EmailMessage:
    """The receipt of the desk as its sender has it."""
    came(office, a_mail())
    send_waiting(now=timezone.now())
    return mailoutbox[-1].message()


def test_only_a_mark_of_ours_joins_a_mail_to_a_case(office: Office, mailoutbox) -> None:
    receipt = written(office, mailoutbox)
    report = Report.objects.get()
    marked = {
        "subject": {"Subject": f"Re: {receipt['Subject']}"},
        "reply": {"In_Reply_To": str(receipt["Message-ID"])},
        "references": {"References": f"<x@y> {receipt['Message-ID']}"},
    }

    fates = {
        name: came(office, a_mail(f"Tambahan lewat {name}.", **headers)).fate
        for name, headers in marked.items()
    }

    assert set(fates.values()) == {Fate.ADDED}
    assert Event.objects.filter(report=report, kind="added").count() == 3


@pytest.mark.parametrize("sender", [CITIZEN, "lain@asing.example"])
@pytest.mark.parametrize(
    "subject", ["Re: {label}", "Re: x [{label}.AAAAAAAAAAAAAAAA]", "[{other}] {label}"]
)
def test_a_number_or_a_made_up_mark_joins_nothing_whoever_seems_to_write(
    office: Office, mailoutbox, subject: str, sender: str
) -> None:
    written(office, mailoutbox)
    report = Report.objects.get()
    other = came(office, a_mail("Lampu jalan mati di simpang.", Subject="Lampu")).report
    assert other is not None
    # The genuine sign of one report under the number of another.
    mixed = mark_of(other, settings.SECRET_KEY).replace(other.label, report.label)
    typed = subject.format(label=report.label, other=mixed)

    message = came(office, a_mail(From=f"A <{sender}>", Subject=typed))

    assert (message.fate, message.reason) == (Fate.HELD, "no-mark")
    assert not Event.objects.filter(kind="added").exists()


def test_whoever_got_our_mail_forwarded_joins_nothing_either(
    office: Office, mailoutbox
) -> None:
    receipt = written(office, mailoutbox)

    message = came(
        office,
        a_mail(From="Orang <lain@asing.example>", In_Reply_To=str(receipt["Message-ID"])),
    )

    assert (message.fate, message.reason) == (Fate.HELD, "stranger")
    assert not Event.objects.filter(kind="added").exists()


def test_a_held_mail_becomes_a_report_of_its_own_without_the_mark_of_another(
    office: Office, mailoutbox
) -> None:
    receipt = written(office, mailoutbox)
    subject = str(receipt["Subject"])
    held = came(office, a_mail(From="Orang <lain@asing.example>", Subject=subject))

    settle(message=held, take_again=True, as_new=True, by=office.administrator, now=NOW)
    take_waiting(now=NOW)

    held.refresh_from_db()
    assert held.report is not None
    assert held.report.number == 2
    assert mark_of(Report.objects.get(number=1), settings.SECRET_KEY) in subject
    assert "[" not in held.report.subject


def bounced(original: str, *, status: str = "5.1.1", action: str = "failed") -> bytes:
    """What a mail server writes when a mail cannot be delivered (RFC 3464)."""
    return (
        "From: MAILER-DAEMON@mx.warga.example\r\nTo: lapor@kota.example\r\n"
        f"Message-ID: <dsn{next(numbers)}@mx.warga.example>\r\nSubject: Undelivered\r\n"
        "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n"
        "--B\r\n\r\nThis mail could not be delivered.\r\n"
        "--B\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.warga.example\r\n\r\n"
        f"Final-Recipient: rfc822; {CITIZEN}\r\nAction: {action}\r\nStatus: {status}\r\n"
        "\r\n--B\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"From: {DESK}\r\nMessage-ID: {original}\r\n\r\n--B--\r\n"
    ).encode()


def test_an_address_that_takes_nothing_is_remembered_told_and_left_alone(
    office: Office, mailoutbox, client
) -> None:
    receipt = written(office, mailoutbox)
    report = Report.objects.get()

    message = came(office, bounced(str(receipt["Message-ID"])))
    now = timezone.now()
    answered(office, routed(office, report, now=now), now=now)
    send_waiting(now=now)

    assert (message.fate, message.reason) == (Fate.IGNORED, "bounce:5.1.1")
    assert len(mailoutbox) == 1
    assert Report.objects.count() == 1
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(office.administrator, backend=backend)
    work = client.get(f"/lapor/meja/laporan/{report.pk}/").content.decode()
    channels = client.get(f"/kanal/meja/{office.desk.slug}/").content.decode()
    assert "Surel kepada pelapor tidak sampai" in work
    assert CITIZEN in channels
    came(office, a_mail("Alamat saya sudah benar lagi."))
    assert not FailingAddress.objects.exists()


@pytest.mark.parametrize(
    "facts",
    [{"status": "4.4.1", "action": "delayed"}, {"status": "5.2.2"}, {"action": "relayed"}],
)
def test_what_may_still_be_delivered_marks_no_address(
    office: Office, mailoutbox, facts: dict[str, str]
) -> None:
    receipt = written(office, mailoutbox)

    message = came(office, bounced(str(receipt["Message-ID"]), **facts))

    assert message.fate == Fate.IGNORED
    assert not FailingAddress.objects.exists()


def test_a_made_up_notice_closes_no_address(office: Office, mailoutbox) -> None:
    written(office, mailoutbox)

    message = came(office, bounced("<26-000001.AAAAAAAAAAAAAAAA.0@kota.example>"))

    assert message.reason == "bounce:unknown"
    assert not FailingAddress.objects.exists()


def test_the_failing_address_of_a_sealed_name_is_shown_to_nobody(
    office: Office, mailoutbox
) -> None:
    receipt = written(office, mailoutbox)
    Report.objects.update(identity="sealed")

    came(office, bounced(str(receipt["Message-ID"])))

    assert [email for email, _one in failing_addresses(office.desk)] == [""]
