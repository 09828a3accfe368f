"""Pages on which a plan hears its users: figures, cards, elements of surveys."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.evidence.forms import FollowForm
from siap.apps.evidence.queries import (
    cards_of,
    finding_of,
    findings_for,
    follow_of,
    followed_in,
    indicators_without,
    measures_for,
)
from siap.apps.evidence.services import (
    add_gap,
    follow_measure,
    let_go,
    put_card,
    record_measurement,
    take_elements,
    take_figure,
)
from siap.apps.evidence.sources import sources
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in
from siap.apps.plans.queries import plan_visible_to, plans_visible_to
from siap.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language

LONGEST_SEARCH: Final = 80


@require_GET
@login_required
def page(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show what users say beside what the plan holds."""
    plan = plan_visible_to(signed_in(request), plan_id)
    return _page(request, plan, _form(plan))


def _form(plan: Plan, data: object = None) -> FollowForm:
    measures, indicators = measures_for(plan), indicators_without(plan)
    return FollowForm(data, measures=measures, indicators=indicators)


def _page(request: HttpRequest, plan: Plan, form: FollowForm) -> HttpResponse:
    now = timezone.now()
    words = request.GET.get("cari", "").strip()[:LONGEST_SEARCH]
    found = findings_for(plan, now, words)
    means = [
        {"source": key, "means": each}
        for key, source in sources().items()
        for each in source.element_means(plan.region_id)
    ]
    context = {
        "plan": plan,
        "followed": followed_in(plan, now),
        "form": form,
        "findings": found,
        "has_findings": any(each for _key, _title, each in found),
        "words": words,
        "cards": cards_of(plan)[:20],
        "means": means,
        "may_edit": "sheet.edit" in abilities_in(signed_in(request), plan),
        "breadcrumbs": [
            Link(gettext("Rencana"), reverse("plans:home")),
            Link(plan.title, reverse("framework:plan", args=[plan.pk])),
            Link(gettext("Suara pengguna"), current=True),
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "evidence/plan.html", context, status=status)


@require_POST
@login_required
def follow(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Let an indicator follow a figure."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    form = _form(plan, request.POST)
    if form.is_valid():
        source, key = form.chosen()
        try:
            follow_measure(
                plan=plan,
                source=source,
                key=key,
                indicator_id=form.cleaned_data["indicator"],
                by=user,
                now=timezone.now(),
            )
        except (InvalidInput, Conflict) as problem:
            where = problem.where if problem.where in form.fields else None
            form.add_error(where, problem.message(reader_language()))
        else:
            notices.done(request, gettext("Indikator mengikuti angka itu."))
            return redirect("evidence:plan", plan.pk)
    return _page(request, plan, form)


def _told(request: HttpRequest, doing: Callable[[], str]) -> None:
    """Do it and say so, or say why not."""
    try:
        text = doing()
    except (Forbidden, NotFound):
        raise
    except (InvalidInput, Conflict) as problem:
        messages.error(request, problem.message(reader_language()))
    else:
        notices.done(request, text)


@require_POST
@login_required
def act(request: HttpRequest, plan_id: int, follow_id: int, act: str) -> HttpResponse:
    """Take a figure over, write it down as a measurement, or untie it."""
    user, now = signed_in(request), timezone.now()
    plan = plan_visible_to(user, plan_id)
    found = follow_of(plan, follow_id)
    typed = request.POST.get("version", "")
    seen = int(typed) if typed.isascii() and typed.isdigit() else 0

    def take() -> str:
        take_figure(follow=found, seen_version=seen, by=user, now=now)
        return gettext("Angka diambil ke lembar kerja.")

    def measure() -> str:
        count = record_measurement(follow=found, by=user, now=now)
        said = gettext("Dicatat sebagai hasil pengukuran (W38) untuk {count} baris.")
        return said.format(count=count)

    def gap() -> str:
        add_gap(follow=found, target=request.POST.get("target", ""), by=user, now=now)
        return gettext("Kesenjangan ditambahkan pada W11. Lengkapi sumber targetnya.")

    def untie() -> str:
        let_go(follow=found, by=user)
        return gettext("Indikator tidak lagi mengikuti angka itu.")

    acts = {"ambil": take, "ukur": measure, "celah": gap, "lepas": untie}
    if act not in acts:
        raise NotFound("not-found", where=act[:20])
    _told(request, acts[act])
    return redirect("evidence:plan", plan.pk)


@require_POST
@login_required
def card(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Make a card of a finding."""
    user, now = signed_in(request), timezone.now()
    plan = plan_visible_to(user, plan_id)
    source, key = request.POST.get("source", ""), request.POST.get("finding", "")
    finding = finding_of(plan=plan, source=source, key=key, now=now)

    def make() -> str:
        put_card(plan=plan, source=source, finding=finding, by=user, now=now)
        return gettext("Kartu ditambahkan pada papan isu (W09).")

    _told(request, make)
    return redirect("evidence:plan", plan.pk)


@require_POST
@login_required
def elements(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Fill the satisfaction index of W08 from a survey."""
    user, now = signed_in(request), timezone.now()
    plan = plan_visible_to(user, plan_id)
    source, key = request.POST.get("source", ""), request.POST.get("survey", "")

    def take() -> str:
        take_elements(plan=plan, source=source, key=key, by=user, now=now)
        return gettext("Indeks kepuasan (W08) diisi dari survei.")

    _told(request, take)
    return redirect("evidence:plan", plan.pk)


@require_GET
@login_required
def choose_plan(request: HttpRequest, region_id: int) -> HttpResponse:
    """Choose the plan that what users say is taken into; the only one at once."""
    plans = plans_visible_to(signed_in(request)).filter(region_id=region_id)
    found = list(plans.order_by("title"))
    if len(found) == 1:
        return redirect("evidence:plan", found[0].pk)
    context = {
        "plans": found,
        "breadcrumbs": [
            Link(gettext("Rencana"), reverse("plans:home")),
            Link(gettext("Suara pengguna"), current=True),
        ],
    }
    return render(request, "evidence/choose.html", context)
