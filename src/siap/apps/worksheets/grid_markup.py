"""The rows of a table as HTML."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from siap.apps.worksheets.markup import markup, markup_join
from siap.apps.worksheets.row_shapes import RowView
from siap.ui.templatetags.siap_ui import icon

# Written here and not in a template, like the cells: a page has dozens of rows, and a
# template for each would cost more than all the rest of the page.
_NOTHING = SafeString("")
_OPEN = SafeString(" open")


@dataclass(frozen=True)
class GridRows:
    """
    What the rows of one table have in common.

    `address` is that of a row by itself, with `{}` for its id.
    """

    span: int
    may_edit: bool
    address: str

    def row(self, row: RowView) -> SafeString:
        """
        A row: its line, and below it the fold with the cells that have no room there.

        Args:
            row: The row; number 0 for the blank one that the browser copies.
        """
        return markup(
            '<tbody role="rowgroup" data-row="{0}" data-version="{1}" data-state="{2}"{3}>'
            '<tr role="row"><td role="cell" class="siap-grid__number">{4}'
            '<input type="hidden" data-version-field name="versi|{0}" value="{1}"></td>'
            "{5}{6}{7}</tr>\n{8}</tbody>",
            row.id,
            row.version,
            row.state,
            markup(' class="siap-depth-{}"', row.depth) if row.depth else _NOTHING,
            row.number or "",
            row.places,
            markup_join(
                '<td role="cell" class="siap-result" data-label="{1}">'
                '<span id="{0}">{2}</span></td>',
                row.results,
            ),
            self._tools(row),
            self._fold(row),
        )

    def _tools(self, row: RowView) -> SafeString:
        if not self.may_edit:
            return _NOTHING
        if not row.number or row.is_fixed:
            return SafeString('<td role="cell" class="siap-grid__tools"></td>')
        moves = self._words["up"], self._words["down"], self._words["open"]
        up, down, open_ = (words % {"n": row.number} for words in moves)
        address = self.address.format(row.id)
        return markup(self._tools_frame, up, down, address, open_)

    def _fold(self, row: RowView) -> SafeString:
        folded = row.folded
        if not folded:
            return _NOTHING
        words = self._words
        which = (
            markup(
                '<span class="govuk-visually-hidden">, {} {}</span>',
                words["row"],
                row.number,
            )
            if row.number
            else _NOTHING
        )
        facts = " · ".join(f"{title}: {text}" for title, text in row.facts)
        return markup(
            '<tr role="row" class="siap-grid__more"><td role="cell" colspan="{}">'
            '<details class="siap-fold"{}><summary>'
            '<span class="siap-fold__label">{}{}</span>'
            '<span class="siap-fold__all">{}{}</span>{}</summary>'
            '<div class="siap-fields">{}</div></details></td></tr>',
            self.span,
            _NOTHING if row.number else _OPEN,
            words["more"] % {"n": len(folded)},
            which,
            words["all"],
            which,
            markup(' <span class="siap-fold__facts">{}</span>', facts)
            if facts
            else _NOTHING,
            row.folded_fields,
        )

    @cached_property
    def _words(self) -> dict[str, str]:
        return {
            "up": _("Naikkan baris %(n)s"),
            "down": _("Turunkan baris %(n)s"),
            "open": _("Buka baris %(n)s"),
            "row": _("baris"),
            "more": _("%(n)s isian lain"),
            "all": _("Semua isian"),
        }

    @cached_property
    def _tools_frame(self) -> str:
        return markup(
            '<td role="cell" class="siap-grid__tools"><span class="siap-row-tools">'
            '<button class="siap-icon-button siap-js-only" type="button" data-move="up" '
            'aria-label="{{}}">{}</button>'
            '<button class="siap-icon-button siap-js-only" type="button" data-move="down" '
            'aria-label="{{}}">{}</button>'
            '<a class="siap-icon-link" href="{{}}" aria-label="{{}}">{}</a></span></td>',
            icon("up"),
            icon("down"),
            _("Buka"),
        )
