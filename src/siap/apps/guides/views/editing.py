"""Pages on which a draft is adapted: the whole, and one part at a time."""

import copy
import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.guides.drafting import HEAD, located, part_of
from siap.apps.guides.forms.editors import HeadEditor, PartEditor, StageEditor
from siap.apps.guides.forms.flattening import (
    Fields,
    head_fields,
    stage_fields,
    topic_fields,
)
from siap.apps.guides.forms.showing import name_of, part_name, shown
from siap.apps.guides.forms.starting import AddTopicForm
from siap.apps.guides.forms.steps import take_step
from siap.apps.guides.forms.topic_editor import Offer, TopicEditor
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.permissions import can_adapt, require_adapting
from siap.apps.guides.queries import guide_visible_to, versions_of
from siap.apps.guides.services import PartChanged, save_part, undo
from siap.apps.guides.views.listing import crumbs
from siap.methodology.guide_drafts import faults_of, topic_places
from siap.methodology.library import Edition, edition
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.fields import problems
from siap.ui.formatting import reader_language, titled


@require_GET
@login_required
def draft(request: HttpRequest, guide_id: int) -> HttpResponse:
    """Show a draft: its stages and topics, and all that is still wrong."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    faults = faults_of(guide.draft, edition=edition(guide.edition))
    by_part: dict[str, list[str]] = {}
    for part, path, fault in located(guide.draft, faults):
        field = f"{name_of(str(path[0]), part)}: " if path else ""
        text = f"{field}{fault.message(reader_language())}"
        texts = by_part.setdefault(part, [])
        if text not in texts:
            texts.append(text)
    context = {
        "guide": guide,
        "by_part": [(part, part_name(part), texts) for part, texts in by_part.items()],
        "faulty": by_part,
        "count": len(faults),
        "stages": _stages(guide),
        "versions": versions_of(guide),
        "may_adapt": can_adapt(user, guide.region_id),
        "add_form": add_form(guide),
        "breadcrumbs": crumbs(guide.title),
    }
    return render(request, "guides/draft.html", context)


def _stages(guide: AdaptedGuide) -> list[tuple[Any, list[tuple[Any, str]]]]:
    """Stages with their topics and the time of each, a decimal as the reader writes it."""
    mark = "," if reader_language() == "id" else "."
    found: list[tuple[Any, list[tuple[Any, str]]]] = []
    for stage in guide.draft["stages"]:
        topics = [
            (topic, str(topic["time"].get("hours") or "–").replace(".", mark))
            for topic in stage["topics"]
        ]
        found.append((stage, topics))
    return found


def add_form(guide: AdaptedGuide, data: Any = None) -> AddTopicForm:
    """The form that adds a topic to a draft."""
    stages = [
        (str(stage["number"]), f"{stage['number']}. {titled(stage)}")
        for stage in guide.draft["stages"]
    ]
    topics: list[Any] = [("", gettext("Topik kosong"))]
    topics += [
        (
            titled(found.head),
            [(f"{key}:{t.key}", f"{t.key} {titled(t)}") for t in found.topics.values()],
        )
        for key, found in edition(guide.edition).guides.items()
    ]
    return AddTopicForm(data, stages=stages, topics=topics)


@require_http_methods(["GET", "POST"])
@login_required
def part(request: HttpRequest, guide_id: int, name: str) -> HttpResponse:
    """Show a part of a draft with what is still wrong, and save it."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    require_adapting(user, guide.region_id)
    part_of(guide.draft, name)
    if request.method == "POST":
        return _saved(request, guide, name, user)
    editor = _editor(guide, name)
    _show_faults(editor, guide, name)
    return _page(request, guide, name, editor)


def _saved(
    request: HttpRequest, guide: AdaptedGuide, name: str, user: User
) -> HttpResponse:
    editor = _editor(guide, name, request.POST)
    if not editor.is_valid():
        return _page(request, guide, name, editor, status=422)
    value = editor.value()
    step = request.POST.get("do", "")
    anchor = take_step(value, step) if step and isinstance(editor, TopicEditor) else ""
    seen = request.POST.get("version", "")
    try:
        batch = save_part(
            guide=guide,
            part=name,
            value=value,
            seen_version=int(seen) if seen.isdecimal() else 0,
            by=user,
            now=timezone.now(),
        )
    except PartChanged as conflict:
        return _conflict(request, guide, name, editor, conflict)
    if batch is not None:
        back = reverse("guides:undo", args=[guide.pk, batch])
        notices.done(request, gettext("Tersimpan."), undo_url=back)
    address = reverse("guides:part", args=[guide.pk, name])
    return redirect(f"{address}#{anchor}" if anchor else address)


def _conflict(
    request: HttpRequest,
    guide: AdaptedGuide,
    name: str,
    editor: PartEditor,
    conflict: PartChanged,
) -> HttpResponse:
    guide.version = conflict.version
    theirs = [(name_of(field, name), shown(v)) for field, v in conflict.theirs.items()]
    return _page(request, guide, name, editor, status=409, theirs=theirs)


def _editor(guide: AdaptedGuide, name: str, typed: Fields | None = None) -> PartEditor:
    stored = part_of(guide.draft, name)
    if name == HEAD:
        return HeadEditor(head_fields(stored) if typed is None else typed)
    if "." not in name:
        return StageEditor(stage_fields(stored) if typed is None else typed)
    fields = topic_fields(stored) if typed is None else typed
    return TopicEditor(fields, stored, _offer(guide, name))


def _offer(guide: AdaptedGuide, key: str) -> Offer:
    library = edition(guide.edition)
    topics = [
        (topic["key"], f"{topic['key']} {titled(topic)}")
        for _, _, topic in topic_places(guide.draft)
    ]
    place = [each for each, _ in topics].index(key)
    return Offer(
        roles=[(role.key, titled(role)) for role in library.roles.values()],
        worksheets=_worksheets(library),
        earlier=topics[:place],
        topics=[topic for topic in topics if topic[0] != key],
        guides=[(each, titled(found.head)) for each, found in library.guides.items()],
    )


def _worksheets(library: Edition) -> list[tuple[str, str]]:
    sheets = library.worksheets.values()
    return [(sheet.number, f"{sheet.number} {titled(sheet)}") for sheet in sheets]


def _show_faults(editor: PartEditor, guide: AdaptedGuide, name: str) -> None:
    faults = faults_of(guide.draft, edition=edition(guide.edition))
    own = [(p, fault) for part, p, fault in located(guide.draft, faults) if part == name]
    editor.show(own, reader_language())


def _page(
    request: HttpRequest,
    guide: AdaptedGuide,
    name: str,
    editor: PartEditor,
    *,
    status: int = 200,
    theirs: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    here = part_name(name)
    overview = Link(guide.title, reverse("guides:draft", args=[guide.pk]))
    context = {
        "guide": guide,
        "part": name,
        "name": here,
        "stored": copy.deepcopy(part_of(guide.draft, name)),
        "editor": editor,
        "problems": [each for form in editor.all_forms for each in problems(form)],
        "lists": [text for texts in editor.sections.values() for text in texts],
        "refused": status == 422,
        "theirs": theirs or [],
        "neighbours": _neighbours(guide, name),
        "breadcrumbs": crumbs(here, overview),
    }
    template = "guides/topic.html" if "." in name else "guides/part.html"
    return render(request, template, context, status=status)


def _neighbours(guide: AdaptedGuide, name: str) -> list[tuple[str, str] | None]:
    topics = [(t["key"], titled(t)) for _, _, t in topic_places(guide.draft)]
    keys = [key for key, _ in topics]
    if name not in keys:
        return [None, None]
    place = keys.index(name)
    before = topics[place - 1] if place else None
    return [before, topics[place + 1] if place + 1 < len(topics) else None]


@require_POST
@login_required
def undo_change(request: HttpRequest, guide_id: int, batch: uuid.UUID) -> HttpResponse:
    """Take a change of a draft back."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    name = undo(guide=guide, batch=batch, by=user, now=timezone.now())
    notices.done(request, gettext("Perubahan diurungkan."))
    fresh = guide_visible_to(user, guide_id)
    keys = {topic["key"] for _, _, topic in topic_places(fresh.draft)}
    if name == HEAD or name in keys:
        return redirect("guides:part", guide_id, name)
    return redirect("guides:draft", guide_id)
