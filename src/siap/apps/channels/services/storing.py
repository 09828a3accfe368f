"""Storing a message before anything is thought about it."""

import hashlib
import json
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from siap.apps.accounts.models import User
from siap.apps.channels.adapters import ADAPTERS, Call, Incoming
from siap.apps.channels.models import Gateway, Message, Way
from siap.apps.channels.phones import international
from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import Desk
from siap.apps.complaints.permissions import require_desk
from siap.kernel.errors import Forbidden

SAME_WITHIN = timedelta(seconds=30)


def store_mail(*, desk: Desk, key: str, raw: bytes, now: datetime) -> Message:
    """
    Store a mail byte for byte; the same key again stores nothing.

    Args:
        desk: Whose mail box.
        key: Mail box, its validity and the number of the mail in it.
        raw: As it came.
        now: When.
    """
    return _store(Message(desk=desk, way=Way.MAIL, key=f"mail:{key}"[:200]), raw, now)


def receive_sms(*, gateway: Gateway, call: Call, now: datetime) -> list[Message]:
    """
    Store what a gateway hands over.

    Args:
        gateway: Which one, by the key in the address.
        call: As it came.
        now: When.

    Returns:
        The messages, stored; those that came before are the ones of then.

    Raises:
        Forbidden: The call is not genuine, or too old.
    """
    adapter = ADAPTERS[gateway.kind]
    if not gateway.is_active or not adapter.is_genuine(call, gateway.secret, now):
        raise Forbidden("gateway-not-genuine", where=gateway.kind)
    return [_store_sms(gateway, one, now) for one in adapter.read(call) if one.text]


def simulate_sms(*, desk: Desk, sender: str, text: str, by: User, now: datetime) -> Message:
    """
    Store an SMS as if it had come, to try the way without a gateway.

    Raises:
        Forbidden: The person does not run the desk.
    """
    require_desk(by, desk)
    key = f"sms:simulator:{new_token()}"
    raw = json.dumps({"sender": international(sender), "text": text}).encode()
    return _store(Message(desk=desk, way=Way.SMS, key=key), raw, now)


def _store_sms(gateway: Gateway, one: Incoming, now: datetime) -> Message:
    sender = international(one.sender)
    facts = {
        "sender": sender,
        "text": one.text,
        "id": one.external_id,
        "sent": one.sent,
        "part": one.part,
        "as_sent": one.sender,
    }
    words = json.dumps([sender, one.text, one.sent, one.part])
    same = hashlib.sha256(words.encode()).hexdigest()
    key = f"sms:{gateway.pk}:{one.external_id or same}"
    if not one.external_id and not one.sent:
        # Somebody may truly send the same word twice; within seconds it is an echo.
        recent = Message.objects.filter(
            gateway=gateway, fingerprint=same, at__gt=now - SAME_WITHIN
        ).first()
        if recent is not None:
            return recent
        key = f"sms:{gateway.pk}:{same}:{now.timestamp():.0f}"
    message = Message(
        desk=gateway.desk, way=Way.SMS, gateway=gateway, key=key[:200], fingerprint=same
    )
    return _store(message, json.dumps(facts, ensure_ascii=False).encode(), now)


def _store(message: Message, raw: bytes, now: datetime) -> Message:
    message.raw, message.at, message.token = raw, now, new_token()
    message.sha256 = hashlib.sha256(raw).hexdigest()
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        return Message.objects.get(key=message.key)
    return message
