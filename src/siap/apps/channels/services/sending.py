"""Sending what is written: mails through the region's own server, SMS through a gateway."""

import logging
import urllib.error
import urllib.request
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from siap.apps.channels.adapters import ADAPTERS
from siap.apps.channels.models import Gateway
from siap.apps.channels.reply_marks import mark_of, message_id_of
from siap.apps.channels.services.bouncing import is_failing
from siap.apps.complaints.models import Outgoing

LOG: Final = logging.getLogger("siap.channels")
MOST_TRIES: Final = 8
RECEIPTS_PER_HOUR: Final = 5
PATIENCE: Final = 20
HEADERS: Final = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    "Precedence": "bulk",
}


def send_waiting(*, now: datetime, most: int = 200) -> int:
    """
    Send what waits, oldest first.

    A mail gets its Message-ID before it is sent: one that is sent again after a power cut
    carries the same one, and the mail boxes of people show it once.

    Returns:
        How many were sent.
    """
    due = Q(next_try=None) | Q(next_try__lte=now)
    rows = Outgoing.objects.filter(due, sent_at=None, tries__lt=MOST_TRIES)
    rows = rows.filter(Q(to_mail="") if not settings.SIAP_SMTP else Q()).order_by("id")
    return sum(_send(pk, now) for (pk,) in list(rows.values_list("pk")[:most]))


def _send(pk: int, now: datetime) -> int:
    with transaction.atomic():
        one = (
            Outgoing.objects.select_for_update(of=("self",))
            .select_related("desk", "report")
            .get(pk=pk)
        )
        if one.sent_at is not None or (one.next_try is not None and one.next_try > now):
            return 0
        one.tries += 1
        one.next_try = now + timedelta(minutes=2**one.tries)
        if one.to_mail and not one.message_id:
            domain = settings.SIAP_MAIL_FROM.rpartition("@")[2]
            one.message_id = message_id_of(one.report, settings.SECRET_KEY, domain)
        one.save()
    try:
        failure = _mail(one, now) if one.to_mail else _sms(one)
    except (SMTPException, OSError, ValueError) as problem:
        failure = type(problem).__name__
    if failure:
        LOG.info("Outgoing %s was not sent: %s", pk, failure)
        Outgoing.objects.filter(pk=pk).update(failure=failure[:200])
        return 0
    # The code of a receipt is nowhere in the records once it is sent.
    words = {"text": ""} if one.is_receipt else {}
    Outgoing.objects.filter(pk=pk).update(sent_at=now, failure="", **words)
    return 1


def _mail(one: Outgoing, now: datetime) -> str:
    if one.is_receipt and _receipts(one, now) >= RECEIPTS_PER_HOUR:
        Outgoing.objects.filter(pk=one.pk).update(tries=MOST_TRIES)
        return "too many receipts within an hour"
    if is_failing(one.desk, one.to_mail, now=now):
        Outgoing.objects.filter(pk=one.pk).update(tries=MOST_TRIES)
        return "nothing can be delivered to this address"
    mark = f" [{mark_of(one.report, settings.SECRET_KEY)}]" if one.report else ""
    message = EmailMessage(
        subject=f"{one.subject}{mark}",
        body=one.text,
        from_email=settings.SIAP_MAIL_FROM,
        to=[one.to_mail],
        headers={**HEADERS, "Message-ID": one.message_id},
    )
    message.send()
    return ""


def _receipts(one: Outgoing, now: datetime) -> int:
    """Those of the last hour by the same way: a web form closes nobody's mail box."""
    rows = Outgoing.objects.filter(to_mail=one.to_mail, is_receipt=True)
    if one.report is not None:
        rows = rows.filter(report__channel=one.report.channel)
    return rows.filter(sent_at__gt=now - timedelta(hours=1)).count()


def _sms(one: Outgoing) -> str:
    rows = Gateway.objects.filter(desk=one.desk, is_active=True).exclude(send_url="")
    gateway = rows.first()
    if gateway is None:
        return "no gateway"
    order = ADAPTERS[gateway.kind].order(
        gateway.send_url, gateway.user, gateway.secret, one.to_phone, one.text
    )
    request = urllib.request.Request(  # noqa: S310 - an address that the administrator gave
        order.url, data=order.body, headers=dict(order.headers)
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        return "" if answer.status < 300 else f"HTTP {answer.status}"
