"""The page on which somebody of the desk or of an agency works on a report."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.complaints import desk_forms as forms
from siap.apps.complaints import services
from siap.apps.complaints.models import Event, Identity, Report
from siap.apps.complaints.permissions import abilities_on
from siap.apps.complaints.presenting import clocks, steps, told
from siap.apps.complaints.queries import inbox
from siap.apps.complaints.queries.nearby import Suggestion, suggestions
from siap.apps.complaints.services import Act
from siap.apps.complaints.views.desk import crumbs
from siap.kernel.errors import Conflict, InvalidInput, NotFound
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language
from siap.ui.forms import PlainForm


@never_cache
@require_GET
@login_required
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Work on a report; `teks` lays a canned text into the answer."""
    found = inbox.report_for(signed_in(request), report_id)
    chosen = request.GET.get("teks", "")
    if not _is_number(chosen):
        return page(request, found)
    start = services.canned_text(found, int(chosen))
    form = forms.AnswerForm(report=found, initial={"text": start}, auto_id="id_answer_%s")
    return page(request, found, start=form)


def page(
    request: HttpRequest,
    found: Report,
    failed: tuple[str, PlainForm] | None = None,
    *,
    opened: object = None,
    start: PlainForm | None = None,
) -> HttpResponse:
    """
    The page of a report for those who work on it.

    A form that failed is shown again; `start` is an answer that begins with a canned text.
    """
    user = signed_in(request)
    act = Act(by=user, now=timezone.now(), seen=found.version)
    events = inbox.history(found)
    words = _words(found, events, is_open=opened is not None)
    abilities = {name.replace(".", "_") for name in abilities_on(user, found)}
    advised = suggestions(found) if "report_route" in abilities else []
    context = {
        "report": found,
        "words": words,
        "desk": found.desk,
        "can": abilities,
        # The words of the report itself stand at the top of the page.
        "steps": [
            step if step.serial > 1 else replace(step, text="") for step in steps(events)
        ],
        "coverable": [step for step in steps(events) if step.is_public and step.text],
        "additions": inbox.unpublished_additions(events),
        "clocks": clocks(found, now=act.now),
        "photos": list(found.photos.values_list("name", flat=True)),
        "pictures_wait": found.photos.filter(is_waiting=True).exists(),
        "reporter": opened or services.reporter_for(found, act),
        "twins": found.twins.order_by("number").only("number", "received_at"),
        "mail_fails": services.mail_fails(found),
        "is_sealed": found.identity == Identity.SEALED and opened is None,
        "is_secret": found.identity == Identity.SECRET,
        "suggestions": advised,
        "canned": services.canned_texts(found),
        "forms": _forms(found, user, failed, advised)
        | ({"answer": start} if start else {}),
        "form": failed[1] if failed else None,
        "breadcrumbs": crumbs(found.desk, Link(found.label, current=True)),
    }
    status = 422 if failed else 200
    return render(request, "complaints/desk/report.html", context, status=status)


def _words(found: Report, events: list[Event], *, is_open: bool) -> dict[str, str]:
    """Title, text and place as the desk reads them; what was added is covered alike."""
    names = ("subject", "text", "place")
    if is_open:
        return {name: getattr(found, name) for name in names}
    own = [event for event in events if event.role == "reporter" and event.text]
    texts = [*(getattr(found, name) for name in names), *(event.text for event in own)]
    shown = services.desk_words(found, texts)
    for event, text in zip(own, shown[3:], strict=True):
        event.text = text
    return dict(zip(names, shown[:3], strict=True))


def _forms(
    found: Report,
    user: User,
    failed: tuple[str, PlainForm] | None,
    advised: Sequence[Suggestion],
) -> dict[str, PlainForm]:
    # The surest suggestion is one tap away; who has it already is not given it again.
    to = advised[0].agency.pk if advised and found.agency_id is None else None
    copy = services.proposed_copy(found)
    copied = {
        "subject": copy.subject,
        "text": copy.text,
        "place": copy.place,
        "photos": list(found.photos.filter(is_public=True).values_list("name", flat=True)),
    }
    made: dict[str, PlainForm] = {
        "route": forms.RouteForm(
            report=found, auto_id="id_route_%s", initial={"agency": to}
        ),
        "publish": forms.PublishForm(report=found, initial=copied, auto_id="id_publish_%s"),
        "answer": forms.AnswerForm(report=found, auto_id="id_answer_%s"),
        "note": forms.NoteForm(report=found, auto_id="id_note_%s"),
        "classify": forms.ClassForm(report=found, auto_id="id_class_%s"),
        "merge": forms.MergeForm(report=found, auto_id="id_merge_%s"),
        "card": forms.CardForm(report=found, user=user, auto_id="id_card_%s"),
    }
    for name in ("return", "refuse", "pause", "withhold", "unseal"):
        made[name] = forms.ReasonForm(report=found, auto_id=f"id_{name}_%s")
    if failed:
        made[failed[0]] = failed[1]
    return made


Data = dict[str, Any]
Doing = Callable[[Report, Data, Act], object]


def _route(report: Report, data: Data, act: Act) -> object:
    return services.route(
        report=report, agency=data["agency"], reason=data["reason"], act=act
    )


def _publish(report: Report, data: Data, act: Act) -> object:
    names = str(data["names"]).split(",")
    copy = services.PublicCopy(
        subject=services.mark_words(data["subject"], names),
        text=services.mark_words(data["text"], names),
        place=services.mark_words(data["place"], names),
        photos=data.get("photos", ()),
    )
    return services.publish(report=report, copy=copy, act=act)


def _answer(report: Report, data: Data, act: Act) -> object:
    return services.answer(
        report=report, text=data["text"], interim=data["interim"], act=act
    )


def _classify(report: Report, data: Data, act: Act) -> object:
    return services.classify(
        report=report, category=data["category"], oversight=data["oversight"], act=act
    )


def _merge(report: Report, data: Data, act: Act) -> object:
    return services.merge(report=report, into=data["into"], act=act)


_DOINGS: dict[str, tuple[type[forms.SeenForm], Doing]] = {
    "route": (forms.RouteForm, _route),
    "publish": (forms.PublishForm, _publish),
    "answer": (forms.AnswerForm, _answer),
    "classify": (forms.ClassForm, _classify),
    "merge": (forms.MergeForm, _merge),
    "card": (
        forms.CardForm,
        lambda r, d, a: services.make_card(report=r, plan=d["plan"], act=a),
    ),
    "note": (
        forms.NoteForm,
        lambda r, d, a: services.note(report=r, text=d["text"], act=a),
    ),
    "return": (
        forms.ReasonForm,
        lambda r, d, a: services.send_back(report=r, reason=d["text"], act=a),
    ),
    "refuse": (
        forms.ReasonForm,
        lambda r, d, a: services.refuse(report=r, reason=d["text"], act=a),
    ),
    "pause": (
        forms.ReasonForm,
        lambda r, d, a: services.pause(report=r, reason=d["text"], act=a),
    ),
    "resume": (forms.SeenForm, lambda r, _d, a: services.resume(report=r, act=a)),
    "withhold": (
        forms.ReasonForm,
        lambda r, d, a: services.withhold(report=r, reason=d["text"], act=a),
    ),
}


@require_POST
@login_required
def do(request: HttpRequest, report_id: int, doing: str) -> HttpResponse:
    """
    Do something with a report.

    Raises:
        NotFound: No such thing to do.
    """
    if doing not in _DOINGS:
        raise NotFound("not-found", where=doing)
    user = signed_in(request)
    found = inbox.report_for(user, report_id)
    form_class, service = _DOINGS[doing]
    who = {"user": user} if form_class is forms.CardForm else {}
    form = form_class(request.POST, report=found, auto_id=f"id_{doing}_%s", **who)
    if not form.is_valid():
        return page(request, found, (doing, form))
    act = Act(by=user, now=timezone.now(), seen=form.cleaned_data["seen"])
    try:
        service(found, form.cleaned_data, act)
    except (InvalidInput, Conflict) as problem:
        where = problem.where if problem.where in form.fields else None
        where = "text" if problem.where == "reason" and "text" in form.fields else where
        form.add_error(where, problem.message(reader_language()))
        return page(request, inbox.report_for(user, report_id), (doing, form))
    notices.done(request, told(doing))
    # After sending it back an officer has no more to do with it.
    if not inbox.reports_for(user, found.desk).filter(pk=report_id).exists():
        return redirect("complaints:inbox", found.desk.slug)
    return redirect("complaints:work", report_id)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


@require_POST
@login_required
def publish_words(request: HttpRequest, report_id: int, serial: int) -> HttpResponse:
    """Publish what the sender added, or cover more of what was published."""
    user = signed_in(request)
    found = inbox.report_for(user, report_id)
    seen = request.POST.get("seen", "")
    act = Act(by=user, now=timezone.now(), seen=int(seen) if _is_number(seen) else -1)
    cover = request.POST.get("act") == "cover"
    service = services.cover_event if cover else services.publish_addition
    try:
        service(report=found, serial=serial, text=request.POST.get("text", ""), act=act)
    except (InvalidInput, Conflict) as problem:
        messages.error(request, problem.message(reader_language()))
    else:
        notices.done(request, gettext("Tersimpan."))
    return redirect("complaints:work", report_id)


@never_cache
@require_POST
@login_required
def unseal(request: HttpRequest, report_id: int) -> HttpResponse:
    """Open a sealed name once, with a reason."""
    user = signed_in(request)
    found = inbox.report_for(user, report_id)
    form = forms.ReasonForm(request.POST, report=found, auto_id="id_unseal_%s")
    if not form.is_valid():
        return page(request, found, ("unseal", form))
    act = Act(by=user, now=timezone.now(), seen=form.cleaned_data["seen"])
    try:
        reporter = services.unseal(report=found, reason=form.cleaned_data["text"], act=act)
    except (InvalidInput, Conflict) as problem:
        form.add_error("text", problem.message(reader_language()))
        return page(request, inbox.report_for(user, report_id), ("unseal", form))
    return page(request, inbox.report_for(user, report_id), opened=reporter)
