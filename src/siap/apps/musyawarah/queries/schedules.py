"""Reading schedules: what each gives to whom, and how two of them differ."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from siap.apps.musyawarah.models import Cycle, Placement, Proposal, Run
from siap.apps.organisations.models import Agency, Region
from siap.kernel.errors import NotFound


def run_seen(cycle: Cycle, run_id: int) -> Run:
    """
    One calculation of a cycle.

    Raises:
        NotFound: There is none.
    """
    found = (
        Run.objects.select_related("cycle__region").filter(cycle=cycle, pk=run_id).first()
    )
    if found is None:
        raise NotFound("not-found", where=f"run {run_id}")
    return found


@dataclass(frozen=True)
class YearRow:
    """What a year of a schedule holds; no year is the waiting list."""

    year: int | None
    count: int
    cost_idr: int
    people: int
    limit_idr: int | None = None


def years_of(run: Run) -> list[YearRow]:
    """Proposals, building costs and people by year, the waiting list last."""
    limits = {
        year: money for scope, _, year, money in run.result["limits"] if scope == "total"
    }
    sums = (
        Placement.objects.filter(run=run)
        .order_by()
        .values("year")
        .annotate(
            n=Count("pk"),
            cost=Sum("proposal__cost_idr"),
            people=Sum("proposal__beneficiaries"),
        )
    )
    found = {row["year"]: row for row in sums}
    rows: list[YearRow] = []
    for year in [*run.cycle.years, None]:
        row = found.get(year, {"n": 0, "cost": 0, "people": 0})
        limit = limits.get(year) if year else None
        rows.append(YearRow(year, row["n"], row["cost"], row["people"], limit))
    return rows


@dataclass(frozen=True)
class AreaRow:
    """What a kecamatan gets of a schedule, and what it asked for."""

    name: str
    asked: int
    placed: int
    cost_idr: int
    people: int

    @property
    def percent(self) -> int:
        """Share of its proposals that got a year, rounded down."""
        return self.placed * 100 // self.asked if self.asked else 0


def areas_of(run: Run) -> list[AreaRow]:
    """What each kecamatan gets, by its code."""
    base = Placement.objects.filter(run=run).order_by()
    key = "proposal__kecamatan"
    asked = dict(base.values_list(key).annotate(n=Count("pk")))
    placed = {
        row[key]: row
        for row in base.exclude(year=None)
        .values(key)
        .annotate(
            n=Count("pk"),
            cost=Sum("proposal__cost_idr"),
            people=Sum("proposal__beneficiaries"),
        )
    }
    nothing = {"n": 0, "cost": 0, "people": 0}
    rows = []
    for region in Region.objects.filter(pk__in=[pk for pk in asked if pk]):
        got = placed.get(region.pk, nothing)
        rows.append(
            AreaRow(region.name, asked[region.pk], got["n"], got["cost"], got["people"])
        )
    return rows


@dataclass(frozen=True)
class Told:
    """A shortage with the name of what it is of."""

    scope: str
    name: str
    year: int
    lacks_idr: int


@dataclass(frozen=True)
class Why:
    """Why a proposal has its year, ready to be told."""

    code: str
    year: int | None
    shortages: Sequence[Told]


def why_of(placement: Placement) -> Why:
    """Put the names to the reason of one placement."""
    lacks = placement.reason.get("lacks", [])
    areas = [int(name) for scope, name, _, _ in lacks if scope == "area"]
    agencies = [int(name) for scope, name, _, _ in lacks if scope == "agency"]
    names = {("area", str(r.pk)): r.name for r in Region.objects.filter(pk__in=areas)}
    names |= {("agency", str(a.pk)): a.name for a in Agency.objects.filter(pk__in=agencies)}
    told = [
        Told(scope, names.get((scope, name), ""), year, money)
        for scope, name, year, money in lacks
    ]
    return Why(placement.reason.get("code", ""), placement.reason.get("year"), told)


def adopted_placement(proposal: Proposal) -> Placement | None:
    """Where the schedule that is in use puts a proposal."""
    found = Placement.objects.filter(proposal=proposal, run__adopted_at__isnull=False)
    return found.select_related("run").first()


@dataclass(frozen=True)
class Move:
    """A proposal whose year differs between two schedules; None is the waiting list."""

    proposal: Proposal
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Difference:
    """Who gains and who loses from one schedule to another."""

    earlier: Sequence[Move]
    later: Sequence[Move]
    same: int
    gained: Mapping[str, int]
    lost: Mapping[str, int]


def difference_of(first: Run, second: Run) -> Difference:
    """
    Compare two schedules of the same cycle.

    Returns:
        Those that come earlier in the second and those that come later, the biggest cost
        first; how many of each by kecamatan.
    """
    pairs = list(_pairs(first, second))
    proposals = Proposal.objects.select_related("kecamatan").in_bulk(
        [key for key, before, after in pairs if before != after]
    )
    earlier: list[Move] = []
    later: list[Move] = []
    for key, before, after in pairs:
        if before != after:
            move = Move(proposals[key], before, after)
            (earlier if _rank(after) < _rank(before) else later).append(move)
    for moves in (earlier, later):
        moves.sort(key=lambda move: (-move.proposal.cost_idr, move.proposal.pk))
    return Difference(
        earlier,
        later,
        len(pairs) - len(earlier) - len(later),
        _by_area(earlier),
        _by_area(later),
    )


def _pairs(first: Run, second: Run) -> Iterator[tuple[int, int | None, int | None]]:
    left = dict(Placement.objects.filter(run=first).values_list("proposal_id", "year"))
    right = dict(Placement.objects.filter(run=second).values_list("proposal_id", "year"))
    for key in sorted(left.keys() & right.keys()):
        yield key, left[key], right[key]


def _rank(year: int | None) -> int:
    return 9999 if year is None else year


def _by_area(moves: Sequence[Move]) -> dict[str, int]:
    counted = Counter(
        move.proposal.kecamatan.name if move.proposal.kecamatan else "–" for move in moves
    )
    return dict(sorted(counted.items()))
