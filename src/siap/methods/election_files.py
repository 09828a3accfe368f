"""Elections in the `.pb` format of participatory budgeting, as input of the rules."""

import csv
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from siap.kernel.errors import InvalidInput

_SECTIONS: Final = ("META", "PROJECTS", "VOTES")
_COUNTED: Final = ("approval", "choose-1")
_SCORED: Final = ("cumulative", "scoring")

Rows = list[tuple[int, dict[str, str]]]


def read_election(raw: bytes) -> dict[str, Any]:
    """
    Read an election.

    Args:
        raw: A file in UTF-8: the sections META, PROJECTS and VOTES, each with a row of
            headings, fields parted by semicolons.

    Returns:
        Input of `equal-shares` and `greedy-list`: `budget`, `projects`, and `votes` for
        approval ballots or `scores` for ballots with points; all in the order of the file.

    Raises:
        InvalidInput: Not UTF-8, a section or column is missing, an amount is no whole
            number, ballots are of another kind, or a ballot names an unknown project.

    Source:
        Pabulib, format of participatory budgeting data (pabulib.org/format).
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("not-utf8") from None
    sections = _sections(text.splitlines())
    meta = {key: value for _, row in sections["META"] for key, value in [_pair(row)]}
    projects = [
        {
            "id": _field(row, "project_id", line),
            "cost": _whole(_field(row, "cost", line), line),
        }
        for line, row in sections["PROJECTS"]
    ]
    kind = meta.get("vote_type", "").strip().lower()
    if kind not in (*_COUNTED, *_SCORED):
        raise InvalidInput("election-vote-type", where="META", value=kind[:40])
    election: dict[str, Any] = {
        "budget": _whole(meta.get("budget", ""), 0),
        "projects": projects,
    }
    known = {str(project["id"]) for project in projects}
    if kind in _COUNTED:
        election["votes"] = [_wanted(row, line, known) for line, row in sections["VOTES"]]
    else:
        election["scores"] = [_scores(row, line, known) for line, row in sections["VOTES"]]
    return election


def _sections(lines: Iterable[str]) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    rows: Rows | None = None
    headings: list[str] | None = None
    for line, fields in enumerate(csv.reader(lines, delimiter=";"), start=1):
        if not any(field.strip() for field in fields):
            continue
        first = fields[0].strip()
        if first.upper() in _SECTIONS and len([f for f in fields if f.strip()]) == 1:
            rows, headings = found.setdefault(first.upper(), []), None
        elif rows is None:
            raise InvalidInput("election-not-pb", where=f"{line}")
        elif headings is None:
            headings = [field.strip().lower() for field in fields]
        else:
            rows.append((line, dict(zip(headings, fields, strict=False))))
    for section in _SECTIONS:
        if not found.get(section):
            raise InvalidInput("election-section", where=section, section=section)
    return found


def _pair(row: Mapping[str, str]) -> tuple[str, str]:
    key, *rest = row.values()
    return key.strip().lower(), rest[0].strip() if rest else ""


def _field(row: Mapping[str, str], key: str, line: int) -> str:
    value = row.get(key, "").strip()
    if not value:
        raise InvalidInput("election-column", where=f"{line}", column=key)
    return value


def _whole(text: str, line: int) -> int:
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number.adjusted() > 29 or number % 1:
        where = f"{line}" if line else "META.budget"
        raise InvalidInput("election-amount", where=where, value=text[:40])
    return int(number)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _wanted(row: Mapping[str, str], line: int, known: set[str]) -> list[str]:
    wanted = _listed(row.get("vote", ""))
    for key in wanted:
        if key not in known:
            raise InvalidInput(
                "unknown-id", where=f"{line}", value=key[:40], list="PROJECTS"
            )
    return wanted


def _scores(row: Mapping[str, str], line: int, known: set[str]) -> dict[str, int]:
    wanted = _wanted(row, line, known)
    points = _listed(row.get("points", ""))
    if len(points) != len(wanted):
        raise InvalidInput("election-points", where=f"{line}")
    return {key: _whole(each, line) for key, each in zip(wanted, points, strict=True)}
