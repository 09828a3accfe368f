"""Pages of a phone: the code, the door, the room; they work without scripts."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from ipaddress import ip_address
from typing import Any, Final

from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.meetings.cookies import participant_of, remember
from siap.apps.meetings.forms import CodeForm, JoinForm
from siap.apps.meetings.live import PREFIX, pass_for
from siap.apps.meetings.models import Meeting, Participant, Presence
from siap.apps.meetings.queries import cards_of, is_late, meeting_by_code, room_by_code
from siap.apps.meetings.services.answers import Given, answer
from siap.apps.meetings.services.boards import NewCard, post_card
from siap.apps.meetings.services.grouping import choose_group, numbered
from siap.apps.meetings.services.people import Newcomer
from siap.apps.meetings.services.people import join as come_in
from siap.apps.meetings.showing import live_context
from siap.apps.meetings.turns import by_the_writer
from siap.apps.meetings.views.reading import points_given, wants_json, whole
from siap.kernel.addresses import sender_of
from siap.kernel.errors import Forbidden, NotFound, SiapError
from siap.ui.errors import status_of
from siap.ui.formatting import reader_language

TYPED: Final = "lewat=kode"
"""Follows the address of the door for those who typed the code."""


@never_cache
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for the code on the wall."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = meeting_by_code(form.cleaned_data["code"])
        except SiapError as problem:
            form.add_error("code", problem.message(reader_language()))
        else:
            address = reverse("meetings:join", args=[meeting.code])
            return redirect(f"{address}?{TYPED}")
    return _page(request, "meetings/find.html", {"form": form}, form)


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Let somebody in, or show the room to somebody who is in."""
    meeting = meeting_by_code(code)
    participant = participant_of(request, meeting)
    if participant is not None:
        return _room(request, meeting, participant)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _, token = come_in(
                meeting_id=meeting.pk,
                who=_who(request, meeting, form.newcomer()),
                now=timezone.now(),
            )
        except SiapError as problem:
            form.add_error(None, problem.message(reader_language()))
        else:
            response = redirect("meetings:join", meeting.code)
            remember(response, meeting, token, secure=request.is_secure())
            return response
    return _page(request, "meetings/join.html", {"meeting": meeting, "form": form}, form)


def _way(request: HttpRequest) -> str:
    """The code on the wall holds the address; whoever typed it was sent on to it."""
    typed = request.META.get("QUERY_STRING") == TYPED
    return "number" if typed else "qr"


def _who(request: HttpRequest, meeting: Meeting, said: Newcomer) -> Newcomer:
    """Who comes, with what the request tells about the way here."""
    return replace(
        said,
        way=_way(request),
        origin=_origin(request, meeting),
        shared=_is_shared(str(request.META.get("REMOTE_ADDR", ""))),
    )


def _is_shared(address: str) -> bool:
    """In a local network every phone has its own address; outside a hall shares one."""
    try:
        found = ip_address(address)
    except ValueError:
        return True
    return found.is_loopback or not found.is_private


def _origin(request: HttpRequest, meeting: Meeting) -> str:
    """Address and kind of browser as a digest that says nothing outside this meeting."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if _is_shared(address):
        address = sender_of(address)
    browser = str(request.META.get("HTTP_USER_AGENT", ""))
    mixed = salted_hmac("siap.meetings.origin", f"{meeting.uid}|{address}|{browser}")
    return mixed.hexdigest()[:32]


def _page(
    request: HttpRequest, template: str, context: dict[str, object], form: Form
) -> HttpResponse:
    return render(request, template, context, status=422 if form.errors else 200)


def _room(
    request: HttpRequest,
    meeting: Meeting,
    participant: Participant,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    is_in = participant.presence == Presence.PRESENT
    view = "phone" if is_in else "door"
    context = live_context(meeting, "phone") | {
        "participant": participant,
        "mine": cards_of(participant),
        "group": _group(meeting, participant),
        "stream": PREFIX + pass_for(meeting, view, person=str(participant.pk)),
        "new_key": uuid.uuid4().hex,
    }
    if meeting.item is not None and meeting.item.grouping.get("by") == "subject":
        # Who works on which subject is for people to say; lots only begin.
        context["group_choices"] = list(enumerate(meeting.group_titles, 1))
    template = "meetings/room.html" if is_in else "meetings/waiting.html"
    return render(request, template, context | more, status=status)


def _group(meeting: Meeting, participant: Participant) -> str:
    """The group that somebody works in; empty for none."""
    number = participant.group or 0
    titles = meeting.group_titles
    if not number:
        return ""
    return titles[number - 1] if number <= len(titles) else numbered(number)


@never_cache
@require_GET
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """What a phone asks for when groups were made: its own."""
    meeting = meeting_by_code(code)
    participant = participant_of(request, meeting)
    return JsonResponse({"group": _group(meeting, participant) if participant else ""})


@require_POST
def send(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """Take what a participant sends; the same command is taken once."""
    if verb not in _SENT:
        raise NotFound("not-found", where=verb)
    try:
        answered = by_the_writer(lambda: _taken(request, code, verb))
    except SiapError as problem:
        if wants_json(request):
            raise
        return _refused(request, code, problem)
    return JsonResponse(answered, status=201) if wants_json(request) else _back(code)


def _taken(request: HttpRequest, code: str, verb: str) -> dict[str, Any]:
    participant = participant_of(request, room_by_code(code))
    if participant is None:
        raise Forbidden("meeting-not-in", where="participant")
    return _SENT[verb](participant, request.POST)


def _back(code: str) -> HttpResponse:
    return redirect("meetings:join", code)


def _refused(request: HttpRequest, code: str, problem: SiapError) -> HttpResponse:
    """The room again, with what went wrong and what was typed."""
    meeting = meeting_by_code(code)
    participant = participant_of(request, meeting)
    if participant is None:
        return _back(code)
    message = problem.message(reader_language())
    status, typed = status_of(problem), request.POST
    return _room(request, meeting, participant, status=status, problem=message, typed=typed)


def _card(participant: Participant, typed: QueryDict) -> dict[str, Any]:
    card_id = post_card(
        participant=participant,
        new=NewCard(
            item_id=typed.get("item", ""),
            text=typed.get("text", ""),
            zone=typed.get("zone", ""),
            weight=whole(typed.get("weight", "")),
            group=whole(typed.get("group", "")),
            key=typed.get("key", "")[:64],
        ),
        now=timezone.now(),
    )
    told = gettext("Terkirim")
    if is_late(card_id):
        told = gettext("Terkirim setelah ditutup; menunggu petugas rapat")
    return {"id": card_id, "message": told}


def _vote(participant: Participant, typed: QueryDict) -> dict[str, Any]:
    given = Given(
        round_id=typed.get("round", ""),
        choice=points_given(typed) or typed.get("choice", ""),
        note=typed.get("note", ""),
        key=typed.get("key", "")[:64],
    )
    answer(participant=participant, given=given, now=timezone.now())
    return {"message": gettext("Jawaban Anda tercatat.")}


def _choose(participant: Participant, typed: QueryDict) -> dict[str, Any]:
    group = whole(typed.get("group", "")) or 0
    choose_group(participant=participant, group=group, now=timezone.now())
    return {"message": gettext("Kelompok Anda tercatat.")}


_SENT: Final[Mapping[str, Callable[[Participant, QueryDict], dict[str, Any]]]] = {
    "kartu": _card,
    "suara": _vote,
    "kelompok": _choose,
}
