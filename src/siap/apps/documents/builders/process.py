"""How a plan was made: topics, dates, attendance, decisions, follow-ups, versions."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from siap.apps.documents.builders.lookup import VERSIONS, rows_of, text, written
from siap.apps.documents.builders.setting import Setting
from siap.apps.plans.models import FollowUp, TopicRecord
from siap.methodology.guide_shapes import Topic
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Column, Row, Table, Value


def held_topics(setting: Setting) -> list[tuple[Topic, TopicRecord]]:
    """The topics that were held, in the order of the guide."""
    found = []
    for key, topic in setting.facts.guide.topics.items():
        record = setting.facts.topics.get(key)
        if record is not None and record.held_on is not None:
            found.append((topic, record))
    return found


def how_made(setting: Setting) -> list[Block]:
    """Say how many topics were held, from when to when, and who came."""
    held = held_topics(setting)
    if not held:
        return [paragraph(setting.say("nothing-held"))]
    days = [record.held_on for _, record in held if record.held_on]
    women, men = _sum(held, "attendance_women"), _sum(held, "attendance_men")
    facts = {
        "held": len(held),
        "topics": len(setting.facts.guide.topics),
        "first": written(setting, min(days)),
        "last": written(setting, max(days)),
        "meetings": sum(meeting.day <= max(days) for meeting in setting.facts.meetings),
    }
    blocks: list[Block] = [paragraph(setting.say("held", **facts))]
    if women + men:
        share = round(100 * women / (women + men))
        blocks.append(
            paragraph(setting.say("attended", people=women + men, women=women, share=share))
        )
    return blocks


def _sum(held: Sequence[tuple[Topic, TopicRecord]], field: str) -> int:
    return sum(getattr(record, field) or 0 for _, record in held)


def topics_table(setting: Setting) -> list[Block]:
    """List the topics with date, place and attendance."""
    held = held_topics(setting)
    if not held:
        return []
    who = setting.say("attendance")
    columns = (
        Column("key", setting.say("number")),
        Column("topic", setting.say("topic")),
        Column("day", setting.say("day"), fmt="date"),
        Column("women", setting.say("women"), fmt="number", group=who),
        Column("men", setting.say("men"), fmt="number", group=who),
        Column(
            "people",
            setting.say("people"),
            fmt="number",
            group=who,
            formula="{women} + {men}",
        ),
    )
    rows = tuple(
        Row(
            {
                "key": topic.key,
                "topic": setting.title(topic),
                "day": record.held_on,
                "women": record.attendance_women,
                "men": record.attendance_men,
            }
        )
        for topic, record in held
    )
    totals = ("women", "men", "people")
    return [Table(setting.say("topics-caption"), columns, rows, totals=totals)]


def decisions(setting: Setting) -> list[Block]:
    """List what was decided at each topic, and who saw it otherwise."""
    lines = []
    for topic, record in held_topics(setting):
        if not record.decisions and not record.objections:
            continue
        found = [line.strip() for line in record.decisions.split("\n") if line.strip()]
        cells: dict[str, Value] = {
            "topic": f"{topic.key} {setting.title(topic)}",
            "decisions": "\n".join(f"• {line}" for line in found),
            "objections": record.objections or None,
        }
        lines.append(Row(cells))
    if not lines:
        return []
    columns = (
        Column("topic", setting.say("topic"), width=20),
        Column("decisions", setting.say("decisions"), width=52),
        Column("objections", setting.say("objections"), width=28),
    )
    return [Table(setting.say("decisions-caption"), columns, tuple(lines))]


def follow_ups(setting: Setting) -> list[Block]:
    """List all tasks that came of the meetings, by due date."""
    return tasks_table(setting, setting.facts.tasks)


def tasks_table(setting: Setting, tasks: Sequence[FollowUp]) -> list[Block]:
    """
    Print tasks.

    Args:
        setting: The reader; without personal data nobody is named.
        tasks: In any order.

    Returns:
        A table by due date, or nothing.
    """
    if not tasks:
        return []
    personal = setting.facts.personal
    columns = (
        Column("topic", setting.say("topic")),
        Column("what", setting.say("task")),
        *((Column("owner", setting.say("owner")),) if personal else ()),
        Column("due", setting.say("due"), fmt="date"),
        Column("done", setting.say("done"), fmt="date"),
    )
    rows = tuple(
        Row(
            {
                "topic": task.topic,
                "what": task.what,
                **({"owner": task.owner_name} if personal else {}),
                "due": task.due,
                "done": timezone.localdate(task.done_at) if task.done_at else None,
            }
        )
        for task in sorted(tasks, key=lambda task: (task.due, task.pk))
    )
    return [Table(setting.say("tasks-caption"), columns, rows)]


def versions(setting: Setting) -> list[Block]:
    """List the versions that the parties dealt with, and say what this print rests on."""
    day = written(setting, setting.facts.day)
    state = setting.say("state-agreed" if setting.facts.agreed else "state-draft")
    blocks: list[Block] = [paragraph(setting.say("this-print", day=day, state=state))]
    rows = rows_of(setting, VERSIONS)
    if not rows:
        return blocks
    columns = (
        Column("what", setting.say("result")),
        Column("version", setting.say("version")),
        Column("date", setting.say("day"), fmt="date"),
    )
    lines = tuple(
        Row(
            {
                "what": text(row, "what"),
                "version": text(row, "version"),
                "date": _day(text(row, "date")),
            }
        )
        for row in rows
    )
    return [*blocks, Table(setting.say("versions-caption"), columns, lines)]


def _day(stored: str) -> Value:
    return date.fromisoformat(stored) if stored else None
