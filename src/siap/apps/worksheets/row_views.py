"""Rows of a worksheet one by one: add, show, move, remove, take over."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.plans.permissions import abilities_in
from siap.apps.plans.queries import plan_visible_to
from siap.apps.worksheets.locking import locked_version
from siap.apps.worksheets.part_views import part_views
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.queries import read_sheets
from siap.apps.worksheets.readers import reader_for
from siap.apps.worksheets.services import (
    NewRow,
    add_row,
    grow,
    hang,
    move_row,
    propose_rows,
    remove_row,
)
from siap.apps.worksheets.views import breadcrumbs
from siap.kernel.errors import InvalidInput
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language, titled


@require_POST
@login_required
def add(request: HttpRequest, plan_id: int, worksheet_id: str, part: str) -> HttpResponse:
    """Add a row to a part; a board posts the text of the card with it."""
    user = signed_in(request)
    place = place_of(plan_visible_to(user, plan_id), worksheet_id, part)
    typed = {
        key: request.POST[key]
        for key in request.POST
        if key not in {"csrfmiddlewaretoken", "key"} and request.POST[key]
    }
    new = NewRow(
        typed=typed, key=request.POST.get("key", "")[:64], language=reader_language()
    )
    saved = add_row(place=place, new=new, by=user, now=timezone.now())
    if place.part.kind == "board":
        return _back(place)
    return redirect("worksheets:row", plan_id, worksheet_id, part, saved.row_id)


@require_POST
@login_required
def propose(
    request: HttpRequest, plan_id: int, worksheet_id: str, part: str
) -> HttpResponse:
    """Take rows over from the part that this one starts with."""
    user = signed_in(request)
    place = place_of(plan_visible_to(user, plan_id), worksheet_id, part)
    count, batch = propose_rows(place=place, by=user, now=timezone.now())
    text = gettext("{n} baris diambil.").format(n=count)
    undo_url = reverse("worksheets:undo", args=[plan_id, batch]) if batch else ""
    notices.done(request, text if count else gettext("Semua sudah ada."), undo_url=undo_url)
    return _back(place)


def _back(place: Place) -> HttpResponse:
    address = reverse("worksheets:sheet", args=[place.plan.pk, place.worksheet.id])
    return redirect(f"{address}#{place.part.key}")


@require_GET
@login_required
def row(
    request: HttpRequest, plan_id: int, worksheet_id: str, part: str, row_id: uuid.UUID
) -> HttpResponse:
    """Show one row by itself: for small screens, long rows and browsers without script."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    place = place_of(plan, worksheet_id, part)
    sheets = read_sheets(plan, [place.worksheet])
    may_edit = "sheet.edit" in abilities_in(user, plan)
    may_edit = may_edit and locked_version(plan, worksheet_id) is None
    reader = reader_for(plan, language=reader_language(), may_edit=may_edit)
    view = next(
        v for v in part_views(place.worksheet, sheets, reader, pages={}) if v.key == part
    )
    found = sheets.content.row(f"{worksheet_id}.{part}", str(row_id))
    if found is None:
        return _back(place)
    context = {
        "plan": plan,
        "worksheet": place.worksheet,
        "part": view,
        "row": view.row_view(found, 0),
        "reader": reader,
        "breadcrumbs": [
            *breadcrumbs(plan, place.worksheet)[:2],
            Link(
                f"{place.worksheet.number} {titled(place.worksheet)}",
                reverse("worksheets:sheet", args=[plan.pk, worksheet_id]),
            ),
            Link(sheets.titles.get(str(row_id), "–"), current=True),
        ],
    }
    return render(request, "worksheets/row.html", context)


@require_POST
@login_required
def node(request: HttpRequest, plan_id: int, worksheet_id: str) -> HttpResponse:
    """Add a row where a picture shows another one, or hang that one somewhere else."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    address = reverse("worksheets:sheet", args=[plan_id, worksheet_id])
    row_id, target = request.POST.get("simpul", ""), request.POST.get("tujuan", "")
    what = {"plan": plan, "worksheet_id": worksheet_id, "node": row_id}
    now = timezone.now()
    if not target:
        new = grow(**what, by=user, now=now)  # type: ignore[arg-type]
        return redirect(f"{address}?baris={new}#isi-{new}")
    try:
        batch = hang(**what, target=target, by=user, now=now)  # type: ignore[arg-type]
    except InvalidInput as problem:
        messages.warning(request, problem.message(reader_language()))
    else:
        undo_url = reverse("worksheets:undo", args=[plan_id, batch])
        notices.done(request, gettext("Sudah dipindahkan."), undo_url=undo_url)
    return redirect(f"{address}#simpul-{row_id}")


@require_POST
@login_required
def remove(
    request: HttpRequest, plan_id: int, worksheet_id: str, part: str, row_id: uuid.UUID
) -> HttpResponse:
    """Take a row out, with a way back."""
    user = signed_in(request)
    place = place_of(plan_visible_to(user, plan_id), worksheet_id, part)
    saved = remove_row(place=place, row_id=str(row_id), by=user, now=timezone.now())
    undo_url = reverse("worksheets:undo", args=[plan_id, saved.batch])
    notices.done(request, gettext("Baris dihapus."), undo_url=undo_url)
    return _back(place)


@require_POST
@login_required
def order(request: HttpRequest, plan_id: int, worksheet_id: str, part: str) -> HttpResponse:
    """Move a row one place up or down."""
    user = signed_in(request)
    place = place_of(plan_visible_to(user, plan_id), worksheet_id, part)
    steps = -1 if request.POST.get("move") == "up" else 1
    row_id = request.POST.get("row", "")
    move_row(place=place, row_id=row_id, steps=steps, by=user, now=timezone.now())
    return JsonResponse({})
