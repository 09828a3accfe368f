"""For whom a page of a plan is made."""

from siap.apps.plans.models import Plan
from siap.apps.worksheets.controls import Reader


def reader_for(plan: Plan, *, language: str, may_edit: bool) -> Reader:
    """The reader of a plan's pages; years run from five before the plan to one after."""
    first, last = plan.period_start.year, plan.period_end.year
    return Reader(language, may_edit, range(first - 5, last + 2), first)
