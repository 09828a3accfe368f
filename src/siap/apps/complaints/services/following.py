"""What the sender of a report may do with the code: add, reopen, rate."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from siap.apps.complaints.codes import LENGTH, hash_of_code, plain
from siap.apps.complaints.models import Happening, Report, State
from siap.apps.complaints.services.intake import LONGEST
from siap.apps.complaints.services.terms import end_pause
from siap.apps.complaints.services.writing import News, locked, said, write
from siap.kernel.errors import InvalidInput, NotFound

MOST_REOPENED: Final = 5
REOPEN_WITHIN: Final = timedelta(days=60)
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

    Raises:
        InvalidInput: It has no answer, is too old, or was reopened five times.
    """
    found = locked(report)
    settled = {State.ANSWERED, State.CLOSED}
    if found.state not in settled or found.answered_at is None:
        raise InvalidInput("cannot-reopen", where="state")
    if found.reopened >= MOST_REOPENED or now - found.updated_at > REOPEN_WITHIN:
        raise InvalidInput("cannot-reopen", where="state")
    found.state, found.closed_at = State.REOPENED, None
    found.reopened += 1
    found.reminded_at = found.escalated_at = None
    write(found, _from_sender(Happening.REOPENED, _limited(text)), now=now)
    return found


@transaction.atomic
def rate(*, report: Report, rating: int, now: datetime) -> Report:
    """
    Rate the answer from 1 (bad) to 5 (very good); from 3 on the report is settled.

    Raises:
        InvalidInput: No answer yet, or another number.
    """
    found = locked(report)
    if not 1 <= rating <= 5:
        raise InvalidInput("out-of-range", where="rating", value=rating, range="1–5")
    if found.answered_at is None or found.state in {State.REOPENED, State.REFUSED}:
        raise InvalidInput("cannot-rate", where="state")
    found.rating = rating
    news = [News(kind=Happening.RATED, role="reporter", data={"rating": rating})]
    if rating >= GOOD and found.state == State.ANSWERED:
        found.state, found.closed_at = State.CLOSED, now
        news.append(News(kind=Happening.CLOSED, role="reporter"))
    write(found, *news, now=now)
    return found


def _from_sender(kind: str, text: str) -> News:
    return News(kind=kind, role="reporter", text=text, is_public=False)


def _limited(text: str) -> str:
    plain_text = said(text.replace("\x00", ""), where="text")
    if len(plain_text) > LONGEST:
        raise InvalidInput("report-length", where="text", most=LONGEST)
    return plain_text
