"""Coming to a meeting: by phone, or written down by those who hold it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from siap.apps.meetings.applying.people import person_data
from siap.apps.meetings.log import BOARD, News, locked, tell
from siap.apps.meetings.models import (
    Door,
    Meeting,
    MeetingState,
    Participant,
    Presence,
    Sex,
    Side,
)
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.services.doorkeeping import came_before, check_people
from siap.apps.meetings.tokens import digest, new_token
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import Forbidden, InvalidInput

MOST_PEOPLE: Final = 2000


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """
    Who somebody says to be.

    `way` is how they came: `qr`, `number`, `paper`, or empty where it is not known.
    `people` is for how many one speaks; only those who hold the meeting may say more than
    one. `origin` tells machines apart that come again and again; with `shared` it may stand
    for a whole hall.
    """

    name: str
    institution: str = ""
    side: str = Side.OTHER.value
    sex: str = ""
    way: str = ""
    people: int = 1
    origin: str = ""
    shared: bool = False


@in_turn
def join(*, meeting_id: int, who: Newcomer, now: datetime) -> tuple[Participant, str]:
    """
    Come in with the code, without an account.

    Somebody of the same name and institution as one who is here, and one more from a phone
    from which many came already, waits for those who hold the meeting: a phone that throws
    its token away gets no second vote by that.

    Returns:
        The participant, and the token that the phone keeps.

    Raises:
        Forbidden: Nobody is let in any more.
        InvalidInput: The name is missing or too long, or the meeting is full.
    """
    meeting = locked(meeting_id)
    if meeting.door == Door.CLOSED or meeting.state == MeetingState.ENDED:
        raise Forbidden("meeting-door-closed", where="door")
    token = new_token()
    person = _person(meeting, replace(who, people=1), now)
    waits = meeting.door == Door.APPROVAL or came_before(meeting, person, shared=who.shared)
    person.presence = Presence.WAITING if waits else Presence.PRESENT
    person.token = digest(token)
    person.save(force_insert=True)
    tell(meeting, _came(person, by="", way=who.way), now=now)
    return person, token


@in_turn
def write_down(command: Command, *, people: Sequence[Newcomer]) -> int:
    """
    Write down people who have no phone; they count like all others.

    Returns:
        How many were added.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: A name is missing or too long, or the meeting is full.
    """
    meeting = command.begin()
    for who in people:
        person = _person(meeting, who, command.now)
        person.on_paper = True
        person.save(force_insert=True)
        news = _came(person, by=command.by.display_name, way="paper")
        tell(meeting, news, now=command.now)
    return len(people)


def _person(meeting: Meeting, who: Newcomer, now: datetime) -> Participant:
    name, institution = " ".join(who.name.split()), " ".join(who.institution.split())
    if not name:
        raise InvalidInput("missing", where="name")
    for text, limit, where in ((name, 120, "name"), (institution, 160, "institution")):
        if len(text) > limit:
            raise InvalidInput("too-long", where=where, length=len(text), limit=limit)
    check_people(who.people)
    if meeting.participants.count() >= MOST_PEOPLE:
        raise InvalidInput("meeting-full", where="name", limit=MOST_PEOPLE)
    return Participant(
        pk=uuid.uuid4(),
        meeting=meeting,
        name=name,
        institution=institution,
        side=who.side if who.side in Side.values else Side.OTHER,
        sex=who.sex if who.sex in Sex.values else "",
        people=who.people,
        origin=who.origin[:64],
        joined_at=now,
    )


def _came(person: Participant, *, by: str, way: str) -> News:
    # Only lists of attendance ask for the way, so the log alone keeps it.
    data = person_data(person) | {"way": way}
    return News(kind="joined", data=data, audience=BOARD, by=by)
