"""Updates: public steps of reports, and answers that agencies send by their programs."""

from django.http import HttpRequest
from django.utils import timezone

from siap.apps.complaints.models import Event, Publication
from siap.apps.open311 import reading
from siap.apps.open311.services import take_update
from siap.apps.open311.serving import desk_of, required_key, served
from siap.apps.open311.shapes import Answer, update_of

SHOWN = ["interim", "answered", "closed", "refused", "reopened", "rerouted"]


@served("GET", "POST")
def updates(request: HttpRequest) -> Answer:
    """List the public steps of published reports, or take an answer of an agency."""
    return _send(request) if request.method == "POST" else _list(request)


def _list(request: HttpRequest) -> Answer:
    desk = desk_of(request)
    given = reading.single(request)
    start, end = reading.period(given, timezone.now())
    rows = Event.objects.filter(
        report__desk=desk,
        report__publication=Publication.PUBLISHED,
        kind__in=SHOWN,
        at__gte=start,
        at__lte=end,
    ).select_related("report")
    rows = rows.defer("report__text", "report__subject", "report__place")
    items = []
    for event in rows.order_by("at")[: reading.MOST]:
        if not event.is_public:
            event.text = ""
        items.append(update_of(event, event.report))
    return Answer("service_request_updates", "request_update", items)


def _send(request: HttpRequest) -> Answer:
    desk = desk_of(request)
    given = reading.single(request)
    key = required_key(desk, given)
    event = take_update(
        key=key, update=reading.new_update(given, request.headers), now=timezone.now()
    )
    one = {"update_id": f"{event.report.number}-{event.serial}"}
    return Answer("service_request_updates", "request_update", [one])
