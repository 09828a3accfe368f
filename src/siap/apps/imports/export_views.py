"""A part of a worksheet as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import signed_in
from siap.apps.imports.exporting import table_of
from siap.apps.plans.permissions import abilities_in, require
from siap.apps.plans.queries import plan_visible_to
from siap.apps.worksheets.places import place_of
from siap.kernel.errors import NotFound
from siap.ui.formatting import reader_language

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
@login_required
def export(
    request: HttpRequest, plan_id: int, worksheet_id: str, part: str, fmt: str
) -> HttpResponse:
    """Give a part of a worksheet as a file; names of persons only to those who may edit."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "plan.export", plan)
    if fmt not in _TYPES:
        raise NotFound("not-found", where=fmt)
    place = place_of(plan, worksheet_id, part)
    data = table_of(
        place,
        fmt="csv" if fmt == "csv" else "xlsx",
        language=reader_language(),
        personal="sheet.edit" in abilities_in(user, plan),
    )
    name = f"{place.worksheet.number}-{place.part.key}-{plan.pk}.{fmt}"
    response = HttpResponse(data, content_type=_TYPES[fmt])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
