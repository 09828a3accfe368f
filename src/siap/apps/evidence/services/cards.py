"""From what users say to a card on the board of issues."""

import uuid
from datetime import datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.evidence.models import CardOrigin
from siap.apps.evidence.queries import CARDS, cards_of
from siap.apps.evidence.sources import Finding
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import NewRow, add_row
from siap.kernel.errors import InvalidInput

LONGEST: Final = 200


@transaction.atomic
def put_card(
    *, plan: Plan, source: str, finding: Finding, by: User, now: datetime
) -> CardOrigin:
    """
    Put what users said on the board of issue cards of a plan (W09), once.

    Args:
        plan: One whose sheets the person may edit.
        source: Key of the source.
        finding: One thought that the public may read; the board takes 200 signs of it.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        InvalidInput: It is a card of this plan already.
    """
    require(by, "sheet.edit", plan)
    if any((c.source, c.finding) == (source, finding.key) for c in cards_of(plan)):
        raise InvalidInput("evidence-is-card", where="plan")
    # Its card was taken off the board; it may come back.
    CardOrigin.objects.filter(plan=plan, source=source, finding=finding.key).delete()
    text = words_on_card(finding)
    new = NewRow(typed={"text": text, "group": "user"})
    saved = add_row(place=place_of(plan, *CARDS), new=new, by=by, now=now)
    return _kept(plan, source, finding, uuid.UUID(saved.row_id), by=by, now=now)


@transaction.atomic
def keep_card(
    *, plan: Plan, voice: tuple[str, Finding], row_id: uuid.UUID, by: User, now: datetime
) -> CardOrigin | None:
    """
    Write down that a row of the board of issue cards (W09) came from what users said.

    Args:
        plan: One whose sheets the person may edit.
        voice: Key of the source, and what it said.
        row_id: Of the card, which stands on the board already.
        by: Who.
        now: When.

    Returns:
        None where another card of the plan says so already.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
    """
    require(by, "sheet.edit", plan)
    source, finding = voice
    if (source, finding.key) in {(c.source, c.finding) for c in cards_of(plan)}:
        return None
    CardOrigin.objects.filter(plan=plan, source=source, finding=finding.key).delete()
    return _kept(plan, source, finding, row_id, by=by, now=now)


def words_on_card(finding: Finding) -> str:
    """The words of a voice as a card takes them: at most 200 signs."""
    text = finding.text
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _kept(
    plan: Plan,
    source: str,
    finding: Finding,
    row_id: uuid.UUID,
    *,
    by: User,
    now: datetime,
) -> CardOrigin:
    return CardOrigin.objects.create(
        plan=plan,
        source=source,
        finding=finding.key,
        row_id=row_id,
        text=words_on_card(finding),
        address=finding.address[:300],
        made_at=now,
        made_by=by,
    )
