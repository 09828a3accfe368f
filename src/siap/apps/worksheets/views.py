"""Pages of a worksheet, and the addresses that its cells are saved to."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.audit.queries import changes_of_batch
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in, require
from siap.apps.plans.queries import guide_of, plan_visible_to
from siap.apps.worksheets.beside import result_places
from siap.apps.worksheets.controls import edit_text
from siap.apps.worksheets.locking import locked_version
from siap.apps.worksheets.markup import markup
from siap.apps.worksheets.pages_of_rows import page_with
from siap.apps.worksheets.panel import Panel, PictureView, panel_of, picture_of
from siap.apps.worksheets.part_views import part_views
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.plain_form import save_plain_form
from siap.apps.worksheets.queries import Sheets, read_sheets
from siap.apps.worksheets.readers import reader_for
from siap.apps.worksheets.services import (
    CellChanged,
    CellEdit,
    save_cell,
    undo,
)
from siap.kernel.digits import whole_number
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Column, Worksheet
from siap.rendering.glyphs import glyph_warning
from siap.ui import formatting, notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language


def _page_numbers(
    request: HttpRequest, worksheet: Worksheet, sheets: Sheets
) -> dict[str, int]:
    found = {}
    wanted = request.GET.get("baris", "")
    for part in worksheet.parts:
        page = whole_number(request.GET.get(f"hal-{part.key}", ""))
        if page is not None:
            found[part.key] = page
        elif wanted:
            rows = sheets.content.of(part.key, within=worksheet.id)
            found[part.key] = page_with(part, rows, wanted) or 1
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
    reader = reader_for(plan, language=reader_language(), may_edit=may_edit)
    parts = part_views(
        worksheet,
        sheets,
        reader,
        pages=_page_numbers(request, worksheet, sheets),
        token=markup(
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">',
            get_token(request),
        ),
    )
    panel = panel_of(worksheet, sheets, language=reader_language())
    context = {
        "plan": plan,
        "worksheet": worksheet,
        "parts": parts,
        "reader": reader,
        "lock": lock,
        "panel": panel,
        "figures": _figures(request, plan, worksheet, panel, may_edit=may_edit),
        "may_edit": may_edit,
        "breadcrumbs": breadcrumbs(plan, worksheet),
        "topics": guide_of(plan).topics_filling(worksheet.number),
    }
    return render(request, "worksheets/sheet.html", context)


def _figures(
    request: HttpRequest, plan: Plan, worksheet: Worksheet, panel: Panel, *, may_edit: bool
) -> list[tuple[PictureView, SafeString]]:
    """The pictures, each with the form of its nodes; a series has the same form."""
    kinds = {picture.grows for picture in panel.pictures if picture.stamp} - {""}
    forms = {
        kind: render_to_string(
            "worksheets/nodes.html",
            {"plan": plan, "worksheet": worksheet, "grows": kind},
            request,
        )
        for kind in kinds
        if may_edit
    }
    nothing = SafeString("")
    return [
        (picture, forms.get(picture.grows, nothing) if picture.stamp else nothing)
        for picture in panel.pictures
    ]


def breadcrumbs(plan: Plan, worksheet: Worksheet) -> list[Link]:
    """The way to a worksheet."""
    title = worksheet.title if reader_language() == "id" else worksheet.title_en
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
    reader = reader_for(plan, language=reader_language(), may_edit=True)
    panel = panel_of(worksheet, sheets, language=reader_language())
    context = {
        "plan": plan,
        "worksheet": worksheet,
        "panel": panel,
        # Only a page that may be edited asks for it again.
        "may_edit": True,
        "figures": _figures(request, plan, worksheet, panel, may_edit=True),
        "results": result_places(worksheet, sheets, language=reader_language()),
        "parts": part_views(worksheet, sheets, reader, pages={}),
    }
    return render(request, "worksheets/computed.html", context)


@require_GET
@login_required
def picture(
    request: HttpRequest, plan_id: int, worksheet_id: str, key: str, width: str
) -> HttpResponse:
    """Draw a picture of a worksheet."""
    plan = plan_visible_to(signed_in(request), plan_id)
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    sheets = read_sheets(plan, [worksheet])
    svg = picture_of(worksheet, sheets, key, width, language=reader_language())
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
        seen_version=whole_number(seen),
        key=request.POST.get("key", "")[:64],
        language=reader_language(),
    )
    try:
        saved = save_cell(place=place, edit=edit, by=user, now=timezone.now())
    except CellChanged as changed:
        return _conflict(place, edit, changed)
    except (InvalidInput, Conflict) as problem:
        # A locked sheet is no conflict of two values: there is nothing to choose.
        return JsonResponse({"message": problem.message(reader_language())}, status=422)
    column = place.column(edit.column.partition(".")[0])
    display = edit_text(_single(column, edit.column), saved.value, reader_language())
    answer = {"version": saved.version, "display": display}
    warning = glyph_warning(saved.value, reader_language())
    return JsonResponse(answer | ({"warning": warning} if warning else {}))


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
            else edit_text(column, theirs, reader_language()),
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
        language=reader_language(),
        by=signed_in(request),
        now=timezone.now(),
    )
    back = reverse("worksheets:sheet", args=[plan.pk, worksheet_id])
    if not outcome.problems:
        notices.done(request, gettext("Isian tersimpan."))
        if outcome.warning:
            messages.warning(request, outcome.warning)
        return redirect(back)
    context = {"plan": plan, "outcome": outcome, "back": back}
    return render(request, "worksheets/not_saved.html", context, status=422)


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
    return redirect(back if back.startswith(home) else _place_of_batch(plan, batch))


def _place_of_batch(plan: Plan, batch: uuid.UUID) -> str:
    """Where the changes of a batch are seen: on their sheet; if several, on the plan."""
    subjects = {change.subject for change in changes_of_batch(batch)}
    worksheets = {subject.partition(".")[0] for subject in subjects}
    if len(worksheets) != 1:
        return reverse("framework:plan", args=[plan.pk])
    address = reverse("worksheets:sheet", args=[plan.pk, *worksheets])
    part = subjects.pop().partition(".")[2] if len(subjects) == 1 else ""
    return f"{address}#{part}" if part else address
