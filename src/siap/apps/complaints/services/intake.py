"""Taking a report in, whichever way it came: once, with a number and a code."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.complaints import clock
from siap.apps.complaints.clock import zone
from siap.apps.complaints.codes import code_from, hash_of_code
from siap.apps.complaints.models import (
    Category,
    Channel,
    Desk,
    Event,
    Happening,
    Identity,
    Kind,
    Photo,
    Pledge,
    Publication,
    Report,
    Reporter,
)
from siap.apps.complaints.models.report import SECRET_FROM
from siap.apps.complaints.permissions import require_desk
from siap.apps.complaints.photos import redrawn
from siap.apps.complaints.places import cell_of
from siap.apps.complaints.services.notifying import receipt
from siap.apps.complaints.services.terms import days_off_of
from siap.apps.complaints.services.writing import News, next_event
from siap.kernel.errors import InvalidInput, Unavailable

LONGEST = 8000


@dataclass(frozen=True, kw_only=True)
class Sender:
    """What somebody told about themselves; all of it may be empty."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""

    @property
    def is_known(self) -> bool:
        """Whether they told anything."""
        return bool(self.name or self.email or self.phone or self.address)


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """A report as it is handed in."""

    text: str
    kind: str = Kind.COMPLAINT
    channel: str = Channel.WEB
    identity: str = Identity.HIDDEN
    subject: str = ""
    place: str = ""
    category: Category | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    sender: Sender = Sender()
    is_held: bool = False


def take_report(*, desk: Desk, new: NewReport, token: str, now: datetime) -> Report:
    """
    Take a report in.

    Args:
        desk: Where.
        new: What; already checked for form, not for content.
        token: Random and secret; the same token gives the same report and the same code,
            however often it comes.
        now: When it was received, aware. Of people without a name only the hour is kept.

    Returns:
        The report; `follow_code(token)` is its code.

    Raises:
        InvalidInput: The text is empty or longer than 8,000 letters.
        Unavailable: The desk takes no reports.
    """
    text = _cleaned(new.text)
    if not text or len(text) > LONGEST:
        raise InvalidInput("report-length", where="text", most=LONGEST)
    with transaction.atomic():
        locked = Desk.objects.select_for_update().get(pk=desk.pk)
        if not locked.is_open:
            raise Unavailable("desk-closed", where=desk.slug)
        code = follow_code(token)
        known = Report.objects.filter(code_hash=hash_of_code(code)).first()
        if known is not None:
            return known
        number = next_number(locked, new)
        locked.save(update_fields=["last_number", "secret_taken"])
        off = days_off_of(locked, now)
        report = built(locked, new, pledges_of(locked), number=number, off=off, now=now)
        report.code_hash = hash_of_code(code)
        event = next_event(report, first_news(report), now=report.received_at)
        report.save()
        event.report = report
        event.save()
        if new.sender.is_known:
            Reporter.objects.create(report=report, **vars(new.sender))
        receipt(report, new.sender.email, new.sender.phone, code, now=now)
    return report


@transaction.atomic
def take_at_desk(
    *,
    desk: Desk,
    new: NewReport,
    pictures: Sequence[bytes],
    token: str,
    by: User,
    now: datetime,
) -> Report:
    """
    Type in what somebody says at the desk or on paper.

    Args:
        desk: Where.
        new: What they say.
        pictures: As uploaded; only their redrawing is kept.
        token: See `take_report`.
        by: Who types it in.
        now: When.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: As `take_report`; or a picture is none.
    """
    require_desk(by, desk)
    drawn = [redrawn(content) for content in pictures]
    report = take_report(desk=desk, new=new, token=token, now=now)
    add_photos(report=report, pictures=drawn, now=now)
    return report


def follow_code(token: str) -> str:
    """The code of the report that was taken in with a token."""
    return code_from(settings.SECRET_KEY, token)


def next_number(desk: Desk, new: NewReport) -> int:
    """
    Give a report its number; `desk`, locked, counts it and is still to be stored.

    Secret ones get a number by chance: one of the list would leave a gap in what everybody
    sees, and a gap tells when somebody has complained.
    """
    if new.identity != Identity.SECRET:
        desk.last_number += 1
        return desk.last_number
    desk.secret_taken += 1
    while True:
        number = SECRET_FROM + secrets.randbelow(9 * SECRET_FROM)
        if not Report.objects.filter(desk=desk, number=number).exists():
            return number


def built(
    desk: Desk,
    new: NewReport,
    pledges: Sequence[Pledge],
    *,
    number: int,
    off: frozenset[date] = frozenset(),
    now: datetime,
) -> Report:
    """Make a report with its clocks set. Not stored."""
    text = _cleaned(new.text)
    received = _moment(new, now)
    day = received.astimezone(zone()).date()
    hours = pledge_hours(pledges, new.kind, received)
    term = clock.legal_term(day, kind=new.kind, oversight=False, regional=off)
    secret = new.identity == Identity.SECRET
    return Report(
        desk=desk,
        number=number,
        kind=new.kind,
        channel=new.channel,
        identity=new.identity,
        category=new.category,
        subject=(new.subject.strip() or first_words(text))[:120],
        text=text,
        place=new.place.strip()[:200],
        latitude=new.latitude,
        longitude=new.longitude,
        cell=cell_of(new.latitude, new.longitude),
        publication=Publication.NEVER if secret else Publication.WAITING,
        is_held=new.is_held,
        received_at=received,
        updated_at=received,
        pledge_hours=hours,
        pledge_due=clock.pledge_due(received, hours, []),
        legal_rules=term.rules if term else "",
        legal_days=term.days if term else None,
        legal_due=term.due if term else None,
    )


def first_news(report: Report) -> News:
    """The first link of a history: the digest of what was written, with kind and terms."""
    data = {
        "kind": str(report.kind),
        "channel": str(report.channel),
        "pledge_hours": report.pledge_hours,
        "legal_days": report.legal_days,
    }
    return News(
        kind=Happening.RECEIVED,
        role="reporter",
        text=f"{report.subject}\n{report.place}\n{report.text}",
        data=data,
        is_public=False,
    )


def pledges_of(desk: Desk) -> list[Pledge]:
    """The promises of a desk, the newest first."""
    return list(Pledge.objects.filter(desk=desk).order_by("-valid_from"))


def pledge_hours(pledges: Sequence[Pledge], kind: str, received: datetime) -> int:
    """The promise that held on the day of receipt: of the kind, else of all, else 48."""
    day = received.astimezone(zone()).date()
    holding = [pledge for pledge in pledges if pledge.valid_from <= day]
    own = next((pledge.hours for pledge in holding if pledge.kind == kind), None)
    of_all = next((pledge.hours for pledge in holding if not pledge.kind), None)
    return own or of_all or clock.DEFAULT_HOURS


def first_words(text: str) -> str:
    """The beginning of a text as a title, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= 80:
        return line
    return f"{line[:78].rsplit(' ', 1)[0]} …"


def add_photos(
    *,
    report: Report,
    pictures: Sequence[bytes],
    event: Event | None = None,
    now: datetime,
) -> None:
    """
    Attach pictures that were drawn anew.

    Args:
        report: What they show.
        pictures: JPEG of our own drawing.
        event: The answer that they came with; somebody is then asked to look at them.
        now: When.
    """
    Photo.objects.bulk_create(
        Photo(
            report=report,
            event=event,
            is_waiting=event is not None,
            name=secrets.token_hex(16),
            content=content,
            added_at=now,
        )
        for content in pictures
    )


def _cleaned(text: str) -> str:
    return text.replace("\x00", "").strip()


def _moment(new: NewReport, now: datetime) -> datetime:
    """To the second; to the hour where a precise time could give somebody away."""
    moment = now.astimezone(UTC).replace(microsecond=0)
    if new.identity == Identity.SEALED or not new.sender.is_known:
        # The clock starts before the sending: an hour more for nobody but the citizen.
        return moment - timedelta(minutes=moment.minute, seconds=moment.second)
    return moment
