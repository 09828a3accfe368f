"""What a person asked for and has not taken yet, kept in the session."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from siap.apps.accounts.models import signed_in
from siap.apps.documents.services import Export, shelf_of_plan, state_of
from siap.apps.documents.views.pages import label_of
from siap.apps.plans.models import Plan

KEPT = 20
"""So many are remembered; older ones can be asked for again."""

_SESSION_KEY = "asked_exports"
_TOLD_KEY = "told_exports"


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
        if plan_id != plan.pk:
            continue
        state = state_of(plan, key, format_name, by=user)
        if state == "unknown":
            continue
        where = "download" if state == "ready" else "progress"
        url = reverse(f"documents:{where}", args=[plan_id, key, name, format_name])
        found.append(Asked(name, label_of(format_name), state, url))
    return found


def newly_ready(request: HttpRequest) -> list[Asked]:
    """
    Name the files that have become ready since the last page, each once.

    Costs a look at the disk for each file that somebody waits for, and no query: whether
    it may be had is asked when it is fetched.
    """
    if not request.user.is_authenticated:
        return []
    kept, told = request.session.get(_SESSION_KEY, []), request.session.get(_TOLD_KEY, [])
    ready = [each for each in kept if each not in told and _is_ready(each)]
    if ready:
        request.session[_TOLD_KEY] = [*(each for each in told if each in kept), *ready]
    return [_ready(*each) for each in ready]


def _is_ready(entry: tuple[int, str, str, str]) -> bool:
    plan_id, key, _name, format_name = entry
    return shelf_of_plan(plan_id).has(key, format_name)


def _ready(plan_id: int, key: str, name: str, format_name: str) -> Asked:
    url = reverse("documents:download", args=[plan_id, key, name, format_name])
    return Asked(name, label_of(format_name), "ready", url)
