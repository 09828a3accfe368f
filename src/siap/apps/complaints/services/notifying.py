"""Letting people know: written here, sent by the channels."""

from datetime import datetime

from django.utils.translation import gettext

from siap.apps.complaints.models import FailingAddress, Identity, Outgoing, Report, Reporter
from siap.ui.formatting import clock as time_of_day
from siap.ui.formatting import day

SMS_LENGTH = 160


def receipt(report: Report, email: str, phone: str, code: str, *, now: datetime) -> None:
    """Tell a sender number, code and until when an answer is promised; once."""
    due = f"{day(report.pledge_due)} {time_of_day(report.pledge_due)}"
    if email:
        text = gettext(
            "Laporan Anda sudah kami terima.\n\nNomor: {number}\nKode pelacakan: {code}\n"
            "Jawaban dijanjikan paling lambat {due}.\n\nSimpan kode itu. Dengan kode "
            "tersebut Anda dapat mengikuti, melengkapi, dan menilai jawaban tanpa akun. "
            "Jangan berikan kode itu kepada orang lain."
        ).format(number=report.label, code=code, due=due)
        subject = gettext("Laporan {number} diterima").format(number=report.label)
        _queue(report, f"receipt:mail:{report.pk}", now, to_mail=email, subject=subject,
               text=text, is_receipt=True)  # fmt: skip
    elif phone and report.channel == "sms":
        # One part of an SMS holds 160 signs.
        text = gettext("Laporan {number} diterima. Kode: {code}. Janji jawab: {due}.")
        text = text.format(number=report.label, code=code, due=due)[:SMS_LENGTH]
        _queue(report, f"receipt:sms:{report.pk}", now, to_phone=phone, text=text,
               is_receipt=True)  # fmt: skip


def tell_reporter(report: Report, subject: str, text: str, *, now: datetime) -> None:
    """Tell the sender of a report something, the way they can be reached, if at all."""
    found = Reporter.objects.filter(report=report).first()
    if found is None:
        return
    key = f"news:{report.pk}:{report.version}"
    if found.email:
        _queue(report, key, now, to_mail=found.email, subject=subject, text=text)
    elif found.phone and report.channel == "sms":
        short = f"{report.label}: {' '.join(text.split())}"
        if len(short) > SMS_LENGTH:
            short = f"{short[: SMS_LENGTH - 3]}..."
        _queue(report, key, now, to_phone=found.phone, text=short)


def mail_fails(report: Report) -> bool:
    """Whether mails to the sender of a report come back."""
    found = Reporter.objects.filter(report=report).only("email").first()
    if found is None or not found.email:
        return False
    rows = FailingAddress.objects.filter(desk=report.desk_id)
    return rows.filter(email=found.email.lower()).exists()


def known_of(report: Report) -> list[str]:
    """What the sender told about themselves and the public must not read in a text."""
    return known_from(report, Reporter.objects.filter(report=report).first())


def known_from(report: Report, found: Reporter | None) -> list[str]:
    """The same where the sender was read already."""
    if found is None:
        return []
    shown = [found.phone, found.address, found.email]
    if report.identity != Identity.OPEN:
        shown.append(found.name)
    return [value for value in shown if value]


def _queue(report: Report, key: str, now: datetime, **fields: object) -> None:
    Outgoing.objects.get_or_create(
        key=key, defaults={"desk": report.desk, "report": report, "made_at": now} | fields
    )
