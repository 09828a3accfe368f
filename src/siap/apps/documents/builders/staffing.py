"""People on paper: terms of reference of their training, and what each job is."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from siap.apps.documents.builders.lookup import number, rows_of, text, words, written
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Column, Heading, KeyValues, Paragraph, Run
from siap.rendering.values import write_value

PROGRAMMES: Final = "w27-staff-programme.programmes"
NEEDS: Final = "w26-competency-needs.needs"
JOBS: Final = "w25-organisation.jobs"
DUTIES: Final = "w25-organisation.duties"


def terms(setting: Setting) -> list[Block]:
    """Terms of reference of every programme: why, who, when, what, for how much."""
    rows = rows_of(setting, PROGRAMMES)
    if not rows:
        return [paragraph(setting.say("staff-empty"))]
    needs = {row.id: row for row in rows_of(setting, NEEDS)}
    blocks: list[Block] = []
    for place, row in enumerate(rows, 1):
        title = setting.say("staff-terms", number=place, programme=text(row, "programme"))
        blocks.append(Heading(3, title))
        need = needs.get(str(row.cells.get("need") or ""))
        if need is not None:
            blocks.append(paragraph(_why(setting, need)))
        blocks.append(KeyValues(_facts(setting, row)))
        if text(row, "terms"):
            blocks.append(Paragraph((Run(setting.say("staff-content"), bold=True),)))
            blocks.append(paragraph(text(row, "terms")))
    return blocks


def _why(setting: Setting, need: ContentRow) -> str:
    facts = {
        "competency": text(need, "competency"),
        "position": text(need, "position") or "–",
        "required": need.cells.get("required") or "–",
        "present": need.cells.get("present") if "present" in need.cells else "–",
    }
    return setting.say("staff-why", **facts)


def _facts(setting: Setting, row: ContentRow) -> tuple[tuple[str, str], ...]:
    people, cost = number(row, "people"), number(row, "cost")
    pairs = [
        (setting.say("staff-way"), words(setting, PROGRAMMES, row, "way")),
        (setting.say("staff-people"), written(setting, people) if people else ""),
        (setting.say("staff-time"), _span(setting, row)),
        (setting.say("staff-cost"), _rupiah(setting, cost)),
    ]
    if people and cost:
        each = (cost / people).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        pairs.append((setting.say("staff-each"), _rupiah(setting, each)))
    return tuple((name, said) for name, said in pairs if said)


def _rupiah(setting: Setting, amount: Decimal | None) -> str:
    return write_value(amount, Column("cost", "", fmt="rupiah"), setting.language)


def _span(setting: Setting, row: ContentRow) -> str:
    days = [row.cells.get(key) for key in ("start", "end")]
    return " – ".join(
        written(setting, date.fromisoformat(str(day))) for day in days if day is not None
    )


def jobs(setting: Setting) -> list[Block]:
    """A description of every job, with the duties of its unit."""
    rows = rows_of(setting, JOBS)
    if not rows:
        return [paragraph(setting.say("jobs-empty"))]
    blocks: list[Block] = []
    for row in rows:
        unit = words(setting, JOBS, row, "unit")
        blocks.append(Heading(3, text(row, "position") or "–"))
        pairs = [
            (setting.say("jobs-unit"), unit),
            (setting.say("jobs-description"), text(row, "description")),
            (setting.say("jobs-duties"), _duties(setting, str(row.cells.get("unit")))),
        ]
        blocks.append(KeyValues(tuple((name, said) for name, said in pairs if said)))
    return blocks


def _duties(setting: Setting, unit: str) -> str:
    found = [
        words(setting, DUTIES, row, "task")
        for row in rows_of(setting, DUTIES)
        if str(row.cells.get("unit")) == unit
    ]
    return "\n".join(each for each in found if each)
