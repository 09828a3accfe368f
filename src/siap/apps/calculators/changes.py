"""Buttons that change the form and send it back: rows, columns, pasted tables, pairs."""

from collections.abc import Mapping
from itertools import combinations

from siap.apps.calculators.layout import Layout, Table
from siap.apps.calculators.pasting import paste
from siap.apps.calculators.typed import MORE_ROWS, MOST_ROWS, Row, Typed, is_empty
from siap.kernel.digits import whole_number
from siap.kernel.errors import NotFound


def change(
    method: str, layout: Layout, typed: Typed, action: str, posted: Mapping[str, str]
) -> tuple[Typed, str]:
    """
    Do what a button asks for.

    Args:
        method: Name of the method.
        layout: Its form.
        typed: What was typed.
        action: `add:TABLE`, `remove:TABLE:ROW`, `column:TABLE`, `paste:TABLE`, `pairs`.
        posted: All that was sent, for the pasted text.

    Returns:
        The changed form and the name of the control to go on with.

    Raises:
        NotFound: There is no such table or button.
        InvalidInput: The pasted table cannot be read.
    """
    verb, _, rest = action.partition(":")
    if verb == "pairs" and method == "pairwise-ranking":
        return _pairs(typed), "t-comparisons-0-winner"
    key, _, number = rest.partition(":")
    table = next((each for each in layout.tables if each.key == key), None)
    if table is None:
        raise NotFound("not-found", where=action[:40])
    if verb == "add":
        return _more_rows(table, typed)
    gone = whole_number(number)
    if verb == "remove" and gone is not None:
        rows = [row for at, row in enumerate(typed.tables[key]) if at != gone]
        return typed.with_rows(key, rows or [{}]), ""
    if verb == "column" and table.form == "matrix":
        return typed.with_width(key, typed.widths[key] + 1), ""
    if verb == "paste":
        return paste(method, table, typed, posted.get(f"p-{key}", "")), ""
    raise NotFound("not-found", where=action[:40])


def _more_rows(table: Table, typed: Typed) -> tuple[Typed, str]:
    rows = list(typed.tables[table.key])
    first = table.columns[0].key if table.columns else "0"
    control = f"t-{table.key}-{len(rows)}-{first}"
    more: list[Row] = [{} for _ in range(min(MORE_ROWS, MOST_ROWS - len(rows)))]
    return typed.with_rows(table.key, [*rows, *more]), control


def _pairs(typed: Typed) -> Typed:
    """List every pair of issues; answers that are there stay."""
    issues = [row.get("value", "").strip() for row in typed.tables["issues"]]
    issues = list(dict.fromkeys(issue for issue in issues if issue))
    known = {
        frozenset((row.get("a", "").strip(), row.get("b", "").strip())): row
        for row in typed.tables["comparisons"]
        if not is_empty(row)
    }
    rows = [
        known.get(frozenset(pair), {"a": pair[0], "b": pair[1]})
        for pair in combinations(issues, 2)
    ]
    return typed.with_rows("comparisons", rows[:MOST_ROWS] or [{}])
