"""Answers: an interim word leaves the clocks running, an answer of substance stops them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from siap.apps.complaints.covering import cover, personal_data
from siap.apps.complaints.models import (
    WAITING,
    CannedText,
    Event,
    Happening,
    Identity,
    Report,
    Reporter,
    State,
)
from siap.apps.complaints.permissions import require, sees_reporter
from siap.apps.complaints.placeholders import filled
from siap.apps.complaints.queries.lists import texts_for
from siap.apps.complaints.services.notifying import known_of, tell_reporter
from siap.apps.complaints.services.terms import end_pause, fix_clocks
from siap.apps.complaints.services.writing import (
    Act,
    News,
    from_desk,
    opened,
    said,
    write,
)
from siap.kernel.errors import InvalidInput
from siap.ui.formatting import day

# An office's own telephone number belongs into an answer; a citizen's data never does.
NEVER_IN_ANSWERS = frozenset({"nik", "npwp", "account", "name", "code"})


@transaction.atomic
def answer(*, report: Report, text: str, interim: bool, act: Act) -> Report:
    """
    Answer a report.

    Args:
        report: Waiting for an answer, or answered before.
        text: What sender and public read; the sender's own data is covered in it.
        interim: Whether it only says that work goes on; the clocks run on then.
        act: Who, when, and what they saw.

    Raises:
        Forbidden: The report is not with an agency of this person.
        Conflict: It changed meanwhile.
        InvalidInput: The text is too short, or the report is ended, or nobody has it.
    """
    locked = opened(report, "report.answer", act)
    if locked.state not in {*WAITING, State.ANSWERED}:
        raise InvalidInput("report-not-waiting", where="state")
    plain = said(answer_as_shown(locked, text), where="text")
    kind = Happening.INTERIM if interim else Happening.ANSWERED
    if not interim:
        _stop(locked, act.now)
    write(locked, from_desk(kind, locked, act, plain), now=act.now)
    tell_reporter(locked, _subject(locked), plain, now=act.now)
    if not interim:
        for twin in Report.objects.select_for_update(of=("self",)).filter(
            merged_into=locked
        ):
            answer_twin(twin, locked, plain, now=act.now)
    return locked


def answer_as_shown(report: Report, text: str) -> str:
    """An answer without the sender's data, as everybody will read it."""
    found = personal_data(text, known=known_of(report))
    return cover(text, [one for one in found if one.what in NEVER_IN_ANSWERS])


@transaction.atomic
def note(*, report: Report, text: str, act: Act) -> Report:
    """Keep a note that only the desk and the agency read; its digest is in the chain."""
    locked = opened(report, "report.note", act)
    news = from_desk(Happening.NOTED, locked, act, said(text, where="text"))
    hidden = News(**{**vars(news), "is_public": False})
    write(locked, hidden, now=act.now)
    return locked


@transaction.atomic
def unseal(*, report: Report, reason: str, act: Act) -> Reporter | None:
    """
    Open a sealed name once, with a reason; that it was opened stands in the history.

    Returns:
        Who sent it, as far as they told.
    """
    locked = opened(report, "report.unseal", act)
    news = from_desk(Happening.UNSEALED, locked, act, said(reason, where="reason"))
    write(locked, News(**{**vars(news), "is_public": False}), now=act.now)
    return Reporter.objects.filter(report=locked).first()


def reporter_for(report: Report, act: Act) -> Reporter | None:
    """Who sent a report, for those of the desk who may know."""
    require(act.by, "report.read", report)
    if not sees_reporter(act.by, report):
        return None
    return Reporter.objects.filter(report=report).first()


def canned_texts(report: Report) -> list[CannedText]:
    """The texts that an answer can start from, filled in, those of the agency first."""
    found = list(texts_for(report.desk, report.agency_id))
    values = _said_of(report) if found else {}
    for one in found:
        one.text = filled(one.text, values)
    return found


def canned_text(report: Report, text_id: int) -> str:
    """One of those texts; empty if it is not for this report, or switched off."""
    return next((one.text for one in canned_texts(report) if one.pk == text_id), "")


def _said_of(report: Report) -> dict[str, str]:
    """
    What the places in a ready text stand for.

    A name that is hidden from the public does not belong into a public answer.
    """
    shows = report.identity == Identity.OPEN
    names = Reporter.objects.filter(report=report).values_list("name", flat=True)
    name = names.first() if shows else ""
    return {
        "nama": name or gettext("Pelapor"),
        "nomor": report.label,
        "topik": report.category.name if report.category else gettext("tanpa topik"),
        "perangkat_daerah": report.agency.name if report.agency else report.desk.name,
        "batas": day(report.pledge_due),
    }


def _stop(report: Report, now: datetime) -> None:
    if report.is_paused:
        end_pause(report, now)
    fix_clocks(report, now)
    report.state, report.is_held, report.closed_at = State.ANSWERED, False, None


def answer_twin(twin: Report, main: Report, text: str, *, now: datetime) -> None:
    """Give a merged report, locked, the answer of the one that it was joined to."""
    if twin.is_paused:
        end_pause(twin, now)
    fix_clocks(twin, now)
    news = News(
        kind=Happening.ANSWERED,
        role="officer",
        text=text,
        data={"with": main.label},
        agency_name=main.agency.name if main.agency else "",
    )
    write(twin, news, now=now)
    subject = gettext("Laporan {number} dijawab bersama laporan {other}")
    subject = subject.format(number=twin.label, other=main.label)
    tell_reporter(twin, subject, text, now=now)


def _subject(report: Report) -> str:
    return gettext("Laporan {number} dijawab").format(number=report.label)


def last_answer(report: Report) -> Event | None:
    """The newest answer of substance."""
    found = Event.objects.filter(report=report, kind=Happening.ANSWERED)
    return found.order_by("-serial").first()
