"""Pages on which a proposal is written, corrected, taken back, followed."""

import uuid
from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.complaints.models import Desk
from siap.apps.musyawarah.forms.proposals import ProposalForm, VillageForm, initial_of
from siap.apps.musyawarah.models import (
    Cycle,
    Photo,
    Proposal,
    ProposalState,
    Source,
    UsualProposal,
)
from siap.apps.musyawarah.permissions import Place, abilities_at, may_change
from siap.apps.musyawarah.queries.listing import (
    agencies_of,
    cycle_seen,
    places_inside,
    villages_of,
)
from siap.apps.musyawarah.queries.origins import Origin, actions_offered
from siap.apps.musyawarah.queries.similar import similar_proposals
from siap.apps.musyawarah.queries.way import proposal_seen
from siap.apps.musyawarah.services.handing_in import NewProposal, hand_in
from siap.apps.musyawarah.services.origins import keep_origin
from siap.apps.musyawarah.services.pictures import add_photo, remove_photo
from siap.apps.musyawarah.services.proposals import (
    correct_proposal,
    save_proposal,
    submit_proposal,
    withdraw_proposal,
)
from siap.apps.musyawarah.views.frame import framed, refuse, wants_json
from siap.apps.musyawarah.views.growing import asked_from, origin_asked
from siap.apps.musyawarah.views.mapping import form_map
from siap.apps.organisations.models import Region
from siap.kernel.errors import Forbidden, NotFound, SiapError
from siap.ui import notices
from siap.ui.components import Link

ROWS_WITH_FIGURES = 8
SEND, DRAFT, COMPARE = "kirim", "draf", "serupa"


def _village(cycle: Cycle, key: str) -> Region:
    found = villages_of(cycle).filter(pk=int(key)).first() if key.isdecimal() else None
    if found is None:
        raise NotFound("not-found", where=f"village {key}")
    return found


def _form(
    request: HttpRequest, cycle: Cycle, village: Region, **options: object
) -> ProposalForm:
    posted = request.method == "POST"
    return ProposalForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        places=places_inside(village),
        usual=UsualProposal.objects.filter(region=cycle.region),
        agencies=agencies_of(cycle),
        draft=request.POST.get("aksi") == DRAFT,
        **options,
    )


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Write a proposal: first where, then what."""
    cycle = cycle_seen(cycle_id)
    origin = origin_asked(request, cycle)
    chosen = request.GET.get("village", "")
    if not chosen:
        return _where(request, cycle, origin)
    village = _village(cycle, chosen)
    initial = {
        "key": uuid.uuid4().hex,
        "place": str(village.pk),
        "proposer_kind": "person",
    }
    form = _form(request, cycle, village, initial=origin.initial | initial)
    if origin.seed is not None:
        form.fields["problem"].widget.attrs["rows"] = ROWS_WITH_FIGURES
    if request.method == "POST" and form.is_valid() and _action(request) != COMPARE:
        try:
            return _taken(request, cycle, form, origin)
        except SiapError as problem:
            if isinstance(problem, Forbidden):
                raise
            refuse(form, problem)
    return _form_page(request, cycle, village, form, origin)


def _where(request: HttpRequest, cycle: Cycle, origin: Origin) -> HttpResponse:
    """The first step: where; or what the proposal is to grow out of."""
    crumb = Link(gettext("Usulan baru"), current=True)
    context = framed(request, cycle, "", crumb) | {
        "form": VillageForm(villages=list(villages_of(cycle))),
        "origin": origin,
        "origin_key": asked_from(request),
    }
    if origin == Origin():
        user = signed_in(request)
        context |= {
            "actions": actions_offered(cycle, user)[:200],
            "has_reports": Desk.objects.filter(region=cycle.region_id).exists(),
        }
    return render(request, "musyawarah/where.html", context)


def _action(request: HttpRequest) -> str:
    return request.POST.get("aksi", SEND)


def _taken(
    request: HttpRequest, cycle: Cycle, form: ProposalForm, origin: Origin
) -> HttpResponse:
    user, now = signed_in(request), timezone.now()
    values = form.values()
    place = Place(values["region"])  # type: ignore[arg-type]
    on_behalf = "proposal.type-in" in abilities_at(user, place)
    if on_behalf and request.POST.get("kertas"):
        values["source"] = Source.PAPER
    key = form.cleaned_data["key"]
    if _action(request) == SEND and form.cleaned_data.get("photo") is None:
        new = NewProposal(cycle=cycle, key=key, values=values, origin=origin)
        return _sent(request, hand_in(new=new, by=user, now=now))
    proposal = save_proposal(cycle=cycle, key=key, values=values, by=user, now=now)
    keep_origin(proposal=proposal, origin=origin, by=user, now=now)
    # A picture is drawn anew outside of any change: others write meanwhile.
    _take_photo(form, proposal, user)
    if _action(request) == SEND:
        return _sent(request, submit_proposal(proposal=proposal, by=user, now=now))
    text = gettext("Draf disimpan. Hanya Anda yang dapat melihatnya.")
    return _answer(request, proposal, text)


def _sent(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    text = gettext("Usulan terkirim. Nomornya %(code)s.") % {"code": proposal.code}
    return _answer(request, proposal, text)


def _take_photo(form: ProposalForm, proposal: Proposal, user: User) -> None:
    photo = form.cleaned_data.get("photo")
    if photo is not None and not proposal.photos.exists():
        add_photo(proposal=proposal, content=photo.read(), by=user, now=timezone.now())


def _answer(request: HttpRequest, proposal: Proposal, text: str) -> HttpResponse:
    if wants_json(request):
        url = reverse("musyawarah:proposal", args=[proposal.code])
        return JsonResponse({"url": url, "code": proposal.code})
    notices.done(request, text)
    return redirect("musyawarah:proposal", proposal.code)


def _form_page(
    request: HttpRequest,
    cycle: Cycle,
    village: Region,
    form: ProposalForm,
    of: Proposal | Origin,
) -> HttpResponse:
    proposal = of if isinstance(of, Proposal) else None
    similar: Sequence[Proposal] = []
    if _action(request) == COMPARE:
        form.errors.clear()  # who only looks around has not forgotten anything yet
    if _action(request) == COMPARE and form.data.get("title"):
        similar = similar_proposals(
            cycle,
            title=form.data["title"],
            village_id=village.pk,
            kind=form.data.get("kind", ""),
            but=proposal.pk if proposal else None,
        )
    if form.errors and wants_json(request):
        return JsonResponse({"errors": form.errors}, status=422)
    user = signed_in(request)
    label = gettext("Perbaiki usulan") if proposal else gettext("Usulan baru")
    context = framed(request, cycle, "", Link(label, current=True)) | {
        "form": form,
        "village": village,
        "proposal": proposal,
        "origin": of if isinstance(of, Origin) else None,
        "origin_key": asked_from(request),
        "similar": similar,
        "compared": _action(request) == COMPARE and request.method == "POST",
        "types_in": "proposal.type-in" in abilities_at(user, Place(village)),
        "is_draft": proposal is None or proposal.state == ProposalState.DRAFT,
        "prices": {key: each.price_idr for key, each in form.dictionary.items()},
    }
    context |= form_map(cycle, village)
    refused = form.errors and _action(request) != COMPARE
    return render(request, "musyawarah/form.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Correct a proposal; hand a draft or a returned one in."""
    user = signed_in(request)
    proposal = proposal_seen(code, user)
    if not may_change(user, proposal):
        raise Forbidden("forbidden", where="proposal.correct")
    village = proposal.village or proposal.region
    form = _form(request, proposal.cycle, village, initial=initial_of(proposal))
    if request.method == "POST" and form.is_valid() and _action(request) != COMPARE:
        try:
            return _corrected(request, proposal, form)
        except SiapError as problem:
            if isinstance(problem, Forbidden):
                raise
            refuse(form, problem)
    return _form_page(request, proposal.cycle, village, form, proposal)


def _corrected(
    request: HttpRequest, proposal: Proposal, form: ProposalForm
) -> HttpResponse:
    user, now = signed_in(request), timezone.now()
    proposal = correct_proposal(
        proposal=proposal,
        values=form.values(),
        seen_version=form.cleaned_data["version"] or 0,
        by=user,
        now=now,
    )
    _take_photo(form, proposal, user)
    waits = proposal.state in {ProposalState.DRAFT, ProposalState.RETURNED}
    if waits and _action(request) == SEND:
        return _sent(request, submit_proposal(proposal=proposal, by=user, now=now))
    return _answer(request, proposal, gettext("Perubahan disimpan."))


@require_GET
@login_required
def similar(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """List proposals like the one that is being typed; a part of a page."""
    cycle = cycle_seen(cycle_id)
    village = _village(cycle, request.GET.get("village", ""))
    title = request.GET.get("judul", "").strip()[:150]
    kind = request.GET.get("jenis", "")
    found = similar_proposals(cycle, title=title, village_id=village.pk, kind=kind)
    return render(request, "musyawarah/similar.html", {"similar": found})


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take a proposal back."""
    user = signed_in(request)
    proposal = proposal_seen(code, user)
    was_draft = proposal.state == ProposalState.DRAFT
    reason = request.POST.get("alasan", "")
    withdraw_proposal(proposal=proposal, reason=reason, by=user, now=timezone.now())
    if was_draft:
        notices.done(request, gettext("Draf dihapus."))
        return redirect("musyawarah:mine", proposal.cycle_id)
    notices.done(request, gettext("Usulan ditarik."))
    return redirect("musyawarah:proposal", proposal.code)


@require_POST
@login_required
def photos(request: HttpRequest, code: str) -> HttpResponse:
    """Add a picture, or take one away."""
    user = signed_in(request)
    proposal = proposal_seen(code, user)
    removed = request.POST.get("hapus", "")
    if removed.isdecimal():
        photo = Photo.objects.filter(proposal=proposal, pk=int(removed)).first()
        if photo is not None:
            remove_photo(photo=photo, by=user, now=timezone.now())
            notices.done(request, gettext("Foto dihapus."))
    elif "photo" in request.FILES:
        content = request.FILES["photo"].read()  # type: ignore[union-attr]
        add_photo(proposal=proposal, content=content, by=user, now=timezone.now())
        notices.done(request, gettext("Foto ditambahkan."))
    return redirect("musyawarah:proposal", proposal.code)
