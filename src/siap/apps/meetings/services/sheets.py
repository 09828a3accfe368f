"""From a meeting into the worksheets: cards become rows, answers become comparisons."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from siap.apps.meetings.models import Card, Item, Meeting, Phase, Round
from siap.apps.meetings.services.boards import board_of
from siap.apps.meetings.services.course import Command, item_of
from siap.apps.meetings.services.votes import Option, round_of, winner
from siap.apps.meetings.turns import in_turn
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.queries import read_sheets
from siap.apps.worksheets.services import (
    CellEdit,
    ReadyRow,
    add_ready_rows,
    save_cell,
)
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue
from siap.methodology.library import edition

CARDS: Final = "w09-issue-cards"
RANKING: Final = "w10-issue-ranking"
FORCES: Final = "w23-force-field"


@dataclass(frozen=True, kw_only=True)
class TakenOver:
    """How many rows were added or filled, and how many say something else by now."""

    added: int
    changed: int
    left: int


@dataclass(frozen=True)
class Target:
    """
    Where the cards of a board go.

    Args:
        part: Of the worksheet.
        cells: The cells of the row of a card, without empty ones.
        fills: The column that is filled later, too, when it was still empty.
    """

    part: str
    cells: Callable[[Card], dict[str, CellValue]]
    fills: str = ""


def _issue_card(card: Card) -> dict[str, CellValue]:
    return {"text": card.text, "group": card.side or None}


def _field_card(card: Card) -> dict[str, CellValue]:
    return {"text": card.text, "zone": card.zone or None}


def _factor(card: Card) -> dict[str, CellValue]:
    side = "internal" if card.zone in {"strength", "weakness"} else "external"
    return {"factor": card.text, "side": side, "kind": card.zone or None}


def _force(card: Card) -> dict[str, CellValue]:
    return {"text": card.text, "side": card.zone or None, "strength": card.weight}


TARGETS: Final[Mapping[str, Target]] = {
    CARDS: Target("cards", _issue_card, fills="cluster"),
    "w21-strategy": Target("fields", _field_card),
    "w06-situation-matrix": Target("factors", _factor),
    FORCES: Target("forces", _force),
}
"""Worksheets that take the cards of a board, by id."""


@in_turn
def take_over_cards(command: Command, *, item_id: str, solution: str = "") -> TakenOver:
    """
    Put the cards of a board into its worksheet, with the headings of their clusters.

    A card keeps its id as a row, so taking over again adds only what is new. What somebody
    has changed in the worksheet since is left as it is.

    Args:
        command: Of somebody who holds the meeting.
        item_id: The item with the board.
        solution: For a force field the row of the solution that was weighed.

    Raises:
        Forbidden: The person may not hold the meeting or edit sheets.
        Conflict: The worksheet lies with offices or was agreed.
        InvalidInput: No worksheet takes these cards, it would be too full, or a force
            field has no such solution.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    target = TARGETS.get(item.worksheet)
    if target is None or not fits(item):
        raise InvalidInput("meeting-choice", where="worksheet")
    board = board_of(item)
    place = place_of(meeting.plan, item.worksheet, target.part)
    cards = board.cards.filter(removed=False).select_related("item__meeting")
    wanted = {card: target.cells(card) for card in cards}
    if item.worksheet == CARDS:
        headings = _take_over_clusters(command, meeting, board)
        for card, cells in wanted.items():
            cells["cluster"] = headings.get(card.cluster_id) if card.cluster_id else None
    if item.worksheet == FORCES:
        if solution not in {option.id for option in solutions_of(meeting.plan)}:
            raise InvalidInput("row-missing", where="solution")
        wanted = {card: cells | {"solution": solution} for card, cells in wanted.items()}
    found = _take_over(command, place, wanted, target.fills)
    data: dict[str, object] = {"id": item_id, "sheet": item.worksheet} | vars(found)
    command.tell(meeting, "sheet", data)
    return found


def fits(item: Item) -> bool:
    """Whether the worksheet of an item takes what its tool collects."""
    wanted = {CARDS: "cards", FORCES: "forces"}.get(item.worksheet, "swot")
    return item.worksheet in TARGETS and item.tool == wanted


def solutions_of(plan: Plan) -> list[Option]:
    """The solutions that are weighed in the force field."""
    rows = place_of(plan, FORCES, "solutions").store.read(plan)
    return [
        Option(id=row.id, title=str(row.cells["title"]))
        for row in rows
        if row.cells.get("title")
    ]


def _take_over_clusters(
    command: Command, meeting: Meeting, board: Item
) -> dict[uuid.UUID, str]:
    """Rows of clusters; one that has the same heading already is used again."""
    place = place_of(meeting.plan, CARDS, "clusters")
    rows = place.store.read(meeting.plan)
    by_title = {str(row.cells.get("title", "")).casefold(): row.id for row in rows}
    ids = {row.id for row in rows}
    found, new = {}, []
    for cluster in board.clusters.all():
        own = str(cluster.pk)
        same = own if own in ids else by_title.get(cluster.title.casefold())
        found[cluster.pk] = same or own
        if same is None:
            cells = {"title": cluster.title}
            new.append(ReadyRow(cells=cells, row_id=cluster.pk, topic=meeting.topic))
    if new:
        add_ready_rows(place=place, rows=new, by=command.by, now=command.now)
    return found


def _take_over(
    command: Command,
    place: Place,
    wanted: Mapping[Card, Mapping[str, CellValue]],
    fills: str,
) -> TakenOver:
    there = {row.id: row for row in place.store.read(place.plan)}
    new: list[ReadyRow] = []
    changed = left = 0
    for card, cells in wanted.items():
        row, value = there.get(str(card.pk)), cells.get(fills)
        if row is None:
            topic = card.item.meeting.topic
            new.append(ReadyRow(cells=cells, row_id=card.pk, topic=topic))
        elif value and not row.cells.get(fills):
            # Only what is empty is filled: what stands there is somebody's decision.
            edit = CellEdit(
                row_id=row.id, column=fills, typed=str(value), seen_version=row.version
            )
            save_cell(place=place, edit=edit, by=command.by, now=command.now)
            changed += 1
        elif value and row.cells.get(fills) != value:
            left += 1
    if new:
        add_ready_rows(place=place, rows=new, by=command.by, now=command.now)
    return TakenOver(added=len(new), changed=changed, left=left)


def issues_of(plan: Plan) -> list[Option]:
    """The issues of a plan in the order of the worksheet."""
    rows = place_of(plan, CARDS, "clusters").store.read(plan)
    return [
        Option(id=row.id, title=str(row.cells["title"]))
        for row in rows
        if row.cells.get("title")
    ]


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
