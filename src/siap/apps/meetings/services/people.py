"""Coming to a meeting: by phone, or written down by those who hold it."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
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
from siap.apps.meetings.tokens import digest, new_token
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import Forbidden, InvalidInput, NotFound

MOST_PEOPLE: Final = 2000
MOST_GROUPS: Final = 12


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """
    Who somebody says to be; `key` makes a repeated command harmless.

    `way` is how they came: `qr`, `number`, `paper`, or empty where it is not known.
    """

    name: str
    institution: str = ""
    side: str = Side.OTHER.value
    sex: str = ""
    way: str = ""
    key: str = ""


@in_turn
def join(*, meeting_id: int, who: Newcomer, now: datetime) -> tuple[Participant, str]:
    """
    Come in with the code, without an account.

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
    waits = meeting.door == Door.APPROVAL
    person = _person(meeting, who, now)
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


@in_turn
def let_in(command: Command, *, person_id: str, presence: str) -> None:
    """
    Let somebody in who waits, or send somebody out; what was contributed stays.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: Nobody of this id is in the meeting.
    """
    meeting = command.begin()
    if presence not in {Presence.PRESENT.value, Presence.OUT.value}:
        raise InvalidInput("meeting-choice", where="presence")
    person = {str(p.pk): p for p in meeting.participants.all()}.get(person_id)
    if person is None:
        raise NotFound("not-found", where=f"participant {person_id}")
    command.tell(
        meeting, "presence", {"id": person_id, "presence": presence}, audience=BOARD
    )
    # The phone itself learns it, too, so that its page changes.
    data: dict[str, object] = {"id": person_id, "presence": presence}
    command.tell(meeting, "presence", data, audience=f"person:{person_id}")


@in_turn
def make_groups(command: Command, *, count: int, by: str, seed: int) -> None:
    """
    Put everybody who is present into groups.

    Args:
        command: Whose command.
        count: Number of groups, 2 to 12.
        by: `side` keeps people of one side together; `random` draws lots so that each group
            has people of every side and institution as evenly as can be.
        seed: Of the lots.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: The number of groups or the way is not one of ours.
    """
    meeting = command.begin()
    if not 2 <= count <= MOST_GROUPS:
        span = f"2–{MOST_GROUPS}"
        raise InvalidInput("out-of-range", where="count", value=count, range=span)
    if by not in {"random", "side"}:
        raise InvalidInput("meeting-choice", where="by")
    present = list(meeting.participants.filter(presence=Presence.PRESENT))
    groups = drawn(present, count, by=by, seed=seed)
    command.tell(meeting, "groups", {"groups": groups}, audience=BOARD)


def drawn(
    people: Sequence[Participant], count: int, *, by: str, seed: int
) -> dict[str, int]:
    """
    Deal people out to groups numbered from 1; sizes differ by one at most with `random`.

    Returns:
        The group of each participant id; the same for the same people and seed.
    """
    if by == "side":
        sides = sorted({person.side for person in people})
        return {str(p.pk): sides.index(p.side) % count + 1 for p in people}
    lots = random.Random(seed)  # noqa: S311 - lots in the open, repeatable on purpose
    shuffled = sorted(people, key=lambda person: str(person.pk))
    lots.shuffle(shuffled)
    # Dealt out side by side and house by house, neighbours land in different groups.
    shuffled.sort(key=lambda person: (person.side, person.institution.casefold()))
    return {str(p.pk): place % count + 1 for place, p in enumerate(shuffled)}


def _person(meeting: Meeting, who: Newcomer, now: datetime) -> Participant:
    name, institution = " ".join(who.name.split()), " ".join(who.institution.split())
    if not name:
        raise InvalidInput("missing", where="name")
    for text, limit, where in ((name, 120, "name"), (institution, 160, "institution")):
        if len(text) > limit:
            raise InvalidInput("too-long", where=where, length=len(text), limit=limit)
    if meeting.participants.count() >= MOST_PEOPLE:
        raise InvalidInput("meeting-full", where="name", limit=MOST_PEOPLE)
    return Participant(
        pk=uuid.uuid4(),
        meeting=meeting,
        name=name,
        institution=institution,
        side=who.side if who.side in Side.values else Side.OTHER,
        sex=who.sex if who.sex in Sex.values else "",
        joined_at=now,
    )


def _came(person: Participant, *, by: str, way: str) -> News:
    # Only lists of attendance ask for the way, so the log alone keeps it.
    data = person_data(person) | {"way": way}
    return News(kind="joined", data=data, audience=BOARD, by=by)
