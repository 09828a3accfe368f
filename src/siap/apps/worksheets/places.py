"""Where a change happens: a part of a worksheet in a plan, with its store."""

from dataclasses import dataclass

from siap.apps.plans.models import Plan
from siap.apps.worksheets.stores import TableStore, store_of
from siap.kernel.errors import NotFound
from siap.methodology.kind_columns import column_of
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Column, Part, Worksheet


@dataclass(frozen=True)
class Place:
    """A part of a worksheet in a plan, with its store: where a change happens."""

    plan: Plan
    worksheet: Worksheet
    part: Part
    store: TableStore

    @property
    def subject(self) -> str:
        """How the trail names this place."""
        return f"{self.worksheet.id}.{self.part.key}"

    def column(self, key: str) -> Column:
        """
        Look a column up.

        Raises:
            NotFound: The part has no such column.
        """
        column = column_of(self.part, key)
        if column is not None:
            return column
        raise NotFound("not-found", where=f"{self.subject}.{key}")


def place_of(plan: Plan, worksheet_id: str, part_key: str) -> Place:
    """
    Find a part of a worksheet in a plan.

    Raises:
        NotFound: The plan's edition has no such worksheet or part.
    """
    worksheet, part = edition(plan.edition).part(f"{worksheet_id}.{part_key}")
    return Place(plan, worksheet, part, store_of(worksheet, part))
