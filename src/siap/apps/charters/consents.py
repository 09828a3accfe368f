"""Who agreed on the promises of a charter, and when: from the plan's worksheet W34."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from siap.apps.agreements.models import Version
from siap.apps.agreements.queries import frozen_content
from siap.methodology.cells import display_cell
from siap.methodology.kind_columns import column_of
from siap.methodology.library import edition
from siap.ui.formatting import reader_language

AGREEMENT: Final = "w34-agreement"
_NAMES_OF_A_CHARTER: Final = ("maklumat", "pakta pelayanan", "charter", "w33")
_OBJECTS: Final = "objects"


@dataclass(frozen=True)
class Consent:
    """
    What an office said to the charter.

    Args:
        subject: What was put to agreement, with its version as W34 names it.
        office: Who; the person who spoke for the office is not for everybody.
        response: `agrees`, `agrees-with-notes` or `objects`.
        said: The response in the reader's language.
        on: When.
    """

    subject: str
    office: str
    response: str
    said: str
    on: date | None


def consents_in(version: Version) -> list[Consent]:
    """
    What offices said to the charter in an agreed version of W34.

    Args:
        version: Of the worksheet W34.

    Returns:
        In the order of the worksheet. The subject is known by its name: it speaks of a
        charter (maklumat, pakta pelayanan) or names the worksheet W33.
    """
    content = frozen_content(version)
    _, part = edition(version.edition).part(f"{AGREEMENT}.responses")
    column = column_of(part, "response")
    subjects = {
        row.id: f"{row.cells.get('what')} ({row.cells.get('version')})"
        for row in content.of(f"{AGREEMENT}.subjects")
        if _is_charter(str(row.cells.get("what") or ""))
    }
    found = []
    for row in content.of(f"{AGREEMENT}.responses"):
        subject = str(row.cells.get("subject") or "")
        said = row.cells.get("response")
        if subject not in subjects or said is None or column is None:
            continue
        day = row.cells.get("date")
        found.append(
            Consent(
                subject=subjects[subject],
                office=str(row.cells.get("office") or ""),
                response=str(said),
                said=display_cell(column, said, language=reader_language()),
                on=date.fromisoformat(str(day)) if day else None,
            )
        )
    return found


def _is_charter(name: str) -> bool:
    return any(word in name.casefold() for word in _NAMES_OF_A_CHARTER)


def agreeing(consents: Sequence[Consent]) -> list[Consent]:
    """Those who agree, with or without notes."""
    return [each for each in consents if each.response != _OBJECTS]
