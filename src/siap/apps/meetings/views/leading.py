"""Orders of the desk about the course of a meeting."""

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext

from siap.apps.meetings.services import course, rehearsing, starting
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.views.reading import Do, signed, whole


def _open(order: Command, _typed: QueryDict) -> None:
    starting.open_meeting(meeting_id=order.meeting_id, by=order.by, now=order.now)


def _end(order: Command, _typed: QueryDict) -> None:
    starting.end_meeting(meeting_id=order.meeting_id, by=order.by, now=order.now)


def _go(order: Command, typed: QueryDict) -> None:
    course.go_to(order, item_id=typed.get("item", ""))


def _clock(order: Command, typed: QueryDict) -> None:
    run = typed.get("run") == "1"
    course.run_clock(order, item_id=typed.get("item", ""), run=run)


def _minutes(order: Command, typed: QueryDict) -> None:
    minutes = signed(typed.get("minutes", ""))
    course.add_minutes(order, item_id=typed.get("item", ""), minutes=minutes)


def _tool(order: Command, typed: QueryDict) -> None:
    choice = course.ToolChoice(
        tool=typed.get("tool", ""),
        anonymous="anonymous" in typed,
        hidden="hidden" in typed,
        limit=whole(typed.get("limit", "3")) or 0,
        by_group="by_group" in typed,
    )
    course.set_tool(order, item_id=typed.get("item", ""), choice=choice)


def _phase(order: Command, typed: QueryDict) -> None:
    course.set_phase(order, item_id=typed.get("item", ""), phase=typed.get("phase", ""))


def _present(order: Command, typed: QueryDict) -> None:
    group = whole(typed.get("group", "")) or 0
    course.present(order, item_id=typed.get("item", ""), group=group)


def _rehearse(order: Command, typed: QueryDict) -> str:
    did = rehearsing.rehearse(
        order,
        people=whole(typed.get("people", "")) or 0,
        seed=int(order.now.timestamp() * 1000),
    )
    text = gettext("Peserta tiruan: {came} masuk, {wrote} menulis, {answered} menjawab.")
    return text.format(came=did.came, wrote=did.wrote, answered=did.answered)


LEADING: Final[Mapping[str, Do]] = {
    "buka": _open,
    "akhiri": _end,
    "acara": _go,
    "jam": _clock,
    "menit": _minutes,
    "alat": _tool,
    "tahap": _phase,
    "paparkan": _present,
    "latihan": _rehearse,
}
