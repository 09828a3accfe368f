"""From what users say to a card on the board of issues."""

import uuid
from datetime import datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.evidence.models import CardOrigin
from siap.apps.evidence.queries import CARDS, cards_of
from siap.apps.evidence.sources import Finding, source_of
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import NewRow, add_row
from siap.kernel.errors import InvalidInput, NotFound

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
    text = finding.text
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 1]}…"
    new = NewRow(typed={"text": text, "group": "user"})
    saved = add_row(place=place_of(plan, *CARDS), new=new, by=by, now=now)
    return CardOrigin.objects.create(
        plan=plan,
        source=source,
        finding=finding.key,
        row_id=uuid.UUID(saved.row_id),
        text=text,
        address=finding.address[:300],
        made_at=now,
        made_by=by,
    )


def finding_of(*, plan: Plan, source: str, key: str, now: datetime) -> Finding:
    """
    What a source found, by its key.

    Raises:
        NotFound: The source does not say so (any more).
    """
    for finding in source_of(source).findings(plan.region_id, now):
        if finding.key == key:
            return finding
    raise NotFound("not-found", where=f"finding {key[:40]}")
