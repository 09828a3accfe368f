"""The inbox of a desk and of the agencies that answer."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.accounts.models import signed_in
from siap.apps.complaints import services
from siap.apps.complaints.codes import new_token
from siap.apps.complaints.forms import CounterForm
from siap.apps.complaints.models import Channel, Desk, Identity
from siap.apps.complaints.permissions import administers, require_desk
from siap.apps.complaints.queries import inbox
from siap.apps.complaints.queries.desks import desk_for, desks_of
from siap.kernel.errors import InvalidInput
from siap.ui.components import Link
from siap.ui.formatting import reader_language


@require_GET
@login_required
def desks(request: HttpRequest) -> HttpResponse:
    """List the desks that the person works for; go straight to the only one."""
    found = desks_of(signed_in(request))
    if len(found) == 1:
        return redirect("complaints:inbox", found[0].slug)
    return render(request, "complaints/desk/desks.html", {"desks": found})


@never_cache
@require_GET
@login_required
def trays(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a tray of the inbox."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    now = timezone.now()
    runs = administers(user, desk)
    offered = inbox.trays_of(user, desk)
    chosen = chosen_tray(request, offered)
    page = request.GET.get("page", "")
    start = (
        max(int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1, 1) - 1
    ) * inbox.PER_PAGE
    rows = inbox.tray(user, desk, chosen, now=now)[start : start + inbox.PER_PAGE + 1]
    found = list(rows)
    for sealed in (one for one in found if one.identity == Identity.SEALED):
        (sealed.subject,) = services.desk_words(sealed, [sealed.subject])
    context = {
        "desk": desk,
        "runs": runs,
        "tray": chosen,
        "tabs": _tabs(desk, offered, chosen, inbox.counts(user, desk, now=now)),
        "reports": found[: inbox.PER_PAGE],
        "more": len(found) > inbox.PER_PAGE,
        "number": start // inbox.PER_PAGE + 1,
        "now": now,
    }
    return render(request, "complaints/desk/inbox.html", context)


def chosen_tray(request: HttpRequest, offered: Sequence[str]) -> str:
    """The tray that is asked for, else the first of those that the person has."""
    chosen = request.GET.get("baki", "")
    return chosen if chosen in offered else offered[0]


def tray_names() -> Mapping[str, str]:
    """The trays in the reader's language."""
    return {
        "route": gettext("Perlu diteruskan"),
        "check": gettext("Perlu diperiksa"),
        "answer": gettext("Perlu dijawab"),
        "late": gettext("Lewat batas"),
        "all": gettext("Semua"),
    }


def _tabs(
    desk: Desk, offered: list[str], chosen: str, counts: Mapping[str, int]
) -> list[Link]:
    names = tray_names()
    address = reverse("complaints:inbox", args=[desk.slug])
    return [
        Link(names[name], f"{address}?baki={name}", name == chosen, counts.get(name))
        for name in offered
    ]


def crumbs(desk: Desk, *more: Link) -> list[Link]:
    """The way back to the inbox."""
    title = gettext("Kotak masuk {desk}").format(desk=desk.name)
    return [Link(title, reverse("complaints:inbox", args=[desk.slug])), *more]


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def counter(request: HttpRequest, slug: str) -> HttpResponse:
    """Type in a report for somebody at the counter."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    require_desk(user, desk)
    form = CounterForm(request.POST or None, request.FILES or None, desk=desk)
    context: dict[str, object] = {
        "desk": desk,
        "breadcrumbs": crumbs(desk, Link(gettext("Laporan di loket"), current=True)),
    }
    if request.method == "POST" and form.is_valid():
        token = new_token()
        try:
            made = services.take_at_desk(
                desk=desk,
                new=_from_counter(form),
                pictures=form.uploads(),
                token=token,
                by=user,
                now=timezone.now(),
            )
        except InvalidInput as problem:
            form.add_error("photos", problem.message(reader_language()))
        else:
            context |= {"made": made, "code": services.follow_code(token)}
            form = CounterForm(desk=desk)
    status = 422 if form.errors else 200
    return render(
        request, "complaints/desk/counter.html", context | {"form": form}, status=status
    )


def _from_counter(form: CounterForm) -> services.NewReport:
    data = form.cleaned_data
    names = ("name", "email", "phone", "address")
    return services.NewReport(
        text=data["text"],
        kind=data["kind"],
        channel=Channel.COUNTER,
        identity=data["identity"],
        place=data["place"],
        category=data["category"],
        latitude=data["latitude"],
        longitude=data["longitude"],
        sender=services.Sender(**{name: data[name] for name in names}),
    )
