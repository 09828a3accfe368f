"""The whole way of one proposal, as everybody may see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.actions.models import Action
from siap.apps.audit.models import Change
from siap.apps.musyawarah.models import (
    Cycle,
    Decision,
    Follower,
    Level,
    Link,
    Proposal,
    ProposalState,
    Subscription,
    Verification,
)
from siap.apps.organisations.models import Region
from siap.apps.plans.queries import plans_visible_to
from siap.kernel.errors import NotFound


def proposal_seen(code: str, user: object = None) -> Proposal:
    """
    One proposal by its number; a draft only by its writer.

    Raises:
        NotFound: There is none for this reader.
    """
    related = ("cycle__region", "level", "region", "village", "kecamatan", "agency")
    found = Proposal.objects.select_related(*related).filter(code=code.upper()).first()
    if found is None or (
        found.state == ProposalState.DRAFT
        and not (isinstance(user, User) and found.created_by_id == user.pk)
    ):
        raise NotFound("not-found", where=code)
    return found


@dataclass(frozen=True)
class Step:
    """One level on the way of a proposal: what it decided, or that it is still to come."""

    level: Level
    decisions: Sequence[Decision] = ()
    is_here: bool = False

    @property
    def state(self) -> str:
        """`done`, `current` or `todo`."""
        if self.is_here:
            return "current"
        return "done" if self.decisions else "todo"


@dataclass
class Way:
    """What became of a proposal: levels, verifications, relatives, corrections."""

    steps: Sequence[Step]
    verifications: Sequence[Verification]
    came_in: Sequence[Link] = ()
    went_out: Sequence[Link] = ()
    corrections: Sequence[Change] = ()


def way_of(proposal: Proposal) -> Way:
    """
    Gather the way of a proposal in a fixed number of queries.

    Returns:
        Levels from the bottom; decisions, verifications and corrections oldest first.
    """
    decisions: dict[int, list[Decision]] = {}
    for decision in proposal.decisions.select_related("meeting"):
        decisions.setdefault(decision.level_id, []).append(decision)
    is_open = proposal.state in {ProposalState.OPEN, ProposalState.RETURNED}
    steps = [
        Step(level, decisions.get(level.pk, []), is_open and level.pk == proposal.level_id)
        for level in proposal.cycle.levels.all()
    ]
    near = Link.objects.filter(Q(start=proposal) | Q(end=proposal))
    links = list(near.exclude(_hidden_from(proposal)).select_related("start", "end"))
    changes = Change.objects.filter(subject="proposal", subject_id=proposal.code)
    return Way(
        steps=_passed(steps),
        verifications=list(proposal.verifications.select_related("agency")),
        came_in=[link for link in links if link.end_id == proposal.pk],
        went_out=[link for link in links if link.start_id == proposal.pk],
        corrections=list(changes.filter(kind="correct").order_by("id")[:200]),
    )


def _hidden_from(proposal: Proposal) -> Q:
    """Relations of drafts: nobody learns of a draft on the page of another proposal."""
    return Q(start__state=ProposalState.DRAFT) & ~Q(start=proposal)


def _passed(steps: Sequence[Step]) -> list[Step]:
    """Leave out the levels below the one where the proposal came in."""
    if not any(step.decisions or step.is_here for step in steps):
        return []
    first = next((n for n, step in enumerate(steps) if step.decisions or step.is_here), 0)
    return list(steps[first:])


def lineage_of(proposal: Proposal) -> list[Link]:
    """
    Every relation in the family of a proposal: what it came from, and what became of it.

    Returns:
        Links in the order in which they were made; at most 200.
    """
    family = {proposal.pk}
    found: dict[int, Link] = {}
    edge = {proposal.pk}
    while edge and len(found) < 200:
        links = Link.objects.filter(Q(start__in=edge) | Q(end__in=edge))
        links = links.exclude(_hidden_from(proposal))
        new = links.exclude(pk__in=found).select_related("start__level", "end__level")[:200]
        edge = set()
        for link in new:
            found[link.pk] = link
            edge |= {link.start_id, link.end_id} - family
        family |= edge
    return sorted(found.values(), key=lambda link: link.pk)


def follows(user: object, proposal: Proposal) -> bool:
    """Whether a reader is told of changes."""
    return (
        isinstance(user, User)
        and Follower.objects.filter(user=user, proposal=proposal).exists()
    )


def follows_area(user: object, cycle: Cycle, area: Region | None) -> bool:
    """Whether a reader is told of everything in an area, or in the whole cycle."""
    return (
        isinstance(user, User)
        and Subscription.objects.filter(user=user, cycle=cycle, area=area).exists()
    )


def link_targets(user: User, proposal: Proposal) -> list[tuple[str, str]]:
    """
    What a planner may link a proposal to: the plans of the region and their actions.

    Returns:
        Pairs of a key, `rencana:<id>` or `tindakan:<id>`, and a label; at most 300.
    """
    plans = plans_visible_to(user).filter(region=proposal.cycle.region_id)[:50]
    found = [
        (f"rencana:{plan.pk}", gettext("Tindakan baru dalam %(plan)s") % {"plan": plan})
        for plan in plans
    ]
    actions = Action.objects.filter(plan__in=[p.pk for p in plans], removed_at=None)
    found += [
        (f"tindakan:{action.pk}", action.title)
        for action in actions.exclude(title="")[:250]
    ]
    return found
