"""What a person asked for and has not taken yet, kept in the session."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from siap.apps.accounts.models import signed_in
from siap.apps.documents.services import Export, state_of
from siap.apps.documents.views.pages import language
from siap.apps.plans.models import Plan
from siap.rendering.registry import RENDERERS

KEPT = 20
"""So many are remembered; older ones can be asked for again."""

_SESSION_KEY = "asked_exports"


@dataclass(frozen=True)
class Asked:
    """A file that was asked for, how far it is, and where it is or will be."""

    name: str
    label: str
    state: str
    url: str


def remember(request: HttpRequest, plan: Plan, made: Export) -> None:
    """Keep what a person waits for, so that the waiting page may be left."""
    entry = [plan.pk, made.key, made.name, made.format]
    kept = [each for each in request.session.get(_SESSION_KEY, []) if each != entry]
    request.session[_SESSION_KEY] = [*kept, entry][-KEPT:]


def forget(request: HttpRequest, plan: Plan, key: str, format_name: str) -> None:
    """Forget what a person has taken."""
    kept = request.session.get(_SESSION_KEY, [])
    left = [
        each for each in kept if [each[0], each[1], each[3]] != [plan.pk, key, format_name]
    ]
    if left != kept:
        request.session[_SESSION_KEY] = left


def asked_for(request: HttpRequest, plan: Plan) -> list[Asked]:
    """What a person waits for in a plan, the newest first; files long gone are left out."""
    user = signed_in(request)
    found = []
    for plan_id, key, name, format_name in reversed(request.session.get(_SESSION_KEY, [])):
        if plan_id != plan.pk or format_name not in RENDERERS:
            continue
        state = state_of(plan, key, format_name, by=user)
        if state == "unknown":
            continue
        where = "download" if state == "ready" else "progress"
        url = reverse(f"documents:{where}", args=[plan_id, key, name, format_name])
        found.append(Asked(name, RENDERERS[format_name].labels[language()], state, url))
    return found
