"""Pages with which an administrator sets up the letters of an office."""

from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.organisations.models import Agency
from siap.apps.papers.forms import SignatoryForm, StyleForm, TemplateForm
from siap.apps.papers.models import OfficeStyle, OfficeTemplate, Signatory
from siap.apps.papers.numbers import write_letter_number
from siap.apps.papers.queries import (
    agencies_administered_by,
    agency_administered_by,
    versions_of,
)
from siap.apps.papers.services import (
    add_signatory,
    remove_signatory,
    restore_default,
    save_style,
    upload_template,
    use_version,
)
from siap.apps.papers.templating.fields import FIELDS, TEMPLATE_KINDS
from siap.apps.papers.templating.package_check import MAX_BYTES
from siap.apps.papers.templating.problems import Fault
from siap.apps.papers.templating.starter import starter
from siap.kernel.errors import InvalidInput, NotFound
from siap.rendering.registry import RENDERERS
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language


@require_GET
@login_required
def offices(request: HttpRequest) -> HttpResponse:
    """List the offices whose letters the person may set up."""
    found = list(agencies_administered_by(signed_in(request))[:300])
    return render(request, "papers/offices.html", {"agencies": found})


def _crumbs(agency: Agency, *more: Link) -> list[Link]:
    first = Link(gettext("Kop surat dan templat"), reverse("papers:offices"))
    if not more:
        return [first, Link(agency.name, current=True)]
    return [first, Link(agency.name, reverse("papers:office", args=[agency.pk])), *more]


@require_http_methods(["GET", "POST"])
@login_required
def office(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Show and change the head of an office's letters."""
    user = signed_in(request)
    agency = agency_administered_by(user, agency_id)
    style = OfficeStyle.objects.filter(agency=agency).first()
    form = StyleForm.of(agency, style, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            save_style(agency=agency, new=form.new_style(), by=user, now=timezone.now())
        except InvalidInput as problem:
            where = problem.where if problem.where in form.fields else None
            form.add_error(where, problem.message(reader_language()))
        else:
            notices.done(request, gettext("Kop surat disimpan."))
            return redirect("papers:office", agency_id)
    return _office_page(request, agency, form, SignatoryForm())


def _office_page(
    request: HttpRequest, agency: Agency, form: StyleForm, signatory_form: SignatoryForm
) -> HttpResponse:
    style = OfficeStyle.objects.filter(agency=agency).first()
    today = timezone.localdate()
    example = write_letter_number(
        style.number_pattern, 17, on=today, code="600.1", office=agency.short_name
    ) if style else ""  # fmt: skip
    used = OfficeTemplate.objects.filter(agency=agency, active=True).defer("content")
    active = {each.kind: each for each in used}
    context = {
        "agency": agency,
        "style": style,
        "form": form,
        "signatory_form": signatory_form,
        "signatories": agency.signatories.filter(active=True),
        "kinds": [(key, name, active.get(key)) for key, name in TEMPLATE_KINDS.items()],
        "example": example,
        "breadcrumbs": _crumbs(agency),
    }
    status = 422 if form.errors or signatory_form.errors else 200
    return render(request, "papers/office.html", context, status=status)


@require_POST
@login_required
def new_signatory(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Add somebody who signs."""
    user = signed_in(request)
    agency = agency_administered_by(user, agency_id)
    form = SignatoryForm(request.POST)
    if form.is_valid():
        add_signatory(agency=agency, by=user, now=timezone.now(), **form.cleaned_data)
        notices.done(request, gettext("Penanda tangan ditambahkan."))
        return redirect("papers:office", agency_id)
    style = OfficeStyle.objects.filter(agency=agency).first()
    return _office_page(request, agency, StyleForm.of(agency, style), form)


@require_POST
@login_required
def drop_signatory(request: HttpRequest, agency_id: int, signatory_id: int) -> HttpResponse:
    """Let somebody sign no longer."""
    user = signed_in(request)
    agency = agency_administered_by(user, agency_id)
    found = Signatory.objects.filter(agency=agency, pk=signatory_id).first()
    if found is None:
        raise NotFound("not-found", where=f"signatory {signatory_id}")
    remove_signatory(signatory=found, by=user, now=timezone.now())
    notices.done(request, gettext("Penanda tangan dihapus dari daftar."))
    return redirect("papers:office", agency_id)


@require_GET
@login_required
def logo(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Show the emblem of an office."""
    agency = agency_administered_by(signed_in(request), agency_id)
    style = OfficeStyle.objects.filter(agency=agency).first()
    if style is None or not style.logo:
        raise NotFound("not-found", where="logo")
    return HttpResponse(bytes(style.logo), content_type="image/png")


@require_http_methods(["GET", "POST"])
@login_required
def templates(request: HttpRequest, agency_id: int, kind: str) -> HttpResponse:
    """Show the fields and versions of a template, and take a new one."""
    user = signed_in(request)
    agency = agency_administered_by(user, agency_id)
    if kind not in TEMPLATE_KINDS:
        raise NotFound("not-found", where=f"template {kind}")
    form = TemplateForm(request.POST or None, request.FILES or None)
    faults: list[Fault] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        made, faults = upload_template(
            agency=agency,
            kind=kind,
            file_name=file.name,
            content=file.read(MAX_BYTES + 1),
            by=user,
            now=timezone.now(),
        )
        if made is not None:
            notices.done(request, gettext("Templat diperiksa dan langsung dipakai."))
            return redirect("papers:templates", agency_id, kind)
        for fault in faults:
            form.add_error("file", fault.message(reader_language()))
    versions = list(versions_of(agency, kind))
    context = {
        "agency": agency,
        "kind": kind,
        "kind_title": str(TEMPLATE_KINDS[kind]),
        "form": form,
        "fields": FIELDS,
        "versions": versions,
        "active": next((each for each in versions if each.active), None),
        "breadcrumbs": _crumbs(agency, Link(str(TEMPLATE_KINDS[kind]), current=True)),
    }
    status = 422 if form.errors else 200
    return render(request, "papers/templates.html", context, status=status)


@require_POST
@login_required
def choose_template(request: HttpRequest, agency_id: int, kind: str) -> HttpResponse:
    """Go back to an earlier version, or to our own form."""
    user = signed_in(request)
    agency = agency_administered_by(user, agency_id)
    number = request.POST.get("number", "")
    if number.isdecimal():
        found = versions_of(agency, kind).filter(number=int(number)).first()
        if found is None:
            raise NotFound("not-found", where=f"template {number}")
        use_version(template=found, by=user, now=timezone.now())
        notices.done(request, gettext("Versi templat diganti."))
    else:
        restore_default(agency=agency, kind=kind, by=user, now=timezone.now())
        notices.done(request, gettext("Bentuk bawaan dipakai lagi."))
    return redirect("papers:templates", agency_id, kind)


@require_GET
@login_required
def template_file(
    request: HttpRequest, agency_id: int, kind: str, number: int
) -> HttpResponseBase:
    """Send a version of a template; 0 is the one to start from."""
    agency = agency_administered_by(signed_in(request), agency_id)
    if kind not in TEMPLATE_KINDS:
        raise NotFound("not-found", where=f"template {kind}")
    content = starter(kind)
    if number:
        found = OfficeTemplate.objects.filter(agency=agency, kind=kind, number=number)
        template = found.first()
        if template is None:
            raise NotFound("not-found", where=f"template {number}")
        content = bytes(template.content)
    return _attachment(content, f"templat-{kind}-{number or 'awal'}.docx")


def _attachment(content: bytes, name: str) -> HttpResponseBase:
    response = FileResponse(
        BytesIO(content),
        as_attachment=True,
        filename=name,
        content_type=RENDERERS["docx"].media_type,
    )
    response["Cache-Control"] = "private, no-store"
    return response
