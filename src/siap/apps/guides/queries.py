"""Reading adapted guides: always from what the person may see."""

from collections.abc import Sequence
from functools import lru_cache

from django.db.models import Max, QuerySet

from siap.apps.accounts.models import User
from siap.apps.guides.models import AdaptedGuide, GuideVersion
from siap.apps.guides.permissions import regions_of
from siap.kernel.errors import NotFound
from siap.methodology.guide_drafts import guide_from
from siap.methodology.library import Guide

OWN = "own-"


def guides_visible_to(user: User) -> QuerySet[AdaptedGuide]:
    """The guides of a person's regions, by title; drafts are left unread."""
    guides = AdaptedGuide.objects.select_related("region").annotate(
        published=Max("versions__number")
    )
    guides = guides.defer("draft", "removed")
    if user.is_active and user.is_superuser:
        return guides
    return guides.filter(region_id__in=regions_of(user))


def guide_visible_to(user: User, guide_id: int) -> AdaptedGuide:
    """
    One guide that a person may see, with its draft.

    Raises:
        NotFound: There is none, or it is not for this person; nobody learns which.
    """
    found = guides_visible_to(user).defer(None).filter(pk=guide_id).first()
    if found is None:
        raise NotFound("not-found", where=f"guide {guide_id}")
    return found


def versions_of(guide: AdaptedGuide) -> Sequence[GuideVersion]:
    """The published versions, newest first, without their content."""
    versions = GuideVersion.objects.filter(guide=guide).select_related("published_by")
    return list(versions.defer("content"))


def version_of(guide: AdaptedGuide, number: int) -> GuideVersion:
    """
    One published version.

    Raises:
        NotFound: There is none of this number.
    """
    found = GuideVersion.objects.filter(guide=guide, number=number).first()
    if found is None:
        raise NotFound("not-found", where=f"version {number}")
    return found


def guide_id_of(key: str) -> int:
    """
    The id behind a key such as `own-12`.

    Raises:
        NotFound: The key is not that of an adapted guide.
    """
    number = key.removeprefix(OWN)
    if not key.startswith(OWN) or not number.isdecimal():
        raise NotFound("not-found", where=f"guide {key}")
    return int(number)


@lru_cache(maxsize=64)
def published_guide(guide_id: int, number: int) -> tuple[Guide, AdaptedGuide]:
    """
    A published version as a guide; read once, for it never changes.

    Returns:
        The guide, and the record of it without its draft.

    Raises:
        NotFound: There is no such version.
    """
    versions = GuideVersion.objects.filter(guide_id=guide_id, number=number)
    found = versions.select_related("guide").defer("guide__draft", "guide__removed").first()
    if found is None:
        raise NotFound("not-found", where=f"guide {OWN}{guide_id} {number}")
    guide = guide_from(found.content, key=f"{OWN}{guide_id}", version=number)
    return guide, found.guide
