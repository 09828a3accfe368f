"""The map of a cycle: on its list, as a picture, and on the form of a proposal."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from siap.apps.musyawarah.map_picture import Shape, Spot, draw_map, frame_around
from siap.apps.musyawarah.models import Cycle
from siap.apps.musyawarah.queries.listing import (
    Wanted,
    cycle_seen,
    found_proposals,
    public_proposals,
    row_by_row,
)
from siap.apps.musyawarah.queries.places import (
    Area,
    Places,
    counted,
    heaps_of,
    outline_of,
    places_of,
    within,
)
from siap.apps.organisations.models import Region
from siap.kernel.errors import NotFound
from siap.ui.components import Link
from siap.ui.formatting import number as shown_number
from siap.ui.kept import kept_value

AS_MAP = "peta"
_KINDS = frozenset({"Desa", "Kelurahan", "Kecamatan"})
_SMALL = 250
"""Circles on the map of the form at most: it only helps to find one's way."""


def list_map(
    request: HttpRequest, cycle: Cycle, wanted: Wanted, version: str
) -> dict[str, object]:
    """
    What the list shows as a map: areas that lead to what lies in them.

    Args:
        request: Its other filters stay in every link.
        cycle: Which.
        wanted: What is looked for; with a kecamatan its villages are shown.
        version: Of what there is in the cycle.
    """
    places = places_of(cycle)
    inside, column = _areas(places, wanted)
    spots = [spot for area in inside for spot in area.corners]
    if not spots:
        return {"map": "", "map_areas": []}
    asked = replace(wanted, order="")
    found = found_proposals(cycle, asked)
    numbers = kept_value(
        version, f"counted {asked} {column}", lambda: counted(found, column)
    )
    kept = {k: v for k, v in request.GET.items() if v and k not in {"page", "tampil"}}
    shapes, links = [], []
    for area in inside:
        chosen = {"desa": area.id} if area.above else {"kecamatan": area.id}
        view = {} if area.above else {"tampil": AS_MAP}
        url = f"?{urlencode(kept | chosen | view)}"
        count = numbers.get(area.id, 0)
        text = ngettext("%(name)s: %(n)s usulan", "%(name)s: %(n)s usulan", count)
        label = text % {"name": area.name, "n": shown_number(count)}
        shapes.append(Shape(_short(area.name), area.corners, url, label))
        links.append(Link(label, url))
    rings = [] if wanted.kecamatan else _rings_around(cycle, spots)
    frame = frame_around([*spots, *(spot for ring in rings for spot in ring)])
    title = gettext("Peta usulan %(title)s") % {"title": cycle.title}
    is_whole = not (wanted.kecamatan or wanted.village)
    heaps = kept_value(
        version,
        f"heaps {asked}",
        lambda: heaps_of(found_proposals(cycle, asked, all_are_read=is_whole), frame),
    )
    picture = draw_map(frame, shapes, heaps, title=title, outline=rings)
    # Drawn by us, every name escaped.
    return {"map": mark_safe(picture), "map_areas": links}  # noqa: S308


def _short(name: str) -> str:
    """A name as it fits on a map: without what kind of place it is."""
    kind, _, rest = name.partition(" ")
    return rest if rest and kind in _KINDS else name


def _rings_around(cycle: Cycle, spots: list[Spot]) -> list[list[Spot]]:
    """The rings of the region that lie where its proposals are; another is a mistake."""
    return [ring for ring in outline_of(cycle) if ring and _overlap(ring, spots)]


def _overlap(left: list[Spot], right: list[Spot]) -> bool:
    return all(
        min(a[axis] for a in left) <= max(b[axis] for b in right)
        and min(b[axis] for b in right) <= max(a[axis] for a in left)
        for axis in (0, 1)
    )


def _areas(places: Places, wanted: Wanted) -> tuple[list[Area], str]:
    """The areas on the map, and the column by which proposals are counted for them."""
    if wanted.kecamatan:
        inside = [area for area in places.villages if area.above == wanted.kecamatan]
        return inside, "village"
    return list(places.kecamatan), "kecamatan"


@require_GET
@cache_control(public=True, max_age=300)
def map_svg(_request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Draw where the proposals are, as a picture."""
    cycle = cycle_seen(cycle_id)
    areas = places_of(cycle).kecamatan
    spots = [spot for area in areas for spot in area.corners]
    if not spots:
        raise NotFound("not-found", where=f"map of cycle {cycle_id}")
    title = gettext("Peta usulan %(title)s") % {"title": cycle.title}
    rings = _rings_around(cycle, spots)
    frame = frame_around([*spots, *(spot for ring in rings for spot in ring)])
    picture = draw_map(
        frame,
        [Shape(_short(area.name), area.corners) for area in areas],
        heaps_of(row_by_row(cycle), frame),
        title=title,
        outline=rings,
    )
    return HttpResponse(picture, content_type="image/svg+xml; charset=utf-8")


def form_map(cycle: Cycle, village: Region) -> dict[str, object]:
    """
    The map on which a place is pointed at: the village, or the closest that is known.

    Returns:
        The picture and its frame as a script needs it; empty where nothing is known.
    """
    places = places_of(cycle)
    rings = outline_of(cycle)
    around = (
        [area for area in places.villages if area.id == village.pk],
        [area for area in places.villages if area.above == village.parent_id],
        list(places.villages),
    )
    near = next((areas for areas in around if _span(areas)), [])
    spots = [spot for area in near for spot in area.corners]
    spots = spots or [spot for ring in rings for spot in ring]
    if not spots:
        return {}
    frame = frame_around(spots, wider=0.25)
    heaps = heaps_of(public_proposals(cycle).filter(within(frame)), frame)
    shapes = [Shape(_short(area.name), area.corners) for area in near]
    title = gettext("Peta %(place)s") % {"place": village.name}
    picture = draw_map(frame, shapes, heaps[:_SMALL], title=title, outline=rings)
    return {"pick_map": mark_safe(picture), "pick_frame": frame}  # noqa: S308


def _span(areas: list[Area]) -> bool:
    """Whether areas have more than one place, so that something can be seen."""
    return len({spot for area in areas for spot in area.corners}) > 1
