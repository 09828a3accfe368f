"""Map and figures of a desk."""

from datetime import date, timedelta

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from siap.apps.complaints.map_drawing import draw
from siap.apps.complaints.models import Desk, Event
from siap.apps.complaints.queries.desks import desk_at
from siap.apps.complaints.queries.figures import Overview, figures
from siap.apps.complaints.queries.public import cells, find
from siap.apps.complaints.views.public import filters, tabs, wanted_of


@require_GET
def on_map(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where reports are, as circles and as a table."""
    desk = desk_at(slug)
    wanted = wanted_of(request)
    found = cells(find(desk, wanted))
    query = request.GET.copy()
    query.pop("petak", None)
    context = filters(desk, wanted) | {
        "drawing": draw(found, desk.outline),
        "located": sum(cell.count for cell in found),
        "query": query.urlencode(),
        "tabs": tabs(desk, "map"),
    }
    return render(request, "complaints/map.html", context)


@require_GET
def figures_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the figures of a desk and its agencies."""
    desk = desk_at(slug)
    today = timezone.localdate()
    since, until = _period(request.GET.get("tahun", ""), today)
    context = {
        "desk": desk,
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
    newest = Event.objects.order_by("-pk").values_list("hash", flat=True).first()
    key = (
        f"complaints-{desk.pk}-{desk.least_for_figures}-{since}-{until}-{now:%H%M}-{newest}"
    )
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
