"""From the questions of a meeting into the worksheets: comparisons, scores, choices."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from siap.apps.meetings.models import Item, Meeting, Phase, Round
from siap.apps.meetings.services.counting import mean_scores, winner
from siap.apps.meetings.services.course import Command, item_of
from siap.apps.meetings.services.questions import Option, round_of
from siap.apps.meetings.services.sheets import CARDS
from siap.apps.meetings.turns import in_turn
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.queries import read_sheets
from siap.apps.worksheets.services import CellEdit, save_cell
from siap.kernel.errors import InvalidInput
from siap.methodology.library import edition

RANKING: Final = "w10-issue-ranking"
SCORING: Final = "w30-mcua"
CHOOSING: Final[Mapping[str, tuple[str, str]]] = {
    SCORING: ("alternatives", "chosen"),
    "w19-integrated-solutions": ("solutions", "chosen"),
    "w20-programme-ideas": ("ideas", "strategic"),
    "w22-fishbone": ("ideas", "priority"),
}
"""Part and column of a worksheet in which the choice of a meeting is marked, by id."""


def _options(plan: Plan, worksheet: str, part: str) -> list[Option]:
    """The rows of a part that have a name, in the order of the worksheet."""
    rows = place_of(plan, worksheet, part).store.read(plan)
    named = ((row.id, row.cells.get("title") or row.cells.get("text")) for row in rows)
    return [Option(id=key, title=str(name)) for key, name in named if name]


def issues_of(plan: Plan) -> list[Option]:
    """The issues of a plan in the order of the worksheet."""
    return _options(plan, CARDS, "clusters")


def criteria_of(plan: Plan) -> list[Option]:
    """The criteria of the assessment of actions in the order of the worksheet."""
    return _options(plan, SCORING, "criteria")


def scored_options(plan: Plan, aspect: str = "") -> list[Option]:
    """The actions that are scored, perhaps those of one aspect alone."""
    rows = place_of(plan, SCORING, "alternatives").store.read(plan)
    ids = {row.id for row in rows if not aspect or row.cells.get("aspect") == aspect}
    return [each for each in _options(plan, SCORING, "alternatives") if each.id in ids]


def aspects(plan: Plan, language: str) -> list[tuple[str, str]]:
    """The aspects of actions as the worksheet calls them, key and title."""
    column = place_of(plan, SCORING, "alternatives").column("aspect")
    english = language == "en"
    return [(o.key, (english and o.title_en) or o.title) for o in column.options]


def choices_of(plan: Plan, worksheet: str) -> list[Option]:
    """The rows of a worksheet among which a meeting chooses; none where it does not."""
    part, _column = CHOOSING.get(worksheet, ("", ""))
    return _options(plan, worksheet, part) if part else []


def tied_issues(plan: Plan) -> list[Option]:
    """The issues that share the first place and are to be compared again."""
    worksheet = edition(plan.edition).worksheet(RANKING)
    ranking = read_sheets(plan, [worksheet]).results(worksheet).get("ranking", {})
    again = ranking.get("repeat_among") or []
    ids = set(again) if isinstance(again, (list, tuple)) else set()
    return [option for option in issues_of(plan) if option.id in ids]


@in_turn
def record_pair(command: Command, *, round_id: str) -> str | None:
    """
    Write a closed comparison into the ranking of issues.

    Returns:
        `a`, `b` or `tie`; None where nobody voted, and nothing is written.

    Raises:
        Forbidden: The person may not hold the meeting or edit sheets.
        Conflict: The worksheet lies with offices or was agreed.
    """
    meeting = command.begin()
    found: Round = round_of(meeting, round_id)
    if found.kind != "pairs" or found.phase != Phase.CLOSED:
        return None
    won = winner(found)
    if won is None:
        return None
    place = place_of(meeting.plan, RANKING, "comparisons")
    first, second = (str(option["id"]) for option in found.options)
    counts = found.result["counts"]
    cells = {
        "value": won,
        "votes_a": str(counts.get(first, 0)),
        "votes_b": str(counts.get(second, 0)),
    }
    for column, typed in cells.items():
        # The meeting has just decided: its answer replaces what stood there.
        edit = CellEdit(
            row_id=f"{first}|{second}", column=column, typed=typed, seen_version=None
        )
        save_cell(place=place, edit=edit, by=command.by, now=command.now)
    return won


@in_turn
def record_main_issue(command: Command, *, issue_id: str, reason: str) -> None:
    """
    Write the issue that the meeting chose, with the reason, into the ranking.

    Raises:
        Forbidden: The person may not hold the meeting or edit sheets.
        InvalidInput: There is no such issue, or the reason is missing.
    """
    meeting = command.begin()
    if not reason.strip():
        raise InvalidInput("missing", where="reason")
    place = place_of(meeting.plan, RANKING, "decision")
    for column, typed in (("main_issue", issue_id), ("reason", reason.strip())):
        edit = CellEdit(row_id="form", column=column, typed=typed, seen_version=None)
        save_cell(place=place, edit=edit, by=command.by, now=command.now)
    titles = {option.id: option.title for option in issues_of(meeting.plan)}
    data: dict[str, object] = {
        "sheet": RANKING,
        "issue": titles.get(issue_id, ""),
        "reason": reason.strip(),
    }
    command.tell(meeting, "sheet", data, audience="board")


@in_turn
def record_scores(command: Command, *, round_id: str) -> int:
    """
    Write the mean scores on a criterion into the assessment of actions.

    Returns:
        How many actions got a score; 0 where nobody answered or no worksheet asked.

    Raises:
        Forbidden: The person may not hold the meeting or edit sheets.
        Conflict: The worksheet lies with offices or was agreed.
    """
    meeting = command.begin()
    found = round_of(meeting, round_id)
    if found.kind != "scores" or not found.criterion or found.phase != Phase.CLOSED:
        return 0
    place = place_of(meeting.plan, SCORING, "scores")
    means = mean_scores(found)
    for key, mean in means.items():
        # The meeting has just decided: its answer replaces what stood there.
        _write(command, place, f"{key}|{found.criterion}", "value", str(mean), english=True)
    if means:
        way = place_of(meeting.plan, SCORING, "decision")
        _write(command, way, "form", "way", "average")
    return len(means)


@in_turn
def record_choice(command: Command, *, item_id: str, chosen: Collection[str]) -> int:
    """
    Mark in the worksheet of an item what the meeting chose, and unmark the rest.

    Args:
        command: Of somebody who holds the meeting.
        item_id: The item whose questions were about rows of its worksheet.
        chosen: Ids of the rows that were chosen.

    Returns:
        How many rows are marked now.

    Raises:
        Forbidden: The person may not hold the meeting or edit sheets.
        InvalidInput: The worksheet has no such choice, or nothing was put to the vote.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    part, column = CHOOSING.get(item.worksheet, ("", ""))
    voted = _voted(item)
    if not part or not voted or not set(chosen) <= voted:
        raise InvalidInput("meeting-choice", where="chosen")
    place = place_of(meeting.plan, item.worksheet, part)
    there = {row.id: row.cells.get(column) for row in place.store.read(meeting.plan)}
    for key in sorted(voted & set(there)):
        # What nobody chose and nobody marked stays empty.
        if (key in chosen) != bool(there[key]):
            _write(command, place, key, column, "yes" if key in chosen else "no")
    data: dict[str, object] = {
        "sheet": item.worksheet,
        "chosen": _titles(meeting, item.worksheet, chosen),
    }
    command.tell(meeting, "sheet", data, audience="board")
    return len(set(chosen) & set(there))


def _voted(item: Item) -> set[str]:
    closed: Iterable[Round] = item.rounds.filter(phase=Phase.CLOSED)
    return {str(option["id"]) for found in closed for option in found.options}


def _titles(meeting: Meeting, worksheet: str, ids: Collection[str]) -> list[str]:
    return [each.title for each in choices_of(meeting.plan, worksheet) if each.id in ids]


def _write(
    command: Command,
    place: Place,
    row_id: str,
    column: str,
    typed: str,
    *,
    english: bool = False,
) -> None:
    edit = CellEdit(
        row_id=row_id,
        column=column,
        typed=typed,
        seen_version=None,
        language="en" if english else "id",
    )
    save_cell(place=place, edit=edit, by=command.by, now=command.now)
