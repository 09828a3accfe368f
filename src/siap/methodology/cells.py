"""Cells: what was typed to a typed value, and back to what people read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from siap.kernel.digits import whole_number
from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import format_number, format_rupiah
from siap.methodology.dates import format_date, parse_date
from siap.methodology.typed_numbers import parse_decimal, parse_integer, parse_money
from siap.methodology.worksheet_shapes import Column

# What a cell holds, as it is stored: decimals and dates as text, so that JSON keeps them.
CellValue = str | int | bool | list[str] | dict[str, str] | dict[str, int] | None
Typed = (
    str | bytes | int | bool | Decimal | date | time | list[str] | dict[int, Decimal] | None
)

LIST_TYPES = frozenset({"choices", "references"})
YEARLY_TYPES = frozenset({"yearly", "yearly-money"})
DEFAULT_LENGTH = {"text": 300, "long-text": 4000}


def parse_cell(
    column: Column, typed: str | Sequence[str] | Mapping[str, str], *, language: str = "id"
) -> CellValue:
    """
    Read what a person typed or chose.

    Args:
        column: The column.
        typed: The text; several texts for `choices` and `references`; text by year for
            `yearly` columns.
        language: Whose way of writing numbers holds, `id` or `en`.

    Returns:
        The value as it is stored; None for an empty cell.

    Raises:
        InvalidInput: With a message that says what is expected and gives an example.
    """
    if column.type in YEARLY_TYPES:
        if not isinstance(typed, Mapping):
            raise InvalidInput("not-by-year", where=column.key)
        return _parse_yearly(column, typed, language)
    if column.type in LIST_TYPES:
        words = [typed] if isinstance(typed, str) else list(typed)
        return _parse_list(column, words, language)
    text = typed if isinstance(typed, str) else "".join(typed)
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return None
    value = _parse_one(column, text, language)
    _check_range(column, value)
    return value


def _parse_one(column: Column, text: str, language: str) -> CellValue:
    if column.type in _NUMBERS:
        return _NUMBERS[column.type](text, where=column.key, language=language)
    match column.type:
        case "date":
            return parse_date(text, where=column.key).isoformat()
        case "time":
            return _parse_time(text, column.key)
        case "yes-no":
            return _parse_yes_no(text, column.key)
        case "choice":
            return _parse_choice(column, text, language)
        case "reference":
            return text
        case _:
            return _parse_text(column, text)


def _parse_exact(text: str, *, where: str, language: str) -> str:
    return str(parse_decimal(text, where=where, language=language))


_NUMBERS: Mapping[str, Callable[..., CellValue]] = {
    "integer": parse_integer,
    "decimal": _parse_exact,
    "percent": _parse_exact,
    "money": parse_money,
}


def _parse_text(column: Column, text: str) -> str:
    limit = column.max_length or DEFAULT_LENGTH.get(column.type, 300)
    if len(text) > limit:
        raise InvalidInput("too-long", where=column.key, length=len(text), limit=limit)
    return text if column.type == "long-text" else " ".join(text.split())


def _parse_choice(column: Column, text: str, language: str) -> str:
    folded = text.casefold()
    for option in column.options:
        if folded in {option.key, option.title.casefold(), option.title_en.casefold()}:
            return option.key
    english = language == "en"
    known = ", ".join(o.title_en if english else o.title for o in column.options)
    raise InvalidInput("not-a-choice", where=column.key, value=text, known=known)


def _parse_list(column: Column, words: Sequence[str], language: str) -> list[str] | None:
    chosen = [word.strip() for word in words if word.strip()]
    if column.type == "choices":
        chosen = [_parse_choice(column, word, language) for word in chosen]
    return list(dict.fromkeys(chosen)) or None


def _parse_yearly(
    column: Column, typed: Mapping[str, str], language: str
) -> dict[str, str] | dict[str, int] | None:
    money: dict[str, int] = {}
    plain: dict[str, str] = {}
    for year, text in sorted(typed.items()):
        if not 1900 <= (whole_number(year) or 0) <= 2200:
            raise InvalidInput("not-a-year", where=f"{column.key}.{year}", value=year)
        if not text.strip():
            continue
        where = f"{column.key}.{year}"
        if column.type == "yearly-money":
            money[year] = parse_money(text, where=where, language=language)
            _check_range(column, money[year])
        else:
            plain[year] = str(parse_decimal(text, where=where, language=language))
            _check_range(column, plain[year])
    return money or plain or None


def _parse_time(text: str, where: str) -> str:
    digits = text.replace(".", ":").split(":")
    try:
        hour, minute = (int(part) for part in digits[:2])
        return time(hour, minute).isoformat("minutes")
    except ValueError as error:
        raise InvalidInput("not-a-time", where=where, value=text) from error


def _parse_yes_no(text: str, where: str) -> bool:
    folded = text.casefold()
    if folded in {"ya", "y", "yes", "true", "1", "on"}:
        return True
    if folded in {"tidak", "t", "no", "n", "false", "0"}:
        return False
    raise InvalidInput("not-yes-no", where=where, value=text)


def _check_range(column: Column, value: CellValue) -> None:
    if column.min is None and column.max is None:
        return
    if column.type in {"text", "long-text"} or isinstance(value, (list, dict, bool)):
        return
    number = Decimal(str(value))
    low, high = column.min, column.max
    if (low is not None and number < low) or (high is not None and number > high):
        raise InvalidInput(
            "cell-out-of-range",
            where=column.key,
            value=format_number(number),
            low="…" if low is None else format_number(low),
            high="…" if high is None else format_number(high),
        )


def typed_value(column: Column, value: CellValue) -> Typed:
    """
    Give a stored value its type: Decimal, date, or {year: Decimal}.

    Args:
        column: The column.
        value: As stored.

    Returns:
        The typed value; None stays None.
    """
    if value is None:
        return None
    if isinstance(value, dict):
        return {int(year): Decimal(str(amount)) for year, amount in value.items()}
    match column.type:
        case "decimal" | "percent":
            return Decimal(str(value))
        case "date":
            return date.fromisoformat(str(value))
        case _:
            return value


def display_cell(
    column: Column,
    value: CellValue,
    *,
    language: str = "id",
    names: Mapping[str, str] | None = None,
) -> str:
    """
    Write a stored value as people read it.

    Args:
        column: The column.
        value: As stored.
        language: `id` or `en`.
        names: Title of each row that a reference may point to, by row id.

    Returns:
        Text; empty for an empty cell. Lists are joined by a semicolon and a space.
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_word(column, word, language, names) for word in value)
    if isinstance(value, dict):
        shown = {
            year: format_rupiah(int(amount))
            if column.type == "yearly-money"
            else format_number(Decimal(str(amount)))
            for year, amount in value.items()
        }
        return "; ".join(f"{year}: {text}" for year, text in shown.items())
    if isinstance(value, bool):
        return {("id", True): "ya", ("id", False): "tidak", ("en", True): "yes"}.get(
            (language, value), "no"
        )
    return _display_one(column, value, language, names)


def _display_one(
    column: Column, value: str | int, language: str, names: Mapping[str, str] | None
) -> str:
    match column.type:
        case "integer":
            return str(value) if is_year(column) else format_number(int(value))
        case "decimal":
            return format_number(Decimal(str(value)))
        case "percent":
            return f"{format_number(Decimal(str(value)))} %"
        case "money":
            return format_rupiah(int(value))
        case "date":
            return format_date(date.fromisoformat(str(value)), language=language)
        case "time":
            return str(value).replace(":", ".")
        case "choice" | "reference":
            return _word(column, str(value), language, names)
        case _:
            return str(value)


def is_year(column: Column) -> bool:
    """Whether a whole number is a year, by its range: written without a thousands mark."""
    return column.min is not None and 1900 <= column.min <= 2200


def _word(column: Column, word: str, language: str, names: Mapping[str, str] | None) -> str:
    for option in column.options:
        if option.key == word:
            return option.title if language == "id" else option.title_en
    return (names or {}).get(word, word if column.options else "–")
