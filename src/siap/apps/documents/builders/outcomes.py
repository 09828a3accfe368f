"""What came of a topic's meetings on paper: who came, what was said, decided, signed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from siap.apps.documents.builders.letters import town
from siap.apps.documents.builders.lookup import written
from siap.apps.documents.builders.meetings import record_of, topic_of
from siap.apps.documents.builders.process import tasks_table
from siap.apps.documents.builders.setting import Setting
from siap.apps.plans.models import TeamMember
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import Block, Column, Row, Signatory, Signature, Table

SIGNING: Final = ("chair", "secretary", "facilitator")


def statement(setting: Setting) -> list[Block]:
    """The formal statement that the meeting took place."""
    record, topic = record_of(setting), topic_of(setting)
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
    record = record_of(setting)
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
    record = record_of(setting)
    lines = record.minutes.split("\n") if record else []
    found = [paragraph(line.strip()) for line in lines if line.strip()]
    return [*found] or [paragraph(setting.say("no-minutes"))]


def decided(setting: Setting) -> list[Block]:
    """What was decided, numbered."""
    record = record_of(setting)
    lines = [line.strip() for line in (record.decisions if record else "").split("\n")]
    found = [line for line in lines if line]
    return (
        [bullets(*found, ordered=True)]
        if found
        else [paragraph(setting.say("no-decisions"))]
    )


def objections(setting: Setting) -> list[Block]:
    """Who saw it otherwise."""
    record = record_of(setting)
    text = record.objections.strip() if record else ""
    return [paragraph(text or setting.say("no-objections"))]


def topic_tasks(setting: Setting) -> list[Block]:
    """The follow-ups of the topic."""
    key = topic_of(setting).key
    tasks = [task for task in setting.facts.tasks if task.topic == key]
    return tasks_table(setting, tasks) or [paragraph(setting.say("no-tasks"))]


def signatures(setting: Setting) -> list[Block]:
    """Who signs: chair, secretary and facilitator, by name where the reader may see it."""
    record = record_of(setting)
    people = [_signatory(setting, role) for role in SIGNING]
    return [
        Signature(
            place=town(setting),
            date=record.held_on if record else None,
            people=tuple(people),
        )
    ]


def _signatory(setting: Setting, role: str) -> Signatory:
    team: Sequence[TeamMember] = setting.facts.team
    person = next((each.user.display_name for each in team if each.role == role), "")
    return Signatory(setting.say(f"sign-{role}"), person or "…" * 12)
