"""How the differences of a workbook show, part by part, as people read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from siap.apps.imports.names import row_title
from siap.apps.imports.planned import Planned
from siap.apps.imports.preview_page import shown_value
from siap.apps.imports.targets import Target
from siap.apps.imports.workbooks.differences import BookDiff, PartDiff
from siap.apps.imports.workbooks.taking import Answers
from siap.methodology.cells import CellValue
from siap.methodology.content import ContentRow

SHOWN_ROWS: Final = 50
SHOWN_FAULTS: Final = 200
# More questions than a form may carry are not asked: those cells stay as they are.
ASKED: Final = 300
TICKED: Final = 400
_Any = TypeVar("_Any")


@dataclass(frozen=True)
class ShownCell:
    """A cell before and after."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownRow:
    """A row that is added or changed."""

    title: str
    cells: Sequence[ShownCell]


@dataclass(frozen=True)
class Question:
    """A cell that others changed too: theirs or mine."""

    name: str
    key: str
    row: str
    title: str
    theirs: str
    mine: str
    who: str
    address: str
    is_mine: bool


@dataclass(frozen=True)
class Ticked:
    """A row that is removed, or added again, when it is ticked."""

    key: str
    title: str
    changed_since: bool
    is_ticked: bool


@dataclass(frozen=True)
class ShownPart:
    """What a workbook would change in one part."""

    title: str
    sheet: str
    added: Sequence[ShownRow]
    changed: Sequence[ShownRow]
    more: int
    questions: Sequence[Question]
    removals: Sequence[Ticked]
    again: Sequence[Ticked]


class _Shower:
    def __init__(self, diff: BookDiff, language: str, answers: Answers) -> None:
        self._diff = diff
        self._language = language
        self._answers = answers
        self._asked = 0
        self._ticks = TICKED
        self._names = dict(diff.sheets.titles)
        for part in diff.parts:
            for row in part.added:
                cells: dict[str, CellValue] = {
                    key: after for key, (_, after) in row.fields.items()
                }
                made = ContentRow(row.row_id, cells)
                title = row_title(part.context.place.part, made, {})
                self._names[row.row_id] = title or "–"

    def part(self, part: PartDiff) -> ShownPart:
        place = part.context.place
        own = self._language == "id"
        title = place.worksheet.title if own else place.worksheet.title_en
        titles = dict.fromkeys([title, place.part.title if own else place.part.title_en])
        more = max(0, len(part.added) - SHOWN_ROWS) + max(0, len(part.changed) - SHOWN_ROWS)
        return ShownPart(
            title=f"{place.worksheet.number} {' – '.join(titles)}",
            sheet=part.sheet,
            added=[self._row(part, row) for row in part.added[:SHOWN_ROWS]],
            changed=[self._row(part, row) for row in part.changed[:SHOWN_ROWS]],
            more=more,
            questions=self._questions(part),
            removals=[
                Ticked(
                    removal.key,
                    self._title(part, removal.row_id),
                    removal.changed_since,
                    removal.key in self._answers.removed,
                )
                for removal in self._room(part.removals)
            ],
            again=[
                Ticked(
                    row.row_id,
                    self._gone_title(part, row),
                    changed_since=False,
                    is_ticked=row.row_id in self._answers.again,
                )
                for row in self._room(part.gone)
            ],
        )

    def _room(self, rows: Sequence[_Any]) -> Sequence[_Any]:
        """As many of the rows as the form may still ask about."""
        kept = rows[: self._ticks]
        self._ticks -= len(kept)
        return kept

    def _row(self, part: PartDiff, row: Planned) -> ShownRow:
        cells = [
            ShownCell(
                target.titled(self._language),
                self._text(target, before),
                self._text(target, after),
            )
            for key, (before, after) in row.fields.items()
            for target in [part.context.targets[key]]
        ]
        return ShownRow(self._title(part, row.row_id), cells)

    def _questions(self, part: PartDiff) -> list[Question]:
        found = []
        for clash in part.clashes[: max(0, ASKED - self._asked)]:
            theirs, mine = clash.theirs_and_mine
            self._asked += 1
            found.append(
                Question(
                    name=f"pilih:{clash.key}",
                    key=f"pilih-{self._asked}",
                    row=self._title(part, clash.row_id),
                    title=clash.target.titled(self._language),
                    theirs=self._text(clash.target, theirs),
                    mine=self._text(clash.target, mine),
                    who=clash.by_name,
                    address=clash.address,
                    is_mine=clash.key in self._answers.mine,
                )
            )
        return found

    def _title(self, part: PartDiff, row_id: str) -> str:
        if part.context.place.part.matrix is not None:
            ends = row_id.split("|")
            return " × ".join(self._names.get(end, "–") for end in ends)
        if row_id == "form":
            shaped = part.context.place.part
            return shaped.title if self._language == "id" else shaped.title_en
        known = part.context.existing.get(row_id)
        title = self._names.get(row_id, "")
        if known is not None and title in {"", "–"}:
            title = row_title(part.context.place.part, known, {})
        return title or "–"

    @staticmethod
    def _gone_title(part: PartDiff, row: Planned) -> str:
        cells = {key: after for key, (_, after) in row.fields.items()}
        return row_title(part.context.place.part, ContentRow(row.row_id, cells), {}) or "–"

    def _text(self, target: Target, value: CellValue) -> str:
        assert target.column is not None  # noqa: S101 - fields are columns
        return shown_value(target.column, value, self._language, self._names)


def shown_in_page(
    diff: BookDiff, *, language: str, answers: Answers
) -> Mapping[str, object]:
    """
    What the page of a workbook's differences shows.

    Args:
        diff: The differences.
        language: The reader's.
        answers: What the person chose so far.

    Returns:
        Values for the template: the parts, faults with sheet and address, counts.
    """
    shower = _Shower(diff, language, answers)
    faults = [
        (found.sheet, found.address, found.fault.column, found.fault.message(language))
        for found in diff.faults[:SHOWN_FAULTS]
    ]
    clashes = sum(len(part.clashes) for part in diff.parts)
    return {
        "diff": diff,
        "parts": [shower.part(part) for part in diff.parts],
        "faults": faults,
        "more_faults": max(0, len(diff.faults) - SHOWN_FAULTS),
        "added": sum(len(part.added) for part in diff.parts),
        "changed": sum(len(part.changed) for part in diff.parts),
        "removals": sum(len(part.removals) for part in diff.parts),
        "clashes": clashes,
        "not_asked": max(0, clashes - ASKED),
        "not_ticked": max(
            0, sum(len(p.removals) + len(p.gone) for p in diff.parts) - TICKED
        ),
    }
