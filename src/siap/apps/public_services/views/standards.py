"""Pages on which a standard is drafted and put in force."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.public_services.components import components_of
from siap.apps.public_services.forms import PublishForm, StandardForm, StepForm
from siap.apps.public_services.models import StandardState, StandardVersion
from siap.apps.public_services.paper import file_name, standard_document
from siap.apps.public_services.permissions import abilities_in
from siap.apps.public_services.prints import as_file, printed
from siap.apps.public_services.queries import gaps_of, service_kept_by, version_kept_by
from siap.apps.public_services.services.flow_steps import take_steps
from siap.apps.public_services.services.standards import (
    Step,
    discard_draft,
    publish,
    save_draft,
    start_draft,
)
from siap.apps.public_services.views import publishing
from siap.apps.public_services.views.keeping import crumbs, refused
from siap.kernel.errors import SiapError
from siap.ui import notices
from siap.ui.components import Link

SPARE_STEPS = 3
STEP_FIELDS = ("text", "actor", "minutes", "output", "source")
_StepForms = formset_factory(StepForm, extra=SPARE_STEPS, max_num=60)


@require_POST
@login_required
def start(request: HttpRequest, service_id: int) -> HttpResponse:
    """Begin the next version of a standard."""
    user = signed_in(request)
    service = service_kept_by(user, service_id)
    draft = start_draft(service=service, by=user, now=timezone.now())
    return redirect("public_services:standard", draft.pk)


@require_http_methods(["GET", "POST"])
@login_required
def standard(request: HttpRequest, version_id: int) -> HttpResponse:
    """Show a version; a draft can be written here."""
    user = signed_in(request)
    version = version_kept_by(user, version_id)
    if version.state != StandardState.DRAFT:
        return redirect(_as_published(version))
    form = StandardForm(
        request.POST or None,
        initial=StandardForm.first(version),
        components=components_of(version.ruleset),
    )
    first = [
        {name: getattr(step, name) for name in STEP_FIELDS}
        | {"minutes": step.plain_minutes}
        for step in version.steps.all()
    ]
    steps = _StepForms(request.POST or None, initial=first, prefix="langkah")
    if request.method == "POST" and form.is_valid() and steps.is_valid():
        try:
            _save(version, form, steps.cleaned_data, user)
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(request, gettext("Rancangan disimpan."))
            return redirect("public_services:standard", version.pk)
    return _draft_page(request, version, {"form": form, "steps": steps}, user)


def _as_published(version: StandardVersion) -> str:
    address = reverse("public_services:service", args=[version.service_id])
    return f"{address}?tanggal={version.valid_from}"


def _save(
    version: StandardVersion, form: StandardForm, typed: list[dict[str, Any]], user: User
) -> None:
    steps = [Step(**row) for row in typed if row.get("text", "").strip()]
    save_draft(
        draft=version,
        facts=form.facts(steps),
        seen_version=form.cleaned_data["version"],
        by=user,
        now=timezone.now(),
    )


def _draft_page(
    request: HttpRequest, version: StandardVersion, forms: Mapping[str, Any], user: User
) -> HttpResponse:
    service = version.service
    region = service.unit.agency.region
    back = Link(service.name, reverse("public_services:keep_service", args=[service.pk]))
    today = timezone.localdate()
    context = {
        "version": version,
        "service": service,
        "gaps": gaps_of(version),
        "publish_form": PublishForm(
            initial={"valid_from": today, "version": version.version}, prefix="terbit"
        ),
        "abilities": abilities_in(user, region.pk),
        "breadcrumbs": crumbs(
            region, back, Link(gettext("Rancangan standar"), current=True)
        ),
        **forms,
    }
    wrong = forms["form"].errors or forms["steps"].total_error_count()
    return render(
        request, "public_services/keep/standard.html", context, status=422 if wrong else 200
    )


@require_POST
@login_required
def steps_from_plan(request: HttpRequest, version_id: int) -> HttpResponse:
    """Take the steps from the new flow of the plan."""
    user = signed_in(request)
    version = version_kept_by(user, version_id)
    seen = publishing.seen_version(request)
    take_steps(draft=version, seen_version=seen, by=user, now=timezone.now())
    notices.done(request, gettext("Langkah diambil dari alur baru rencana."))
    return redirect("public_services:standard", version.pk)


@require_POST
@login_required
def put_in_force(request: HttpRequest, version_id: int) -> HttpResponse:
    """Put a draft in force from a day on."""
    user = signed_in(request)
    version = version_kept_by(user, version_id)
    title = gettext("Tetapkan standar")
    own = reverse("public_services:standard", args=[version.pk])
    here = version.service.unit.agency.region

    def do(valid_from: date, seen: int) -> StandardVersion:
        return publish(
            draft=version,
            valid_from=valid_from,
            seen_version=seen,
            by=user,
            now=timezone.now(),
        )

    how = publishing.Publishing(
        do=do,
        title=title,
        done=gettext("Standar ditetapkan dan tampil untuk umum."),
        after=reverse("public_services:keep_service", args=[version.service_id]),
        breadcrumbs=crumbs(
            here, Link(gettext("Rancangan standar"), own), Link(title, current=True)
        ),
    )
    return publishing.put_in_force(request, how)


@require_POST
@login_required
def discard(request: HttpRequest, version_id: int) -> HttpResponse:
    """Throw a draft away."""
    user = signed_in(request)
    version = version_kept_by(user, version_id)
    service_id = version.service_id
    discard_draft(draft=version, by=user, now=timezone.now())
    notices.done(request, gettext("Rancangan dihapus."))
    return redirect("public_services:keep_service", service_id)


@require_GET
@login_required
def draft_file(request: HttpRequest, version_id: int, format_name: str) -> HttpResponse:
    """Print a version, also a draft, for those who keep it."""
    version = version_kept_by(signed_in(request), version_id)
    document = standard_document(version, day=version.valid_from or timezone.localdate())
    return as_file(printed(document, format_name), file_name(version.service), format_name)
