"""What participants and files must not get away with in a meeting."""

import pytest

from apps.meetings.rooms import NOW, a_meeting, a_participant, item_with, opened, order
from siap.apps.meetings.models import Card, Meeting, Round
from siap.apps.meetings.services.answers import Given, answer
from siap.apps.meetings.services.boards import NewCard, post_card
from siap.apps.meetings.services.carrying import read_file, written_out
from siap.apps.meetings.services.course import go_to
from siap.apps.meetings.services.questions import Question, ask, prepare
from siap.apps.meetings.showing_votes import asked
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


def test_another_spelling_of_an_item_gives_no_more_cards() -> None:
    meeting = a_meeting()
    item, who = opened(meeting, "cards"), a_participant(meeting)
    for _ in range(item.limit):
        post_card(participant=who, new=NewCard(item_id=str(item.pk), text="Air"), now=NOW)

    with pytest.raises(InvalidInput, match="Jatah Anda"):
        post_card(participant=who, new=NewCard(item_id=item.pk.hex, text="Air"), now=NOW)


def test_the_key_of_somebody_else_does_not_swallow_a_card() -> None:
    meeting = a_meeting()
    item = opened(meeting, "cards")
    new = NewCard(item_id=str(item.pk), text="Air", key="kunci-yang-sama")
    for name in ("Siti", "Budi"):
        post_card(participant=a_participant(meeting, name), new=new, now=NOW)

    assert Card.objects.filter(item__meeting=meeting).count() == 2


def a_secret_round(meeting: Meeting) -> Round:
    item = item_with(meeting, "agree")
    go_to(order(meeting), item_id=str(item.pk))
    prepare(order(meeting), item_id=str(item.pk), question=Question(secret=True))
    found = item.rounds.get()
    ask(order(meeting), round_id=str(found.pk))
    return found


def test_the_key_of_an_answer_is_not_taken_for_a_card() -> None:
    meeting = a_meeting()
    who, found = a_participant(meeting), a_secret_round(meeting)
    given = Given(round_id=str(found.pk), choice="agree", key="kunci-yang-sama")
    answer(participant=who, given=given, now=NOW)
    new = NewCard(item_id=str(opened(meeting, "cards").pk), text="Air", key=given.key)

    assert post_card(participant=who, new=new, now=NOW)


def test_counts_of_an_open_secret_question_are_shown_to_nobody() -> None:
    meeting = a_meeting()
    who, found = a_participant(meeting), a_secret_round(meeting)
    answer(participant=who, given=Given(round_id=str(found.pk), choice="object"), now=NOW)
    view = asked(Round.objects.get(pk=found.pk), running=True)

    assert {choice.count for choice in view.choices} == {0}


@pytest.mark.parametrize("broken", [b'"id": [], ', b'"rounds": [1], '])
def test_a_broken_file_is_refused_in_words(broken: bytes) -> None:
    meeting = a_meeting()
    a_participant(meeting)
    content = written_out(meeting, by=order(meeting).by)
    begin = content.rindex(b'"data": {') + len(b'"data": {')
    content = content[:begin] + broken + content[begin:].replace(b'"id"', b'"old"', 1)

    with pytest.raises(InvalidInput):
        read_file(content)


def test_a_file_of_nothing_but_brackets_is_refused_in_words() -> None:
    with pytest.raises(InvalidInput):
        read_file(b"[" * 200_000)
