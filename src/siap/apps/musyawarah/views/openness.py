"""Pages and files of what everybody may know of a cycle on the whole."""

import csv
import json
from collections.abc import Iterator
from tempfile import TemporaryFile

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from siap.apps.musyawarah.models import Cycle
from siap.apps.musyawarah.opendata import COLUMNS, csv_rows, row_of, write_xlsx
from siap.apps.musyawarah.queries.listing import cycle_seen
from siap.apps.musyawarah.queries.openness import (
    published,
    refusals_of,
    sums_by,
    years_of_cycle,
)
from siap.apps.musyawarah.views.frame import framed
from siap.apps.musyawarah.views.kept import version_of
from siap.ui.components import Link
from siap.ui.kept import kept_part, kept_value

_REFUSALS = 50
_AT_ONCE = 1000


@require_GET
def budget(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Show ceilings, sums, promises kept, and what was refused and why."""
    cycle = cycle_seen(cycle_id)
    crumb = Link(gettext("Pagu dan hasil"), current=True)
    version, template = version_of(cycle), "musyawarah/budget_part.html"
    part = kept_part(request, version, template, lambda: _budget_part(cycle, version))
    context = framed(request, cycle, "budget", crumb) | {"part": part}
    return render(request, "musyawarah/budget.html", context)


def _budget_part(cycle: Cycle, version: str) -> dict[str, object]:
    today = timezone.localdate()
    areas, agencies = kept_value(
        version,
        f"results {today}",
        lambda: [sums_by(cycle, column, today) for column in ("kecamatan", "agency")],
    )
    refusals = refusals_of(cycle)
    return {
        "cycle": cycle,
        "years": years_of_cycle(cycle),
        "areas": areas,
        "agencies": agencies,
        "refusals": refusals[:_REFUSALS],
        "refused": refusals.count(),
        "columns": COLUMNS,
    }


class _Echo:
    """A file that gives back what is written, for the writer of the csv module."""

    def write(self, text: str) -> str:
        return text


@require_GET
@cache_control(public=True, max_age=300)
def proposals_csv(_request: HttpRequest, cycle_id: int) -> StreamingHttpResponse:
    """Give every public proposal as a table."""
    cycle = cycle_seen(cycle_id)
    writer = csv.writer(_Echo())
    found = published(cycle).iterator(chunk_size=_AT_ONCE)
    lines = (writer.writerow(row) for row in csv_rows(found))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="usulan-{cycle.year}.csv"'
    return answer


@require_GET
@cache_control(public=True, max_age=300)
def proposals_xlsx(_request: HttpRequest, cycle_id: int) -> FileResponse:
    """Give every public proposal as a workbook."""
    cycle = cycle_seen(cycle_id)
    target = TemporaryFile()  # noqa: SIM115 - the answer closes it once it is sent
    write_xlsx(published(cycle).iterator(chunk_size=_AT_ONCE), target)
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"usulan-{cycle.year}.xlsx")


@require_GET
@cache_control(public=True, max_age=300)
def proposals_json(_request: HttpRequest, cycle_id: int) -> StreamingHttpResponse:
    """Give every public proposal as JSON."""
    cycle = cycle_seen(cycle_id)
    return StreamingHttpResponse(
        _json_parts(cycle), content_type="application/json; charset=utf-8"
    )


def _json_parts(cycle: Cycle) -> Iterator[str]:
    head = {"musyawarah": cycle.title, "daerah": cycle.region.name, "tahun": cycle.year}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "usulan": ['
    mark = ""
    for proposal in published(cycle).iterator(chunk_size=_AT_ONCE):
        yield mark + json.dumps(row_of(proposal), ensure_ascii=False)
        mark = ",\n"
    yield "]}"


@require_GET
def columns(_request: HttpRequest, cycle_id: int) -> JsonResponse:
    """Describe the columns of the published files."""
    cycle_seen(cycle_id)
    described = [
        {"nama": each.name, "arti": str(each.meaning), "jenis": each.type}
        for each in COLUMNS
    ]
    return JsonResponse({"kolom": described}, json_dumps_params={"ensure_ascii": False})
