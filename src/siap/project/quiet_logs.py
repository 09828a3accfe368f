"""What the log tells of a failure: what and where, never what people wrote."""

import logging
import re
import traceback
from types import TracebackType
from typing import Final

from siap.kernel.errors import SiapError

_SECRET_STEP: Final = re.compile(r"(?<=/)[\w-]{20,}(?=[/\s]|$)")
"""A step of an address that is a key: whoever has it gets in."""
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_OF_CODE: Final = (
    AttributeError,
    ImportError,
    NameError,
    NotImplementedError,
)
"""Their messages name parts of programs, not what somebody typed."""
_OF_DATABASE: Final = frozenset({"OperationalError", "ProgrammingError", "InterfaceError"})

Told = tuple[type[BaseException], BaseException, TracebackType | None]


class QuietFormatter(logging.Formatter):
    """
    Writes records without the words of people.

    The message of an exception often repeats a value: a database that refuses a row names
    it, a conversion that fails quotes it. Kind and place are enough to find a mistake.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write a record; what another handler has worked out is not taken."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - of logging
        """Write the message, with the keys in addresses left out."""
        return _SECRET_STEP.sub("…", super().formatMessage(record))

    def formatException(  # noqa: N802 - of logging
        self, ei: Told | tuple[None, None, None]
    ) -> str:
        """Write where it happened, what it was, and what it came from."""
        return "\n".join(_told(ei[1], set())) if ei[1] is not None else ""


def _told(error: BaseException, seen: set[int]) -> list[str]:
    if id(error) in seen:
        return []
    seen.add(id(error))
    context = None if error.__suppress_context__ else error.__context__
    cause = error.__cause__ or context
    lines = [*_told(cause, seen), "", "which led to:", ""] if cause else []
    lines.append("Traceback (most recent call last):")
    lines += [line.rstrip("\n") for line in traceback.format_tb(error.__traceback__)]
    lines.append(_named(error))
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            lines += ["", *_told(inner, seen)]
    return lines


def _named(error: BaseException) -> str:
    """The kind of an exception, with as much as can be said without quoting anybody."""
    name = type(error).__name__
    if isinstance(error, SiapError):
        return f"{name}: {error.code}"
    if isinstance(error, OSError):
        return f"{name}: {error.strerror or error.errno or ''}"
    if isinstance(error, _OF_CODE):
        return f"{name}: {error}"
    if name in _OF_DATABASE:
        first = next(iter(str(error).splitlines()), "")
        return f"{name}: {_QUOTED.sub('…', first)}"
    return name
