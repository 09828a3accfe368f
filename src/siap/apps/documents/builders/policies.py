"""Proposals of rules: what they answer, what they say, how far they are."""

from collections.abc import Iterable
from typing import Final, Literal

from siap.apps.documents.builders.decrees import legal_basis
from siap.apps.documents.builders.letters import MEMBERS, day, institution, signed, signer
from siap.apps.documents.builders.lookup import CAUSES, rows_of, text, words
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import Block, Column, Heading, KeyValues, Row, Table

Level = Literal[2, 3]
PROPOSALS: Final = "w28-policy-proposals.proposals"
TALKS: Final = "w28-policy-proposals.talks"
REGULATIONS: Final = frozenset({"perda", "perkada"})


def proposals(setting: Setting) -> list[Block]:
    """Every proposal under a heading of its own, with the talks on it."""
    rows = rows_of(setting, PROPOSALS)
    if not rows:
        return [paragraph(setting.say("policy-none"))]
    level: Level = 3 if setting.outline.short else 2
    return [block for row in rows for block in _proposal(setting, row, level)]


def drafts(setting: Setting) -> list[Block]:
    """Proposals that are to become regulations; all of them where none is marked so."""
    rows = rows_of(setting, PROPOSALS)
    chosen = [row for row in rows if row.cells.get("form") in REGULATIONS] or rows
    if not chosen:
        return [paragraph(setting.say("policy-none"))]
    found = [block for row in chosen for block in _described(setting, row, 2)]
    return [*found, paragraph(setting.say("policy-reach"))]


def _proposal(setting: Setting, row: ContentRow, level: Level) -> list[Block]:
    return [*_described(setting, row, level), *_talks(setting, row)]


def _described(setting: Setting, row: ContentRow, level: Level) -> list[Block]:
    pairs = [
        (setting.say(f"policy-{name}"), words(setting, PROPOSALS, row, key))
        for name, key in (("form", "form"), ("gap", "gap"), ("state", "status"))
    ]
    pairs.insert(1, (setting.say("policy-issue"), text(row, "issue")))
    blocks: list[Block] = [
        Heading(level, text(row, "policy")),
        KeyValues(tuple((name, said) for name, said in pairs if said)),
    ]
    points = [line.strip() for line in text(row, "points").split("\n") if line.strip()]
    roots = words(setting, PROPOSALS, row, "causes").split("; ")
    for key, found in (("policy-points", points), ("policy-causes", roots)):
        if any(found):
            blocks += [paragraph(setting.say(key)), bullets(*found)]
    return blocks


def _talks(setting: Setting, row: ContentRow) -> list[Block]:
    talks = [t for t in rows_of(setting, TALKS) if t.cells.get("proposal") == row.id]
    if not talks:
        return []
    columns = (
        Column("whom", setting.say("policy-whom"), width=34),
        Column("date", setting.say("day"), fmt="date"),
        Column("result", setting.say("policy-result"), width=46),
    )
    lines = tuple(
        Row({"whom": text(t, "whom"), "date": day(t, "date"), "result": text(t, "result")})
        for t in talks
    )
    caption = setting.say("policy-talks", policy=text(row, "policy"))
    return [Table(caption, columns, lines)]


def roots(setting: Setting) -> list[Block]:
    """The root causes that some proposal answers; all of them where none is named."""
    named = {key for row in rows_of(setting, PROPOSALS) for key in _keys(row)}
    rows = rows_of(setting, CAUSES)
    found = [text(row, "statement") for row in rows if row.id in named or not named]
    if not found:
        return []
    return [paragraph(setting.say("policy-roots")), bullets(*found)]


def _keys(row: ContentRow) -> Iterable[str]:
    value = row.cells.get("causes")
    return [str(each) for each in value] if isinstance(value, list) else []


def basis(setting: Setting) -> list[Block]:
    """The legal basis as a numbered list."""
    return [bullets(*(each.rstrip(";") for each in legal_basis(setting)), ordered=True)]


def chair_signature(setting: Setting) -> list[Block]:
    """The chair of the working group answers for the paper."""
    return [signed(setting, signer(setting, "chair"))]


def duties(setting: Setting) -> list[Block]:
    """Positions, institutions and duties of the working group, without names."""
    rows = rows_of(setting, MEMBERS)
    if not rows:
        return []
    columns = (
        Column("position", setting.say("position"), width=22),
        Column("institution", setting.say("institution"), width=32),
        Column("duties", setting.say("duties"), width=46),
    )
    lines = tuple(
        Row(
            {
                "position": words(setting, MEMBERS, row, "position"),
                "institution": institution(setting, row),
                "duties": text(row, "duties"),
            }
        )
        for row in rows
    )
    return [Table(setting.say("guide-duties"), columns, lines)]
