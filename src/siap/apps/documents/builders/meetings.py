"""A topic's meetings on paper: what they are for, their agenda, what came of them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from siap.apps.calendars.models import Meeting
from siap.apps.documents.builders.lookup import written
from siap.apps.documents.builders.process import tasks_table
from siap.apps.documents.builders.setting import Setting
from siap.apps.plans.models import TeamMember, TopicRecord
from siap.methodology.guide_shapes import AgendaItem, Session, Topic
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import (
    Block,
    Column,
    KeyValues,
    Row,
    Signatory,
    Signature,
    Table,
)

MORNING: Final = time(9, 0)
SIGNING: Final = ("chair", "secretary", "facilitator")


def _topic(setting: Setting) -> Topic:
    assert setting.topic is not None  # noqa: S101 - such papers are about a topic
    return setting.topic


def _record(setting: Setting) -> TopicRecord | None:
    return setting.facts.topics.get(_topic(setting).key)


def _meetings(setting: Setting) -> list[Meeting]:
    key = _topic(setting).key
    return [meeting for meeting in setting.facts.meetings if meeting.topic_key == key]


def _hours(meeting: Meeting) -> str:
    """The hours of a meeting, like `09.00–11.00`; empty while they are not set."""
    found = (meeting.starts_at, meeting.ends_at)
    return "–".join(each.strftime("%H.%M") for each in found if each is not None)


def identity(setting: Setting) -> list[Block]:
    """Plan, topic, dates, place and participants at a glance."""
    plan, topic = setting.facts.plan, _topic(setting)
    days = [
        f"{written(setting, meeting.day)}, {_hours(meeting)}".removesuffix(", ")
        for meeting in _meetings(setting)
        if meeting.day is not None
    ]
    places = dict.fromkeys(meeting.place for meeting in _meetings(setting) if meeting.place)
    lasting = setting.say(
        "lasting", meetings=topic.time.meetings, hours=written(setting, topic.time.hours)
    )
    pairs = [
        (setting.say("plan"), plan.title),
        (setting.say("topic"), f"{topic.key} {setting.title(topic)}"),
        (setting.say("when"), "\n".join(days) or setting.say("not-set")),
        (setting.say("place"), "; ".join(places) or setting.say("not-set")),
        (setting.say("length"), lasting),
    ]
    return [KeyValues(tuple(pairs))]


def background(setting: Setting) -> list[Block]:
    """Why the topic is taken up, in the guide's words."""
    topic = _topic(setting)
    return [paragraph(topic.background)] if topic.background else []


def purpose(setting: Setting) -> list[Block]:
    """What the topic is for."""
    return [bullets(*_topic(setting).purpose)]


def outputs(setting: Setting) -> list[Block]:
    """What must be there at the end, with the worksheet that holds it."""
    sheets = setting.facts.sheets.content.edition.by_number
    lines = []
    for output in _topic(setting).outputs:
        sheet = sheets.get(output.worksheet or "")
        held = setting.say("held-in", sheet=setting.title(sheet)) if sheet else ""
        lines.append(f"{setting.title(output)} {held}".strip())
    return [bullets(*lines)]


def questions(setting: Setting) -> list[Block]:
    """The key questions of the topic."""
    found = _topic(setting).key_questions
    return [bullets(*found)] if found else []


def participants(setting: Setting) -> list[Block]:
    """Which roles take part, who facilitates, and who was invited."""
    topic, record = _topic(setting), _record(setting)
    roles = setting.facts.sheets.content.edition.roles
    blocks: list[Block] = [
        bullets(*(setting.title(roles[key]) for key in topic.participants))
    ]
    invited = (
        [setting.facts.sheets.titles.get(str(key), "") for key in record.invited]
        if record
        else []
    )
    named = [each for each in invited if each and each != "–"]
    if named:
        said = setting.say("invited", count=len(named), names="; ".join(named))
        blocks.append(paragraph(said))
    blocks.append(paragraph(setting.say("facilitator", profile=topic.facilitator)))
    return blocks


def agenda(setting: Setting) -> list[Block]:
    """A table of each session with clock times; times stand where minutes are known."""
    topic, meetings = _topic(setting), _meetings(setting)
    blocks: list[Block] = []
    for place, session in enumerate(topic.sessions):
        meeting = meetings[min(place, len(meetings) - 1)] if meetings else None
        blocks.append(_agenda_table(setting, session, meeting, place))
    return blocks


def _agenda_table(
    setting: Setting, session: Session, meeting: Meeting | None, place: int
) -> Table:
    starts = meeting.starts_at if meeting and meeting.starts_at else MORNING
    length = int(_topic(setting).time.hours * 60)
    now = datetime.combine(date(2000, 1, 1), starts)
    rows = []
    for item, minutes in zip(session.agenda, _minutes(session, length), strict=True):
        end = now + timedelta(minutes=minutes) if minutes is not None else None
        clock = f"{now:%H.%M}–{end:%H.%M}" if end is not None else "–"
        rows.append(
            Row(
                {
                    "clock": clock,
                    "minutes": None if minutes is None else Decimal(minutes),
                    "what": item.title,
                    "how": _how(setting, item),
                }
            )
        )
        now = end or now
    columns = (
        Column("clock", setting.say("clock")),
        Column("minutes", setting.say("minutes-column"), fmt="number"),
        Column("what", setting.say("agenda-item")),
        Column("how", setting.say("how")),
    )
    caption = setting.say("session", number=place + 1, title=session.title)
    return Table(caption, columns, tuple(rows), totals=("minutes",))


def _minutes(session: Session, length: int) -> list[int | None]:
    """Minutes of each item; those that say nothing share what is left of the session."""
    open_items = sum(item.minutes is None for item in session.agenda)
    left = length - sum(item.minutes or 0 for item in session.agenda)
    share = left // open_items if open_items and left >= open_items else None
    return [share if item.minutes is None else item.minutes for item in session.agenda]


def _how(setting: Setting, item: AgendaItem) -> str:
    lines = [item.what] if item.what else []
    lines += [f"• {question}" for question in item.questions]
    if item.worksheet:
        sheet = setting.facts.sheets.content.edition.by_number.get(item.worksheet)
        if sheet is not None:
            lines.append(setting.say("with-sheet", sheet=setting.title(sheet)))
    return "\n".join(lines)


def methods(setting: Setting) -> list[Block]:
    """The methods of the topic."""
    return [paragraph("; ".join(_topic(setting).methods) + ".")]


def materials(setting: Setting) -> list[Block]:
    """What must be ready, and what already is."""
    topic, record = _topic(setting), _record(setting)
    if not topic.materials:
        return []
    ready = set(record.ready) if record else set()
    rows = tuple(
        Row({"item": item, "ready": True if item in ready else None})
        for item in topic.materials
    )
    columns = (
        Column("item", setting.say("material")),
        Column("ready", setting.say("ready")),
    )
    return [Table(setting.say("materials-caption"), columns, rows)]


def tools(setting: Setting) -> list[Block]:
    """Tools and room."""
    topic = _topic(setting)
    blocks: list[Block] = [paragraph("; ".join(topic.tools) + ".")] if topic.tools else []
    if topic.room:
        blocks.append(paragraph(setting.say("room", room=topic.room)))
    return blocks


def statement(setting: Setting) -> list[Block]:
    """The formal statement that the meeting took place."""
    record, topic = _record(setting), _topic(setting)
    if record is None or record.held_on is None:
        return [paragraph(setting.say("not-held"))]
    weekday = setting.say("weekdays").split()[record.held_on.weekday()]
    facts = {
        "weekday": weekday,
        "day": written(setting, record.held_on),
        "place": record.place or setting.say("not-set"),
        "topic": setting.title(topic),
        **setting.standing_facts,
    }
    return [paragraph(setting.say("statement", **facts))]


def attendance(setting: Setting) -> list[Block]:
    """How many came, women and men."""
    record = _record(setting)
    if record is None or (
        record.attendance_women is None and record.attendance_men is None
    ):
        return [paragraph(setting.say("no-attendance"))]
    women, men = record.attendance_women or 0, record.attendance_men or 0
    columns = (
        Column("who", setting.say("attendance")),
        Column("count", setting.say("people"), fmt="number"),
        Column("share", setting.say("share"), fmt="percent", places=1),
    )
    whole = Decimal(women + men) or Decimal(1)
    rows = (
        Row({"who": setting.say("women"), "count": women, "share": women / whole}),
        Row({"who": setting.say("men"), "count": men, "share": men / whole}),
    )
    return [Table(setting.say("attendance-caption"), columns, rows, totals=("count",))]


def minutes(setting: Setting) -> list[Block]:
    """What was said."""
    record = _record(setting)
    lines = record.minutes.split("\n") if record else []
    found = [paragraph(line.strip()) for line in lines if line.strip()]
    return [*found] or [paragraph(setting.say("no-minutes"))]


def decided(setting: Setting) -> list[Block]:
    """What was decided, numbered."""
    record = _record(setting)
    lines = [line.strip() for line in (record.decisions if record else "").split("\n")]
    found = [line for line in lines if line]
    return (
        [bullets(*found, ordered=True)]
        if found
        else [paragraph(setting.say("no-decisions"))]
    )


def objections(setting: Setting) -> list[Block]:
    """Who saw it otherwise."""
    record = _record(setting)
    text = record.objections.strip() if record else ""
    return [paragraph(text or setting.say("no-objections"))]


def topic_tasks(setting: Setting) -> list[Block]:
    """The follow-ups of the topic."""
    key = _topic(setting).key
    tasks = [task for task in setting.facts.tasks if task.topic == key]
    return tasks_table(setting, tasks) or [paragraph(setting.say("no-tasks"))]


def signatures(setting: Setting) -> list[Block]:
    """Who signs: chair, secretary and facilitator, by name where the reader may see it."""
    record = _record(setting)
    people = [_signatory(setting, role) for role in SIGNING]
    return [
        Signature(
            place=_town(setting.facts.plan.region.name),
            date=record.held_on if record else None,
            people=tuple(people),
        )
    ]


def _town(region: str) -> str:
    """The name of a region as letters are dated from it, without what kind it is."""
    for kind in ("Kabupaten ", "Kota ", "Provinsi "):
        region = region.removeprefix(kind)
    return region


def _signatory(setting: Setting, role: str) -> Signatory:
    team: Sequence[TeamMember] = setting.facts.team
    person = next((each.user.display_name for each in team if each.role == role), "")
    return Signatory(setting.say(f"sign-{role}"), person or "…" * 12)
