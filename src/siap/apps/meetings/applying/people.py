"""Events of people: they come, are let in, are put into groups."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from siap.apps.meetings.models import Meeting, Participant

_PERSON: Final = (
    "name", "institution", "side", "sex", "presence", "on_paper", "simulated",
)  # fmt: skip


def person_data(person: Participant) -> dict[str, object]:
    """A participant as the log keeps one; without what the phone keeps."""
    return {"id": str(person.pk)} | {name: getattr(person, name) for name in _PERSON}


def _joined(meeting: Meeting, at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    fields = {name: data[name] for name in _PERSON}
    # The record may be there already, with the token that the log must not hold.
    Participant.objects.update_or_create(
        pk=data["id"], meeting=meeting, defaults={**fields, "joined_at": at}
    )


def _presence(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    Participant.objects.filter(meeting=meeting, pk=data["id"]).update(
        presence=data["presence"]
    )


def _groups(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    people = {str(p.pk): p for p in Participant.objects.filter(meeting=meeting)}
    for person in people.values():
        person.group = data["groups"].get(str(person.pk))
    Participant.objects.bulk_update(people.values(), ["group"])


APPLY: Final = {"joined": _joined, "presence": _presence, "groups": _groups}
