"""Putting text into HTML, for pages with thousands of controls."""

import re
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString


def markup(template: str, *values: object) -> SafeString:
    """
    Put values into a piece of HTML, like Django's `format_html`.

    It knows no lazy text, and is for that three times as fast; a page of a worksheet calls
    it some thousand times.

    Args:
        template: HTML of ours with `{}` for each value.
        values: Text to be escaped, or `SafeString` to be left as it is.

    >>> markup('<b title="{}">{}</b>', 'a"b', SafeString("<i>c</i>"))
    '<b title="a&quot;b"><i>c</i></b>'
    """
    # Asking for the class here saves a call for most values of most pieces.
    found = [v if v.__class__ is SafeString else _safe(v) for v in values]
    return SafeString(template.format(*found))


def markup_join(template: str, rows: Iterable[Iterable[object]]) -> SafeString:
    """Pieces of HTML one after the other, a piece for each row of values."""
    return SafeString("".join([markup(template, *values) for values in rows]))


def _safe(value: object) -> str:
    if isinstance(value, SafeString):
        return value
    text = str(value)
    # Most values are keys and short words: looking is cheaper than replacing five times.
    return escape(text) if _UNSAFE.search(text) else text


_UNSAFE = re.compile("[&<>\"']")
