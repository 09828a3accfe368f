"""A plan without personal data: for papers that go to the public."""

import re
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from siap.apps.documents.queries import PlanFacts, Sitting
from siap.apps.plans.models import FollowUp, TopicRecord
from siap.apps.worksheets.queries import Sheets
from siap.methodology.cells import CellValue
from siap.methodology.content import Content, ContentRow
from siap.methodology.kind_columns import columns_of
from siap.methodology.library import Edition
from siap.methodology.worksheet_shapes import Worksheet

HIDDEN: Final = "[nama disamarkan]"
"""Stands where somebody wrote a name into a text."""

Noted = TypeVar("Noted", TopicRecord, FollowUp)


def without_personal_data(facts: PlanFacts) -> PlanFacts:
    """
    Take out what only the team should read.

    Args:
        facts: As read.

    Returns:
        Facts in which personal cells are empty and accounts are gone, so that no table,
        picture or reference can show them; rows that were called by a person's name are
        called by what else they say. A known name inside another text is hidden.
    """
    veil = _Veil(re.compile("|".join(_patterns(facts)) or r"(?!)"))
    sheets = facts.sheets
    rows = {
        path: [
            ContentRow(row.id, veil.cells(path, row, sheets), row.anchor) for row in found
        ]
        for path, found in sheets.content.rows.items()
    }
    return replace(
        facts,
        sheets=Sheets(sheets.plan, Content(sheets.content.edition, rows), sheets.rows),
        topics={key: veil.noted(record) for key, record in facts.topics.items()},
        tasks=[veil.noted(task) for task in facts.tasks],
        team=(),
        sittings=[veil.sitting(each) for each in facts.sittings],
        personal=False,
    )


def _patterns(facts: PlanFacts) -> list[str]:
    """Names as whole words, longer ones first so that none is hidden by half."""
    found = sorted(set(_names(facts)), key=lambda name: (-len(name), name))
    return [rf"(?<!\w){re.escape(name)}(?!\w)" for name in found]


def _names(facts: PlanFacts) -> Iterator[str]:
    yield from (member.user.display_name for member in facts.team)
    yield from (task.owner_name for task in facts.tasks if task.owner_name)
    yield from (each.name for sitting in facts.sittings for each in sitting.people)
    for path, rows in facts.sheets.content.rows.items():
        _, part = facts.sheets.content.edition.part(path)
        keys = [c.key for c in columns_of(part) if c.personal and c.type == "text"]
        for row in rows:
            yield from (str(row.cells[key]) for key in keys if row.cells.get(key))


def naming_worksheets(library: Edition) -> list[Worksheet]:
    """The worksheets that hold names of people: without them no name can be known."""
    return [
        worksheet
        for worksheet in library.worksheets.values()
        if any(
            column.personal and column.type == "text"
            for part in worksheet.parts
            for column in columns_of(part)
        )
    ]


@dataclass(frozen=True)
class _Veil:
    names: re.Pattern[str]

    def cells(self, path: str, row: ContentRow, sheets: Sheets) -> Mapping[str, CellValue]:
        """The cells of a row without those that are personal."""
        _, part = sheets.content.edition.part(path)
        personal = {column.key for column in columns_of(part) if column.personal}
        # A number or a choice stays one, though somebody is called like it.
        typed = {c.key for c in columns_of(part) if c.type not in {"text", "long-text"}}
        return {
            key: self._hide(value) if isinstance(value, str) and key not in typed else value
            for key, value in row.cells.items()
            if key not in personal
        }

    def noted(self, thing: Noted) -> Noted:
        """A copy of what was noted of a topic or task, its texts without names."""
        bare = copy(thing)
        for field in ("minutes", "decisions", "objections", "what", "note", "owner_name"):
            if hasattr(bare, field):
                setattr(bare, field, self._hide(getattr(bare, field)))
        return bare

    def sitting(self, sitting: Sitting) -> Sitting:
        """A live meeting, those who came to it without their names and sexes."""
        people = [
            replace(each, name="", gender="", institution=self._hide(each.institution))
            for each in sitting.people
        ]
        return replace(sitting, title=self._hide(sitting.title), people=people)

    def _hide(self, text: str) -> str:
        return self.names.sub(HIDDEN, text)
