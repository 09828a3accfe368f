"""Reading worksheets: their rows, results, findings and completeness."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.utils.module_loading import import_string

from siap.apps.plans.models import Plan
from siap.apps.plans.queries import guide_of
from siap.apps.worksheets.stores import RowData, read_sheet_rows, store_of
from siap.kernel.errors import SiapError
from siap.methodology.binding import bind
from siap.methodology.calculation import compute
from siap.methodology.completeness import Completeness, completeness
from siap.methodology.content import Content, ContentRow, parts_needed
from siap.methodology.library import edition
from siap.methodology.sheet_checks import Finding, check_sheet
from siap.methodology.worksheet_shapes import Computation, Part, Worksheet

SheetCheck = Callable[[Plan, Worksheet, Content], list[Finding]]


@dataclass(frozen=True)
class Outcome:
    """What a computation gave, or why it could not."""

    computation: Computation
    inputs: Mapping[str, object]
    result: Mapping[str, object] | None
    problem: SiapError | None = None


@dataclass(frozen=True)
class Sheets:
    """
    Some worksheets of a plan, read once.

    However many rows there are, reading takes one query for the rows that live only in
    sheets and one for each store.
    """

    plan: Plan
    content: Content
    rows: Mapping[str, list[RowData]]
    _outcomes: dict[str, list[Outcome]] = field(default_factory=dict, compare=False)
    _findings: dict[str, list[Finding]] = field(default_factory=dict, compare=False)

    def rows_of(self, worksheet: Worksheet, part: Part) -> list[RowData]:
        """The stored rows of a part, in order."""
        return self.rows.get(f"{worksheet.id}.{part.key}", [])

    def outcomes(self, worksheet: Worksheet) -> list[Outcome]:
        """Every computation of a worksheet, worked out once."""
        if worksheet.id not in self._outcomes:
            found = [_work_out(worksheet, c, self.content) for c in worksheet.computes]
            self._outcomes[worksheet.id] = found
        return self._outcomes[worksheet.id]

    def results(self, worksheet: Worksheet) -> dict[str, Mapping[str, object]]:
        """The results of a worksheet's computations that could be worked out."""
        return {
            outcome.computation.key: outcome.result
            for outcome in self.outcomes(worksheet)
            if outcome.result is not None
        }

    def findings(self, worksheet: Worksheet) -> list[Finding]:
        """
        The rules of a worksheet that do not hold, tried once.

        After the rules of the catalogue come those that need records beside the rows; the
        setting `SIAP_SHEET_CHECKS` names them.
        """
        if worksheet.id not in self._findings:
            found = check_sheet(worksheet, self.content, self.results(worksheet))
            path = settings.SIAP_SHEET_CHECKS.get(worksheet.id)
            if path is not None:
                check: SheetCheck = import_string(path)
                found = [*found, *check(self.plan, worksheet, self.content)]
            self._findings[worksheet.id] = found
        return self._findings[worksheet.id]

    def completeness(self, worksheet: Worksheet) -> Completeness:
        """How far a worksheet is."""
        return completeness(worksheet, self.content, self.findings(worksheet))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What each row is called, by row id."""
        return self.content.titles


def _work_out(worksheet: Worksheet, computation: Computation, content: Content) -> Outcome:
    inputs = bind(computation.inputs, content, worksheet=worksheet.id)
    if computation.ruleset:
        inputs["ruleset"] = computation.ruleset
    try:
        return Outcome(computation, inputs, compute(computation.method, inputs))
    except SiapError as problem:
        return Outcome(computation, inputs, None, problem)


def read_sheets(plan: Plan, worksheets: Iterable[Worksheet]) -> Sheets:
    """
    Read worksheets of a plan with all rows that they take from others.

    Args:
        plan: The plan; the caller has asked whether the person may see it.
        worksheets: Which.

    Returns:
        The sheets; one query, and one for each store.
    """
    library = edition(plan.edition)
    needed = [library.worksheet(key) for key in parts_needed(worksheets)]
    rows = {
        f"{worksheet_id}.{part}": found
        for (worksheet_id, part), found in read_sheet_rows(
            plan, [worksheet.id for worksheet in needed]
        ).items()
    }
    for worksheet in needed:
        for part in worksheet.parts:
            if part.store is not None:
                rows[f"{worksheet.id}.{part.key}"] = store_of(worksheet, part).read(plan)
    content = {
        path: [ContentRow(row.id, row.cells, row.anchor) for row in found]
        for path, found in rows.items()
    }
    return Sheets(plan, Content(library, content), rows)


def worksheets_of(plan: Plan) -> list[Worksheet]:
    """The worksheets of a plan's guide, in the order in which topics fill them."""
    library = edition(plan.edition)
    numbers = guide_of(plan).worksheet_numbers
    return [library.by_number[number] for number in numbers if number in library.by_number]
