"""Pages on which topics and ready texts are kept."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_stubs_ext import StrPromise

from siap.apps.accounts.models import User, signed_in
from siap.apps.complaints import services
from siap.apps.complaints.list_forms import EntryForm, NewTextForm, TextForm, TopicForm
from siap.apps.complaints.list_presenting import COLUMNS, changes_of, groups_of
from siap.apps.complaints.models import CannedText, Desk
from siap.apps.complaints.permissions import administers, agencies_of, keeps_texts
from siap.apps.complaints.queries import lists
from siap.apps.complaints.queries.desks import desk_for
from siap.apps.complaints.queries.lists import Entry
from siap.apps.complaints.services import Turn
from siap.apps.complaints.views.desk import crumbs
from siap.kernel.digits import whole_number
from siap.kernel.errors import Conflict, InvalidInput, NotFound, SiapError
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Kept:
    """A list that is kept: its words, its forms, who sees what of it."""

    key: str
    title: StrPromise
    new: StrPromise
    lead: StrPromise
    new_form: type[EntryForm]
    form: type[EntryForm]
    rows: Callable[[User, Desk], Rows]


TOPICS: Final = Kept(
    "topik", _("Topik laporan"), _("Tambah topik"),
    _("Topik dipilih pelapor dan dipakai untuk menyarankan penerima. Topik yang tidak "
      "dipakai lagi dimatikan; laporan lama tetap memuatnya."),
    TopicForm, TopicForm, lists.topics_kept_by,
)  # fmt: skip
TEXTS: Final = Kept(
    "teks", _("Teks siap pakai"), _("Tambah teks"),
    _("Petugas memulai jawaban dari teks ini. Teks daerah dipakai semua perangkat daerah; "
      "setiap perangkat daerah dapat menambah teksnya sendiri."),
    NewTextForm, TextForm, lists.texts_seen_by,
)  # fmt: skip
_KEPT: Final[Mapping[str, Kept]] = {kept.key: kept for kept in (TOPICS, TEXTS)}


def _kept(kind: str) -> Kept:
    if kind not in _KEPT:
        raise NotFound("not-found", where=kind)
    return _KEPT[kind]


def _may(user: User, entry: Entry) -> bool:
    """Topics are shown only to those who keep them."""
    return not isinstance(entry, CannedText) or keeps_texts(user, entry.desk, entry.agency)


@never_cache
@require_GET
@login_required
def entries(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """List topics or texts: those in use in order, those switched off below."""
    user, kept = signed_in(request), _kept(kind)
    desk = desk_for(user, slug)
    found = groups_of(kept.rows(user, desk), partial(_may, user))
    context = _framed(desk, kept) | {
        "groups": found,
        "empty": not any(group.used or group.unused for group in found),
    }
    return render(request, "complaints/desk/list.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Add a topic or a text."""
    user, kept = signed_in(request), _kept(kind)
    desk = desk_for(user, slug)
    kept.rows(user, desk)
    own = None if administers(user, desk) else [*agencies_of(user)]
    form = kept.new_form(request.POST or None, desk=desk, agencies=own)
    if request.method == "POST" and form.is_valid():
        try:
            made = _add(kept, desk, form.cleaned_data, user)
        except (InvalidInput, Conflict) as problem:
            _refused(form, problem)
        else:
            undo = lists.trail_of(made)[0].batch
            _done(request, gettext("Ditambahkan."), desk, kind, made, undo)
            return redirect("complaints:entries", desk.slug, kind)
    status = 422 if form.errors else 200
    context = _framed(desk, kept, str(kept.new)) | {"form": form, "heading": kept.new}
    return render(request, "complaints/desk/entry.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def one(request: HttpRequest, slug: str, kind: str, entry_id: int) -> HttpResponse:
    """Change a topic or a text, and show what was done to it."""
    user, kept = signed_in(request), _kept(kind)
    desk = desk_for(user, slug)
    entry: Entry = lists.entry_of(kept.rows(user, desk), entry_id)
    names = services.FIELDS[type(entry)]
    initial = {name: getattr(entry, name) for name in names} | {"seen": entry.version}
    posted = request.POST if request.method == "POST" else None
    form = kept.form(posted, desk=desk, initial=initial)
    if posted is not None and form.is_valid():
        data = form.cleaned_data
        turn = Turn(user, timezone.now(), data.pop("seen"))
        try:
            _, undo = services.change_entry(entry=entry, values=data, turn=turn)
        except (InvalidInput, Conflict) as problem:
            _refused(form, problem)
        else:
            _done(request, gettext("Tersimpan."), desk, kind, entry, undo)
            return redirect("complaints:entries", desk.slug, kind)
    context = _framed(desk, kept, str(entry)) | {
        "form": form,
        "heading": str(entry),
        "entry": entry,
        "may": _may(user, entry),
        "columns": COLUMNS,
        "changes": changes_of(lists.trail_of(entry), lists.agency_names(desk)),
    }
    status = 422 if form.errors else 200
    return render(request, "complaints/desk/entry.html", context, status=status)


@require_POST
@login_required
def do(
    request: HttpRequest, slug: str, kind: str, entry_id: int, doing: str
) -> HttpResponse:
    """
    Move an entry up or down, switch it off or on.

    Raises:
        NotFound: No such thing to do.
    """
    user = signed_in(request)
    desk = desk_for(user, slug)
    entry: Entry = lists.entry_of(_kept(kind).rows(user, desk), entry_id)
    seen = whole_number(request.POST.get("seen", ""))
    turn = Turn(user, timezone.now(), -1 if seen is None else seen)
    doings: Mapping[str, tuple[Callable[[], uuid.UUID | None], str]] = {
        "naik": (
            lambda: services.move_entry(entry=entry, by_places=-1, turn=turn),
            gettext("Dipindah ke atas."),
        ),
        "turun": (
            lambda: services.move_entry(entry=entry, by_places=1, turn=turn),
            gettext("Dipindah ke bawah."),
        ),
        "matikan": (
            lambda: services.switch_entry(entry=entry, is_active=False, turn=turn),
            gettext("Dimatikan."),
        ),
        "pakai": (
            lambda: services.switch_entry(entry=entry, is_active=True, turn=turn),
            gettext("Dipakai kembali."),
        ),
    }
    if doing not in doings:
        raise NotFound("not-found", where=doing)
    service, said = doings[doing]
    try:
        undo = service()
    except (InvalidInput, Conflict) as problem:
        messages.error(request, problem.message(reader_language()))
    else:
        if undo is not None:
            _done(request, said, desk, kind, entry, undo)
    return redirect("complaints:entries", desk.slug, kind)


@require_POST
@login_required
def undo(
    request: HttpRequest, slug: str, kind: str, entry_id: int, batch: uuid.UUID
) -> HttpResponse:
    """Take back what was done to an entry."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    entry: Entry = lists.entry_of(_kept(kind).rows(user, desk), entry_id)
    try:
        services.undo_entry(entry=entry, batch=batch, by=user, now=timezone.now())
    except (InvalidInput, Conflict) as problem:
        messages.error(request, problem.message(reader_language()))
    else:
        notices.done(request, gettext("Diurungkan."))
    return redirect("complaints:entries", desk.slug, kind)


def _add(kept: Kept, desk: Desk, data: dict[str, Any], user: User) -> Entry:
    now = timezone.now()
    if kept is TOPICS:
        words = (data["group"], data["keywords"])
        return services.add_category(
            desk=desk, name=data["name"], agency=data["agency"], words=words, by=user,
            now=now,
        )  # fmt: skip
    return services.add_canned(
        desk=desk, title=data["title"], text=data["text"], agency=data["agency"], by=user,
        now=now,
    )  # fmt: skip


def _refused(form: EntryForm, problem: SiapError) -> None:
    where = problem.where if problem.where in form.fields else None
    form.add_error(where, problem.message(reader_language()))


def _done(
    request: HttpRequest, said: str, desk: Desk, kind: str, entry: Entry,
    batch: uuid.UUID | None,
) -> None:  # fmt: skip
    name = "complaints:undo_entry"
    back = reverse(name, args=[desk.slug, kind, entry.pk, batch]) if batch else ""
    notices.done(request, f"{entry}: {said}", undo_url=back)


def _framed(desk: Desk, kept: Kept, here: str = "") -> dict[str, object]:
    title = str(kept.title)
    at = reverse("complaints:entries", args=[desk.slug, kept.key])
    way = (
        [Link(title, at), Link(here, current=True)] if here else [Link(title, current=True)]
    )
    return {"desk": desk, "kept": kept, "breadcrumbs": crumbs(desk, *way)}
