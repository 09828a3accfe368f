"""From a meeting into the worksheets: cards become rows, answers become comparisons."""

import uuid
from collections.abc import Sequence
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
from siap.apps.worksheets.stores import RowData
from siap.kernel.errors import InvalidInput
from siap.methodology.library import edition

CARDS: Final = "w09-issue-cards"
RANKING: Final = "w10-issue-ranking"
STRATEGY: Final = "w21-strategy"
TAKEN_AS_CARDS: Final = (CARDS, STRATEGY)


@dataclass(frozen=True, kw_only=True)
class TakenOver:
    """How many rows were added or filled, and how many say something else by now."""

    added: int
    changed: int
    left: int


@in_turn
def take_over_cards(command: Command, *, item_id: str) -> TakenOver:
    """
    Put the cards of a board into its worksheet, with the headings of their clusters.

    A card keeps its id as a row, so taking over again adds only what is new. What somebody
    has changed in the worksheet since is left as it is.

    Raises:
        Forbidden: The person may not hold the meeting or edit sheets.
        Conflict: The worksheet lies with offices or was agreed.
        InvalidInput: No worksheet takes these cards, or it would be too full.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    if item.worksheet not in TAKEN_AS_CARDS:
        raise InvalidInput("meeting-choice", where="worksheet")
    board = board_of(item)
    cards = list(board.cards.filter(removed=False))
    if item.worksheet == STRATEGY:
        place = place_of(meeting.plan, STRATEGY, "fields")
        found = _take_over(command, meeting, place, cards, {}, "zone")
    else:
        headings = _take_over_clusters(command, meeting, board)
        place = place_of(meeting.plan, CARDS, "cards")
        found = _take_over(command, meeting, place, cards, headings, "cluster")
    data: dict[str, object] = {"id": item_id, "sheet": item.worksheet} | vars(found)
    command.tell(meeting, "sheet", data)
    return found


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
            new.append(
                ReadyRow(
                    cells={"title": cluster.title},
                    row_id=cluster.pk,
                    topic=meeting.topic,
                )
            )
    if new:
        add_ready_rows(place=place, rows=new, by=command.by, now=command.now)
    return found


def _take_over(
    command: Command,
    meeting: Meeting,
    place: Place,
    cards: Sequence[Card],
    headings: dict[uuid.UUID, str],
    column: str,
) -> TakenOver:
    there = {row.id: row for row in place.store.read(meeting.plan)}
    new: list[ReadyRow] = []
    changed = left = 0
    for card in cards:
        wanted = headings.get(card.cluster_id) if card.cluster_id else None
        value = card.zone if column == "zone" else wanted
        row = there.get(str(card.pk))
        if row is None:
            cells = {"text": card.text, column: value}
            if place.worksheet.id == CARDS:
                cells["group"] = card.side or None
            new.append(ReadyRow(cells=cells, row_id=card.pk, topic=meeting.topic))
        elif _may_fill(row, column, value):
            edit = CellEdit(
                row_id=row.id, column=column, typed=value or "", seen_version=row.version
            )
            save_cell(place=place, edit=edit, by=command.by, now=command.now)
            changed += 1
        elif value and row.cells.get(column) != value:
            left += 1
    if new:
        add_ready_rows(place=place, rows=new, by=command.by, now=command.now)
    return TakenOver(added=len(new), changed=changed, left=left)


def _may_fill(row: RowData, column: str, value: str | None) -> bool:
    """Only what is empty is filled: a heading chosen at the desk is somebody's decision."""
    return bool(value) and not row.cells.get(column)


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
