"""The page on which residents propose by the link of their place, without an account."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.musyawarah.forms.suggestions import (
    SuggestionForm,
    is_stamped,
    stamped,
)
from siap.apps.musyawarah.models import (
    Invitation,
    Proposal,
    Suggestion,
    UsualProposal,
)
from siap.apps.musyawarah.queries.similar import similar_proposals
from siap.apps.musyawarah.queries.suggestions import (
    invitation_at,
)
from siap.apps.musyawarah.services.inviting import check_open
from siap.apps.musyawarah.services.proposals import area_of
from siap.apps.musyawarah.services.suggesting import (
    NewSuggestion,
    Sender,
    suggest,
)
from siap.apps.musyawarah.views.frame import framed, refuse, wants_json
from siap.apps.musyawarah.views.mapping import form_map
from siap.apps.organisations.models import Region
from siap.kernel.errors import SiapError, Unavailable
from siap.ui.components import Link
from siap.ui.formatting import reader_language

OPENED: Final = "musyawarah-opened"
COMPARE: Final = "serupa"
TOO_MANY: Final = 429


def _village(invitation: Invitation) -> Region:
    return area_of(invitation.region)["village"] or invitation.region


def link_form(
    invitation: Invitation,
    data: QueryDict | None,
    request: HttpRequest,
    **options: object,
) -> SuggestionForm:
    """The form of a link: its place and what lies in it."""
    place = invitation.region
    inside = Q(pk=place.pk) | Q(parent=place) | Q(parent__parent=place)
    return SuggestionForm(
        data,
        request.FILES if data is not None else None,
        places=list(Region.objects.filter(inside).order_by("code")),
        usual=UsualProposal.objects.filter(region=invitation.cycle.region),
        **options,
    )


@never_cache
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Propose by the link of a place, without an account."""
    invitation = invitation_at(token)
    if request.method == "GET":
        try:
            check_open(invitation=invitation, today=timezone.localdate())
        except SiapError as problem:
            return _ended(request, invitation, problem)
    data = request.POST.copy() if request.method == "POST" else None
    known = data is None or is_stamped(
        invitation, data.get("key", ""), data.get("stamp", "")
    )
    if data is not None and not known:
        data.update({"key": "", "stamp": ""})
        for name, value in stamped(invitation).items():
            data[name] = value
    first = {"place": str(invitation.region_id), **stamped(invitation)}
    form = link_form(invitation, data, request, initial=first)
    status = 200
    if data is not None and data.get("aksi") != COMPARE and form.is_valid():
        if known:
            try:
                return _taken(request, invitation, form)
            except SiapError as problem:
                refuse(form, problem)
                status = TOO_MANY if isinstance(problem, Unavailable) else 422
        else:
            again = gettext("Halaman ini sudah lama terbuka. Tekan Kirim sekali lagi.")
            form.add_error(None, again)
    return form_page(request, invitation, form, status=status)


def _ended(
    request: HttpRequest, invitation: Invitation, problem: SiapError
) -> HttpResponse:
    crumb = Link(invitation.region.name, current=True)
    context = framed(request, invitation.cycle, "", crumb) | {
        "invitation": invitation,
        "reason": problem.message(reader_language()),
    }
    return render(request, "musyawarah/link_ended.html", context, status=410)


def sender_behind(request: HttpRequest, key: str = "") -> Sender:
    """Where a request comes from; a browser without a session is told by its form."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    return Sender(browser=request.session.session_key or key, address=address)


def new_of(form: SuggestionForm) -> NewSuggestion:
    """What a checked form says."""
    values = form.values()
    region = values.pop("region")
    assert isinstance(region, Region)  # noqa: S101 - chosen from the places of the form
    photo = form.cleaned_data.get("photo")
    return NewSuggestion(
        region=region,
        values=values,
        name=form.cleaned_data["proposer_name"],
        contact=form.cleaned_data["contact"],
        photo=photo.read() if photo is not None else None,
    )


def _taken(
    request: HttpRequest, invitation: Invitation, form: SuggestionForm
) -> HttpResponse:
    key = form.cleaned_data["key"]
    made = suggest(
        invitation=invitation,
        new=new_of(form),
        key=key,
        sender=sender_behind(request, key),
        now=timezone.now(),
    )
    remember(request, made)
    address = f"{reverse('musyawarah:sent', args=[made.number])}?baru=1"
    if wants_json(request):
        return JsonResponse({"url": address, "code": made.number})
    return redirect(address)


def form_page(
    request: HttpRequest,
    invitation: Invitation,
    form: SuggestionForm,
    *,
    suggestion: Suggestion | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a form that is empty, to be compared, or was not taken."""
    compared = request.method == "POST" and request.POST.get("aksi") == COMPARE
    if compared:
        form.errors.clear()  # who only looks around has not forgotten anything yet
    if form.errors and wants_json(request):
        return JsonResponse({"errors": form.errors}, status=max(status, 422))
    village = _village(invitation)
    similar: Sequence[Proposal] = []
    if compared and form.data.get("title"):
        similar = similar_proposals(
            invitation.cycle, title=form.data["title"], village_id=village.pk
        )
    if form.errors:
        status = max(status, 422)
    crumb = Link(invitation.region.name, current=True)
    context = framed(request, invitation.cycle, "", crumb) | {
        "form": form,
        "invitation": invitation,
        "suggestion": suggestion,
        "similar": similar,
        "compared": compared,
    }
    context |= form_map(invitation.cycle, village)
    return render(request, "musyawarah/suggest.html", context, status=status)


@require_GET
def similar(request: HttpRequest, token: str) -> HttpResponse:
    """List proposals like the one that is being typed; a part of a page."""
    invitation = invitation_at(token)
    found = similar_proposals(
        invitation.cycle,
        title=request.GET.get("judul", "").strip()[:150],
        village_id=_village(invitation).pk,
    )
    return render(request, "musyawarah/similar.html", {"similar": found})


def remember(request: HttpRequest, suggestion: Suggestion) -> None:
    """Let this browser open what it sent until its session ends."""
    opened = [pk for pk in request.session.get(OPENED, []) if pk != suggestion.pk]
    request.session[OPENED] = [*opened[-19:], suggestion.pk]
