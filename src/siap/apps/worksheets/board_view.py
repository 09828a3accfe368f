"""A board as the page shows it: zones with their cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from siap.apps.worksheets.addresses import row_address
from siap.apps.worksheets.board_markup import Card, CardFrame
from siap.apps.worksheets.controls import Reader
from siap.apps.worksheets.queries import Sheets
from siap.methodology.kind_columns import ZONE
from siap.methodology.worksheet_shapes import Part, Worksheet


@dataclass(frozen=True)
class Zone:
    """A zone: a cluster, a fixed field, or (with an empty key) what is nowhere yet."""

    key: str
    title: str
    cards: Sequence[Card]
    html: SafeString


@dataclass(frozen=True)
class BoardView:
    """A board part of a worksheet."""

    worksheet: Worksheet
    part: Part
    sheets: Sheets
    reader: Reader
    token: SafeString

    @property
    def text_column(self) -> str:
        """The column with the text of a card."""
        return self.part.columns[0].key

    @cached_property
    def zone_column(self) -> str:
        """The column that says in which zone a card lies."""
        path = self.part.board.clusters if self.part.board else None
        if path is None:
            return ZONE
        return next(column.key for column in self.part.columns if column.rows == path)

    @cached_property
    def zone_options(self) -> list[tuple[str, str]]:
        """Key and title of each zone; first the one of cards that lie nowhere yet."""
        board = self.part.board
        if board is not None and board.clusters:
            rows = self.sheets.content.of(board.clusters, within=self.worksheet.id)
            zones = [(row.id, self.sheets.titles.get(row.id, "–")) for row in rows]
        else:
            english = self.reader.language == "en"
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
        frame = self.frame
        return [
            Zone(key, title, cards[key], frame.cards(key, cards[key]))
            for key, title in options
        ]

    @cached_property
    def frame(self) -> CardFrame:
        """What all cards have in common."""
        return CardFrame(
            part=self.part.key,
            zone_column=self.zone_column,
            zones=self.zone_options,
            may_edit=self.reader.may_edit,
            save_url=reverse("worksheets:save", args=self._page),
            address=row_address(self.sheets.plan, self.worksheet, self.part),
            token=self.token,
        )

    @property
    def new_card_options(self) -> SafeString:
        """The zones to choose from for a card that the browser makes."""
        return self.frame.options(None)

    @property
    def _page(self) -> list[object]:
        return [self.sheets.plan.pk, self.worksheet.id]
