"""Presses of phones and tablets for tests; each in one line."""

import uuid
from datetime import date, datetime, timedelta

from factories.plans import NOW
from factories.services import keeper_of
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.figures import Figure
from siap.apps.ratings.models import (
    Colour,
    Kiosk,
)
from siap.apps.ratings.queries import Period, figures_of
from siap.apps.ratings.services.devices import (
    open_kiosk,
)
from siap.apps.ratings.services.votes import (
    Ballot,
    Sender,
    cast_by_phone,
)

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def a_ballot(colour: int = Colour.GREEN, at: datetime = NOW, message: str = "") -> Ballot:
    return Ballot(colour=colour, key=uuid.uuid4(), at=at, message=message)


def by_phone(unit: ServiceUnit, ballot: Ballot, address: str = "a") -> str:
    sender = Sender(trace=address, browser=uuid.uuid4().hex)
    return cast_by_phone(unit=unit, ballot=ballot, sender=sender, now=NOW)


def a_kiosk(unit: ServiceUnit) -> Kiosk:
    opened = NOW - timedelta(days=20)
    return open_kiosk(unit=unit, name="Loket 1", days=50, by=keeper_of(unit), now=opened)


def figure(unit: ServiceUnit) -> Figure:
    return figures_of([unit], YEAR)[0].figure
