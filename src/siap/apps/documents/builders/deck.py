"""What a council is shown of a plan: few lines and few rows, one thing on each slide."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from siap.apps.documents.builders.letters import lowered
from siap.apps.documents.builders.lookup import (
    ACTIONS,
    CAUSES,
    GAPS,
    ISSUE,
    SOLUTIONS,
    number,
    rows_of,
    text,
    words,
    written,
    yearly,
)
from siap.apps.documents.builders.results import outcome_of
from siap.apps.documents.builders.setting import Setting
from siap.kernel.numbers import round_half_up
from siap.methodology.content import ContentRow
from siap.rendering.prose import bullets
from siap.rendering.tree import Block, Column, Row, Table, Value
from siap.rendering.values import write_value

SEGMENTS: Final = "w02-recipients.segments"
PROGRAMMES: Final = "w21-strategy.programmes"
POLICIES: Final = "w28-policy-proposals.proposals"
DIRECT: Final = "w37-direct-action.direct_actions"
MEASURED: Final = "w38-monitoring.plan"
FLOW: Final = "w24-service-flow"

FEW: Final = 6
"""As many lines as a room reads while somebody speaks."""
ROWS: Final = 7
"""Rows of a table, so that a total still fits."""

_REGION: Final = frozenset({"apbd"})


def _rupiah(setting: Setting, amount: Decimal) -> str:
    return write_value(amount, Column("cost", "", fmt="rupiah"), setting.language)


def _cost(row: ContentRow) -> Decimal:
    return sum(yearly(row, "cost").values(), Decimal(0))


def essentials(setting: Setting) -> list[Block]:
    """The plan in a handful of lines."""
    lines = []
    issue = rows_of(setting, ISSUE)
    if issue and words(setting, ISSUE, issue[0], "main_issue"):
        said = words(setting, ISSUE, issue[0], "main_issue")
        lines.append(setting.say("deck-issue", issue=said))
    gaps = rows_of(setting, GAPS)
    if gaps:
        strategic = sum(row.cells.get("strategic") is True for row in gaps)
        lines.append(setting.say("deck-gaps", count=len(gaps), strategic=strategic))
    actions = rows_of(setting, ACTIONS)
    if actions:
        lines.append(setting.say("deck-actions", **_sums(setting, actions)))
        at_once = sum(row.cells.get("approval") == "at-once" for row in actions)
        lines.append(setting.say("deck-at-once", count=at_once))
    direct = rows_of(setting, DIRECT)
    if direct:
        done = sum(row.cells.get("state") == "done" for row in direct)
        lines.append(setting.say("deck-direct", count=len(direct), done=done))
    return [bullets(*lines)] if lines else []


def _sums(setting: Setting, actions: Sequence[ContentRow]) -> Mapping[str, object]:
    years = sorted({year for row in actions for year in yearly(row, "cost")})
    whole = sum((_cost(row) for row in actions), Decimal(0))
    ends = dict.fromkeys((years[0], years[-1])) if years else {}
    span = "–".join(str(year) for year in ends) or "–"
    return {"count": len(actions), "cost": _rupiah(setting, whole), "years": span}


def recipients(setting: Setting) -> list[Block]:
    """The largest groups of recipients, those in need of care marked."""
    rows = sorted(rows_of(setting, SEGMENTS), key=lambda row: -(number(row, "size") or 0))
    lines = tuple(
        Row(
            {
                "segment": text(row, "segment"),
                "size": number(row, "size"),
                "vulnerable": bool(row.cells.get("vulnerable")),
            }
        )
        for row in rows[:ROWS]
    )
    columns = (
        Column("segment", setting.say("deck-segment"), width=58),
        Column("size", setting.say("deck-size"), width=20, fmt="number"),
        Column("vulnerable", setting.say("deck-vulnerable"), width=22, fmt="yes-no"),
    )
    caption = setting.say("deck-recipients", shown=len(lines), count=len(rows))
    return [Table(caption, columns, lines)] if lines else []


def causes(setting: Setting) -> list[Block]:
    """The root causes; nothing where none are named: ideas would be taken for causes."""
    found = [
        text(row, "statement")
        for row in rows_of(setting, CAUSES)
        if row.cells.get("type") == "root-cause"
    ]
    return _few(setting, found)


def _few(setting: Setting, lines: Sequence[str]) -> list[Block]:
    """The first lines, and how many there are beside them."""
    shown = [each for each in lines if each][:FEW]
    left = sum(bool(each) for each in lines) - len(shown)
    if left > 0:
        shown.append(setting.say("deck-more", count=left))
    return [bullets(*shown)] if shown else []


def solutions(setting: Setting) -> list[Block]:
    """The solutions chosen; the priority programmes where there are none."""
    chosen = [r for r in rows_of(setting, SOLUTIONS) if r.cells.get("chosen") is True]
    return _few(setting, [text(r, "title") for r in chosen or rows_of(setting, PROGRAMMES)])


def actions(setting: Setting) -> list[Block]:
    """The actions of the highest priority with their owner and cost."""
    rows = sorted(
        rows_of(setting, ACTIONS),
        key=lambda row: (number(row, "priority") or Decimal("Infinity"), -_cost(row)),
    )
    lines = tuple(
        Row(
            {
                "title": text(row, "title"),
                "owner": text(row, "in_charge"),
                "cost": _cost(row),
            }
        )
        for row in rows[:ROWS]
    )
    columns = (
        Column("title", setting.say("deck-action"), width=52),
        Column("owner", setting.say("deck-owner"), width=28),
        Column("cost", setting.say("deck-cost"), width=20, fmt="rupiah"),
    )
    caption = setting.say("deck-actions-caption", shown=len(lines), count=len(rows))
    return [Table(caption, columns, lines)] if lines else []


def flow_times(setting: Setting) -> list[Block]:
    """The service as it is beside the service as it will be."""
    worksheet = setting.facts.sheets.content.edition.worksheet(FLOW)
    now = outcome_of(setting, worksheet, "time_now")
    new = outcome_of(setting, worksheet, "time_new")
    if now is None or new is None or now.result is None or new.result is None:
        return []
    rows = []
    for key in ("shortest", "expected", "longest", "handovers"):
        cells: dict[str, Value] = {"what": setting.say(f"deck-{key}")}
        for name, found in (("now", now.result), ("new", new.result)):
            cells[name] = _rounded(found.get(key))
        rows.append(Row(cells))
    columns = (
        Column("what", setting.say("deck-what"), width=50),
        Column("now", setting.say("deck-now"), width=25, fmt="number", places=0),
        Column("new", setting.say("deck-new"), width=25, fmt="number", places=0),
    )
    return [Table(setting.say("deck-flow"), columns, tuple(rows))]


def _rounded(value: object) -> Decimal | None:
    """A result as a whole number, halves up; None for one that is not there."""
    if isinstance(value, int | Decimal | Fraction):
        return round_half_up(value, 0)
    return None


def schedule_of_proof(setting: Setting) -> list[Block]:
    """How the plan is watched: how many results, by whom, how often."""
    rows = rows_of(setting, MEASURED)
    counts: dict[str, int] = {}
    who: dict[str, int] = {}
    for row in rows:
        often = words(setting, MEASURED, row, "often")
        counts[often] = counts.get(often, 0) + 1
        who[text(row, "who")] = who.get(text(row, "who"), 0) + 1
    lines = [
        setting.say("deck-often", often=lowered(often), count=count)
        for often, count in sorted(counts.items(), key=lambda pair: -pair[1])
        if often
    ]
    lines += [
        setting.say("deck-who", who=name, count=count)
        for name, count in sorted(who.items(), key=lambda pair: -pair[1])[:3]
        if name
    ]
    return [bullets(*lines)] if lines else []


def request(setting: Setting) -> list[Block]:
    """What is asked of the council: money of the region by year, policies, attention."""
    rows = [row for row in rows_of(setting, ACTIONS) if row.cells.get("funds") in _REGION]
    sums: dict[int, Decimal] = {}
    for row in rows:
        for year, amount in yearly(row, "cost").items():
            sums[year] = sums.get(year, Decimal(0)) + amount
    lines = [
        setting.say("deck-ask-money", year=year, amount=_rupiah(setting, amount))
        for year, amount in sorted(sums.items())
        if amount
    ]
    laws = [row for row in rows_of(setting, POLICIES) if row.cells.get("form") == "perda"]
    lines += [setting.say("deck-ask-law", policy=text(row, "policy")) for row in laws]
    waiting = [
        row for row in rows_of(setting, ACTIONS) if row.cells.get("approval") == "needed"
    ]
    if waiting:
        lines.append(setting.say("deck-ask-approval", count=written(setting, len(waiting))))
    lines.append(setting.say("deck-ask-watch"))
    return [bullets(*lines)]
