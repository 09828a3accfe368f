"""Commands of many phones share commits, but not each other's mistakes."""

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection

from apps.meetings.rooms import NOW, a_meeting, a_participant, opened
from siap.apps.meetings.models import Card, Event
from siap.apps.meetings.services.boards import NewCard, post_card
from siap.apps.meetings.turns import by_the_writer
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def shared_memory() -> Iterator[None]:
    """Threads of a test see its records, and leave no connection behind."""
    connection.inc_thread_sharing()
    yield
    # Closed in the middle of its transaction, the writer's connection is given up.
    with contextlib.suppress(DatabaseError):
        by_the_writer(lambda: connection.close())  # noqa: PLW0108 - of that thread
    connection.dec_thread_sharing()


def test_of_many_commands_at_once_each_gets_its_own_answer() -> None:
    meeting = a_meeting()
    item = str(opened(meeting, "cards").pk)
    people = [a_participant(meeting, f"Orang {n}") for n in range(8)]
    gate = threading.Barrier(len(people))

    def post(n: int) -> str | Exception:
        text = "" if n == 3 else f"Kartu {n}"
        new = NewCard(item_id=item, text=text, key=f"k{n}")
        gate.wait(10)
        try:
            return by_the_writer(lambda: post_card(participant=people[n], new=new, now=NOW))
        except InvalidInput as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as phones:
        answers = list(phones.map(post, range(len(people))))
    numbers = list(Event.objects.order_by("seq").values_list("seq", flat=True))

    assert isinstance(answers[3], InvalidInput)
    assert {str(card.pk) for card in Card.objects.all()} == set(answers) - {answers[3]}
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_failure_of_the_database_is_told_and_the_writer_goes_on() -> None:
    def broken() -> None:
        raise DatabaseError("disk I/O error")

    with pytest.raises(DatabaseError):
        by_the_writer(broken)

    assert by_the_writer(lambda: 7) == 7
