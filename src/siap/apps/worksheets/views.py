"""Pages of a worksheet, and the addresses that its cells are saved to."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in, require
from siap.apps.plans.queries import plan_visible_to
from siap.apps.worksheets.controls import edit_text
from siap.apps.worksheets.locking import locked_version
from siap.apps.worksheets.panel import panel_of, picture_of
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.plain_form import save_plain_form
from siap.apps.worksheets.presenting import part_views, reader_for
from siap.apps.worksheets.queries import read_sheets
from siap.apps.worksheets.services import (
    CellChanged,
    CellEdit,
    NewRow,
    add_row,
    move_row,
    propose_rows,
    remove_row,
    save_cell,
    undo,
)
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Column, Worksheet
from siap.ui import formatting, notices
from siap.ui.components import Link


def _language() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"


def _page_numbers(request: HttpRequest, worksheet: Worksheet) -> dict[str, int]:
    found = {}
    for part in worksheet.parts:
        text = request.GET.get(f"hal-{part.key}", "")
        if text.isdigit():
            found[part.key] = int(text)
    return found


@require_GET
@login_required
def sheet(request: HttpRequest, plan_id: int, worksheet_id: str) -> HttpResponse:
    """Show a worksheet to fill in or to read."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    abilities = abilities_in(user, plan)
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    sheets = read_sheets(plan, [worksheet])
    lock = locked_version(plan, worksheet.id)
    may_edit = "sheet.edit" in abilities and lock is None
    reader = reader_for(plan, language=_language(), may_edit=may_edit)
    parts = part_views(worksheet, sheets, reader, pages=_page_numbers(request, worksheet))
    context = {
        "plan": plan,
        "worksheet": worksheet,
        "parts": parts,
        "reader": reader,
        "lock": lock,
        "panel": panel_of(worksheet, sheets, language=_language()),
        "breadcrumbs": _breadcrumbs(plan, worksheet),
        "topics": edition(plan.edition).guide(plan.guide).topics_filling(worksheet.number),
    }
    return render(request, "worksheets/sheet.html", context)


def _breadcrumbs(plan: Plan, worksheet: Worksheet) -> list[Link]:
    title = worksheet.title if _language() == "id" else worksheet.title_en
    return [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(plan.title, reverse("framework:plan", args=[plan.pk])),
        Link(f"{worksheet.number} {title}", current=True),
    ]


@require_GET
@login_required
def computed(request: HttpRequest, plan_id: int, worksheet_id: str) -> HttpResponse:
    """Give what is computed from a worksheet, to be put in place of what the page shows."""
    plan = plan_visible_to(signed_in(request), plan_id)
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    sheets = read_sheets(plan, [worksheet])
    context = {
        "plan": plan,
        "worksheet": worksheet,
        "panel": panel_of(worksheet, sheets, language=_language()),
    }
    return render(request, "worksheets/panel.html", context)


@require_GET
@login_required
def picture(
    request: HttpRequest, plan_id: int, worksheet_id: str, key: str, width: str
) -> HttpResponse:
    """Draw a picture of a worksheet."""
    plan = plan_visible_to(signed_in(request), plan_id)
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    svg = picture_of(worksheet, read_sheets(plan, [worksheet]), key, width)
    response = HttpResponse(svg.text, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400"
    return response


@require_POST
@login_required
def save(request: HttpRequest, plan_id: int, worksheet_id: str) -> HttpResponse:
    """Save one cell (from a script), or every changed cell of a plain form."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    if "column" not in request.POST:
        return _save_all(request, plan, worksheet_id)
    place = place_of(plan, worksheet_id, request.POST.get("part", ""))
    seen = request.POST.get("base", "")
    edit = CellEdit(
        row_id=request.POST.get("row", ""),
        column=request.POST["column"],
        typed=_typed(place, request),
        seen_version=int(seen) if seen.isdigit() else None,
        key=request.POST.get("key", "")[:64],
        language=_language(),
    )
    try:
        saved = save_cell(place=place, edit=edit, by=user, now=timezone.now())
    except CellChanged as changed:
        return _conflict(place, edit, changed)
    except (InvalidInput, Conflict) as problem:
        # A locked sheet is no conflict of two values: there is nothing to choose.
        return JsonResponse({"message": problem.message(_language())}, status=422)
    column = place.column(edit.column.partition(".")[0])
    display = edit_text(_single(column, edit.column), saved.value, _language())
    return JsonResponse({"version": saved.version, "display": display})


def _typed(place: Place, request: HttpRequest) -> str | list[str]:
    column = place.column(request.POST["column"].partition(".")[0])
    values = request.POST.getlist("value")
    return values if column.type in {"choices", "references"} else (values or [""])[0]


def _single(column: Column, field: str) -> Column:
    """The column as its one control takes it: a year of a yearly column is a number."""
    if "." not in field:
        return column
    kind = "money" if column.type == "yearly-money" else "decimal"
    return column.model_copy(update={"type": kind})


def _conflict(place: Place, edit: CellEdit, changed: CellChanged) -> JsonResponse:
    column = _single(place.column(edit.column.partition(".")[0]), edit.column)
    theirs = changed.theirs
    return JsonResponse(
        {
            "mine": edit.typed,
            "theirs": theirs
            if isinstance(theirs, list)
            else edit_text(column, theirs, _language()),
            "their_name": changed.their_name,
            "their_time": formatting.clock(changed.their_time),
            "version": changed.version,
        },
        status=409,
    )


def _save_all(request: HttpRequest, plan: Plan, worksheet_id: str) -> HttpResponse:
    outcome = save_plain_form(
        plan=plan,
        worksheet_id=worksheet_id,
        posted=request.POST,
        language=_language(),
        by=signed_in(request),
        now=timezone.now(),
    )
    back = reverse("worksheets:sheet", args=[plan.pk, worksheet_id])
    if not outcome.problems:
        notices.done(request, gettext("Isian tersimpan."))
        return redirect(back)
    context = {"plan": plan, "outcome": outcome, "back": back}
    return render(request, "worksheets/not_saved.html", context, status=422)


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
    new = NewRow(typed=typed, key=request.POST.get("key", "")[:64], language=_language())
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
    reader = reader_for(plan, language=_language(), may_edit=may_edit)
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
            *_breadcrumbs(plan, place.worksheet)[:2],
            Link(
                f"{place.worksheet.number} {place.worksheet.title}",
                reverse("worksheets:sheet", args=[plan.pk, worksheet_id]),
            ),
            Link(sheets.titles.get(str(row_id), "–"), current=True),
        ],
    }
    return render(request, "worksheets/row.html", context)


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


@require_POST
@login_required
def take_back(request: HttpRequest, plan_id: int, batch: uuid.UUID) -> HttpResponse:
    """Undo what was done in one go."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "sheet.edit", plan)
    undo(plan=plan, batch=batch, by=user, now=timezone.now())
    notices.done(request, gettext("Perubahan diurungkan."))
    back = request.POST.get("kembali", "")
    home = reverse("framework:plan", args=[plan.pk])
    return redirect(back if back.startswith(home) else home)
