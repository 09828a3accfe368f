"""One worksheet by itself: what it is, how far it is, and all that it holds."""

from siap.apps.documents.builders.setting import Setting
from siap.methodology.worksheet_shapes import Worksheet
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import Block, Box, KeyValues


def _worksheet(setting: Setting) -> Worksheet:
    assert setting.worksheet is not None  # noqa: S101 - such papers are about a worksheet
    return setting.worksheet


def identity(setting: Setting) -> list[Block]:
    """Plan, worksheet, topics and purpose at a glance."""
    worksheet, plan = _worksheet(setting), setting.facts.plan
    topics = setting.facts.guide.topics_filling(worksheet.number)
    named = "; ".join(f"{topic.key} {setting.title(topic)}" for topic in topics)
    purpose = worksheet.purpose_en if setting.language == "en" else worksheet.purpose
    pairs = (
        (setting.say("plan"), plan.title),
        (setting.say("sheet"), f"{worksheet.number} {setting.title(worksheet)}"),
        (setting.say("topic"), named or "–"),
        (setting.say("purpose"), purpose),
    )
    return [KeyValues(pairs)]


def state(setting: Setting) -> list[Block]:
    """Say what is still missing and which rules do not hold; nothing when all is well."""
    worksheet, sheets = _worksheet(setting), setting.facts.sheets
    english = setting.language == "en"
    findings = [f.message_en if english else f.message for f in sheets.findings(worksheet)]
    done = sheets.completeness(worksheet)
    if done.is_complete and not findings:
        return []
    said = "state-checked" if done.is_complete else "state"
    blocks = [paragraph(setting.say(said, percent=done.percent))]
    if findings:
        lines = bullets(*dict.fromkeys(findings))
        return [Box(setting.say("state-title"), (*blocks, lines), "warning")]
    return [Box(setting.say("state-title"), tuple(blocks))]
