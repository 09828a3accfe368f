"""Minutes that write themselves: what the records of a meeting say, as sentences."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext

from siap.apps.meetings.models import Item, Meeting, Phase
from siap.apps.meetings.showing import heads
from siap.apps.meetings.showing_boards import board_for
from siap.apps.meetings.showing_votes import asked, gathered, standing
from siap.rendering.values import write_date


def draft(meeting: Meeting) -> str:
    """
    The course and the results of a meeting, one thought a line.

    Returns:
        Plain text in the reader's language; who answered what is not in it.
    """
    return "\n".join(_lines(meeting))


def _lines(meeting: Meeting) -> Iterator[str]:
    if meeting.started_at is None:
        return
    clock = f"{timezone.localtime(meeting.started_at):%H.%M}"
    present = heads(list(meeting.participants.all()))
    text = gettext("Rapat dibuka pukul {clock} dan dihadiri {n} orang.")
    yield text.format(clock=clock, n=present)
    for item in meeting.items.select_related("board"):
        yield from _item_lines(item)
    if meeting.next_on is not None:
        text = gettext("Pertemuan berikutnya: {day}. {about}")
        day = write_date(meeting.next_on, "id")
        yield text.format(day=day, about=meeting.next_about).strip()
    if meeting.ended_at is not None:
        clock = f"{timezone.localtime(meeting.ended_at):%H.%M}"
        yield gettext("Rapat ditutup pukul {clock}.").format(clock=clock)


def _item_lines(item: Item) -> Iterator[str]:
    results = [*_board_lines(item), *_vote_lines(item)]
    if results or item.spent or item.running_since:
        yield f"{item.title}."
        yield from results


def _board_lines(item: Item) -> Iterator[str]:
    board = board_for(item, unveiled=True)
    if board is None or not board.count or item.phase == Phase.WAITING:
        return
    yield gettext("Terkumpul {n} kartu.").format(n=board.count)
    for pile in board.piles:
        cards = "; ".join(card.text for card in pile.cards)
        if cards:
            yield f"{pile.title}: {cards}."
    if board.loose:
        cards = "; ".join(card.text for card in board.loose)
        yield gettext("Lain-lain: {cards}.").format(cards=cards)


def _vote_lines(item: Item) -> Iterator[str]:
    closed = item.rounds.select_related("item").filter(phase=Phase.CLOSED)
    if item.tool == "pairs":
        if closed:
            rows = [f"{row.title} ({row.wins})" for row in standing(item)]
            text = gettext(
                "Hasil perbandingan {n} pasangan, menurut jumlah menang: {rows}."
            )
            yield text.format(n=len(closed), rows="; ".join(rows))
        return
    for found in closed:
        view = asked(found)
        rows = [
            f"{each.title} {each.count}"
            + (f" ({number_format(each.mean, 2)})" if each.mean else "")
            for each in view.choices
        ]
        question = found.question or item.title
        yield f"{question}: {'; '.join(rows)}."
        for each in found.answers.exclude(note=""):
            yield gettext("Catatan: {note}").format(note=each.note)
    if len(closed) > 1 and item.tool == "scores":
        rows = [
            f"{row.title} ({number_format(row.mean or 0, 2)})" for row in gathered(item)
        ]
        text = gettext("Urutan menurut jumlah nilai rata-rata: {rows}.")
        yield text.format(rows="; ".join(rows))
