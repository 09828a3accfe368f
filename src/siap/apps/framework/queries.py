"""How far a plan is: the state of each topic and stage, what is missing, what can start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from siap.apps.audit.queries import newest_change
from siap.apps.plans.models import FollowUp, Plan, TopicRecord
from siap.apps.plans.queries import guide_of, open_follow_ups, topic_records
from siap.apps.worksheets.queries import Sheets, read_sheets, worksheets_of
from siap.methodology.completeness import Completeness
from siap.methodology.guide_shapes import Stage, Topic
from siap.methodology.worksheet_shapes import Worksheet

# From the first to the last; a topic is at one of them.
MEETINGS = "w05-work-calendar.meetings"
STATES = ("not-started", "planned", "held", "outputs-complete", "agreed")


@dataclass(frozen=True)
class TopicView:
    """A topic in a plan: its state, its worksheets, its date."""

    topic: Topic
    state: str
    worksheets: Sequence[tuple[Worksheet, Completeness]]
    day: date | None
    overdue: int
    can_start: bool

    @property
    def incomplete(self) -> Sequence[tuple[Worksheet, Completeness]]:
        """The worksheets that still need something."""
        return [(sheet, state) for sheet, state in self.worksheets if not state.is_complete]


@dataclass(frozen=True)
class StageView:
    """A stage in a plan with its topics."""

    stage: Stage
    topics: Sequence[TopicView]

    @property
    def state(self) -> str:
        """`done` when every topic's outputs are complete, `current` once one has begun."""
        if all(topic.state in STATES[3:] for topic in self.topics):
            return "done"
        begun = any(topic.state != "not-started" for topic in self.topics)
        return "current" if begun else "todo"


@dataclass(frozen=True)
class Framework:
    """The whole framework of a plan on a day."""

    stages: Sequence[StageView]
    tasks: Sequence[FollowUp]
    overdue: Sequence[FollowUp]

    @property
    def topics(self) -> list[TopicView]:
        """All topics in order."""
        return [topic for stage in self.stages for topic in stage.topics]

    @property
    def can_start(self) -> list[TopicView]:
        """The topics that can be taken up now."""
        return [topic for topic in self.topics if topic.can_start]


def framework_of(plan: Plan, *, on: date) -> Framework:
    """
    Say how far a plan is.

    Args:
        plan: The plan; the caller has asked whether the person may see it.
        on: The day on which tasks are late or not.

    Returns:
        Stages and topics in the order of the guide. A topic can start when every topic
        that it starts from was held, and it is not complete itself.
    """
    guide = guide_of(plan)
    known = _known_at(plan, newest_change(plan.pk))
    complete = {s.number: (s, known.sheets[s.id]) for s in worksheets_of(plan)}
    tasks = open_follow_ups(plan)
    late = [task for task in tasks if task.due < on]
    records = topic_records(plan)
    days = known.days
    skipped = _skipped(guide.topics, records)
    states = {
        key: _state(
            records.get(key), [complete[n][1] for n in topic.worksheets], days.get(key)
        )
        for key, topic in guide.topics.items()
    }
    stages = [
        StageView(
            stage,
            [
                TopicView(
                    topic=topic,
                    state=states[topic.key],
                    worksheets=[complete[number] for number in topic.worksheets],
                    day=_day(records.get(topic.key), days.get(topic.key)),
                    overdue=sum(task.topic == topic.key for task in late),
                    can_start=states[topic.key] in STATES[:2]
                    and all(
                        states[k] in STATES[2:] or k in skipped for k in topic.starts_from
                    ),
                )
                for topic in stage.topics
                if topic.key not in skipped
            ],
        )
        for stage in guide.stages
    ]
    return Framework(stages, tasks, late)


def _state(
    record: TopicRecord | None, sheets: Sequence[Completeness], meeting: date | None
) -> str:
    if record is not None and record.state == "agreed":
        return "agreed"
    held = record is not None and record.state == "held"
    if sheets and all(sheet.is_complete for sheet in sheets):
        return "outputs-complete"
    if held:
        return "held"
    planned = meeting is not None or (record is not None and record.state == "planned")
    return "planned" if planned else "not-started"


def _day(record: TopicRecord | None, meeting: date | None) -> date | None:
    return record.held_on if record and record.held_on else meeting


@dataclass(frozen=True)
class _Known:
    """What is worked out from a plan's rows: its sheets, the first date of each topic."""

    sheets: Mapping[str, Completeness]
    days: Mapping[str, date]


@lru_cache(maxsize=512)
def _known_at(plan: Plan, _newest: UUID | None) -> _Known:
    """
    Read the rows of a plan once after each change.

    Every change leaves a trail, so the newest entry of the trail says whether anything is
    new; it holds for all processes that serve the plan.
    """
    worksheets = worksheets_of(plan)
    sheets = read_sheets(plan, worksheets)
    return _Known(
        {worksheet.id: sheets.completeness(worksheet) for worksheet in worksheets},
        _first_days(sheets),
    )


def _first_days(sheets: Sheets) -> dict[str, date]:
    found: dict[str, date] = {}
    for row in sheets.content.of(MEETINGS):
        key = str(row.cells.get("topic") or "").split(" ")[0]
        text = row.cells.get("date")
        if key and text:
            day = date.fromisoformat(str(text))
            found[key] = min(day, found.get(key, day))
    return found


def _skipped(
    topics: Mapping[str, Topic], records: Mapping[str, TopicRecord]
) -> frozenset[str]:
    """The topics that a choice made in another topic leaves out."""
    return frozenset(
        key
        for topic in topics.values()
        if topic.branch is not None and topic.key in records
        for option in topic.branch.options
        if option.key == records[topic.key].branch
        for key in option.skips
    )
