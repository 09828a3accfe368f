"""The standard procedure of a service: identity and steps, from the service flow."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from siap.apps.documents.builders.lookup import number, rows_of, text, written
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import LANE, NEXT
from siap.rendering.procedures import (
    Procedure,
    ProcedureHead,
    ProcedureStep,
    StepKind,
    Way,
)
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block

IDENTITY: Final = "w24-service-flow.procedure"
ACTORS: Final = "w24-service-flow.actors"
NEW: Final = "w24-service-flow.to_be"
NOW: Final = "w24-service-flow.as_is"

_DATES: Final = ("made_on", "revised_on", "effective_on")
_BOXES: Final = (
    "legal_basis",
    "qualification",
    "related",
    "equipment",
    "warning",
    "recording",
)
_KINDS: Final[Mapping[str, StepKind]] = {
    "start": "start",
    "step": "step",
    "decision": "decision",
    "document": "document",
    "end": "end",
}
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


def identity(setting: Setting) -> list[Block]:
    """The form at the head of a procedure: office, number, dates, approval, six boxes."""
    plan = setting.facts.plan
    rows = rows_of(setting, IDENTITY)
    row = rows[0] if rows else ContentRow("form", {}, "")
    office = [plan.region.name]
    if plan.lead_partner:
        office.append(plan.lead_partner.name)
    if text(row, "unit"):
        office.append(text(row, "unit"))
    pairs = [(setting.say("sop-number"), text(row, "number"))]
    pairs += [
        (setting.say(f"sop-{key.replace('_', '-')}"), _day(setting, row, key))
        for key in _DATES
    ]
    # Room for the signature stands between the office and the line for the name.
    pairs.append((setting.say("sop-approved-by"), f"{text(row, 'approved_by')}\n\n\n\n"))
    pairs.append((setting.say("sop-name"), text(row, "name")))
    boxes = tuple(
        (setting.say(f"sop-{key.replace('_', '-')}"), text(row, key) or "–")
        for key in _BOXES
    )
    return [ProcedureHead(tuple(office), tuple(pairs), boxes)]


def _day(setting: Setting, row: ContentRow, key: str) -> str:
    value = row.cells.get(key)
    return written(setting, date.fromisoformat(str(value))) if value else ""


def flow(setting: Setting) -> list[Block]:
    """The new flow as a table of steps and actors; the present one while there is none."""
    rows = rows_of(setting, NEW) or rows_of(setting, NOW)
    if not rows:
        return [paragraph(setting.say("sop-empty"))]
    rows_of_actors = rows_of(setting, ACTORS)
    places = {row.id: place for place, row in enumerate(rows_of_actors)}
    names = [text(row, "title") or "–" for row in rows_of_actors]
    if any(str(row.cells.get(LANE) or "") not in places for row in rows):
        names.append(setting.say("sop-nobody"))
    steps = tuple(
        _step(setting, rows, n, places.get(str(row.cells.get(LANE) or ""), len(names) - 1))
        for n, row in enumerate(rows)
    )
    return [Procedure(setting.say("sop-caption"), tuple(names), steps)]


def _step(
    setting: Setting, rows: Sequence[ContentRow], n: int, actor: int
) -> ProcedureStep:
    row = rows[n]
    return ProcedureStep(
        text=text(row, "step"),
        actor=actor,
        kind=_KINDS.get(str(row.cells.get("kind") or ""), "step"),
        ways=_ways(setting, rows, n),
        completeness=text(row, "completeness"),
        time=spell_minutes(setting, number(row, "minutes")),
        output=text(row, "output"),
        note=text(row, "note"),
    )


def _ways(setting: Setting, rows: Sequence[ContentRow], n: int) -> tuple[Way, ...]:
    """The ways out of a step: those that are told, else to the step below."""
    row = rows[n]
    places = {each.id: place for place, each in enumerate(rows)}
    told = row.cells.get(NEXT)
    known = told if isinstance(told, list) else []
    ends = [str(each) for each in known if str(each) in places]
    if not ends:
        last = row.cells.get("kind") == "end" or n + 1 == len(rows)
        return () if last else (Way(n + 1),)
    if len(ends) == 1:
        return (Way(places[ends[0]]),)
    labels = setting.say("sop-answers").split()
    joined: dict[int, list[str]] = {}
    for place, end in enumerate(ends):
        label = labels[place] if place < len(labels) else ""
        joined.setdefault(places[end], []).append(label)
    return tuple(Way(to, " / ".join(filter(None, said))) for to, said in joined.items())


def spell_minutes(setting: Setting, minutes: Decimal | None) -> str:
    """
    Write a length of time in the largest units that fit.

    Args:
        setting: The reader.
        minutes: Exact; None for an unknown one.

    Returns:
        Like `45 menit`, `2 jam 30 menit`, `3 hari`; empty for an unknown one.
    """
    if minutes is None:
        return ""
    if minutes != minutes.to_integral_value():
        return setting.say("sop-minutes", count=written(setting, minutes))
    left = int(minutes)
    said = []
    for unit, key in ((_DAY, "sop-days"), (_HOUR, "sop-hours"), (1, "sop-minutes")):
        count, left = divmod(left, unit)
        if count:
            said.append(setting.say(key, count=count))
    return " ".join(said) or setting.say("sop-minutes", count=0)
