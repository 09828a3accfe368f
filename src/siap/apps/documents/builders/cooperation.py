"""An agreement between agencies: its parties, their tasks, their signatures."""

from collections.abc import Mapping, Sequence
from typing import Final

from siap.apps.documents.builders.brief import period_of
from siap.apps.documents.builders.letters import (
    BLANK,
    bare_region,
    centred,
    day_of,
    number_of,
    ordinals,
    region_head,
    town,
)
from siap.apps.documents.builders.lookup import ACTIONS, rows_of, text, words, written
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.rendering.clauses import Clause, Clauses
from siap.rendering.prose import paragraph
from siap.rendering.tree import (
    Block,
    Column,
    Heading,
    Row,
    Signatory,
    Signature,
    Table,
)

COMMITMENTS: Final = "w04-commitments.commitments"
STAKEHOLDERS: Final = "w01-stakeholders.stakeholders"
OFFICES: Final = frozenset({"government", "provider"})
"""Kinds of stakeholders that sign; others take part without being a party."""


def heading(setting: Setting) -> list[Block]:
    """Title, number and subject."""
    facts = {
        "service": setting.facts.plan.service,
        "region": setting.facts.plan.region.name,
    }
    return [
        Heading(1, setting.say("coop-title"), numbering="none"),
        centred(setting.say("number-line", number=number_of(setting))),
        centred(setting.say("coop-about", **facts).upper(), bold=True),
    ]


def parties(setting: Setting) -> list[Block]:
    """Who agrees: the lead partner first, then whoever has promised something."""
    found, names = _parties(setting), ordinals(setting)
    opening = setting.say("coop-opening", day=day_of(setting), town=town(setting))
    lead = setting.say("coop-lead", **setting.standing_facts)
    others = [
        setting.say("coop-other", office=office, ordinal=_ordinal(names, place))
        for place, office in enumerate(found, 1)
    ]
    listed = Clause("", (f"{lead};", *(f"{each};" for each in others)), "numbers")
    return [paragraph(opening), Clauses((listed,)), paragraph(setting.say("coop-agree"))]


def _ordinal(names: Sequence[str], place: int) -> str:
    return names[place] if place < len(names) else str(place + 1)


def _parties(setting: Setting) -> Mapping[str, list[str]]:
    """The tasks of each party besides the lead partner, in the order they stand."""
    lead = _lead_names(setting)
    head = region_head(setting.facts.plan.region.name)
    found: dict[str, list[str]] = {}
    for row in rows_of(setting, COMMITMENTS):
        named = words(setting, COMMITMENTS, row, "institution")
        office = named or text(row, "office")
        if office not in {*lead, head} and _is_office(setting, row):
            found.setdefault(office, []).append(text(row, "promise"))
    return found


def _lead_names(setting: Setting) -> frozenset[str]:
    """What the lead partner is called: alone, or with the name of its region."""
    partner, region = setting.facts.plan.lead_partner, setting.facts.plan.region.name
    if partner is None:
        return frozenset()
    name = partner.name
    return frozenset({name, f"{name} {region}", f"{name} {bare_region(region)}"})


def _is_office(setting: Setting, row: ContentRow) -> bool:
    """Whether a promise comes from government or provider; unknown ones count."""
    key = row.cells.get("institution")
    known = {each.id: each for each in rows_of(setting, STAKEHOLDERS)}
    found = known.get(str(key))
    return found is None or found.cells.get("category") in OFFICES


def tasks(setting: Setting) -> list[Block]:
    """What each party does."""
    partner = setting.facts.plan.lead_partner
    lead = partner.name if partner else BLANK
    own = [
        text(row, "promise")
        for row in rows_of(setting, COMMITMENTS)
        if words(setting, COMMITMENTS, row, "institution") in _lead_names(setting)
    ]
    found = {lead: own, **_parties(setting)}
    if not any(found.values()):
        return [paragraph(setting.say("coop-no-tasks"))]
    names = ordinals(setting)
    rows = tuple(
        Row(
            {
                "party": setting.say("coop-party", ordinal=_ordinal(names, place)),
                "who": who,
                "task": "\n".join(done) or "–",
            }
        )
        for place, (who, done) in enumerate(found.items())
    )
    columns = (
        Column("party", setting.say("coop-who"), width=20),
        Column("who", setting.say("institution"), width=32),
        Column("task", setting.say("coop-task"), width=48),
    )
    return [Table(setting.say("coop-tasks"), columns, rows)]


def actions(setting: Setting) -> list[Block]:
    """The actions with owner and time."""
    rows = tuple(
        Row(
            {
                "action": text(row, "title"),
                "owner": text(row, "in_charge"),
                "when": period_of(setting, row),
            }
        )
        for row in rows_of(setting, ACTIONS)
    )
    if not rows:
        return [paragraph(setting.say("no-actions"))]
    columns = (
        Column("action", setting.say("coop-action"), width=46),
        Column("owner", setting.say("coop-owner"), width=32),
        Column("when", setting.say("coop-when"), width=22),
    )
    caption = setting.say("coop-actions-caption")
    return [paragraph(setting.say("coop-actions")), Table(caption, columns, rows)]


def time(setting: Setting) -> list[Block]:
    """How long it holds."""
    until = written(setting, setting.facts.plan.period_end)
    return [paragraph(setting.say("coop-time", until=until))]


def signatures(setting: Setting) -> list[Block]:
    """A line for each party; names are written in by hand."""
    partner = setting.facts.plan.lead_partner
    offices = [partner.name if partner else BLANK, *_parties(setting)]
    names = ordinals(setting)
    people = tuple(
        Signatory(
            f"{setting.say('coop-party', ordinal=_ordinal(names, place))},\n{office}", BLANK
        )
        for place, office in enumerate(offices)
    )
    return [Signature(f"{town(setting)}, {day_of(setting)}", None, people)]
