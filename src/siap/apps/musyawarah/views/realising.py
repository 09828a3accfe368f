"""Pages on which a proposal is taken up in a plan and said to be done."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.actions.models import Action
from siap.apps.musyawarah.forms.realising import DoneForm
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.queries.way import proposal_seen
from siap.apps.musyawarah.services.pictures import add_photo
from siap.apps.musyawarah.services.realising import link_action, mark_done, take_up
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.apps.plans.queries import plan_visible_to
from siap.kernel.errors import Forbidden, NotFound, SiapError
from siap.ui import notices
from siap.ui.components import Link


@require_http_methods(["GET", "POST"])
@login_required
def done(request: HttpRequest, code: str) -> HttpResponse:
    """Say that a proposal has been carried out."""
    user = signed_in(request)
    proposal = proposal_seen(code, user)
    require(user, "proposal.realise", Place(proposal.region, proposal.agency_id))
    form = DoneForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data, now = form.cleaned_data, timezone.now()
        try:
            mark_done(
                proposal=proposal,
                done_on=data["done_on"],
                real_cost_idr=data["real_cost_idr"],
                by=user,
                now=now,
            )
            if data["photo"] is not None:
                add_photo(
                    proposal=proposal,
                    content=data["photo"].read(),
                    by=user,
                    now=now,
                    shows_result=True,
                )
        except SiapError as problem:
            if isinstance(problem, Forbidden):
                raise
            refuse(form, problem)
        else:
            notices.done(request, gettext("Pelaksanaan dicatat."))
            return redirect("musyawarah:proposal", proposal.code)
    back = Link(proposal.code, reverse("musyawarah:proposal", args=[proposal.code]))
    here = Link(gettext("Catat pelaksanaan"), current=True)
    context = framed(request, proposal.cycle, "", back, here) | {
        "proposal": proposal,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/done.html", context, status=status)


@require_POST
@login_required
def into_plan(request: HttpRequest, code: str) -> HttpResponse:
    """Make an action of a plan from a proposal, or link it to one that is there."""
    user, now = signed_in(request), timezone.now()
    proposal = proposal_seen(code, user)
    kind, _, key = request.POST.get("ke", "").partition(":")
    if kind == "tindakan":
        action = _action(key)
        plan_visible_to(user, action.plan_id)
        link_action(proposal=proposal, action=action, by=user, now=now)
    else:
        plan = plan_visible_to(user, int(key) if key.isdecimal() else 0)
        take_up(proposal=proposal, plan=plan, by=user, now=now)
    notices.done(request, gettext("Usulan dihubungkan dengan tindakan rencana."))
    return redirect("musyawarah:proposal", proposal.code)


def _action(key: str) -> Action:
    try:
        found = Action.objects.select_related("plan").filter(pk=uuid.UUID(key)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound("not-found", where=f"action {key}")
    return found
