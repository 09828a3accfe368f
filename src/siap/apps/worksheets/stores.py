"""Where the rows of a part live: in the sheet, or in a table of another app."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

from siap.apps.accounts.models import User
from siap.apps.plans.models import Plan
from siap.apps.worksheets.models import Row, SheetRow
from siap.kernel.errors import NotFound
from siap.methodology.cells import CellValue
from siap.methodology.worksheet_shapes import Part, Worksheet

Cells = dict[str, CellValue]


@dataclass(frozen=True)
class RowData:
    """
    A row as readers see it, from whichever table.

    `id` is what other rows refer to it by: `form` for a form, `row|column` for a cell of
    a matrix, the id that the worksheet gives a fixed row, else the key in its table.
    """

    id: str
    position: int
    version: int
    cells: Mapping[str, CellValue]
    anchor: str = ""


@dataclass(frozen=True)
class YearlyTable:
    """A table that holds one number per row and year, shown as one yearly column."""

    model: type[models.Model]
    row: str
    value: str


@dataclass(frozen=True)
class TableStore:
    """
    Rows of one part in a table of their own.

    `fields` says which column is which field of the table; the other columns lie in its
    `cells`. `yearly` columns lie in `cells` and, a row for each year, in tables of their
    own: there they can be summed and searched over all plans.
    """

    model: type[Row]
    fields: Mapping[str, str] = field(default_factory=dict)
    yearly: Mapping[str, YearlyTable] = field(default_factory=dict)

    def instances(self, plan: Plan) -> models.QuerySet[Row]:
        """All rows of a plan that are not removed, in order."""
        rows: models.QuerySet[Row] = self.model._default_manager.filter(  # noqa: SLF001
            plan=plan, removed_at=None
        )
        return rows

    def instance(self, plan: Plan, row_id: str) -> Row:
        """
        One row, removed or not, locked until the transaction ends.

        Raises:
            NotFound: The plan has no such row here.
        """
        manager = self.model._default_manager  # noqa: SLF001
        found: Row | None = manager.select_for_update().filter(plan=plan, pk=row_id).first()
        if found is None:
            raise NotFound("row-missing", where=row_id)
        return found

    def anchored(self, plan: Plan, anchor: str) -> Row | None:  # noqa: ARG002
        """The row with an anchor; tables of other apps have none."""
        return None

    def new(self, plan: Plan, *, anchor: str, by: User, now: datetime) -> Row:  # noqa: ARG002
        """An empty row, not saved yet."""
        return self.model(
            plan=plan, created_at=now, created_by=by, updated_at=now, updated_by=by
        )

    def read(self, plan: Plan) -> list[RowData]:
        """The rows of a plan as readers see them, in one query."""
        # Plain values: making a thousand model objects would cost more than all the rest.
        names = {column: self._attname(name) for column, name in self.fields.items()}
        plain = ["pk", "position", "version", "cells"]
        anchored = [name for name in ("anchor",) if self._has(name)]
        rows = self.instances(plan).values(*plain, *anchored, *names.values())
        return [
            RowData(
                id=row.get("anchor") or str(row["pk"]),
                position=row["position"],
                version=row["version"],
                cells=_merged(row["cells"], {c: row[name] for c, name in names.items()}),
                anchor=row.get("anchor", ""),
            )
            for row in rows
        ]

    def cells(self, row: Row) -> Cells:
        """The cells of one row."""
        held = {c: getattr(row, self._attname(name)) for c, name in self.fields.items()}
        return _merged(row.cells, held)  # type: ignore[attr-defined]

    def write(self, row: Row, changes: Mapping[str, CellValue]) -> None:
        """Put values into a row and save it with its yearly tables."""
        cells = dict(row.cells)  # type: ignore[attr-defined]
        for column, value in changes.items():
            if column in self.fields:
                self._set_field(row, self.fields[column], value)
            elif value is None:
                cells.pop(column, None)
            else:
                cells[column] = value
        row.cells = cells  # type: ignore[attr-defined]
        row.save()
        for column in self.yearly.keys() & changes.keys():
            self._write_years(self.yearly[column], row, changes[column])

    def _has(self, name: str) -> bool:
        return any(field.name == name for field in self.model._meta.fields)  # noqa: SLF001

    def _attname(self, name: str) -> str:
        model_field = self.model._meta.get_field(name)  # noqa: SLF001
        return str(getattr(model_field, "attname", name))

    def _set_field(self, row: Row, name: str, value: CellValue) -> None:
        model_field = self.model._meta.get_field(name)  # noqa: SLF001
        if value is None:
            empty = None if getattr(model_field, "null", False) else ""
            setattr(row, self._attname(name), empty)
        else:
            assert isinstance(model_field, models.Field)  # noqa: S101 - columns are fields
            setattr(row, self._attname(name), model_field.to_python(value))

    @staticmethod
    def _write_years(table: YearlyTable, row: Row, value: CellValue) -> None:
        manager = table.model._default_manager  # noqa: SLF001
        wanted = value if isinstance(value, dict) else {}
        manager.filter(**{table.row: row}).delete()
        manager.bulk_create(
            table.model(
                **{table.row: row, "year": int(year), table.value: Decimal(str(amount))}
            )
            for year, amount in wanted.items()
        )


def _merged(cells: Mapping[str, CellValue], held: Mapping[str, object]) -> Cells:
    """The cells that lie in `cells` and those that are fields of the table."""
    merged = dict(cells)
    for column, value in held.items():
        stored = _stored(value)
        if stored is not None:
            merged[column] = stored
    return merged


def _stored(value: object) -> CellValue:
    if value is None or value == "":
        return None
    if isinstance(value, Decimal):
        return _plain_decimal(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (int, bool, list, dict)) else str(value)


def _plain_decimal(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class SheetStore(TableStore):
    """Rows that live only in their worksheet."""

    model: type[Row] = SheetRow
    worksheet: str = ""
    part: str = ""

    def instances(self, plan: Plan) -> models.QuerySet[Row]:
        """All rows of this part in a plan that are not removed, in order."""
        of_part: dict[str, Any] = {"worksheet": self.worksheet, "part": self.part}
        return super().instances(plan).filter(**of_part)

    def anchored(self, plan: Plan, anchor: str) -> Row | None:
        """The row with an anchor, removed or not, locked; None before its first write."""
        rows = SheetRow.objects.select_for_update().filter(
            plan=plan, worksheet=self.worksheet, part=self.part, anchor=anchor
        )
        return rows.first()

    def new(self, plan: Plan, *, anchor: str, by: User, now: datetime) -> Row:
        """An empty row of this part, not saved yet."""
        return SheetRow(
            plan=plan,
            worksheet=self.worksheet,
            part=self.part,
            anchor=anchor,
            created_at=now,
            created_by=by,
            updated_at=now,
            updated_by=by,
        )


def store_of(worksheet: Worksheet, part: Part) -> TableStore:
    """The store of a part, as the composition root wires it."""
    if part.store is None:
        return SheetStore(worksheet=worksheet.id, part=part.key)
    return _wired(part.store)


@cache
def _wired(key: str) -> TableStore:
    store = import_string(settings.SIAP_ROW_STORES[key])
    if not isinstance(store, TableStore):
        raise TypeError(key)
    return store


def read_sheet_rows(
    plan: Plan, worksheets: Iterable[str]
) -> dict[tuple[str, str], list[RowData]]:
    """The rows that live only in sheets, of several worksheets, in one query."""
    found: dict[tuple[str, str], list[RowData]] = {}
    rows = SheetRow.objects.filter(
        plan=plan, worksheet__in=list(worksheets), removed_at=None
    ).order_by("position", "created_at", "id")
    # Plain values: making a thousand model objects would cost more than all the rest.
    fields = ("pk", "worksheet", "part", "anchor", "position", "version", "cells")
    for key, worksheet, part, anchor, position, version, cells in rows.values_list(*fields):
        data = RowData(
            id=anchor or str(key),
            position=position,
            version=version,
            cells=cells,
            anchor=anchor,
        )
        found.setdefault((worksheet, part), []).append(data)
    return found
