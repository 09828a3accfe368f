"""Drafts of decrees: reasons, legal basis, decisions, annex."""

from collections.abc import Sequence
from typing import Final

from siap.apps.documents.builders.letters import (
    BLANK,
    MEMBERS,
    beside,
    centred,
    day,
    day_of,
    deciding_office,
    deciding_person,
    group_form,
    group_name,
    institution,
    lines,
    lowered,
    number_of,
    ordinals,
    titled,
    town,
)
from siap.apps.documents.builders.lookup import rows_of, text, words, written
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.rendering.clauses import Clause, Clauses
from siap.rendering.tree import (
    Block,
    Column,
    Heading,
    PageBreak,
    Row,
    Signatory,
    Signature,
    Table,
)

REGULATIONS: Final = "w07-policy-relations.regulations"
COMMITMENTS: Final = "w04-commitments.commitments"
TEAM: Final = "w38-monitoring.team"
MEASURING: Final = "w38-monitoring.plan"
_CLOSING: Final = "berdasarkan pertimbangan"
_NAMED: Final = "sebagaimana dimaksud"
_RANKS: Final = (
    "law",
    "government-regulation",
    "presidential-regulation",
    "ministerial-regulation",
    "provincial-regulation",
    "regional-regulation",
    "head-regulation",
    "decree",
)
_POSITIONS: Final = (
    "steering", "chair", "deputy", "secretary", "treasurer", "field", "member",
)  # fmt: skip


def heading(setting: Setting) -> list[Block]:
    """
    The office and its province, the title, number and subject, then who decides.

    Source: the form after Permendagri 80/2015 as amended by 120/2018; not yet compared
    with the annex itself.
    """
    office = deciding_office(setting).upper()
    title = setting.say("decree-of", office=office)
    return [
        centred("\n".join([office, *_province(setting)]), bold=True),
        Heading(1, title, numbering="none"),
        centred(setting.say("number-line", number=number_of(setting))),
        centred(setting.say("about")),
        centred(_subject(setting).upper(), bold=True),
        centred(f"{office},", bold=True),
    ]


def _province(setting: Setting) -> list[str]:
    """The province of a regency or city; nothing where the region is one itself."""
    name = setting.facts.province.upper().removeprefix("PROVINSI ")
    return [setting.say("province", name=name)] if name else []


def _subject(setting: Setting) -> str:
    return setting.say("subject", **_named(setting))


def _named(setting: Setting) -> dict[str, object]:
    """Facts of standing sentences; the service as names of decrees write it."""
    service = titled(setting.facts.plan.service)
    group = {"group": group_name(setting), "Service": service}
    return {**setting.standing_facts, **group}


def preamble(setting: Setting) -> list[Block]:
    """Reasons by letter, legal basis by number."""
    return [
        Clauses(
            (
                Clause(setting.say("considering"), _reasons(setting), "letters"),
                Clause(setting.say("recalling"), legal_basis(setting), "numbers"),
            )
        )
    ]


def _reasons(setting: Setting) -> tuple[str, ...]:
    """Those that the group wrote, else those of the outline; the last draws the sum."""
    form = group_form(setting)
    own = setting.outline.texts.get("reasons") is None
    found = lines(text(form, "considering")) if form and own else []
    if not found:
        key = "reasons" if not own else "standing-reasons"
        found = lines(setting.say(key, **_named(setting)))
    that = setting.say("that")
    # The form wants the letters named: a sum that does not is written anew.
    found = [line for line in found if _CLOSING not in line or _NAMED in line]
    found = [f"{that} {lowered(line.removeprefix(f'{that} '))};" for line in found]
    if not any(_CLOSING in line for line in found):
        found.append(_closing(setting, len(found)))
    return tuple(found)


def _closing(setting: Setting, count: int) -> str:
    letters = [chr(ord("a") + n) for n in range(count)]
    named = [setting.say("letter", letter=each) for each in letters]
    *first, last = named
    said = f"{', '.join(first)} {setting.say('and')} {last}" if first else last
    return setting.say(
        "closing",
        letters=said,
        office=deciding_office(setting),
        subject=_subject(setting),
    )


def legal_basis(setting: Setting) -> tuple[str, ...]:
    """As the group wrote it, else the rules of the policy worksheet, highest first."""
    form = group_form(setting)
    found = lines(text(form, "legal_basis")) if form else []
    if not found:
        in_force = [
            row
            for row in rows_of(setting, REGULATIONS)
            if row.cells.get("level") in _RANKS and row.cells.get("status") != "repealed"
        ]
        in_force.sort(key=lambda row: _RANKS.index(str(row.cells["level"])))
        found = [text(row, "name") for row in in_force]
    return tuple(f"{each};" for each in found or lines(setting.say("standing-basis")))


def decision(setting: Setting) -> list[Block]:
    """`MEMUTUSKAN`, then each decision by its ordinal."""
    office = deciding_office(setting).upper()
    enacted = setting.say("enacted", office=office, subject=_subject(setting).upper())
    found = _decisions(setting)
    names = ordinals(setting)
    rows = [Clause(names[place], (said,)) for place, said in enumerate(found)]
    opening = Clause(setting.say("enacting"), (enacted,))
    # The last one keeps to the signature, so that nobody signs an empty page.
    return [
        Heading(2, setting.say("decides"), numbering="none"),
        Clauses((opening, *rows[:-1])),
        *([Clauses((rows[-1],), kept=True)] if rows else []),
    ]


def _decisions(setting: Setting) -> list[str]:
    """What the group wrote for its own decree; for others what the outline says."""
    form = group_form(setting)
    own = setting.outline.texts.get("decisions") is None
    found = lines(text(form, "decisions")) if form and own else []
    if not found:
        key = "standing-decisions" if own else "decisions"
        until = written(setting, setting.facts.plan.period_end)
        found = lines(setting.say(key, until=until, **_named(setting)))
    return [f"{each}." for each in found]


def signature(setting: Setting) -> list[Block]:
    """Where and when it was laid down, and by whom."""
    place = setting.say("laid-down", town=town(setting), day=day_of(setting))
    return [_signed(setting, place)]


def _signed(setting: Setting, place: str) -> Signature:
    """The office and the name in capitals, without a line below it."""
    person = Signatory(
        f"{deciding_office(setting).upper()},", deciding_person(setting).upper()
    )
    return Signature(place, None, (person,), underlined=False)


def members_annex(setting: Setting) -> list[Block]:
    """The annex with all members of the working group."""
    rows = rows_of(setting, MEMBERS)
    order = {key: place for place, key in enumerate(_POSITIONS)}
    known = sorted(rows, key=lambda row: order.get(str(row.cells.get("position")), 99))
    table = _people(setting, [(row, text(row, "duties")) for row in known])
    return _annex(setting, [table])


def team_annex(setting: Setting) -> list[Block]:
    """The annex with the team that monitors."""
    members = {row.id: row for row in rows_of(setting, MEMBERS)}
    team = [
        (members[str(row.cells.get("member"))], text(row, "duty"))
        for row in rows_of(setting, TEAM)
        if str(row.cells.get("member")) in members
    ]
    return _annex(setting, [_people(setting, team, positions=False), *_measures(setting)])


def partner_annex(setting: Setting) -> list[Block]:
    """The annex with what the partners have promised each other."""
    columns = (
        Column("office", setting.say("office"), width=28),
        Column("promise", setting.say("task"), width=52),
        Column("due", setting.say("due"), fmt="date"),
    )
    rows = tuple(
        Row(
            {
                "office": text(row, "office"),
                "promise": text(row, "promise"),
                "due": day(row, "due"),
            }
        )
        for row in rows_of(setting, COMMITMENTS)
    )
    return _annex(setting, [Table(setting.say("annex-title"), columns, rows)])


def _people(
    setting: Setting, rows: Sequence[tuple[ContentRow, str]], *, positions: bool = True
) -> Table:
    """Members in a table; a name is left blank where names may not stand."""
    columns = (
        Column("number", setting.say("number"), fmt="number"),
        *((Column("position", setting.say("position"), width=16),) if positions else ()),
        Column("person", setting.say("person"), width=16),
        Column("institution", setting.say("institution"), width=24),
        Column("duties", setting.say("duties"), width=34),
    )
    found = tuple(
        Row(
            {
                "number": place,
                "position": _position(setting, row),
                "person": text(row, "person") or BLANK,
                "institution": institution(setting, row),
                "duties": duties,
            }
        )
        for place, (row, duties) in enumerate(rows, 1)
    )
    return Table(setting.say("annex-title"), columns, found)


def _position(setting: Setting, row: ContentRow) -> str:
    named = words(setting, MEMBERS, row, "position")
    field = text(row, "field")
    return f"{named} {lowered(field)}" if field else named


def _measures(setting: Setting) -> list[Block]:
    columns = (
        Column("result", setting.say("indicator"), width=34),
        Column("who", setting.say("who"), width=24),
        Column("how", setting.say("how"), width=28),
        Column("often", setting.say("often"), width=14),
    )
    rows = tuple(
        Row(
            {
                "result": words(setting, MEASURING, row, "result"),
                "who": text(row, "who"),
                "how": text(row, "how"),
                "often": words(setting, MEASURING, row, "often"),
            }
        )
        for row in rows_of(setting, MEASURING)
    )
    return [Table(setting.say("measures-title"), columns, rows)] if rows else []


def _annex(setting: Setting, blocks: Sequence[Block]) -> list[Block]:
    said = setting.say(
        "annex-of",
        office=deciding_office(setting).upper(),
        number=number_of(setting),
        day=day_of(setting),
        subject=_subject(setting).upper(),
    )
    title = Heading(2, setting.say("annex"), numbering="none", beside=True)
    return [PageBreak(), title, beside(said), *blocks, _signed(setting, "")]
