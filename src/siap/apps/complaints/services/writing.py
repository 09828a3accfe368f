"""What every change of a report goes through: the lock, the gate, the chain."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from siap.apps.accounts.models import User
from siap.apps.complaints import chain
from siap.apps.complaints.models import Event, Report
from siap.apps.complaints.permissions import require, role_on
from siap.kernel.errors import Conflict, InvalidInput

LEAST_WORDS = 10


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who of the desk acts on a report, when, and which version of it they saw."""

    by: User
    now: datetime
    seen: int


@dataclass(frozen=True, kw_only=True)
class News:
    """
    A link to be added to a history.

    `role` is `reporter`, `administrator`, `officer` or `system`.
    """

    kind: str
    role: str
    text: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    is_public: bool = True
    by: User | None = None
    agency_name: str = ""


def locked(report: Report) -> Report:
    """The report as it is now, kept from others until the transaction ends."""
    rows = Report.objects.select_for_update(of=("self",))
    return rows.select_related(
        "desk__region", "agency", "category", "merged_into__agency"
    ).get(pk=report.pk)


def opened(report: Report, ability: str, act: Act) -> Report:
    """
    Lock a report for somebody of the desk.

    Raises:
        Forbidden: The person lacks the ability.
        Conflict: Something happened since the person saw it.
    """
    found = locked(report)
    require(act.by, ability, found)
    if found.version != act.seen:
        raise Conflict("report-changed", where=found.label, number=found.label)
    return found


def next_event(report: Report, news: News, now: datetime) -> Event:
    """
    Make the next link and move the report's head to it; both are still to be stored.

    Args:
        report: Locked; its `version`, `head` and `updated_at` change.
        news: What happened.
        now: When, aware.
    """
    salt = secrets.token_hex(16) if news.text else ""
    link = chain.Link(
        serial=report.version + 1,
        at=now.astimezone(UTC),
        kind=str(news.kind),
        role=news.role,
        agency=news.agency_name,
        data=news.data,
        digest=chain.digest_of(news.text, salt),
        previous=report.head,
        hash="",
    )
    made = chain.hash_of(report.label, link)
    report.version, report.head, report.updated_at = link.serial, made, now
    return Event(
        report=report,
        serial=link.serial,
        at=link.at,
        kind=link.kind,
        role=link.role,
        agency_name=link.agency,
        data=dict(link.data),
        text=news.text,
        salt=salt,
        digest=link.digest,
        is_public=news.is_public,
        previous=link.previous,
        hash=made,
        actor_id=news.by.pk if news.by else None,
        actor_name=news.by.display_name if news.by else "",
    )


def write(report: Report, *news: News, now: datetime) -> None:
    """Store a changed report with what happened to it."""
    events = [next_event(report, one, now) for one in news]
    report.save()
    Event.objects.bulk_create(events)


def from_desk(kind: str, report: Report, act: Act, text: str = "", **data: object) -> News:
    """A link written by somebody of the desk, under the name of their agency."""
    role = role_on(act.by, report)
    office = report.agency.name if role == "officer" and report.agency else ""
    return News(kind=kind, role=role, text=text, data=data, by=act.by, agency_name=office)


def said(text: str, *, where: str) -> str:
    """
    Take a reason or an answer that the public will read.

    Raises:
        InvalidInput: `too-few-words`: shorter than ten letters.
    """
    plain = text.strip()
    if len(plain) < LEAST_WORDS:
        raise InvalidInput("too-few-words", where=where, least=LEAST_WORDS)
    return plain
