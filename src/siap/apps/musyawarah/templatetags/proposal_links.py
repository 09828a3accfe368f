"""The way from a page of another app to the form of a proposal."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone

from siap.apps.musyawarah.models import Cycle, CycleState
from siap.apps.musyawarah.queries.origins import REPORT

register = template.Library()


@register.simple_tag
def proposal_from_report(region_id: int, number: int) -> str:
    """
    The address of a proposal that starts from a report.

    Args:
        region_id: Whose musyawarah.
        number: Of a published report of the same region.

    Returns:
        An empty text while the region takes no proposals.
    """
    today = timezone.localdate()
    running = Cycle.objects.filter(
        region=region_id,
        state=CycleState.RUNNING,
        opens_on__lte=today,
        closes_on__gte=today,
    )
    key = running.values_list("pk", flat=True).first()
    if key is None:
        return ""
    asked = urlencode({"dari": f"{REPORT}:{number}"})
    return f"{reverse('musyawarah:new', args=[key])}?{asked}"
