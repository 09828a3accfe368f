"""Asking for news of a proposal or an area without an account, and ending it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from siap.apps.accounts.models import User
from siap.apps.complaints.services.drafts import address_key, too_many, trace_key
from siap.apps.musyawarah.forms.subscriptions import SubscribeForm
from siap.apps.musyawarah.models import Cycle, Proposal, Subscription
from siap.apps.musyawarah.queries.listing import area_seen, cycle_seen
from siap.apps.musyawarah.queries.way import follows_area, proposal_seen
from siap.apps.musyawarah.services.subscribing import (
    Wish,
    confirm_subscription,
    subscribe,
    subscription_at,
    title_of,
    unsubscribe,
    ways_of,
)
from siap.apps.musyawarah.services.telling import follow_area, unfollow_area
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.apps.organisations.models import Region
from siap.kernel.errors import NotFound, SiapError
from siap.ui import notices
from siap.ui.components import Link

WEB = "web"


def _about(request: HttpRequest, cycle: Cycle) -> tuple[Proposal | None, Region | None]:
    code = request.GET.get("usulan", "")
    if not code:
        return None, area_seen(cycle, request.GET.get("wilayah", ""))
    proposal = proposal_seen(code[:16])
    if proposal.cycle_id != cycle.pk:
        raise NotFound("not-found", where=code[:16])
    return proposal, None


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Ask for the news of a proposal, of an area, or of all of a cycle."""
    cycle = cycle_seen(cycle_id)
    proposal, area = _about(request, cycle)
    ways = ways_of(cycle)
    asks_web = request.method == "POST" and bool(request.POST.get(WEB))
    if asks_web and isinstance(request.user, User) and proposal is None:
        return _in_web(request, cycle, area, request.user)
    # Without any way there is no form on the page, whoever posts one.
    posted = request.POST if request.method == "POST" and ways and not asks_web else None
    form = SubscribeForm(posted, ways=ways)
    if posted is not None and form.is_valid():
        data = form.cleaned_data
        wish = Wish(
            proposal=proposal,
            area=area,
            email=data.get("email", ""),
            phone=data.get("phone", ""),
            site=request.build_absolute_uri("/"),
        )
        try:
            _asked(request, cycle, wish)
        except SiapError as problem:
            refuse(form, problem)
        else:
            notices.done(request, gettext("Buka pesan yang kami kirim untuk menyetujui."))
            return redirect(_back(cycle, proposal, area))
    here = Link(gettext("Minta kabar"), current=True)
    one = Subscription(cycle=cycle, proposal=proposal, area=area)
    context = framed(request, cycle, "", here) | {
        "form": form,
        "ways": ways,
        "about": title_of(one),
        "proposal": proposal,
        "follows": proposal is None and follows_area(request.user, cycle, area),
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/subscribe.html", context, status=status)


def _in_web(
    request: HttpRequest, cycle: Cycle, area: Region | None, user: User
) -> HttpResponse:
    if request.POST[WEB] == "henti":
        unfollow_area(cycle=cycle, area=area, user=user)
        notices.done(request, gettext("Anda tidak lagi mengikuti wilayah ini."))
    else:
        follow_area(cycle=cycle, area=area, user=user, now=timezone.now())
        notices.done(request, gettext("Kabar wilayah ini akan tampil di Usulan saya."))
    return redirect(_back(cycle, None, area))


def _asked(request: HttpRequest, cycle: Cycle, wish: Wish) -> None:
    now = timezone.now()
    address = str(request.META.get("REMOTE_ADDR", ""))
    keys = [
        trace_key("subscribe", wish.email.lower() or wish.phone, now=now),
        address_key("subscribe-address", address, now=now),
    ]
    # Nobody's mail box is filled by somebody else; the page says the same either way.
    if not too_many(keys, now=now):
        subscribe(cycle=cycle, wish=wish, now=now)


def _back(cycle: Cycle, proposal: Proposal | None, area: Region | None) -> str:
    if proposal is not None:
        return reverse("musyawarah:proposal", args=[proposal.code])
    start = reverse("musyawarah:list", args=[cycle.pk])
    if area is None:
        return start
    is_top = area.parent_id == cycle.region_id
    above = area.pk if is_top else area.parent_id
    below = "" if is_top else f"&desa={area.pk}"
    return f"{start}?kecamatan={above}{below}"


@never_cache
@require_http_methods(["GET", "POST"])
def subscription(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm or end a subscription; a program that only opens the link does neither."""
    found = subscription_at(token)
    back = _back(found.cycle, found.proposal, found.area)
    if request.method == "POST":
        if request.POST.get("aksi") == "akhiri":
            unsubscribe(subscription=found)
            notices.done(request, gettext("Langganan diakhiri dan alamat Anda dihapus."))
        else:
            confirm_subscription(subscription=found, now=timezone.now())
            notices.done(request, gettext("Langganan dimulai."))
        return redirect(back)
    here = Link(gettext("Langganan"), current=True)
    context = framed(request, found.cycle, "", here) | {
        "subscription": found,
        "about": title_of(found),
    }
    return render(request, "musyawarah/subscription.html", context)
