"""Pages on which planners set terms for the schedule and the price list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from siap.apps.accounts.models import signed_in
from siap.apps.musyawarah.forms.planning import TermsForm, UsualForm
from siap.apps.musyawarah.models import UsualProposal
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.queries.listing import agencies_of
from siap.apps.musyawarah.queries.way import proposal_seen
from siap.apps.musyawarah.services.planning import remove_usual, save_usual, set_terms
from siap.apps.musyawarah.views.frame import framed
from siap.apps.musyawarah.views.settings import cycle_to_edit, settings_crumb
from siap.ui import notices
from siap.ui.components import Link


@require_http_methods(["GET", "POST"])
@login_required
def terms(request: HttpRequest, code: str) -> HttpResponse:
    """Set in which years a proposal may be built, whether it must, and who builds it."""
    user = signed_in(request)
    proposal = proposal_seen(code, user)
    require(user, "schedule.adopt", Place(proposal.region))
    initial = {
        "mandatory": proposal.mandatory,
        "promised": proposal.promised,
        "not_before": proposal.not_before,
        "not_after": proposal.not_after,
        "agency": str(proposal.agency_id or ""),
    }
    agencies = agencies_of(proposal.cycle)
    form = TermsForm(request.POST or None, initial=initial, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        set_terms(proposal=proposal, values=form.values(), by=user, now=timezone.now())
        notices.done(request, gettext("Syarat penjadwalan disimpan."))
        return redirect("musyawarah:proposal", proposal.code)
    back = Link(proposal.code, reverse("musyawarah:proposal", args=[proposal.code]))
    here = Link(gettext("Syarat penjadwalan"), current=True)
    context = framed(request, proposal.cycle, "", back, here) | {
        "proposal": proposal,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/terms.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def usual(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Show the usual proposals with their prices; add, change and remove them."""
    user, cycle = cycle_to_edit(request, cycle_id)
    known = UsualProposal.objects.filter(region=cycle.region).select_related("agency")
    removed = request.POST.get("hapus", "")
    if removed.isdecimal():
        found = known.filter(pk=int(removed)).first()
        if found is not None:
            remove_usual(cycle=cycle, usual=found, by=user, now=timezone.now())
            notices.done(request, gettext("Dihapus dari daftar harga."))
        return redirect("musyawarah:usual", cycle_id)
    form = UsualForm(request.POST or None, agencies=agencies_of(cycle))
    if request.method == "POST" and form.is_valid():
        save_usual(cycle=cycle, values=form.values(), by=user, now=timezone.now())
        notices.done(request, gettext("Daftar harga disimpan."))
        return redirect("musyawarah:usual", cycle_id)
    here = Link(gettext("Daftar harga"), current=True)
    context = framed(request, cycle, "settings", settings_crumb(cycle), here) | {
        "form": form,
        "known": known,
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/usual.html", context, status=status)
