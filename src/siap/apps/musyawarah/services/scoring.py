"""Scoring proposals on the criteria of a level."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Proposal, Score
from siap.apps.musyawarah.permissions import may_score
from siap.apps.musyawarah.services.trail import proposal_fact, record
from siap.kernel.errors import Forbidden, InvalidInput


@transaction.atomic
def give_scores(
    *, proposal: Proposal, values: Mapping[int, int], by: User, now: datetime
) -> None:
    """
    Score a proposal; a person's former scores at this level are replaced.

    Args:
        proposal: One that lies before a meeting.
        values: Score 1 to 5 by id of a criterion of the level.
        by: A scorer or the secretary of that meeting.
        now: When.

    Raises:
        Forbidden: The person does not score there.
        InvalidInput: A score is out of range, or a criterion of another level.
    """
    if proposal.level is None or not may_score(by, proposal):
        raise Forbidden("forbidden", where="proposal.score")
    known = set(proposal.level.criteria.values_list("pk", flat=True))
    if not values.keys() <= known or any(not 1 <= value <= 5 for value in values.values()):
        raise InvalidInput("score-out-of-range", where="score")
    for criterion, value in values.items():
        Score.objects.update_or_create(
            proposal=proposal, criterion_id=criterion, scorer=by, defaults={"value": value}
        )
    after = {str(key): value for key, value in values.items()}
    fact = proposal_fact(proposal, "score", after=after)
    record([fact], cycle=proposal.cycle, by=by, now=now)
