"""Charters for tests; each in one line."""

from decimal import Decimal

from factories.plans import NOW
from factories.services import a_service, a_standard, keeper_of
from siap.apps.charters.measuring import Measuring, Reading
from siap.apps.charters.models import Charter
from siap.apps.charters.services.drafting import (
    publish_charter,
    save_charter,
    start_charter,
)
from siap.apps.charters.services.promises import CharterFacts, NewPledge, NewSignature
from siap.apps.public_services.models import Service

TODAY = NOW.date()
CANARY = "KENARI-Ibu-Warga-Rahasia"


def a_draft(service: Service | None = None) -> Charter:
    service = service or a_service()
    a_standard(service)
    return start_charter(service=service, by=keeper_of(service.unit), now=NOW)


def saved(charter: Charter, *pledges: NewPledge, signed: bool = True) -> Charter:
    day = TODAY if signed else None
    facts = CharterFacts(
        pledges=pledges,
        signatures=[
            NewSignature(side="provider", office="Direktur", name="Rahmat", signed_on=day),
            NewSignature(side="user", office="Forum pelanggan", name=CANARY, signed_on=day),
        ],
    )
    by = keeper_of(charter.service.unit)
    return save_charter(
        charter=charter, facts=facts, seen_version=charter.version, by=by, now=NOW
    )


def green(target: int = 80) -> NewPledge:
    return NewPledge(text="Anda dilayani ramah", measure="green", target=Decimal(target))


def a_charter(*pledges: NewPledge) -> Charter:
    charter = saved(a_draft(), *(pledges or (green(),)))
    return publish_charter(
        charter=charter,
        valid_from=TODAY,
        seen_version=charter.version,
        by=keeper_of(charter.service.unit),
        now=NOW,
    )


def reading(charter: Charter) -> Reading:
    return Measuring(today=TODAY, now=NOW).readings(charter)[0]
