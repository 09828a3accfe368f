"""Open data, one report with its chain, and news as RSS."""

import csv
import json
import re
from collections.abc import Iterator
from typing import Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.complaints.models import Report
from siap.apps.complaints.open_data import link_of, row_of, table
from siap.apps.complaints.queries.desks import desk_at
from siap.apps.complaints.queries.public import (
    PRIVATE,
    counted,
    find,
    public_history,
    public_report,
)
from siap.apps.complaints.views.public import wanted_of

NEWS: Final = 50
_CHUNK: Final = 500
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """Give the text back."""
        return text


def _rows(slug: str, year: str) -> QuerySet[Report]:
    rows = counted(desk_at(slug)).defer(*PRIVATE)
    if year.isascii() and year.isdigit() and len(year) == 4 and year >= "1900":
        rows = rows.filter(received_at__year=int(year))
    return rows.select_related("agency", "category", "merged_into").order_by("number")


@require_GET
def as_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Send one line for each report that is not secret."""
    rows = _rows(slug, request.GET.get("tahun", ""))
    writer = csv.writer(_Echo())
    lines = (writer.writerow(line) for line in table(rows.iterator(_CHUNK)))
    return _file(lines, "text/csv; charset=utf-8", f"laporan-{slug}.csv")


@require_GET
def as_json(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Send the same as a JSON list."""
    rows = _rows(slug, request.GET.get("tahun", ""))
    return _file(_json_lines(rows), "application/json", f"laporan-{slug}.json")


def _json_lines(rows: QuerySet[Report]) -> Iterator[str]:
    yield "["
    for place, report in enumerate(rows.iterator(_CHUNK)):
        yield ("," if place else "") + "\n" + json.dumps(row_of(report), ensure_ascii=False)
    yield "\n]\n"


def _file(lines: Iterator[str], media_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_GET
def one_as_json(_request: HttpRequest, slug: str, number: int) -> JsonResponse:
    """Send a report with the links of its history, so that anybody can check the chain."""
    report = public_report(desk_at(slug), number)
    links = [link_of(event) for event in public_history(report)]
    answer = JsonResponse(
        row_of(report) | {"riwayat": links}, json_dumps_params={"ensure_ascii": False}
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _writable(text: str) -> str:
    """The text without signs that XML cannot hold: one of them would end the feed."""
    return _NOT_XML.sub(" ", text)


@require_GET
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the newest published reports as RSS, narrowed like the list."""
    desk = desk_at(slug)
    home = request.build_absolute_uri(reverse("complaints:reports", args=[slug]))
    feed = Rss201rev2Feed(
        title=desk.name,
        link=home,
        description=gettext("Laporan warga dan jawabannya"),
        language="id",
        feed_url=request.build_absolute_uri(),
    )
    for report in find(desk, wanted_of(request))[:NEWS]:
        link = reverse("complaints:report", args=[slug, report.number])
        feed.add_item(
            title=f"{report.label} {_writable(report.public_subject)}",
            link=request.build_absolute_uri(link),
            description=_writable(report.public_text),
            pubdate=report.received_at,
            updateddate=report.updated_at,
            unique_id=f"{slug}/{report.number}",
            categories=[report.get_kind_display(), report.get_state_display()],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml")
