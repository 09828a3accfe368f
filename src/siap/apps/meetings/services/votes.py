"""Questions put to a meeting: preparing, asking, answering, counting."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any, Final

from django.core.exceptions import ValidationError

from siap.apps.meetings.applying.votes import round_data
from siap.apps.meetings.log import BOARD, STAGE, News, locked, taken, tell
from siap.apps.meetings.models import (
    Item,
    Meeting,
    MeetingState,
    Participant,
    Phase,
    Round,
)
from siap.apps.meetings.permissions import require_present
from siap.apps.meetings.services.course import Command, item_of
from siap.apps.meetings.tokens import own_key
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import Conflict, InvalidInput, NotFound

MOST_OPTIONS: Final = 12
LONGEST_OPTION: Final = 160
HIGHEST_SCORE: Final = 5
TIE: Final = "tie"
AGREE: Final = ("agree", "notes", "object")

Choice = str | dict[str, int]


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something that can be chosen; the id is that of a row of a worksheet, or our own."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is put to the meeting; `points` are the dots that each one gives."""

    text: str = ""
    options: Sequence[Option] = field(default_factory=tuple)
    points: int = 1
    secret: bool = False


@in_turn
def prepare(command: Command, *, item_id: str, question: Question) -> int:
    """
    Put questions to the meeting, in the way of the item's tool.

    Pairs make one question of every two options; the others make one question.

    Returns:
        How many questions.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: Too few options, or too many.
        Conflict: The tool of the item asks nothing.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    if item.tool not in {"pairs", "agree", "scores", "dots"}:
        raise Conflict("meeting-item-closed", where="item")
    options = [{"id": o.id, "title": o.title[:LONGEST_OPTION]} for o in question.options]
    if item.tool == "agree":
        options = [{"id": key, "title": ""} for key in AGREE]
    _check_number(options)
    sets = [list(pair) for pair in combinations(options, 2)]
    start = item.rounds.count()
    rounds = [
        Round(
            pk=uuid.uuid4(),
            kind=item.tool,
            position=start + place,
            question=" ".join(question.text.split())[:400],
            options=each,
            points=max(1, min(10, question.points)),
            secret=question.secret,
        )
        for place, each in enumerate(sets if item.tool == "pairs" else [options])
    ]
    data: dict[str, object] = {
        "item": str(item.pk),
        "rounds": [round_data(each) for each in rounds],
    }
    command.tell(meeting, "rounds", data)
    return len(rounds)


def _check_number(options: Sequence[object]) -> None:
    if len(options) < 2:
        raise InvalidInput("meeting-too-few-options", where="options")
    if len(options) > MOST_OPTIONS:
        raise InvalidInput(
            "meeting-too-many-options",
            where="options",
            found=len(options),
            limit=MOST_OPTIONS,
        )


def round_of(meeting: Meeting, round_id: str) -> Round:
    """
    A question of a meeting.

    Raises:
        NotFound: It has no such question.
    """
    rounds = Round.objects.select_related("item").filter(item__meeting=meeting)
    try:
        return rounds.get(pk=round_id)
    except (Round.DoesNotExist, ValidationError) as error:
        raise NotFound("not-found", where=f"round {round_id}") from error


@in_turn
def ask(command: Command, *, round_id: str) -> None:
    """
    Open a question; one that was closed is asked anew and its answers are void.

    Raises:
        Forbidden: The person may not hold the meeting.
        Conflict: The meeting does not run.
    """
    meeting = command.begin()
    found = round_of(meeting, round_id)
    if meeting.state != MeetingState.RUNNING:
        raise Conflict("meeting-not-running", where="round")
    for other in found.item.rounds.filter(phase=Phase.OPEN).exclude(pk=found.pk):
        _close(command, meeting, other)
    if found.secret and found.phase == Phase.CLOSED:
        _forget_who_answered(meeting, found)
    data: dict[str, object] = {"id": str(found.pk)}
    command.tell(meeting, "round-opened", data, audience=STAGE, shown=data)


def _forget_who_answered(meeting: Meeting, found: Round) -> None:
    for person in meeting.participants.all():
        if str(found.pk) in person.marks:
            person.marks = {k: v for k, v in person.marks.items() if k != str(found.pk)}
            person.save(update_fields=["marks"])


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

    A secret answer is added to the sum at once and kept nowhere else; so it cannot be
    changed, and nobody can find out later who gave it.

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
    found.tally = _sum([found.tally, _points(choice)])
    found.voters += 1
    found.save(update_fields=["tally", "voters"])
    data: dict[str, object] = {"round": str(found.pk), "voters": found.voters}
    shown = {"round": str(found.pk)}
    news = News(kind="secret-answer", data=data, shown=shown, audience=BOARD, key=key)
    tell(meeting, news, now=now)


def checked(found: Round, choice: Choice) -> Choice:
    """
    An answer as it is kept.

    Raises:
        InvalidInput: It names no option, or gives too many points.
    """
    known = {option["id"] for option in found.options}
    if found.kind in {"pairs", "agree"}:
        if choice not in known and not (found.kind == "pairs" and choice == TIE):
            raise InvalidInput("meeting-choice", where="choice")
        return choice
    if not isinstance(choice, dict) or not set(choice) <= known:
        raise InvalidInput("meeting-choice", where="choice")
    given = {key: points for key, points in choice.items() if points}
    if not given or any(not 0 < each <= 10 for each in given.values()):
        raise InvalidInput("meeting-choice", where="choice")
    if found.kind == "scores" and max(given.values()) > HIGHEST_SCORE:
        raise InvalidInput("meeting-choice", where="choice")
    total = sum(given.values())
    if found.kind == "dots" and total > found.points:
        raise InvalidInput(
            "meeting-points", where="choice", found=total, limit=found.points
        )
    return given


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


@in_turn
def close_round(command: Command, *, round_id: str) -> Round:
    """
    Close a question; later answers are refused.

    Returns:
        The question with its result.

    Raises:
        Forbidden: The person may not hold the meeting.
    """
    meeting = command.begin()
    found = round_of(meeting, round_id)
    if found.phase == Phase.OPEN:
        _close(command, meeting, found)
    return round_of(meeting, round_id)


def _close(command: Command, meeting: Meeting, found: Round) -> None:
    data: dict[str, object] = {
        "id": str(found.pk),
        "result": counted(found),
        "tally": found.tally,
    }
    shown: dict[str, object] = {"id": str(found.pk)}
    command.tell(meeting, "round-closed", data, audience=STAGE, shown=shown)


def counted(found: Round) -> dict[str, Any]:
    """
    What a question gave: points by option, and how many answered.

    `voters` counts people on phones, `paper` what was counted by hand.
    """
    answers = list(found.answers.all())
    points = [_points(each.choice) for each in answers]
    total = _sum([*points, found.tally, found.paper])
    voters = found.voters if found.secret else len(answers)
    return {"counts": total, "voters": voters, "paper": sum(found.paper.values())}


def _points(choice: Choice) -> dict[str, int]:
    return {choice: 1} if isinstance(choice, str) else choice


def _sum(parts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return dict(sorted(total.items()))


def winner(found: Round) -> str | None:
    """
    Which side of a closed pair won.

    Returns:
        `a`, `b`, or `tie`; None without any vote.
    """
    counts = found.result.get("counts", {})
    a, b = (counts.get(option["id"], 0) for option in found.options)
    even = counts.get(TIE, 0)
    if not a and not b and not even:
        return None
    if a == b or even > max(a, b):
        return TIE
    return "a" if a > b else "b"


def open_round(item: Item) -> Round | None:
    """The question that is being asked in an item; None between two."""
    return item.rounds.filter(phase=Phase.OPEN).first()
