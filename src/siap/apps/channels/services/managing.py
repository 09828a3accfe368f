"""Gateways of a desk, and messages that wait for a person."""

import secrets
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.channels.adapters import ADAPTERS
from siap.apps.channels.models import Fate, Gateway, Message
from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import Desk
from siap.apps.complaints.permissions import require_desk
from siap.kernel.errors import InvalidInput


@transaction.atomic
def add_gateway(
    *,
    desk: Desk,
    kind: str,
    send_url: str,
    account: tuple[str, str],
    by: User,
    now: datetime,
) -> Gateway:
    """
    Add a gateway with an address and a secret of its own.

    Args:
        desk: Whose.
        kind: A key of `ADAPTERS`.
        send_url: Where it is told to send; empty if it only receives.
        account: User name, and the secret if the gateway's side sets it; one is made for
            an empty secret.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: There is no such kind.
    """
    require_desk(by, desk)
    if kind not in ADAPTERS:
        raise InvalidInput(
            "unknown-choice", where="kind", value=kind, known=", ".join(ADAPTERS)
        )
    made = Gateway.objects.create(
        desk=desk,
        kind=kind,
        key=new_token(),
        secret=account[1] or secrets.token_urlsafe(24),
        send_url=send_url,
        user=account[0],
        made_at=now,
    )
    _trail(desk, "create", made.pk, kind, by=by, now=now)
    return made


@transaction.atomic
def end_gateway(*, gateway: Gateway, by: User, now: datetime) -> None:
    """
    Take no more calls of a gateway.

    Raises:
        Forbidden: The person does not run the desk.
    """
    require_desk(by, gateway.desk)
    gateway.is_active = False
    gateway.save()
    _trail(gateway.desk, "end", gateway.pk, gateway.kind, by=by, now=now)


@transaction.atomic
def settle(
    *, message: Message, take_again: bool, as_new: bool = False, by: User, now: datetime
) -> None:
    """
    Settle a message that waits for a person: take it again, or leave it.

    Args:
        message: One that waits.
        take_again: Whether it is taken; otherwise it is left.
        as_new: Whether it becomes a report of its own, whatever number it names.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: It does not wait.
    """
    require_desk(by, message.desk)
    locked = Message.objects.select_for_update().get(pk=message.pk)
    if locked.fate != Fate.HELD:
        raise InvalidInput("message-settled", where="message")
    locked.fate = Fate.STORED if take_again else Fate.IGNORED
    locked.tries = 0
    locked.as_new = as_new
    locked.save()
    _trail(message.desk, "settle", message.pk, locked.fate, by=by, now=now)


def _trail(desk: Desk, kind: str, pk: int, note: str, *, by: User, now: datetime) -> None:
    fact = Fact(kind=kind, subject="channel", subject_id=str(pk), note=note)
    record_changes([fact], scope=Scope(region_id=desk.region_id), by=by, at=now)
