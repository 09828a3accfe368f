"""Opening a desk, and setting it up: promise, days off, officers."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from siap.apps.accounts.models import User, signed_in
from siap.apps.complaints import services
from siap.apps.complaints.models import Desk, Officer, Pledge
from siap.apps.complaints.permissions import require_desk
from siap.apps.complaints.queries.desks import desk_for, topics_of
from siap.apps.complaints.queries.lists import texts_for
from siap.apps.complaints.services import DeskFacts
from siap.apps.complaints.setup_forms import (
    DayOffForm,
    DeskForm,
    EvidenceForm,
    OfficerForm,
    OpenForm,
    PledgeForm,
)
from siap.apps.complaints.views.desk import crumbs
from siap.apps.organisations.queries import regions_administered_by
from siap.kernel.errors import InvalidInput
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language
from siap.ui.forms import PlainForm

Data = dict[str, Any]


@require_http_methods(["GET", "POST"])
@login_required
def open_new(request: HttpRequest) -> HttpResponse:
    """Open the desk of a region."""
    user = signed_in(request)
    regions = regions_administered_by(user).filter(desk__isnull=True)
    form = OpenForm(request.POST or None)
    form.fields["region"].queryset = regions  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        facts = DeskFacts(name=data["name"], slug=data["slug"], contact=data["contact"])
        try:
            desk = services.open_desk(
                region=data["region"], facts=facts, by=user, now=timezone.now()
            )
        except InvalidInput as problem:
            form.add_error(problem.where or None, problem.message(reader_language()))
        else:
            notices.done(request, gettext("Layanan laporan dibuka."))
            return redirect("complaints:setup", desk.slug)
    status = 422 if form.errors else 200
    context = {"form": form, "regions": regions.exists()}
    return render(request, "complaints/desk/open.html", context, status=status)


def _desk(desk: Desk, data: Data, by: User) -> object:
    facts = DeskFacts(**data, outline=desk.outline)
    return services.change_desk(desk=desk, facts=facts, by=by, now=timezone.now())


def _pledge(desk: Desk, data: Data, by: User) -> object:
    return services.add_pledge(
        desk=desk,
        kind=data["kind"],
        hours=data["hours"],
        since=(data["valid_from"], data["basis"]),
        by=by,
        now=timezone.now(),
    )


def _day_off(desk: Desk, data: Data, by: User) -> object:
    return services.add_day_off(desk=desk, by=by, now=timezone.now(), **data)


def _officer(desk: Desk, data: Data, by: User) -> object:
    return services.set_officer(
        desk=desk,
        officer=(data["username"], data["agency"]),
        is_officer=True,
        by=by,
        now=timezone.now(),
    )


def _evidence(desk: Desk, data: Data, by: User) -> object:
    return services.make_indicator(
        desk=desk, agency=data["agency"], plan=data["plan"], by=by, now=timezone.now()
    )


_ACTS: dict[str, tuple[type[PlainForm], Callable[[Desk, Data, User], object]]] = {
    "desk": (DeskForm, _desk),
    "pledge": (PledgeForm, _pledge),
    "day-off": (DayOffForm, _day_off),
    "officer": (OfficerForm, _officer),
    "evidence": (EvidenceForm, _evidence),
}


@require_http_methods(["GET", "POST"])
@login_required
def setup(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how a desk is set up, and change it."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    require_desk(user, desk)
    act = request.POST.get("act", "")
    forms = {
        name.replace("-", "_"): kind(
            request.POST if name == act else None,
            desk=desk,
            auto_id=f"id_{name}_%s",
        )
        for name, (kind, _) in _ACTS.items()
    }
    failed: PlainForm | None = None
    if act in _ACTS:
        form = forms[act.replace("-", "_")]
        if _changed(form, act, desk, user):
            desk.refresh_from_db()
            notices.done(request, gettext("Tersimpan."))
            return redirect("complaints:setup", desk.slug)
        failed = form
    context = {
        "desk": desk,
        "forms": forms,
        "form": failed,
        "topics": topics_of(desk),
        "pledges": Pledge.objects.filter(desk=desk),
        "days_off": desk.days_off.all(),
        "officers": _officers(desk),
        "canned": texts_for(desk, None),
        "public_url": request.build_absolute_uri(
            reverse("complaints:reports", args=[desk.slug])
        ),
        "breadcrumbs": crumbs(desk, Link(gettext("Pengaturan"), current=True)),
    }
    status = 422 if failed else 200
    return render(request, "complaints/desk/setup.html", context, status=status)


def _changed(form: PlainForm, act: str, desk: Desk, user: User) -> bool:
    if not form.is_valid():
        return False
    try:
        _ACTS[act][1](desk, form.cleaned_data, user)
    except InvalidInput as problem:
        where = problem.where if problem.where in form.fields else None
        form.add_error(where, problem.message(reader_language()))
        return False
    return True


def _officers(desk: Desk) -> list[Officer]:
    rows = Officer.objects.filter(agency__region=desk.region_id)
    return list(
        rows.select_related("user", "agency").order_by("agency__name", "user__name")
    )


@require_http_methods(["POST"])
@login_required
def end_officer(request: HttpRequest, slug: str, officer_id: int) -> HttpResponse:
    """Take an officer's task away."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    row = Officer.objects.filter(pk=officer_id).select_related("user", "agency").first()
    if row is not None:
        services.set_officer(
            desk=desk,
            officer=(row.user, row.agency),
            is_officer=False,
            by=user,
            now=timezone.now(),
        )
        notices.done(request, gettext("Tugas petugas dicabut."))
    return redirect("complaints:setup", slug)
