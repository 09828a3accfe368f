"""Who is to answer: forwarding, re-routing in the open, sending back, refusing, merging."""

from django.db import transaction
from django.utils.translation import gettext

from siap.apps.complaints.covering import covered
from siap.apps.complaints.models import (
    WAITING,
    Category,
    Happening,
    Identity,
    Report,
    State,
)
from siap.apps.complaints.services.answering import answer_twin, last_answer
from siap.apps.complaints.services.notifying import known_of, tell_reporter
from siap.apps.complaints.services.terms import end_pause, set_due
from siap.apps.complaints.services.writing import Act, News, from_desk, opened, said, write
from siap.apps.organisations.models import Agency
from siap.kernel.errors import InvalidInput


@transaction.atomic
def route(*, report: Report, agency: Agency, reason: str, act: Act) -> Report:
    """
    Give a report to an agency. The citizen's clocks go on; the agency's own begins.

    Args:
        report: Waiting for an answer, or answered by the wrong office.
        agency: Of the region of the desk.
        reason: What the public reads; needed when another agency had it.
        act: Who, when, and what they saw.

    Raises:
        Forbidden: Not for this person.
        Conflict: It changed meanwhile.
        InvalidInput: Another region's agency, the same one again, or no reason.
    """
    locked = opened(report, "report.route", act)
    if agency.region_id != locked.desk.region_id or agency.pk == locked.agency_id:
        raise InvalidInput("agency-not-fitting", where="agency")
    if locked.state not in WAITING:
        raise InvalidInput("report-not-waiting", where="state")
    before = locked.agency
    kind = Happening.REROUTED if before else Happening.FORWARDED
    plain = covered(reason.strip(), known=known_of(locked))
    if before:
        plain = said(plain, where="reason")
    locked.agency, locked.agency_since = agency, act.now
    if locked.state == State.RECEIVED:
        locked.state = State.FORWARDED
    news = News(
        kind=kind,
        role="administrator",
        text=plain,
        data={"from": before.name if before else "", "to": agency.name},
        by=act.by,
    )
    write(locked, news, now=act.now)
    return locked


@transaction.atomic
def send_back(*, report: Report, reason: str, act: Act) -> Report:
    """
    Send a report back to the desk: it is not for this agency; the public reads why.

    Raises:
        Forbidden: It is not with an agency of this person.
        InvalidInput: It is with no agency, was answered, or no reason is given.
    """
    locked = opened(report, "report.return", act)
    if locked.agency is None or locked.state not in WAITING:
        raise InvalidInput("report-not-waiting", where="state")
    plain = said(covered(reason, known=known_of(locked)), where="reason")
    news = from_desk(Happening.RETURNED, locked, act, plain, **{"from": locked.agency.name})
    locked.agency = locked.agency_since = None
    locked.state = State.RECEIVED
    write(locked, news, now=act.now)
    return locked


@transaction.atomic
def classify(
    *, report: Report, category: Category | None, oversight: bool, act: Act
) -> Report:
    """
    Set topic and class; the class decides the law's term, counted from receipt as ever.

    Raises:
        InvalidInput: The topic is of another desk.
    """
    locked = opened(report, "report.classify", act)
    if category is not None and category.desk_id != locked.desk_id:
        raise InvalidInput("unknown-choice", where="category", value="", known="")
    locked.category, locked.oversight = category, oversight
    if locked.answered_at is None:
        set_due(locked)
    data = {
        "category": category.code if category else "",
        "oversight": oversight,
        "legal_days": locked.legal_days,
    }
    write(locked, from_desk(Happening.CLASSIFIED, locked, act, "", **data), now=act.now)
    return locked


@transaction.atomic
def refuse(*, report: Report, reason: str, act: Act) -> Report:
    """
    End a report that nobody can act on, with those joined to it; the public reads why.

    Raises:
        InvalidInput: It was answered or ended before, or no reason is given.
    """
    locked = opened(report, "report.refuse", act)
    if locked.state not in WAITING:
        raise InvalidInput("report-not-waiting", where="state")
    plain = said(covered(reason, known=known_of(locked)), where="reason")
    _end(locked, plain, act)
    twins = Report.objects.select_for_update(of=("self",)).filter(merged_into=locked)
    for twin in twins.filter(state=State.MERGED).select_related("agency", "desk"):
        _end(twin, plain, act)
    return locked


def _end(report: Report, reason: str, act: Act) -> None:
    """End a report that nobody acts on, and tell its sender why."""
    report.state, report.closed_at, report.is_held = State.REFUSED, act.now, False
    write(report, from_desk(Happening.REFUSED, report, act, reason), now=act.now)
    subject = gettext("Laporan {number}").format(number=report.label)
    tell_reporter(report, subject, reason, now=act.now)


@transaction.atomic
def merge(*, report: Report, into: Report, act: Act) -> Report:
    """
    Join a report to another one about the same thing; its sender gets the same answer.

    Its own clocks go on and stop with that answer.

    Raises:
        InvalidInput: The other one is of another desk, secret, merged itself, the same,
            or ended; or this one was answered.
    """
    locked = opened(report, "report.merge", act)
    if not _can_hold(into, locked) or locked.state not in WAITING:
        raise InvalidInput("cannot-merge", where="into")
    if locked.is_paused:
        end_pause(locked, act.now)
    locked.merged_into, locked.state = into, State.MERGED
    locked.agency = into.agency
    news = from_desk(Happening.MERGED, locked, act, "", into=into.label)
    write(locked, news, now=act.now)
    said_there = last_answer(into)
    if said_there is not None:
        # What stops the clock is that the sender gets the answer, not the joining.
        answer_twin(locked, into, said_there.text, now=act.now)
        return locked
    text = gettext(
        "Laporan Anda ditangani bersama laporan {number} karena membahas hal yang sama. "
        "Jawabannya akan sampai kepada Anda juga. Kode Anda tetap berlaku: dengan kode itu "
        "Anda mengikuti, menilai, dan dapat membuka kembali laporan Anda."
    ).format(number=into.label)
    subject = gettext("Laporan {number}").format(number=locked.label)
    tell_reporter(locked, subject, text, now=act.now)
    return locked


def _can_hold(into: Report, report: Report) -> bool:
    return (
        into.pk != report.pk
        and into.desk_id == report.desk_id
        and Identity.SECRET not in {into.identity, report.identity}
        and into.merged_into_id is None
        and not report.twins.exists()
        and into.state not in {State.REFUSED, State.MERGED}
    )
