"""Pages with which an administrator keeps the accounts of a region."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.organisations.models import Membership, Region
from siap.apps.organisations.queries import (
    memberships_of,
    region_administered_by,
    regions_administered_by,
)
from siap.apps.organisations.services import add_person, reset_password, take_role
from siap.apps.people.forms import PersonForm
from siap.kernel.errors import InvalidInput, NotFound
from siap.ui import notices
from siap.ui.components import Link


@require_GET
@login_required
def regions(request: HttpRequest) -> HttpResponse:
    """List the regions whose accounts the person keeps; go straight to the only one."""
    found = list(regions_administered_by(signed_in(request))[:200])
    if len(found) == 1:
        return redirect("people:region", found[0].pk)
    return render(request, "people/regions.html", {"regions": found})


@require_http_methods(["GET", "POST"])
@login_required
def region(request: HttpRequest, region_id: int) -> HttpResponse:
    """Show the accounts of a region, and make a new one."""
    user = signed_in(request)
    found = region_administered_by(user, region_id)
    form = PersonForm(request.POST or None)
    made: tuple[User, str] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = add_person(region=found, new=form.person(), by=user, now=timezone.now())
            form = PersonForm()
        except InvalidInput as problem:
            form.add_error(problem.where or None, problem.message())
    return _page(request, found, form=form, made=made)


def _page(
    request: HttpRequest,
    found: Region,
    *,
    form: PersonForm,
    made: tuple[User, str] | None = None,
) -> HttpResponse:
    context = {
        "region": found,
        "memberships": memberships_of(found),
        "form": form,
        "made": made,
        "breadcrumbs": [
            Link(pgettext("daftar", "Akun"), reverse("people:regions")),
            Link(found.name, current=True),
        ],
    }
    status = 422 if form.errors else 200
    response = render(request, "people/region.html", context, status=status)
    if made:
        # A first password is shown once and kept nowhere.
        response["Cache-Control"] = "no-store"
    return response


def _membership(user: User, region_id: int, membership_id: int) -> Membership:
    found = region_administered_by(user, region_id)
    membership = memberships_of(found).filter(pk=membership_id).first()
    if membership is None:
        raise NotFound("not-found", where=f"membership {membership_id}")
    return membership


@require_POST
@login_required
def new_password(request: HttpRequest, region_id: int, membership_id: int) -> HttpResponse:
    """Give somebody a new first password."""
    user = signed_in(request)
    membership = _membership(user, region_id, membership_id)
    password = reset_password(
        region=membership.region, user=membership.user, by=user, now=timezone.now()
    )
    made = (membership.user, password)
    return _page(request, membership.region, form=PersonForm(), made=made)


@require_POST
@login_required
def remove_role(request: HttpRequest, region_id: int, membership_id: int) -> HttpResponse:
    """Take a role away."""
    user = signed_in(request)
    membership = _membership(user, region_id, membership_id)
    take_role(membership=membership, by=user, now=timezone.now())
    notices.done(request, gettext("Peran dicabut."))
    return redirect("people:region", region_id)
