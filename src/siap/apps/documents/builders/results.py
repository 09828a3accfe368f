"""Results of computations as columns beside rows, and as tables of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from siap.apps.documents.builders.setting import Setting
from siap.apps.worksheets.beside import label_of
from siap.apps.worksheets.queries import Outcome
from siap.kernel.numbers import round_half_up
from siap.methodology.worksheet_shapes import Shown, Worksheet
from siap.rendering.tree import (
    Block,
    Column,
    ColumnFormat,
    KeyValues,
    Paragraph,
    Row,
    Run,
    Table,
    Value,
)
from siap.rendering.values import write_value

_FORMATS: Final[Mapping[str, ColumnFormat]] = {
    "number": "number",
    "rank": "number",
    "percent": "percent",
    "rupiah": "rupiah",
}
_PLACES: Final = 4  # of a result that says nothing of its places


def shown_column(setting: Setting, shown: Shown) -> Column:
    """The printed column of one value of a result."""
    return Column(
        key=f"{shown.field}_",
        label=setting.title(shown),
        fmt=_FORMATS.get(shown.format, "text"),
        places=shown.places,
    )


def shown_value(setting: Setting, shown: Shown, value: object) -> Value:
    """One value of a result, typed as its column; None stays an empty cell."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return "; ".join(str(shown_value(setting, shown, each)) for each in value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal | Fraction):
        exact = Decimal(value) if isinstance(value, int) else _exact(value, shown.places)
        return exact / 100 if shown.format == "percent" else exact
    text = str(value)
    label = label_of(shown, text, setting.language)
    return label or setting.facts.sheets.titles.get(text, text)


def _exact(value: Decimal | Fraction, places: int | None) -> Decimal:
    return round_half_up(value, _PLACES if places is None else places).normalize() + 0


def outcome_of(setting: Setting, worksheet: Worksheet, key: str) -> Outcome | None:
    """The outcome of a computation by its key."""
    outcomes = setting.facts.sheets.outcomes(worksheet)
    return next((each for each in outcomes if each.computation.key == key), None)


def result_beside(
    setting: Setting, worksheet: Worksheet, path: str
) -> tuple[Column, Mapping[str, Value]]:
    """
    The values of a result by row id, with their column.

    Args:
        setting: The reader and the plan.
        worksheet: The worksheet.
        path: `computation.field`.

    Returns:
        No values while the result could not be worked out.
    """
    key, _, field = path.partition(".")
    computation = next(each for each in worksheet.computes if each.key == key)
    shown = next(each for each in computation.shows if each.field == field)
    outcome = outcome_of(setting, worksheet, key)
    found = outcome.result.get(field) if outcome and outcome.result else None
    values = found if isinstance(found, Mapping) else {}
    return shown_column(setting, shown), {
        str(row_id): shown_value(setting, shown, value) for row_id, value in values.items()
    }


def places_in_order(setting: Setting, worksheet: Worksheet, path: str) -> dict[str, int]:
    """
    The place of each row by a result: a rank, or a list from first to last.

    Returns:
        Place by row id, one place for those that are tied; empty while the result
        could not be worked out.
    """
    key, _, field = path.partition(".")
    outcome = outcome_of(setting, worksheet, key)
    found = outcome.result.get(field) if outcome and outcome.result else None
    if isinstance(found, Mapping):
        ranked = [(value, str(k)) for k, value in found.items() if isinstance(value, int)]
        return {row_id: rank for rank, row_id in ranked}
    if isinstance(found, list | tuple):
        return _shared({str(r): place for place, r in enumerate(found, 1)}, outcome)
    return {}


def _shared(places: dict[str, int], outcome: Outcome | None) -> dict[str, int]:
    """Give tied rows one place: they stand as on the sheet, not by their hidden ids."""
    ties = outcome.result.get("ties") if outcome and outcome.result else None
    for tied in ties if isinstance(ties, list | tuple) else ():
        known = [str(row_id) for row_id in tied if str(row_id) in places]
        places |= dict.fromkeys(known, min((places[each] for each in known), default=0))
    return places


def result_blocks(setting: Setting, worksheet: Worksheet, key: str) -> list[Block]:
    """
    Print a computation: single values, a table for the rows, warnings.

    Args:
        setting: The reader and the plan.
        worksheet: The worksheet.
        key: The computation.

    Returns:
        Nothing while it could not be worked out: an empty sheet says so itself.
    """
    outcome = outcome_of(setting, worksheet, key)
    if outcome is None or outcome.result is None:
        return []
    singles: list[Shown] = []
    beside: dict[str, list[Shown]] = {}
    for shown in outcome.computation.shows:
        if isinstance(outcome.result.get(shown.field), Mapping):
            beside.setdefault(shown.beside or "", []).append(shown)
        elif outcome.result.get(shown.field) not in (None, []):
            singles.append(shown)
    title = setting.title(outcome.computation)
    tables = _told_apart(
        setting,
        [
            (table, columns)
            for columns in beside.values()
            if (table := _table(setting, title, columns, outcome.result)) is not None
        ],
    )
    whole = [each for each in singles if each.format != "rows"]
    blocks: list[Block] = list(tables)
    if whole:
        pairs = tuple(
            (setting.title(each), _written(setting, each, outcome.result[each.field]))
            for each in whole
        )
        blocks += [Paragraph((Run(title, bold=True),)), KeyValues(pairs)]
    return blocks


def _told_apart(
    setting: Setting, tables: Sequence[tuple[Table, Sequence[Shown]]]
) -> list[Table]:
    """Several tables of one computation also say in their captions what they tell."""
    if len(tables) == 1:
        return [table for table, _ in tables]
    return [
        replace(table, caption=f"{table.caption}: {_lowered(setting.title(shows[0]))}")
        for table, shows in tables
    ]


def _lowered(title: str) -> str:
    """A title in the middle of a line; names in capitals stay as they are."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _written(setting: Setting, shown: Shown, value: object) -> str:
    column = shown_column(setting, shown)
    return write_value(shown_value(setting, shown, value), column, setting.language)


def _table(
    setting: Setting, title: str, shows: Sequence[Shown], result: Mapping[str, object]
) -> Table | None:
    found: dict[str, Mapping[str, object]] = {}
    for shown in shows:
        values = result[shown.field]
        if isinstance(values, Mapping):
            found[shown.field] = values
    ids = list(dict.fromkeys(row_id for values in found.values() for row_id in values))
    ranks = [found[each.field] for each in shows if each.format == "rank"]
    if ranks:
        last = len(ids) + 1
        ids.sort(key=lambda row_id: _rank(ranks[0].get(row_id), last))
    if not ids:
        return None
    rows = tuple(
        Row(
            {"row_": setting.facts.sheets.titles.get(row_id, row_id)}
            | {
                f"{each.field}_": shown_value(setting, each, found[each.field].get(row_id))
                for each in shows
            }
        )
        for row_id in ids
    )
    columns = [shown_column(setting, each) for each in shows]
    kept = [c for c in columns if any(row.cells.get(c.key) is not None for row in rows)]
    return Table(
        caption=title,
        columns=(Column("row_", setting.say("item")), *kept),
        rows=rows,
    )


def _rank(value: object, last: int) -> int:
    return value if isinstance(value, int) else last
