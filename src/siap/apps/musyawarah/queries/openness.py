"""What everybody may know of a cycle on the whole: ceilings, sums, promises, refusals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from siap.apps.musyawarah.models import (
    Ceiling,
    Cycle,
    Decision,
    DecisionKind,
    Proposal,
    ProposalState,
)
from siap.apps.musyawarah.queries.listing import public_proposals
from siap.apps.organisations.models import Agency, Region


@dataclass(frozen=True)
class YearSum:
    """Ceiling and scheduled cost of a year."""

    year: int
    ceiling_idr: int | None
    scheduled_idr: int
    count: int


def years_of_cycle(cycle: Cycle) -> list[YearSum]:
    """Ceilings and what is scheduled under them, by year."""
    ceilings = dict(
        Ceiling.objects.filter(cycle=cycle, area=None, agency=None).values_list(
            "year", "amount_idr"
        )
    )
    placed = (
        public_proposals(cycle)
        .exclude(year=None)
        .order_by()
        .values("year")
        .annotate(cost=Sum("cost_idr"), n=Count("pk"))
    )
    found = {row["year"]: (row["cost"], row["n"]) for row in placed}
    return [
        YearSum(year, ceilings.get(year), *found.get(year, (0, 0))) for year in cycle.years
    ]


@dataclass(frozen=True)
class PlaceSum:
    """What became of the proposals of a kecamatan or an agency."""

    name: str
    asked: int
    asked_idr: int
    accepted: int
    with_year: int
    refused: int
    done: int
    due: int
    kept: int

    @property
    def kept_percent(self) -> int | None:
        """Share of due promises that were kept, rounded down; None without a due one."""
        return self.kept * 100 // self.due if self.due else None


def sums_by(cycle: Cycle, column: str, today: date) -> Sequence[PlaceSum]:
    """
    Add up by kecamatan or by agency.

    Args:
        cycle: Which.
        column: `kecamatan` or `agency`.
        today: A promise is due from the end of its year on; what is done counts at once.

    Returns:
        By name; proposals without a place or agency are left out.
    """
    due = Q(year__lt=today.year) & Q(state__in=[ProposalState.ACCEPTED, ProposalState.DONE])
    is_done = Q(state=ProposalState.DONE)
    rows = (
        public_proposals(cycle)
        .exclude(**{column: None})
        .order_by()
        .values(column)
        .annotate(
            asked=Count("pk"),
            asked_idr=Sum("cost_idr"),
            accepted=Count("pk", filter=Q(state=ProposalState.ACCEPTED) | is_done),
            with_year=Count("pk", filter=Q(year__isnull=False)),
            refused=Count("pk", filter=Q(state=ProposalState.REFUSED)),
            done=Count("pk", filter=is_done),
            due=Count("pk", filter=due | is_done),
            kept=Count("pk", filter=is_done),
        )
    )
    found = {row.pop(column): row for row in rows}
    model = Region if column == "kecamatan" else Agency
    named = model._default_manager.filter(pk__in=found)  # noqa: SLF001 - either of two
    names = named.order_by("name", "pk").values_list("pk", "name")
    return [PlaceSum(name=name, **found[key]) for key, name in names]


def refusals_of(cycle: Cycle) -> QuerySet[Decision]:
    """The refusals of a cycle with their reasons, newest first."""
    found = Decision.objects.filter(proposal__cycle=cycle, kind=DecisionKind.REFUSE)
    return found.select_related("proposal__village", "level").order_by("-id")


def published(cycle: Cycle) -> QuerySet[Proposal]:
    """Every public proposal with the names that go with it, by number of record."""
    related = ("region", "village", "kecamatan", "agency", "level")
    private = ("contact", "proposer_name", "search_text", "client_key", "created_by")
    found = public_proposals(cycle).select_related(*related).defer(*private)
    return found.order_by("pk")
