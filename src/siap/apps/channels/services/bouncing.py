"""Addresses to which nothing can be delivered: remembered, told to the desk, left alone."""

from datetime import datetime, timedelta
from typing import Final

from siap.apps.channels.bounces import Bounce
from siap.apps.complaints.models import (
    Desk,
    FailingAddress,
    Identity,
    Outgoing,
    Reporter,
    Subscription,
)

AGAIN_AFTER: Final = timedelta(days=30)
"""After that an address is tried once more: mail boxes come back."""


def take_bounce(desk: Desk, bounce: Bounce, *, now: datetime) -> bool:
    """
    Take what a mail server says about a mail of ours.

    Only who got or carried the mail knows its id: a made-up notice closes no address.

    Args:
        desk: Whose mail box the notice came to.
        bounce: What it says.
        now: When.

    Returns:
        Whether the notice is about a mail of this desk.
    """
    sent = Outgoing.objects.filter(desk=desk, message_id=bounce.original).first()
    if sent is None or not bounce.original:
        return False
    if bounce.is_final:
        email = sent.to_mail.lower()
        FailingAddress.objects.update_or_create(
            desk=desk, email=email, defaults={"status": bounce.status, "at": now}
        )
        Outgoing.objects.filter(pk=sent.pk).update(failure=f"bounced {bounce.status}")
        # Weekly news to nobody are of no use; whoever wants them asks again.
        Subscription.objects.filter(desk=desk, email=email).delete()
    return True


def failing_addresses(desk: Desk, *, most: int = 50) -> list[tuple[str, FailingAddress]]:
    """
    The addresses of a desk that take nothing, the newest first.

    Returns:
        Each with what may be shown of it: empty for the address of a sealed name.
    """
    rows = list(FailingAddress.objects.filter(desk=desk)[:most])
    sealed = Reporter.objects.filter(report__desk=desk, report__identity=Identity.SEALED)
    hidden = {email.lower() for (email,) in sealed.exclude(email="").values_list("email")}
    return [("" if one.email in hidden else one.email, one) for one in rows]


def is_failing(desk: Desk | None, email: str, *, now: datetime) -> bool:
    """Whether an address is known to take nothing."""
    rows = FailingAddress.objects.filter(desk=desk, email=email.lower())
    return rows.filter(at__gt=now - AGAIN_AFTER).exists()


def is_back(desk: Desk, email: str) -> None:
    """Forget that an address fails: mail has come from it."""
    FailingAddress.objects.filter(desk=desk, email=email.lower()).delete()
