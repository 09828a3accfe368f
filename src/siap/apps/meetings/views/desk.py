"""Pages of those who hold a meeting: the list, a new one, the desk, the wall."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.accounts.models import signed_in
from siap.apps.meetings.activities import ACTIVITIES
from siap.apps.meetings.forms import NewMeetingForm
from siap.apps.meetings.join_address import join_address, qr_picture, reaches_phones
from siap.apps.meetings.live import PREFIX, pass_for
from siap.apps.meetings.models import Meeting
from siap.apps.meetings.permissions import HOLD, may_hold, require_hold
from siap.apps.meetings.queries import meeting_visible_to, meetings_of, meetings_visible_to
from siap.apps.meetings.services.sheet_votes import (
    SCORING,
    aspects,
    choices_of,
    criteria_of,
    issues_of,
    scored_options,
    tied_issues,
)
from siap.apps.meetings.services.sheets import fits, solutions_of
from siap.apps.meetings.services.starting import NewMeeting, start_meeting
from siap.apps.meetings.showing import live_context
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in, require
from siap.apps.plans.queries import guide_of, plan_visible_to
from siap.kernel.errors import NotFound
from siap.methodology.library import edition
from siap.ui.components import Link
from siap.ui.formatting import reader_language, titled

SHOWN = 100


def crumbs(plan: Plan, *more: Link) -> list[Link]:
    """The way back up from a page of a meeting."""
    return [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(plan.title, reverse("framework:plan", args=[plan.pk])),
        *more,
    ]


def crumbs_of(meeting: Meeting, here: str) -> list[Link]:
    """The way back up from a page beside the desk."""
    desk_url = reverse("meetings:desk", args=[meeting.pk])
    return crumbs(meeting.plan, Link(_name(meeting), desk_url), Link(here, current=True))


def _name(meeting: Meeting) -> str:
    return gettext("Rapat {topic}").format(topic=meeting.topic)


@require_GET
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """List the meetings that the person may see."""
    meetings = meetings_visible_to(signed_in(request))[:SHOWN]
    context = {"meetings": meetings, "breadcrumbs": [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(gettext("Rapat"), current=True),
    ]}  # fmt: skip
    return render(request, "meetings/index.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, plan_id: int, topic: str) -> HttpResponse:
    """List the meetings on a topic and start one."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    found = guide_of(plan).topics.get(topic)
    if found is None:
        raise NotFound("not-found", where=f"topic {topic}")
    form = NewMeetingForm(request.POST or None, topic=found)
    if request.method == "POST":
        require(user, HOLD, plan)
        if form.is_valid():
            wanted = NewMeeting(
                topic=topic,
                sessions=form.sessions(),
                place=form.cleaned_data["place"],
                training=form.cleaned_data["training"],
            )
            meeting = start_meeting(plan=plan, new=wanted, by=user, now=timezone.now())
            return redirect("meetings:desk", meeting.pk)
    name = f"{found.key} {titled(found)}"
    topic_url = reverse("framework:topic", args=[plan.pk, found.key])
    context = {
        "plan": plan,
        "topic": found,
        "form": form,
        "meetings": meetings_of(plan, topic),
        "may_hold": HOLD in abilities_in(user, plan),
        "breadcrumbs": crumbs(
            plan, Link(name, topic_url), Link(gettext("Rapat"), current=True)
        ),
    }
    return render(request, "meetings/new.html", context, status=422 if form.errors else 200)


@never_cache
@require_GET
@login_required
def desk(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Lead the meeting, or follow it."""
    user = signed_in(request)
    meeting = meeting_visible_to(user, meeting_id)
    address = join_address(request, meeting)
    leads = may_hold(user, meeting)
    context = live_context(meeting, "desk") | {
        "plan": meeting.plan,
        "items": list(meeting.items.all()),
        "may_hold": leads,
        "address": address,
        "reaches": reaches_phones(address),
        "qr": mark_safe(qr_picture(address)),  # noqa: S308 - made by the library
        "activities": ACTIVITIES.values(),
        "sheet": _sheet(meeting),
        "takes_over": meeting.item is not None and fits(meeting.item),
        "breadcrumbs": crumbs(meeting.plan, Link(_name(meeting), current=True)),
    }
    if leads:
        context["stream"] = PREFIX + pass_for(meeting, "desk", person=str(user.pk))
        context |= _from_the_sheet(meeting)
    return render(request, "meetings/desk.html", context)


def _from_the_sheet(meeting: Meeting) -> dict[str, object]:
    """What the worksheet of the current item has for its tool."""
    item, plan = meeting.item, meeting.plan
    if item is None:
        return {}
    if item.tool == "pairs":
        return {"issues": issues_of(plan), "tied": tied_issues(plan)}
    if item.tool == "forces":
        return {"solutions": solutions_of(plan)}
    if item.tool == "scores" and item.worksheet == SCORING:
        return {
            "criteria": criteria_of(plan),
            "actions": scored_options(plan),
            "aspects": aspects(plan, reader_language()),
            "rows": choices_of(plan, item.worksheet),
        }
    if item.tool in {"dots", "scores"}:
        return {"rows": choices_of(plan, item.worksheet)}
    return {}


def _sheet(meeting: Meeting) -> object:
    """The worksheet that the current item fills."""
    key = meeting.item.worksheet if meeting.item else ""
    return edition(meeting.plan.edition).worksheets.get(key)


@never_cache
@require_GET
@login_required
def screen(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What the projector shows."""
    user = signed_in(request)
    meeting = meeting_visible_to(user, meeting_id)
    require_hold(user, meeting)
    address = join_address(request, meeting)
    context = live_context(meeting, "screen") | {
        "address": address,
        "qr": mark_safe(qr_picture(address)),  # noqa: S308 - made by the library
        "stream": PREFIX + pass_for(meeting, "screen", person=str(user.pk)),
    }
    return render(request, "meetings/screen.html", context)
