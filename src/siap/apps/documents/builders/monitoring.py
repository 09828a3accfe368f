"""Monitoring on paper: the sheet to measure with, and what was measured."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from siap.apps.documents.builders.lookup import (
    RESULTS,
    number,
    rows_of,
    text,
    words,
    yearly,
)
from siap.apps.documents.builders.results import outcome_of, result_beside
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import Block, Column, Row, Table, Value
from siap.rendering.values import write_value

SHEET: Final = "w38-monitoring"
PLAN: Final = "w38-monitoring.plan"
MEASURES: Final = "w38-monitoring.measures"


def blank_sheet(setting: Setting) -> list[Block]:
    """A table of all that is to be measured, with empty columns for pen and paper."""
    rows = rows_of(setting, PLAN)
    if not rows:
        return [paragraph(setting.say("monev-no-plan"))]
    results = {row.id: row for row in rows_of(setting, RESULTS)}
    columns = (
        Column("result", setting.say("monev-result"), width=24),
        Column("target", setting.say("monev-target"), width=14),
        Column("how", setting.say("monev-how"), width=17),
        Column("often", setting.say("monev-often"), width=9),
        Column("day", setting.say("monev-day"), width=8, group=_filled(setting)),
        Column("value", setting.say("monev-value"), width=8, group=_filled(setting)),
        Column("obstacle", setting.say("monev-obstacle"), width=12, group=_filled(setting)),
        Column("sign", setting.say("monev-sign"), width=8, group=_filled(setting)),
    )
    lines: list[Row] = []
    for who, found in _by_who(rows).items():
        lines.append(Row({"result": setting.say("monev-by", who=who or "–")}, "heading"))
        lines += [_blank(setting, row, results) for row in found]
    caption = setting.say("monev-sheet-caption")
    return [Table(caption, columns, tuple(lines), by_hand=True)]


def _filled(setting: Setting) -> str:
    return setting.say("monev-filled")


def _by_who(rows: Sequence[ContentRow]) -> dict[str, list[ContentRow]]:
    found: dict[str, list[ContentRow]] = {}
    for row in rows:
        found.setdefault(text(row, "who"), []).append(row)
    return found


def _blank(setting: Setting, row: ContentRow, results: dict[str, ContentRow]) -> Row:
    result = results.get(str(row.cells.get("result") or ""))
    return Row(
        {
            "result": words(setting, PLAN, row, "result") or "–",
            "target": _targets(setting, result) if result else "",
            "how": text(row, "how"),
            "often": words(setting, PLAN, row, "often"),
        }
    )


def _targets(setting: Setting, result: ContentRow) -> str:
    """Targets by year, a line each, with their unit."""
    unit = text(result, "unit")
    column = Column("target", "", fmt="number")
    return "\n".join(
        f"{year}: {write_value(value, column, setting.language)} {unit}".strip()
        for year, value in sorted(yearly(result, "targets").items())
    )


def standing(setting: Setting) -> list[Block]:
    """How many results are on their way, a line for each grade, the best first."""
    rows = rows_of(setting, MEASURES)
    if not rows:
        return [paragraph(setting.say("monev-nothing"))]
    worksheet = setting.facts.sheets.content.edition.worksheet(SHEET)
    outcome = outcome_of(setting, worksheet, "progress")
    if outcome is None or outcome.result is None:
        return [paragraph(setting.say("monev-uncounted", count=len(rows)))]
    _, classes = result_beside(setting, worksheet, "progress.class")
    _, shares = result_beside(setting, worksheet, "progress.achievement_percent")
    # A higher share never has a lower grade, so the shares tell the order of the grades.
    falling = sorted(classes, key=lambda row: _share(shares.get(row)), reverse=True)
    counts = Counter(str(classes[row]) for row in falling)
    lines = [
        setting.say("monev-class", name=name, count=count) for name, count in counts.items()
    ]
    return [paragraph(setting.say("monev-standing", count=len(rows))), bullets(*lines)]


def _share(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal("-Infinity")


def measured(setting: Setting) -> list[Block]:
    """What was measured: value, target, share, obstacle and what is done about it."""
    rows = rows_of(setting, MEASURES)
    if not rows:
        return []
    worksheet = setting.facts.sheets.content.edition.worksheet(SHEET)
    share, shares = result_beside(setting, worksheet, "progress.achievement_percent")
    columns = (
        Column("result", setting.say("monev-result"), width=25),
        Column("day", setting.say("monev-day"), width=9, fmt="date"),
        Column("value", setting.say("monev-value"), width=8, fmt="number"),
        Column("target", setting.say("monev-target"), width=8, fmt="number"),
        Column("share", share.label, width=9, fmt=share.fmt, places=share.places),
        Column("obstacle", setting.say("monev-obstacle"), width=20),
        Column("follow_up", setting.say("monev-follow-up"), width=21),
    )
    lines = []
    for row in rows:
        cells: dict[str, Value] = {
            "result": words(setting, MEASURES, row, "result") or "–",
            "day": _day(row),
            "value": number(row, "value"),
            "target": number(row, "target"),
            "share": shares.get(row.id),
            "obstacle": text(row, "obstacle"),
            "follow_up": text(row, "follow_up"),
        }
        lines.append(Row(cells))
    return [Table(setting.say("monev-measured-caption"), columns, tuple(lines))]


def _day(row: ContentRow) -> date | None:
    value = row.cells.get("date")
    return date.fromisoformat(str(value)) if value else None
