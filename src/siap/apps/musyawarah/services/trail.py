"""The trail of a proposal and of the cycle around it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import Model

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.musyawarah.models import Cycle, Proposal


def plain(value: object) -> object:
    """A value as JSON holds it: ids for records, text for dates and exact numbers."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, Decimal):
        # A number read back from the records has all its places.
        return format(value.normalize(), "f")
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return value


def changed(proposal: Proposal, values: Mapping[str, object]) -> list[str]:
    """The fields of a proposal whose value would become another."""
    return [
        name for name, new in values.items() if plain(getattr(proposal, name)) != plain(new)
    ]


def proposal_fact(
    proposal: Proposal, kind: str, *, field: str = "", after: object = None, note: str = ""
) -> Fact:
    """One line of a proposal's trail."""
    return Fact(
        kind=kind,
        subject="proposal",
        subject_id=proposal.code,
        version=proposal.version,
        field=field,
        after=plain(after),
        note=note[:300],
    )


def record(facts: Sequence[Fact], *, cycle: Cycle, by: User, now: datetime) -> None:
    """Write facts to the trail of the cycle's region."""
    record_changes(facts, scope=Scope(region_id=cycle.region_id), by=by, at=now)


def record_fields(
    proposal: Proposal, before: Mapping[str, object], *, by: User, now: datetime
) -> None:
    """Write to the trail which fields of a proposal changed, before and after."""
    facts = [
        Fact(
            kind="correct",
            subject="proposal",
            subject_id=proposal.code,
            version=proposal.version,
            field=name,
            before=plain(old),
            after=plain(getattr(proposal, name)),
        )
        for name, old in before.items()
    ]
    record(facts, cycle=proposal.cycle, by=by, now=now)


def record_cycle(
    cycle: Cycle,
    kind: str,
    *,
    by: User,
    now: datetime,
    note: str = "",
    after: object = None,
) -> None:
    """Write one line to the trail of a cycle."""
    fact = Fact(
        kind=kind,
        subject="cycle",
        subject_id=f"cycle-{cycle.pk}",
        after=after,
        note=note[:300],
    )
    record([fact], cycle=cycle, by=by, now=now)
