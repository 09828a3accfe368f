"""The way from what users said to the form of a proposal, and to proposals it led to."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone

from siap.apps.musyawarah.models import Proposal
from siap.apps.musyawarah.queries import suggestions
from siap.apps.musyawarah.queries.origins import VOICE, cycle_taking, grown_from
from siap.apps.organisations.models import Region

register = template.Library()


@register.filter
def place_name(region: Region) -> str:
    """A place with what lies around it."""
    return suggestions.place_name(region)


@register.simple_tag(takes_context=True)
def proposal_form(context: Mapping[str, Any], region_id: int) -> str:
    """
    The address of the form of a new proposal in a region.

    Returns:
        An empty text while the region takes none, or none from this reader.
    """
    request = context.get("request")
    user = getattr(request, "user", None)
    cycle = cycle_taking(region_id, user, timezone.now())
    return reverse("musyawarah:new", args=[cycle.pk]) if cycle else ""


@register.simple_tag
def proposal_from(form: str, source: str, *key: object) -> str:
    """
    The address of a proposal that starts from what users said.

    Args:
        form: As `proposal_form` found it.
        source: Key of the source.
        key: Of the voice, in its parts.

    Returns:
        An empty text without a form.
    """
    parts = [VOICE, source, *map(str, key)]
    asked = urlencode({"dari": ":".join(parts)})
    return f"{form}?{asked}" if form else ""


@register.simple_tag
def proposals_grown(source: str, about: object) -> list[Proposal]:
    """The proposals that everybody sees and that grew out of one thing."""
    return list(grown_from(source, str(about)))
