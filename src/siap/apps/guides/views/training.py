"""Pages of training timetables: of a guide, of a plan, as iCalendar."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import signed_in
from siap.apps.guides.feed import training_feed
from siap.apps.guides.forms.starting import TrainingForm
from siap.apps.guides.queries import guide_visible_to, published_guide
from siap.apps.guides.showing import line_title
from siap.apps.guides.views.listing import crumbs
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import guide_of, plan_visible_to
from siap.kernel.errors import NotFound, SiapError
from siap.methodology.library import Guide, edition
from siap.methodology.training import TrainingDay, propose_training
from siap.ui.components import Link
from siap.ui.formatting import reader_language, titled


@dataclass(frozen=True)
class _Asked:
    """Whose training is asked for, from where, and where the way back leads."""

    guide: Guide
    start: date
    breadcrumbs: list[Link]
    plan: Plan | None = None


@require_GET
@login_required
def of_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Propose a training for the working group of a plan."""
    plan = plan_visible_to(signed_in(request), plan_id)
    way = [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(plan.title, reverse("framework:plan", args=[plan.pk])),
        Link(gettext("Pelatihan"), current=True),
    ]
    return _page(request, _Asked(guide_of(plan), plan.period_start, way, plan))


@require_GET
@login_required
def of_shipped(request: HttpRequest, key: str) -> HttpResponse:
    """Propose a training for a guide of the edition."""
    guide = edition().guide(key)
    between = Link(titled(guide.head), reverse("guides:shipped", args=[key]))
    way = crumbs(gettext("Pelatihan"), between)
    return _page(request, _Asked(guide, timezone.localdate(), way))


@require_GET
@login_required
def of_own(request: HttpRequest, guide_id: int) -> HttpResponse:
    """Propose a training for the newest version of an adapted guide."""
    found = guide_visible_to(signed_in(request), guide_id)
    newest = getattr(found, "published", None)
    if newest is None:
        raise NotFound("not-found", where=f"version of guide {guide_id}")
    between = Link(found.title, reverse("guides:draft", args=[guide_id]))
    way = crumbs(gettext("Pelatihan"), between)
    guide, _record = published_guide(guide_id, newest)
    return _page(request, _Asked(guide, timezone.localdate(), way))


def _page(request: HttpRequest, asked: _Asked) -> HttpResponse:
    training = asked.guide.head.training
    data = request.GET if "start" in request.GET else None
    form = TrainingForm(data, training=training, initial={"start": asked.start})
    days = _days(asked.guide, form) if form.is_bound and form.is_valid() else []
    title = asked.plan.title if asked.plan else titled(asked.guide.head)
    if days and request.GET.get("bentuk") == "ics":
        return _calendar(days, title)
    context = {
        "guide": asked.guide,
        "plan": asked.plan,
        "form": form,
        "days": [(day, [(s, line_title(s)) for s in day.sessions]) for day in days],
        "calendar_url": _calendar_url(request),
        "breadcrumbs": asked.breadcrumbs,
    }
    status = 422 if form.errors else 200
    return render(request, "guides/training.html", context, status=status)


def _days(guide: Guide, form: TrainingForm) -> list[TrainingDay]:
    data = form.cleaned_data
    try:
        return propose_training(
            guide,
            start=data["start"],
            days=data["days"],
            technical_days=data.get("technical_days") or 0,
        )
    except SiapError as problem:
        form.add_error(None, problem.message(reader_language()))
        return []


def _calendar_url(request: HttpRequest) -> str:
    asked = {name: value for name, value in request.GET.items() if name != "bentuk"}
    return f"{request.path}?{urlencode(asked | {'bentuk': 'ics'})}"


def _calendar(days: list[TrainingDay], title: str) -> HttpResponse:
    name = gettext("Pelatihan: {title}").format(title=title)
    zone = ZoneInfo(settings.TIME_ZONE)
    content = training_feed(days, name=name, zone=zone, now=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    file = f"pelatihan-{slugify(title)[:60]}.ics"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response
