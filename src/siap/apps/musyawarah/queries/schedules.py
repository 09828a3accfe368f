"""Reading schedules: what each gives to whom, and how two of them differ."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Sum

from siap.apps.musyawarah.models import (
    Cycle,
    Field,
    Placement,
    Proposal,
    ProposerKind,
    Run,
)
from siap.apps.organisations.models import Agency, Region
from siap.kernel.errors import NotFound
from siap.scheduling.reasons import CODES
from siap.scheduling.wording import sentence


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
    """
    What a year of a schedule holds; no year is the waiting list.

    `cost_idr` is what is built in the year, `spent_idr` that and the yearly cost of what
    was built before.
    """

    year: int | None
    count: int
    cost_idr: int
    people: int
    limit_idr: int | None = None
    spent_idr: int | None = None


def years_of(run: Run) -> list[YearRow]:
    """Proposals, building costs and people by year, the waiting list last."""
    limits = {int(year): money for year, money in run.result.get("ceiling", {}).items()}
    spent = run.result.get("spent", {})
    totals = spent.get("total", {}) if isinstance(spent, dict) else {}
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
        all_spent = totals.get(str(year)) if year else None
        rows.append(YearRow(year, row["n"], row["cost"], row["people"], limit, all_spent))
    return rows


@dataclass(frozen=True)
class PartRow:
    """What a kecamatan or another group gets of a schedule, and what it asked for."""

    name: str
    asked: int
    placed: int
    cost_idr: int
    people: int

    @property
    def percent(self) -> int:
        """Share of its proposals that got a year, rounded down."""
        return self.placed * 100 // self.asked if self.asked else 0


AREAS: Final = "kecamatan"
GROUPS: Final = ("proposer_kind", "field")
"""Columns of a proposal by which a schedule is looked at for fairness."""


def parts_of(run: Run, column: str) -> list[PartRow]:
    """
    Say what each part gets.

    Args:
        run: A schedule.
        column: `AREAS` or one of `GROUPS`.

    Returns:
        Kecamatan by code, others in the order of their choices; parts without an
        accepted proposal are left out.
    """
    key = f"proposal__{column}"
    base = Placement.objects.filter(run=run).order_by()
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
    rows = []
    for value, name in _parts_named(column, asked):
        got = placed.get(value, {"n": 0, "cost": 0, "people": 0})
        rows.append(PartRow(name, asked[value], got["n"], got["cost"], got["people"]))
    return rows


def _parts_named(column: str, asked: Mapping[Any, int]) -> list[tuple[Any, str]]:
    if column == AREAS:
        found = Region.objects.filter(pk__in=[pk for pk in asked if pk]).order_by("code")
        return [(region.pk, region.name) for region in found]
    choices = {"proposer_kind": ProposerKind.choices, "field": Field.choices}[column]
    return [(value, str(name).capitalize()) for value, name in choices if value in asked]


@dataclass(frozen=True)
class Why:
    """Why a proposal has its year: one sentence, and the year it speaks of."""

    code: str
    year: int | None
    sentence: str


def why_of(placement: Placement, language: str) -> Why | None:
    """Say the reason of one placement, with the names of what it is about."""
    reason = placement.reason
    if reason.get("code") not in CODES:
        return None
    short = reason.get("short", ())
    names = _names_of(short)
    needed = Proposal.objects.in_bulk([int(key) for key in reason.get("needs", ())])
    facts = {
        "year": reason.get("year", ""),
        "needs": [f"{each.title} ({each.code})" for each in needed.values()],
        "short": [
            each | {"id": names.get((each["scope"], each["id"]), "")} for each in short
        ],
    }
    text = sentence(reason["code"], facts, language)
    return Why(reason["code"], reason.get("year"), text)


def _names_of(short: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    ids = {
        scope: [int(each["id"]) for each in short if each["scope"] == scope]
        for scope in ("area", "agency")
    }
    areas = Region.objects.in_bulk(ids["area"]).items()
    agencies = Agency.objects.in_bulk(ids["agency"]).items()
    names = {("area", str(key)): each.name for key, each in areas}
    return names | {("agency", str(key)): each.name for key, each in agencies}


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
            (earlier if rank(after) < rank(before) else later).append(move)
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


def rank(year: int | None) -> int:
    """Order years, the waiting list last."""
    return 9999 if year is None else year


def _by_area(moves: Sequence[Move]) -> dict[str, int]:
    counted = Counter(
        move.proposal.kecamatan.name if move.proposal.kecamatan else "–" for move in moves
    )
    return dict(sorted(counted.items()))
