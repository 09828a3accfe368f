"""Making reports of stored messages, one by one; a bad one stops no other."""

import json
import logging
import re
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from siap.apps.channels.mail_reading import Mail, read_mail
from siap.apps.channels.models import Fate, Message, Way
from siap.apps.channels.reply_marks import (
    answered_report,
    named,
    numbers_in,
    without_marks,
)
from siap.apps.channels.services.bouncing import is_back, take_bounce
from siap.apps.complaints.codes import LENGTH, hash_of_code, plain
from siap.apps.complaints.models import Channel, Outgoing, Report
from siap.apps.complaints.photos import redrawn
from siap.apps.complaints.services import (
    NewReport,
    Sender,
    add,
    add_photos,
    take_report,
    too_many,
    trace_key,
)
from siap.kernel.errors import InvalidInput, SiapError

LOG: Final = logging.getLogger("siap.channels")
MOST_TRIES: Final = 3
PARTS_WAIT: Final = timedelta(minutes=30)
_CODE: Final = re.compile(r"\b(?:[2-9A-HJ-NP-Z]{4}[- ]?){4}\b", re.IGNORECASE)


def take_waiting(*, now: datetime, most: int = 500) -> int:
    """
    Take what is stored, oldest first.

    A message and what becomes of it are one transaction: killing the process anywhere
    leaves it waiting or done. What fails is tried three times and then waits for a person.

    Returns:
        How many found their fate.
    """
    done = 0
    waiting = Message.objects.filter(fate=Fate.STORED).order_by("id").values_list("pk")
    for (pk,) in list(waiting[:most]):
        try:
            done += _take_one(pk, now)
        except Exception as problem:  # noqa: BLE001 - one bad message must not stop the queue
            _failed(pk, problem)
    return done


@transaction.atomic
def _take_one(pk: int, now: datetime) -> int:
    message = Message.objects.select_for_update().select_related("desk").get(pk=pk)
    if message.fate != Fate.STORED:
        return 0
    fate = (_take_mail if message.way == Way.MAIL else _take_sms)(message, now)
    if fate == Fate.STORED:
        return 0
    message.fate = fate
    message.save()
    return 1


def _failed(pk: int, problem: Exception) -> None:
    # The words of the message stay out of the log: only its number and what went wrong.
    LOG.warning("Message %s was not taken: %s", pk, type(problem).__name__)
    with transaction.atomic():
        message = Message.objects.select_for_update().get(pk=pk)
        message.tries += 1
        known = isinstance(problem, SiapError)
        message.reason = (problem.code if known else type(problem).__name__)[:40]  # type: ignore[attr-defined]
        if known or message.tries >= MOST_TRIES:
            message.fate = Fate.HELD
        message.save()


def _end(message: Message, fate: Fate, reason: str = "") -> Fate:
    message.reason = reason
    return fate


def _take_mail(message: Message, now: datetime) -> Fate:
    mail = read_mail(bytes(message.raw))
    message.fingerprint = mail.fingerprint
    ignored = _why_ignored(message, mail, now)
    if ignored:
        return _end(message, Fate.IGNORED, ignored)
    is_back(message.desk, mail.sender)
    if not message.as_new:
        about = _report_of(message, mail)
        if about is not None:
            return _add_to(message, about, mail, now)
        if named([mail.subject]):
            # A number is public: it may be meant, it proves nothing.
            return _end(message, Fate.HELD, "no-mark")
    if not mail.text and not mail.subject:
        return _end(message, Fate.HELD, "empty")
    _new_report(message, _from_mail(message, mail, now), now)
    _photos(message, mail, now)
    return Fate.TAKEN


def _why_ignored(message: Message, mail: Mail, now: datetime) -> str:
    """Why a mail is neither a report nor an answer; empty if it may be one."""
    if mail.bounce is not None:
        ours = take_bounce(message.desk, mail.bounce, now=now)
        return f"bounce:{mail.bounce.status}" if ours else "bounce:unknown"
    if mail.machine:
        return f"machine:{mail.machine}"
    if mail.sender == settings.SIAP_MAIL_FROM.lower() or _is_ours(mail.message_id):
        return "own"
    twins = Message.objects.filter(desk=message.desk, fingerprint=mail.fingerprint)
    is_twin = bool(mail.message_id) and twins.exclude(pk=message.pk).exists()
    return "twice" if is_twin else ""


def _is_ours(message_id: str) -> bool:
    return bool(message_id) and Outgoing.objects.filter(message_id=message_id).exists()


def _report_of(message: Message, mail: Mail) -> Report | None:
    """The report that a mail answers: only by a mark of ours, never by its number."""
    texts = [mail.subject, *mail.references]
    reports = Report.objects.filter(desk=message.desk, number__in=numbers_in(texts))
    return answered_report(texts, reports.select_related("reporter"), settings.SECRET_KEY)


def _add_to(message: Message, report: Report, mail: Mail, now: datetime) -> Fate:
    """
    Join a mail with a genuine mark to its report.

    Whoever got our mail forwarded has the mark as well: another address than that of the
    sender waits for a person.
    """
    sender = getattr(report, "reporter", None)
    if sender is None or sender.email.lower() != mail.sender:
        return _end(message, Fate.HELD, "stranger")
    try:
        add(report=report, text=without_marks(mail.text), now=now)
    except InvalidInput as problem:
        return _end(message, Fate.HELD, problem.code)
    message.report = report
    return Fate.ADDED


def _from_mail(message: Message, mail: Mail, now: datetime) -> NewReport:
    return NewReport(
        text=without_marks(mail.text) or without_marks(mail.subject),
        channel=Channel.MAIL,
        subject=without_marks(mail.subject),
        sender=Sender(name=mail.name, email=mail.sender),
        is_held=_flood(message, mail.sender, now),
    )


def _flood(message: Message, sender: str, now: datetime) -> bool:
    return too_many([trace_key(message.way, sender, now=now)], now=now)


def _new_report(message: Message, new: NewReport, now: datetime) -> None:
    message.report = take_report(desk=message.desk, new=new, token=message.token, now=now)


def _photos(message: Message, mail: Mail, now: datetime) -> None:
    drawn = []
    for content in mail.pictures:
        try:
            drawn.append(redrawn(content))
        except InvalidInput:
            message.reason = "picture"
    if message.report is not None:
        add_photos(report=message.report, pictures=drawn, now=now)


def _take_sms(message: Message, now: datetime) -> Fate:
    facts = json.loads(bytes(message.raw))
    text = str(facts["text"])
    if facts.get("part"):
        joined = _joined(message, facts, now)
        if joined is None:
            return Fate.STORED
        text = joined
    code = _CODE.search(text.upper())
    if code and len(plain(code[0])) == LENGTH:
        found = Report.objects.filter(code_hash=hash_of_code(code[0]), desk=message.desk)
        report = found.first()
        if report is not None:
            add(report=report, text=text.replace(code[0], "").strip(" :,-"), now=now)
            message.report = report
            return Fate.ADDED
    phone = str(facts["sender"])
    new = NewReport(
        text=text,
        channel=Channel.SMS,
        sender=Sender(phone=phone),
        is_held=_flood(message, phone, now),
    )
    _new_report(message, new, now)
    return Fate.TAKEN


def _joined(message: Message, facts: dict[str, Any], now: datetime) -> str | None:
    """
    The whole of a long message, once all its parts are there or the wait is over.

    The first part that is taken stands for all; the others end with it.
    """
    reference, count, _which = facts["part"]
    rows = Message.objects.select_for_update().filter(
        gateway=message.gateway, fate=Fate.STORED, at__gt=message.at - PARTS_WAIT
    )
    parts: dict[int, tuple[Message, str]] = {}
    for row in rows:
        other = json.loads(bytes(row.raw))
        part = other.get("part")
        same = part and part[0] == reference and other["sender"] == facts["sender"]
        if same:
            parts[part[2]] = (row, str(other["text"]))
    if len(parts) < count and now - message.at < PARTS_WAIT:
        return None
    for row, _text in parts.values():
        if row.pk != message.pk:
            row.fate, row.reason = Fate.TAKEN, f"part of {message.pk}"
            row.save()
    return "".join(parts[n][1] for n in sorted(parts))
