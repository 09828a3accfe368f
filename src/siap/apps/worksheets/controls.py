"""The control of a cell as HTML, after the protocol of `autosave.js`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from siap.apps.worksheets.markup import markup, markup_join
from siap.methodology.cells import CellValue, display_cell
from siap.methodology.worksheet_shapes import Column

SELECTED = SafeString(" selected")
CHECKED = SafeString(" checked")
ONE_LINE = SafeString(" data-line")
# A closed list longer than this is filled in by the browser when somebody opens it.
LONG_LIST = 12
# Whole numbers between these are years.
FIRST_YEAR, LAST_YEAR = 1900, 2200
# A one-line text may be longer than its field is wide: it wraps there.
WRAPPED_LENGTH = 60
LETTERS_A_LINE = 30
MOST_LINES = 6
NAMES_SHOWN = 2
_NUMERIC = frozenset({"integer", "decimal", "percent", "money"})


@dataclass(frozen=True)
class Reader:
    """For whom a page is made: language, whether cells may be changed, the plan's years."""

    language: str
    may_edit: bool
    years: range
    first_year: int

    def years_of(self, column: Column, value: CellValue) -> list[int]:
        """The years shown for a yearly column: its own span, and any year filled."""
        shown = {
            "past": range(self.years.start, self.first_year + 1),
            "ahead": range(self.first_year, self.years.stop),
            "all": self.years,
        }[column.years]
        filled = {int(year) for year in value} if isinstance(value, dict) else set()
        return sorted({*shown, *filled})


@dataclass(frozen=True)
class CellAt:
    """A cell of a row: where it is, what it holds, its name for a screen reader."""

    column: Column
    row_id: str
    value: CellValue
    label: str
    options: Sequence[tuple[str, str]] = ()
    list_id: str = ""
    is_live: bool = False
    """Whether the list grows while the page is open: it names rows of the same sheet."""

    @property
    def name(self) -> str:
        """Name of the control in a plain form."""
        return f"sel|{self.row_id}|{self.column.key}"

    @property
    def element_id(self) -> str:
        """Id of the control."""
        return f"{self.column.key}-{self.row_id}"


def edit_text(column: Column, value: CellValue, language: str) -> str:
    """
    Write a value as the control of its column takes it.

    Returns:
        Dates and times as browsers take them, choices and references by key, numbers as
        the reader writes them.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if column.type in {"date", "time", "choice", "reference"} or is_year(column):
        return str(value)
    text = display_cell(column, value, language=language)
    # The heading says the unit; in the field it would only be in the way.
    return text.removesuffix(" %").removeprefix("Rp")


def is_year(column: Column) -> bool:
    """Whether a column holds a year, which is written without a thousands separator."""
    low, high = column.min, column.max
    whole = column.type == "integer" and low is not None and high is not None
    return whole and low >= FIRST_YEAR and high <= LAST_YEAR  # type: ignore[operator]


def read_text(
    column: Column,
    value: CellValue,
    *,
    language: str,
    names: Mapping[str, str] | None = None,
) -> str:
    """Write a value as people read it; a year without a thousands separator."""
    if is_year(column) and value is not None:
        return str(value)
    return display_cell(column, value, language=language, names=names)


def control(cell: CellAt, reader: Reader) -> SafeString:
    """
    Give the control of a cell, or its text for those who may only read.

    Args:
        cell: The cell.
        reader: For whom.

    Returns:
        HTML without inline style or script.
    """
    if not reader.may_edit:
        names = dict(cell.options)
        text = read_text(cell.column, cell.value, language=reader.language, names=names)
        return markup('<span class="siap-text">{}</span>', text or "–")
    match cell.column.type:
        case "choice" | "reference":
            return _select(cell)
        case "yes-no":
            return _yes_no(cell)
        case "choices" | "references":
            return _checks(cell, reader)
        case "yearly" | "yearly-money":
            return _years(cell, reader)
        case "long-text":
            return _textarea(cell, reader)
        case "text" if (cell.column.max_length or WRAPPED_LENGTH + 1) > WRAPPED_LENGTH:
            return _textarea(cell, reader)
        case _:
            return _input(cell, reader)


def _input(cell: CellAt, reader: Reader) -> SafeString:
    kind = cell.column.type if cell.column.type in {"date", "time"} else "text"
    mode = ""
    if cell.column.type in _NUMERIC:
        mode = "numeric" if cell.column.type in {"integer", "money"} else "decimal"
    return markup(
        '<input class="siap-control" type="{}" data-cell="{}" id="{}" name="{}" '
        'value="{}" aria-label="{}"{}>',
        kind,
        cell.column.key,
        cell.element_id,
        cell.name,
        edit_text(cell.column, cell.value, reader.language),
        cell.label,
        markup(' inputmode="{}"', mode) if mode else "",
    )


def _textarea(cell: CellAt, reader: Reader) -> SafeString:
    text = edit_text(cell.column, cell.value, reader.language)
    one_line = cell.column.type == "text"
    lines = min(MOST_LINES, max(1 if one_line else 2, 1 + len(text) // LETTERS_A_LINE))
    # The line break after the tag is dropped by browsers; it keeps one that was typed.
    return markup(
        '<textarea class="siap-control" data-cell="{}" id="{}" name="{}" rows="{}" '
        'aria-label="{}"{}>\n{}</textarea>',
        cell.column.key,
        cell.element_id,
        cell.name,
        lines,
        cell.label,
        ONE_LINE if one_line else "",
        text,
    )


@lru_cache(maxsize=2048)  # each row offers the same
def _option(key: str, title: str, *, chosen: bool) -> SafeString:
    mark = SELECTED if chosen else ""
    return markup('<option value="{}"{}>{}</option>', key, mark, title)


def _select(cell: CellAt) -> SafeString:
    value = "" if cell.value is None else str(cell.value)
    long = bool(cell.list_id) and len(cell.options) > LONG_LIST
    shown = [(k, t) for k, t in cell.options if not long or k == value]
    options = SafeString("".join([_option(k, t, chosen=k == value) for k, t in shown]))
    return markup(
        '<select class="siap-control" data-cell="{}" id="{}" name="{}" aria-label="{}"{}>'
        '<option value="">{}</option>{}</select>',
        cell.column.key,
        cell.element_id,
        cell.name,
        cell.label,
        _filled_from(cell, long=long),
        "–",
        options,
    )


def _filled_from(cell: CellAt, *, long: bool) -> SafeString:
    """The list that the browser fills a control from when somebody opens it."""
    wanted = bool(cell.list_id) and (long or cell.is_live)
    return markup(' data-options="{}"', cell.list_id) if wanted else SafeString("")


def _yes_no(cell: CellAt) -> SafeString:
    value = edit_text(cell.column, cell.value, "id")
    words = (("ya", _("Ya")), ("tidak", _("Tidak")))
    options = SafeString("".join([_option(k, t, chosen=k == value) for k, t in words]))
    return markup(
        '<select class="siap-control" data-cell="{}" id="{}" name="{}" aria-label="{}">'
        '<option value="">–</option>{}</select>',
        cell.column.key,
        cell.element_id,
        cell.name,
        cell.label,
        options,
    )


def _checks(cell: CellAt, reader: Reader) -> SafeString:
    chosen = set(cell.value) if isinstance(cell.value, list) else set()
    long = bool(cell.list_id) and len(cell.options) > LONG_LIST
    shown = [(k, t) for k, t in cell.options if not long or k in chosen]
    boxes = markup_join(
        '<label class="siap-pick__option"><input type="checkbox" name="{}" value="{}"{}> {}'
        "</label>",
        ((cell.name, key, CHECKED if key in chosen else "", title) for key, title in shown),
    )
    return markup(
        '<details class="siap-pick"><summary>{}</summary>'
        '<fieldset data-cell="{}" id="{}"{}>'
        '<legend class="govuk-visually-hidden">{}</legend>{}'
        '<input type="hidden" name="{}" value=""></fieldset></details>',
        _chosen(cell, reader),
        cell.column.key,
        cell.element_id,
        _filled_from(cell, long=long),
        cell.label,
        boxes,
        cell.name,
    )


def _chosen(cell: CellAt, reader: Reader) -> str:
    """The first names chosen, and how many more."""
    values = cell.value if isinstance(cell.value, list) else []
    names = dict(cell.options)
    shown = display_cell(
        cell.column, values[:NAMES_SHOWN] or None, language=reader.language, names=names
    )
    more = len(values) - NAMES_SHOWN
    if more > 0:
        return _("{names}, dan {n} lainnya").format(names=shown, n=more)
    return shown or _("Pilih")


def _years(cell: CellAt, reader: Reader) -> SafeString:
    values: Mapping[str, object] = cell.value if isinstance(cell.value, dict) else {}
    years = reader.years_of(cell.column, cell.value)
    kind = "money" if cell.column.type == "yearly-money" else "decimal"
    single = cell.column.model_copy(update={"type": kind}) if values else cell.column

    def fields() -> Iterable[tuple[str, ...]]:
        for year in years:
            value = values.get(str(year))
            text = "" if value is None else edit_text(single, value, reader.language)  # type: ignore[arg-type]
            key = f"{cell.column.key}.{year}"
            yield (
                f"{cell.element_id}.{year}",
                str(year),
                key,
                f"{cell.element_id}.{year}",
                f"{cell.name}.{year}",
                text,
                f"{cell.label}, {year}",
            )

    boxes = markup_join(
        '<span class="siap-year siap-cell"><label for="{}">{}</label><input '
        'class="siap-control" type="text" inputmode="decimal" data-cell="{}" id="{}" '
        'name="{}" value="{}" aria-label="{}"></span>',
        fields(),
    )
    return markup('<span class="siap-years">{}</span>', boxes)
