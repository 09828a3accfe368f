"""Calling people together: the invitation, the list of who comes."""

from datetime import date
from typing import Final

from siap.apps.documents.builders.letters import (
    BLANK,
    MEMBERS,
    day_of,
    institution,
    number_of,
    signed,
    signer,
    town,
)
from siap.apps.documents.builders.lookup import rows_of, text, written
from siap.apps.documents.builders.meetings import (
    hours_of,
    meetings_of,
    record_of,
    topic_of,
)
from siap.apps.documents.builders.setting import Setting
from siap.apps.documents.builders.sittings import sitting_list
from siap.apps.documents.queries import CALENDAR, Meeting
from siap.methodology.content import ContentRow
from siap.rendering.clauses import Clause, Clauses
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import (
    Block,
    Column,
    Heading,
    KeyValues,
    PageBreak,
    Row,
    Signature,
    Table,
)

FULL_PAGES: Final = (16, 38, 62)
"""Rows that fill one, two and three pages, with room for a code below the last."""


def letter_head(setting: Setting) -> list[Block]:
    """Place and date, number, kind, annex and subject, then to whom it goes."""
    topic = setting.title(topic_of(setting))
    annex = setting.say("one-sheet" if invited(setting) else "no-sheet")
    facts = (
        Clause(setting.say("letter-number"), (number_of(setting),)),
        Clause(setting.say("letter-kind"), (setting.say("letter-kind-important"),)),
        Clause(setting.say("letter-annex"), (annex,)),
        Clause(setting.say("letter-subject"), (setting.say("letter-about", topic=topic),)),
    )
    return [
        Heading(1, setting.title_of_document, numbering="none"),
        paragraph(f"{town(setting)}, {day_of(setting)}"),
        Clauses(facts),
        paragraph(setting.say("letter-to" if invited(setting) else "letter-to-group")),
    ]


def letter_body(setting: Setting) -> list[Block]:
    """Why, when and where, and what is on the agenda."""
    topic = topic_of(setting)
    said = setting.say("letter-why", topic=setting.title(topic), **setting.standing_facts)
    agenda = [item.title for session in topic.sessions for item in session.agenda]
    return [
        paragraph(setting.say("letter-greeting")),
        paragraph(said),
        Clauses(_when_and_where(setting)),
        paragraph(setting.say("letter-agenda")),
        bullets(*agenda, ordered=True),
        paragraph(setting.say("letter-closing")),
    ]


def _when_and_where(setting: Setting) -> tuple[Clause, ...]:
    found = meetings_of(setting)
    if not found:
        unknown = (setting.say("not-set"),)
        keys = ("letter-day", "letter-hours", "letter-place")
        return tuple(Clause(setting.say(key), unknown) for key in keys)
    rows = []
    for place, meeting in enumerate(found, 1):
        mark = f" {place}" if len(found) > 1 else ""
        rows += [
            Clause(f"{setting.say('letter-day')}{mark}", (day_line(setting, meeting),)),
            Clause(setting.say("letter-hours"), (_hours(setting, meeting),)),
            Clause(setting.say("letter-place"), (meeting.place or setting.say("not-set"),)),
        ]
    return tuple(rows)


def day_line(setting: Setting, meeting: Meeting) -> str:
    """A day with its weekday: `Selasa, 3 Maret 2026`."""
    weekday = setting.say("weekdays").split()[meeting.day.weekday()]
    return f"{weekday}, {written(setting, meeting.day)}"


def _hours(setting: Setting, meeting: Meeting) -> str:
    said = hours_of(meeting)
    return setting.say("hours", hours=said) if said else setting.say("not-set")


def letter_signature(setting: Setting) -> list[Block]:
    """The chair of the working group signs."""
    return [Signature("", None, (signer(setting, "chair"),))]


def letter_annex(setting: Setting) -> list[Block]:
    """The list of those who are invited; nothing while nobody is."""
    found = invited(setting)
    if not found:
        return []
    columns = (
        Column("number", setting.say("number"), fmt="number"),
        Column("who", setting.say("invited-who")),
    )
    rows = tuple(Row({"number": n, "who": who}) for n, who in enumerate(found, 1))
    return [
        PageBreak(),
        Heading(2, setting.say("annex"), numbering="none"),
        Table(setting.say("invited-caption"), columns, rows),
    ]


def invited(setting: Setting) -> list[str]:
    """Whom the topic invites, by name of institution; each once, in order of names."""
    record, key = record_of(setting), topic_of(setting).key
    found = [str(each) for each in record.invited] if record else []
    for row in rows_of(setting, CALENDAR):
        listed = row.cells.get("invited")
        if text(row, "topic").partition(" ")[0] == key and isinstance(listed, list):
            found += [str(each) for each in listed]
    titles = setting.facts.sheets.titles
    return sorted({titles[each] for each in found if titles.get(each, "–") != "–"})


def attendance_head(setting: Setting) -> list[Block]:
    """What meeting the list is for."""
    topic, found = topic_of(setting), meetings_of(setting)
    days = [f"{day_line(setting, each)}, {hours_of(each)}".rstrip(", ") for each in found]
    places = dict.fromkeys(each.place for each in found if each.place)
    pairs = (
        (setting.say("plan"), setting.facts.plan.title),
        (setting.say("topic"), f"{topic.key} {setting.title(topic)}"),
        (setting.say("letter-day"), "\n".join(days) or BLANK),
        (setting.say("place"), "; ".join(places) or BLANK),
    )
    return [KeyValues(pairs)]


def blank_list(setting: Setting) -> list[Block]:
    """Empty rows to sign on, as many as fill the pages that the invited need."""
    most = len(invited(setting))
    count = next((full for full in FULL_PAGES if full >= most), most)
    rows = tuple(Row({"number": n}) for n in range(1, count + 1))
    return [Table(setting.say("attendance-list"), _columns(setting), rows, by_hand=True)]


def _columns(setting: Setting) -> tuple[Column, ...]:
    return (
        Column("number", setting.say("number"), width=6, fmt="number"),
        Column("who", setting.say("person"), width=28),
        Column("office", setting.say("office"), width=32),
        Column("gender", setting.say("gender"), width=8),
        Column("sign", setting.say("sign-here"), width=26),
    )


def filled_list(setting: Setting) -> list[Block]:
    """Who came to the live meetings; without one, who should come, with lines to sign."""
    if setting.facts.sittings:
        return [sitting_list(setting, each) for each in setting.facts.sittings]
    return [_expected(setting)]


def _expected(setting: Setting) -> Table:
    """The members of the group, then whoever else is invited."""
    members = [
        (text(row, "person"), institution(setting, row), _gender(setting, row))
        for row in rows_of(setting, MEMBERS)
        if row.cells.get("position") != "steering"
    ]
    known = {office for _, office, _ in members}
    others = [("", who, "") for who in invited(setting) if who not in known]
    rows = tuple(
        Row({"number": n, "who": who, "office": office, "gender": gender})
        for n, (who, office, gender) in enumerate([*members, *others], 1)
    )
    return Table(setting.say("attendance-list"), _columns(setting), rows, by_hand=True)


def list_signature(setting: Setting) -> list[Block]:
    """The secretary keeps the list."""
    return [signed(setting, signer(setting, "secretary"), on=_held_on(setting))]


def _gender(setting: Setting, row: ContentRow) -> str:
    value = text(row, "gender")
    return setting.say(f"gender-{value}")[:1] if value else ""


def _held_on(setting: Setting) -> date | None:
    record = record_of(setting)
    return record.held_on if record else None
