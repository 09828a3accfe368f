"""The thread of the plan on paper: from main issue and root cause to budget line."""

from collections.abc import Mapping, Sequence
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
from siap.methodology.thread import Knot, Thread
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Column, Figure, Row, Table

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
        What each action comes from and where it is budgeted; a sentence says how many
        have no budget line yet. Then one action as a picture.
    """
    actions = rows_of(setting, ACTIONS)
    if not actions:
        return [paragraph(setting.say("no-actions"))]
    links = Thread(setting.facts.sheets.content)
    lines = {row.id: row for row in rows_of(setting, LINES)}
    rows = []
    open_ends = 0
    for place, action in enumerate(actions, 1):
        key = f"{ACTIONS}#{action.id}"
        origins, outcomes = links.origins(key), links.outcomes(key)
        budget = [lines[k.row_id] for k in outcomes.get(LINES, ()) if k.row_id in lines]
        open_ends += not budget
        ceilings = [number(line, "ceiling") for line in budget]
        rows.append(
            Row(
                {
                    "place": place,
                    "causes": _roots(setting, origins.get(CAUSES, ())),
                    "solutions": _titles(origins.get(SOLUTIONS, ())),
                    "action": text(action, "title"),
                    "results": _titles(outcomes.get(RESULTS, ())),
                    "budget": "\n".join(
                        f"{line.cells.get('year')}: {text(line, 'code')}" for line in budget
                    ),
                    "ceiling": sum(c for c in ceilings if c is not None)
                    if budget
                    else None,
                }
            )
        )
    columns = (
        Column("place", setting.say("number"), fmt="number"),
        Column("causes", setting.say("thread-causes")),
        Column("solutions", setting.say("thread-solutions")),
        Column("action", setting.say("thread-action")),
        Column("results", setting.say("thread-results")),
        Column("budget", setting.say("thread-budget")),
        Column("ceiling", setting.say("thread-ceiling"), fmt="rupiah"),
    )
    issues = rows_of(setting, ISSUE)
    issue = words(setting, ISSUE, issues[0], "main_issue") if issues else "–"
    said = setting.say("thread", issue=issue, count=len(actions), open=open_ends)
    table = Table(setting.say("thread-caption"), columns, tuple(rows), totals=("ceiling",))
    return [paragraph(said), table]


def _titles(knots: Sequence[Knot]) -> str:
    return "\n".join(dict.fromkeys(knot.title for knot in knots))


def _roots(setting: Setting, knots: Sequence[Knot]) -> str:
    """The root causes among the causes; the branches between them say little here."""
    types = {row.id: row.cells.get("type") for row in rows_of(setting, CAUSES)}
    roots = [knot for knot in knots if types.get(knot.row_id) == "root-cause"]
    return _titles(roots)


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
        [Knot("form", *ISSUE.split("."), _issue_title(setting))],
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
        for near, far in zip(shown, shown[1:], strict=False)
        for one in near
        for other in far
    ]
    title = setting.say("thread-example", action=text(first, "title"))
    diagram = Diagram("thread", title, {"nodes": nodes, "edges": edges})
    return [Figure(title, diagram)] if can_draw(diagram) else []


def _only_roots(setting: Setting, knots: Sequence[Knot]) -> list[Knot]:
    types = {row.id: row.cells.get("type") for row in rows_of(setting, CAUSES)}
    return [knot for knot in knots if types.get(knot.row_id) == "root-cause"]


def _issue_title(setting: Setting) -> str:
    rows = rows_of(setting, ISSUE)
    return words(setting, ISSUE, rows[0], "main_issue") if rows else "–"


def _said(setting: Setting, knot: Knot) -> str:
    if knot.path != LINES:
        return knot.title
    line = next(row for row in rows_of(setting, LINES) if row.id == knot.row_id)
    return f"{text(line, 'code')} {line.cells.get('year') or ''}".strip()
