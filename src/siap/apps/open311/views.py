"""The calls of GeoReport v2; answers and refusals have the form that was asked for."""

from typing import Final

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import (
    WAITING,
    Category,
    Desk,
    Kind,
    Photo,
    Publication,
    Report,
    State,
)
from siap.apps.complaints.queries.desks import agencies_for, topics_of
from siap.apps.complaints.queries.public import published
from siap.apps.open311 import reading
from siap.apps.open311.services import take_in
from siap.apps.open311.serving import desk_of, required_key, served
from siap.apps.open311.shapes import Answer, Names, Node, Refused, request_of
from siap.kernel.digits import whole_number

CHANGED: Final = "2026-11-21T00:00:00+07:00"

READ: Final = (
    *("number", "state", "category_id", "agency_id", "public_text", "public_place"),
    *("received_at", "updated_at", "answered_at", "closed_at", "pledge_due"),
    *("latitude", "longitude"),
)
"""The fields that an answer needs: a list may be of a thousand reports."""

Rows = QuerySet[Report]


@served("GET")
def discovery(request: HttpRequest) -> Answer:
    """Say where the service is."""
    base = request.build_absolute_uri(reverse("open311:root"))
    one: dict[str, Node] = {
        "specification": "http://wiki.open311.org/GeoReport_v2",
        "url": base.rstrip("/"),
        "changeset": CHANGED,
        "formats": ["text/xml", "application/json"],
    }
    endpoints: list[Node] = [one | {"type": "production"}, one | {"type": "test"}]
    contact = request.build_absolute_uri(reverse("complaints:home"))
    return Answer(
        "discovery",
        "",
        {
            "changeset": CHANGED,
            "contact": contact,
            "key_service": contact,
            "endpoints": endpoints,
        },
    )


@served("GET")
def services(request: HttpRequest) -> Answer:
    """List the topics."""
    rows = topics_of(desk_of(request))
    items = [
        {
            "service_code": row.code,
            "service_name": row.name,
            "description": row.name,
            "metadata": True,
            "type": "realtime",
            "keywords": row.keywords or None,
            "group": row.group or None,
        }
        for row in rows
    ]
    return Answer("services", "service", items)


@served("GET")
def service(request: HttpRequest, code: str) -> Answer:
    """Describe a topic: which kind of message it is can be said."""
    desk = desk_of(request)
    if not topics_of(desk).filter(code=code).exists():
        raise Refused(404, "There is no service with this service_code.")
    kind: dict[str, Node] = {
        "variable": True,
        "code": "kind",
        "datatype": "singlevaluelist",
        "required": False,
        "datatype_description": None,
        "order": 1,
        "description": "Jenis laporan",
        "values": [{"key": one.value, "name": str(one.label)} for one in Kind],
    }
    items: Node = {"service_code": code, "attributes": [kind]}
    return Answer("service_definition", "", items)


@served("GET", "POST")
def requests(request: HttpRequest) -> Answer:
    """List published reports, or take one in."""
    return _send(request) if request.method == "POST" else _list(request)


def _list(request: HttpRequest) -> Answer:
    desk = desk_of(request)
    given = reading.single(request)
    rows = published(desk).select_related(None).only(*READ)
    ids = given.get("service_request_id", "")
    if ids:
        # It overrides everything else.
        numbers = [int(one) for one in _words(ids) if reading.is_number(one)]
        found = list(rows.filter(number__in=numbers[: reading.MOST]))
    else:
        size = reading.whole(given, "page_size", default=reading.MOST, most=reading.MOST)
        page = reading.whole(given, "page", default=1, most=10_000)
        start, end = reading.period(given, timezone.now())
        rows = rows.filter(received_at__gte=start, received_at__lte=end)
        if given.get("service_code"):
            rows = rows.filter(category__code__in=_words(given["service_code"]))
        rows = _of_status(rows, given.get("status", ""))
        found = list(rows[(page - 1) * size : page * size])
    return Answer("service_requests", "request", _items(request, desk, found))


def _of_status(rows: Rows, text: str) -> Rows:
    wanted = set(_words(text))
    if wanted - {"open", "closed"}:
        raise Refused(400, "status must be open or closed.")
    if wanted == {"open"}:
        return rows.filter(state__in=WAITING)
    if wanted == {"closed"}:
        return rows.exclude(state__in=WAITING)
    return rows


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _items(request: HttpRequest, desk: Desk, found: list[Report]) -> list[Node]:
    rows = Photo.objects.filter(report__in=[r.pk for r in found], is_public=True)
    # The first picture of each: later pairs overwrite earlier ones.
    photos = dict(rows.order_by("-pk").values_list("report_id", "name"))
    names = _names(desk)
    root = request.build_absolute_uri("/").rstrip("/")
    home = reverse("complaints:reports", args=[desk.slug])
    items: list[Node] = []
    for report in found:
        name = photos.get(report.pk)
        media = f"{root}{reverse('complaints:photo', args=[name])}" if name else ""
        link = f"{root}{home}{report.number}/"
        items.append(request_of(report, names, link=link, media=media))
    return items


def _names(desk: Desk) -> Names:
    """Read once, not with each of a thousand reports."""
    categories = Category.objects.filter(desk=desk).values_list("pk", "code", "name")
    return Names(
        services={pk: (code, name) for pk, code, name in categories},
        agencies=dict(agencies_for(desk).values_list("pk", "name")),
        states={value: str(label) for value, label in State.choices},
    )


@served("GET")
def one_request(request: HttpRequest, number: str) -> Answer:
    """Give one published report, as a list of one."""
    desk = desk_of(request)
    digits = whole_number(number) or 0
    found = list(published(desk).select_related(None).filter(number=digits))
    if not found:
        raise Refused(404, "There is no request with this service_request_id.")
    return Answer("service_requests", "request", _items(request, desk, found))


def _send(request: HttpRequest) -> Answer:
    desk = desk_of(request)
    given = reading.arguments(request)
    key = required_key(desk, given)
    report = take_in(
        key=key,
        new=reading.new_report(given, desk),
        pictures=reading.pictures(request),
        token=request.headers.get("Idempotency-Key", "") or new_token(),
        now=timezone.now(),
    )
    notice = "Isi laporan tampil setelah diperiksa; waktunya sudah berjalan."
    if given.get("media_url"):
        # A report is not refused for its picture; but whoever sent it is to know.
        notice += " Foto di media_url tidak diambil; kirim berkasnya sebagai media."
    one = {
        "service_request_id": str(report.number),
        "service_notice": notice,
        "account_id": None,
    }
    return Answer("service_requests", "request", [one])


@served("GET")
def token(request: HttpRequest, token: str) -> Answer:
    """Give the report of a token; reports get their number at once, so a token is one."""
    desk = desk_of(request)
    digits = whole_number(token) or 0
    if (
        not Report.objects.filter(desk=desk, number=digits)
        .exclude(publication=Publication.NEVER)
        .exists()
    ):
        raise Refused(404, "There is no such token.")
    one = {"service_request_id": str(digits), "token": token}
    return Answer("service_requests", "request", [one])


@served("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
def nowhere(_request: HttpRequest, path: str) -> Answer:
    """Refuse an address that is none."""
    raise Refused(404, f"There is no call {path[:60]}.")
