"""Reports that may be about the same thing, and agencies that may be the right ones."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from siap.apps.complaints import search
from siap.apps.complaints.models import Category, Desk, Publication, Report, State
from siap.apps.complaints.places import cell_of, cells_around
from siap.apps.organisations.models import Agency

_RECENT: Final = timedelta(days=120)
MOST: Final = 5


@dataclass(frozen=True)
class Suggestion:
    """An agency that may be the right one, and why."""

    agency: Agency
    why: str


def similar(
    *,
    desk: Desk,
    text: str,
    latitude: Decimal | None,
    longitude: Decimal | None,
    now: datetime,
) -> list[Report]:
    """
    Find published reports near by, and of the same words, that are not yet ended.

    Args:
        desk: Where.
        text: What somebody is about to send.
        latitude: Of the place, if it was given.
        longitude: Of the place.
        now: Only the last 120 days count.

    Returns:
        At most five: those in the same or a neighbouring square first, then by words.
    """
    recent = Report.objects.filter(
        desk=desk,
        publication=Publication.PUBLISHED,
        received_at__gt=now - _RECENT,
        state__in=[State.RECEIVED, State.FORWARDED, State.REOPENED, State.ANSWERED],
    ).select_related("agency", "category")
    cells = cells_around(cell_of(latitude, longitude))
    near = list(recent.filter(cell__in=cells)[:MOST]) if cells else []
    ids = search.alike(text, most=20)
    by_words = {report.pk: report for report in recent.filter(pk__in=ids)}
    found = {report.pk: report for report in near}
    found |= {pk: by_words[pk] for pk in ids if pk in by_words and pk not in found}
    return list(found.values())[:MOST]


def suggestions(report: Report) -> list[Suggestion]:
    """
    Suggest agencies for a report: by its topic, its words, and reports like it.

    Returns:
        At most three, the surest first, each once.
    """
    found: dict[int, Suggestion] = {}
    for agency, why in [
        *_by_category(report),
        *_by_keywords(report),
        *_by_history(report),
    ]:
        found.setdefault(agency.pk, Suggestion(agency, why))
    found.pop(report.agency_id or 0, None)
    return list(found.values())[:3]


def _by_category(report: Report) -> list[tuple[Agency, str]]:
    if report.category is None or report.category.agency is None:
        return []
    why = gettext("penerima topik “{topic}”").format(topic=report.category.name)
    return [(report.category.agency, why)]


def _by_keywords(report: Report) -> list[tuple[Agency, str]]:
    text = f"{report.subject} {report.text}".lower()
    found = []
    rows = Category.objects.filter(desk=report.desk_id, is_active=True)
    for category in rows.select_related("agency"):
        words = [word.strip().lower() for word in category.keywords.split(",")]
        hit = [word for word in words if word and word in text]
        if hit and category.agency is not None:
            why = gettext("menyebut “{word}”").format(word=hit[0])
            found.append((len(hit), category.agency, why))
    found.sort(key=lambda each: -each[0])
    return [(agency, why) for _, agency, why in found]


def _by_history(report: Report) -> list[tuple[Agency, str]]:
    ids = search.alike(report.text, most=20)
    rows = Report.objects.filter(pk__in=ids, desk=report.desk_id, agency__isnull=False)
    counted = Counter(row.agency for row in rows.select_related("agency") if row.agency)
    return [
        (agency, gettext("{count} laporan serupa dulu ditangani").format(count=count))
        for agency, count in counted.most_common(2)
    ]
