"""Budget lines on paper: the worksheet of an agency's budget, and where each line goes."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from siap.apps.documents.builders.lookup import (
    ACTIONS,
    LINES,
    RESULTS,
    number,
    rows_of,
    text,
    words,
)
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import PARENT
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Column, Heading, KeyValues, Row, Table, Value
from siap.rendering.values import write_value

CEILINGS: Final = "w35-insertion.ceilings"
_NO_YEAR: Final = 0


def _year(row: ContentRow) -> int:
    return int(str(row.cells.get("year") or _NO_YEAR))


def _years(rows: Sequence[ContentRow]) -> list[int]:
    return sorted({_year(row) for row in rows})


def _ceiling(row: ContentRow) -> Decimal:
    return number(row, "ceiling") or Decimal(0)


def _written_year(setting: Setting, year: int) -> str:
    return str(year) if year else setting.say("rka-no-year")


def summaries(setting: Setting) -> list[Block]:
    """One table a year: code, name, what it brings about, where, whose money, how much."""
    rows = rows_of(setting, LINES)
    if not rows:
        return [paragraph(setting.say("rka-empty"))]
    return [
        _summary(setting, year, [row for row in rows if _year(row) == year])
        for year in _years(rows)
    ]


def _summary(setting: Setting, year: int, rows: Sequence[ContentRow]) -> Table:
    columns = (
        Column("code", setting.say("rka-code"), width=12),
        Column("name", setting.say("rka-name"), width=19),
        Column("output", setting.say("rka-output"), width=21),
        Column("outcome", setting.say("rka-outcome"), width=18),
        Column("location", setting.say("rka-location"), width=11),
        Column("funds", setting.say("rka-funds"), width=10),
        Column("ceiling", setting.say("rka-ceiling"), width=12, fmt="rupiah"),
    )
    lines = tuple(
        Row(
            {
                "code": text(row, "code"),
                "name": f"{text(row, 'name')}\n({_action(setting, row)})",
                "output": text(row, "output"),
                "outcome": text(row, "outcome"),
                "location": text(row, "location"),
                "funds": words(setting, LINES, row, "funds"),
                "ceiling": number(row, "ceiling"),
            }
        )
        for row in sorted(rows, key=lambda row: text(row, "code"))
    )
    named = _written_year(setting, year)
    caption = setting.say("rka-caption", year=named)
    sheet = setting.say("rka-sheet", year=named)
    return Table(caption, columns, lines, totals=("ceiling",), sheet=sheet)


def _action(setting: Setting, row: ContentRow) -> str:
    return words(setting, LINES, row, "action") or "–"


def forms(setting: Setting) -> list[Block]:
    """A form for every line: what goes in, what comes out, for whom, for how much."""
    rows = rows_of(setting, LINES)
    blocks: list[Block] = []
    for year in _years(rows):
        blocks.append(
            Heading(3, setting.say("rka-year", year=_written_year(setting, year)))
        )
        for row in sorted(rows, key=lambda row: text(row, "code")):
            if _year(row) == year:
                blocks += _form(setting, row)
    return blocks


def _form(setting: Setting, row: ContentRow) -> list[Block]:
    title = f"{text(row, 'code')} {text(row, 'name')}".strip() or "–"
    pairs = [(setting.say("rka-action"), _action(setting, row))]
    pairs += [
        (setting.say(f"rka-{key}"), words(setting, LINES, row, key))
        for key in ("documents", "level", "funds", "result")
    ]
    pairs += [
        (setting.say(f"rka-{key}"), text(row, key))
        for key in ("input", "output", "outcome", "location")
    ]
    pairs.append((setting.say("rka-volume"), _volume(setting, row)))
    column = Column("ceiling", "", fmt="rupiah")
    amount = write_value(number(row, "ceiling"), column, setting.language)
    pairs.append((setting.say("rka-ceiling"), amount))
    filled = tuple((name, said) for name, said in pairs if said)
    return [Heading(4, title), KeyValues(filled)]


def _volume(setting: Setting, row: ContentRow) -> str:
    """How much of the action there is; empty where the action is not known."""
    wanted = str(row.cells.get("action") or "")
    found = next((a for a in rows_of(setting, ACTIONS) if a.id == wanted), None)
    if found is None or found.cells.get("volume") is None:
        return ""
    column = Column("volume", "", fmt="number")
    volume = write_value(number(found, "volume"), column, setting.language)
    return f"{volume} {text(found, 'unit')}".strip()


def insertion_matrix(setting: Setting) -> list[Block]:
    """Every action with the planning documents that take it up, its code and its money."""
    rows = rows_of(setting, LINES)
    if not rows:
        return [paragraph(setting.say("rka-empty"))]
    years = _years(rows)
    groups: dict[tuple[str, str], list[ContentRow]] = {}
    for row in rows:
        groups.setdefault((_action(setting, row), text(row, "code")), []).append(row)
    columns = (
        Column("action", setting.say("rka-action"), width=26),
        Column("documents", setting.say("rka-documents"), width=22),
        Column("code", setting.say("rka-code"), width=12),
        *(
            Column(
                f"y{year}",
                _written_year(setting, year),
                width=9,
                fmt="rupiah",
                group=setting.say("rka-ceiling"),
            )
            for year in years
        ),
        Column(
            "whole",
            setting.say("rka-whole"),
            width=10,
            fmt="rupiah",
            formula=" + ".join(f"{{y{year}}}" for year in years),
        ),
    )
    lines = tuple(
        _matrix_row(setting, action, code, found, years)
        for (action, code), found in groups.items()
    )
    totals = (*(f"y{year}" for year in years), "whole")
    return [Table(setting.say("insertion-caption"), columns, lines, totals=totals)]


def _matrix_row(
    setting: Setting,
    action: str,
    code: str,
    rows: Sequence[ContentRow],
    years: Sequence[int],
) -> Row:
    named = (words(setting, LINES, row, "documents") for row in rows)
    documents = dict.fromkeys(each for said in named for each in said.split("; ") if each)
    sums: dict[str, Value] = {f"y{year}": Decimal(0) for year in years}
    for year in years:
        amounts = (_ceiling(row) for row in rows if _year(row) == year)
        sums[f"y{year}"] = sum(amounts, Decimal(0))
    return Row({"action": action, "documents": "\n".join(documents), "code": code} | sums)


def loose_results(setting: Setting) -> list[Block]:
    """Results of the logframe that no budget line serves; nothing where all are served."""
    results = rows_of(setting, RESULTS)
    served = _served(setting, results)
    loose = [
        text(row, "statement")
        for row in results
        if row.cells.get("type") == "output" and row.id not in served
    ]
    if not loose:
        return [paragraph(setting.say("insertion-all-served"))]
    columns = (Column("result", setting.say("insertion-loose")),)
    lines = tuple(Row({"result": each}) for each in loose)
    return [Table(setting.say("insertion-loose-caption"), columns, lines)]


def _served(setting: Setting, results: Sequence[ContentRow]) -> set[str]:
    """The results that a line names, and all above them in the chain."""
    above = {row.id: str(row.cells.get(PARENT) or "") for row in results}
    served: set[str] = set()
    for row in rows_of(setting, LINES):
        result = str(row.cells.get("result") or "")
        while result and result not in served:
            served.add(result)
            result = above.get(result, "")
    return served
