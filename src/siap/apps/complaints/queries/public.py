"""What the public may read. Every public surface takes its reports from here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Count, Max, QuerySet

from siap.apps.complaints import search
from siap.apps.complaints.clock import zone
from siap.apps.complaints.models import (
    WAITING,
    Desk,
    Event,
    Identity,
    Photo,
    Publication,
    Report,
    State,
)
from siap.kernel.errors import NotFound

PER_PAGE: Final = 20
LISTED: Final = (
    *("number", "received_at", "kind", "state", "agency__name"),
    *("public_subject", "public_text", "public_place"),
)
PRIVATE: Final = ("text", "subject", "place", "code_hash")
"""Fields that public pages do not even read from the records."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How a public list is narrowed; empty values narrow nothing."""

    words: str = ""
    kind: str = ""
    agency: int | None = None
    category: int | None = None
    state: str = ""
    cell: str = ""
    since: date | None = None
    until: date | None = None


def published(desk: Desk) -> QuerySet[Report]:
    """The published reports of a desk, newest first, without what is private."""
    rows = Report.objects.filter(desk=desk, publication=Publication.PUBLISHED)
    return rows.defer(*PRIVATE).select_related("agency", "category")


def counted(desk: Desk) -> QuerySet[Report]:
    """All reports that figures count: every one that is not secret."""
    return Report.objects.filter(desk=desk).exclude(identity=Identity.SECRET)


def find(desk: Desk, wanted: Wanted) -> QuerySet[Report]:
    """The published reports that somebody looks for, newest first."""
    rows = published(desk)
    exact = {
        "kind": wanted.kind,
        "agency_id": wanted.agency,
        "category_id": wanted.category,
        "cell": wanted.cell,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.state:
        rows = rows.filter(state__in=_states(wanted.state))
    if wanted.since:
        rows = rows.filter(received_at__gte=_start_of(wanted.since))
    if wanted.until:
        rows = rows.filter(received_at__lt=_start_of(wanted.until + timedelta(days=1)))
    if wanted.words.strip():
        rows = rows.filter(pk__in=search.matching(wanted.words))
    return rows


def page_of(rows: QuerySet[Report], number: int) -> tuple[list[Report], bool]:
    """One page, and whether there is a next one; nothing is counted for it."""
    start = (max(number, 1) - 1) * PER_PAGE
    shown = rows.select_related(None).select_related("agency").only(*LISTED)
    found = list(shown[start : start + PER_PAGE + 1])
    return found[:PER_PAGE], len(found) > PER_PAGE


def public_report(desk: Desk, number: int) -> Report:
    """
    A report with its public page.

    Raises:
        NotFound: There is none; a secret one and one that never was are told alike.
    """
    rows = counted(desk).defer(*PRIVATE).select_related("agency", "category", "merged_into")
    found = rows.filter(number=number).first()
    if found is None:
        raise NotFound("not-found", where=f"report {number}")
    return found


def public_history(report: Report) -> list[Event]:
    """The history of a report with its public texts; links without one stay in it."""
    events = list(Event.objects.filter(report=report).order_by("serial"))
    for event in events:
        if not event.is_public or report.publication == Publication.NEVER:
            event.text = event.salt = ""
        event.actor_name, event.actor_id = "", None
    return events


def public_photos(report: Report) -> Sequence[str]:
    """Names of the pictures of a published report that may be shown."""
    if report.publication != Publication.PUBLISHED:
        return []
    rows = Photo.objects.filter(report=report, is_public=True)
    return list(rows.values_list("name", flat=True))


def last_change(desk: Desk) -> datetime | None:
    """When something public last happened."""
    found: datetime | None = counted(desk).aggregate(last=Max("updated_at"))["last"]
    return found


@dataclass(frozen=True)
class Cell:
    """A square of the map with its reports."""

    name: str
    count: int


def cells(rows: QuerySet[Report], *, most: int = 400) -> list[Cell]:
    """Count reports by square, the fullest first."""
    found = rows.exclude(cell="").order_by().values_list("cell").annotate(count=Count("pk"))
    return [Cell(name, count) for name, count in found.order_by("-count", "cell")[:most]]


def _states(wanted: str) -> Sequence[str]:
    if wanted == "open":
        return WAITING
    if wanted == "answered":
        return (State.ANSWERED, State.CLOSED)
    return (wanted,)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone())
