"""Where evidence comes from: each source says what it measures and what it found."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from siap.apps.accounts.models import User
from siap.kernel.errors import NotFound

EARLIEST: Final = date(2000, 1, 1)
"""No voice is older; days long before it cannot be reckoned with."""


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
    """
    A voice: one thought in one sentence, which may become a card or a proposal.

    `key` makes it one card; up to its first colon it names the thing that it is about: a
    unit, a survey, a report.
    """

    key: str
    text: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Seed:
    """
    What a proposal that grows out of a voice begins with.

    Args:
        finding: The voice; its key is kept as the origin of the proposal.
        title: Of the proposal.
        problem: With the figures: number, score or index, days.
        agency_id: Who is in charge, where that is known.
        spot: Where, as the public may read it.
        aside: What only this writer may read beside the form; it goes into no proposal.
    """

    finding: Finding
    title: str
    problem: str
    agency_id: int | None = None
    spot: str = ""
    aside: Sequence[str] = ()


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

    def said(
        self, region_id: int, keys: Collection[str], now: datetime
    ) -> Mapping[str, Finding]:
        """
        Voices by their keys, as the public may read them now.

        Returns:
            Only those that are there and public; a report that was taken from the public
            again is left out.
        """
        found = self.findings(region_id, now) if keys else ()
        return {each.key: each for each in found if each.key in keys}

    def searched(self, region_id: int, words: str, now: datetime) -> Sequence[Finding]:
        """Voices that hold every word, the heaviest first."""
        wanted = words.casefold().split()
        return [
            each
            for each in self.findings(region_id, now)
            if all(word in each.text.casefold() for word in wanted)
        ]

    def seed(
        self,
        region_id: int,
        key: str,
        user: User,  # noqa: ARG002
        now: datetime,
    ) -> Seed | None:
        """
        What a proposal out of a voice begins with; None where there is no such voice.

        Args:
            region_id: Of which region.
            key: Of the voice; a source may take more with it that only some may read.
            user: Who is going to write the proposal.
            now: When.

        Raises:
            Forbidden: The person may not read what is asked for beside the voice.
        """
        finding = self.said(region_id, [key], now).get(key)
        if finding is None:
            return None
        return Seed(finding=finding, title=finding.text, problem=finding.text)

    def element_means(self, region_id: int) -> Sequence[ElementMeans]:  # noqa: ARG002
        """Surveys whose elements may fill the satisfaction index of W08, newest first."""
        return ()


def about_of(key: str) -> str:
    """
    Name the thing that a voice is about.

    >>> about_of("12:2026-11"), about_of("34")
    ('12', '34')
    """
    return key.partition(":")[0]


def last_day_of(month: str, today: date) -> date | None:
    """
    Find the last day that a voice of a month counts.

    Args:
        month: Like `2026-11`.
        today: No day after it counts.

    Returns:
        The end of the month, or today in this one; None for what is no month from 2000 up
        to now.

    >>> last_day_of("2026-10", date(2026, 11, 21)), last_day_of("2026-13", date(2026, 1, 1))
    (datetime.date(2026, 10, 31), None)
    """
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return None
    if not EARLIEST <= first <= today:
        return None
    following = (first + timedelta(days=32)).replace(day=1)
    return min(following - timedelta(days=1), today)


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
