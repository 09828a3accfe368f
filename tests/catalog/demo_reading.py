"""A demonstration plan as its files have it, worked out without a database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from siap.kernel.errors import SiapError
from siap.methodology.binding import bind, plain
from siap.methodology.calculation import compute
from siap.methodology.cells import CellValue, parse_cell
from siap.methodology.content import Content, ContentRow
from siap.methodology.demo_files import DemoPlan, DemoRow, DemoSheet, demo_plan
from siap.methodology.kind_columns import columns_of
from siap.methodology.library import edition
from siap.methodology.sheet_checks import Finding, check_sheet
from siap.methodology.worksheet_shapes import Column, Part


@dataclass(frozen=True)
class Demo:
    """A demonstration plan as read from its files, with what it computes."""

    head: DemoPlan
    sheets: tuple[DemoSheet, ...]
    content: Content
    results: Mapping[str, Mapping[str, Mapping[str, Any]]]
    failed: frozenset[str]

    @property
    def used(self) -> set[str]:
        return {sheet.worksheet for sheet in self.sheets}

    def rows(self, path: str) -> Mapping[str, Mapping[str, CellValue]]:
        return {row.id: row.cells for row in self.content.of(path)}


@cache
def read(key: str) -> Demo:
    head, sheets = demo_plan(key)
    book = edition(head.plan.edition)
    rows = {}
    for sheet in sheets:
        for name, part_rows in sheet.parts.items():
            path = f"{sheet.worksheet}.{name}"
            _, part = book.part(path)
            rows[path] = [stored(part, row) for row in part_rows]
    content = Content(book, rows)
    results: dict[str, dict[str, Mapping[str, Any]]] = {}
    failed = set()
    for sheet in sheets:
        found = results.setdefault(sheet.worksheet, {})
        worksheet = book.worksheet(sheet.worksheet)
        for one in worksheet.computes:
            bound = bind(one.inputs, content, worksheet=worksheet.id, results=found)
            inputs = cast("dict[str, Any]", plain(bound))
            if one.ruleset:
                inputs = {**inputs, "ruleset": one.ruleset}
            try:
                answer = compute(one.method, inputs)
                found[one.key] = cast("Mapping[str, Any]", answer.get("result", answer))
            except SiapError:
                failed.add(f"{worksheet.id}.{one.key}")
    return Demo(head, sheets, content, results, frozenset(failed))


def stored(part: Part, row: DemoRow) -> ContentRow:
    columns = {column.key: column for column in columns_of(part)}
    cells = {name: parsed(columns[name], value) for name, value in row.cells.items()}
    return ContentRow(row.id, cells, row.id if part.kind in {"form", "matrix"} else "")


def parsed(column: Column, value: object) -> CellValue:
    if isinstance(value, bool):
        value = "ya" if value else "tidak"
    if isinstance(value, dict):
        by_year = {str(year): str(amount) for year, amount in value.items()}
        return parse_cell(column, by_year, language="en")
    if isinstance(value, list):
        return parse_cell(column, [str(one) for one in value], language="en")
    return parse_cell(column, str(value), language="en")


def texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from texts(one)
        case list() | tuple():
            for one in value:
                yield from texts(one)


def all_rows(demo: Demo) -> Iterator[tuple[str, DemoRow]]:
    for sheet in demo.sheets:
        for name, rows in sheet.parts.items():
            yield from ((f"{sheet.worksheet}.{name}", row) for row in rows)


def all_texts(demo: Demo) -> Iterator[tuple[str, str]]:
    """Every text that somebody wrote for the plan, with where it stands."""
    for path, row in all_rows(demo):
        for column, value in row.cells.items():
            yield from ((f"{path}.{column}", text) for text in texts(value))
    for topic in demo.head.topics:
        for text in texts([topic.minutes, topic.objections, topic.decisions]):
            yield "topics", text
    for task in demo.head.follow_ups:
        yield from (("follow_ups", text) for text in (task.what, task.note))
    yield from (("summary", text) for text in (demo.head.plan.summary, demo.head.plan.note))


def reference_faults(demo: Demo) -> Iterator[str]:
    for sheet in demo.sheets:
        for name in sheet.parts:
            path = f"{sheet.worksheet}.{name}"
            _, part = demo.content.edition.part(path)
            pointing = [column for column in columns_of(part) if column.rows]
            for row in demo.content.of(path):
                for column in pointing:
                    known = {
                        r.id
                        for r in demo.content.of(column.rows or "", within=sheet.worksheet)
                    }
                    value = row.cells.get(column.key)
                    wanted = value if isinstance(value, list) else [value] if value else []
                    if not set(wanted) <= known:
                        yield f"{path} {row.id}.{column.key}: {value}"


def matrix_faults(demo: Demo) -> Iterator[str]:
    for sheet in demo.sheets:
        for name in sheet.parts:
            path = f"{sheet.worksheet}.{name}"
            _, part = demo.content.edition.part(path)
            if part.matrix is None:
                continue
            axes = part.matrix
            firsts = {r.id for r in demo.content.of(axes.rows, within=sheet.worksheet)}
            across = axes.columns or axes.rows
            seconds = {r.id for r in demo.content.of(across, within=sheet.worksheet)}
            for row in demo.content.of(path):
                first, _, second = row.id.partition("|")
                if first not in firsts or second not in seconds:
                    yield f"{path} {row.id}"


def amounts(demo: Demo) -> Iterator[tuple[tuple[str, str, str], int]]:
    """Cost of each action by year and source, where public money pays."""
    public = {"apbd", "apbd-province", "apbn", "own"}
    for action, cells in demo.rows("w31-action-scheme.actions").items():
        by_year = cells.get("cost")
        if isinstance(by_year, dict) and cells["funds"] in public:
            for year, amount in by_year.items():
                if int(amount):
                    yield (action, year, str(cells["funds"])), int(amount)


def people_of(demo: Demo) -> set[str]:
    members = demo.rows("w03-working-group.members").values()
    named = {str(cells["person"]) for cells in members}
    return named | {person.name for person in demo.head.team}


def findings_of(demo: Demo, sheet: str) -> list[Finding]:
    """The rules of a worksheet that do not hold."""
    worksheet = demo.content.edition.worksheet(sheet)
    return check_sheet(worksheet, demo.content, demo.results[sheet])
