"""Pages of an import: handing in, mapping, preview, result; and the table as a file."""

import uuid
from typing import Literal

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.imports.choices import Choices, first_rows, guessed, targets_for
from siap.apps.imports.forms import MappingForm, StartForm, initial_of
from siap.apps.imports.headings import HeaderRows, headings_of
from siap.apps.imports.models import Upload
from siap.apps.imports.preview_page import shown_in_page
from siap.apps.imports.previewing import Handed, Preview, preview_of
from siap.apps.imports.queries import open_uploads, upload_of
from siap.apps.imports.services import (
    NewFile,
    Taking,
    discard,
    handed_in,
    save_choices,
    start_upload,
    take,
)
from siap.apps.imports.summarising import has_summary
from siap.apps.imports.workbooks.reading import is_own_workbook
from siap.apps.imports.workbooks.taking import start_workbook
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.plans.queries import plan_visible_to
from siap.apps.worksheets.places import place_of
from siap.kernel.digits import whole_number
from siap.kernel.errors import Conflict, InvalidInput, NotFound
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Worksheet
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language


def _language() -> Literal["id", "en"]:
    return "en" if reader_language() == "en" else "id"


def _breadcrumbs(plan: Plan, worksheet: Worksheet, here: str) -> list[Link]:
    title = worksheet.title if _language() == "id" else worksheet.title_en
    return [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(plan.title, reverse("framework:plan", args=[plan.pk])),
        Link(
            f"{worksheet.number} {title}",
            reverse("worksheets:sheet", args=[plan.pk, worksheet.id]),
        ),
        Link(here, current=True),
    ]


@require_http_methods(["GET", "POST"])
@login_required
def start(request: HttpRequest, plan_id: int, worksheet_id: str) -> HttpResponse:
    """Hand a file in, or paste a table; what was pasted stays when it cannot be read."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "sheet.import", plan)
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    english = _language() == "en"
    parts = [(p.key, p.title_en if english else p.title) for p in worksheet.parts]
    wanted = request.GET.get("bagian", "")
    known = {key for key, _ in parts}
    initial = {"part": wanted if wanted in known else parts[0][0]}
    form = StartForm(parts, request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            file = _handed(form)
            if is_own_workbook(file.data):
                return _workbook_handed_in(plan, file, by=user)
            upload = start_upload(
                place=place_of(plan, worksheet_id, form.cleaned_data["part"]),
                file=file,
                language=_language(),
                by=user,
                now=timezone.now(),
            )
        except InvalidInput as problem:
            field = "file" if form.cleaned_data.get("file") else "paste"
            form.add_error(field, problem.message(_language()))
        else:
            return redirect("imports:mapping", plan_id, upload.token)
    context = {
        "plan": plan,
        "worksheet": worksheet,
        "form": form,
        "parts": parts,
        "waiting": open_uploads(user, plan_id, now=timezone.now()),
        "breadcrumbs": _breadcrumbs(plan, worksheet, gettext("Impor tabel")),
    }
    status = 422 if form.errors else 200
    return render(request, "imports/start.html", context, status=status)


def _workbook_handed_in(plan: Plan, file: NewFile, *, by: User) -> HttpResponse:
    """A workbook says itself where it goes: its differences come next, not a mapping."""
    now = timezone.now()
    upload = start_workbook(plan=plan, file=file, language=_language(), by=by, now=now)
    return redirect("imports:differences", plan.pk, upload.token)


def _handed(form: StartForm) -> NewFile:
    file = form.cleaned_data.get("file")
    if file is not None:
        return NewFile(name=str(file.name), data=file.read())
    text = form.cleaned_data["paste"].replace("\r\n", "\n")
    return NewFile(name=gettext("tempelan"), data=text.encode(), pasted=True)


def own_upload(request: HttpRequest, plan_id: int, token: uuid.UUID) -> Upload:
    """
    Find a file of the person in a plan that they may import into.

    Raises:
        Forbidden: The person may not import into sheets of this plan.
        NotFound: There is no such file, or it is another person's.
    """
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "sheet.import", plan)
    upload = upload_of(user, token, now=timezone.now())
    if upload.plan_id != plan.pk:
        raise NotFound("import-expired", where=str(token))
    return upload


@require_http_methods(["GET", "POST"])
@login_required
def mapping(request: HttpRequest, plan_id: int, token: uuid.UUID) -> HttpResponse:
    """Choose what each column becomes."""
    upload = own_upload(request, plan_id, token)
    if upload.batch is not None:
        return redirect("imports:result", plan_id, token)
    handed = handed_in(upload, language=_language())
    choices = handed.choices
    if request.method == "POST" and "baca-ulang" in request.POST:
        choices = _read_again(request, handed)
        save_choices(upload=upload, choices=choices, by=signed_in(request))
        return redirect("imports:mapping", plan_id, token)
    form = _mapping_form(request, handed, choices)
    if request.method == "POST" and form.is_valid():
        try:
            save_choices(upload=upload, choices=form.choices(), by=signed_in(request))
        except InvalidInput as problem:
            form.add_error(None, problem.message(_language()))
        else:
            return redirect("imports:preview", plan_id, token)
    context = {
        "plan": upload.plan,
        "worksheet": handed.place.worksheet,
        "part": handed.place.part,
        "upload": upload,
        "source": handed.source,
        "form": form,
        "may_sum": has_summary(handed.place.part),
        "breadcrumbs": _breadcrumbs(
            upload.plan, handed.place.worksheet, gettext("Pasangkan kolom")
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "imports/mapping.html", context, status=status)


def _read_again(request: HttpRequest, handed: Handed) -> Choices:
    """Guess anew for another sheet or other rows of titles."""
    sheet = request.POST.get("sheet", "")
    first, last = (whole_number(request.POST.get(name, "")) for name in ("first", "last"))
    wanted = {
        "sheet": sheet if sheet in handed.source.sheets else handed.choices.sheet,
        "first": handed.choices.first if first is None else first,
        "last": handed.choices.last if last is None else last,
    }
    choices = handed.choices.model_copy(update=wanted)
    return guessed(handed.source, handed.place, choices, language=_language())


def _mapping_form(request: HttpRequest, handed: Handed, choices: Choices) -> MappingForm:
    header = HeaderRows(choices.first, choices.last)
    headings = headings_of(first_rows(handed.source, choices.sheet), header)
    return MappingForm(
        request.POST or None,
        initial=initial_of(choices),
        part=handed.place.part,
        sheets=handed.source.sheets,
        headings=headings,
        targets=targets_for(handed.place, headings),
        language=_language(),
    )


@require_http_methods(["GET", "POST"])
@login_required
def preview(request: HttpRequest, plan_id: int, token: uuid.UUID) -> HttpResponse:
    """Show what would be stored, and store it once the person agrees."""
    upload = own_upload(request, plan_id, token)
    if upload.batch is not None:
        return redirect("imports:result", plan_id, token)
    if request.method == "POST":
        taking = Taking(
            seen=request.POST.get("tanda", ""),
            good_only="baik-saja" in request.POST,
            language=_language(),
        )
        try:
            taken = take(
                upload=upload, taking=taking, by=signed_in(request), now=timezone.now()
            )
        except (Conflict, InvalidInput) as problem:
            said = problem.message(_language())
            status = 409 if isinstance(problem, Conflict) else 422
            return _preview_page(request, upload, problem=said, status=status)
        _tell(request, taken)
        return redirect("imports:result", plan_id, token)
    return _preview_page(request, upload)


def _preview_page(
    request: HttpRequest, upload: Upload, *, problem: str = "", status: int = 200
) -> HttpResponse:
    handed = handed_in(upload, language=_language())
    found: Preview | None = None
    try:
        found = preview_of(handed)
    except InvalidInput as fault:
        problem, status = fault.message(_language()), 422
    context = {
        "plan": upload.plan,
        "worksheet": handed.place.worksheet,
        "part": handed.place.part,
        "upload": upload,
        "preview": found,
        "problem": problem,
        "breadcrumbs": _breadcrumbs(
            upload.plan, handed.place.worksheet, gettext("Pratinjau impor")
        ),
    }
    if found is not None:
        context |= shown_in_page(found, language=_language())
    return render(request, "imports/preview.html", context, status=status)


def _tell(request: HttpRequest, upload: Upload) -> None:
    text = gettext("%(added)d baris ditambahkan, %(changed)d baris diubah.")
    undo_url = reverse("worksheets:undo", args=[upload.plan_id, upload.batch])
    notices.done(request, text % upload.outcome, undo_url=undo_url)


@require_GET
@login_required
def result(request: HttpRequest, plan_id: int, token: uuid.UUID) -> HttpResponse:
    """Tell what was taken and what was left out."""
    upload = own_upload(request, plan_id, token)
    if upload.batch is None:
        return redirect("imports:preview", plan_id, token)
    worksheet = edition(upload.plan.edition).worksheet(upload.worksheet)
    context = {
        "plan": upload.plan,
        "worksheet": worksheet,
        "upload": upload,
        "outcome": upload.outcome,
        "breadcrumbs": _breadcrumbs(upload.plan, worksheet, gettext("Hasil impor")),
    }
    return render(request, "imports/result.html", context)


@require_POST
@login_required
def throw_away(request: HttpRequest, plan_id: int, token: uuid.UUID) -> HttpResponse:
    """Throw a file away."""
    upload = own_upload(request, plan_id, token)
    worksheet = upload.worksheet
    discard(upload=upload, by=signed_in(request))
    notices.done(request, gettext("Berkas dibuang; rencana tidak berubah."))
    if not worksheet:
        return redirect("imports:workbook", plan_id)
    return redirect("worksheets:sheet", plan_id, worksheet)
