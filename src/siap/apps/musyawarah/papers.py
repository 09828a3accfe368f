"""The papers of a meeting: agenda, attendance, report, lists, delegates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from siap.apps.musyawarah.models import (
    Attendance,
    Decision,
    DecisionKind,
    Delegate,
    Element,
    Meeting,
    MeetingState,
)
from siap.apps.musyawarah.queries.desk import presence_of
from siap.kernel.numbers import format_rupiah
from siap.rendering.tree import (
    Block,
    Column,
    Document,
    Heading,
    KeyValues,
    Language,
    Paragraph,
    Row,
    Run,
    Section,
    Signatory,
    Signature,
    Table,
)
from siap.ui.formatting import clock, day

FORMATS: Final = ("pdf", "docx", "xlsx")
_MINUTES: Final = (5, 10, 30, 45, 30, 10)


@dataclass(frozen=True)
class Facts:
    """What the papers of a meeting are made from."""

    meeting: Meeting
    people: Sequence[Attendance]
    delegates: Sequence[Delegate]
    decisions: Sequence[Decision]


def facts_of(meeting: Meeting) -> Facts:
    """Read what the papers of a meeting say."""
    decisions = meeting.decisions.select_related("proposal__region", "proposal__village")
    return Facts(
        meeting,
        list(meeting.attendances.all()),
        list(meeting.delegates.all()),
        list(decisions),
    )


def meeting_papers(facts: Facts, *, language: Language) -> Document:
    """
    Put the papers of a meeting together.

    Args:
        facts: The meeting with its people and decisions.
        language: The one that is active: texts are taken from its translation.

    Returns:
        One document with six chapters; a draft until the meeting is closed.
    """
    meeting = facts.meeting
    place = meeting.region.name
    return Document(
        title=gettext("Berkas %(level)s") % {"level": meeting.level.name},
        subtitle=f"{place}, {day(meeting.held_on)}",
        date=meeting.held_on,
        region=meeting.cycle.region.name,
        year=str(meeting.cycle.year),
        status="agreed" if meeting.state == MeetingState.CLOSED else "draft",
        language=language,
        paper="F4",
        cover=False,
        sections=(
            Section((*_agenda(facts), *_attendance(facts))),
            Section((*_report(facts), *_agreed(facts), *_refused(facts))),
            Section(_delegates(facts)),
        ),
    )


def _heading(text: str) -> Heading:
    return Heading(1, text, numbering="none")


def _text(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _identity(meeting: Meeting) -> KeyValues:
    return KeyValues(
        (
            (gettext("Musyawarah"), f"{meeting.level.name}, {meeting.cycle.title}"),
            (gettext("Wilayah"), meeting.region.name),
            (gettext("Tanggal"), day(meeting.held_on)),
            (gettext("Tempat"), meeting.place),
            (gettext("Pimpinan"), meeting.chair),
            (gettext("Notulis"), meeting.secretary or "–"),
        )
    )


def _agenda(facts: Facts) -> tuple[Block, ...]:
    items = (
        gettext("Pembukaan"),
        gettext("Penjelasan pagu, kriteria, dan hasil tahun lalu"),
        gettext("Pemaparan usulan"),
        gettext("Pembahasan dan penilaian"),
        gettext("Penetapan usulan yang disepakati dan pemilihan utusan"),
        gettext("Pembacaan berita acara dan penutupan"),
    )
    rows, at = [], _starts(facts.meeting)
    for text, minutes in zip(items, _MINUTES, strict=True):
        begins = clock(at) if at else "–"
        rows.append(Row({"at": begins, "minutes": minutes, "what": text}))
        at = at + timedelta(minutes=minutes) if at else None
    columns = (
        Column("at", gettext("Pukul"), width=2),
        Column("minutes", gettext("Menit"), width=2, fmt="number"),
        Column("what", gettext("Acara"), width=10),
    )
    return (
        _heading(gettext("Acara rapat")),
        _identity(facts.meeting),
        Table(gettext("Acara rapat"), columns, tuple(rows), totals=("minutes",)),
    )


def _starts(meeting: Meeting) -> datetime | None:
    if meeting.starts_at is None:
        return None
    return datetime.combine(meeting.held_on, meeting.starts_at)


def _attendance(facts: Facts) -> tuple[Block, ...]:
    columns = (
        Column("n", gettext("No."), width=1, fmt="number"),
        Column("name", gettext("Nama"), width=5),
        Column("gender", gettext("L/P"), width=1),
        Column("element", gettext("Unsur"), width=3),
        Column("represents", gettext("Mewakili"), width=4),
        Column("sign", gettext("Tanda tangan"), width=3),
    )
    rows = [
        Row(
            {
                "n": number,
                "name": each.name,
                "gender": gettext("P") if each.gender == "female" else gettext("L"),
                "element": each.get_element_display(),
                "represents": each.represents,
            }
        )
        for number, each in enumerate(facts.people, 1)
    ]
    return (
        _heading(gettext("Daftar hadir")),
        Table(gettext("Daftar hadir"), columns, tuple(rows)),
        _presence(facts.meeting),
    )


def _presence(meeting: Meeting) -> Table:
    presence = presence_of(meeting)
    columns = (
        Column("element", gettext("Unsur"), width=6),
        Column("women", gettext("Perempuan"), width=2, fmt="number"),
        Column("men", gettext("Laki-laki"), width=2, fmt="number"),
    )
    rows = [
        Row({"element": str(label), "women": presence[value][0], "men": presence[value][1]})
        for value, label in Element.choices
    ]
    caption = gettext("Kehadiran menurut unsur")
    return Table(caption, columns, tuple(rows), totals=("women", "men"))


def _report(facts: Facts) -> tuple[Block, ...]:
    meeting = facts.meeting
    agreed = [each for each in facts.decisions if each.kind == DecisionKind.FORWARD]
    cost = format_rupiah(sum(each.cost_idr for each in agreed))
    said = gettext(
        "Pada %(day)s di %(place)s telah diselenggarakan %(level)s %(region)s yang "
        "dihadiri %(present)s orang (kuorum %(quorum)s orang) dan dipimpin %(chair)s."
    ) % {
        "day": day(meeting.held_on),
        "place": meeting.place,
        "level": meeting.level.name,
        "region": meeting.region.name,
        "present": len(facts.people),
        "quorum": meeting.level.quorum,
        "chair": meeting.chair,
    }
    agreement = gettext(
        "Rapat menyepakati %(agreed)s usulan senilai %(cost)s untuk diteruskan, dan "
        "menetapkan keputusan lain atas %(others)s usulan sebagaimana daftar berikut."
    ) % {
        "agreed": len(agreed),
        "cost": cost,
        "others": len(facts.decisions) - len(agreed),
    }
    notes = [_text(meeting.notes)] if meeting.notes else []
    people = [Signatory(gettext("Pimpinan"), meeting.chair)]
    people.append(Signatory(gettext("Notulis"), meeting.secretary))
    people += [Signatory(gettext("Utusan"), each.name) for each in facts.delegates[:3]]
    return (
        _heading(gettext("Berita acara")),
        _text(said),
        _text(agreement),
        *notes,
        Signature(meeting.region.name, meeting.held_on, tuple(people)),
    )


def _agreed(facts: Facts) -> tuple[Block, ...]:
    columns = (
        Column("n", gettext("No."), width=1, fmt="number"),
        Column("title", gettext("Usulan"), width=6),
        Column("where", gettext("Tempat"), width=3),
        Column("volume", gettext("Banyaknya"), width=2, fmt="number"),
        Column("unit", gettext("Satuan"), width=2),
        Column("cost", gettext("Biaya"), width=3, fmt="rupiah"),
        Column("score", gettext("Nilai"), width=1, fmt="number", places=2),
    )
    agreed = [each for each in facts.decisions if each.kind == DecisionKind.FORWARD]
    agreed.sort(key=lambda each: (-(each.score or Decimal(0)), each.pk))
    rows = [
        Row(
            {
                "n": number,
                "title": f"{each.proposal.title} ({each.proposal.code})",
                "where": each.proposal.region.name,
                "volume": each.volume.normalize() if each.volume is not None else None,
                "unit": each.proposal.unit,
                "cost": each.cost_idr,
                "score": each.score,
            }
        )
        for number, each in enumerate(agreed, 1)
    ]
    caption = gettext("Usulan yang disepakati")
    return (_heading(caption), Table(caption, columns, tuple(rows), totals=("cost",)))


def _refused(facts: Facts) -> tuple[Block, ...]:
    columns = (
        Column("n", gettext("No."), width=1, fmt="number"),
        Column("title", gettext("Usulan"), width=5),
        Column("kind", gettext("Keputusan"), width=3),
        Column("reason", gettext("Alasan"), width=6),
    )
    others = [each for each in facts.decisions if each.kind != DecisionKind.FORWARD]
    rows = [
        Row(
            {
                "n": number,
                "title": f"{each.proposal.title} ({each.proposal.code})",
                "kind": each.get_kind_display(),
                "reason": each.reason,
            }
        )
        for number, each in enumerate(others, 1)
    ]
    caption = gettext("Usulan yang tidak diteruskan dan alasannya")
    return (_heading(caption), Table(caption, columns, tuple(rows)))


def _delegates(facts: Facts) -> tuple[Block, ...]:
    columns = (
        Column("n", gettext("No."), width=1, fmt="number"),
        Column("name", gettext("Nama"), width=5),
        Column("gender", gettext("L/P"), width=1),
        Column("represents", gettext("Mewakili"), width=5),
    )
    rows = [
        Row(
            {
                "n": number,
                "name": each.name,
                "gender": gettext("P") if each.gender == "female" else gettext("L"),
                "represents": each.represents,
            }
        )
        for number, each in enumerate(facts.delegates, 1)
    ]
    caption = gettext("Utusan ke tingkat berikutnya")
    return (_heading(caption), Table(caption, columns, tuple(rows)))
