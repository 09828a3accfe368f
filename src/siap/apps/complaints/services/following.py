"""What the sender of a report may do with the code: add, reopen, rate."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from siap.apps.complaints.codes import LENGTH, hash_of_code, plain
from siap.apps.complaints.models import Event, Happening, Report, State
from siap.apps.complaints.services.intake import LONGEST
from siap.apps.complaints.services.terms import end_pause
from siap.apps.complaints.services.writing import News, locked, said, write
from siap.kernel.errors import InvalidInput, NotFound

MOST_REOPENED: Final = 5
REOPEN_WITHIN: Final = timedelta(days=60)
CHANGE_WITHIN: Final = timedelta(hours=1)
GOOD: Final = 3
"""A rating from which on a report counts as settled."""


def report_by_code(code: str) -> Report:
    """
    Find the report that a code opens.

    Raises:
        NotFound: None; a code that is too short and one that is wrong are told alike.
    """
    found = None
    if len(plain(code)) == LENGTH:
        found = Report.objects.filter(code_hash=hash_of_code(code)).first()
    if found is None:
        raise NotFound("unknown-follow-code", where="code")
    return found


@transaction.atomic
def add(*, report: Report, text: str, now: datetime) -> Report:
    """
    Add something to one's report; the public reads it once it was checked.

    What somebody was asked for ends a pause.

    Raises:
        InvalidInput: Too short, too long, or the report is ended.
    """
    found = locked(report)
    if found.state in {State.REFUSED, State.CLOSED}:
        raise InvalidInput("report-ended", where="state")
    news = [_from_sender(Happening.ADDED, _limited(text))]
    if found.is_paused:
        end_pause(found, now)
        news.append(News(kind=Happening.RESUMED, role="system"))
    write(found, *news, now=now)
    return found


@transaction.atomic
def reopen(*, report: Report, text: str, now: datetime) -> Report:
    """
    Say that the answer does not settle it; the agency gets it again.

    One that was joined to another stands on its own from then on: whoever was content
    with the common answer is not asked again.

    Raises:
        InvalidInput: It has no answer, is too old, or was reopened five times.
    """
    found = locked(report)
    if not may_reopen(found, now):
        raise InvalidInput("cannot-reopen", where="state")
    data: dict[str, object] = {}
    if found.merged_into is not None:
        data = {"apart": found.merged_into.label}
        found.agency, found.agency_since = found.merged_into.agency, now
        found.merged_into = None
    found.state, found.closed_at = State.REOPENED, None
    found.reopened += 1
    found.reminded_at = found.escalated_at = None
    write(found, _from_sender(Happening.REOPENED, _limited(text), data), now=now)
    return found


@transaction.atomic
def rate(*, report: Report, rating: int, now: datetime) -> Report:
    """
    Rate the answer from 1 (bad) to 5 (very good); from 3 on the report is settled.

    Each answer is rated once. Within an hour the rating can be put right; the history
    keeps both. A report counts with the rating of its newest answer.

    Raises:
        InvalidInput: No answer yet, another number, or rated more than an hour ago.
    """
    found = locked(report)
    if not 1 <= rating <= 5:
        raise InvalidInput("out-of-range", where="rating", value=rating, range="1–5")
    if found.answered_at is None or found.state in {State.REOPENED, State.REFUSED}:
        raise InvalidInput("cannot-rate", where="state")
    before = rated_at(found)
    if before is not None and now - before > CHANGE_WITHIN:
        raise InvalidInput("already-rated", where="rating")
    found.rating = rating
    news = [News(kind=Happening.RATED, role="reporter", data={"rating": rating})]
    if rating >= GOOD and found.state == State.ANSWERED:
        found.state, found.closed_at = State.CLOSED, now
        news.append(News(kind=Happening.CLOSED, role="reporter"))
    elif rating < GOOD and before is not None and found.state == State.CLOSED:
        found.state, found.closed_at = State.ANSWERED, None
    write(found, *news, now=now)
    return found


def rated_at(report: Report) -> datetime | None:
    """When the newest answer was rated; None as long as it was not."""
    kinds = (Happening.ANSWERED, Happening.RATED)
    rows = Event.objects.filter(report=report, kind__in=kinds).order_by("-serial")
    first: datetime | None = None
    for kind, at in rows.values_list("kind", "at")[:20]:
        if kind == Happening.ANSWERED:
            return first
        first = at  # the earliest rating since the answer counts
    return first


def may_rate(report: Report, now: datetime) -> bool:
    """Whether the sender may rate the newest answer, or put the rating right."""
    if report.answered_at is None or report.state in {State.REOPENED, State.REFUSED}:
        return False
    before = rated_at(report)
    return before is None or now - before <= CHANGE_WITHIN


def may_reopen(report: Report, now: datetime) -> bool:
    """Whether the sender may say that the answer does not settle it."""
    settled = {State.ANSWERED, State.CLOSED, State.MERGED}
    if report.state not in settled or report.answered_at is None:
        return False
    return report.reopened < MOST_REOPENED and now - report.updated_at <= REOPEN_WITHIN


def _from_sender(kind: str, text: str, data: Mapping[str, object] | None = None) -> News:
    return News(kind=kind, role="reporter", text=text, data=data or {}, is_public=False)


def _limited(text: str) -> str:
    plain_text = said(text.replace("\x00", ""), where="text")
    if len(plain_text) > LONGEST:
        raise InvalidInput("report-length", where="text", most=LONGEST)
    return plain_text
