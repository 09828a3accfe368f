"""Reading versions and agreements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from siap.apps.agreements.models import Agreement, Version
from siap.apps.plans.models import Plan
from siap.kernel.errors import NotFound
from siap.methodology.cells import CellValue, display_cell
from siap.methodology.content import Content
from siap.methodology.kind_columns import column_of
from siap.methodology.library import edition
from siap.methodology.versions import content_of, difference
from siap.methodology.worksheet_shapes import Part, Worksheet


def versions_of(plan: Plan, worksheet_id: str) -> QuerySet[Version]:
    """The versions of a worksheet with their agreements, newest first."""
    found = Version.objects.filter(plan=plan, worksheet=worksheet_id)
    return found.select_related("agreement", "made_by").defer("content", "results")


def version_of(plan: Plan, worksheet_id: str, number: int) -> Version:
    """
    One version.

    Raises:
        NotFound: There is no such version.
    """
    found = Version.objects.filter(plan=plan, worksheet=worksheet_id, number=number).first()
    if found is None:
        raise NotFound("not-found", where=f"{worksheet_id} {number}")
    return found


def agreement_of(plan: Plan, agreement_id: int) -> Agreement:
    """
    One agreement of a plan.

    Raises:
        NotFound: There is no such agreement in this plan.
    """
    found = Agreement.objects.filter(plan=plan, pk=agreement_id)
    agreement = found.select_related("version", "plan").first()
    if agreement is None:
        raise NotFound("not-found", where=f"agreement {agreement_id}")
    return agreement


@dataclass(frozen=True)
class ShownCell:
    """A cell before and after, in words."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownRow:
    """A row that differs, in words."""

    part: str
    title: str
    kind: str
    cells: Sequence[ShownCell]


def shown_difference(
    worksheet: Worksheet, before: Content, after: Content, *, language: str
) -> list[ShownRow]:
    """
    Write the difference of two versions in words.

    Args:
        worksheet: The worksheet.
        before: The earlier version.
        after: The later version, or what stands there now.
        language: `id` or `en`.
    """
    parts = {f"{worksheet.id}.{part.key}": part for part in worksheet.parts}
    rows = []
    for row in difference(worksheet, before, after):
        part = parts[row.path]
        cells = [
            ShownCell(
                _column_title(part, cell.column, language),
                _show(part, cell.column, cell.before, before.titles, language),
                _show(part, cell.column, cell.after, after.titles, language),
            )
            for cell in row.cells
        ]
        titles = before.titles if row.kind == "removed" else after.titles
        title = part.title if language == "id" else part.title_en
        rows.append(ShownRow(title, titles.get(row.row_id, "–"), row.kind, cells))
    return rows


def frozen_content(version: Version) -> Content:
    """The content of a version."""
    return content_of(version.content, edition(version.edition))


def _column_title(part: Part, key: str, language: str) -> str:
    column = column_of(part, key)
    if column is None:
        return key
    return column.title if language == "id" else column.title_en


def _show(
    part: Part, key: str, value: CellValue, names: Mapping[str, str], language: str
) -> str:
    column = column_of(part, key)
    if value is None or column is None:
        return "" if value is None else str(value)
    return display_cell(column, value, language=language, names=names)
