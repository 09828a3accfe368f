"""Pages on which a person follows proposals, relates them, and reads the news of them."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.musyawarah.models import Message, Proposal
from siap.apps.musyawarah.queries.listing import cycle_seen
from siap.apps.musyawarah.queries.schedules import adopted_placement
from siap.apps.musyawarah.queries.way import proposal_seen
from siap.apps.musyawarah.services.explaining import ask_first
from siap.apps.musyawarah.services.joining import link_proposals, unlink_proposals
from siap.apps.musyawarah.services.telling import follow, mark_read, unfollow
from siap.apps.musyawarah.views.frame import framed
from siap.ui import notices
from siap.ui.components import Link


@require_POST
@login_required
def link(request: HttpRequest, code: str) -> HttpResponse:
    """Say that a proposal waits for another, or continues an earlier one."""
    user = signed_in(request)
    proposal, other, kind = _related(request, code)
    link_proposals(start=proposal, end=other, kind=kind, by=user, now=timezone.now())
    notices.done(request, gettext("Hubungan antarusulan dicatat."))
    return redirect("musyawarah:proposal", proposal.code)


@require_POST
@login_required
def unlink(request: HttpRequest, code: str) -> HttpResponse:
    """Take such a relation away; the notice offers to put it back."""
    user = signed_in(request)
    proposal, other, kind = _related(request, code)
    if unlink_proposals(start=proposal, end=other, kind=kind, by=user, now=timezone.now()):
        address = reverse("musyawarah:link", args=[proposal.code])
        undo = f"{address}?{urlencode({'nomor': other.code, 'hubungan': kind})}"
        notices.done(request, gettext("Hubungan antarusulan dihapus."), undo_url=undo)
    return redirect("musyawarah:proposal", proposal.code)


def _related(request: HttpRequest, code: str) -> tuple[Proposal, Proposal, str]:
    """The two proposals and how they relate; an undo button says so in its address."""
    user = signed_in(request)
    given = request.POST if "nomor" in request.POST else request.GET
    other = proposal_seen(given.get("nomor", "").strip()[:16], user)
    return proposal_seen(code, user), other, given.get("hubungan", "")


@require_POST
@login_required
def following(request: HttpRequest, code: str) -> HttpResponse:
    """Be told about a proposal from now on, or no longer."""
    user = signed_in(request)
    proposal = proposal_seen(code, user)
    if request.POST.get("berhenti"):
        unfollow(proposal=proposal, user=user)
        notices.done(request, gettext("Anda tidak lagi mengikuti usulan ini."))
    else:
        follow(proposal=proposal, user=user, now=timezone.now())
        notices.done(request, gettext("Anda akan diberi kabar bila ada perubahan."))
    return redirect("musyawarah:proposal", proposal.code)


@require_POST
def ask_earlier(request: HttpRequest, code: str) -> HttpResponse:
    """Have it worked out first what would bring a proposal forward; for everybody."""
    proposal = proposal_seen(code, request.user)
    placement = adopted_placement(proposal)
    if placement is not None:
        ask_first(placement=placement, now=timezone.now())
        notices.done(
            request, gettext("Permintaan dicatat; biasanya selesai dalam beberapa menit.")
        )
    return redirect("musyawarah:proposal", proposal.code)


@require_http_methods(["GET", "POST"])
@login_required
def mine(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Show the proposals of the reader, drafts too, and what they were told."""
    user = signed_in(request)
    cycle = cycle_seen(cycle_id)
    if request.method == "POST":
        mark_read(user=user, now=timezone.now())
        return redirect("musyawarah:mine", cycle_id)
    own = Proposal.objects.filter(created_by=user, cycle=cycle)
    told = Message.objects.filter(user=user).select_related("proposal")
    crumb = Link(gettext("Usulan saya"), current=True)
    context = framed(request, cycle, "mine", crumb) | {
        "proposals": own.select_related("level", "village")[:500],
        "told": told[:50],
        "unread": told.filter(read_at=None).count(),
    }
    return render(request, "musyawarah/mine.html", context)
