"""When the parts of public pages that are kept have to be made anew."""

from django.utils import timezone

from siap.apps.audit.queries import newest_marks
from siap.apps.musyawarah.models import Cycle


def version_of(cycle: Cycle) -> str:
    """
    A text that changes when something of a cycle has changed, and every minute.

    Every change of a proposal, a ceiling or a setting leaves a line in the trail.
    """
    return f"{cycle.pk} {timezone.now():%Y%m%d%H%M} {newest_marks()}"
