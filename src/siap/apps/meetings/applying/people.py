"""Events of people: they come, are let in, are put into groups."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from siap.apps.meetings.models import Answer, Card, Meeting, Participant, Presence

_PERSON: Final = (
    "name", "institution", "side", "sex", "presence", "on_paper", "simulated",
)  # fmt: skip
_LATER: Final[Mapping[str, Any]] = {"people": 1, "women": None}
"""Fields of a person that logs from before lack, and what they are then."""


def person_data(person: Participant) -> dict[str, object]:
    """A participant as the log keeps one; without what the phone keeps."""
    names = (*_PERSON, *_LATER)
    return {"id": str(person.pk)} | {name: getattr(person, name) for name in names}


def _joined(meeting: Meeting, at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    fields = {name: data[name] for name in _PERSON}
    fields |= {name: data.get(name, start) for name, start in _LATER.items()}
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
    meeting.group_titles = data.get("titles", [])


def _grouped(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    Participant.objects.filter(meeting=meeting, pk=data["id"]).update(group=data["group"])


def _speaks_for(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    Participant.objects.filter(meeting=meeting, pk=data["id"]).update(
        people=data["people"], women=data["women"]
    )


def _merged(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    """Two entries of one person become one; of two answers that of the kept one counts."""
    twin, kept = data["id"], data["into"]
    Card.objects.filter(item__meeting=meeting, author=twin).update(author=kept)
    answered = Answer.objects.filter(participant=kept).values_list("round", flat=True)
    Answer.objects.filter(participant=twin, round__in=list(answered)).delete()
    Answer.objects.filter(participant=twin).update(participant=kept)
    everybody = Participant.objects.filter(meeting=meeting)
    everybody.filter(pk=twin).update(presence=Presence.OUT)
    everybody.filter(pk=kept).update(presence=Presence.PRESENT, on_paper=data["paper"])


APPLY: Final = {
    "joined": _joined,
    "presence": _presence,
    "groups": _groups,
    "grouped": _grouped,
    "speaks-for": _speaks_for,
    "merged": _merged,
}
