"""Where evidence comes from: each source says what it measures and what it found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from siap.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Measure:
    """
    Something that a source measures in a region.

    `key` is unique within the source; `direction` is `higher` or `lower`, as W08 says it;
    `address` is the public page where anybody can check the figure.
    """

    key: str
    title: str
    unit: str
    direction: str = "higher"
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """
    What a measure is in a stretch of time.

    Args:
        value: None while there are too few answers to say.
        n: On how many answers it rests.
        words: Source with number and days, as it stands beside the figure.
        on: Last day that counts.
    """

    value: Decimal | None
    n: int
    words: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What may become a card: one thought in one sentence; `key` makes it one card."""

    key: str
    text: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class ElementMeans:
    """Means (1..4) of the elements of one survey, by the row of W08 that holds them."""

    key: str
    title: str
    words: str
    means: Mapping[str, Decimal] = field(default_factory=dict)


class Source:
    """
    One source of evidence; it gives only what the public may read.

    `SIAP_EVIDENCE_SOURCES` names the sources by key.
    """

    title: Promise | str = ""

    def measures(self, region_id: int) -> Sequence[Measure]:  # noqa: ARG002
        """What is measured in a region, by name."""
        return ()

    def readings(
        self,
        region_id: int,  # noqa: ARG002
        keys: Sequence[str],  # noqa: ARG002
        year: int,  # noqa: ARG002
        now: datetime,  # noqa: ARG002
    ) -> Mapping[str, Reading]:
        """Measures in a year, up to now, by key; one that nobody knows is left out."""
        return {}

    def findings(self, region_id: int, now: datetime) -> Sequence[Finding]:  # noqa: ARG002
        """What weighs most now, the heaviest first."""
        return ()

    def element_means(self, region_id: int) -> Sequence[ElementMeans]:  # noqa: ARG002
        """Surveys whose elements may fill the satisfaction index of W08, newest first."""
        return ()


@cache
def sources() -> Mapping[str, Source]:
    """Every source by key, in the order of the settings."""
    found = {}
    for key, path in settings.SIAP_EVIDENCE_SOURCES.items():
        source = import_string(path)
        if not isinstance(source, Source):
            raise TypeError(key)
        found[key] = source
    return found


def source_of(key: str) -> Source:
    """
    One source.

    Raises:
        NotFound: There is none with this key.
    """
    found = sources().get(key)
    if found is None:
        raise NotFound("not-found", where=f"source {key[:20]}")
    return found
