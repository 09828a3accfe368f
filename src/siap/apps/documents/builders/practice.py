"""A good practice, told so that others can copy it."""

from typing import Final

from siap.apps.documents.builders.lookup import number, rows_of, text
from siap.apps.documents.builders.setting import Setting
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Column, Heading, Paragraph, Run
from siap.rendering.values import write_value

OUTLINE: Final = "w40-good-practice.outline"
_PARTS: Final = (
    "before", "done", "how", "results", "cost", "obstacles", "lasting", "copying",
)  # fmt: skip


def story(setting: Setting) -> list[Block]:
    """The outline of the practice under a heading for each of its parts."""
    rows = rows_of(setting, OUTLINE)
    if not rows:
        return [paragraph(setting.say("practice-empty"))]
    row = rows[0]
    where = setting.say("practice-where", **setting.standing_facts)
    blocks: list[Block] = [
        Paragraph((Run(text(row, "title") or setting.title_of_document, bold=True),)),
        paragraph(where[:1].upper() + where[1:]),
    ]
    for key in _PARTS:
        said = text(row, key)
        if key == "cost":
            money = Column("cost", "", fmt="rupiah")
            said = write_value(number(row, key), money, setting.language)
        if said:
            title = Heading(2, setting.say(f"practice-{key}"), numbering="none")
            blocks += [title, *(paragraph(line) for line in said.split("\n") if line)]
    return blocks
