"""Reports as pages show them: steps of a history, clocks in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext

from siap.apps.complaints import clock
from siap.apps.complaints.models import WAITING, Event, Happening, Report
from siap.ui.components import Fact
from siap.ui.formatting import clock as time_of_day
from siap.ui.formatting import day, number


@dataclass(frozen=True)
class Step:
    """One step of a history as people read it."""

    serial: int
    title: str
    who: str
    at: datetime
    text: str = ""
    detail: str = ""
    kind: str = ""
    hash: str = ""
    is_public: bool = True


def steps(events: Sequence[Event]) -> list[Step]:
    """Turn links into steps, oldest first; notes of the desk are left where they are."""
    return [
        Step(
            serial=event.serial,
            title=str(Happening(event.kind).label),
            who=_who(event),
            at=event.at,
            text=_words(event),
            detail=_detail(event),
            kind=event.kind,
            hash=event.hash,
            is_public=event.is_public,
        )
        for event in events
    ]


def public_steps(events: Sequence[Event]) -> list[Step]:
    """The steps that the public reads: without notes and opened names, links aside."""
    hidden = {Happening.NOTED, Happening.UNSEALED, Happening.CARDED}
    return [step for step in steps(events) if step.kind not in hidden]


def _who(event: Event) -> str:
    if event.agency_name:
        return event.agency_name
    return {
        "reporter": gettext("Pelapor"),
        "administrator": gettext("Administrator layanan"),
        "officer": gettext("Perangkat daerah"),
    }.get(event.role, gettext("Sistem"))


def _words(event: Event) -> str:
    # What was published first stands at the top of the page already.
    if event.kind == Happening.PUBLISHED and "serial" not in event.data:
        return ""
    return event.text


def _detail(event: Event) -> str:
    data = event.data
    if event.kind in {Happening.FORWARDED, Happening.REROUTED}:
        return str(data.get("to", ""))
    if event.kind == Happening.RATED:
        return gettext("{rating} dari 5").format(rating=data.get("rating", ""))
    if event.kind == Happening.MERGED:
        return gettext("laporan {number}").format(number=data.get("into", ""))
    if event.kind == Happening.ANSWERED and data.get("with"):
        return gettext("bersama laporan {number}").format(number=data["with"])
    if event.kind == Happening.REOPENED and data.get("apart"):
        return gettext("lepas dari laporan {number}").format(number=data["apart"])
    if event.kind == Happening.PUBLISHED and "serial" in data:
        return gettext("langkah ke-{serial}").format(serial=data["serial"])
    return ""


def clocks(report: Report, *, now: datetime) -> list[Fact]:
    """Both clocks of a report in words, and how they stand."""
    promise = gettext("{hours} jam, sampai {due}").format(
        hours=number(report.pledge_hours), due=moment(report.pledge_due)
    )
    facts = [
        Fact(gettext("Diterima"), moment(report.received_at)),
        Fact(gettext("Janji daerah"), f"{promise} · {_promise_state(report, now)}"),
        Fact(gettext("Batas hukum"), _legal(report, now)),
    ]
    if report.pauses:
        facts.append(Fact(gettext("Dijeda"), _paused(report, now)))
    if report.net_hours is not None and report.answered_at is not None:
        gross = clock.started_hours(report.received_at, report.answered_at, [])
        taken = gettext("{net} jam").format(net=number(report.net_hours))
        if gross != report.net_hours:
            taken = gettext("{net} jam (dengan jeda {gross} jam)").format(
                net=number(report.net_hours), gross=number(gross)
            )
        facts.append(Fact(gettext("Dijawab setelah"), taken))
    if report.agency_hours is not None:
        text = gettext("{net} jam sejak diterimanya").format(
            net=number(report.agency_hours)
        )
        facts.append(Fact(gettext("Perangkat daerah menjawab dalam"), text))
    return facts


def _paused(report: Report, now: datetime) -> str:
    """How often and how long the clocks stood, and how long they may."""
    pauses = clock.pauses_until(report.pauses, now)
    hours = -(-clock.stood(pauses) // timedelta(hours=1))
    text = gettext("{count} kali, seluruhnya {hours} jam dari paling lama {days} hari")
    return text.format(
        count=number(len(pauses)), hours=number(hours), days=report.desk.pause_days
    )


def moment(value: datetime | None) -> str:
    """Day and time of day."""
    return f"{day(value, short=True)} {time_of_day(value)}" if value else day(None)


def _promise_state(report: Report, now: datetime) -> str:
    if report.in_pledge is not None:
        return gettext("ditepati") if report.in_pledge else gettext("tidak ditepati")
    if report.is_paused:
        return gettext("sedang dijeda")
    if report.state not in WAITING:
        return gettext("tidak dihitung lagi")
    return gettext("lewat batas") if now > report.pledge_due else gettext("sedang berjalan")


def _legal(report: Report, now: datetime) -> str:
    if report.legal_due is None:
        return gettext("tidak ada batas untuk jenis ini")
    text = gettext("{days} hari kerja, sampai {due}").format(
        days=report.legal_days, due=day(report.legal_due, short=True)
    )
    if report.in_legal is not None:
        state = gettext("ditepati") if report.in_legal else gettext("tidak ditepati")
        return f"{text} · {state}"
    late = now.astimezone(clock.zone()).date() > report.legal_due
    if late and report.state in WAITING and not report.is_paused:
        return f"{text} · {gettext('lewat batas')}"
    return text


def told(doing: str) -> str:
    """What was done, in the words of whoever did it."""
    said = {
        "answer": gettext("Jawaban terkirim."),
        "route": gettext("Laporan diteruskan."),
        "publish": gettext("Yang dibaca umum sudah terbit."),
        "return": gettext("Laporan dikembalikan."),
        "refuse": gettext("Laporan ditutup dengan alasan Anda."),
        "merge": gettext("Laporan digabung."),
        "pause": gettext("Penghitungan waktu dijeda."),
        "resume": gettext("Penghitungan waktu dilanjutkan."),
        "card": gettext("Kartu isu dibuat."),
    }
    return said.get(doing, gettext("Tersimpan."))
