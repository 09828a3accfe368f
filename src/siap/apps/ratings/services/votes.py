"""Taking votes: each once, floods set aside, daily sums kept in step."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from siap.apps.public_services.models import ServiceUnit
from siap.apps.public_services.senders import count_near, count_up
from siap.apps.ratings.models import (
    Channel,
    Colour,
    Flag,
    Kiosk,
    Vote,
    VoteMessage,
)
from siap.apps.ratings.queries import usual_day
from siap.apps.ratings.services.sums import count_vote
from siap.kernel.errors import InvalidInput, Unavailable

CROWD_MINUTES: Final = 10
CROWD_FROM: Final = 60
"""Votes of one address for one unit in ten minutes; more stand aside, none is refused."""
DAY_FROM: Final = 200
DAY_TIMES: Final = 3
"""Votes of one address for one unit in a day; a busier unit may have three times its usual
day from one address (its own wireless network). More stand aside."""
FLOOD_FROM: Final = 1000
"""From here on an address is asked to wait: this is no village any more."""
BROWSER_MINUTES: Final = 10
BROWSER_A_DAY: Final = 3
KIOSK_AN_HOUR: Final = 120
"""Presses on one tablet in an hour: two a minute, all the hour, is the longest queue."""
HASTE_SECONDS: Final = 2
"""A tablet needs that long between two people."""
OLDEST_DAYS: Final = 35
LONGEST_MESSAGE: Final = 500
_AHEAD: Final = timedelta(minutes=10)
_COUNTER: Final = {Colour.RED: "red", Colour.YELLOW: "yellow", Colour.GREEN: "green"}


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """One press: colour, key of the press, when it was, and what was written beside it."""

    colour: int
    key: uuid.UUID
    at: datetime
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Trace of the address, and the random mark of the browser; either may be empty."""

    trace: str = ""
    browser: str = ""


def cast_by_phone(
    *, unit: ServiceUnit, ballot: Ballot, sender: Sender, now: datetime
) -> str:
    """
    Take a vote from somebody's own phone.

    Args:
        unit: Which unit is judged.
        ballot: The vote.
        sender: Where from, without saying who.
        now: When.

    Returns:
        `taken`; `again` if this very press was here before; `repeat` if the same browser
        judged the same unit within ten minutes: then nothing is counted.

    Raises:
        InvalidInput: The colour is none of the three.
        Unavailable: Far too many votes come from one address; the person may wait.
    """
    _check(ballot)
    if Vote.objects.filter(key=ballot.key).exists():
        return "again"
    what = f"vote:{unit.pk}"
    if sender.browser:
        times = count_near(what, sender.browser, now=now, minutes=BROWSER_MINUTES)
        if times > 1:
            return "repeat"
    crowd = count_up(what, sender.trace, now=now, minutes=CROWD_MINUTES)
    if crowd > FLOOD_FROM:
        raise Unavailable("voice-flood", where="address")
    flag = _doubt(unit, sender, now)
    vote = Vote(
        unit=unit,
        day=timezone.localdate(now),
        at=now,
        colour=ballot.colour,
        channel=Channel.PHONE,
        key=ballot.key,
        sender=sender.trace,
        flag=Flag.CROWD if crowd > CROWD_FROM else flag,
    )
    return "taken" if _store(vote, ballot.message) else "again"


def _doubt(unit: ServiceUnit, sender: Sender, now: datetime) -> int:
    """Why a vote from a phone stands aside although there is no crowd in this moment."""
    if not sender.browser:
        # The page gives every browser a mark; only a program votes without opening it.
        return Flag.UNSEEN
    what, day = f"vote-day:{unit.pk}", 24 * 60
    if count_up(what, sender.browser, now=now, minutes=day) > BROWSER_A_DAY:
        return Flag.OFTEN
    times = count_up(what, sender.trace, now=now, minutes=day)
    if times > DAY_FROM and times > DAY_TIMES * usual_day(unit, timezone.localdate(now)):
        return Flag.CROWD
    return Flag.NONE


def cast_on_kiosk(
    *, kiosk: Kiosk, ballots: Sequence[Ballot], now: datetime
) -> list[uuid.UUID]:
    """
    Take the votes that a tablet kept, perhaps without a connection for days.

    Args:
        kiosk: The tablet; the caller has checked its token.
        ballots: The presses, in any order; those taken before change nothing.
        now: When they arrive.

    Returns:
        The keys of all of them: the tablet may forget these.

    Raises:
        InvalidInput: A colour is none of the three; then none is taken.
    """
    for ballot in ballots:
        _check(ballot)
    for ballot in sorted(ballots, key=lambda each: each.at):
        at, flag = _believable(kiosk, ballot.at, now)
        flag = flag or _haste(kiosk, at)
        vote = Vote(
            unit=kiosk.unit,
            day=timezone.localdate(at),
            at=at,
            colour=ballot.colour,
            channel=Channel.KIOSK,
            kiosk=kiosk,
            key=ballot.key,
            flag=flag,
        )
        _store(vote, ballot.message)
    return [ballot.key for ballot in ballots]


def _check(ballot: Ballot) -> None:
    if ballot.colour not in Colour.values:
        raise InvalidInput("voice-colour", where="colour")


def _believable(kiosk: Kiosk, at: datetime, now: datetime) -> tuple[datetime, int]:
    """A press from the future, or before the tablet was opened, stands aside on today."""
    oldest = max(now - timedelta(days=OLDEST_DAYS), kiosk.opened_at - _AHEAD)
    if oldest <= at <= now + _AHEAD:
        return at, Flag.NONE
    return now, Flag.LATE


def _haste(kiosk: Kiosk, at: datetime) -> int:
    """Whether presses follow each other as no queue of people does."""
    near, hour = timedelta(seconds=HASTE_SECONDS), timedelta(minutes=30)
    own = Vote.objects.filter(kiosk=kiosk)
    if own.filter(at__gt=at - near, at__lt=at + near).exists():
        return Flag.HASTE
    often = own.filter(at__gt=at - hour, at__lt=at + hour)[:KIOSK_AN_HOUR]
    return Flag.OFTEN if len(often.values_list("pk")) >= KIOSK_AN_HOUR else Flag.NONE


@transaction.atomic
def _store(vote: Vote, message: str) -> bool:
    """Keep a vote and count it; False if its key is known."""
    try:
        with transaction.atomic():
            vote.save(force_insert=True)
    except IntegrityError:
        return False
    if message.strip():
        text = message.strip()[:LONGEST_MESSAGE]
        VoteMessage.objects.create(vote=vote, unit_id=vote.unit_id, text=text)
    name = _COUNTER[Colour(vote.colour)]
    if vote.flag:
        name = f"flagged_{name}"
    count_vote(unit_id=vote.unit_id, day=vote.day, channel=vote.channel, name=name)
    return True
