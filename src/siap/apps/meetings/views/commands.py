"""The buttons of the desk: each posts one command and comes back to the desk."""

from collections.abc import Callable, Mapping
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.queries import meeting_visible_to
from siap.apps.meetings.services import (
    boards,
    course,
    people,
    rehearsing,
    sheets,
    starting,
    votes,
)
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.views.reading import (
    points_given,
    signed,
    typed_options,
    whole,
)
from siap.kernel.errors import Forbidden, NotFound, SiapError
from siap.ui import notices
from siap.ui.formatting import reader_language

Do = Callable[[Command, QueryDict], str | None]
PAGES: Final = frozenset({"desk", "people", "conclusion"})


@require_POST
@login_required
def command(request: HttpRequest, meeting_id: int, verb: str) -> HttpResponse:
    """Do what a button says; a refusal is told on the page one came from."""
    user = signed_in(request)
    meeting = meeting_visible_to(user, meeting_id)
    require_hold(user, meeting)
    if verb not in COMMANDS:
        raise NotFound("not-found", where=verb)
    order = Command(meeting_id=meeting.pk, by=user, now=timezone.now())
    try:
        told = COMMANDS[verb](order, request.POST)
    except (Forbidden, NotFound):
        raise
    except SiapError as problem:
        messages.error(request, problem.message(reader_language()))
    else:
        if told:
            notices.done(request, told)
    page = request.POST.get("page", "desk")
    return redirect(f"meetings:{page if page in PAGES else 'desk'}", meeting_id)


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
    )
    course.set_tool(order, item_id=typed.get("item", ""), choice=choice)


def _phase(order: Command, typed: QueryDict) -> None:
    course.set_phase(order, item_id=typed.get("item", ""), phase=typed.get("phase", ""))


def _door(order: Command, typed: QueryDict) -> None:
    course.set_door(order, door=typed.get("door", ""))


def _presence(order: Command, typed: QueryDict) -> None:
    person = typed.get("person", "")
    people.let_in(order, person_id=person, presence=typed.get("presence", ""))


def _groups(order: Command, typed: QueryDict) -> None:
    people.make_groups(
        order,
        count=whole(typed.get("count", "")) or 0,
        by=typed.get("by", "random"),
        seed=int(order.now.timestamp()),
    )


def _card(order: Command, typed: QueryDict) -> None:
    new = boards.NewCard(
        item_id=typed.get("item", ""),
        text=typed.get("text", ""),
        zone=typed.get("zone", ""),
        weight=whole(typed.get("weight", "")),
        side=typed.get("side", ""),
        key=typed.get("key", "")[:64],
    )
    boards.write_card(order, new=new)


def _remove(order: Command, typed: QueryDict) -> str:
    for card_id in typed.getlist("card"):
        boards.remove_card(order, card_id=card_id, why=typed.get("why", ""), back=False)
    return gettext("Kartu diturunkan. Alasannya tercatat.")


def _restore(order: Command, typed: QueryDict) -> None:
    boards.remove_card(order, card_id=typed.get("card", ""), why="", back=True)


def _move(order: Command, typed: QueryDict) -> None:
    for card_id in typed.getlist("card"):
        boards.move_card(order, card_id=card_id, cluster_id=typed.get("cluster", ""))


def _cluster(order: Command, typed: QueryDict) -> None:
    made = boards.add_cluster(
        order, item_id=typed.get("item", ""), title=typed.get("title", "")
    )
    for card_id in typed.getlist("card"):
        boards.move_card(order, card_id=card_id, cluster_id=str(made.pk))


def _name(order: Command, typed: QueryDict) -> None:
    boards.name_cluster(
        order,
        item_id=typed.get("item", ""),
        cluster_id=typed.get("cluster", ""),
        title=typed.get("title", ""),
    )


def _take_over(order: Command, typed: QueryDict) -> str:
    found = sheets.take_over_cards(
        order, item_id=typed.get("item", ""), solution=typed.get("solution", "")
    )
    told = ngettext(
        "{n} kartu baru masuk ke lembar kerja.", "{n} kartu baru masuk ke lembar kerja.",
        found.added,
    ).format(n=found.added)  # fmt: skip
    if found.left:
        more = gettext("{n} baris yang sudah diubah di lembar kerja dibiarkan.")
        told = f"{told} {more.format(n=found.left)}"
    return told


def _prepare(order: Command, typed: QueryDict) -> None:
    meeting = meeting_visible_to(order.by, order.meeting_id)
    options = typed_options(typed.get("options", ""))
    if typed.get("from") == "issues":
        options = sheets.issues_of(meeting.plan)
    elif typed.get("from") == "tied":
        options = sheets.tied_issues(meeting.plan)
    question = votes.Question(
        text=typed.get("question", ""),
        options=options,
        points=whole(typed.get("points", "")) or 3,
        secret="secret" in typed,
    )
    votes.prepare(order, item_id=typed.get("item", ""), question=question)


def _ask(order: Command, typed: QueryDict) -> None:
    votes.ask(order, round_id=typed.get("round", ""))


def _paper(order: Command, typed: QueryDict) -> None:
    counts = points_given(typed)
    votes.count_on_paper(order, round_id=typed.get("round", ""), counts=counts)


def _answer_for(order: Command, typed: QueryDict) -> None:
    given = votes.Given(
        round_id=typed.get("round", ""),
        choice=points_given(typed) or typed.get("choice", ""),
        note=typed.get("note", ""),
    )
    votes.answer_for(order, person_id=typed.get("person", ""), given=given)


def _close(order: Command, typed: QueryDict) -> None:
    """Close a question, write a comparison down, go on to the next one if asked to."""
    found = votes.close_round(order, round_id=typed.get("round", ""))
    if not meeting_visible_to(order.by, order.meeting_id).training:
        sheets.record_pair(order, round_id=str(found.pk))
    following = found.item.rounds.filter(phase="waiting").first()
    if "next" in typed and following is not None:
        votes.ask(order, round_id=str(following.pk))


def _main_issue(order: Command, typed: QueryDict) -> str:
    sheets.record_main_issue(
        order, issue_id=typed.get("issue", ""), reason=typed.get("reason", "")
    )
    return gettext("Isu utama tercatat di lembar kerja W10.")


def _rehearse(order: Command, typed: QueryDict) -> str:
    did = rehearsing.rehearse(
        order,
        people=whole(typed.get("people", "")) or 0,
        seed=int(order.now.timestamp() * 1000),
    )
    text = gettext("Peserta tiruan: {came} masuk, {wrote} menulis, {answered} menjawab.")
    return text.format(came=did.came, wrote=did.wrote, answered=did.answered)


COMMANDS: Final[Mapping[str, Do]] = {
    "buka": _open,
    "akhiri": _end,
    "acara": _go,
    "jam": _clock,
    "menit": _minutes,
    "alat": _tool,
    "tahap": _phase,
    "pintu": _door,
    "hadir": _presence,
    "kelompok": _groups,
    "kartu": _card,
    "turunkan": _remove,
    "kembalikan": _restore,
    "pindah": _move,
    "gugus": _cluster,
    "judul": _name,
    "ke-lembar": _take_over,
    "siapkan": _prepare,
    "tanya": _ask,
    "kertas": _paper,
    "wakil": _answer_for,
    "tutup": _close,
    "isu-utama": _main_issue,
    "latihan": _rehearse,
}
