"""The minutes as a paper: the topic's document with attendance list and results."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext, override

from siap.apps.accounts.models import User
from siap.apps.documents import jobs
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.services import (
    Export,
    file_name,
    read_document,
    shelf_of,
)
from siap.apps.documents.shelf import key_of
from siap.apps.documents.waiting import WITH_A_PAGE_SECONDS
from siap.apps.meetings.models import (
    Meeting,
    MeetingState,
    Participant,
    Phase,
    Presence,
    Round,
)
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.showing import listed_name
from siap.apps.meetings.showing_votes import asked, standing
from siap.kernel.errors import Conflict, InvalidInput
from siap.rendering.tree import (
    Block,
    Column,
    Document,
    Heading,
    Row,
    Section,
    Signature,
    Table,
    Value,
)

FORMATS: Final = ("pdf", "docx")


def export_minutes(*, meeting: Meeting, format_name: str, by: User) -> Export:
    """
    Have the minutes of an ended meeting made, ready to be signed.

    Returns:
        Its key; the pages of documents say when it is ready.

    Raises:
        Forbidden: The person may not hold the meeting.
        Conflict: The meeting has not ended.
        InvalidInput: There is no such format.
        Unavailable: Too many exports wait.
    """
    require_hold(by, meeting)
    if meeting.state != MeetingState.ENDED:
        raise Conflict("meeting-not-concluded", where="meeting")
    if format_name not in FORMATS:
        known = ", ".join(FORMATS)
        raise InvalidInput("unknown-key", where="format", key=format_name, known=known)
    wanted = Wanted(kind="minutes", subject=meeting.topic, language="id", personal=True)
    document = read_document(plan=meeting.plan, wanted=wanted, by=by)
    with override("id"):
        made = with_results(document, meeting)
    shelf, key = shelf_of(meeting.plan), key_of(made)
    jobs.start(shelf, key, made, format_name).wait(WITH_A_PAGE_SECONDS)
    return Export(key, format_name, file_name(meeting.plan, wanted))


def with_results(document: Document, meeting: Meeting) -> Document:
    """Add results before the signatures, and the attendance list after them."""
    *first, last = document.sections
    at = next(
        (n for n, block in enumerate(last.blocks) if isinstance(block, Signature)),
        len(last.blocks),
    )
    blocks = (*last.blocks, *_attendance(meeting))
    results = _results(meeting)
    if results:
        heading = _heading_before(blocks, at)
        blocks = (*blocks[:heading], *results, *blocks[heading:])
    sections: tuple[Section, ...] = (*first, replace(last, blocks=blocks))
    return replace(document, sections=sections)


def _heading_before(blocks: tuple[Block, ...], place: int) -> int:
    """The heading under which a block stands."""
    for n in range(place - 1, -1, -1):
        if isinstance(blocks[n], Heading):
            return n
    return place


def _results(meeting: Meeting) -> list[Block]:
    blocks: list[Block] = []
    for item in meeting.items.all():
        if item.tool == "pairs" and standing(item):
            rows = [
                Row({"what": r.title, "count": Decimal(r.count) / 2})
                for r in standing(item)
            ]
            blocks.append(_table(item.title, gettext("Menang"), rows))
            continue
        for found in item.rounds.select_related("item").filter(phase=Phase.CLOSED):
            # Of a score the mean says more than the sum.
            rows = [
                Row({"what": c.title, "count": c.count if c.mean is None else c.mean})
                for c in asked(found).choices
            ]
            name = found.question or item.title
            blocks.append(_table(name, _counted(found), rows))
    if blocks:
        blocks.insert(0, Heading(2, gettext("Hasil pemungutan suara")))
    return blocks


def _counted(found: Round) -> str:
    if found.kind == "scores":
        return gettext("Nilai rata-rata")
    return gettext("Titik") if found.kind == "dots" else gettext("Suara")


def _table(name: str, label: str, rows: list[Row]) -> Table:
    columns = (
        Column("what", gettext("Pilihan"), width=70),
        Column("count", label, width=30, fmt="number"),
    )
    return Table(name, columns, tuple(rows))


def _attendance(meeting: Meeting) -> list[Block]:
    people = list(meeting.participants.filter(presence=Presence.PRESENT))
    columns = (
        Column("number", gettext("No."), width=6, fmt="number"),
        Column("name", gettext("Nama"), width=34),
        Column("institution", gettext("Lembaga atau asal"), width=38),
        Column("signature", gettext("Tanda tangan"), width=22),
    )
    rows = tuple(Row(_line(n, person)) for n, person in enumerate(people, 1))
    title = gettext("Daftar hadir")
    return [Heading(2, title), Table(title, columns, rows)]


def _line(number: int, person: Participant) -> dict[str, Value]:
    return {
        "number": number,
        "name": listed_name(person),
        "institution": person.institution,
        "signature": None,
    }
