"""What the plan costs, by year: by aspect and by source of money, with sums."""

from decimal import Decimal

from siap.apps.documents.builders.lookup import ACTIONS, rows_of, words, yearly
from siap.apps.documents.builders.setting import Setting
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Column, Row, Table, Value


def costs(setting: Setting) -> list[Block]:
    """
    Sum the cost of the actions.

    Args:
        setting: The reader and the plan.

    Returns:
        A table by aspect and one by source of money; both end in the same sums.
    """
    actions = rows_of(setting, ACTIONS)
    years = sorted({year for row in actions for year in yearly(row, "cost")})
    if not years:
        return [paragraph(setting.say("no-costs"))]
    return [
        paragraph(setting.say("costs", first=years[0], last=years[-1])),
        _by(setting, "aspect", years),
        _by(setting, "funds", years),
    ]


def by_funds(setting: Setting) -> list[Block]:
    """Only the table by source of money; nothing while no cost is filled in."""
    years = sorted({y for row in rows_of(setting, ACTIONS) for y in yearly(row, "cost")})
    return [_by(setting, "funds", years)] if years else []


def _by(setting: Setting, key: str, years: list[int]) -> Table:
    sums: dict[str, dict[int, Decimal]] = {}
    counts: dict[str, int] = {}
    for row in rows_of(setting, ACTIONS):
        name = words(setting, ACTIONS, row, key) or "–"
        counts[name] = counts.get(name, 0) + 1
        of_name = sums.setdefault(name, {})
        for year, amount in yearly(row, "cost").items():
            of_name[year] = of_name.get(year, Decimal(0)) + amount
    columns = (
        Column("name", setting.say(f"costs-{key}")),
        Column("count", setting.say("costs-count"), fmt="number"),
        *(Column(f"y{year}", str(year), fmt="rupiah") for year in years),
        Column(
            "whole",
            setting.say("costs-whole"),
            fmt="rupiah",
            formula=" + ".join(f"{{y{year}}}" for year in years),
        ),
    )
    rows = []
    for name, amounts in sums.items():
        cells: dict[str, Value] = {"name": name, "count": counts[name]}
        by_year = {f"y{year}": amounts.get(year, Decimal(0)) for year in years}
        rows.append(Row(cells | by_year))
    totals = ("count", *(f"y{year}" for year in years), "whole")
    return Table(setting.say(f"costs-{key}-caption"), columns, tuple(rows), totals=totals)
