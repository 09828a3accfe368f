"""A file as it would be stored, shown before anything is stored."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from siap.apps.imports.choices import Choices, drafts_of, first_rows, targets_for
from siap.apps.imports.context import Context, Reading
from siap.apps.imports.headings import Heading, headings_of
from siap.apps.imports.planned import ImportPlan
from siap.apps.imports.planning import plan_import
from siap.apps.imports.reading.source_files import SourceFile
from siap.apps.imports.summarising import Summarised, summarise, summary_drafts
from siap.apps.imports.targets import Target
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.queries import read_sheets
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True)
class Handed:
    """A file that was handed in for a place, with what was chosen for it."""

    place: Place
    source: SourceFile
    choices: Choices
    name: str
    language: str
    namespace: uuid.UUID


@dataclass(frozen=True)
class Preview:
    """What taking the file would do, and how it shows."""

    plan: ImportPlan
    context: Context
    headings: Sequence[Heading]
    used: Sequence[Target]
    summarised: Summarised | None = None


def preview_of(handed: Handed) -> Preview:
    """
    Work out what taking a file would do.

    Args:
        handed: The file with what was chosen.

    Returns:
        The plan as of now; nothing is changed.

    Raises:
        InvalidInput: The file cannot be read, or no column of it is used.
    """
    place, choices = handed.place, handed.choices
    rows = list(handed.source.rows(choices.sheet))
    headings = headings_of(first_rows(handed.source, choices.sheet), choices.header)
    summarised = None
    if choices.summary is not None:
        below = (row for row in rows if row.number > choices.last)
        summarised = summarise(below, choices.summary, headings, numbers=choices.numbers)
        drafts = summary_drafts(
            summarised,
            place.part,
            file_name=handed.name,
            language=handed.language,
            titles={heading.index: heading.title for heading in headings},
        )
    else:
        drafts = drafts_of(rows, choices)
    keys = {key for draft in drafts for key in draft.cells}
    if not drafts:
        raise InvalidInput("import-no-rows")
    targets = _with_years(targets_for(place, headings), keys, place, headings)
    used = [target for target in targets if target.key in keys]
    if not any(target.column is not None for target in used):
        raise InvalidInput("import-nothing-mapped")
    reading = Reading(
        language=handed.language,
        # Figures that were worked out here are Decimals already.
        numbers=choices.numbers,
        namespace=handed.namespace,
        match=_match(handed),
    )
    context = Context(place, read_sheets(place.plan, [place.worksheet]), targets, reading)
    if summarised is not None:
        context.faults.extend(summarised.faults)
    return Preview(plan_import(context, drafts), context, headings, used, summarised)


def _match(handed: Handed) -> str:
    if handed.choices.summary is not None:
        return next(iter(handed.place.part.unique), "")
    return handed.choices.match


def _with_years(
    targets: Sequence[Target], keys: set[str], place: Place, headings: Sequence[Heading]
) -> Sequence[Target]:
    """Targets for years that only the values of the file name."""
    if keys <= {target.key for target in targets}:
        return targets
    years = {key.partition(".")[2] for key in keys if "." in key}
    named = [Heading(0, year) for year in years]
    return targets_for(place, [*headings, *named])
