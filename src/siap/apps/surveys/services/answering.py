"""Taking answers: each once, floods slowed, invitations used once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from siap.apps.accounts.models import User
from siap.apps.public_services.permissions import require
from siap.apps.public_services.senders import count_near, count_up
from siap.apps.surveys.models import (
    Invitation,
    Response,
    ResponseChannel,
    Survey,
    SurveyState,
)
from siap.apps.surveys.queries import extras_of
from siap.apps.surveys.services.storing import Answers, check, store
from siap.apps.surveys.services.tokens import digest_of
from siap.kernel.errors import Conflict, InvalidInput, Unavailable

BROWSER_HOURS: Final = 24
CROWD_HOURS: Final = 1
CROWD_LIMIT: Final = 300


def answer_on_web(
    *, survey: Survey, answers: Answers, trace: str, browser: str, now: datetime
) -> bool:
    """
    Take answers of somebody without an invitation.

    Args:
        survey: Open to everybody.
        answers: The answers.
        trace: Of the address (see `public_services.senders`).
        browser: Random mark of the browser; empty where there is none.
        now: When.

    Returns:
        False if this browser answered this survey within a day, or these answers are
        known: then nothing is counted.

    Raises:
        InvalidInput: An answer is not one of those there are, or there is none.
        Conflict: The survey is not open, or needs an invitation.
        Unavailable: Far too many answers come from one address.
    """
    _must_be_open(survey, timezone.localdate(now))
    if survey.by_invitation:
        raise Conflict("survey-invitation", where="token")
    check(survey, answers, extras_of(survey))
    what = f"survey:{survey.pk}"
    if count_up(what, trace, now=now, minutes=CROWD_HOURS * 60) > CROWD_LIMIT:
        raise Unavailable("voice-flood", where="address")
    if browser and count_near(what, browser, now=now, minutes=BROWSER_HOURS * 60) > 1:
        return False
    day = timezone.localdate(now)
    return store(survey, [(answers, day)], ResponseChannel.WEB) == 1


@transaction.atomic
def answer_invitation(
    *, survey: Survey, token: str, answers: Answers, now: datetime
) -> bool:
    """
    Take the answers of somebody who was invited; each invitation serves once.

    Args:
        survey: The survey of the invitation.
        token: As it was handed out.
        answers: The answers; which invitation they came with is not kept.
        now: When.

    Returns:
        True; the same answers sent again after a lost reply are no harm.

    Raises:
        InvalidInput: As `answer_on_web`, or the token is none of this survey.
        Conflict: The survey is not open, or the invitation was used.
    """
    _must_be_open(survey, timezone.localdate(now))
    check(survey, answers, extras_of(survey))
    found = Invitation.objects.select_for_update().filter(
        survey=survey, digest=digest_of(token)
    )
    invitation = found.first()
    if invitation is None:
        raise InvalidInput("survey-token", where="token")
    if invitation.used_on is not None:
        if Response.objects.filter(survey=survey, key=answers.key).exists():
            return True
        raise Conflict("survey-token-used", where="token")
    invitation.used_on = timezone.localdate(now)
    invitation.save()
    store(survey, [(answers, invitation.used_on)], ResponseChannel.WEB)
    return True


def answer_on_tablet(
    *, survey: Survey, many: Sequence[tuple[Answers, date]], now: datetime
) -> int:
    """
    Take what a tablet kept; the caller has checked its token.

    Args:
        survey: Open.
        many: Answers with the day on which they were given.
        now: When they arrive; a day ahead of it becomes this day.

    Returns:
        How many were new.

    Raises:
        InvalidInput: An answer is not one of those there are; then none is taken.
    """
    extras = extras_of(survey)
    for answers, _ in many:
        check(survey, answers, extras)
    today = timezone.localdate(now)
    days = [(answers, min(day, today)) for answers, day in many]
    return store(survey, days, ResponseChannel.TABLET)


def enter_paper(
    *, survey: Survey, answers: Answers, day: date, by: User, now: datetime
) -> bool:
    """
    Type in a sheet of paper.

    Returns:
        False if this very sheet was sent before.

    Raises:
        Forbidden: The person may not.
        InvalidInput: As `answer_on_web`, or the day lies ahead.
        Conflict: The survey was not opened yet, or its results are public.
    """
    require(by, "survey.enter", survey.unit.agency.region_id)
    if survey.state not in {SurveyState.OPEN, SurveyState.CLOSED}:
        raise Conflict("survey-not-open", where="survey")
    if day > timezone.localdate(now):
        raise InvalidInput("voice-day-ahead", where="day")
    check(survey, answers, extras_of(survey))
    return store(survey, [(answers, day)], ResponseChannel.PAPER) == 1


def _must_be_open(survey: Survey, today: date) -> None:
    if survey.state != SurveyState.OPEN or not survey.starts_on <= today <= survey.ends_on:
        raise Conflict("survey-not-open", where="survey")
