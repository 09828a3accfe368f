"""How far a plan is: the state of each topic and stage, what is missing, what can start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from siap.apps.calendars.models import Meeting
from siap.apps.plans.models import FollowUp, Plan, TopicRecord
from siap.apps.plans.queries import guide_of, open_follow_ups, topic_records
from siap.apps.worksheets.queries import completeness_of, worksheets_of
from siap.methodology.completeness import Completeness
from siap.methodology.guide_shapes import Stage, Topic
from siap.methodology.worksheet_shapes import Worksheet

# From the first to the last; a topic is at one of them.
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
    states_of_sheets = completeness_of(plan)
    complete = {s.number: (s, states_of_sheets[s.id]) for s in worksheets_of(plan)}
    tasks = open_follow_ups(plan)
    late = [task for task in tasks if task.due < on]
    records = topic_records(plan)
    days = _next_days(plan)
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


def _next_days(plan: Plan) -> dict[str, date]:
    """The first date of each topic in the work calendar."""
    found: dict[str, date] = {}
    meetings = Meeting.objects.filter(plan=plan, removed_at=None).exclude(day=None)
    for meeting in meetings.order_by("-day"):
        if meeting.day is not None and meeting.topic_key:
            found[meeting.topic_key] = meeting.day
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
