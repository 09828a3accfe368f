"""Marks by which a reply finds the report that it belongs to; nobody can make one up."""

import hmac
import re
import secrets
from collections.abc import Iterable
from typing import Final

from siap.apps.complaints.codes import LENGTH, LETTERS, code_from, plain
from siap.apps.complaints.models import Report

_LABEL: Final = r"(?:\d{2}-\d{6}|R-\d{9})"
_MARK: Final = re.compile(rf"(?<![\w-])({_LABEL})\.([{LETTERS}]{{{LENGTH}}})(?![\w-])")
_BRACKETED: Final = re.compile(rf" ?\[?{_MARK.pattern}\]?")
_NAMED: Final = re.compile(rf"(?<![\w-]){_LABEL}(?![\w-])")


def mark_of(report: Report, secret: str) -> str:
    """
    Make the mark that stands in every mail about a report.

    The number alone is public and an address in `From` is whatever somebody writes there:
    only who was sent a mail of ours knows the 80 bits behind the number.

    Args:
        report: The report that a mail is about.
        secret: The secret of the installation.

    Returns:
        Like `26-000012.K7QM2XPA9RTEHW4C`.
    """
    sign = plain(code_from(secret, f"reply:{report.desk_id}:{report.pk}"))
    return f"{report.label}.{sign}"


def message_id_of(report: Report | None, secret: str, domain: str) -> str:
    """An id for a mail that nobody guesses; programs of mail give it back in a reply."""
    mark = f"{mark_of(report, secret)}." if report is not None else ""
    return f"<{mark}{secrets.token_hex(12)}@{domain}>"


def named(texts: Iterable[str]) -> bool:
    """Whether texts name a report by its number, with a mark or without."""
    return any(_NAMED.search(text) for text in texts)


def answered_report(
    texts: Iterable[str], reports: Iterable[Report], secret: str
) -> Report | None:
    """
    Find the report whose mark stands in a text.

    Args:
        texts: Subject and references of a mail.
        reports: Those that may be meant.
        secret: The secret of the installation.

    Returns:
        The first report with a genuine mark, or None.
    """
    found = {match[0] for text in texts for match in _MARK.finditer(text)}
    for report in reports:
        mark = mark_of(report, secret)
        if any(hmac.compare_digest(mark, one) for one in found):
            return report
    return None


def without_marks(text: str) -> str:
    """A text without marks: what somebody quotes must open nothing to its readers."""
    return _BRACKETED.sub("", text).strip()


def numbers_in(texts: Iterable[str]) -> list[int]:
    """Numbers of reports in the marks of some texts, genuine or not; at most twenty."""
    found = [match[1] for text in texts for match in _MARK.finditer(text)]
    return [int(label.rpartition("-")[2]) for label in dict.fromkeys(found)][:20]
