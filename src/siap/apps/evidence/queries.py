"""Reading what users say beside the indicators of a plan that follow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from siap.apps.evidence.models import CardOrigin, Follow
from siap.apps.evidence.sources import (
    Finding,
    Measure,
    Reading,
    Source,
    source_of,
    sources,
)
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import place_of
from siap.kernel.errors import NotFound

INDICATORS = ("w08-service-profile", "indicators")
GAPS = ("w11-quantitative-gap", "gaps")
CARDS = ("w09-issue-cards", "cards")
YEARS = 3
"""So many years a new indicator begins with."""


@dataclass(frozen=True)
class Followed:
    """
    An indicator with the figure that it follows, as the source gives it now.

    Args:
        follow: The tie.
        title: Name of the indicator in W08.
        unit: Its unit.
        version: Of its row, for whoever takes the figure over.
        measure: What is followed; None where the source knows it no more.
        reading: Newest figure; None while there are too few answers.
        year: Of the reading.
        held: What W08 holds for that year.
        source_title: Of the source.
        is_gap: Whether W11 measures a gap by this indicator.
    """

    follow: Follow
    title: str
    unit: str
    version: int
    measure: Measure | None
    reading: Reading | None
    year: int
    held: Decimal | None
    source_title: str
    is_gap: bool

    @property
    def is_behind(self) -> bool:
        """Whether the worksheet holds something else than the source."""
        return self.reading is not None and self.held != self.reading.value


@dataclass(frozen=True)
class Found:
    """A finding of a source, and whether it is a card of the plan already."""

    source: str
    finding: Finding
    is_card: bool


def newest_readings(
    source: Source, region_id: int, keys: list[str], now: datetime
) -> dict[str, tuple[int, Reading]]:
    """
    The newest figure of measures that rests on enough answers.

    Args:
        source: Where from.
        region_id: Of which region.
        keys: Of the measures.
        now: Its year is looked at first, then the year before.

    Returns:
        Year and figure by key; measures without any are left out.
    """
    found: dict[str, tuple[int, Reading]] = {}
    for year in (now.year, now.year - 1):
        missing = [key for key in keys if key not in found]
        if not missing:
            break
        for key, reading in source.readings(region_id, missing, year, now).items():
            if reading.value is not None:
                found[key] = (year, reading)
    return found


def followed_in(plan: Plan, now: datetime) -> list[Followed]:
    """The indicators of a plan that follow a figure, with the figure of today."""
    rows = Follow.objects.filter(plan=plan, indicator__removed_at=None)
    follows = list(rows.select_related("indicator", "taken_by"))
    gaps = {
        str(row.cells.get("indicator")) for row in place_of(plan, *GAPS).store.read(plan)
    }
    found = []
    for key, source in sources().items():
        mine = [follow for follow in follows if follow.source == key]
        if not mine:
            continue
        known = {each.key: each for each in source.measures(plan.region_id)}
        keys = [follow.measure for follow in mine if follow.measure in known]
        newest = newest_readings(source, plan.region_id, keys, now)
        for follow in mine:
            year, reading = newest.get(follow.measure, (now.year, None))
            indicator = follow.indicator
            found.append(
                Followed(
                    follow=follow,
                    title=indicator.name,
                    unit=indicator.unit,
                    version=indicator.version,
                    measure=known.get(follow.measure),
                    reading=reading,
                    year=year,
                    held=_held(indicator.cells, year),
                    source_title=str(source.title),
                    is_gap=str(indicator.pk) in gaps,
                )
            )
    return found


def _held(cells: Mapping[str, object], year: int) -> Decimal | None:
    values = cells.get("values")
    value = values.get(str(year)) if isinstance(values, dict) else None
    return None if value is None else Decimal(str(value))


def follow_of(plan: Plan, follow_id: int) -> Follow:
    """
    One tie of a plan.

    Raises:
        NotFound: The plan has none with this id.
    """
    rows = Follow.objects.filter(plan=plan, pk=follow_id, indicator__removed_at=None)
    found = rows.select_related("indicator", "plan").first()
    if found is None:
        raise NotFound("not-found", where=f"follow {follow_id}")
    return found


def measures_for(plan: Plan) -> list[tuple[str, str, list[Measure]]]:
    """What the plan may follow and does not yet: key and title of each source, measures."""
    follows = Follow.objects.filter(plan=plan, indicator__removed_at=None)
    taken = set(follows.values_list("source", "measure"))
    return [
        (
            key,
            str(source.title),
            [m for m in source.measures(plan.region_id) if (key, m.key) not in taken],
        )
        for key, source in sources().items()
    ]


def cards_of(plan: Plan) -> list[CardOrigin]:
    """Cards of users that still stand on the board (W09), the newest first."""
    standing = {row.id for row in place_of(plan, *CARDS).store.read(plan)}
    origins = CardOrigin.objects.filter(plan=plan)
    return [card for card in origins if str(card.row_id) in standing]


def findings_for(
    plan: Plan, now: datetime, words: str = ""
) -> list[tuple[str, str, list[Found]]]:
    """
    What may become a card: key and title of each source with their number, findings.

    Args:
        plan: Whose region is heard.
        now: When.
        words: What somebody looks for; the heaviest voices without any.
    """
    carded = {(card.source, card.finding) for card in cards_of(plan)}
    offered = []
    for key, source in sources().items():
        voices = (
            source.searched(plan.region_id, words, now)
            if words
            else source.findings(plan.region_id, now)
        )
        found = [Found(key, each, (key, each.key) in carded) for each in voices]
        offered.append((key, f"{source.title} ({len(found)})", found))
    return offered


def brought_to(plan: Plan, now: datetime) -> list[Found]:
    """Cards of users on the board (W09) as the public may read them now, newest first."""
    cards = cards_of(plan)
    found: dict[tuple[str, str], Found] = {}
    for key, source in sources().items():
        keys = [card.finding for card in cards if card.source == key]
        said = source.said(plan.region_id, keys, now) if keys else {}
        found |= {(key, each): Found(key, said[each], is_card=True) for each in said}
    named = [(card.source, card.finding) for card in cards]
    return [found[name] for name in named if name in found]


def finding_of(*, plan: Plan, source: str, key: str, now: datetime) -> Finding:
    """
    What a source says, by its key.

    Raises:
        NotFound: The source does not say so (any more).
    """
    found = source_of(source).said(plan.region_id, [key], now).get(key)
    if found is None:
        raise NotFound("not-found", where=f"finding {key[:40]}")
    return found


def indicators_without(plan: Plan) -> list[tuple[str, str]]:
    """Indicators of W08 that follow nothing yet: id and title."""
    tied = set(Follow.objects.filter(plan=plan).values_list("indicator_id", flat=True))
    rows = place_of(plan, *INDICATORS).store.read(plan)
    return [
        (row.id, str(row.cells.get("title") or "–"))
        for row in rows
        if row.id not in {str(key) for key in tied}
    ]
