"""What waits for somebody of the desk or of an agency."""

from datetime import datetime
from typing import Final

from django.db.models import Count, Q, QuerySet

from siap.apps.accounts.models import User
from siap.apps.complaints.models import (
    WAITING,
    Desk,
    Event,
    Happening,
    Photo,
    Publication,
    Report,
    State,
)
from siap.apps.complaints.permissions import administers, agencies_of, role_on
from siap.kernel.errors import NotFound

PER_PAGE: Final = 30
TRAYS: Final = ("route", "check", "answer", "late", "all")


def reports_for(user: User, desk: Desk) -> QuerySet[Report]:
    """The reports that a person of the desk or of its agencies may read."""
    rows = Report.objects.filter(desk=desk).select_related("agency", "category", "desk")
    if administers(user, desk):
        return rows
    return rows.filter(agency__in=agencies_of(user))


def trays_of(user: User, desk: Desk) -> list[str]:
    """The trays that a person has: only who runs the desk routes and checks."""
    runs = administers(user, desk)
    return [name for name in TRAYS if runs or name not in {"route", "check"}]


def tray(user: User, desk: Desk, name: str, *, now: datetime) -> QuerySet[Report]:
    """
    One tray of the inbox.

    Args:
        user: Whose.
        desk: Where.
        name: `route` (nobody has it), `check` (to be published), `answer`, `late`, `all`.
        now: What is late now.

    Returns:
        Reports, the most urgent first; held ones last.
    """
    rows = reports_for(user, desk)
    if name == "all":
        return rows.order_by("-received_at")
    return rows.filter(_condition(name, now)).order_by("is_held", "pledge_due")


def _condition(name: str, now: datetime) -> Q:
    if name == "route":
        return Q(state=State.RECEIVED)
    if name == "check":
        words = Q(publication=Publication.WAITING) & ~Q(
            state__in=[State.REFUSED, State.MERGED]
        )
        # Read first: they are few, and without any the words are found by their index.
        pictures = Photo.objects.filter(is_waiting=True)
        waiting = set(pictures.values_list("report_id", flat=True))
        return words | Q(pk__in=waiting) if waiting else words
    with_agency = Q(state__in=[State.FORWARDED, State.REOPENED])
    if name == "answer":
        return with_agency
    return Q(state__in=WAITING, pledge_due__lt=now, answered_at=None, is_paused=False)


def counts(user: User, desk: Desk, *, now: datetime) -> dict[str, int]:
    """How many lie in each tray."""
    rows = reports_for(user, desk).order_by()
    asked = {name: Count("pk", filter=_condition(name, now)) for name in TRAYS[:-1]}
    return dict(rows.aggregate(**asked))


def report_for(user: User, report_id: int) -> Report:
    """
    A report that a person of the desk may work on.

    Raises:
        NotFound: There is none, or it is not for them.
    """
    rows = Report.objects.select_related(
        "desk__region", "agency", "category", "merged_into"
    )
    found = rows.filter(pk=report_id).first()
    if found is None or not role_on(user, found):
        raise NotFound("not-found", where=f"report {report_id}")
    return found


def history(report: Report) -> list[Event]:
    """The whole history for those who work on the report."""
    return list(Event.objects.filter(report=report).order_by("serial"))


def unpublished_additions(events: list[Event]) -> list[Event]:
    """What the sender added and nobody has published yet."""
    done = {event.data.get("serial") for event in events if event.kind == "published"}
    kinds = {Happening.ADDED, Happening.REOPENED}
    return [event for event in events if event.kind in kinds and event.serial not in done]
