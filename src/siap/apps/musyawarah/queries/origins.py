"""What a new proposal may grow out of: an action of a plan, a report of a resident."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet, Sum

from siap.apps.accounts.models import User
from siap.apps.actions.models import Action
from siap.apps.complaints.models import Desk, Publication, Report
from siap.apps.complaints.queries.public import published
from siap.apps.musyawarah.models import Cycle, ProposalKind
from siap.apps.plans.queries import plans_visible_to
from siap.kernel.errors import NotFound

ACTION, REPORT = "tindakan", "laporan"
_BUILT = frozenset({"facilities", "technical"})


@dataclass(frozen=True)
class Origin:
    """Where a proposal starts from, and what its form holds because of that."""

    action: Action | None = None
    report: Report | None = None
    initial: dict[str, object] = field(default_factory=dict)


def origin_of(cycle: Cycle, key: str, user: User) -> Origin:
    """
    What `?dari=` asks for: `tindakan:<id>` or `laporan:<number>`.

    Returns:
        An origin of nothing where nothing is asked for.

    Raises:
        NotFound: The person sees no such action, or no such report is published here.
    """
    kind, _, name = key.partition(":")
    if kind == ACTION:
        return _from_action(_action(cycle, name, user))
    if kind == REPORT:
        return _from_report(_report(cycle, name))
    return Origin()


def actions_offered(cycle: Cycle, user: User) -> QuerySet[Action]:
    """The actions of the plans of the cycle's region that a person sees."""
    plans = plans_visible_to(user).filter(region=cycle.region_id)
    found = Action.objects.filter(plan__in=plans, removed_at=None).exclude(title="")
    return found.select_related("plan").order_by("plan__title", "position", "pk")


def _action(cycle: Cycle, key: str, user: User) -> Action:
    try:
        found = actions_offered(cycle, user).filter(pk=UUID(key)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound("not-found", where=f"action {key[:40]}")
    return found


def _report(cycle: Cycle, key: str) -> Report:
    """A published report by its number: `26-000152`, or `152`."""
    desk = Desk.objects.filter(region=cycle.region_id).first()
    digits = key.strip().rpartition("-")[2]
    found = None
    if desk is not None and digits.isdecimal() and len(digits) < 10:
        rows = published(desk).filter(number=int(digits))
        found = rows.filter(publication=Publication.PUBLISHED).first()
    if found is None:
        raise NotFound("not-found", where=f"report {key[:20]}")
    return found


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


def _from_report(report: Report) -> Origin:
    initial: dict[str, object] = {
        "title": report.public_subject[:150],
        "problem": report.public_text[:2000],
        "spot": report.public_place[:200],
        "agency": str(report.agency_id or ""),
    }
    return Origin(report=report, initial={k: v for k, v in initial.items() if v})
