"""Handing a tray of the inbox out as a file; that it was taken stands in the trail."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, Final

from django.db.models import QuerySet

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.complaints import workbook
from siap.apps.complaints.covering import covered
from siap.apps.complaints.models import Desk, Identity, Publication, Report
from siap.apps.complaints.queries import inbox
from siap.apps.complaints.services.notifying import known_from
from siap.kernel.errors import Forbidden

_AT_ONCE: Final = 500


def export_tray(
    *, desk: Desk, tray: str, names: Sequence[str], target: IO[bytes], by: User,
    now: datetime,
) -> int:  # fmt: skip
    """
    Write the reports of a tray as a workbook.

    A file leaves the system, and who opens it is not known: it holds no sender, no secret
    report, and of the words only what the public reads, or would read before somebody has
    looked at it.

    Args:
        desk: Where.
        tray: One that the person has, see `inbox.trays_of`.
        names: Of the sheet, of the head of each printed page.
        target: An open file.
        by: Who; a file holds what their list shows, no more.
        now: When.

    Returns:
        How many reports it holds, in the order of the list.

    Raises:
        Forbidden: The person has no such tray.
    """
    if tray not in inbox.trays_of(by, desk):
        raise Forbidden("forbidden", where="report.read")
    rows = inbox.tray(by, desk, tray, now=now).exclude(identity=Identity.SECRET)
    count = workbook.write(_lines(rows), names, target)
    fact = Fact(
        kind="export",
        subject="complaint-desk",
        subject_id=str(desk.pk),
        field=tray,
        after=count,
    )
    record_changes([fact], scope=Scope(region_id=desk.region_id), by=by, at=now)
    return count


def _lines(rows: QuerySet[Report]) -> Iterator[workbook.Line]:
    for report in rows.select_related("reporter").iterator(chunk_size=_AT_ONCE):
        if report.publication == Publication.PUBLISHED:
            words = [report.public_subject, report.public_text, report.public_place]
        elif report.publication == Publication.WAITING:
            known = known_from(report, getattr(report, "reporter", None))
            own = report.subject, report.text, report.place
            words = [covered(text, known=known) for text in own]
        else:
            words = [str(report.get_publication_display()), "", ""]
        yield workbook.Line(report, *words)
