"""The thread of the plan on paper: from main issue and root cause to budget line."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from siap.apps.documents.builders.lookup import (
    ACTIONS,
    CAUSES,
    ISSUE,
    LINES,
    RESULTS,
    SOLUTIONS,
    number,
    rows_of,
    text,
    words,
)
from siap.apps.documents.builders.pictures import can_draw
from siap.apps.documents.builders.setting import Setting
from siap.diagrams import Diagram
from siap.methodology.content import ContentRow
from siap.methodology.thread import Knot, Thread
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Column, Figure, Paragraph, Row, Run, Table

_TYPES: Final[Mapping[str, str]] = {
    ISSUE: "issue",
    CAUSES: "cause",
    SOLUTIONS: "solution",
    ACTIONS: "action",
    RESULTS: "logframe",
    LINES: "budget",
}
_EACH: Final = 2  # knots of one kind in the example


def thread(setting: Setting) -> list[Block]:
    """
    Print the thread of every action.

    Args:
        setting: The reader and the plan.

    Returns:
        The actions under the solution that they come from, with the root causes that it
        answers, the results they lead to and their budget lines; a sentence says how many
        have no budget line yet.
    """
    actions = rows_of(setting, ACTIONS)
    if not actions:
        return [paragraph(setting.say("no-actions"))]
    links = Thread(setting.facts.sheets.content)
    groups: dict[str, list[Row]] = {}
    for action in actions:
        key = f"{ACTIONS}#{action.id}"
        group = _group(setting, links, key)
        groups.setdefault(group, []).append(_line(setting, links, action))
    open_ends = sum(not row.cells["budget"] for rows in groups.values() for row in rows)
    lines: list[Row] = []
    for title, rows in groups.items():
        lines += [Row({"action": title}, "heading"), *rows]
        if len(groups) > 1:
            lines.append(Row({"action": setting.say("subtotal")}, "subtotal"))
    columns = (
        Column("action", setting.say("thread-action"), width=28),
        Column("results", setting.say("thread-results"), width=31),
        Column("budget", setting.say("thread-budget"), width=23),
        Column("ceiling", setting.say("thread-ceiling"), width=18, fmt="rupiah"),
    )
    facts = {"issue": _issue_title(setting), "count": len(actions), "open": open_ends}
    caption = setting.say("thread-caption")
    table = Table(caption, columns, tuple(lines), totals=("ceiling",))
    said = [Run(setting.say("thread", **facts))]
    if rows_of(setting, SOLUTIONS):
        link = Run("", link=f"#{SOLUTIONS}")
        said += [Run(f" {setting.say('thread-causes')} "), link, Run(".")]
    return [Paragraph(tuple(said)), table]


def _group(setting: Setting, links: Thread, key: str) -> str:
    solutions = links.origins(key).get(SOLUTIONS, ())
    if not solutions:
        return setting.say("thread-loose")
    names = "; ".join(dict.fromkeys(knot.title for knot in solutions))
    return setting.say("thread-group", solution=names)


def _line(setting: Setting, links: Thread, action: ContentRow) -> Row:
    outcomes = links.outcomes(f"{ACTIONS}#{action.id}")
    known = {row.id: row for row in rows_of(setting, LINES)}
    budget = [known[k.row_id] for k in outcomes.get(LINES, ()) if k.row_id in known]
    ceilings = [number(line, "ceiling") for line in budget]
    codes = [f"{line.cells.get('year')}: {text(line, 'code')}" for line in budget]
    sums = sum((each for each in ceilings if each is not None), Decimal(0))
    return Row(
        {
            "action": text(action, "title"),
            "results": _titles(outcomes.get(RESULTS, ())),
            "budget": "\n".join(codes),
            "ceiling": sums if budget else None,
        }
    )


def _titles(knots: Sequence[Knot]) -> str:
    return "\n".join(dict.fromkeys(knot.title for knot in knots))


def example(setting: Setting) -> list[Block]:
    """Draw the thread of the first action from issue to budget line."""
    actions = rows_of(setting, ACTIONS)
    if not actions:
        return []
    first = min(actions, key=lambda row: number(row, "priority") or 10**6)
    links = Thread(setting.facts.sheets.content)
    key = f"{ACTIONS}#{first.id}"
    origins, outcomes = links.origins(key), links.outcomes(key)
    steps = [
        [_issue(setting)],
        _only_roots(setting, origins.get(CAUSES, ())),
        list(origins.get(SOLUTIONS, ())),
        [links.knots[key]] if key in links.knots else [],
        list(outcomes.get(RESULTS, ())),
        list(outcomes.get(LINES, ())),
    ]
    shown = [step[:_EACH] for step in steps if step]
    nodes = [
        {"id": knot.key, "text": _said(setting, knot), "type": _TYPES[knot.path]}
        for step in shown
        for knot in step
    ]
    edges = [
        {"from": one.key, "to": other.key}
        for near, far in pairwise(shown)
        for one in near
        for other in far
    ]
    title = setting.say("thread-example", action=text(first, "title"))
    diagram = Diagram(
        "thread", title, {"nodes": nodes, "edges": edges}, language=setting.language
    )
    return [Figure(title, diagram)] if can_draw(diagram) else []


def _only_roots(setting: Setting, knots: Sequence[Knot]) -> list[Knot]:
    types = {row.id: row.cells.get("type") for row in rows_of(setting, CAUSES)}
    return [knot for knot in knots if types.get(knot.row_id) == "root-cause"]


def _issue(setting: Setting) -> Knot:
    worksheet, _, part = ISSUE.partition(".")
    return Knot("form", worksheet, part, _issue_title(setting))


def _issue_title(setting: Setting) -> str:
    rows = rows_of(setting, ISSUE)
    return words(setting, ISSUE, rows[0], "main_issue") if rows else "–"


def _said(setting: Setting, knot: Knot) -> str:
    if knot.path != LINES:
        return knot.title
    line = next(row for row in rows_of(setting, LINES) if row.id == knot.row_id)
    return f"{text(line, 'code')} {line.cells.get('year') or ''}".strip()
