"""A meeting from a topic of a plan: its agenda, its beginning, its end."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.meetings.activities import ACTIVITIES, activity_for
from siap.apps.meetings.applying.course import item_data
from siap.apps.meetings.log import STAGE, News, locked, tell
from siap.apps.meetings.models import Item, Meeting, MeetingState
from siap.apps.meetings.permissions import HOLD, require_hold
from siap.apps.meetings.tokens import new_code
from siap.apps.meetings.turns import in_turn
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.plans.queries import guide_of
from siap.apps.plans.services import scope_of
from siap.kernel.errors import InvalidInput
from siap.methodology.guide_shapes import AgendaItem, Session, Topic
from siap.methodology.library import edition

REVIEW_MINUTES: Final = 5
CLOSING_MINUTES: Final = 10


@dataclass(frozen=True, kw_only=True)
class NewMeeting:
    """What a meeting starts with; `sessions` counts from 0, none means all of them."""

    topic: str
    sessions: Sequence[int] = ()
    place: str = ""
    training: bool = False


@in_turn
def start_meeting(*, plan: Plan, new: NewMeeting, by: User, now: datetime) -> Meeting:
    """
    Make a meeting from a topic of a plan; it waits until it is opened.

    Returns:
        The meeting with its agenda: a review first, the next meeting last.

    Raises:
        Forbidden: The person may not hold meetings of this plan.
        InvalidInput: The guide has no such topic or session.
    """
    require(by, HOLD, plan)
    topic = guide_of(plan).topics.get(new.topic)
    if topic is None or any(n not in range(len(topic.sessions)) for n in new.sessions):
        raise InvalidInput("unknown-topic", where="topic", topic=new.topic)
    meeting = Meeting(
        plan=plan,
        topic=topic.key,
        title=topic.title,
        place=new.place.strip(),
        code=_free_code(),
        training=new.training,
        created_at=now,
        created_by=by,
    )
    meeting.save()
    meeting = locked(meeting.pk)
    agenda = _agenda(meeting, topic, new.sessions)
    data = {
        "title": meeting.title,
        "topic": meeting.topic,
        "place": meeting.place,
        "training": meeting.training,
        "items": agenda,
    }
    tell(meeting, News(kind="agenda", data=data, shown=None, by=by.display_name), now=now)
    fact = Fact(
        kind="create",
        subject="meeting",
        subject_id=str(meeting.pk),
        field="title",
        after=f"{meeting.topic} {meeting.title}",
    )
    record_changes([fact], scope=scope_of(plan), by=by, at=now)
    return meeting


def _free_code() -> str:
    code = new_code()
    while Meeting.objects.filter(code=code).exists():
        code = new_code()
    return code


def _agenda(
    meeting: Meeting, topic: Topic, numbers: Sequence[int]
) -> list[dict[str, object]]:
    chosen = [topic.sessions[n] for n in numbers] or list(topic.sessions)
    sheets = edition(meeting.plan.edition).by_number
    steps = [_opening(), *_steps(chosen), _closing()]
    items: list[Item] = []
    for position, step in enumerate(steps):
        sheet = sheets.get(step.worksheet or "")
        item = Item(
            pk=uuid.uuid4(),
            meeting=meeting,
            position=position,
            kind=step.kind,
            title=step.title,
            what=step.what or "",
            questions=list(step.questions),
            worksheet=sheet.id if sheet else "",
            minutes=step.minutes or 0,
            tool=activity_for(step.kind, step.worksheet),
        )
        item.board = _earlier_board(items, item)
        if step.groups is not None:
            item.grouping = step.groups.model_dump(mode="json")
            writes = item.tool in ACTIVITIES and ACTIVITIES[item.tool].frame == "board"
            item.by_group = writes and item.board is None
        items.append(item)
    return [item_data(item) for item in items]


def _earlier_board(items: Sequence[Item], item: Item) -> Item | None:
    """The board that a later step with the same cards goes on with."""
    if item.tool != "cards":
        return None
    same = (e for e in items if e.tool == "cards" and e.worksheet == item.worksheet)
    return next(same, None)


def _steps(sessions: Sequence[Session]) -> list[AgendaItem]:
    return [step for session in sessions for step in session.agenda]


def _opening() -> AgendaItem:
    return AgendaItem(
        kind="review",
        title=gettext("Tinjau hasil pertemuan sebelumnya"),
        minutes=REVIEW_MINUTES,
    )


def _closing() -> AgendaItem:
    return AgendaItem(
        kind="follow-up",
        title=gettext("Tetapkan jadwal, acara, dan undangan pertemuan berikutnya"),
        minutes=CLOSING_MINUTES,
    )


@in_turn
def open_meeting(*, meeting_id: int, by: User, now: datetime) -> Meeting:
    """
    Let people in and begin with the first item; an ended meeting goes on.

    Raises:
        Forbidden: The person may not hold the meeting.
    """
    meeting = locked(meeting_id)
    require_hold(by, meeting)
    if meeting.state == MeetingState.RUNNING:
        return meeting
    tell(
        meeting,
        News(kind="opened", data={}, audience=STAGE, by=by.display_name),
        now=now,
    )
    first = meeting.items.first()
    if meeting.item is None and first is not None:
        data = {"id": str(first.pk)}
        news = News(kind="item", data=data, shown=data, audience=STAGE, by=by.display_name)
        tell(meeting, news, now=now)
    return meeting


@in_turn
def end_meeting(*, meeting_id: int, by: User, now: datetime) -> Meeting:
    """
    End a meeting: phones are thanked, nobody sends anything any more.

    Raises:
        Forbidden: The person may not hold the meeting.
    """
    meeting = locked(meeting_id)
    require_hold(by, meeting)
    if meeting.state == MeetingState.RUNNING:
        news = News(kind="ended", data={}, audience=STAGE, by=by.display_name)
        tell(meeting, news, now=now)
        # Only while people come in does it matter where phones came from.
        meeting.participants.update(origin="")
    return meeting
