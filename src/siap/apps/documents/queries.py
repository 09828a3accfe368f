"""All that the documents of a plan are made from, read in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Final

from django.db.models import Max
from django.utils import timezone

from siap.apps.audit.queries import changes_of_plan
from siap.apps.plans.models import FollowUp, Plan, TeamMember, TopicRecord
from siap.apps.plans.queries import follow_ups_of_plan, guide_of, topic_records
from siap.apps.worksheets.queries import Sheets, read_sheets, worksheets_of
from siap.methodology.content import parts_needed
from siap.methodology.library import Guide, edition
from siap.methodology.worksheet_shapes import Worksheet

CALENDAR: Final = "w05-work-calendar.meetings"


WAYS: Final = frozenset({"qr", "number", "paper"})
"""How people sign a list of attendance: by code, by its number, on paper."""


@dataclass(frozen=True)
class Meeting:
    """A meeting of the work calendar that has a date; its title begins with its topic."""

    title: str
    day: date
    starts_at: time | None
    ends_at: time | None
    place: str

    @property
    def topic_key(self) -> str:
        """The key of its topic, like `2.1`."""
        return self.title.partition(" ")[0]


@dataclass(frozen=True)
class Attendee:
    """
    Somebody who came to a live meeting.

    `way` says how they signed: one of `WAYS`, or nothing where it was not noted; `gender`
    is `female`, `male` or nothing.
    """

    name: str
    institution: str
    way: str
    gender: str
    at: datetime


@dataclass(frozen=True)
class Sitting:
    """A live meeting on a topic and who came to it, in the order they came."""

    title: str
    day: date
    place: str
    people: Sequence[Attendee]


@dataclass(frozen=True)
class PlanFacts:
    """
    A plan as its documents see it.

    `worksheets` are those of the guide in the order of its topics, and after its nearest
    lower neighbour each further one that somebody filled. `day` is that of the last
    change: a document is as old as what it says. `personal` is false once personal data
    are out of it. `sittings` are the live meetings on the topic of the paper. `province` is
    that of the region, empty for a province.
    """

    plan: Plan
    sheets: Sheets
    worksheets: Sequence[Worksheet]
    topics: Mapping[str, TopicRecord]
    tasks: Sequence[FollowUp]
    team: Sequence[TeamMember]
    day: date
    personal: bool = True
    sittings: Sequence[Sitting] = ()
    province: str = ""

    @cached_property
    def meetings(self) -> Sequence[Meeting]:
        """The dated meetings, earliest first."""
        rows = [
            row.cells for row in self.sheets.content.of(CALENDAR) if row.cells.get("date")
        ]
        found = [
            Meeting(
                title=str(cells.get("topic") or ""),
                day=date.fromisoformat(str(cells["date"])),
                starts_at=_clock(cells.get("starts")),
                ends_at=_clock(cells.get("ends")),
                place=str(cells.get("place") or ""),
            )
            for cells in rows
        ]
        return sorted(found, key=lambda each: (each.day, each.starts_at or time.min))

    @property
    def guide(self) -> Guide:
        """The guide that the plan follows."""
        return guide_of(self.plan)

    @property
    def agreed(self) -> bool:
        """Whether the parties have agreed on the plan."""
        return self.plan.state in {"agreed", "closed"}


def _clock(stored: object) -> time | None:
    return time.fromisoformat(str(stored)) if stored else None


def read_facts(
    plan: Plan,
    worksheets: Iterable[Worksheet] | None = None,
    *,
    notes: bool = True,
    team: bool = True,
) -> PlanFacts:
    """
    Read a plan for its documents.

    Args:
        plan: The plan; the caller has asked whether the person may see it.
        worksheets: Those that a paper shows, with what they take from others; None reads
            all of them.
        notes: Whether topics and tasks are needed as well.
        team: Whether the team is.

    Returns:
        The facts, personal data included; the same number of queries for any size.
    """
    library = edition(plan.edition)
    wanted = library.worksheets.values() if worksheets is None else worksheets
    # A title may be a reference itself, so what is needed needs others in turn.
    sheets = read_sheets(plan, [library.worksheet(key) for key in parts_needed(wanted)])
    newest = changes_of_plan(plan.pk).aggregate(newest=Max("at"))["newest"]
    members = TeamMember.objects.filter(plan=plan).select_related("user")
    return PlanFacts(
        plan=plan,
        sheets=sheets,
        worksheets=_in_order(plan, sheets),
        topics=topic_records(plan) if notes else {},
        tasks=follow_ups_of_plan(plan) if notes else (),
        team=list(members) if team else (),
        day=timezone.localdate(newest or plan.created_at),
        province=plan.region.parent.name if plan.region.parent else "",
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
