"""Pages of plans: the list, a new plan, its team, its follow-ups, its history."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.audit.queries import changes_of_plan
from siap.apps.plans.forms import NewPlanForm, TaskForm, TeamForm
from siap.apps.plans.history import history_lines
from siap.apps.plans.models import FollowUp, Plan, TeamMember
from siap.apps.plans.permissions import abilities_in, require
from siap.apps.plans.queries import (
    follow_ups_of_plan,
    guide_of,
    plan_visible_to,
    plans_visible_to,
    regions_for_new_plan,
)
from siap.apps.plans.services import (
    NewPlan,
    NewTask,
    add_follow_ups,
    create_plan,
    set_follow_up_done,
    set_team_role,
)
from siap.kernel.errors import InvalidInput, NotFound
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language

PLANS_A_PAGE = 20
CHANGES_A_PAGE = 50


def _crumbs(plan: Plan | None, here: str) -> list[Link]:
    crumbs = [Link(gettext("Rencana"), reverse("plans:home"))]
    if plan is not None:
        crumbs.append(Link(plan.title, reverse("framework:plan", args=[plan.pk])))
    return [*crumbs, Link(here, current=True)]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """List the plans that the person may see; tell a visitor what there is for all."""
    if not request.user.is_authenticated:
        return render(request, "plans/front.html")
    return _plans(request)


def _plans(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    page = Paginator(plans_visible_to(user), PLANS_A_PAGE).get_page(request.GET.get("page"))
    mine = FollowUp.objects.filter(owner=user, done_at=None).select_related("plan")
    context = {
        "page": page,
        "may_create": regions_for_new_plan(user).exists(),
        "tasks": mine[:8],
        "today": timezone.localdate(),
    }
    return render(request, "plans/home.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Start a plan; the next page proposes its calendar."""
    user = signed_in(request)
    form = NewPlanForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            plan = create_plan(new=_new_plan(form), by=user, now=timezone.now())
        except InvalidInput as problem:
            form.add_error(problem.where or None, str(problem.message()))
        else:
            notices.done(
                request, gettext("Rencana dibuat. Sekarang susun kalender kerjanya.")
            )
            return redirect("calendars:propose", plan.pk)
    context = {"form": form, "breadcrumbs": _crumbs(None, gettext("Rencana baru"))}
    return render(request, "plans/new.html", context, status=422 if form.errors else 200)


def _new_plan(form: NewPlanForm) -> NewPlan:
    data = form.cleaned_data
    return NewPlan(
        region=data["region"],
        title=data["title"],
        service=data["service"],
        guide=data["guide"],
        lead_partner=form.partner(),
        period_start=data["period_start"],
        period_end=data["period_end"],
    )


@require_http_methods(["GET", "POST"])
@login_required
def team(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the team of a plan; who may, changes it."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        role = None if "remove" in request.POST else form.cleaned_data["role"]
        if _set_role(form, plan, role, by=user):
            notices.done(request, gettext("Tim diperbarui."))
            return redirect("plans:team", plan_id)
    context = {
        "plan": plan,
        "members": TeamMember.objects.filter(plan=plan).select_related("user"),
        "form": form,
        "abilities": abilities_in(user, plan),
        "breadcrumbs": _crumbs(plan, gettext("Tim")),
    }
    return render(request, "plans/team.html", context, status=422 if form.errors else 200)


def _set_role(form: TeamForm, plan: Plan, role: str | None, *, by: User) -> bool:
    person = form.cleaned_data["person"]
    try:
        set_team_role(plan=plan, user=person, role=role, by=by, now=timezone.now())
    except InvalidInput as problem:
        form.add_error(None, problem.message())
        return False
    return True


@require_http_methods(["GET", "POST"])
@login_required
def follow_ups(request: HttpRequest, plan_id: int) -> HttpResponse:
    """List the follow-ups of a plan, overdue first, and take new ones."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    form = TaskForm(request.POST or None, plan=plan)
    topic = _topic_of(plan, request)
    if request.method == "POST" and form.is_valid():
        task = NewTask(
            what=form.cleaned_data["what"],
            owner=form.owner(),
            owner_name=form.cleaned_data["owner_name"],
            due=form.cleaned_data["due"],
            topic=topic,
        )
        add_follow_ups(plan=plan, tasks=[task], by=user, now=timezone.now())
        notices.done(request, gettext("Tindak lanjut dicatat."))
        return _to_topic(plan_id, topic)
    context = {
        "plan": plan,
        "tasks": follow_ups_of_plan(plan),
        "form": form,
        "topic": topic,
        "abilities": abilities_in(user, plan),
        "today": timezone.localdate(),
        "breadcrumbs": _crumbs(plan, gettext("Tindak lanjut")),
    }
    status = 422 if form.errors else 200
    return render(request, "plans/follow_ups.html", context, status=status)


def _topic_of(plan: Plan, request: HttpRequest) -> str:
    asked = request.POST.get("topic", "")
    return asked if asked in guide_of(plan).topics else ""


def _to_topic(plan_id: int, topic: str) -> HttpResponse:
    if topic:
        address = reverse("framework:topic", args=[plan_id, topic])
        return redirect(f"{address}#tindak-lanjut")
    return redirect("plans:follow_ups", plan_id)


@require_POST
@login_required
def task_done(request: HttpRequest, plan_id: int, task_id: int) -> HttpResponse:
    """Say that a follow-up is done, or open it again."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    task = FollowUp.objects.filter(plan=plan, pk=task_id).first()
    if task is None:
        raise NotFound("not-found", where=f"follow-up {task_id}")
    done = request.POST.get("done") == "1"
    set_follow_up_done(task=task, done=done, by=user, now=timezone.now())
    return _to_topic(plan_id, _topic_of(plan, request))


@require_GET
@login_required
def history(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show every change of a plan: who, when, before, after."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "plan.history", plan)
    changes = Paginator(changes_of_plan(plan.pk), CHANGES_A_PAGE)
    page = changes.get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "page": page,
        "lines": history_lines(plan, page, language=reader_language()),
        "may_undo": "sheet.edit" in abilities_in(user, plan),
        "breadcrumbs": _crumbs(plan, gettext("Riwayat")),
    }
    return render(request, "plans/history.html", context)
