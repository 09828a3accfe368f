"""Inviting people, and letting tablets in."""

import hashlib
import secrets
from datetime import datetime
from typing import Final

from django.core import signing
from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.public_services.permissions import require
from siap.apps.surveys.models import Invitation, Survey, SurveyState
from siap.apps.surveys.services.keeping import region_of, trail
from siap.kernel.errors import InvalidInput, NotFound

MOST_INVITATIONS: Final = 2000
_SALT: Final = "siap.surveys.tablet"


@transaction.atomic
def invite(*, survey: Survey, count: int, by: User, now: datetime) -> list[str]:
    """
    Make invitations; their tokens are shown once and never again.

    Args:
        survey: The survey.
        count: 1..2000 at a time.
        by: Who.
        now: When.

    Returns:
        The tokens, 20 letters and digits each (100 random bits).

    Raises:
        Forbidden: The person may not.
        InvalidInput: The count is out of range.
    """
    require(by, "survey.edit", region_of(survey))
    if not 1 <= count <= MOST_INVITATIONS:
        facts = {"value": count, "least": 1, "most": MOST_INVITATIONS}
        raise InvalidInput("out-of-scale", where="count", **facts)
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    tokens = ["".join(secrets.choice(letters) for _ in range(20)) for _ in range(count)]
    Invitation.objects.bulk_create(
        Invitation(survey=survey, digest=digest_of(token)) for token in tokens
    )
    trail(survey, "invite", by=by, now=now, note=str(count))
    return tokens


def digest_of(token: str) -> str:
    """What is kept of a token; upper case and spaces of a hurried typist do not matter."""
    plain = "".join(token.split()).lower()
    return hashlib.sha256(plain.encode()).hexdigest()


@transaction.atomic
def renew_tablets(*, survey: Survey, keep: bool, by: User, now: datetime) -> Survey:
    """
    Give tablets a new address, or none; the old one is shut out at once.

    Args:
        survey: The survey.
        keep: Whether there shall be a new address.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "survey.enter", region_of(survey))
    survey.tablet_nonce = secrets.token_hex(16) if keep else ""
    survey.save(update_fields=["tablet_nonce"])
    trail(survey, "tablet", by=by, now=now, note="open" if keep else "closed")
    return survey


def tablet_token(survey: Survey) -> str:
    """The signed token in the address of the tablets; empty while there is none."""
    if not survey.tablet_nonce:
        return ""
    return signing.dumps([survey.pk, survey.tablet_nonce], salt=_SALT)


def survey_with_token(token: str) -> Survey:
    """
    The survey of a tablet's token.

    Raises:
        NotFound: The token is forged or was taken back, or the survey is not open.
    """
    try:
        pk, nonce = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotFound("not-found", where="tablet") from error
    found = Survey.objects.filter(pk=pk, state=SurveyState.OPEN)
    survey = found.select_related("unit__agency__region", "service").first()
    if survey is None or not secrets.compare_digest(survey.tablet_nonce, str(nonce)):
        raise NotFound("not-found", where="tablet")
    return survey


def survey_of_invitation(token: str) -> Survey:
    """
    The open survey that an invitation is for, used or not.

    Raises:
        NotFound: No open survey has this invitation.
    """
    found = Invitation.objects.filter(
        digest=digest_of(token), survey__state=SurveyState.OPEN
    )
    invitation = found.select_related("survey__unit__agency__region").first()
    if invitation is None:
        raise NotFound("not-found", where="invitation")
    return invitation.survey
