"""From the boards of a meeting into the worksheets: cards become rows."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from siap.apps.evidence.queries import cards_of
from siap.apps.evidence.services import keep_card
from siap.apps.evidence.sources import Finding
from siap.apps.meetings.models import Card, Item, Meeting
from siap.apps.meetings.services.boards import board_of
from siap.apps.meetings.services.course import Command, item_of
from siap.apps.meetings.services.questions import Option
from siap.apps.meetings.turns import in_turn
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.services import (
    CellEdit,
    ReadyRow,
    add_ready_rows,
    save_cell,
)
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue

CARDS: Final = "w09-issue-cards"
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
        tools: The tools whose cards fit.
        cells: The cells of the row of a card, without empty ones.
        fills: The column that is filled later, too, when it was still empty.
    """

    part: str
    tools: frozenset[str]
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


def _in(column: str) -> Callable[[Card], dict[str, CellValue]]:
    """Puts the text of a card into one column."""
    return lambda card: {column: card.text}


_FIELDS: Final = frozenset({"swot"})
_TEXTS: Final = frozenset({"open", "cards"})
TARGETS: Final[Mapping[str, Target]] = {
    CARDS: Target("cards", frozenset({"cards"}), _issue_card, fills="cluster"),
    "w21-strategy": Target("fields", _FIELDS, _field_card),
    "w06-situation-matrix": Target("factors", _FIELDS, _factor),
    FORCES: Target("forces", frozenset({"forces"}), _force),
    "w17-expectation-reality": Target("cards", frozenset({"reality"}), _field_card),
    "w07-policy-relations": Target("regulations", _TEXTS, _in("name")),
    "w19-integrated-solutions": Target("solutions", _TEXTS, _in("title")),
    "w20-programme-ideas": Target("ideas", _TEXTS, _in("title")),
    "w25-organisation": Target("tasks", _TEXTS, _in("task")),
    "w27-staff-programme": Target("programmes", _TEXTS, _in("programme")),
    "w28-policy-proposals": Target("proposals", _TEXTS, _in("policy")),
    "w29-financial-capacity": Target("proposals", _TEXTS, _in("title")),
}
"""Worksheets that take the cards of a board, by id."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """
    Which cards go into the worksheet.

    Args:
        item_id: The item with the board.
        solution: For a force field the row of the solution that was weighed.
        group: Only the cards of this group; 0 for all.
    """

    item_id: str
    solution: str = ""
    group: int = 0


@in_turn
def take_over_cards(command: Command, *, wanted: Wanted) -> TakenOver:
    """
    Put the cards of a board into its worksheet, with the headings of their clusters.

    A card keeps its id as a row, so taking over again adds only what is new. What somebody
    has changed in the worksheet since is left as it is.

    Args:
        command: Of somebody who holds the meeting.
        wanted: Which cards.

    Raises:
        Forbidden: The person may not hold the meeting or edit sheets.
        Conflict: The worksheet lies with offices or was agreed.
        InvalidInput: No worksheet takes these cards, it would be too full, or a force
            field has no such solution.
    """
    meeting = command.begin()
    item = item_of(meeting, wanted.item_id)
    target = TARGETS.get(item.worksheet)
    if target is None or not fits(item):
        raise InvalidInput("meeting-choice", where="worksheet")
    board = board_of(item)
    place = place_of(meeting.plan, item.worksheet, target.part)
    cards = board.cards.filter(removed=False, late=False).select_related("item__meeting")
    if wanted.group:
        cards = cards.filter(group=wanted.group)
    rows = {card: target.cells(card) for card in cards}
    if item.worksheet == CARDS:
        rows = _without_known_voices(meeting.plan, rows)
        headings = _take_over_clusters(command, meeting, board)
        for card, cells in rows.items():
            cells["cluster"] = headings.get(card.cluster_id) if card.cluster_id else None
    if item.worksheet == FORCES:
        if wanted.solution not in {option.id for option in solutions_of(meeting.plan)}:
            raise InvalidInput("row-missing", where="solution")
        rows = {card: cells | {"solution": wanted.solution} for card, cells in rows.items()}
    found = _take_over(command, place, rows, target.fills)
    if item.worksheet == CARDS:
        _keep_voices(command, meeting.plan, rows)
    data: dict[str, object] = {"id": str(item.pk), "sheet": item.worksheet} | vars(found)
    command.tell(meeting, "sheet", data)
    return found


def _without_known_voices(
    plan: Plan, rows: Mapping[Card, dict[str, CellValue]]
) -> dict[Card, dict[str, CellValue]]:
    """Leave out voices that stand on the board of the plan (W09) by another way."""
    known = {(c.source, c.finding): c.row_id for c in cards_of(plan)}
    return {
        card: cells
        for card, cells in rows.items()
        if known.get((card.source, card.finding), card.pk) == card.pk
    }


def _keep_voices(command: Command, plan: Plan, cards: Iterable[Card]) -> None:
    for card in cards:
        if card.source:
            said = Finding(key=card.finding, text=card.text, address=card.address)
            keep_card(
                plan=plan,
                voice=(card.source, said),
                row_id=card.pk,
                by=command.by,
                now=command.now,
            )


def fits(item: Item) -> bool:
    """Whether the worksheet of an item takes what its tool collects."""
    target = TARGETS.get(item.worksheet)
    return target is not None and item.tool in target.tools


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
