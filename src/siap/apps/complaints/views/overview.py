"""Map and figures of a desk."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.complaints.map_drawing import Spot, draw
from siap.apps.complaints.models import Desk
from siap.apps.complaints.queries.desks import desk_at
from siap.apps.complaints.queries.figures import figures
from siap.apps.complaints.queries.public import cells, find
from siap.apps.complaints.views.kept import version_of
from siap.apps.complaints.views.public import filters, tabs, wanted_of
from siap.ui.formatting import number
from siap.ui.kept import kept_part, kept_value


@require_GET
def on_map(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where reports are, as circles and as a table."""
    desk = desk_at(slug)
    version, template = version_of(desk), "complaints/map_part.html"
    part = kept_part(request, version, template, lambda: _map_part(request, desk, version))
    context = {"desk": desk, "part": part, "tabs": tabs(desk, "map")}
    return render(request, "complaints/map.html", context)


def _map_part(request: HttpRequest, desk: Desk, version: str) -> dict[str, object]:
    """The map of a desk with its filter, as it is asked for."""
    wanted = wanted_of(request)
    found = kept_value(version, f"cells {wanted}", lambda: cells(find(desk, wanted)))
    query = request.GET.copy()
    query.pop("petak", None)
    drawing = draw(found, desk.outline)
    home = reverse("complaints:reports", args=[desk.slug])
    prefix = f"{query.urlencode()}&" if query else ""
    list_url = f"{home}?{prefix}petak="
    return filters(desk, wanted) | {
        "drawing": drawing,
        "circles": _circles(drawing.spots if drawing else (), list_url),
        "list_url": list_url,
        "located": sum(cell.count for cell in found),
    }


def _circles(spots: Sequence[Spot], list_url: str) -> SafeString:
    """The circles of a map, each a link to its reports; a template takes long for them."""
    named = gettext("{n} laporan di {lat}, {lon}")
    return format_html_join(
        "",
        '<a href="{}{}" aria-label="{}"><circle class="complaint-map__spot"'
        ' cx="{}" cy="{}" r="{}"/></a>',
        (
            (
                list_url,
                one.cell,
                named.format(
                    n=number(one.count),
                    lat=number(one.latitude, 4),
                    lon=number(one.longitude, 4),
                ),
                *(one.x, one.y, one.radius),
            )
            for one in spots
        ),
    )


@require_GET
def figures_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the figures of a desk and its agencies."""
    desk = desk_at(slug)
    version, template = version_of(desk), "complaints/figures_part.html"
    part = kept_part(
        request, version, template, lambda: _figures_part(request, desk, version)
    )
    return render(request, "complaints/figures.html", {"desk": desk, "part": part})


def _figures_part(request: HttpRequest, desk: Desk, version: str) -> dict[str, object]:
    """The figures of a desk for the year that is asked for."""
    year, today = request.GET.get("tahun", ""), timezone.localdate()
    since, until = _period(year, today)
    overview = kept_value(
        version,
        f"figures {since} {until}",
        lambda: figures(desk, since=since, until=until, now=timezone.now()),
    )
    return {
        "desk": desk,
        "days_off": desk.days_off.all(),
        "overview": overview,
        "since": since,
        "until": until,
        "year": year,
        "years": [str(year) for year in range(today.year, today.year - 5, -1)],
        "tabs": tabs(desk, "figures"),
    }


def _period(year: str, today: date) -> tuple[date, date]:
    if (
        year.isascii()
        and year.isdigit()
        and len(year) == 4
        and 2000 <= int(year) <= today.year
    ):
        return date(int(year), 1, 1), date(int(year), 12, 31)
    return today - timedelta(days=364), today
