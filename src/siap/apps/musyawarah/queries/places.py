"""Where proposals are: outlines of areas around them, and how many lie where."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.core.cache import cache
from django.db.models import Avg, Count, F, FloatField, IntegerField, Q, QuerySet
from django.db.models.functions import Cast, Floor

from siap.apps.complaints.models import Desk
from siap.apps.musyawarah.map_picture import WIDTH, Frame, Heap, Spot, hull
from siap.apps.musyawarah.models import Cycle, Proposal
from siap.apps.musyawarah.queries.listing import public_proposals

_KEPT_S: Final = 60
_WEST: Final = 90
_SOUTH: Final = -15
"""Where the grid begins, in degrees."""


@dataclass(frozen=True)
class Area:
    """A kecamatan or village as far as its proposals reach; no official border."""

    id: int
    name: str
    above: int | None
    corners: Sequence[Spot]


@dataclass(frozen=True)
class Places:
    """The areas of a cycle that have proposals with a place, by name."""

    kecamatan: Sequence[Area]
    villages: Sequence[Area]


def places_of(cycle: Cycle) -> Places:
    """The areas around the proposals of a cycle; kept for a minute once there are any."""
    key = f"musyawarah-places-{cycle.pk}"
    found: Places | None = cache.get(key)
    if found is None:
        found = _places(cycle)
        if found.villages:
            cache.set(key, found, _KEPT_S)
    return found


def _places(cycle: Cycle) -> Places:
    rows = located(public_proposals(cycle)).order_by("pk")
    spots: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for longitude, latitude, kecamatan, village in rows.values_list(
        "longitude", "latitude", "kecamatan_id", "village_id"
    ):
        if longitude is not None and latitude is not None:
            spots[kecamatan or 0, village or 0].append((float(longitude), float(latitude)))
    villages = {key: hull(points) for key, points in spots.items()}
    whole: dict[int, list[Spot]] = defaultdict(list)
    for (kecamatan, _), corners in villages.items():
        whole[kecamatan] += corners
    names = _names(cycle)
    return Places(
        _by_name(Area(k, names[k], None, hull(c)) for k, c in whole.items() if k in names),
        _by_name(
            Area(village, names[village], kecamatan, corners)
            for (kecamatan, village), corners in villages.items()
            if village in names
        ),
    )


def _by_name(areas: Iterable[Area]) -> list[Area]:
    return sorted(areas, key=lambda area: (area.name, area.id))


def _names(cycle: Cycle) -> dict[int, str]:
    found = public_proposals(cycle).order_by()
    pairs: set[tuple[int | None, str | None]] = set()
    for column in ("kecamatan", "village"):
        pairs |= set(found.values_list(column, f"{column}__name").distinct())
    return {key: name or "" for key, name in pairs if key is not None}


def located(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Those with a place."""
    return found.exclude(latitude=None).exclude(longitude=None)


def heaps_of(found: QuerySet[Proposal], frame: Frame) -> list[Heap]:
    """
    Gather proposals into the cells of a grid, in the records.

    Returns:
        A heap for each cell that holds any, at the mean of their places, from the west
        and the south.
    """
    size = frame.cell
    cells = (
        located(found)
        .order_by()
        .annotate(
            column=_cell("longitude", _WEST, size), row=_cell("latitude", _SOUTH, size)
        )
        .values("column", "row")
        .annotate(
            number=Count("pk"),
            x=Avg(Cast("longitude", FloatField())),
            y=Avg(Cast("latitude", FloatField())),
        )
    )
    rows = cells.values_list("column", "row", "x", "y", "number")
    return [Heap((x, y), number) for _, _, x, y, number in sorted(rows)]


def within(frame: Frame) -> Q:
    """The proposals whose place a frame shows."""
    wide = WIDTH / frame.scale
    high = frame.height / frame.scale
    return Q(
        longitude__range=(_degrees(frame.west), _degrees(frame.west + wide)),
        latitude__range=(_degrees(frame.north - high), _degrees(frame.north)),
    )


def _degrees(value: float) -> Decimal:
    return Decimal(f"{value:.5f}")


def _cell(name: str, start: int, size: float) -> Cast:
    """The number of a cell of the grid; whole numbers mean the same on every database."""
    degrees = Cast(F(name), FloatField())
    return Cast(Floor((degrees - float(start)) / size), IntegerField())


def counted(found: QuerySet[Proposal], column: str) -> dict[int | None, int]:
    """How many of what was found lie in each kecamatan or village, placed or not."""
    # As a sum a village is in no index: SQLite would walk all of the cycle by that.
    place = F("village_id") + 0 if column == "village" else F(column)
    rows = found.order_by().annotate(place=place).values_list("place")
    return dict(rows.annotate(number=Count("pk")))


def outline_of(cycle: Cycle) -> list[list[Spot]]:
    """The rings of the region's own outline, where its desk for reports has one."""
    rings = Desk.objects.filter(region=cycle.region_id).values_list("outline", flat=True)
    return [[(x, y) for x, y in ring] for ring in (rings.first() or [])]
