"""Finding published reports by their words, in SQLite and in PostgreSQL."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from django.db import connection
from django.db.models.expressions import RawSQL

_WORD: Final = re.compile(r"\w{2,40}", re.UNICODE)
MOST_WORDS: Final = 8
MOST_FOUND: Final = 2000
RECENT: Final = 20_000
"""How many of the newest reports are compared with a text: ranking all takes too long."""
_NEWEST: Final = f"(SELECT coalesce(max(id), 0) - {RECENT} FROM complaints_report)"  # noqa: S608


def put(report_id: int, text: str) -> None:
    """Let a report be found by a text; replaces what it was found by before."""
    put_many([(report_id, text)])


def put_many(pairs: Sequence[tuple[int, str]]) -> None:
    """Do so for many; none of them may be in it before unless it is replaced here."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM complaints_search WHERE rowid = %s"
            if connection.vendor == "sqlite"
            else "DELETE FROM complaints_search WHERE report_id = %s",
            [(report_id,) for report_id, _ in pairs],
        )
        key = "rowid" if connection.vendor == "sqlite" else "report_id"
        cursor.executemany(
            f"INSERT INTO complaints_search ({key}, body) VALUES (%s, %s)",  # noqa: S608
            list(pairs),
        )


def remove(report_id: int) -> None:
    """Let a report be found no more."""
    key = "rowid" if connection.vendor == "sqlite" else "report_id"
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM complaints_search WHERE {key} = %s",  # noqa: S608
            [report_id],
        )


def words_of(text: str) -> list[str]:
    """The words that are looked for: small letters, two or more, the first eight."""
    return list(dict.fromkeys(_WORD.findall(text.lower())))[:MOST_WORDS]


def matching(text: str) -> RawSQL | Sequence[int]:
    """
    Find reports that hold every word, or one that begins with it.

    Returns:
        For `pk__in`: a query of ids of reports, the newest 2,000, which the database asks
        itself, as thousands of ids take long to hand over; empty if the text has no word.
    """
    words = words_of(text)
    if not words:
        return ()
    return RawSQL(*_query(words, any_of=False, most=MOST_FOUND))  # noqa: S611


def alike(text: str, *, most: int) -> list[int]:
    """Find the newer reports that share most of their longer words with a text."""
    words = [word for word in _WORD.findall(text.lower()) if len(word) > 4]
    chosen = sorted(dict.fromkeys(words), key=len, reverse=True)[:MOST_WORDS]
    return _ids(chosen, any_of=True, most=most) if chosen else []


def _ids(words: Iterable[str], *, any_of: bool, most: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(*_query(words, any_of=any_of, most=most))
        return [int(row[0]) for row in cursor.fetchall()]


def _query(words: Iterable[str], *, any_of: bool, most: int) -> tuple[str, list[str | int]]:
    """A query for ids with its values."""
    # Only word characters reach the query languages, which therefore need no escaping.
    if connection.vendor == "sqlite":
        joined = (" OR " if any_of else " ").join(f'"{word}"*' for word in words)
        order = "rank" if any_of else "rowid DESC"
        recent = f" AND rowid > {_NEWEST}" if any_of else ""
        asked = (
            "SELECT rowid FROM complaints_search"  # noqa: S608
            f" WHERE complaints_search MATCH %s{recent}"
            f" ORDER BY {order} LIMIT %s"
        )
        return asked, [joined, most]
    joined = (" | " if any_of else " & ").join(f"{word}:*" for word in words)
    order = (
        "ts_rank(to_tsvector('simple', body), to_tsquery('simple', %s)) DESC"
        if any_of
        else "report_id DESC"
    )
    recent = f" AND report_id > {_NEWEST}" if any_of else ""
    asked = (
        "SELECT report_id FROM complaints_search WHERE"  # noqa: S608
        f" to_tsvector('simple', body) @@ to_tsquery('simple', %s){recent}"
        f" ORDER BY {order} LIMIT %s"
    )
    return asked, [joined, *([joined] if any_of else []), most]
