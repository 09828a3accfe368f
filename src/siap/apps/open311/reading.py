"""Reading the arguments of a request, as clients really send them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, QueryDict

from siap.apps.complaints.clock import zone
from siap.apps.complaints.models import Channel, Desk, Identity, Kind
from siap.apps.complaints.photos import MAX_BYTES
from siap.apps.complaints.photos import MOST as MOST_PHOTOS
from siap.apps.complaints.queries.desks import topics_of
from siap.apps.complaints.services import NewReport, Sender
from siap.apps.open311.services import NewUpdate
from siap.apps.open311.shapes import Refused

LONGEST: Final = 4000
SPAN: Final = timedelta(days=90)
MOST: Final = 1000


def arguments(request: HttpRequest) -> QueryDict:
    """Query and body together; the body wins, and empty values count as absent."""
    merged = request.GET.copy()
    if request.method == "POST":
        for name, values in request.POST.lists():
            merged.setlist(name, values)
    for name in list(merged):
        if not any(value.strip() for value in merged.getlist(name)):
            del merged[name]
    return merged


def single(request: HttpRequest) -> dict[str, str]:
    """The arguments with one value each, the last one of several."""
    given = arguments(request)
    return {name: str(given[name]) for name in given}


def moment(text: str, where: str) -> datetime:
    """
    Read an instant; without a zone it is that of the offices, a space is a lost plus.

    Raises:
        Refused: 400, it is none.
    """
    try:
        found = datetime.fromisoformat(_mended(text.strip()))
    except ValueError:
        raise Refused(400, f"{where} is not an ISO 8601 date and time.") from None
    return found if found.tzinfo else found.replace(tzinfo=zone())


def _mended(text: str) -> str:
    head, gap, tail = text.rpartition(" ")
    return f"{head}+{tail}" if gap and "T" in head else text


def period(given: Mapping[str, str], now: datetime) -> tuple[datetime, datetime]:
    """
    The span of receipt that is asked for: ninety days at most, by default the last ones.

    Raises:
        Refused: 400, no date, or the span is longer.
    """
    start_text, end_text = given.get("start_date"), given.get("end_date")
    end = moment(end_text, "end_date") if end_text else None
    start = moment(start_text, "start_date") if start_text else None
    try:
        if start is None:
            start = (end or now) - SPAN
        if end is None:
            end = min(start + SPAN, now)
    except OverflowError:
        raise Refused(400, "The span leads out of the calendar.") from None
    if end - start > SPAN + timedelta(seconds=1):
        raise Refused(
            400, "The span between start_date and end_date may be 90 days at most."
        )
    return start, end


def is_number(text: str) -> bool:
    """Whether a text can be the number of a report."""
    return text.isascii() and text.isdigit() and len(text) < 10


def whole(given: Mapping[str, str], name: str, *, default: int, most: int) -> int:
    """
    Read a positive whole number.

    Raises:
        Refused: 400, it is none or too large.
    """
    text = given.get(name, str(default)).strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise Refused(400, f"{name} must be a whole number from 1 to {most}.")
    return int(text)


def new_report(given: QueryDict, desk: Desk) -> NewReport:
    """
    Read a report out of the arguments of `POST requests`.

    Raises:
        Refused: 400 or 404; says which argument is missing or wrong.
    """
    code = given.get("service_code", "")
    if not code:
        raise Refused(400, "service_code is required.")
    category = topics_of(desk).filter(code=code).first()
    if category is None:
        raise Refused(404, "There is no service with this service_code.")
    text = given.get("description", "").strip()
    if not text or len(text) > LONGEST:
        raise Refused(400, f"description is required, with {LONGEST} characters at most.")
    latitude, longitude = _place(given)
    names = [given.get(name, "").strip() for name in ("first_name", "last_name")]
    return NewReport(
        text=text,
        kind=_kind(given),
        channel=Channel.OPEN311,
        identity=Identity.HIDDEN,
        place=(given.get("address_string") or given.get("address_id") or "")[:200],
        category=category,
        latitude=latitude,
        longitude=longitude,
        sender=Sender(
            name=" ".join(name for name in names if name)[:100],
            email=_mail(given.get("email", "")),
            phone=given.get("phone", "").strip()[:30],
        ),
    )


def pictures(request: HttpRequest) -> list[bytes]:
    """
    The pictures that came along, as uploaded.

    Raises:
        Refused: 400, another name or too many of them; 413, one is too large. Nothing
            that somebody sent is left out in silence.
    """
    if set(request.FILES) - {"media"}:
        raise Refused(400, "Files are taken under the name media only.")
    uploads = request.FILES.getlist("media")
    if len(uploads) > MOST_PHOTOS:
        raise Refused(400, f"At most {MOST_PHOTOS} files named media are taken.")
    if any((upload.size or 0) > MAX_BYTES for upload in uploads):
        raise Refused(413, "A picture is too large.")
    return [upload.read() for upload in uploads]


OPEN_WORDS: Final = {
    "open", "acknowledged", "investigating", "in_progress", "planned", "action_scheduled",
}  # fmt: skip
CLOSED_WORDS: Final = {"closed", "fixed", "resolved"}


def new_update(given: Mapping[str, str], headers: Mapping[str, str]) -> NewUpdate:
    """
    Read an answer out of the arguments of `POST servicerequestupdates`.

    Raises:
        Refused: 400; says which argument is missing or wrong.
    """
    number = given.get("service_request_id", "").strip()
    if not is_number(number):
        raise Refused(400, "service_request_id is required.")
    text = given.get("description", "").strip()
    if not text or len(text) > LONGEST:
        raise Refused(400, f"description is required, with {LONGEST} characters at most.")
    status = given.get("status", "").strip().lower().replace(" ", "_")
    if status not in OPEN_WORDS | CLOSED_WORDS:
        raise Refused(
            400, "status is required: open, or closed for an answer of substance."
        )
    external = given.get("update_id", "").strip() or headers.get("Idempotency-Key", "")
    return NewUpdate(
        number=int(number),
        text=text,
        is_answer=status in CLOSED_WORDS,
        external_id=external[:100],
    )


def _kind(given: QueryDict) -> str:
    kind = given.get("attribute[kind]", Kind.COMPLAINT.value)
    if kind not in Kind.values:
        raise Refused(400, f"attribute[kind] must be one of: {', '.join(Kind.values)}.")
    return kind


def _mail(text: str) -> str:
    plain = text.strip()
    try:
        if plain:
            validate_email(plain)
    except ValidationError:
        raise Refused(400, "email is not an e-mail address.") from None
    return plain


def _place(given: QueryDict) -> tuple[Decimal | None, Decimal | None]:
    texts = given.get("lat"), given.get("long")
    if not any(texts):
        if not (given.get("address_string") or given.get("address_id")):
            raise Refused(400, "A location is required: lat and long, or address_string.")
        return None, None
    try:
        found = [Decimal((text or "").strip()) for text in texts]
    except InvalidOperation:
        raise Refused(400, "lat and long must both be decimal degrees.") from None
    if not all(one.is_finite() for one in found):
        raise Refused(400, "lat and long must both be decimal degrees.")
    if not (abs(found[0]) <= 90 and abs(found[1]) <= 180):
        raise Refused(400, "lat and long are outside of the earth.")
    latitude, longitude = (one.quantize(Decimal("0.00001")) for one in found)
    return latitude, longitude
