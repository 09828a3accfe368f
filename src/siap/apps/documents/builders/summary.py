"""The plan on half a page: issue, gaps, solutions, actions, what changes by when."""

from decimal import Decimal
from typing import Final

from siap.apps.documents.builders.lookup import (
    ACTIONS,
    GAPS,
    ISSUE,
    RESULTS,
    SOLUTIONS,
    number,
    rows_of,
    text,
    words,
    written,
    yearly,
)
from siap.apps.documents.builders.results import places_in_order
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import Block, Column, Paragraph, Row, Run, Table, Value
from siap.rendering.values import write_value

KEY_GAPS: Final = 4  # as many as a reader keeps in mind


def summary(setting: Setting) -> list[Block]:
    """
    Say the whole plan on half a page, from what the worksheets hold.

    Args:
        setting: The reader and the plan.

    Returns:
        What is not there yet is said in one sentence, not left blank.
    """
    return [
        *_issue(setting),
        *_gaps(setting),
        *_solutions(setting),
        *_actions(setting),
        *changes(setting),
    ]


def _issue(setting: Setting) -> list[Block]:
    rows = rows_of(setting, ISSUE)
    issue = words(setting, ISSUE, rows[0], "main_issue") if rows else ""
    if not issue:
        return [paragraph(setting.say("no-issue"))]
    lead = Run(f"{setting.say('issue')} ")
    return [Paragraph((lead, Run(f"{issue}.", bold=True)))]


def _gaps(setting: Setting) -> list[Block]:
    rows = rows_of(setting, GAPS)
    if not rows:
        return [paragraph(setting.say("no-gaps"))]
    library = setting.facts.sheets.content.edition
    worksheet, _ = library.part(GAPS)
    places = places_in_order(setting, worksheet, "gap.order")
    ordered = sorted(rows, key=lambda row: places.get(row.id, len(rows) + 1))
    strategic = [row for row in ordered if row.cells.get("strategic") is True]
    key_gaps = (strategic or ordered)[:KEY_GAPS]
    said = setting.say("gaps", count=len(rows), strategic=len(strategic))
    return [paragraph(said), bullets(*(_gap(setting, row) for row in key_gaps))]


def _gap(setting: Setting, row: ContentRow) -> str:
    unit = text(row, "unit")
    facts = {
        "indicator": words(setting, GAPS, row, "indicator"),
        "achieved": written(setting, number(row, "achieved") or Decimal(0)),
        "target": written(setting, number(row, "target") or Decimal(0)),
        "unit": unit,
        "year": row.cells.get("achieved_year") or "–",
        "target_year": row.cells.get("target_year") or "–",
    }
    return " ".join(setting.say("gap", **facts).split())


def _solutions(setting: Setting) -> list[Block]:
    chosen = _chosen(setting)
    if not chosen:
        return []
    titles = [text(row, "title") for row in chosen]
    return [paragraph(setting.say("solutions", count=len(chosen))), bullets(*titles)]


def _chosen(setting: Setting) -> list[ContentRow]:
    rows = rows_of(setting, SOLUTIONS)
    return [row for row in rows if row.cells.get("chosen") is True]


def _actions(setting: Setting) -> list[Block]:
    rows = rows_of(setting, ACTIONS)
    if not rows:
        return [paragraph(setting.say("no-actions"))]
    cost = sum((sum(yearly(row, "cost").values()) for row in rows), Decimal(0))
    at_once = sum(row.cells.get("approval") == "at-once" for row in rows)
    years = sorted({year for row in rows for year in yearly(row, "cost")})
    facts = {
        "count": len(rows),
        "cost": write_value(cost, Column("cost", "", fmt="rupiah"), setting.language),
        "at_once": at_once,
        "years": f"{years[0]}–{years[-1]}" if years else "–",
    }
    key = "actions" if _chosen(setting) else "actions-alone"
    return [paragraph(setting.say(key, **facts))]


def changes(setting: Setting) -> list[Block]:
    """A table of the outcomes with their targets by year; nothing without outcomes."""
    rows = [row for row in rows_of(setting, RESULTS) if row.cells.get("type") == "outcome"]
    if not rows:
        return []
    years = sorted({year for row in rows for year in yearly(row, "targets")})
    columns = (
        Column("indicator", setting.say("result")),
        Column("unit", setting.say("unit")),
        Column("baseline", setting.say("baseline"), fmt="number"),
        *(
            Column(f"y{year}", str(year), fmt="number", group=setting.say("target"))
            for year in years
        ),
    )
    lines = []
    for row in rows:
        cells: dict[str, Value] = {
            "indicator": words(setting, RESULTS, row, "indicator"),
            "unit": text(row, "unit"),
            "baseline": number(row, "baseline"),
        }
        targets = yearly(row, "targets")
        lines.append(Row(cells | {f"y{year}": targets.get(year) for year in years}))
    return [Table(setting.say("changes"), columns, tuple(lines))]
