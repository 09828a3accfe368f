"""A topic's meetings on paper: what they are for, who comes, their agenda."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from siap.apps.documents.builders.lookup import written
from siap.apps.documents.builders.setting import Setting
from siap.apps.documents.queries import Meeting
from siap.apps.plans.models import TopicRecord
from siap.methodology.guide_shapes import AgendaItem, Session, Topic
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import (
    Block,
    Column,
    KeyValues,
    Row,
    Table,
)

MORNING: Final = time(9, 0)


def topic_of(setting: Setting) -> Topic:
    """The topic that the paper is about."""
    assert setting.topic is not None  # noqa: S101 - such papers are about a topic
    return setting.topic


def record_of(setting: Setting) -> TopicRecord | None:
    """What was recorded of the topic."""
    return setting.facts.topics.get(topic_of(setting).key)


def meetings_of(setting: Setting) -> list[Meeting]:
    """The dated meetings of the topic, earliest first."""
    key = topic_of(setting).key
    return [meeting for meeting in setting.facts.meetings if meeting.topic_key == key]


def hours_of(meeting: Meeting) -> str:
    """The hours of a meeting, like `09.00–11.00`; empty while they are not set."""
    found = (meeting.starts_at, meeting.ends_at)
    return "–".join(each.strftime("%H.%M") for each in found if each is not None)


def identity(setting: Setting) -> list[Block]:
    """Plan, topic, dates, place and participants at a glance."""
    plan, topic = setting.facts.plan, topic_of(setting)
    days = [
        f"{written(setting, meeting.day)}, {hours_of(meeting)}".removesuffix(", ")
        for meeting in meetings_of(setting)
    ]
    places = dict.fromkeys(
        meeting.place for meeting in meetings_of(setting) if meeting.place
    )
    lasting = setting.say(
        "lasting-once" if topic.time.meetings == 1 else "lasting",
        meetings=topic.time.meetings,
        hours=written(setting, topic.time.hours),
    )
    pairs = [
        (setting.say("plan"), plan.title),
        (setting.say("topic"), f"{topic.key} {setting.title(topic)}"),
        (setting.say("when"), "\n".join(days) or setting.say("not-set")),
        (setting.say("place"), "; ".join(places) or setting.say("not-set")),
        (setting.say("length"), lasting),
    ]
    return [KeyValues(tuple(pairs))]


def kept_language(setting: Setting) -> list[Block]:
    """Says to whom reads another language that the guide's own words are not in it."""
    return [] if setting.language == "id" else [paragraph(setting.say("kept-language"))]


def background(setting: Setting) -> list[Block]:
    """Why the topic is taken up, in the guide's words."""
    topic = topic_of(setting)
    return [paragraph(topic.background)] if topic.background else []


def purpose(setting: Setting) -> list[Block]:
    """What the topic is for."""
    return [bullets(*topic_of(setting).purpose)]


def outputs(setting: Setting) -> list[Block]:
    """What must be there at the end, with the worksheet that holds it."""
    sheets = setting.facts.sheets.content.edition.by_number
    lines = []
    for output in topic_of(setting).outputs:
        sheet = sheets.get(output.worksheet or "")
        held = setting.say("held-in", sheet=setting.title(sheet)) if sheet else ""
        lines.append(f"{setting.title(output)} {held}".strip())
    return [bullets(*lines)]


def questions(setting: Setting) -> list[Block]:
    """The key questions of the topic."""
    found = topic_of(setting).key_questions
    return [bullets(*found)] if found else []


def participants(setting: Setting) -> list[Block]:
    """Which roles take part, who facilitates, and who was invited."""
    topic, record = topic_of(setting), record_of(setting)
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
    topic, meetings = topic_of(setting), meetings_of(setting)
    blocks: list[Block] = []
    for place, session in enumerate(topic.sessions):
        meeting = meetings[min(place, len(meetings) - 1)] if meetings else None
        blocks.append(_agenda_table(setting, session, meeting, place))
    return blocks


def _agenda_table(
    setting: Setting, session: Session, meeting: Meeting | None, place: int
) -> Table:
    starts = meeting.starts_at if meeting and meeting.starts_at else MORNING
    length = int(topic_of(setting).time.hours * 60)
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
            # In the language of the lines above it, whoever reads.
            said = setting.outline.texts["with-sheet"].in_language("id")
            lines.append(said.format(sheet=sheet.title))
    return "\n".join(lines)


def methods(setting: Setting) -> list[Block]:
    """The methods of the topic."""
    return [paragraph("; ".join(topic_of(setting).methods) + ".")]


def materials(setting: Setting) -> list[Block]:
    """What must be ready, and what already is."""
    topic, record = topic_of(setting), record_of(setting)
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
    topic = topic_of(setting)
    blocks: list[Block] = [paragraph("; ".join(topic.tools) + ".")] if topic.tools else []
    if topic.room:
        blocks.append(paragraph(setting.say("room", room=topic.room)))
    return blocks
