"""What everybody may read: the list, a report, its pictures."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import User
from siap.apps.complaints.covering import covered
from siap.apps.complaints.models import (
    Desk,
    Identity,
    Kind,
    Photo,
    Publication,
    Reporter,
    State,
)
from siap.apps.complaints.permissions import role_on
from siap.apps.complaints.presenting import clocks, public_steps
from siap.apps.complaints.queries.desks import agencies_for, categories_of, desk_at
from siap.apps.complaints.queries.public import (
    Wanted,
    find,
    page_of,
    public_history,
    public_photos,
    public_report,
)
from siap.apps.complaints.views.kept import version_of
from siap.apps.complaints.views.sending import MINE, crumbs, promised_hours
from siap.kernel.errors import NotFound
from siap.ui.components import Link
from siap.ui.kept import kept_part

STATES = ("open", "answered", State.REOPENED.value, State.REFUSED.value, State.MERGED.value)


def wanted_of(request: HttpRequest) -> Wanted:
    """Read from an address how a list is narrowed; what cannot be read narrows nothing."""
    get = request.GET.get
    kind, state = get("jenis", ""), get("keadaan", "")
    return Wanted(
        words=get("cari", "")[:200],
        kind=kind if kind in Kind.values else "",
        agency=_whole(get("perangkat", "")),
        category=_whole(get("topik", "")),
        state=state if state in STATES else "",
        cell=get("petak", "")[:16],
        since=_day(get("sejak", "")),
        until=_day(get("sampai", "")),
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    # At the ends of the calendar the zone leads out of it.
    return found if 1900 <= found.year < 2200 else None


def state_choices() -> list[tuple[str, str]]:
    """The states by which a list is narrowed, in words."""
    return [
        ("open", gettext("menunggu jawaban")),
        ("answered", gettext("sudah dijawab")),
        (State.REOPENED.value, str(State.REOPENED.label)),
        (State.REFUSED.value, str(State.REFUSED.label)),
        (State.MERGED.value, str(State.MERGED.label)),
    ]


def filters(desk: Desk, wanted: Wanted) -> dict[str, object]:
    """What the filter above a list or a map offers."""
    return {
        "desk": desk,
        "wanted": wanted,
        "kinds": Kind.choices,
        "states": state_choices(),
        "agencies": agencies_for(desk).values_list("pk", "name"),
        "categories": categories_of(desk).values_list("pk", "name"),
    }


@require_GET
def reports(request: HttpRequest, slug: str) -> HttpResponse:
    """List the published reports of a desk."""
    desk = desk_at(slug)
    version, template = version_of(desk), "complaints/reports_part.html"
    part = kept_part(request, version, template, lambda: _list_part(request, desk))
    context = {"desk": desk, "hours": promised_hours(desk), "part": part}
    return render(request, "complaints/reports.html", context)


def _list_part(request: HttpRequest, desk: Desk) -> dict[str, object]:
    """The list of a desk with its filter, as it is asked for."""
    wanted = wanted_of(request)
    number = _whole(request.GET.get("page", "")) or 1
    found, more = page_of(find(desk, wanted), number)
    query = request.GET.copy()
    query.pop("page", None)
    return filters(desk, wanted) | {
        "reports": found,
        "number": number,
        "more": more,
        "query": query.urlencode(),
        "is_narrowed": wanted != Wanted(),
        "tabs": tabs(desk, "list"),
    }


def tabs(desk: Desk, current: str) -> list[Link]:
    """The public pages of a desk."""
    pages = [
        ("list", gettext("Laporan"), "complaints:reports"),
        ("map", gettext("Peta"), "complaints:map"),
        ("figures", gettext("Angka"), "complaints:figures"),
    ]
    return [
        Link(label, reverse(name, args=[desk.slug]), current=key == current)
        for key, label, name in pages
    ]


@require_GET
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a report: words, answers, clocks, history."""
    desk = desk_at(slug)
    found = public_report(desk, number)
    name = ""
    # The name field holds what anybody typed: it waits for the same check as the words.
    if found.identity == Identity.OPEN and found.publication == Publication.PUBLISHED:
        sender = Reporter.objects.filter(report=found).only("name").first()
        name = covered(sender.name) if sender else ""
    title = gettext("Laporan {number}").format(number=found.label)
    context = {
        "desk": desk,
        "report": found,
        "name": name,
        "steps": public_steps(public_history(found)),
        "clocks": clocks(found, now=timezone.now()),
        "photos": public_photos(found),
        "mine": found.pk in request.session.get(MINE, []),
        "breadcrumbs": crumbs(desk, Link(title, current=True)),
    }
    return render(request, "complaints/report.html", context)


@require_GET
def photo(request: HttpRequest, name: str) -> HttpResponse:
    """
    Send a picture that was drawn anew, if this reader may see it.

    Raises:
        NotFound: There is none, or it is not for this reader.
    """
    rows = Photo.objects.select_related("report__desk")
    found = rows.filter(name=name).first()
    if found is None or not _may_see(request, found):
        raise NotFound("not-found", where="photo")
    response = HttpResponse(bytes(found.content), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    public = found.is_public and found.report is not None
    response["Cache-Control"] = "public, max-age=3600" if public else "private, no-store"
    return response


def _may_see(request: HttpRequest, found: Photo) -> bool:
    about = found.report
    if about is None:
        return False
    if found.is_public and about.publication == Publication.PUBLISHED:
        return True
    if about.pk in request.session.get(MINE, []):
        return True
    return isinstance(request.user, User) and bool(role_on(request.user, about))
