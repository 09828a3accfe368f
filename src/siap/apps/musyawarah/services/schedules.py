"""Starting, stopping and adopting schedules."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact
from siap.apps.musyawarah.models import (
    Cycle,
    Placement,
    Proposal,
    ProposalState,
    Run,
    RunMethod,
    RunState,
)
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.queries.problem import Rules, problem_of
from siap.apps.musyawarah.services.explaining import note_questions
from siap.apps.musyawarah.services.telling import tell_many
from siap.apps.musyawarah.services.trail import record
from siap.kernel.errors import Conflict

ABANDONED: Final = timedelta(seconds=90)
"""A calculation that says nothing for so long has died with its process."""
UNDER_WAY: Final = (RunState.WAITING, RunState.RUNNING)


@dataclass(frozen=True, kw_only=True)
class NewRun:
    """A scenario to be worked out."""

    name: str
    method: str = RunMethod.SCHEDULE
    rules: Rules


@transaction.atomic
def create_run(*, cycle: Cycle, new: NewRun, by: User, now: datetime) -> Run:
    """
    Put a calculation down to be worked out aside.

    Raises:
        Forbidden: The person may not.
        InvalidInput: Nothing is accepted, or ceilings are missing.
        Conflict: Another calculation of the cycle is under way.
    """
    require(by, "schedule.run", Place(cycle.region))
    problem_of(cycle, new.rules)
    for other in Run.objects.filter(cycle=cycle, state__in=UNDER_WAY):
        if not is_abandoned(other, now):
            raise Conflict("schedule-running", where=other.name)
        other.state = RunState.FAILED
        other.save(update_fields=["state"])
    run = Run(
        cycle=cycle,
        name=new.name,
        method=new.method,
        rules=asdict(new.rules),
        started_at=now,
        started_by=by,
    )
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError:  # somebody else started one at the same moment
        raise Conflict("schedule-running", where=new.name) from None
    _trail(run, "schedule", by=by, now=now)
    return run


def is_abandoned(run: Run, now: datetime) -> bool:
    """Whether the process that worked on a calculation is gone."""
    return now - (run.beaten_at or run.started_at) > ABANDONED


def stop_run(*, run: Run, by: User) -> None:
    """
    End a calculation early; the best so far is its answer.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "schedule.run", Place(run.cycle.region))
    Run.objects.filter(pk=run.pk, state__in=UNDER_WAY).update(stop_wanted=True)


@transaction.atomic
def adopt_run(*, run: Run, by: User, now: datetime) -> int:
    """
    Give every proposal the year of a calculation, and tell those who follow it.

    Args:
        run: One that has ended well or was stopped with an answer.
        by: A planner.
        now: When.

    Returns:
        How many proposals changed.

    Raises:
        Forbidden: The person may not.
        Conflict: It has not ended, or what was accepted has changed since.
    """
    require(by, "schedule.adopt", Place(run.cycle.region))
    if run.state not in {RunState.DONE, RunState.STOPPED}:
        raise Conflict("schedule-not-finished", where=run.name)
    placed = {each.proposal_id: each for each in Placement.objects.filter(run=run)}
    accepted = Proposal.objects.select_for_update().filter(
        cycle=run.cycle, state=ProposalState.ACCEPTED
    )
    proposals = list(accepted.order_by("pk"))
    if {each.pk for each in proposals} != placed.keys():
        raise Conflict("schedule-outdated", where=run.name)
    changed = []
    for proposal in proposals:
        new = placed[proposal.pk]
        if (proposal.year, proposal.waiting_place) == (new.year, new.place):
            continue
        proposal.year, proposal.waiting_place = new.year, new.place
        proposal.version += 1
        proposal.changed_at = now
        changed.append(proposal)
    columns = ["year", "waiting_place", "version", "changed_at"]
    Proposal.objects.bulk_update(changed, columns, batch_size=400)
    Run.objects.filter(cycle=run.cycle).update(adopted_at=None)
    run.adopted_at = now
    run.save(update_fields=["adopted_at"])
    note_questions(run)
    tell_many(texts={each: _said(each) for each in changed}, now=now)
    facts = [
        Fact(
            kind="schedule",
            subject="proposal",
            subject_id=each.code,
            version=each.version,
            after=each.year,
            note=run.name,
        )
        for each in changed
    ]
    record(facts, cycle=run.cycle, by=by, now=now)
    _trail(run, "adopt", by=by, now=now)
    return len(changed)


def _said(proposal: Proposal) -> str:
    if proposal.year is not None:
        return gettext("Dijadwalkan tahun %(year)s.") % {"year": proposal.year}
    place = {"place": proposal.waiting_place}
    return gettext("Masuk daftar tunggu, urutan ke-%(place)s.") % place


def _trail(run: Run, kind: str, *, by: User, now: datetime) -> None:
    fact = Fact(
        kind=kind,
        subject="cycle",
        subject_id=f"cycle-{run.cycle_id}",
        field=run.method,
        after=run.rules,
        note=run.name[:300],
    )
    record([fact], cycle=run.cycle, by=by, now=now)
