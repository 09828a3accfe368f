"""Results of a meeting as pictures: those of the worksheets, drawn from what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from siap.apps.meetings.models import Item, Phase
from siap.apps.meetings.services.counting import TIE, winner
from siap.apps.meetings.services.questions import LONGEST_OPTION
from siap.apps.meetings.services.sheet_votes import SCORING
from siap.apps.meetings.showing_boards import Board
from siap.apps.meetings.showing_votes import Asked, Choice, gathered
from siap.apps.worksheets.panel import diagrams_of
from siap.apps.worksheets.queries import read_sheets
from siap.diagrams import Diagram, draw
from siap.diagrams.model import Svg
from siap.kernel.errors import InvalidInput
from siap.methodology.library import edition
from siap.ui.formatting import reader_language

_WIDTHS: Final = {"phone": "phone", "screen": "slide", "desk": "portrait"}
_FIELDS: Final = {
    "strength": "strengths",
    "weakness": "weaknesses",
    "opportunity": "opportunities",
    "threat": "threats",
}


def picture_for(
    item: Item, board: Board | None, asked: Asked | None, view: str
) -> Svg | None:
    """
    What an item has come to as a picture.

    Args:
        item: The item.
        board: Its board as this view may see it.
        asked: Its question; an open one makes no picture.
        view: `phone`, `screen` or `desk`.

    Returns:
        The picture laid out for the view; None before there is anything to draw.
    """
    if (asked is not None and asked.is_open) or (board is not None and view == "phone"):
        return None
    for diagram in _diagrams(item, board, asked):
        try:
            return draw(diagram, width=_WIDTHS[view])  # type: ignore[arg-type]
        except InvalidInput:
            continue
    return None


def _diagrams(item: Item, board: Board | None, asked: Asked | None) -> list[Diagram]:
    if board is not None:
        found = _of_board(item, board)
        return [found] if found else []
    if asked is None:
        return []
    if item.tool == "pairs":
        return [_of_pairs(item)]
    if item.tool == "scores" and asked.round.criterion:
        return [*_of_worksheet(item), _bars(item.title, gathered(item))]
    return [_bars(asked.round.question or item.title, asked.choices)]


def _drawn(kind: str, title: str, data: Mapping[str, object]) -> Diagram:
    return Diagram(kind, title, data, language=reader_language())


def _of_board(item: Item, board: Board) -> Diagram | None:
    # As long as cards come, the board itself is the picture; and on a phone it always is.
    if board.veiled or not board.count or item.phase != Phase.CLOSED:
        return None
    cards = {pile.key: pile.cards for pile in board.piles}
    if item.tool == "forces":
        sides = {
            side: [{"text": c.text, "strength": c.weight} for c in cards.get(side, ())]
            for side in ("driving", "restraining")
        }
        return _drawn("force-field", item.title, sides)
    if item.tool == "swot":
        fields = {
            name: [card.text for card in cards.get(key, ())]
            for key, name in _FIELDS.items()
        }
        return _drawn("swot", item.title, fields)
    return None


def _of_pairs(item: Item) -> Diagram:
    places: dict[str, int] = {}
    titles: list[str] = []
    pairs = []
    for found in item.rounds.filter(kind="pairs"):
        for option in found.options:
            if option["id"] not in places:
                titles.append(str(option["title"]))
                places[option["id"]] = len(titles)
        side = winner(found) if found.phase == Phase.CLOSED else None
        if side is None:
            continue
        first, second = (places[option["id"]] for option in found.options)
        pair = {"first": first, "second": second}
        if side != TIE:
            pair["winner"] = first if side == "a" else second
        pairs.append(pair)
    items = [{"name": title} for title in titles]
    return _drawn("pairwise-matrix", item.title, {"items": items, "pairs": pairs})


def _of_worksheet(item: Item) -> list[Diagram]:
    """The picture of the worksheet into which the scores went; none in a rehearsal."""
    if item.worksheet != SCORING or item.meeting.training:
        return []
    plan = item.meeting.plan
    worksheet = edition(plan.edition).worksheet(SCORING)
    sheets = read_sheets(plan, [worksheet])
    try:
        (whole,) = diagrams_of(
            worksheet, sheets, worksheet.pictures[0], language=reader_language()
        )
    except InvalidInput:
        return []
    return [_of_scored(whole, item)]


def _of_scored(whole: Diagram, item: Item) -> Diagram:
    """Only the actions that were scored here: a wall has room for few."""
    scored = {option["title"] for found in item.rounds.all() for option in found.options}
    rows = whole.data["alternatives"]
    if not isinstance(rows, list):
        return whole
    kept = [row for row in rows if str(row["name"])[:LONGEST_OPTION] in scored]
    return replace(whole, data={**whole.data, "alternatives": kept or rows})


def _bars(title: str, choices: Sequence[Choice]) -> Diagram:
    values = [each.count if each.mean is None else each.mean for each in choices]
    most = max([Decimal(1), *(Decimal(value) for value in values)])
    elements = [
        {"name": each.title, "value": value}
        for each, value in zip(choices, values, strict=True)
    ]
    data = {"elements": elements, "low": 0, "high": most}
    return _drawn("profile-bars", title, data)
