"""The frame of a cell as HTML: its label, its hint, its place in a table."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from siap.apps.worksheets.markup import markup
from siap.methodology.worksheet_shapes import Column

# Written here and not in a template: a page has hundreds of cells, and a template for each
# would cost more than reading the whole plan.
_WIDE_TYPES = frozenset({"long-text", "yearly", "yearly-money"})
_SAVE = SafeString('<span class="siap-save"></span>')
_REQUIRED = SafeString(' <span class="siap-required">*</span>')
_NOTHING = SafeString("")


@dataclass(frozen=True)
class Cell:
    """A cell as the page shows it."""

    column: Column
    html: SafeString
    title: str
    is_missing: bool
    in_line: bool = True


def field(cell: Cell, *, may_edit: bool) -> SafeString:
    """
    A cell with its label above it and its hint below.

    Args:
        cell: The cell.
        may_edit: Whether the reader fills it in; then there is room for its save state.
    """
    column = cell.column
    wide = column.wide or column.type in _WIDE_TYPES
    unit = _unit(column.unit) if column.unit else _NOTHING
    hint = _hint(column.hint) if may_edit and column.hint else _NOTHING
    return markup(
        '<div class="siap-field{}">'
        '<span class="siap-field__label" aria-hidden="true">{}{}{}</span>'
        '<div class="siap-cell">{}{}</div>{}</div>',
        " siap-field--wide" if wide else "",
        cell.title,
        unit,
        _REQUIRED if column.required else _NOTHING,
        cell.html,
        _SAVE if may_edit else _NOTHING,
        hint,
    )


# Both stand in the catalogue, and again in each row.
@lru_cache(maxsize=512)
def _unit(text: str) -> SafeString:
    return markup(' <span class="siap-unit">({})</span>', text)


@lru_cache(maxsize=512)
def _hint(text: str) -> SafeString:
    return markup('<span class="siap-field__hint">{}</span>', text)


def place_in_line(
    cell: Cell, *, may_edit: bool, naming: bool, brief: SafeString
) -> SafeString:
    """
    A cell as one of a table's row.

    Args:
        cell: The cell.
        may_edit: Whether the reader fills it in.
        naming: Whether it names the row.
        brief: What stands below the name of a closed row; may be empty.
    """
    return markup(
        '<td role="cell" data-label="{}{}"{}><div class="siap-cell">{}{}</div>{}</td>',
        cell.title,
        " *" if cell.column.required else "",
        SafeString(' class="siap-grid__name"') if naming else _NOTHING,
        cell.html,
        _SAVE if may_edit else _NOTHING,
        brief,
    )
