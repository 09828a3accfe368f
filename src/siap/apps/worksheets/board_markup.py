"""The cards of a board as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from siap.apps.worksheets.markup import markup, markup_join
from siap.apps.worksheets.shortening import shortened
from siap.ui.templatetags.siap_ui import icon

# Written here and not in a template, like the cells: a board has hundreds of cards.
_NAME_LENGTH = 60
_SELECTED = SafeString(" selected")
_NOTHING = SafeString("")


@dataclass(frozen=True)
class Card:
    """A card."""

    id: str
    version: int
    text: str


@dataclass(frozen=True)
class CardFrame:
    """
    What all cards of a board have in common.

    `address` is that of a card by itself, with `{}` for its id; `token` is the hidden
    field against forged requests.
    """

    part: str
    zone_column: str
    zones: Sequence[tuple[str, str]]
    may_edit: bool
    save_url: str
    address: str
    token: SafeString

    def cards(self, zone: str, cards: Sequence[Card]) -> SafeString:
        """The cards that lie in a zone."""
        options = self.options(zone)
        return SafeString("".join([self._card(card, options) for card in cards]))

    def options(self, zone: str | None) -> SafeString:
        """The zones to choose from, one of them chosen."""
        return markup_join(
            '<option value="{}"{}>{}</option>',
            (
                (
                    key,
                    _SELECTED if key == zone else _NOTHING,
                    shortened(title, _NAME_LENGTH),
                )
                for key, title in self.zones
            ),
        )

    def _card(self, card: Card, options: SafeString) -> SafeString:
        name = {"text": shortened(card.text, _NAME_LENGTH)}
        move, group, open_ = (words % name for words in self._words)
        return markup(
            '<li class="siap-note" data-row="{}" data-version="{}">'
            '<p class="siap-note__text">{}</p>{}</li>\n',
            card.id,
            card.version,
            card.text,
            markup(
                self._foot,
                card.id,
                card.version,
                move,
                group,
                options,
                self.address.format(card.id),
                open_,
            )
            if self.may_edit
            else _NOTHING,
        )

    @cached_property
    def _words(self) -> tuple[str, str, str]:
        return (
            _("Pindahkan kartu: %(text)s"),
            _("Kelompok kartu: %(text)s"),
            _("Buka kartu: %(text)s"),
        )

    @cached_property
    def _foot(self) -> str:
        return markup(
            '<form class="siap-note__foot" method="post" action="{0}">{1}'
            '<input type="hidden" name="part" value="{2}">'
            '<input type="hidden" data-version-field name="versi|{{0}}" value="{{1}}">'
            '<button class="siap-icon-button siap-note__handle siap-js-only" type="button" '
            'data-card-handle aria-pressed="false" aria-label="{{2}}">{3}</button>'
            '<span class="siap-cell siap-note__move">'
            '<span class="siap-note__move-label" aria-hidden="true">{4} ▾</span>'
            '<select class="siap-control" data-cell="{5}" name="sel|{{0}}|{5}" '
            'data-zone-select aria-label="{{3}}">{{4}}</select></span>'
            '<button class="siap-button--quiet siap-nojs-only" type="submit">{4}</button> '
            '<a class="siap-icon-link" href="{{5}}" aria-label="{{6}}">{6}</a></form>',
            self.save_url,
            self.token,
            self.part,
            icon("move"),
            _("Pindahkan"),
            self.zone_column,
            _("Buka"),
        )
