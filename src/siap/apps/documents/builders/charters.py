"""The citizen charter of a plan: who undertakes what, in words for everybody."""

from datetime import date
from typing import Final

from siap.apps.documents.builders.letters import town
from siap.apps.documents.builders.lookup import rows_of, text
from siap.apps.documents.builders.setting import Setting
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import Block, Paragraph, Run, Signatory, Signature

CHARTER: Final = "w33-citizen-charter.charter"
PROMISES: Final = "w33-citizen-charter.promises"
SIGNERS: Final = "w33-citizen-charter.signatories"
BLANK: Final = "…" * 12


def declaration(setting: Setting) -> list[Block]:
    """What the provider undertakes, and the resolve in the group's own words."""
    facts = setting.standing_facts
    said = setting.say("charter-declared", service=facts["service"], region=facts["region"])
    blocks: list[Block] = [Paragraph((Run(said, bold=True),))]
    rows = rows_of(setting, CHARTER)
    vision = text(rows[0], "vision") if rows else ""
    if vision:
        blocks.append(paragraph(setting.say("charter-vision", vision=vision)))
    return blocks


def promises(setting: Setting) -> list[Block]:
    """The measurable promises, numbered."""
    found = [text(row, "promise") for row in rows_of(setting, PROMISES)]
    told = [each for each in found if each]
    if not told:
        return [paragraph(setting.say("charter-no-promises"))]
    return [bullets(*told, ordered=True)]


def signatures(setting: Setting) -> list[Block]:
    """Who signs for providers, users and witnesses; a blank where a name may not stand."""
    rows = rows_of(setting, SIGNERS)
    if not rows:
        return [paragraph(setting.say("charter-unsigned"))]
    days = [str(row.cells["signed_on"]) for row in rows if row.cells.get("signed_on")]
    people = tuple(
        Signatory(text(row, "office") or "–", text(row, "name") or BLANK) for row in rows
    )
    day = date.fromisoformat(min(days)) if days else None
    return [Signature(town(setting), day, people)]
