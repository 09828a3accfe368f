"""Who is let in, who is out, who came twice, who speaks for several."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from siap.apps.meetings.log import BOARD
from siap.apps.meetings.models import Meeting, Participant, Presence
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import Forbidden, InvalidInput, NotFound

MOST_SPOKEN_FOR: Final = 100
MOST_ALIKE: Final = 5
"""So many come in unasked from one machine of the local network."""
MOST_BEHIND: Final = 40
"""So many come in unasked from one outer address: a whole hall may share it."""
WAITING_TIMES: Final = 10
"""So many times as many may come from there before nobody more may even wait."""


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
    _tell_presence(command, meeting, _one(meeting, person_id), presence)


@in_turn
def let_all_in(command: Command) -> int:
    """
    Let everybody in who waits.

    Returns:
        How many.

    Raises:
        Forbidden: The person may not hold the meeting.
    """
    meeting = command.begin()
    waiting = list(meeting.participants.filter(presence=Presence.WAITING))
    for person in waiting:
        _tell_presence(command, meeting, person, Presence.PRESENT.value)
    return len(waiting)


def _tell_presence(
    command: Command, meeting: Meeting, person: Participant, presence: str
) -> None:
    data: dict[str, object] = {"id": str(person.pk), "presence": presence}
    command.tell(meeting, "presence", data, audience=BOARD)
    # The phone itself learns it, too, so that its page changes; one that is out hears no
    # more after that.
    shown: dict[str, object] = {"presence": presence}
    command.tell(meeting, "presence", data, audience=f"person:{person.pk}", shown=shown)


@in_turn
def speak_for(
    command: Command, *, person_id: str, people: int, women: int | None = None
) -> None:
    """
    Write down for how many people somebody speaks who are here without a phone.

    Attendance and every answer from now on count them all.

    Args:
        command: Whose command.
        person_id: The participant.
        people: How many, 1 to 100, the participant included.
        women: How many of them are women; None where that is not said.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: Nobody of this id is in the meeting.
        InvalidInput: The numbers are out of range.
    """
    meeting = command.begin()
    person = _one(meeting, person_id)
    check_people(people)
    if women is not None and women > people:
        span = f"0–{people}"
        raise InvalidInput("out-of-range", where="women", value=women, range=span)
    data: dict[str, object] = {"id": str(person.pk), "people": people, "women": women}
    command.tell(meeting, "speaks-for", data, audience=BOARD)


def check_people(people: int) -> None:
    """
    Check for how many people somebody is to speak.

    Raises:
        InvalidInput: None, or more than 100.
    """
    if not 1 <= people <= MOST_SPOKEN_FOR:
        span = f"1–{MOST_SPOKEN_FOR}"
        raise InvalidInput("out-of-range", where="people", value=people, range=span)


@in_turn
def merge(command: Command, *, twin_id: str, kept_id: str) -> None:
    """
    Make two entries of one person one: the phone of the twin goes on as the kept one.

    Cards of the twin become those of the kept one; where both answered, the answer of the
    kept one counts.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: One of them is not in the meeting.
        InvalidInput: Both are the same entry.
    """
    meeting = command.begin()
    twin, kept = _one(meeting, twin_id), _one(meeting, kept_id)
    if twin.pk == kept.pk:
        raise InvalidInput("meeting-choice", where="into")
    used = Counter(kept.marks)
    used.update(twin.marks)
    # The phone in the hand is the one that came last.
    phone, paper = twin.token or kept.token, kept.on_paper and not twin.token
    data: dict[str, object] = {"id": str(twin.pk), "into": str(kept.pk), "paper": paper}
    command.tell(meeting, "merged", data, audience=BOARD)
    Participant.objects.filter(pk=twin.pk).update(token="", marks={})
    Participant.objects.filter(pk=kept.pk).update(token=phone, marks=dict(used))
    gone: dict[str, object] = {"id": str(twin.pk), "presence": Presence.OUT.value}
    shown: dict[str, object] = {"presence": "merged"}
    # Both pages are read anew: one phone goes on as the kept entry, the other is none now.
    for pk in (twin.pk, kept.pk):
        command.tell(meeting, "presence", gone, audience=f"person:{pk}", shown=shown)


def twins_of(people: Sequence[Participant]) -> list[tuple[Participant, Participant]]:
    """
    Entries that seem to be of one person.

    Returns:
        Pairs of a later entry and the first one of the same name and institution, in the
        order of `people`; those who are out are left out.
    """
    first: dict[tuple[str, str], Participant] = {}
    found = []
    for person in people:
        if person.presence == Presence.OUT or person.simulated:
            continue
        key = person.name.casefold(), person.institution.casefold()
        known = first.setdefault(key, person)
        if known is not person:
            found.append((person, known))
    return found


def came_before(meeting: Meeting, person: Participant, *, shared: bool) -> bool:
    """
    Whether somebody like this came already, or many came from the same machine.

    Those who were put out count, too: they do not come back by coming anew.

    Args:
        meeting: Where to.
        person: Who comes.
        shared: Whether many phones may share the address from which the person comes.

    Raises:
        Forbidden: So many came from there that those who hold the meeting could not look
            at them all.
    """
    came = meeting.participants.all()
    most = MOST_BEHIND if shared else MOST_ALIKE
    alike = came.filter(origin=person.origin).count() if person.origin else 0
    if alike >= most * WAITING_TIMES:
        raise Forbidden("meeting-door-closed", where="door")
    name, institution = person.name, person.institution
    same = came.filter(name__iexact=name, institution__iexact=institution)
    return alike >= most or same.exists()


def _one(meeting: Meeting, person_id: str) -> Participant:
    found = {str(p.pk): p for p in meeting.participants.all()}.get(person_id)
    if found is None:
        raise NotFound("not-found", where=f"participant {person_id}")
    return found
