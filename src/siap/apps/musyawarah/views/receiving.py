"""Pages of those who keep the links of a place: links, sheets, and what came by them."""

from collections.abc import Mapping
from typing import Final

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.meetings.join_address import qr_picture, reaches_phones
from siap.apps.musyawarah.forms.proposals import initial_of
from siap.apps.musyawarah.forms.suggestions import InvitationForm, NoteForm, TakeOverForm
from siap.apps.musyawarah.models import (
    Cycle,
    Invitation,
    Suggestion,
    SuggestionPhoto,
    SuggestionState,
    UsualProposal,
)
from siap.apps.musyawarah.queries.listing import agencies_of, cycle_seen
from siap.apps.musyawarah.queries.similar import similar_proposals
from siap.apps.musyawarah.queries.suggestions import (
    ENDED,
    as_proposal,
    counted_by_state,
    invitation_for,
    invitations_for,
    keeps_links,
    places_kept,
    steps_of,
    suggestion_for,
    suggestions_for,
)
from siap.apps.musyawarah.services.inviting import close_invitation, open_invitation
from siap.apps.musyawarah.services.proposals import area_of
from siap.apps.musyawarah.services.receiving import (
    refuse_suggestion,
    send_back,
    take_over,
)
from siap.apps.musyawarah.services.suggestion_trail import WAITS
from siap.apps.musyawarah.showing import told_steps
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.apps.organisations.models import Region
from siap.kernel.errors import Forbidden, SiapError
from siap.ui import notices
from siap.ui.components import Link

A_PAGE: Final = 50
RETURNED, DONE = "dikembalikan", "selesai"
_SHOWN: Final = {
    RETURNED: (SuggestionState.RETURNED,),
    DONE: ENDED,
}


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")


@require_http_methods(["GET", "POST"])
@login_required
def invitations(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Open links of places and see what came by them."""
    user = signed_in(request)
    cycle = cycle_seen(cycle_id)
    if not keeps_links(user, cycle):
        raise Forbidden("forbidden", where="invitation.keep")
    form = InvitationForm(request.POST or None, places=places_kept(user, cycle))
    if request.method == "POST" and form.is_valid():
        try:
            made = open_invitation(
                cycle=cycle,
                region=form.places[form.cleaned_data["place"]],
                until=form.cleaned_data["until"],
                by=user,
                now=timezone.now(),
            )
        except SiapError as problem:
            refuse(form, problem)
        else:
            said = gettext("Tautan %(place)s dibuka. Cetak lembarnya untuk ditempel.")
            notices.done(request, said % {"place": made.region.name})
            return redirect("musyawarah:invitations", cycle_id)
    crumb = Link(gettext("Tautan warga"), current=True)
    found = suggestions_for(user, cycle)
    shown = request.GET.get("tampil", "")
    states = _SHOWN.get(shown, (SuggestionState.WAITING,))
    context = framed(request, cycle, "invitations", crumb) | {
        "form": form,
        "links": [
            (each, invited_address(request, each)) for each in invitations_for(user, cycle)
        ],
        "tabs": _tabs(cycle, counted_by_state(found), shown),
        "page": Paginator(found.filter(state__in=states), A_PAGE).get_page(
            request.GET.get("page")
        ),
        "waits_here": shown not in _SHOWN,
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/invitations.html", context, status=status)


def _tabs(cycle: Cycle, counted: Mapping[str, int], shown: str) -> list[Link]:
    address = reverse("musyawarah:invitations", args=[cycle.pk])
    names = (
        ("", gettext("Menunggu Anda"), (SuggestionState.WAITING,)),
        (RETURNED, gettext("Dikembalikan"), _SHOWN[RETURNED]),
        (DONE, gettext("Selesai"), _SHOWN[DONE]),
    )
    known = shown if shown in _SHOWN else ""
    return [
        Link(
            label,
            f"{address}?tampil={key}" if key else address,
            current=key == known,
            count=sum(counted.get(each, 0) for each in kinds),
        )
        for key, label, kinds in names
    ]


def invited_address(request: HttpRequest, invitation: Invitation) -> str:
    """The whole address of a link, as it is printed."""
    path = reverse("musyawarah:invited", args=[invitation.token])
    return request.build_absolute_uri(path)


@require_POST
@login_required
def close(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Switch a link off."""
    user = signed_in(request)
    found = invitation_for(user, invitation_id)
    close_invitation(invitation=found, by=user, now=timezone.now())
    notices.done(request, gettext("Tautan dimatikan. Usulan yang sudah masuk tetap ada."))
    return redirect("musyawarah:invitations", found.cycle_id)


@require_GET
@login_required
def sheet(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Give the sheet for the wall: what to do, the QR code, the address, until when."""
    found = invitation_for(signed_in(request), invitation_id)
    address = invited_address(request, found)
    context = {
        "invitation": found,
        "address": address.partition("://")[2],
        "qr": mark_safe(qr_picture(address)),  # noqa: S308 - made by the library
        "village": area_of(found.region)["village"],
        "reaches": reaches_phones(address),
        "back": reverse("musyawarah:invitations", args=[found.cycle_id]),
    }
    return render(request, "musyawarah/link_sheet.html", context)


@require_GET
@login_required
def received(request: HttpRequest, number: str) -> HttpResponse:
    """Show what a resident sent, and what can be done with it."""
    found = suggestion_for(signed_in(request), number)
    return _received(request, found, NoteForm())


def _received(
    request: HttpRequest, found: Suggestion, form: NoteForm, status: int = 200
) -> HttpResponse:
    cycle = found.invitation.cycle
    village = area_of(found.region)["village"]
    back = Link(gettext("Tautan warga"), reverse("musyawarah:invitations", args=[cycle.pk]))
    alike = similar_proposals(
        cycle, title=found.title, village_id=village.pk if village else None
    )
    context = framed(
        request, cycle, "invitations", back, Link(found.number, current=True)
    ) | {
        "suggestion": found,
        "sent": as_proposal(found) if found.values else None,
        "steps": told_steps(steps_of(found)),
        "waits": found.state in WAITS,
        "has_photo": SuggestionPhoto.objects.filter(suggestion=found).exists(),
        "similar": alike if found.state in WAITS else [],
        "form": form,
        "asked": request.POST.get("aksi", ""),
    }
    return render(request, "musyawarah/received.html", context, status=status)


@require_POST
@login_required
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Send something back with a note, or refuse it with a reason."""
    user = signed_in(request)
    found = suggestion_for(user, number)
    form = NoteForm(request.POST)
    refused = request.POST.get("aksi") == "tolak"
    act = refuse_suggestion if refused else send_back
    if form.is_valid():
        note = form.cleaned_data["note"]
        try:
            act(
                suggestion=found,
                note=note,
                site=_site(request),
                by=user,
                now=timezone.now(),
            )
        except SiapError as problem:
            refuse(form, problem)
        else:
            notices.done(
                request,
                gettext("Usulan ditolak; alasannya dapat dibaca pengirim.")
                if refused
                else gettext("Usulan dikembalikan; catatannya dapat dibaca pengirim."),
            )
            return redirect("musyawarah:invitations", found.invitation.cycle_id)
    return _received(request, found, form, 422)


@require_http_methods(["GET", "POST"])
@login_required
def take(request: HttpRequest, number: str) -> HttpResponse:
    """Complete what a resident sent and make it a proposal."""
    user = signed_in(request)
    found = suggestion_for(user, number)
    if found.proposal is not None:
        return redirect("musyawarah:proposal", found.number)
    if found.state not in WAITS:
        return redirect("musyawarah:received", found.number)
    form = _take_form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            made = take_over(
                suggestion=found,
                values=form.values(),
                seen_version=form.cleaned_data["version"] or 0,
                site=_site(request),
                by=user,
                now=timezone.now(),
            )
        except SiapError as problem:
            if isinstance(problem, Forbidden):
                raise
            refuse(form, problem)
        else:
            said = gettext("Usulan diterima dengan nomor %(code)s.") % {"code": made.code}
            notices.done(request, said)
            return redirect("musyawarah:proposal", made.code)
    cycle = found.invitation.cycle
    back = Link(found.number, reverse("musyawarah:received", args=[found.number]))
    here = Link(gettext("Terima"), current=True)
    context = framed(request, cycle, "invitations", back, here) | {
        "form": form,
        "suggestion": found,
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/take.html", context, status=status)


def _take_form(request: HttpRequest, found: Suggestion) -> TakeOverForm:
    area = area_of(found.region)["village"] or found.region
    cycle = found.invitation.cycle
    places = [found.region, area, found.invitation.region]
    known = {each.pk: each for each in places}
    inside = Region.objects.filter(parent__in=list(known)).order_by("code")
    known |= {each.pk: each for each in inside}
    return TakeOverForm(
        request.POST if request.method == "POST" else None,
        places=sorted(known.values(), key=lambda each: each.code),
        usual=list(UsualProposal.objects.filter(region=cycle.region)),
        agencies=agencies_of(cycle),
        initial=initial_of(as_proposal(found)) if found.values else {},
    )
