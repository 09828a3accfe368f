"""The public list of proposals: filters, sums, and how many of each."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet, Sum

from siap.apps.musyawarah.models import (
    Cycle,
    Field,
    Proposal,
    ProposalKind,
    ProposalState,
)
from siap.apps.organisations.models import Agency, Region, RegionLevel
from siap.kernel.errors import NotFound

WAITING: Final = "tunggu"
ORDERS: Final = {
    "": ("-id",),
    "biaya": ("-cost_idr", "id"),
    "manfaat": ("-beneficiaries", "id"),
    "nilai": (F("score").desc(nulls_last=True), "id"),
    "tahun": (
        F("year").asc(nulls_last=True),
        F("waiting_place").asc(nulls_last=True),
        "id",
    ),
}
"""What has no value comes last: databases do not agree on that by themselves."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reader looks for; empty means everything."""

    words: str = ""
    kecamatan: int | None = None
    village: int | None = None
    state: str = ""
    field: str = ""
    kind: str = ""
    agency: int | None = None
    year: str = ""
    order: str = ""


def cycle_seen(cycle_id: int) -> Cycle:
    """
    A cycle that the public may see.

    Raises:
        NotFound: There is none.
    """
    found = Cycle.objects.select_related("region", "previous").filter(pk=cycle_id).first()
    if found is None:
        raise NotFound("not-found", where=f"cycle {cycle_id}")
    return found


def public_proposals(cycle: Cycle) -> QuerySet[Proposal]:
    """The proposals of a cycle that everybody may see: all but drafts."""
    return Proposal.objects.filter(cycle=cycle).exclude(state=ProposalState.DRAFT)


def row_by_row(cycle: Cycle) -> QuerySet[Proposal]:
    """
    The same as `public_proposals`, for what has to look at each of them anyhow.

    To take all rows as they lie is five times as fast as one by one by an index of the
    cycle; a sum is in no index.
    """
    found = Proposal.objects.alias(of=F("cycle_id") + 0).filter(of=cycle.pk)
    return found.exclude(state=ProposalState.DRAFT)


def found_proposals(
    cycle: Cycle, wanted: Wanted, *, all_are_read: bool = False
) -> QuerySet[Proposal]:
    """
    The proposals that a reader looks for.

    Args:
        cycle: Of which.
        wanted: What for; unknown values of choices are passed over.
        all_are_read: Whether what is asked of them needs every row; see `row_by_row`.

    Returns:
        In the order asked for, newest first if none; ties by number.
    """
    all_are_read = all_are_read or bool(wanted.words)
    found = row_by_row(cycle) if all_are_read else public_proposals(cycle)
    found = found.filter(_conditions(wanted))
    for word in wanted.words.casefold().split()[:8]:
        found = found.filter(search_text__contains=word)
    return found.order_by(*ORDERS.get(wanted.order, ORDERS[""]))


def _conditions(wanted: Wanted) -> Q:
    exact: dict[str, object] = {"agency": wanted.agency, "village": wanted.village}
    if not wanted.village:
        exact["kecamatan"] = wanted.kecamatan
    chosen = {
        "state": (wanted.state, ProposalState.values),
        "field": (wanted.field, Field.values),
        "kind": (wanted.kind, ProposalKind.values),
    }
    exact |= {name: value for name, (value, known) in chosen.items() if value in known}
    if wanted.year.isdecimal() and len(wanted.year) == 4:
        exact["year"] = int(wanted.year)
    condition = Q(**{name: value for name, value in exact.items() if value})
    if wanted.year == WAITING:
        condition &= Q(state=ProposalState.ACCEPTED, year=None)
    return condition


def listed(found: QuerySet[Proposal]) -> "QuerySet[Proposal, dict[str, Any]]":
    """What a page of the list shows, as plain values: it is asked for most of all."""
    shown = ("code", "title", "state", "cost_idr", "year", "waiting_place")
    rows: QuerySet[Proposal, dict[str, Any]] = found.values(
        *shown, "village__name", "kecamatan__name", "level__name"
    )
    return rows


@dataclass(frozen=True)
class Sums:
    """How many proposals, and what they cost together in whole rupiah."""

    count: int
    cost_idr: int


def sums_of(found: QuerySet[Proposal]) -> Sums:
    """Count and add up what was found."""
    sums = found.order_by().aggregate(count=Count("pk"), cost=Sum("cost_idr"))
    return Sums(sums["count"], sums["cost"] or 0)


def kecamatan_of(cycle: Cycle) -> list[Region]:
    """The kecamatan of the cycle's region, by code."""
    return list(Region.objects.filter(parent=cycle.region_id, level=RegionLevel.KECAMATAN))


def villages_of(cycle: Cycle) -> QuerySet[Region]:
    """The villages of the cycle's region with their kecamatan, by code."""
    return Region.objects.filter(
        level=RegionLevel.VILLAGE, parent__parent=cycle.region_id
    ).select_related("parent")


def places_inside(village: Region) -> list[Region]:
    """A village with its RW and RT, by code; what lies above each need not be read."""
    inside = Q(pk=village.pk) | Q(parent=village) | Q(parent__parent=village)
    places = list(Region.objects.filter(inside).order_by("code"))
    known = {place.pk: place for place in places} | {village.pk: village}
    for place in places:
        place.parent = known.get(place.parent_id or 0) or village.parent
    return places


def area_seen(cycle: Cycle, key: str) -> Region | None:
    """
    A kecamatan or village of a cycle by its number; None where none is asked for.

    Raises:
        NotFound: The cycle has no such area.
    """
    if not key:
        return None
    found = None
    if key.isdecimal() and len(key) < 10:
        rows = Region.objects.select_related("parent").filter(pk=int(key))
        top = Q(parent=cycle.region_id)
        found = rows.filter(top | Q(parent__parent=cycle.region_id)).first()
    if found is None:
        raise NotFound("not-found", where=f"area {key[:10]}")
    return found


def agencies_of(cycle: Cycle) -> QuerySet[Agency]:
    """The agencies of the cycle's region, by name."""
    return Agency.objects.filter(region=cycle.region_id)
