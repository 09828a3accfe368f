"""Pages of the work calendar."""

import uuid
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.calendars.feed import calendar_feed
from siap.apps.calendars.forms import MoveForm, RhythmForm
from siap.apps.calendars.models import Meeting
from siap.apps.calendars.services import WORKSHEET, move_meeting, take_proposal
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in, require
from siap.apps.plans.queries import guide_of, plan_visible_to
from siap.kernel.errors import InvalidInput, NotFound, SiapError
from siap.methodology.work_calendar import ProposedMeeting, propose_calendar
from siap.ui import notices
from siap.ui.components import Link


def _crumbs(plan: Plan, here: str) -> list[Link]:
    return [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(plan.title, reverse("framework:plan", args=[plan.pk])),
        Link(here, current=True),
    ]


@require_GET
@login_required
def work_calendar(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the meetings of a plan by date."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    meetings = Meeting.objects.filter(plan=plan, removed_at=None).order_by(
        "day", "starts_at"
    )
    feed = reverse("calendars:feed", args=[plan.calendar_token])
    context = {
        "plan": plan,
        "meetings": meetings,
        "today": timezone.localdate(),
        "feed_url": request.build_absolute_uri(feed),
        "abilities": abilities_in(user, plan),
        "worksheet": WORKSHEET,
        "breadcrumbs": _crumbs(plan, gettext("Kalender kerja")),
    }
    return render(request, "calendars/work_calendar.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def propose(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Propose a calendar; taking it is a second step, after it was seen."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "sheet.edit", plan)
    data = request.POST or request.GET or None
    initial = {"start": plan.period_start}
    form = RhythmForm(data if data and "start" in data else None, initial=initial)
    meetings: list[ProposedMeeting] = []
    if form.is_bound and form.is_valid():
        meetings = _proposal(plan, form)
        if request.method == "POST" and meetings:
            take_proposal(plan=plan, meetings=meetings, by=user, now=timezone.now())
            notices.done(request, gettext("Kalender kerja tersimpan."))
            return redirect("calendars:work_calendar", plan_id)
    context = {
        "plan": plan,
        "form": form,
        "meetings": meetings,
        "breadcrumbs": _crumbs(plan, gettext("Usulan kalender")),
    }
    status = 422 if form.errors else 200
    return render(request, "calendars/propose.html", context, status=status)


def _proposal(plan: Plan, form: RhythmForm) -> list[ProposedMeeting]:
    guide = guide_of(plan)
    try:
        return propose_calendar(
            guide, start=form.cleaned_data["start"], rhythm=form.rhythm()
        )
    except SiapError as problem:
        form.add_error(None, problem.message())
        return []


@require_GET
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar to whoever holds its address; calendar programs cannot log in."""
    plan = Plan.objects.filter(calendar_token=token).first()
    if plan is None:
        raise NotFound("not-found", where="calendar")
    content = calendar_feed(plan, zone=ZoneInfo(settings.TIME_ZONE), now=timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


@require_POST
@login_required
def move(request: HttpRequest, plan_id: int, meeting_id: uuid.UUID) -> HttpResponse:
    """Give a meeting another date, and on request every later one with it."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    meeting = Meeting.objects.filter(plan=plan, removed_at=None, pk=meeting_id).first()
    if meeting is None:
        raise NotFound("not-found", where=f"meeting {meeting_id}")
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(
            "cell-not-a-date", where="day", value=request.POST.get("day", "")
        )
    moved = move_meeting(
        plan=plan,
        meeting=meeting,
        day=form.cleaned_data["day"],
        shift=form.cleaned_data["shift"],
        by=user,
        now=timezone.now(),
    )
    text = gettext("Tanggal diubah; {n} pertemuan sesudahnya ikut bergeser.").format(
        n=moved
    )
    notices.done(request, text if moved else gettext("Tanggal diubah."))
    return redirect("calendars:work_calendar", plan_id)
