"""The agreement of the demonstration plan on its charter (W33), recorded in W34."""

from datetime import date, datetime, timedelta
from typing import Final

from siap.apps.accounts.models import User
from siap.apps.agreements.models import Answer
from siap.apps.agreements.services import (
    OfficeAnswer,
    close_agreement,
    current_agreement,
    put_to_agreement,
    record_response,
)
from siap.apps.plans.models import Plan

OFFICES: Final = ("Perumda Air Minum Tirta Marga", "Forum Pelanggan Air Minum")


def agree_on_charter(plan: Plan, *, today: date, by: User, now: datetime) -> None:
    """
    Have the charter and the agreement of a plan agreed, where they are not yet.

    Args:
        plan: Of the demonstration, complete.
        today: Day of the answers.
        by: May conclude in the plan.
        now: When.
    """
    for worksheet in ("w33-citizen-charter", "w34-agreement"):
        if current_agreement(plan, worksheet) is not None:
            continue
        agreement = put_to_agreement(
            plan=plan,
            worksheet_id=worksheet,
            offices=OFFICES,
            due=today + timedelta(days=14),
            by=by,
            now=now,
        )
        answer = OfficeAnswer(answer=Answer.AGREES, person="", note="", on=today)
        for response in agreement.responses.all():
            record_response(response=response, given=answer, by=by, now=now)
        close_agreement(agreement=agreement, by=by, now=now)
