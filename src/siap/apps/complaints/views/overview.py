"""Map and figures of a desk."""

import hashlib
from datetime import date, timedelta

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.complaints.map_drawing import draw
from siap.apps.complaints.models import Desk
from siap.apps.complaints.queries.desks import desk_at
from siap.apps.complaints.queries.figures import Overview, figures
from siap.apps.complaints.queries.public import cells, find
from siap.apps.complaints.views.kept import kept_part, stamp
from siap.apps.complaints.views.public import filters, tabs, wanted_of
from siap.ui.formatting import number


@require_GET
def on_map(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where reports are, as circles and as a table."""
    desk = desk_at(slug)
    part = kept_part(
        request, desk, "complaints/map_part.html", lambda: _map_part(request, desk)
    )
    context = {"desk": desk, "part": part, "tabs": tabs(desk, "map")}
    return render(request, "complaints/map.html", context)


def _map_part(request: HttpRequest, desk: Desk) -> dict[str, object]:
    """The map of a desk with its filter, as it is asked for."""
    wanted = wanted_of(request)
    found = cells(find(desk, wanted))
    query = request.GET.copy()
    query.pop("petak", None)
    drawing = draw(found, desk.outline)
    home = reverse("complaints:reports", args=[desk.slug])
    prefix = f"{query.urlencode()}&" if query else ""
    # Read once: hundreds of circles are named alike.
    named = gettext("{n} laporan di {lat}, {lon}")
    return filters(desk, wanted) | {
        "drawing": drawing,
        "spots": [
            (
                one,
                named.format(
                    n=number(one.count),
                    lat=number(one.latitude, 4),
                    lon=number(one.longitude, 4),
                ),
            )
            for one in (drawing.spots if drawing else ())
        ],
        "list_url": f"{home}?{prefix}petak=",
        "located": sum(cell.count for cell in found),
    }


@require_GET
def figures_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the figures of a desk and its agencies."""
    desk = desk_at(slug)
    today = timezone.localdate()
    since, until = _period(request.GET.get("tahun", ""), today)
    context = {
        "desk": desk,
        "days_off": desk.days_off.all(),
        "overview": _figures(desk, since, until),
        "since": since,
        "until": until,
        "year": request.GET.get("tahun", ""),
        "years": [str(year) for year in range(today.year, today.year - 5, -1)],
        "tabs": tabs(desk, "figures"),
    }
    return render(request, "complaints/figures.html", context)


def _figures(desk: Desk, since: date, until: date) -> Overview:
    """The figures, worked out once a minute and whenever something has happened."""
    now = timezone.now()
    said = f"{stamp(desk)} {since} {until}"
    key = f"complaints-figures-{hashlib.sha256(said.encode()).hexdigest()}"
    found: Overview | None = cache.get(key)
    if found is None:
        found = figures(desk, since=since, until=until, now=now)
        cache.set(key, found, 60)
    return found


def _period(year: str, today: date) -> tuple[date, date]:
    if (
        year.isascii()
        and year.isdigit()
        and len(year) == 4
        and 2000 <= int(year) <= today.year
    ):
        return date(int(year), 1, 1), date(int(year), 12, 31)
    return today - timedelta(days=364), today
