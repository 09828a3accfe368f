"""The thread of a proposal: from what users said, through plan and budget, to the work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from siap.apps.actions.models import BudgetLine
from siap.apps.musyawarah.models import Proposal
from siap.apps.musyawarah.queries.origins import Voice, voices_of
from siap.kernel.numbers import round_half_up


@dataclass(frozen=True)
class PlannedWork:
    """An action that takes a proposal up, with its budget code and its lines by year."""

    title: str
    plan: str
    code: str
    lines: Sequence[BudgetLine]


@dataclass(frozen=True)
class Thread:
    """
    What a proposal hangs together with.

    Args:
        voices: What users said that it grew out of.
        works: Actions that take it up.
        budget_idr: Sum of their budget lines; None without one.
        realised_idr: What it really cost; None until it is done.
    """

    voices: Sequence[Voice]
    works: Sequence[PlannedWork]
    budget_idr: int | None
    realised_idr: int | None

    @property
    def realised_percent(self) -> int | None:
        """What was spent of the budget, whole percent, halves up; None without both."""
        if not self.budget_idr or self.realised_idr is None:
            return None
        return int(round_half_up(Fraction(self.realised_idr * 100, self.budget_idr), 0))

    def __bool__(self) -> bool:
        return bool(self.voices or self.works)


def thread_of(proposal: Proposal, now: datetime) -> Thread:
    """Gather the thread of a proposal: three queries, and those of the sources it names."""
    kept = proposal.plan_actions.filter(action__removed_at=None)
    actions = [each.action for each in kept.select_related("action__plan")]
    lines: dict[object, list[BudgetLine]] = {}
    found = BudgetLine.objects.filter(action__in=[each.pk for each in actions])
    for line in found:
        lines.setdefault(line.action_id, []).append(line)
    works = [
        PlannedWork(
            each.title,
            each.plan.title,
            str(each.cells.get("code") or ""),
            lines.get(each.pk, []),
        )
        for each in actions
    ]
    amounts = [line.amount_idr for line in found]
    return Thread(
        voices_of(proposal, now),
        works,
        sum(amounts) if amounts else None,
        proposal.real_cost_idr,
    )
