"""Updates: public steps of reports, and answers that agencies send by their programs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from siap.apps.complaints.models import Event, Photo, Publication
from siap.apps.open311 import reading
from siap.apps.open311.services import take_update
from siap.apps.open311.serving import desk_of, required_key, served
from siap.apps.open311.shapes import Answer, Refused, update_of

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
    found = list(rows.order_by("at")[: reading.MOST])
    pictures = _pictures(request, found)
    items = []
    for event in found:
        if not event.is_public:
            event.text = ""
        items.append(update_of(event, event.report, media=pictures.get(event.pk, "")))
    return Answer("service_request_updates", "request_update", items)


def _pictures(request: HttpRequest, events: Sequence[Event]) -> Mapping[int, str]:
    """The address of the first public picture of each step that has one."""
    root = request.build_absolute_uri("/").rstrip("/")
    rows = Photo.objects.filter(event__in=[event.pk for event in events], is_public=True)
    # Later pairs overwrite earlier ones.
    names = dict(rows.order_by("-pk").values_list("event_id", "name"))
    return {
        pk: f"{root}{reverse('complaints:photo', args=[name])}"
        for pk, name in names.items()
    }


def _send(request: HttpRequest) -> Answer:
    desk = desk_of(request)
    given = reading.single(request)
    key = required_key(desk, given)
    if given.get("media_url"):
        raise Refused(
            400, "media_url is not fetched. Send the picture as a file named media."
        )
    new = reading.new_update(given, request.headers)
    update = replace(new, pictures=reading.pictures(request))
    event = take_update(key=key, update=update, now=timezone.now())
    one = {"update_id": f"{event.report.number}-{event.serial}"}
    return Answer("service_request_updates", "request_update", [one])
