"""Where a change in a plan is recorded."""

from siap.apps.audit.services import Scope
from siap.apps.plans.models import Plan


def scope_of(plan: Plan) -> Scope:
    """Where a change in a plan is recorded."""
    return Scope(region_id=plan.region_id, plan_id=plan.pk)
