"""Hearing that a promise was not kept: one tap, no account, floods set aside."""

import uuid
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from siap.apps.charters.models import CharterState, NotKept, Pledge
from siap.apps.public_services.senders import count_near, count_up
from siap.kernel.errors import Conflict, Unavailable

BROWSER_HOURS: Final = 24
CROWD_MINUTES: Final = 60
CROWD_FROM: Final = 30
FLOOD_FROM: Final = 500


def say_not_kept(
    *, pledge: Pledge, key: uuid.UUID, trace: str, browser: str, now: datetime
) -> str:
    """
    Take a voice.

    Args:
        pledge: The promise, of a charter in force.
        key: Of this tap; sent twice it counts once.
        trace: Of the address (see `public_services.senders`).
        browser: Random mark of the browser; empty where there is none.
        now: When.

    Returns:
        `taken`; `again` if this tap is known; `repeat` if the browser said so of the same
        promise within a day: then nothing is counted.

    Raises:
        Conflict: The charter is not in force any more.
        Unavailable: Far too many voices come from one address.
    """
    if pledge.charter.state != CharterState.PUBLISHED:
        raise Conflict("charter-over", where="charter")
    if NotKept.objects.filter(key=key).exists():
        return "again"
    what = f"pledge:{pledge.pk}"
    if browser and count_near(what, browser, now=now, minutes=BROWSER_HOURS * 60) > 1:
        return "repeat"
    crowd = count_up(what, trace, now=now, minutes=CROWD_MINUTES)
    if crowd > FLOOD_FROM:
        raise Unavailable("voice-flood", where="address")
    try:
        with transaction.atomic():
            NotKept.objects.create(
                pledge=pledge,
                day=timezone.localdate(now),
                key=key,
                # The page gives every browser a mark; a program came without opening it.
                is_aside=crowd > CROWD_FROM or not browser,
            )
    except IntegrityError:
        return "again"
    return "taken"
