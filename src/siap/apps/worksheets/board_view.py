"""A board as the page shows it: zones with their cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from siap.apps.worksheets.queries import Sheets
from siap.methodology.kind_columns import ZONE
from siap.methodology.worksheet_shapes import Part, Worksheet


@dataclass(frozen=True)
class Card:
    """A card."""

    id: str
    version: int
    text: str


@dataclass(frozen=True)
class Zone:
    """A zone: a cluster, a fixed field, or (with an empty key) what is nowhere yet."""

    key: str
    title: str
    cards: Sequence[Card]


@dataclass(frozen=True)
class BoardView:
    """A board part of a worksheet."""

    worksheet: Worksheet
    part: Part
    sheets: Sheets
    language: str

    @property
    def text_column(self) -> str:
        """The column with the text of a card."""
        return self.part.columns[0].key

    @property
    def zone_column(self) -> str:
        """The column that says in which zone a card lies."""
        path = self.part.board.clusters if self.part.board else None
        if path is None:
            return ZONE
        return next(column.key for column in self.part.columns if column.rows == path)

    @property
    def zone_options(self) -> list[tuple[str, str]]:
        """Key and title of each zone; first the one of cards that lie nowhere yet."""
        board = self.part.board
        if board is not None and board.clusters:
            rows = self.sheets.content.of(board.clusters, within=self.worksheet.id)
            zones = [(row.id, self.sheets.titles.get(row.id, "–")) for row in rows]
        else:
            english = self.language == "en"
            options = board.zones if board else ()
            zones = [(o.key, o.title_en if english else o.title) for o in options]
        return [("", gettext("Belum dikelompokkan")), *zones]

    @property
    def zones(self) -> list[Zone]:
        """The zones with their cards, in order."""
        options = self.zone_options
        cards: dict[str, list[Card]] = {key: [] for key, _ in options}
        for row in self.sheets.rows_of(self.worksheet, self.part):
            zone = str(row.cells.get(self.zone_column) or "")
            text = str(row.cells.get(self.text_column) or "–")
            cards[zone if zone in cards else ""].append(Card(row.id, row.version, text))
        return [Zone(key, title, cards[key]) for key, title in options]
