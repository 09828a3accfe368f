"""When the parts of public pages that are kept have to be made anew."""

import json

from django.utils import timezone

from siap.apps.audit.queries import newest_marks
from siap.apps.complaints.models import Desk, Event


def version_of(desk: Desk) -> str:
    """
    A text that changes when something has happened to a report or desk, and every minute.

    The clock is in it because a promise runs out without anybody doing anything.
    """
    facts = [desk.name, desk.contact, desk.is_open, desk.least_for_figures, desk.pause_days]
    now = f"{timezone.now():%Y%m%d%H%M}"
    return f"{desk.pk} {json.dumps(facts)} {now} {newest_marks(Event)}"
