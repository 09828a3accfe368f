"""Answers to a question: from phones, from paper, by show of hands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siap.apps.meetings.log import BOARD, News, locked, taken, tell
from siap.apps.meetings.models import Meeting, MeetingState, Participant, Phase, Round
from siap.apps.meetings.permissions import require_present
from siap.apps.meetings.services.counting import (
    HIGHEST_SCORE,
    TIE,
    Choice,
    points_of,
    summed,
)
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.services.questions import round_of
from siap.apps.meetings.tokens import own_key
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import Conflict, InvalidInput, NotFound

HIGHEST_ON_CRITERION: Final = 10
"""Of a score on a criterion of a worksheet."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """An answer as somebody gave it; `key` makes a repeated command harmless."""

    round_id: str
    choice: Choice
    note: str = ""
    key: str = ""


@in_turn
def answer(*, participant: Participant, given: Given, now: datetime) -> None:
    """
    Answer a question from a phone; until it closes the last answer counts.

    Whoever speaks for several people is counted as often. A secret answer is added to the
    sum at once and kept nowhere else; so it cannot be changed, and nobody can find out
    later who gave it.

    Raises:
        Forbidden: The participant is not in the meeting.
        Conflict: The question is closed, or was answered secretly already.
        InvalidInput: It is no answer to this question.
    """
    meeting = locked(participant.meeting_id)
    key = own_key(participant.pk, "vote", given.key)
    if taken(meeting, key) is not None:
        return
    voter = Participant.objects.select_for_update().get(pk=participant.pk)
    require_present(voter)
    found = round_of(meeting, given.round_id)
    if meeting.state != MeetingState.RUNNING or found.phase != Phase.OPEN:
        raise Conflict("meeting-round-closed", where="round")
    choice = checked(found, given.choice)
    if found.secret:
        _answer_secretly(meeting, found, voter, choice, key, now=now)
        return
    data: dict[str, object] = {
        "round": str(found.pk),
        "participant": str(voter.pk),
        "choice": choice,
        "note": " ".join(given.note.split())[:400],
        "people": voter.people,
    }
    shown = {"round": str(found.pk)}
    news = News(kind="answer", data=data, shown=shown, audience=BOARD, key=key)
    tell(meeting, news, now=now)


@in_turn
def answer_for(command: Command, *, person_id: str, given: Given) -> None:
    """
    Write down the answer of somebody who answered on paper; it counts the same.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: Nobody of this id was written down as having no phone.
        Conflict: The question is closed.
        InvalidInput: It is no answer to this question.
    """
    meeting = command.begin()
    on_paper = meeting.participants.filter(on_paper=True)
    person = next((each for each in on_paper if str(each.pk) == person_id), None)
    if person is None:
        raise NotFound("not-found", where=f"participant {person_id}")
    answer(participant=person, given=given, now=command.now)


def _answer_secretly(
    meeting: Meeting,
    found: Round,
    voter: Participant,
    choice: Choice,
    key: str,
    *,
    now: datetime,
) -> None:
    if str(found.pk) in voter.marks:
        raise Conflict("meeting-voted", where="round")
    voter.marks = voter.marks | {str(found.pk): 1}
    voter.save(update_fields=["marks"])
    found.tally = summed([found.tally, points_of(choice, people=voter.people)])
    found.voters += voter.people
    found.save(update_fields=["tally", "voters"])
    data: dict[str, object] = {"round": str(found.pk), "voters": found.voters}
    shown = {"round": str(found.pk)}
    news = News(kind="secret-answer", data=data, shown=shown, audience=BOARD, key=key)
    tell(meeting, news, now=now)


def checked(found: Round, choice: Choice) -> Choice:
    """
    An answer as it is kept.

    Raises:
        InvalidInput: It names no option, gives too many points, or leaves one out that is
            to be scored.
    """
    known = {option["id"] for option in found.options}
    if found.kind in {"pairs", "agree"}:
        if choice not in known and not (found.kind == "pairs" and choice == TIE):
            raise InvalidInput("meeting-choice", where="choice")
        return choice
    if not isinstance(choice, dict) or not set(choice) <= known:
        raise InvalidInput("meeting-choice", where="choice")
    given = {key: points for key, points in choice.items() if points}
    if not given or min(given.values()) < 0:
        raise InvalidInput("meeting-choice", where="choice")
    _check_sum(found, given)
    return given


def highest(found: Round) -> int:
    """The most that an option can be given by one person."""
    if found.kind == "dots":
        return found.points
    return HIGHEST_ON_CRITERION if found.criterion else HIGHEST_SCORE


def _check_sum(found: Round, given: Mapping[str, int]) -> None:
    if max(given.values()) > highest(found):
        raise InvalidInput("meeting-choice", where="choice")
    if found.kind == "scores" and len(given) < len(found.options):
        # A mean over some of the options would lift those that few could judge.
        raise InvalidInput("meeting-scores-all", where="choice")
    total = sum(given.values())
    if found.kind == "dots" and total > found.points:
        raise InvalidInput(
            "meeting-points", where="choice", found=total, limit=found.points
        )


@in_turn
def count_on_paper(command: Command, *, round_id: str, counts: Mapping[str, int]) -> None:
    """
    Write down what was counted by hand: raised hands, or answers on paper.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: A number is below nought.
        Conflict: The question is not open.
    """
    meeting = command.begin()
    found = round_of(meeting, round_id)
    if found.phase != Phase.OPEN:
        raise Conflict("meeting-round-closed", where="round")
    known = {option["id"] for option in found.options} | {TIE}
    if not set(counts) <= known or any(not 0 <= n <= 100_000 for n in counts.values()):
        raise InvalidInput("meeting-counts", where="counts")
    data: dict[str, object] = {
        "round": round_id,
        "counts": {key: n for key, n in counts.items() if n},
    }
    command.tell(meeting, "paper", data, audience=BOARD, shown={"round": round_id})
