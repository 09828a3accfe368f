"""Asking agencies to check a proposal, and their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Proposal,
    ProposalState,
    Verification,
    VerificationResult,
)
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.services.telling import tell
from siap.apps.musyawarah.services.trail import proposal_fact, record
from siap.apps.organisations.models import Agency
from siap.kernel.errors import Conflict, InvalidInput

QUESTIONS: Final[Mapping[str, StrPromise]] = {
    "authority": _("Kewenangan daerah ini"),
    "technical": _("Dapat dikerjakan secara teknis"),
    "cost": _("Biayanya wajar"),
    "location": _("Lokasinya benar dan siap"),
    "single": _("Bukan usulan ganda"),
    "unplanned": _("Belum ada dalam rencana kerja"),
}
"""What an agency checks; yes is always the answer that speaks for the proposal."""


@transaction.atomic
def ask_verification(
    *, proposal: Proposal, agency: Agency, by: User, now: datetime
) -> Verification:
    """
    Ask an agency to check a proposal.

    Raises:
        Forbidden: The person may not ask.
        Conflict: The proposal is past being decided on.
        InvalidInput: The agency is of another region.
    """
    require(by, "verification.ask", Place(proposal.region))
    if proposal.state != ProposalState.OPEN:
        raise Conflict("proposal-closed", state=proposal.get_state_display())
    if agency.region_id != proposal.cycle.region_id:
        raise InvalidInput("place-outside", where="agency")
    return ask_agency(proposal=proposal, agency=agency, by=by, now=now)


def ask_agency(
    *, proposal: Proposal, agency: Agency, by: User, now: datetime
) -> Verification:
    """Put a proposal into the inbox of an agency; one open question each is enough."""
    waiting = Verification.objects.filter(
        proposal=proposal, agency=agency, answered_at=None
    ).first()
    if waiting is not None:
        return waiting
    due = timezone.localdate(now) + timedelta(days=proposal.cycle.verification_days)
    asked = Verification.objects.create(
        proposal=proposal, agency=agency, asked_at=now, due=due
    )
    fact = proposal_fact(proposal, "ask-verification", after=agency.name)
    record([fact], cycle=proposal.cycle, by=by, now=now)
    return asked


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an agency answers; `checks` says yes or no to each of `QUESTIONS`."""

    result: str
    note: str
    checks: Mapping[str, bool]
    cost_idr: int | None = None


@transaction.atomic
def answer_verification(
    *, verification: Verification, answer: Answer, by: User, now: datetime
) -> Verification:
    """
    Write down what an agency says.

    Args:
        verification: Which; one that waits.
        answer: A result other than fit needs a note.
        by: A verifier of the agency.
        now: When.

    Raises:
        Forbidden: The person does not verify for the agency.
        Conflict: It has been answered.
        InvalidInput: The result is unknown, or the note is missing.
    """
    proposal = verification.proposal
    require(by, "verification.answer", Place(proposal.region, verification.agency_id))
    current = Verification.objects.select_for_update().get(pk=verification.pk)
    if current.answered_at is not None:
        raise Conflict("verification-answered", where=proposal.code)
    if answer.result not in VerificationResult.values:
        raise InvalidInput("missing", where="result")
    if answer.result != VerificationResult.FITS and not answer.note.strip():
        raise InvalidInput("reason-wanted", where="note")
    current.result, current.note = answer.result, answer.note.strip()
    current.checks = {key: bool(answer.checks.get(key)) for key in QUESTIONS}
    current.cost_idr = answer.cost_idr
    current.answered_at, current.answered_by = now, by
    current.save()
    fact = proposal_fact(
        proposal, "verify", field=current.agency.name[:80], after=answer.result
    )
    record([fact], cycle=proposal.cycle, by=by, now=now)
    text = f"{current.agency.name}: {current.get_result_display()}. {current.note}"
    tell(proposal=proposal, text=text, now=now)
    return current
