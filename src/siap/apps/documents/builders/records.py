"""The formal record of a meeting: who met when, what they settled, who signs for it."""

from siap.apps.documents.builders.letters import BLANK, MEMBERS, group_name, signed, signer
from siap.apps.documents.builders.lookup import rows_of, text
from siap.apps.documents.builders.meetings import record_of, topic_of
from siap.apps.documents.builders.setting import Setting
from siap.kernel.number_words import number_in_words
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import Block, Signatory
from siap.rendering.words import WORDS


def opening(setting: Setting) -> list[Block]:
    """That the meeting took place: its day in words, its place, who came."""
    record, topic = record_of(setting), topic_of(setting)
    if record is None or record.held_on is None:
        return [paragraph(setting.say("not-held"))]
    day, language = record.held_on, setting.language
    said = setting.say(
        "record-opening",
        weekday=setting.say("weekdays").split()[day.weekday()],
        day=number_in_words(day.day, language),
        month=WORDS[language]["month-names"].split()[day.month - 1],
        year=number_in_words(day.year, language),
        digits=f"{day:%d-%m-%Y}",
        place=record.place or setting.say("not-set"),
        number=topic.key,
        topic=setting.title(topic),
        group=group_name(setting),
        **setting.standing_facts,
    )
    return [paragraph(said), *_present(setting)]


def _present(setting: Setting) -> list[Block]:
    record = record_of(setting)
    women = record.attendance_women if record else None
    men = record.attendance_men if record else None
    if women is None and men is None:
        return [paragraph(setting.say("no-attendance"))]
    facts = {"women": women or 0, "men": men or 0}
    people = facts["women"] + facts["men"]
    return [paragraph(setting.say("record-present", people=people, **facts))]


def settled(setting: Setting) -> list[Block]:
    """What was settled, numbered; differing views below it."""
    record = record_of(setting)
    decisions = record.decisions if record else ""
    found = [line.strip() for line in decisions.split("\n") if line.strip()]
    if not found:
        return [paragraph(setting.say("no-decisions"))]
    blocks: list[Block] = [
        paragraph(setting.say("record-settled")),
        bullets(*found, ordered=True),
    ]
    objections = record.objections.strip() if record else ""
    said = objections or setting.say("no-objections")
    return [*blocks, paragraph(setting.say("record-objections", said=said))]


def signatures(setting: Setting) -> list[Block]:
    """Chair, secretary, facilitator and somebody who uses the service."""
    record = record_of(setting)
    # The first of several, as in the minutes.
    guides = (each for each in setting.facts.team if each.role == "facilitator")
    name = next((each.user.display_name for each in guides), BLANK)
    guide = Signatory(setting.say("sign-facilitator"), name)
    people = [signer(setting, "chair"), signer(setting, "secretary"), guide, _user(setting)]
    closing = setting.say("record-closing")
    held = record.held_on if record else None
    return [paragraph(closing), signed(setting, *people, on=held)]


def _user(setting: Setting) -> Signatory:
    """The first member who speaks for the users."""
    rows = rows_of(setting, MEMBERS)
    row = next((row for row in rows if row.cells.get("element") == "user"), None)
    person = text(row, "person") if row else ""
    return Signatory(setting.say("sign-user"), person or BLANK)
