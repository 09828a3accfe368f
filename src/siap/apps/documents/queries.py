"""All that the documents of a plan are made from, read in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from siap.apps.audit.queries import changes_of_plan
from siap.apps.calendars.models import Meeting
from siap.apps.plans.models import FollowUp, Plan, TeamMember, TopicRecord
from siap.apps.plans.queries import follow_ups_of_plan, topic_records
from siap.apps.worksheets.queries import Sheets, read_sheets, worksheets_of
from siap.methodology.library import Guide, edition
from siap.methodology.worksheet_shapes import Worksheet


@dataclass(frozen=True)
class PlanFacts:
    """
    A plan as its documents see it.

    `worksheets` are those of the guide in the order of its topics, and after its nearest
    lower neighbour each further one that somebody filled. `day` is that of the last
    change: a document is as old as what it says. `personal` is false once personal data
    are out of it.
    """

    plan: Plan
    sheets: Sheets
    worksheets: Sequence[Worksheet]
    topics: Mapping[str, TopicRecord]
    meetings: Sequence[Meeting]
    tasks: Sequence[FollowUp]
    team: Sequence[TeamMember]
    day: date
    personal: bool = True

    @property
    def guide(self) -> Guide:
        """The guide that the plan follows."""
        return edition(self.plan.edition).guide(self.plan.guide)

    @property
    def agreed(self) -> bool:
        """Whether the parties have agreed on the plan."""
        return self.plan.state in {"agreed", "closed"}


def read_facts(plan: Plan) -> PlanFacts:
    """
    Read a plan with all its worksheets, meetings, topics, tasks and team.

    Args:
        plan: The plan; the caller has asked whether the person may see it.

    Returns:
        The facts, personal data included; the same number of queries for any size.
    """
    library = edition(plan.edition)
    sheets = read_sheets(plan, library.worksheets.values())
    newest = changes_of_plan(plan.pk).aggregate(newest=Max("at"))["newest"]
    meetings = Meeting.objects.filter(plan=plan, removed_at=None).exclude(day=None)
    return PlanFacts(
        plan=plan,
        sheets=sheets,
        worksheets=_in_order(plan, sheets),
        topics=topic_records(plan),
        meetings=list(meetings.order_by("day", "starts_at", "id")),
        tasks=follow_ups_of_plan(plan),
        team=list(TeamMember.objects.filter(plan=plan).select_related("user")),
        day=timezone.localdate(newest or plan.created_at),
    )


def _in_order(plan: Plan, sheets: Sheets) -> list[Worksheet]:
    """The worksheets of the guide, and other filled ones where their number fits."""
    found = worksheets_of(plan)
    library = edition(plan.edition)
    for worksheet in library.worksheets.values():
        if worksheet in found or not _is_filled(worksheet, sheets):
            continue
        lower = [each for each in found if each.number < worksheet.number]
        nearest = max(lower, key=lambda each: each.number, default=None)
        found.insert(found.index(nearest) + 1 if nearest else 0, worksheet)
    return found


def _is_filled(worksheet: Worksheet, sheets: Sheets) -> bool:
    return any(sheets.rows_of(worksheet, part) for part in worksheet.parts)
