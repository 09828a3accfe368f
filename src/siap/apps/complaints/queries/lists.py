"""Topics and ready texts: what is in use, for whom, and what was done to them."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import F, Q, QuerySet

from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.complaints.models import CannedText, Category, Desk
from siap.apps.complaints.permissions import administers, agencies_of, require_desk
from siap.apps.organisations.models import Agency
from siap.kernel.errors import NotFound

Entry = Category | CannedText
E = TypeVar("E", bound=Category | CannedText)


def neighbours(entry: Entry) -> QuerySet[Any]:
    """The entries in use that an entry is put in order with, in order, itself included."""
    rows: QuerySet[Any] = type(entry)._default_manager.filter(  # noqa: SLF001
        desk=entry.desk_id, is_active=True
    )
    # Each agency orders its own texts; topics are one list.
    return rows.filter(agency=entry.agency_id) if isinstance(entry, CannedText) else rows


def topics_kept_by(user: User, desk: Desk) -> QuerySet[Category]:
    """
    The topics of a desk, also those switched off, in order.

    Raises:
        Forbidden: The person does not run the desk.
    """
    require_desk(user, desk)
    return Category.objects.filter(desk=desk).select_related("agency", "desk")


def texts_seen_by(user: User, desk: Desk) -> QuerySet[CannedText]:
    """The texts of a desk and of a person's agencies, also those switched off, in order."""
    rows = CannedText.objects.filter(desk=desk).select_related("agency", "desk")
    rows = rows.order_by(F("agency__name").asc(nulls_first=True), "position", "title")
    if administers(user, desk):
        return rows
    return rows.filter(Q(agency=None) | Q(agency__in=agencies_of(user)))


def texts_for(desk: Desk, agency_id: int | None) -> QuerySet[CannedText]:
    """The texts in use that an answer of an agency can start from, its own ones first."""
    rows = CannedText.objects.filter(desk=desk, is_active=True)
    own = rows.filter(Q(agency=None) | Q(agency=agency_id)) if agency_id else None
    found = own if own is not None else rows.filter(agency=None)
    return found.order_by(F("agency").asc(nulls_last=True), "position", "title")


def entry_of(rows: QuerySet[E], entry_id: int) -> E:
    """
    One of the entries that a person sees.

    Raises:
        NotFound: It is none of them.
    """
    found = rows.filter(pk=entry_id).first()
    if found is None:
        raise NotFound("not-found", where=f"entry {entry_id}")
    return found


def trail_id(entry: Entry) -> str:
    """What an entry is called in the trail."""
    return f"{'text' if isinstance(entry, CannedText) else 'topic'}:{entry.pk}"


def trail_of(entry: Entry) -> list[Change]:
    """What was done to an entry, newest first."""
    rows = Change.objects.filter(subject="complaint-list", subject_id=trail_id(entry))
    return list(rows.order_by("-id"))


def agency_names(desk: Desk) -> Mapping[int, str]:
    """The agencies of a desk by id."""
    return dict(Agency.objects.filter(region=desk.region_id).values_list("pk", "name"))
