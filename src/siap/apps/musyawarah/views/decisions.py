"""Pages on which proposals are scored, decided on and verified."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.musyawarah.forms.meetings import DecisionForm, ScoreForm, VerificationForm
from siap.apps.musyawarah.forms.proposals import plain_number
from siap.apps.musyawarah.models import (
    Meeting,
    MeetingState,
    Proposal,
    Score,
    SuggestionState,
)
from siap.apps.musyawarah.permissions import Place, abilities_at, may_decide, may_score
from siap.apps.musyawarah.queries.desk import (
    before_meeting,
    meets_of,
    merge_targets,
    verification_for,
    verifications_for,
)
from siap.apps.musyawarah.queries.listing import agencies_of, cycle_seen
from siap.apps.musyawarah.queries.ranking import total_of
from siap.apps.musyawarah.queries.suggestions import suggestions_for
from siap.apps.musyawarah.queries.way import proposal_seen
from siap.apps.musyawarah.services.decisions import NewDecision, decide
from siap.apps.musyawarah.services.scoring import give_scores
from siap.apps.musyawarah.services.verification import (
    Answer,
    answer_verification,
    ask_verification,
)
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.apps.organisations.models import Agency, RegionLevel
from siap.kernel.errors import Forbidden, InvalidInput, NotFound, SiapError
from siap.ui import notices
from siap.ui.components import Link

A_PAGE = 50


@require_GET
@login_required
def desk(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Show what waits for the meetings that the reader keeps or scores for."""
    user = signed_in(request)
    cycle = cycle_seen(cycle_id)
    places = meets_of(user, cycle)
    if not places:
        raise Forbidden("forbidden", where="meeting.keep")
    counted = [
        (level, region, before_meeting(level, region).count()) for level, region in places
    ]
    asked = request.GET.get("di", "")
    default = next((n for n, each in enumerate(counted) if each[2]), 0)
    number = int(asked) if asked.isdecimal() and int(asked) < len(places) else default
    level, region, _ = counted[number]
    crumb = Link(gettext("Meja kerja"), current=True)
    address = reverse("musyawarah:desk", args=[cycle_id])
    context = framed(request, cycle, "desk", crumb) | {
        "tabs": [
            Link(f"{lv.name}, {rg.name}", f"{address}?di={n}", n == number, count)
            for n, (lv, rg, count) in enumerate(counted)
        ],
        "can_upload": "proposal.type-in" in abilities_at(user, Place(region))
        and region.level <= RegionLevel.VILLAGE,
        "sent_waiting": suggestions_for(user, cycle)
        .filter(state=SuggestionState.WAITING)
        .count(),
        "level": level,
        "region": region,
        "page": Paginator(before_meeting(level, region), A_PAGE).get_page(
            request.GET.get("page")
        ),
        "meetings": Meeting.objects.filter(level=level, region=region)[:10],
    }
    return render(request, "musyawarah/desk.html", context)


def _to_decide(user: User, code: str) -> Proposal:
    proposal = proposal_seen(code, user)
    if not (may_decide(user, proposal) or may_score(user, proposal)):
        raise Forbidden("forbidden", where="proposal.decide")
    return proposal


def _score_form(request: HttpRequest, user: User, proposal: Proposal) -> ScoreForm | None:
    criteria = list(proposal.level.criteria.all()) if proposal.level else []
    if not criteria or not may_score(user, proposal):
        return None
    own = Score.objects.filter(proposal=proposal, scorer=user, criterion__in=criteria)
    initial = {f"c{each.criterion_id}": str(each.value) for each in own}
    posted = request.POST if request.POST.get("aksi") == "nilai" else None
    return ScoreForm(posted, criteria=criteria, initial=initial)


def _decision_form(request: HttpRequest, proposal: Proposal) -> DecisionForm:
    level = proposal.level
    held = Meeting.objects.filter(level=level).select_related("level", "region")
    codes = {proposal.region_id, proposal.village_id, proposal.kecamatan_id}
    codes |= {proposal.cycle.region_id, proposal.region.parent_id}
    posted = request.POST if request.POST.get("aksi") == "putuskan" else None
    meetings = list(held.filter(region__in=[code for code in codes if code])[:20])
    planned = [each for each in meetings if each.state == MeetingState.PLANNED]
    # The papers of a meeting list its decisions: the one to come is taken unless told.
    likely = str(planned[0].pk) if len(planned) == 1 else ""
    return DecisionForm(
        posted,
        meetings=meetings,
        targets=merge_targets(proposal),
        initial={
            "level": proposal.level_id,
            "volume": plain_number(proposal.volume),
            "cost_idr": proposal.cost_idr,
            "meeting": request.GET.get("rapat", likely),
        },
    )


@require_http_methods(["GET", "POST"])
@login_required
def decision(request: HttpRequest, code: str) -> HttpResponse:
    """Score a proposal, ask an agency, decide."""
    user = signed_in(request)
    proposal = _to_decide(user, code)
    scores, form = _score_form(request, user, proposal), _decision_form(request, proposal)
    if scores is not None and scores.is_bound and scores.is_valid():
        give_scores(proposal=proposal, values=scores.values(), by=user, now=timezone.now())
        notices.done(request, gettext("Nilai Anda disimpan."))
        return redirect("musyawarah:decision", proposal.code)
    if form.is_bound and form.is_valid():
        try:
            decide(proposal=proposal, new=_new(form), by=user, now=timezone.now())
        except SiapError as problem:
            if isinstance(problem, Forbidden):
                raise
            refuse(form, problem)
        else:
            notices.done(request, gettext("Keputusan dicatat dan pengusul diberi tahu."))
            return redirect("musyawarah:proposal", proposal.code)
    level = proposal.level
    here = Link(gettext("Bahas dan putuskan"), current=True)
    back = Link(proposal.code, reverse("musyawarah:proposal", args=[proposal.code]))
    context = framed(request, proposal.cycle, "desk", back, here) | {
        "proposal": proposal,
        "form": form if may_decide(user, proposal) else None,
        "scores": scores,
        "total": total_of(level, proposal) if level else None,
        "scorers": Score.objects.filter(proposal=proposal, criterion__level=level)
        .order_by()
        .values("scorer")
        .distinct()
        .count(),
        "verifications": proposal.verifications.select_related("agency"),
        "agencies": agencies_of(proposal.cycle),
    }
    faulty = form.errors or (scores is not None and scores.errors)
    return render(request, "musyawarah/decide.html", context, status=422 if faulty else 200)


def _new(form: DecisionForm) -> NewDecision:
    data = form.cleaned_data
    return NewDecision(
        kind=data["kind"],
        reason=data["reason"],
        level_id=data["level"],
        volume=data["volume"],
        cost_idr=data["cost_idr"] or 0,
        meeting=form.meetings.get(data["meeting"]),
        target=form.targets.get(data["target"]),
        parts=data["parts"],
    )


@require_POST
@login_required
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask an agency to check a proposal."""
    user = signed_in(request)
    proposal = proposal_seen(code, user)
    key = request.POST.get("perangkat", "")
    agency = Agency.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    if agency is None:
        raise NotFound("not-found", where=f"agency {key}")
    ask_verification(proposal=proposal, agency=agency, by=user, now=timezone.now())
    notices.done(request, gettext("Perangkat daerah diminta memverifikasi."))
    return redirect("musyawarah:decision", proposal.code)


@require_GET
@login_required
def inbox(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Show what the reader's agency is asked to check, the most urgent first."""
    user = signed_in(request)
    cycle = cycle_seen(cycle_id)
    asked = verifications_for(user, cycle)
    answered = request.GET.get("tampil") == "selesai"
    found = asked.exclude(answered_at=None) if answered else asked.filter(answered_at=None)
    address = reverse("musyawarah:inbox", args=[cycle_id])
    waiting = asked.filter(answered_at=None).count()
    crumb = Link(gettext("Verifikasi"), current=True)
    context = framed(request, cycle, "inbox", crumb) | {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "today": timezone.localdate(),
        "late": asked.filter(answered_at=None, due__lt=timezone.localdate()).count(),
        "tabs": [
            Link(gettext("Menunggu jawaban"), address, not answered, waiting),
            Link(gettext("Sudah dijawab"), f"{address}?tampil=selesai", answered),
        ],
    }
    return render(request, "musyawarah/inbox.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def verification(request: HttpRequest, verification_id: int) -> HttpResponse:
    """Answer a question to the reader's agency."""
    user = signed_in(request)
    found = verification_for(user, verification_id)
    form = VerificationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        answer = Answer(
            result=data["result"],
            note=data["note"],
            checks=dict.fromkeys(data["checks"], True),
            cost_idr=data["cost_idr"],
        )
        try:
            answer_verification(
                verification=found, answer=answer, by=user, now=timezone.now()
            )
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            notices.done(request, gettext("Hasil verifikasi dicatat."))
            return redirect("musyawarah:inbox", found.proposal.cycle_id)
    cycle = found.proposal.cycle
    back = Link(gettext("Verifikasi"), reverse("musyawarah:inbox", args=[cycle.pk]))
    here = Link(found.proposal.code, current=True)
    context = framed(request, cycle, "inbox", back, here) | {
        "verification": found,
        "proposal": found.proposal,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/verify.html", context, status=status)
