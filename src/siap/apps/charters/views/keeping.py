"""Pages on which a region keeps its charters."""

from datetime import date
from functools import partial
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
from siap.apps.charters.consents import AGREEMENT, consents_in
from siap.apps.charters.forms import CharterForm, PledgeForm, SignatureForm
from siap.apps.charters.models import Charter, CharterState
from siap.apps.charters.paper import file_name
from siap.apps.charters.queries import (
    agreed_version,
    charter_kept_by,
    charters_by_service,
)
from siap.apps.charters.services.drafting import (
    publish_charter,
    save_charter,
    start_charter,
    take_agreed,
)
from siap.apps.charters.services.printing import print_plan_charter
from siap.apps.charters.views.public import address_of, paper_response
from siap.apps.plans.queries import plan_visible_to
from siap.apps.public_services.forms import PublishForm
from siap.apps.public_services.models import trimmed
from siap.apps.public_services.permissions import abilities_in
from siap.apps.public_services.prints import as_file
from siap.apps.public_services.queries import (
    in_force_for,
    region_kept_by,
    service_kept_by,
    units_of,
)
from siap.apps.public_services.views.keeping import crumbs, refused
from siap.apps.public_services.views.publishing import (
    Publishing,
    put_in_force,
    seen_version,
)
from siap.kernel.errors import SiapError
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language

_Pledges = formset_factory(PledgeForm, extra=2, max_num=12)
_Signatures = formset_factory(SignatureForm, extra=2, max_num=8)
PLEDGE_FIELDS = ("text", "measure", "element", "target")
SIGNATURE_FIELDS = ("side", "office", "name", "signed_on")


@require_GET
@login_required
def region(request: HttpRequest, region_id: int) -> HttpResponse:
    """List the services of a region with their charters."""
    user = signed_in(request)
    found = region_kept_by(user, region_id)
    services = [
        service
        for unit in units_of(found)
        for service in unit.services.all()
        if service.is_open
    ]
    charters = charters_by_service(services)
    standards = in_force_for(services, timezone.localdate())
    rows = [
        {
            "service": service,
            "charters": charters.get(service.pk, []),
            "has_draft": any(
                c.state == CharterState.DRAFT for c in charters.get(service.pk, [])
            ),
            "ready": service.pk in standards,
        }
        for service in services
    ]
    context = {
        "region": found,
        "rows": rows,
        "abilities": abilities_in(user, found.pk),
        "breadcrumbs": crumbs(found, Link(gettext("Maklumat"), current=True)),
    }
    return render(request, "charters/keep/region.html", context)


@require_POST
@login_required
def start(request: HttpRequest, service_id: int) -> HttpResponse:
    """Begin a charter from the standard in force."""
    user = signed_in(request)
    service = service_kept_by(user, service_id)
    made = start_charter(service=service, by=user, now=timezone.now())
    return redirect("charters:edit", made.pk)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, charter_id: int) -> HttpResponse:
    """Write a draft."""
    user = signed_in(request)
    charter = charter_kept_by(user, charter_id)
    if charter.state != CharterState.DRAFT:
        return redirect("charters:charter", charter.service_id)
    data = request.POST or None
    form = CharterForm(data, initial=CharterForm.first(charter))
    pledges = _Pledges(data, initial=_rows(charter, "pledges"), prefix="janji")
    signatures = _Signatures(data, initial=_rows(charter, "signatures"), prefix="tanda")
    parts = (form, pledges, signatures)
    if request.method == "POST" and all(part.is_valid() for part in parts):
        try:
            save_charter(
                charter=charter,
                facts=form.facts(
                    [each.new() for each in pledges if each.cleaned_data.get("text")],
                    [each.new() for each in signatures if each.cleaned_data.get("office")],
                ),
                seen_version=form.cleaned_data["version"],
                by=user,
                now=timezone.now(),
            )
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(request, gettext("Rancangan maklumat disimpan."))
            return redirect("charters:edit", charter.pk)
    return _page(request, charter, user, (form, pledges, signatures))


def _rows(charter: Charter, name: str) -> list[dict[str, Any]]:
    names = PLEDGE_FIELDS if name == "pledges" else SIGNATURE_FIELDS
    rows = [
        {field: getattr(row, field) for field in names}
        for row in getattr(charter, name).all()
    ]
    return [row | {"target": trimmed(row.get("target"))} for row in rows]


def _page(
    request: HttpRequest, charter: Charter, user: User, parts: tuple[Any, Any, Any]
) -> HttpResponse:
    form, pledges, signatures = parts
    here = charter.service.unit.agency.region
    up = Link(gettext("Maklumat"), reverse("charters:keep", args=[here.pk]))
    consent_version = (
        agreed_version(charter.service.plan, AGREEMENT) or charter.agreement
        if charter.agreed
        else None
    )
    wrong = form.errors or pledges.total_error_count() or signatures.total_error_count()
    context = {
        "charter": charter,
        "form": form,
        "pledges": pledges,
        "signatures": signatures,
        "agreed": agreed_version(charter.service.plan),
        "consent_version": consent_version,
        "consents": consents_in(consent_version) if consent_version else [],
        "publish_form": PublishForm(
            initial={"valid_from": timezone.localdate(), "version": charter.version},
            prefix="terbit",
        ),
        "abilities": abilities_in(user, here.pk),
        "breadcrumbs": crumbs(here, up, Link(charter.service.name, current=True)),
    }
    status = 422 if wrong else 200
    return render(request, "charters/keep/charter.html", context, status=status)


@require_POST
@login_required
def take(request: HttpRequest, charter_id: int) -> HttpResponse:
    """Add what was agreed in the plan."""
    user = signed_in(request)
    charter = charter_kept_by(user, charter_id)
    seen = seen_version(request)
    take_agreed(charter=charter, seen_version=seen, by=user, now=timezone.now())
    notices.done(
        request,
        gettext("Isi lembar W33 yang disepakati ditambahkan, dengan kesepakatannya (W34)."),
    )
    return redirect("charters:edit", charter.pk)


@require_POST
@login_required
def put_out(request: HttpRequest, charter_id: int) -> HttpResponse:
    """Publish a draft."""
    user = signed_in(request)
    charter = charter_kept_by(user, charter_id)
    title = gettext("Umumkan maklumat")
    here = charter.service.unit.agency.region
    own = Link(charter.service.name, reverse("charters:edit", args=[charter.pk]))

    def do(valid_from: date, seen: int) -> Charter:
        return publish_charter(
            charter=charter,
            valid_from=valid_from,
            seen_version=seen,
            by=user,
            now=timezone.now(),
        )

    how = Publishing(
        do=do,
        title=title,
        done=gettext("Maklumat diumumkan."),
        after=reverse("charters:charter", args=[charter.service_id]),
        breadcrumbs=crumbs(here, own, Link(title, current=True)),
    )
    return put_in_force(request, how)


@require_GET
@login_required
def draft_paper(request: HttpRequest, charter_id: int, kind: str) -> HttpResponse:
    """A charter on paper, also before it is published."""
    charter = charter_kept_by(signed_in(request), charter_id)
    return paper_response(request, charter, kind)


@require_GET
@login_required
def plan_paper(request: HttpRequest, plan_id: int, kind: str) -> HttpResponse:
    """The charter of a plan on paper, for those who may print the plan."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    made = print_plan_charter(
        plan=plan,
        kind=kind,
        address_of=partial(address_of, request),
        language="en" if reader_language() == "en" else "id",
        by=user,
    )
    return as_file(made, file_name(plan.service, kind), "pdf")
