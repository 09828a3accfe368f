"""Where guides come from that are not in the catalogue: another app, named in settings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from siap.methodology.library import Guide


@dataclass(frozen=True)
class RegionGuide:
    """
    A published version of a guide that a region adapted.

    `family` is the guide of the edition that it comes from, empty if from none: topics
    with the same key in both are the same topic.
    """

    guide: Guide
    edition: str
    region_id: int
    family: str


@dataclass(frozen=True)
class OfferedGuide:
    """What a person needs to choose a guide of a region."""

    key: str
    title: str
    summary: str
    region_id: int
    region_name: str
    version: int


class GuideSource(Protocol):
    """What the app that keeps adapted guides must offer."""

    def published(self, key: str, version: int) -> RegionGuide:
        """
        One published version; cheap when asked again, for it never changes.

        Raises:
            NotFound: There is no such version.
        """

    def newest(self, key: str) -> RegionGuide:
        """
        The newest version of a guide that may be chosen.

        Raises:
            NotFound: There is no such guide, or it was never published.
        """

    def offered(self, region_ids: Iterable[int], edition: str) -> Sequence[OfferedGuide]:
        """The newest versions of the guides of some regions, by title."""


def guide_source() -> GuideSource:
    """The source that the settings name."""
    return cast("GuideSource", import_string(settings.SIAP_GUIDE_SOURCE))
