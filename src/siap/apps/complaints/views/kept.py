"""Parts of public pages that are alike for everybody, made once and kept for a minute."""

import hashlib
import json
from collections.abc import Callable, Mapping

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from siap.apps.complaints.models import Desk, Event
from siap.ui.formatting import reader_language

SECONDS = 60


def stamp(desk: Desk) -> str:
    """
    A text that changes when something has happened to a report, and every minute.

    The clock is in it because a promise runs out without anybody doing anything.
    """
    newest = Event.objects.order_by("-pk").values_list("hash", flat=True).first()
    facts = [desk.name, desk.contact, desk.is_open, desk.least_for_figures, desk.pause_days]
    return f"{desk.pk} {json.dumps(facts)} {timezone.now():%H%M} {newest}"


def kept_part(
    request: HttpRequest,
    desk: Desk,
    template: str,
    make: Callable[[], Mapping[str, object]],
) -> SafeString:
    """
    Give a part of a page, from what was kept or made anew.

    Args:
        request: Only its path and query may play a part: nothing in the template may be
            of the reader.
        desk: Whose page.
        template: Of the part.
        make: Its context; not called for what was kept.
    """
    language, asked = reader_language(), request.get_full_path()
    said = f"{stamp(desk)} {template} {language} {asked}"
    key = f"complaints-part-{hashlib.sha256(said.encode()).hexdigest()}"
    found: str | None = cache.get(key)
    if found is None:
        found = render_to_string(template, {**make()}, request)
        cache.set(key, str(found), SECONDS)
    return mark_safe(found)  # noqa: S308 - a template wrote it
