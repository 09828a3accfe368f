"""Taking the steps of a service from the new flow of its plan (worksheet W24)."""

from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.plans.permissions import require as require_in_plan
from siap.apps.public_services.models import StandardVersion
from siap.apps.public_services.services.standards import StandardFacts, Step, save_draft
from siap.apps.worksheets.queries import read_sheets
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue
from siap.methodology.library import edition

FLOW: Final = "w24-service-flow"


@transaction.atomic
def take_steps(
    *, draft: StandardVersion, seen_version: int, by: User, now: datetime
) -> StandardVersion:
    """
    Replace the steps of a draft by those of the new flow of the service's plan.

    Args:
        draft: A draft whose service is tied to a plan.
        seen_version: Version of the record that the person saw.
        by: Who; must see the plan.
        now: When.

    Raises:
        Forbidden: The person may not edit the service or see the plan.
        InvalidInput: The service has no plan, or the plan's new flow is empty.
        Conflict: As `save_draft`.
    """
    plan = draft.service.plan
    if plan is None:
        raise InvalidInput("standard-no-plan", where="plan")
    require_in_plan(by, "plan.view", plan)
    worksheet = edition(plan.edition).worksheet(FLOW)
    content = read_sheets(plan, [worksheet]).content
    actors = {row.id: _text(row.cells.get("title")) for row in content.of(f"{FLOW}.actors")}
    steps = [
        Step(
            text=_text(row.cells.get("step")),
            actor=actors.get(_text(row.cells.get("lane")), ""),
            minutes=_minutes(row.cells.get("minutes")),
            output=_text(row.cells.get("output")),
            source=row.id,
        )
        for row in content.of(f"{FLOW}.to_be")
        if row.cells.get("step")
    ]
    if not steps:
        raise InvalidInput("standard-no-flow", where="plan", plan=plan.title)
    facts = StandardFacts(
        texts=draft.components,
        duration=draft.duration,
        duration_unit=draft.duration_unit,
        cost_idr=draft.cost_idr,
        consulted_on=draft.consulted_on,
        decree=draft.decree,
        steps=steps,
    )
    return save_draft(draft=draft, facts=facts, seen_version=seen_version, by=by, now=now)


def _text(value: CellValue) -> str:
    return "" if value is None else str(value)


def _minutes(value: CellValue) -> Decimal | None:
    return None if value is None else Decimal(str(value))
