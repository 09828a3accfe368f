"""Putting a worksheet to agreement, answering, closing, reopening."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.agreements.models import Agreement, AgreementState, Answer, Response, Version
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.plans.services import scope_of
from siap.apps.worksheets.locking import lock, unlock
from siap.apps.worksheets.queries import Sheets, read_sheets
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.library import edition
from siap.methodology.versions import stored_content
from siap.methodology.worksheet_shapes import Worksheet


@transaction.atomic
def put_to_agreement(
    *,
    plan: Plan,
    worksheet_id: str,
    offices: Sequence[str],
    due: date,
    by: User,
    now: datetime,
) -> Agreement:
    """
    Freeze a worksheet as a new version and ask offices for their answer.

    From now on nobody changes the worksheet until it is reopened.

    Args:
        plan: The plan.
        worksheet_id: A complete worksheet.
        offices: Whose answer is asked for; names, each once.
        due: Until when.
        by: Who puts it to agreement.
        now: When.

    Raises:
        Forbidden: The person may not.
        Conflict: It lies with offices already, or was agreed.
        InvalidInput: It is not complete, or no office is named.
    """
    require(by, "topic.agree", plan)
    names = [name.strip() for name in offices if name.strip()]
    if not names:
        raise InvalidInput("agreement-no-office", where="offices")
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    if current_agreement(plan, worksheet_id) is not None:
        raise Conflict("agreement-running", where=worksheet_id)
    version = _freeze(plan, worksheet, by=by, now=now)
    agreement = Agreement.objects.create(version=version, plan=plan, opened_at=now, due=due)
    Response.objects.bulk_create(
        Response(agreement=agreement, office=name) for name in dict.fromkeys(names)
    )
    lock(plan, worksheet_id, version.number)
    _trail(agreement, "put-to-agreement", by=by, now=now)
    return agreement


def current_agreement(plan: Plan, worksheet_id: str) -> Agreement | None:
    """The agreement that a worksheet is locked by; None while it may be changed."""
    return (
        Agreement.objects.filter(plan=plan, version__worksheet=worksheet_id)
        .exclude(state=AgreementState.REOPENED)
        .select_related("version")
        .first()
    )


def _freeze(plan: Plan, worksheet: Worksheet, *, by: User, now: datetime) -> Version:
    sheets = read_sheets(plan, [worksheet])
    state = sheets.completeness(worksheet)
    if not state.is_complete:
        raise InvalidInput(
            "agreement-incomplete",
            where=worksheet.id,
            missing=state.needed - state.done,
            errors=state.errors,
        )
    content = stored_content(sheets.content)
    results = _results(worksheet, sheets)
    text = json.dumps([plan.edition, worksheet.id, content, results], sort_keys=True)
    newest = Version.objects.filter(plan=plan, worksheet=worksheet.id).first()
    return Version.objects.create(
        plan=plan,
        worksheet=worksheet.id,
        number=newest.number + 1 if newest else 1,
        edition=plan.edition,
        content=content,
        results=results,
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        made_at=now,
        made_by=by,
    )


def _results(worksheet: Worksheet, sheets: Sheets) -> dict[str, Any]:
    """Every computation with inputs and result; exact numbers stay exact as text."""
    found = {
        outcome.computation.key: {
            "method": outcome.computation.method,
            "inputs": outcome.inputs,
            "result": outcome.result,
        }
        for outcome in sheets.outcomes(worksheet)
    }
    frozen: dict[str, Any] = json.loads(json.dumps(found, default=str))
    return frozen


@dataclass(frozen=True, kw_only=True)
class OfficeAnswer:
    """What an office says, and who says it for the office."""

    answer: str
    person: str
    note: str
    on: date


@transaction.atomic
def record_response(
    *, response: Response, given: OfficeAnswer, by: User, now: datetime
) -> Response:
    """
    Write down what an office answered; it can be corrected until the agreement closes.

    Raises:
        Forbidden: The person may not.
        Conflict: The agreement is closed.
        InvalidInput: The answer is unknown, or an objection has no reason.
    """
    plan = response.agreement.plan
    require(by, "topic.conclude", plan)
    if response.agreement.state != AgreementState.OPEN:
        raise Conflict("agreement-closed", where=response.office)
    if given.answer not in Answer.values:
        raise InvalidInput("missing", where="answer")
    if given.answer != Answer.AGREES and not given.note.strip():
        raise InvalidInput("reason-missing", where="note")
    before = response.answer or None
    response.answer, response.person = given.answer, given.person.strip()
    response.note, response.answered_on = given.note.strip(), given.on
    response.save()
    fact = Fact(
        kind="change",
        subject="response",
        subject_id=str(response.pk),
        field="answer",
        before=before,
        after=response.answer,
        note=response.office[:300],
    )
    record_changes([fact], scope=scope_of(plan), by=by, at=now)
    return response


@transaction.atomic
def close_agreement(*, agreement: Agreement, by: User, now: datetime) -> Agreement:
    """
    Say that a version is agreed; objections stay on record beside it.

    Raises:
        Forbidden: The person may not.
        Conflict: It is closed already.
        InvalidInput: An office has not answered yet.
    """
    require(by, "topic.agree", agreement.plan)
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.state != AgreementState.OPEN:
        raise Conflict("agreement-closed", where=str(agreement.version))
    waiting = [r.office for r in locked.responses.filter(answer="")]
    if waiting:
        raise InvalidInput(
            "agreement-waiting", where="responses", offices=", ".join(waiting)
        )
    locked.state, locked.closed_at = AgreementState.AGREED, now
    locked.save()
    _trail(locked, "agree", by=by, now=now)
    return locked


@transaction.atomic
def reopen(*, agreement: Agreement, reason: str, by: User, now: datetime) -> Agreement:
    """
    Let a worksheet be changed again; the version stays, with the reason.

    Raises:
        Forbidden: The person may not.
        Conflict: It was reopened already.
        InvalidInput: No reason is given.
    """
    require(by, "topic.agree", agreement.plan)
    if not reason.strip():
        raise InvalidInput("reason-missing", where="reason")
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.state == AgreementState.REOPENED:
        raise Conflict("agreement-closed", where=str(agreement.version))
    locked.state, locked.reason = AgreementState.REOPENED, reason.strip()
    locked.closed_at = locked.closed_at or now
    locked.save()
    unlock(locked.plan, locked.version.worksheet)
    _trail(locked, "reopen", by=by, now=now)
    return locked


def _trail(agreement: Agreement, kind: str, *, by: User, now: datetime) -> None:
    fact = Fact(
        kind=kind,
        subject="agreement",
        subject_id=str(agreement.pk),
        version=agreement.version.number,
        field="state",
        after=str(agreement.state),
        note=f"{agreement.version.worksheet} {agreement.reason}".strip()[:300],
    )
    record_changes([fact], scope=scope_of(agreement.plan), by=by, at=now)
