"""Starting a cycle from the promises and the waiting list of the one before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact
from siap.apps.musyawarah.models import (
    Cycle,
    Follower,
    Level,
    Link,
    LinkKind,
    Proposal,
    ProposalState,
    Source,
    Subscription,
)
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.queries.needs import needs_of
from siap.apps.musyawarah.services.proposals import code_of, search_text_of
from siap.apps.musyawarah.services.telling import tell_many
from siap.apps.musyawarah.services.trail import record
from siap.kernel.errors import Conflict, InvalidInput

_NEW: Final = frozenset(
    {"id", "cycle", "code", "client_key", "level", "source", "version", "created_at"}
    | {"submitted_at", "changed_at", "search_text", "promised", "year", "waiting_place"}
)
_COLUMNS: Final = tuple(
    column.attname
    for column in Proposal._meta.concrete_fields  # noqa: SLF001
    if column.name not in _NEW
)


@transaction.atomic
def carry_over(*, cycle: Cycle, by: User, now: datetime) -> int:
    """
    Bring what was accepted and not yet built into a cycle; nobody types it again.

    Promised years that still lie ahead stay promised; what waits keeps waiting, accepted,
    without being deliberated on again. The old page of each stays and leads to the new one.

    Args:
        cycle: One that names the cycle before it.
        by: A planner.
        now: When.

    Returns:
        How many were carried over.

    Raises:
        Forbidden: The person may not.
        InvalidInput: The cycle has none before it, or no levels.
        Conflict: It has been done.
    """
    require(by, "cycle.edit", Place(cycle.region))
    level = cycle.levels.last()
    if cycle.previous is None or level is None:
        raise InvalidInput("carry-over-none", where="previous")
    if is_carried(cycle):
        raise Conflict("carry-over-exists", where=cycle.title)
    old = list(
        Proposal.objects.filter(cycle=cycle.previous, state=ProposalState.ACCEPTED)
        .exclude(year__lt=cycle.year)
        .order_by(
            F("year").asc(nulls_last=True),
            F("waiting_place").asc(nulls_last=True),
            "pk",
        )
    )
    made = Proposal.objects.bulk_create(
        [_copy(each, cycle, level, now) for each in old], batch_size=500
    )
    new_of = {each.pk: new for each, new in zip(old, made, strict=True)}
    _copy_relations(cycle.previous, new_of, now)
    note = f"{len(made)} proposals"
    fact = Fact(
        kind="carry-over",
        subject="cycle",
        subject_id=f"cycle-{cycle.pk}",
        after=len(made),
        note=note,
    )
    facts = [
        Fact(
            kind="carry-over",
            subject="proposal",
            subject_id=new.code,
            version=1,
            after=each.code,
        )
        for each, new in zip(old, made, strict=True)
    ]
    record([fact, *facts], cycle=cycle, by=by, now=now)
    carried = {"cycle": cycle.title}
    said = gettext("Dilanjutkan ke %(cycle)s tanpa perlu diajukan lagi.") % carried
    tell_many(texts=dict.fromkeys(made, said), now=now, but=by)
    return len(made)


def is_carried(cycle: Cycle) -> bool:
    """Whether a cycle has taken over what the one before it left."""
    return Proposal.objects.filter(cycle=cycle, source=Source.CARRIED).exists()


def _copy(old: Proposal, cycle: Cycle, level: Level, now: datetime) -> Proposal:
    key = f"carry:{cycle.pk}:{old.pk}"
    values = {name: getattr(old, name) for name in _COLUMNS}
    in_time = old.year is not None and old.year in cycle.years
    new = Proposal(
        **values,
        cycle=cycle,
        code=code_of(cycle, key),
        client_key=key,
        level=level,
        source=Source.CARRIED,
        created_at=now,
        submitted_at=now,
        changed_at=now,
        promised=in_time,
        year=old.year if in_time else None,
        waiting_place=None,
    )
    new.search_text = search_text_of(new)
    return new


def _copy_relations(previous: Cycle, new_of: Mapping[int, Proposal], now: datetime) -> None:
    links = [
        Link(start=new, end_id=old, kind=LinkKind.CONTINUES) for old, new in new_of.items()
    ]
    # What was merged or split meanwhile is waited for as what it became; what was not
    # carried over (built, refused, undecided) is still waited for where it is.
    carried = {old: new.pk for old, new in new_of.items()}
    for waiting, needed in sorted(needs_of(previous).items()):
        links += [
            Link(
                start_id=carried[waiting],
                end_id=carried.get(other, other),
                kind=LinkKind.DEPENDS,
            )
            for other in sorted(needed)
            if waiting in carried
        ]
    Link.objects.bulk_create(links, batch_size=500)
    followers = Follower.objects.filter(proposal__cycle=previous)
    Follower.objects.bulk_create(
        [
            Follower(proposal=new_of[each.proposal_id], user_id=each.user_id, since=now)
            for each in followers
            if each.proposal_id in new_of
        ],
        batch_size=500,
    )
    subscribed = Subscription.objects.filter(proposal__cycle=previous)
    for each in subscribed:
        new = new_of.get(each.proposal_id or 0)
        if new is not None:
            # The token stays: links in old mails still end what they began.
            each.proposal, each.cycle = new, new.cycle
            each.save(update_fields=["proposal", "cycle"])
