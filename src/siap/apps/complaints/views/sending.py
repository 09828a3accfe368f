"""Sending a report: form, what is near by and what will be covered, number and code."""

from decimal import Decimal

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.complaints.clock import DEFAULT_HOURS
from siap.apps.complaints.covering import personal_data
from siap.apps.complaints.forms import SendForm
from siap.apps.complaints.models import Desk, Draft, Identity, Kind, Pledge
from siap.apps.complaints.queries.desks import desk_at, open_desks
from siap.apps.complaints.queries.nearby import similar
from siap.apps.complaints.services import (
    address_key,
    confirm,
    draft_of,
    follow_code,
    keep_draft,
    trace_key,
)
from siap.apps.complaints.services.drafts import PICTURES_LEFT
from siap.kernel.errors import InvalidInput, NotFound
from siap.ui.components import Link
from siap.ui.formatting import reader_language

TOKENS = "complaint_drafts"
MINE = "complaints"


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the desk of a region; go straight to the only one."""
    desks = open_desks()
    if len(desks) == 1:
        return redirect("complaints:reports", desks[0].slug)
    return render(request, "complaints/desks.html", {"desks": desks})


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Fill in a report."""
    desk = desk_at(slug)
    if not desk.is_open:
        return render(request, "complaints/closed.html", {"desk": desk}, status=503)
    first = _to_be_mended(request, slug)
    form = SendForm(
        request.POST or None,
        request.FILES or None,
        desk=desk,
        initial=SendForm.again(first.values) if first else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            draft = keep_draft(
                desk=desk,
                values=form.values(),
                uploads=form.uploads(),
                keys=_picture_keys(request),
                now=timezone.now(),
            )
        except InvalidInput as problem:
            form.add_error("photos", problem.message(reader_language()))
        else:
            kept = request.session.get(TOKENS, [])
            request.session[TOKENS] = [*kept[-9:], draft.token]
            return redirect("complaints:review", slug, draft.token)
    context = {
        "desk": desk,
        "form": form,
        "hours": promised_hours(desk),
        "photos_again": first.photos.count() if first else 0,
        "breadcrumbs": crumbs(desk, Link(gettext("Kirim laporan"), current=True)),
    }
    status = 422 if form.errors else 200
    return render(request, "complaints/send.html", context, status=status)


def _to_be_mended(request: HttpRequest, slug: str) -> Draft | None:
    """What the person has typed and looked at, but not sent yet."""
    token = request.GET.get("ubah", "")
    if not token or request.method == "POST":
        return None
    draft = _own_draft(request, slug, token)
    return draft if draft.report_id is None else None


def _picture_keys(request: HttpRequest) -> list[str]:
    """Counted apart from sendings: who looks at a draft again has not sent anything."""
    now = timezone.now()
    address = str(request.META.get("REMOTE_ADDR", ""))
    keys = [address_key("picture-address", address, now=now)]
    if request.session.session_key:
        keys.append(trace_key("picture-session", request.session.session_key, now=now))
    return keys


@never_cache
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Show what is near by and what will be covered; send on confirmation."""
    draft = _own_draft(request, slug, token)
    if request.method == "POST" and draft.report_id is None:
        now = timezone.now()
        keys = [
            trace_key("session", request.session.session_key or token, now=now),
            address_key("address", str(request.META.get("REMOTE_ADDR", "")), now=now),
        ]
        report = confirm(draft=draft, keys=keys, now=now)
        remember(request, report.pk)
    if request.method == "POST" or draft.report_id is not None:
        return redirect("complaints:sent", slug, token)
    values = draft.values
    text = values["text"]
    context = {
        "desk": draft.desk,
        "draft": draft,
        "kind": Kind(values["kind"]).label,
        "identity": Identity(values["identity"]).label,
        "secret": values["identity"] == Identity.SECRET,
        "pieces": _pieces(text, [values.get(n, "") for n in ("name", "phone", "email")]),
        "photos": draft.photos.count(),
        "pictures_left": bool(values.get(PICTURES_LEFT)),
        "similar": _similar(draft, text),
        "breadcrumbs": crumbs(draft.desk, Link(gettext("Periksa laporan"), current=True)),
    }
    return render(request, "complaints/review.html", context)


@never_cache
@require_GET
def sent(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Show number and code of what was just sent, to the one who sent it."""
    draft = _own_draft(request, slug, token)
    if draft.report is None:
        return redirect("complaints:review", slug, token)
    context = {
        "desk": draft.desk,
        "report": draft.report,
        "code": follow_code(draft.token),
        "mine_url": reverse("complaints:mine", args=[draft.report.reference]),
        "breadcrumbs": crumbs(draft.desk, Link(gettext("Laporan terkirim"), current=True)),
    }
    return render(request, "complaints/sent.html", context)


def crumbs(desk: Desk, *more: Link) -> list[Link]:
    """The way back to the reports of a desk."""
    return [Link(desk.name, reverse("complaints:reports", args=[desk.slug])), *more]


def remember(request: HttpRequest, report_id: int) -> None:
    """Let this browser follow a report until its session ends."""
    mine = [pk for pk in request.session.get(MINE, []) if pk != report_id]
    request.session[MINE] = [*mine[-19:], report_id]


def promised_hours(desk: Desk) -> int:
    """The promise for complaints that holds today."""
    today = timezone.localdate()
    rows = Pledge.objects.filter(
        Q(kind="") | Q(kind=Kind.COMPLAINT), desk=desk, valid_from__lte=today
    )
    found = rows.order_by("-kind", "-valid_from").values_list("hours", flat=True).first()
    return found or DEFAULT_HOURS


def _own_draft(request: HttpRequest, slug: str, token: str) -> Draft:
    draft = draft_of(token)
    if draft.desk.slug != slug or token not in request.session.get(TOKENS, []):
        raise NotFound("draft-gone", where="draft")
    return draft


def _pieces(text: str, known: list[str]) -> list[tuple[str, bool]]:
    """The text in pieces; those that will be covered are marked."""
    pieces = []
    place = 0
    for found in personal_data(text, known=known):
        pieces.append((text[place : found.start], False))
        pieces.append((text[found.start : found.end], True))
        place = found.end
    return [*pieces, (text[place:], False)]


def _similar(draft: Draft, text: str) -> list[object]:
    values = draft.values
    if values["identity"] == Identity.SECRET:
        return []
    place = [Decimal(values[n]) if n in values else None for n in ("latitude", "longitude")]
    return list(
        similar(
            desk=draft.desk,
            text=text,
            latitude=place[0],
            longitude=place[1],
            now=timezone.now(),
        )
    )
