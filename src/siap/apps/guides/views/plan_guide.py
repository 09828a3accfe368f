"""The page on which a plan moves to a newer version of its guide, or to another guide."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from siap.apps.accounts.models import signed_in
from siap.apps.guides.comparing import difference
from siap.apps.guides.forms.showing import name_of
from siap.apps.plans.guide_source import guide_source
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in
from siap.apps.plans.queries import guide_of, plan_visible_to
from siap.apps.plans.services import move_to_guide_version
from siap.apps.plans.services.guides import guide_to_follow, shared_topics
from siap.kernel.errors import NotFound
from siap.methodology.library import Guide, edition
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import titled


@require_http_methods(["GET", "POST"])
@login_required
def guide_page(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show which guide a plan follows, what another would change, and move it there."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    if request.method == "POST":
        key, version = _chosen(request.POST.get("ke", ""))
        move_to_guide_version(
            plan=plan, guide=key, version=version, by=user, now=timezone.now()
        )
        notices.done(request, gettext("Rencana pindah panduan. Isian lembar kerja tetap."))
        return redirect("guides:of_plan", plan_id)
    current = guide_of(plan)
    chosen = _asked(plan, request.GET.get("ke", ""))
    context = {
        "plan": plan,
        "guide": current,
        "choices": _choices(plan),
        "chosen": chosen,
        "wanted": request.GET.get("ke", ""),
        "difference": _told(current, chosen) if chosen else None,
        "related": bool(chosen and shared_topics(plan, chosen)),
        "abilities": abilities_in(user, plan),
        "breadcrumbs": [
            Link(gettext("Rencana"), reverse("plans:home")),
            Link(plan.title, reverse("framework:plan", args=[plan.pk])),
            Link(gettext("Panduan rencana"), current=True),
        ],
    }
    return render(request, "guides/of_plan.html", context)


def _chosen(text: str) -> tuple[str, int]:
    key, _colon, version = text.partition(":")
    if not version.isdecimal():
        raise NotFound("not-found", where=f"guide {text[:40]}")
    return key, int(version)


def _asked(plan: Plan, text: str) -> Guide | None:
    if not text:
        return None
    key, version = _chosen(text)
    return guide_to_follow(
        key, region_id=plan.region_id, edition_key=plan.edition, version=version
    )


def _choices(plan: Plan) -> list[tuple[str, str]]:
    """Every guide and version that the plan does not follow now."""
    shipped = edition(plan.edition).guides.values()
    found = [(g.head.key, g.head.version, titled(g.head)) for g in shipped]
    own = guide_source().offered([plan.region_id], plan.edition)
    found += [(guide.key, guide.version, guide.title) for guide in own]
    words = gettext("{title}, versi {version}")
    return [
        (f"{key}:{version}", words.format(title=title, version=version))
        for key, version, title in found
        if (key, version) != (plan.guide, plan.guide_version)
    ]


def _told(before: Guide, after: Guide) -> dict[str, object]:
    found = difference(before, after)
    topics = [
        (topic, ", ".join(name_of(name, topic.key) for name in topic.names))
        for topic in found.topics
    ]
    return {
        "topics": topics,
        "gained": found.gained,
        "lost": found.lost,
        "reordered": found.reordered,
    }
