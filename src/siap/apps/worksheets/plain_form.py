"""Saving a whole form at once, for browsers without script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from siap.apps.accounts.models import User
from siap.apps.plans.models import Plan
from siap.apps.worksheets.controls import edit_text
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.services import CellChanged, CellEdit, save_cell
from siap.kernel.digits import whole_number
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue
from siap.rendering.glyphs import glyph_warning


@dataclass(frozen=True)
class Problem:
    """A cell that could not be saved: what was typed, and why."""

    title: str
    typed: str
    message: str


@dataclass(frozen=True)
class FormOutcome:
    """What became of a form: how many cells were saved, and what could not be."""

    saved: int
    problems: Sequence[Problem]
    warning: str = ""


def save_plain_form(
    *,
    plan: Plan,
    worksheet_id: str,
    posted: QueryDict,
    language: str,
    by: User,
    now: datetime,
) -> FormOutcome:
    """
    Save every cell of a form that differs from what is stored.

    Controls are named `sel|row|column`, the version seen `versi|row`, the part `part`.
    A cell that cannot be saved does not keep the others from being saved.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
    """
    place = place_of(plan, worksheet_id, posted.get("part", ""))
    current = _current(place)
    saved: list[CellValue] = []
    problems: list[Problem] = []
    for name in posted:
        if not name.startswith("sel|"):
            continue
        row_id, _, column_key = name.removeprefix("sel|").rpartition("|")
        column = place.column(column_key.partition(".")[0])
        typed = _typed(posted, name, column.type)
        value = _held(current.get(row_id, {}), column_key)
        if _same(typed, _shown(place, column_key, value, language)):
            continue
        seen = posted.get(f"versi|{row_id}", "")
        edit = CellEdit(
            row_id=row_id,
            column=column_key,
            typed=typed,
            seen_version=whole_number(seen),
            language=language,
        )
        try:
            saved.append(save_cell(place=place, edit=edit, by=by, now=now).value)
        except (InvalidInput, CellChanged) as problem:
            text = "; ".join(typed) if isinstance(typed, list) else typed
            problems.append(Problem(column.title, text, problem.message(language)))
    return FormOutcome(len(saved), problems, glyph_warning(saved, language))


def _current(place: Place) -> dict[str, Mapping[str, CellValue]]:
    rows = place.store.read(place.plan)
    return {row.anchor or row.id: row.cells for row in rows}


def _typed(posted: QueryDict, name: str, kind: str) -> str | list[str]:
    values = posted.getlist(name)
    if kind in {"choices", "references"}:
        return [value for value in values if value]
    return values[0]


def _held(cells: Mapping[str, CellValue], field: str) -> CellValue:
    key, _, year = field.partition(".")
    value = cells.get(key)
    if year:
        return value.get(year) if isinstance(value, dict) else None
    return value


def _shown(place: Place, field: str, value: CellValue, language: str) -> str | list[str]:
    column = place.column(field.partition(".")[0])
    if isinstance(value, list):
        return value
    if column.type in {"choices", "references"}:
        return []
    if "." in field:
        kind = "money" if column.type == "yearly-money" else "decimal"
        column = column.model_copy(update={"type": kind})
    return edit_text(column, value, language)


def _same(typed: str | list[str], shown: str | list[str]) -> bool:
    if isinstance(typed, list) or isinstance(shown, list):
        return sorted(typed) == sorted(shown)
    return typed.replace("\r\n", "\n").strip() == shown.strip()
