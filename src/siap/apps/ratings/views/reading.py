"""What people think, for everybody: comparison, trend, open data."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_GET

from siap.apps.complaints.open_data import as_text
from siap.apps.organisations.models import Region
from siap.apps.public_services.queries import unit_with_code
from siap.apps.ratings.evidence import key_of
from siap.apps.ratings.figures import Figure, figure_of, outlier_days
from siap.apps.ratings.forms import PeriodForm
from siap.apps.ratings.models import Channel
from siap.apps.ratings.queries import (
    Period,
    by_channel,
    daily,
    figures_of,
    monthly,
    rated_units,
    tallies_for_everybody,
)
from siap.diagrams import Diagram, draw
from siap.kernel.digits import whole_number
from siap.methods.three_colour import USUALLY_ENOUGH
from siap.ui import formatting
from siap.ui.components import Link, Tile

_USUAL_DAYS: Final = 365
_MOST_DAYS: Final = 366 * 3
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)
_MOST_UNITS_DRAWN: Final = 30
_COLUMNS: Final = (
    "unit", "tanggal", "saluran", "merah", "kuning", "hijau",
    "merah_disisihkan", "kuning_disisihkan", "hijau_disisihkan",
)  # fmt: skip


def _period(request: HttpRequest) -> tuple[Period, PeriodForm]:
    today = timezone.localdate()
    form = PeriodForm(request.GET or None)
    first, last = form.days(today - timedelta(days=_USUAL_DAYS), today)
    # At the edges of the calendar there is no day before or after to reckon with.
    last = min(max(last, _EARLIEST), _LATEST)
    first = min(max(first, last - timedelta(days=_MOST_DAYS)), last)
    form.initial = {"dari": first, "sampai": last}
    shown = PeriodForm(initial={"dari": first, "sampai": last})
    return Period(first, last), shown


def _region(request: HttpRequest) -> int | None:
    return whole_number(request.GET.get("daerah", ""))


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Compare units, by name: with the number of votes and an interval, without ranks."""
    period, form = _period(request)
    region_id = _region(request)
    units = list(rated_units(region_id))
    rows = [row for row in figures_of(units, period) if row.figure.n or row.figure.aside]
    trend = monthly(units, period)
    bars = [(str(row.unit), row.figure) for row in rows if row.figure.enough]
    context = {
        "rows": rows,
        "form": form,
        "period": period,
        "region_id": region_id,
        "regions": Region.objects.filter(agencies__service_unit__isnull=False).distinct(),
        "enough_from": USUALLY_ENOUGH,
        "pictures": _pictures(gettext("Penilaian per unit"), bars[:_MOST_UNITS_DRAWN]),
        "trend": _pictures(gettext("Penilaian per bulan"), _months(trend)),
    }
    return render(request, "ratings/index.html", context)


def _months(trend: list[tuple[date, Figure]]) -> list[tuple[str, Figure]]:
    return [
        (formatting.day(month, short=True).partition(" ")[2], figure)
        for month, figure in trend
        if figure.n
    ]


def _pictures(title: str, bars: list[tuple[str, Figure]]) -> dict[str, str] | None:
    """A picture for wide and for narrow screens; None without anything to draw."""
    if not bars:
        return None
    units = [
        {
            "name": name,
            "red": figure.counts.red,
            "yellow": figure.counts.yellow,
            "green": figure.counts.green,
        }
        for name, figure in bars
    ]
    diagram = Diagram(
        kind="three-colour",
        title=title,
        data={"units": units},
        language=formatting.reader_language(),
    )
    ids = f"t{len(title)}"
    return {
        "wide": draw(diagram, width="portrait", prefix=f"{ids}-").text,
        "narrow": draw(diagram, width="phone", prefix=f"{ids}p-").text,
    }


@require_GET
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show what people think of one unit: total, by month, by channel, by day."""
    found = unit_with_code(code)
    period, form = _period(request)
    days = daily(found, period)
    total = _total([figure for _, figure in days])
    votes = [(day, figure.n + figure.aside) for day, figure in days]
    names = dict(Channel.choices)
    context = {
        "unit": found,
        "form": form,
        "period": period,
        "voice": key_of(found, period),
        "total": total,
        "tiles": _tiles(total),
        "trend": _pictures(
            gettext("Penilaian per bulan"), _months(monthly([found], period))
        ),
        "channels": [(names[key], figure) for key, figure in by_channel(found, period)],
        "days": days[-31:][::-1],
        "outliers": set(outlier_days(votes)),
        "enough_from": USUALLY_ENOUGH,
        "breadcrumbs": [
            Link(pgettext("tiga warna", "Penilaian"), reverse("ratings:index")),
            Link(str(found), current=True),
        ],
    }
    return render(request, "ratings/unit.html", context)


def _total(figures: list[Figure]) -> Figure:
    sums = {
        name: sum(getattr(figure.counts, name) for figure in figures)
        for name in ("red", "yellow", "green")
    }
    return figure_of({**sums, "flagged_red": sum(figure.aside for figure in figures)})


def _tiles(total: Figure) -> list[Tile]:
    between = ""
    if total.interval:
        low, high = (formatting.percent(end, 1) for end in total.interval)
        between = gettext("antara {low} dan {high}").format(low=low, high=high)
    return [
        Tile(gettext("Menilai baik"), formatting.percent(total.green, 1), between),
        Tile(gettext("Jumlah penilaian"), formatting.number(total.n)),
        Tile(gettext("Nilai rata-rata (0–100)"), formatting.number(total.score, 1)),
        Tile(gettext("Disisihkan"), formatting.number(total.aside)),
    ]


class _Line:
    """A file to write to that hands each line on."""

    def write(self, line: str) -> str:
        return line


@require_GET
def open_data(request: HttpRequest) -> StreamingHttpResponse:
    """Every daily sum as CSV: whoever likes can work out each figure again."""
    period, _ = _period(request)
    writer = csv.writer(_Line())

    def lines() -> Iterator[str]:
        yield writer.writerow(_COLUMNS)
        for tally in tallies_for_everybody(period, _region(request)).iterator(2000):
            yield writer.writerow(
                [
                    as_text(str(tally.unit)), tally.day, tally.channel,
                    tally.red, tally.yellow, tally.green,
                    tally.flagged_red, tally.flagged_yellow, tally.flagged_green,
                ]
            )  # fmt: skip

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="penilaian.csv"'
    return response
