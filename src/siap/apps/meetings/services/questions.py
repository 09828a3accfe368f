"""Questions put to a meeting: preparing, asking, closing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from django.core.exceptions import ValidationError

from siap.apps.meetings.applying.votes import round_data
from siap.apps.meetings.log import STAGE
from siap.apps.meetings.models import Item, Meeting, MeetingState, Phase, Round
from siap.apps.meetings.services.counting import AGREE, counted
from siap.apps.meetings.services.course import Command, item_of
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import Conflict, InvalidInput, NotFound

MOST_OPTIONS: Final = 12
MOST_SCORED: Final = 30
"""Options of a question that asks for a score of each."""
LONGEST_OPTION: Final = 160


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something that can be chosen; the id is that of a row of a worksheet, or our own."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """
    What is put to the meeting.

    Args:
        text: The question; where there are criteria, each of them is its own.
        options: What can be chosen, or is scored.
        points: The dots that each one gives.
        secret: Whether nobody can learn who answered what.
        criteria: Rows of a worksheet; the options are scored on each of them in turn.
    """

    text: str = ""
    options: Sequence[Option] = field(default_factory=tuple)
    points: int = 1
    secret: bool = False
    criteria: Sequence[Option] = field(default_factory=tuple)


@in_turn
def prepare(command: Command, *, item_id: str, question: Question) -> int:
    """
    Put questions to the meeting, in the way of the item's tool.

    Pairs make one question of every two options, scores one for each criterion; the others
    make one question.

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
    most = MOST_SCORED if item.tool == "scores" else MOST_OPTIONS
    _check_number(options, most)
    sets = [list(pair) for pair in combinations(options, 2)]
    subjects = [*question.criteria] or [Option(id="", title=question.text)]
    wanted = (
        [(subjects[0], pair) for pair in sets]
        if item.tool == "pairs"
        else [(subject, options) for subject in subjects]
    )
    start = item.rounds.count()
    rounds = [
        Round(
            pk=uuid.uuid4(),
            kind=item.tool,
            position=start + place,
            question=" ".join(subject.title.split())[:400],
            options=each,
            points=max(1, min(10, question.points)),
            secret=question.secret,
            criterion=subject.id,
        )
        for place, (subject, each) in enumerate(wanted)
    ]
    data: dict[str, object] = {
        "item": str(item.pk),
        "rounds": [round_data(each) for each in rounds],
    }
    command.tell(meeting, "rounds", data)
    return len(rounds)


def _check_number(options: Sequence[object], most: int) -> None:
    if len(options) < 2:
        raise InvalidInput("meeting-too-few-options", where="options")
    if len(options) > most:
        raise InvalidInput(
            "meeting-too-many-options",
            where="options",
            found=len(options),
            limit=most,
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


def open_round(item: Item) -> Round | None:
    """The question that is being asked in an item; None between two."""
    return item.rounds.filter(phase=Phase.OPEN).first()
