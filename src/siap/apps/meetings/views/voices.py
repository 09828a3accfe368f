"""The page on which what users said is chosen for the board of a meeting that runs."""

import uuid
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import signed_in
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.queries import meeting_visible_to
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.services.voices import Chosen, put_voices, takes_voices
from siap.apps.meetings.showing import activity_of
from siap.apps.meetings.showing_boards import board_for
from siap.apps.meetings.showing_voices import voices_for
from siap.apps.meetings.views.desk import crumbs_of
from siap.apps.meetings.views.reading import whole

LONGEST_SEARCH: Final = 80


@never_cache
@require_GET
@login_required
def voices(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Choose voices for the board of the current item."""
    user = signed_in(request)
    meeting = meeting_visible_to(user, meeting_id)
    require_hold(user, meeting)
    item = meeting.item
    activity = activity_of(item)
    words = request.GET.get("cari", "").strip()[:LONGEST_SEARCH]
    is_open = activity is not None and activity.frame == "board" and takes_voices(item)
    context: dict[str, object] = {
        "meeting": meeting,
        "item": item,
        "activity": activity,
        "is_open": is_open,
        "words": words,
        "key": uuid.uuid4().hex,
        "scale": range(1, 6),
        "breadcrumbs": crumbs_of(meeting, gettext("Suara warga")),
    }
    if is_open and item is not None:
        context["board"] = board_for(item, unveiled=True)
        context["groups"] = voices_for(item, timezone.now(), words)
    return render(request, "meetings/voices.html", context)


def put_up(order: Command, typed: QueryDict) -> str:
    """Do what the page sends: put the chosen voices on the board."""
    pairs = [value.partition(":") for value in typed.getlist("voice")]
    chosen = Chosen(
        item_id=typed.get("item", ""),
        voices=tuple((source, key) for source, _, key in pairs),
        zone=typed.get("zone", ""),
        weight=whole(typed.get("weight", "")),
        group=whole(typed.get("group", "")),
    )
    found = put_voices(order, chosen=chosen)
    told = ngettext(
        "{n} suara warga ditempelkan.", "{n} suara warga ditempelkan.", found.added
    )
    told = told.format(n=found.added)
    if found.there:
        there = gettext("{n} sudah ada di papan.").format(n=found.there)
        told = f"{told} {there}"
    return told
