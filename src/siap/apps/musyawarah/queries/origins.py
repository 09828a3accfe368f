"""What a new proposal may grow out of: an action of a plan, or what users said."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.actions.models import Action
from siap.apps.complaints.models import Desk
from siap.apps.complaints.queries.public import published
from siap.apps.evidence.sources import Finding, Seed, source_of, sources
from siap.apps.musyawarah.models import (
    Cycle,
    CycleState,
    Proposal,
    ProposalKind,
    ProposalState,
)
from siap.apps.musyawarah.permissions import Place, abilities_at, covers, duties_of
from siap.apps.plans.queries import plans_visible_to
from siap.kernel.digits import whole_number
from siap.kernel.errors import NotFound

ACTION, REPORT, VOICE = "tindakan", "laporan", "suara"
REPORTS: Final = "reports"
_BUILT = frozenset({"facilities", "technical"})
_LONGEST: Final = {"title": 150, "problem": 2000, "spot": 200}
_PROPOSING: Final = frozenset({"proposal.submit", "proposal.type-in"})
_MOST_GROWN: Final = 50


@dataclass(frozen=True)
class Origin:
    """
    Where a proposal starts from, and what its form holds because of that.

    `source` is the key of the source whose voice `seed` is.
    """

    action: Action | None = None
    source: str = ""
    seed: Seed | None = None
    initial: dict[str, object] = field(default_factory=dict)

    @property
    def source_title(self) -> str:
        """What people call the source."""
        return str(source_of(self.source).title) if self.source else ""


@dataclass(frozen=True)
class Voice:
    """What users said, with the source that says so."""

    source: str
    source_title: str
    finding: Finding


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Who asks for an origin, when, and under which address people find our pages."""

    user: User
    now: datetime
    site: str = ""


def origin_of(cycle: Cycle, key: str, asking: Asking) -> Origin:
    """
    What `?dari=` asks for.

    Args:
        cycle: In whose region the proposal is to be.
        key: `tindakan:<id>`, `suara:<source>:<key of the voice>`, or `laporan:<number>`.
        asking: Who asks.

    Returns:
        An origin of nothing where nothing is asked for.

    Raises:
        NotFound: The person sees no such action, or no source says so to the public here.
        Forbidden: The person may not read what is asked for beside the voice.
    """
    kind, _, name = key.partition(":")
    if kind == ACTION:
        return _from_action(_action(cycle, name, asking.user))
    if kind == REPORT:
        return _from_voice(cycle, REPORTS, _report(cycle, name), asking)
    if kind == VOICE:
        source, _, voice = name.partition(":")
        return _from_voice(cycle, source, voice, asking)
    return Origin()


def actions_offered(cycle: Cycle, user: User) -> QuerySet[Action]:
    """The actions of the plans of the cycle's region that a person sees."""
    plans = plans_visible_to(user).filter(region=cycle.region_id)
    found = Action.objects.filter(plan__in=plans, removed_at=None).exclude(title="")
    return found.select_related("plan").order_by("plan__title", "position", "pk")


def cycle_taking(region_id: int, user: object, now: datetime) -> Cycle | None:
    """
    The cycle of a region in which a reader may make a proposal of what users said.

    Args:
        region_id: Of the voice.
        user: Whoever reads; a visitor is asked to sign in first, where anyone proposes.
        now: Its day lies between opening and closing, but for those who type proposals in.
    """
    found = Cycle.objects.filter(region=region_id, state=CycleState.RUNNING)
    cycle = found.select_related("region").first()
    if cycle is None:
        return None
    abilities = _abilities_in(user, cycle) if isinstance(user, User) else frozenset()
    in_time = cycle.opens_on <= timezone.localdate(now) <= cycle.closes_on
    if "proposal.type-in" in abilities:
        return cycle
    return cycle if in_time and (cycle.anyone_proposes or abilities & _PROPOSING) else None


def _abilities_in(user: User, cycle: Cycle) -> frozenset[str]:
    """What a person may do anywhere in a region: a secretary of one village in that."""
    abilities = abilities_at(user, Place(cycle.region))
    for duty in duties_of(user):
        if covers(cycle.region.code, duty.region.code):
            abilities |= abilities_at(user, Place(duty.region, duty.agency_id))
    return abilities


def voices_of(proposal: Proposal, now: datetime) -> list[Voice]:
    """What a proposal grew out of, as the public may read it now."""
    kept = list(proposal.voices.all())
    found = []
    for key, source in sources().items():
        keys = [each.key for each in kept if each.source == key]
        said = source.said(proposal.cycle.region_id, keys, now) if keys else {}
        title = str(source.title)
        found += [Voice(key, title, said[each]) for each in keys if each in said]
    return found


def grown_from(source: str, about: str) -> QuerySet[Proposal]:
    """
    The proposals that everybody sees and that grew out of one thing, the newest first.

    Args:
        source: Key of the source.
        about: The unit, survey or report.
    """
    found = Proposal.objects.filter(voices__source=source, voices__about=about)
    found = found.exclude(state=ProposalState.DRAFT).distinct()
    return found.select_related("cycle", "level").order_by("-id")[:_MOST_GROWN]


def _action(cycle: Cycle, key: str, user: User) -> Action:
    try:
        found = actions_offered(cycle, user).filter(pk=UUID(key)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound("not-found", where=f"action {key[:40]}")
    return found


def _report(cycle: Cycle, typed: str) -> str:
    """The voice of a published report by its number: `26-000152`, or `152`."""
    desk = Desk.objects.filter(region=cycle.region_id).first()
    number = whole_number(typed.strip().rpartition("-")[2])
    found = None
    if desk is not None and number is not None:
        rows = published(desk).filter(number=number)
        found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise NotFound("not-found", where=f"report {typed[:20]}")
    return str(found)


def _from_action(action: Action) -> Origin:
    cells = action.cells
    cost = action.budget_lines.aggregate(sum=Sum("amount_idr"))["sum"]
    is_built = action.aspect in _BUILT
    initial: dict[str, object] = {
        "title": action.title[:150],
        "kind": (ProposalKind.PHYSICAL if is_built else ProposalKind.SOCIAL).value,
        "volume": cells.get("volume"),
        "unit": str(cells.get("unit") or "")[:30],
        "cost_idr": cost,
        "indicator": str(cells.get("output") or "")[:300],
        "benefits": str(cells.get("outcome") or "")[:200],
    }
    return Origin(action=action, initial={k: v for k, v in initial.items() if v})


def _from_voice(cycle: Cycle, source: str, key: str, asking: Asking) -> Origin:
    seed = source_of(source).seed(cycle.region_id, key, asking.user, asking.now)
    if seed is None:
        raise NotFound("not-found", where=f"voice {key[:40]}")
    initial: dict[str, object] = {
        "title": seed.title[: _LONGEST["title"]],
        "problem": _problem(seed, asking.site),
        "spot": seed.spot[: _LONGEST["spot"]],
        "agency": str(seed.agency_id or ""),
    }
    kept = {name: value for name, value in initial.items() if value}
    return Origin(source=source, seed=seed, initial=kept)


def _problem(seed: Seed, site: str) -> str:
    """The words of a voice with the address at which anybody can check them."""
    if not seed.finding.address:
        return seed.problem[: _LONGEST["problem"]]
    checked = gettext("Sumber: {address}").format(address=f"{site}{seed.finding.address}")
    room = _LONGEST["problem"] - len(checked) - 2
    return f"{seed.problem[:room]}\n\n{checked}"
