"""Buttons of a draft: add, remove, restore and order topics."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.queries import guide_visible_to
from siap.apps.guides.services import add_topic, move_topic, remove_topic, restore_topic
from siap.apps.guides.views.editing import add_form
from siap.kernel.errors import InvalidInput, NotFound
from siap.ui import notices


@require_POST
@login_required
def add(request: HttpRequest, guide_id: int) -> HttpResponse:
    """Add a topic and open its page."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    form = add_form(guide, request.POST)
    if not form.is_valid():
        raise InvalidInput("missing", where="stage")
    key = add_topic(
        guide=guide,
        stage=form.cleaned_data["stage"],
        like=form.like_what(),
        by=user,
        now=timezone.now(),
    )
    notices.done(request, gettext("Topik {key} ditambahkan.").format(key=key))
    return redirect("guides:part", guide_id, key)


@require_POST
@login_required
def change(request: HttpRequest, guide_id: int, key: str, action: str) -> HttpResponse:
    """Remove, restore or move a topic."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    if action not in _ACTIONS:
        raise NotFound("not-found", where=action)
    _ACTIONS[action](request, guide, key, user)
    address = reverse("guides:draft", args=[guide_id])
    anchor = "dihapus" if action == "hapus" else f"topik-{key}"
    return redirect(f"{address}#{anchor}")


def _remove(request: HttpRequest, guide: AdaptedGuide, key: str, user: User) -> None:
    batch = remove_topic(guide=guide, key=key, by=user, now=timezone.now())
    text = gettext("Topik {key} dihapus dari panduan.").format(key=key)
    notices.done(request, text, undo_url=reverse("guides:undo", args=[guide.pk, batch]))


def _restore(request: HttpRequest, guide: AdaptedGuide, key: str, user: User) -> None:
    restore_topic(guide=guide, key=key, by=user, now=timezone.now())
    notices.done(request, gettext("Topik {key} dikembalikan.").format(key=key))


def _move_up(_request: HttpRequest, guide: AdaptedGuide, key: str, user: User) -> None:
    move_topic(guide=guide, key=key, up=True, by=user, now=timezone.now())


def _move_down(_request: HttpRequest, guide: AdaptedGuide, key: str, user: User) -> None:
    move_topic(guide=guide, key=key, up=False, by=user, now=timezone.now())


_ACTIONS: dict[str, Callable[[HttpRequest, AdaptedGuide, str, User], None]] = {
    "hapus": _remove,
    "kembalikan": _restore,
    "naik": _move_up,
    "turun": _move_down,
}
