"""Answers as the specification writes them: JSON without a root, XML with one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from django.http import HttpResponse, JsonResponse

from siap.apps.complaints.models import WAITING, Event, Happening, Report, State

Node = str | int | bool | None | Sequence["Node"] | Mapping[str, "Node"]
CHARACTERS: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))
"""Signs that XML 1.0 cannot hold."""


@dataclass(frozen=True)
class Answer:
    """An answer before it is written: the XML root, the name of one item, and the items."""

    root: str
    item: str
    items: Node
    status: int = 200


class Refused(Exception):
    """A request that is not served: HTTP status, a code of its own, and why."""

    def __init__(self, status: int, description: str, code: str = "") -> None:
        super().__init__(description)
        self.status, self.description = status, description
        self.code = code or str(status)


def write(answer: Answer, form: str) -> HttpResponse:
    """
    Write an answer.

    Args:
        answer: What to write.
        form: `json` or `xml`.
    """
    if form == "json":
        response: HttpResponse = JsonResponse(
            answer.items,
            safe=False,
            status=answer.status,
            json_dumps_params={"ensure_ascii": False},
            content_type="application/json; charset=utf-8",
        )
    else:
        body = f'<?xml version="1.0" encoding="utf-8"?>\n{_xml(answer.root, answer)}'
        response = HttpResponse(
            body.encode(), status=answer.status, content_type="text/xml; charset=utf-8"
        )
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store" if answer.status != 200 else "public, max-age=60"
    return response


def refusal(refused: Refused) -> Answer:
    """A refusal as a list of one error."""
    one = {"code": refused.code, "description": refused.description}
    return Answer("errors", "error", [one], refused.status)


def _xml(root: str, answer: Answer) -> str:
    if isinstance(answer.items, Mapping):
        return _element(root, answer.items)
    if isinstance(answer.items, Sequence) and not isinstance(answer.items, str):
        inner = "".join(_element(answer.item, one) for one in answer.items)
        return f"<{root}>{inner}</{root}>"
    return _element(root, answer.items)


def _element(name: str, value: Node) -> str:
    if value is None or value == "":
        return f"<{name}/>"
    if isinstance(value, bool):
        return f"<{name}>{'true' if value else 'false'}</{name}>"
    if isinstance(value, Mapping):
        return f"<{name}>{''.join(_element(k, v) for k, v in value.items())}</{name}>"
    if isinstance(value, str | int):
        return f"<{name}>{escape(str(value).translate(CHARACTERS))}</{name}>"
    # A list stands in an element of its own name; its items have the singular.
    singular = name.removesuffix("s")
    return f"<{name}>{''.join(_element(singular, one) for one in value)}</{name}>"


@dataclass(frozen=True)
class Names:
    """What stands for ids and states in many reports, read once for all of them."""

    services: Mapping[int, tuple[str, str]]
    agencies: Mapping[int, str]
    states: Mapping[str, str]


def request_of(
    report: Report, names: Names, *, link: str, media: str
) -> Mapping[str, Node]:
    """
    A published report as the specification's service request.

    Args:
        report: Published.
        names: Of topics, agencies and states.
        link: Address of its page, for the notice.
        media: Address of its first public picture, or empty.
    """
    is_open = report.state in WAITING
    code, service = names.services.get(report.category_id or 0, (None, None))
    return {
        "service_request_id": str(report.number),
        "status": "open" if is_open else "closed",
        "status_notes": names.states[report.state],
        "service_name": service,
        "service_code": code,
        "description": report.public_text,
        "agency_responsible": names.agencies.get(report.agency_id or 0),
        "service_notice": link,
        "requested_datetime": stamp(report.received_at),
        "updated_datetime": stamp(_updated(report, is_open=is_open)),
        "expected_datetime": stamp(report.pledge_due),
        "address": report.public_place or None,
        "address_id": None,
        "zipcode": None,
        "lat": _degrees(report.latitude),
        "long": _degrees(report.longitude),
        "media_url": media or None,
    }


def update_of(event: Event, report: Report, *, media: str = "") -> Mapping[str, Node]:
    """A public step of a history as the extension's update, with its first picture."""
    closed = {Happening.ANSWERED, Happening.CLOSED, Happening.REFUSED, Happening.MERGED}
    return {
        "update_id": f"{report.number}-{event.serial}",
        "service_request_id": str(report.number),
        "status": "closed" if event.kind in closed else "open",
        "description": event.text or str(Happening(event.kind).label),
        "updated_datetime": stamp(event.at),
        "media_url": media or None,
    }


def stamp(moment: datetime) -> str:
    """An instant in the W3C profile of ISO 8601: seconds and zone, always."""
    return moment.isoformat(timespec="seconds")


def _updated(report: Report, *, is_open: bool) -> datetime:
    if is_open:
        return report.updated_at
    ended = State.CLOSED, State.REFUSED
    found = report.closed_at if report.state in ended else report.answered_at
    return found or report.updated_at


def _degrees(value: object) -> str | None:
    return None if value is None else str(value)
