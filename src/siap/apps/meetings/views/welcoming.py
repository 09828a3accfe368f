"""Orders of the desk about people: the door, who speaks for whom, groups."""

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from siap.apps.meetings.forms import PaperForm
from siap.apps.meetings.services import course, doorkeeping, grouping, people
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.views.reading import Do, checked_form, whole


def _door(order: Command, typed: QueryDict) -> None:
    course.set_door(order, door=typed.get("door", ""))


def _presence(order: Command, typed: QueryDict) -> None:
    person = typed.get("person", "")
    doorkeeping.let_in(order, person_id=person, presence=typed.get("presence", ""))


def _all_in(order: Command, _typed: QueryDict) -> str:
    n = doorkeeping.let_all_in(order)
    return ngettext("{n} orang diterima.", "{n} orang diterima.", n).format(n=n)


def _merge(order: Command, typed: QueryDict) -> str:
    doorkeeping.merge(order, twin_id=typed.get("person", ""), kept_id=typed.get("into", ""))
    return gettext("Dua catatan dijadikan satu orang.")


def _speaks_for(order: Command, typed: QueryDict) -> str:
    number = whole(typed.get("people", "")) or 0
    doorkeeping.speak_for(
        order,
        person_id=typed.get("person", ""),
        people=number,
        women=whole(typed.get("women", "")),
    )
    return gettext("Dihitung sebagai {n} orang mulai sekarang.").format(n=number)


def _groups(order: Command, typed: QueryDict) -> None:
    dealing = grouping.Dealing(
        by=typed.get("by", "random"),
        count=whole(typed.get("count", "")) or 0,
        subjects=typed.get("subjects", "").splitlines(),
        seed=int(order.now.timestamp()),
    )
    grouping.make_groups(order, dealing=dealing)


def _grouped(order: Command, typed: QueryDict) -> None:
    group = whole(typed.get("group", "")) or 0
    grouping.put_into(order, person_id=typed.get("person", ""), group=group)


def _write_down(order: Command, typed: QueryDict) -> str:
    form = checked_form(PaperForm(typed))
    n = people.write_down(order, people=form.newcomers())
    return ngettext("{n} orang dicatat.", "{n} orang dicatat.", n).format(n=n)


WELCOMING: Final[Mapping[str, Do]] = {
    "pintu": _door,
    "hadir": _presence,
    "terima-semua": _all_in,
    "catat-hadir": _write_down,
    "satukan": _merge,
    "wakili": _speaks_for,
    "kelompok": _groups,
    "pindah-kelompok": _grouped,
}
