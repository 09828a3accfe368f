"""The plan in four pages: causes, largest actions, cost, promises, monitoring."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from siap.apps.documents.builders.costs import by_funds
from siap.apps.documents.builders.letters import day
from siap.apps.documents.builders.lookup import (
    ACTIONS,
    CAUSES,
    rows_of,
    text,
    written,
    yearly,
)
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import Block, Column, Row, Table

PROMISES: Final = "w33-citizen-charter.promises"
MEASURING: Final = "w38-monitoring.plan"
TEAM: Final = "w38-monitoring.team"
MEASURES: Final = "w38-monitoring.measures"
MOST_CAUSES: Final = 7
MOST_ACTIONS: Final = 10
MOST_PROMISES: Final = 6


def causes(setting: Setting) -> list[Block]:
    """The root causes, the first few in full."""
    found = [text(row, "statement") for row in rows_of(setting, CAUSES)]
    found = [line for line in found if line]
    if not found:
        return []
    rest = len(found) - MOST_CAUSES
    more = [paragraph(setting.say("brief-more-causes", count=rest))] if rest > 0 else []
    return [bullets(*found[:MOST_CAUSES]), *more]


def actions(setting: Setting) -> list[Block]:
    """The actions that cost most, dearest first; equal ones in stored order."""
    rows = rows_of(setting, ACTIONS)
    if not rows:
        return [paragraph(setting.say("no-actions"))]
    shown = sorted(rows, key=_cost, reverse=True)[:MOST_ACTIONS]
    columns = (
        Column("action", setting.say("brief-action"), width=40),
        Column("owner", setting.say("brief-owner"), width=26),
        Column("time", setting.say("brief-time"), width=16),
        Column("cost", setting.say("brief-cost"), fmt="rupiah"),
    )
    lines = tuple(
        Row(
            {
                "action": text(row, "title"),
                "owner": text(row, "in_charge"),
                "time": period_of(setting, row),
                "cost": _cost(row),
            }
        )
        for row in shown
    )
    key = "brief-actions" if len(shown) < len(rows) else "brief-all-actions"
    said = setting.say(key, shown=len(shown), count=len(rows))
    caption = setting.say("brief-actions-caption")
    return [paragraph(said), Table(caption, columns, lines)]


def _cost(row: ContentRow) -> Decimal:
    return sum(yearly(row, "cost").values(), Decimal(0))


def period_of(setting: Setting, row: ContentRow) -> str:
    """From when to when an action runs, by month: `3-2026 – 8-2026`."""
    days = [each for each in (day(row, "start"), day(row, "end")) if each]
    months = [written(setting, each).split(" ", 1)[1] for each in days]
    return " – ".join(dict.fromkeys(months))


def costs(setting: Setting) -> list[Block]:
    """What the plan costs by year and source of funds."""
    return by_funds(setting) or [paragraph(setting.say("no-costs"))]


def promises(setting: Setting) -> list[Block]:
    """The promises of the charter, the first few of them."""
    found: Sequence[str] = [text(row, "promise") for row in rows_of(setting, PROMISES)]
    return [bullets(*found[:MOST_PROMISES])] if found else []


def monitoring(setting: Setting) -> list[Block]:
    """How many measure what, and how much was measured."""
    measures, members = rows_of(setting, MEASURING), rows_of(setting, TEAM)
    if not measures and not members:
        return [paragraph(setting.say("brief-no-monitoring"))]
    facts = {"measures": len(measures), "members": len(members)}
    done = len(rows_of(setting, MEASURES))
    return [paragraph(setting.say("brief-monitoring", done=done, **facts))]
