"""What the parties have promised each other, with lines to sign on."""

from typing import Final

from siap.apps.documents.builders.letters import BLANK, day, group_name, signed, signer
from siap.apps.documents.builders.lookup import rows_of, text
from siap.apps.documents.builders.setting import Setting
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Column, Row, Table

COMMITMENTS: Final = "w04-commitments.commitments"
_EMPTY_ROWS: Final = 12


def opening(setting: Setting) -> list[Block]:
    """What the parties declare."""
    facts = {"group": group_name(setting), **setting.standing_facts}
    return [paragraph(setting.say("pledge-opening", **facts))]


def table(setting: Setting) -> list[Block]:
    """A promise in each row; empty rows to write on where nobody has promised yet."""
    columns = (
        Column("number", setting.say("number"), width=4, fmt="number"),
        Column("who", setting.say("person"), width=15),
        Column("office", setting.say("position"), width=17),
        Column("promise", setting.say("pledge"), width=26),
        Column("due", setting.say("due"), width=11, fmt="date"),
        Column("seen", setting.say("pledge-seen"), width=15),
        Column("sign", setting.say("sign-here"), width=14),
    )
    rows = [
        Row(
            {
                "number": place,
                "who": text(row, "who") or BLANK,
                "office": text(row, "office"),
                "promise": text(row, "promise"),
                "due": day(row, "due"),
                "seen": text(row, "seen"),
            }
        )
        for place, row in enumerate(rows_of(setting, COMMITMENTS), 1)
    ]
    rows = rows or [Row({"number": place}) for place in range(1, _EMPTY_ROWS + 1)]
    caption = setting.say("pledge-caption")
    return [Table(caption, columns, tuple(rows), by_hand=True)]


def signatures(setting: Setting) -> list[Block]:
    """The chair takes note."""
    closing = paragraph(setting.say("pledge-closing"))
    return [closing, signed(setting, signer(setting, "chair"))]
