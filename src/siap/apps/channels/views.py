"""Where gateways call, and where an administrator sees to them."""

import logging
from typing import Final

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.channels.adapters import ADAPTERS, Call
from siap.apps.channels.mail_reading import read_mail
from siap.apps.channels.models import Fate, Gateway, Message, Way
from siap.apps.channels.services.bouncing import failing_addresses
from siap.apps.channels.services.managing import add_gateway, end_gateway, settle
from siap.apps.channels.services.storing import receive_sms, simulate_sms
from siap.apps.channels.services.taking import take_waiting
from siap.apps.complaints.models import Desk
from siap.apps.complaints.permissions import require_desk
from siap.apps.complaints.queries.desks import desk_for
from siap.apps.complaints.views.desk import crumbs
from siap.kernel.errors import Forbidden
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.forms import PlainForm

LOG: Final = logging.getLogger("siap.channels")
SHOWN: Final = 50


class GatewayForm(PlainForm):
    """A gateway to be added."""

    kind = forms.ChoiceField(
        label=_("Jenis gerbang"),
        choices=[(key, adapter.title) for key, adapter in ADAPTERS.items()],
    )
    send_url = forms.URLField(
        label=_("Alamat pengiriman"),
        help_text=_("Kosongkan bila gerbang ini hanya menerima."),
        required=False,
        max_length=300,
        assume_scheme="https",
    )
    user = forms.CharField(label=_("Nama pengguna gerbang"), required=False, max_length=60)
    secret = forms.CharField(
        label=_("Kunci rahasia"),
        help_text=_("Kosongkan agar dibuatkan. Untuk Twilio, isi auth token-nya."),
        required=False,
        max_length=100,
    )


class SimulatorForm(PlainForm):
    """An SMS as if it had come."""

    sender = forms.CharField(label=_("Dari nomor"), max_length=30)
    text = forms.CharField(label=_("Isi SMS"), widget=forms.Textarea(attrs={"rows": 2}))


@csrf_exempt
@require_http_methods(["GET", "POST"])
def sms(request: HttpRequest, key: str) -> HttpResponse:
    """Take a call of a gateway; it is answered after the message is safe."""
    gateway = Gateway.objects.select_related("desk").filter(key=key).first()
    if gateway is None:
        return HttpResponse(status=403)
    call = Call(
        url=request.build_absolute_uri(),
        query={name: str(value) for name, value in request.GET.items()},
        body=request.body,
        form={name: str(value) for name, value in request.POST.items()},
        headers={name.lower(): value for name, value in request.headers.items()},
    )
    try:
        receive_sms(gateway=gateway, call=call, now=timezone.now())
    except Forbidden:
        LOG.warning("A call for gateway %s was not genuine", gateway.pk)
        return HttpResponse(status=403)
    except (ValueError, KeyError, TypeError, AttributeError):
        LOG.warning("A call for gateway %s could not be read", gateway.pk)
        return HttpResponse(status=400)
    reply = ADAPTERS[gateway.kind].reply
    return HttpResponse(reply.body, content_type=reply.content_type)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def channels(request: HttpRequest, slug: str) -> HttpResponse:
    """Show gateways and messages of a desk; add a gateway or try an SMS."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    require_desk(user, desk)
    act = request.POST.get("act", "")
    form = GatewayForm(request.POST if act == "gateway" else None, auto_id="id_gateway_%s")
    trial = SimulatorForm(
        request.POST if act == "simulate" else None, auto_id="id_trial_%s"
    )
    now = timezone.now()
    made: Gateway | None = None
    if act == "gateway" and form.is_valid():
        made = add_gateway(
            desk=desk,
            kind=form.cleaned_data["kind"],
            send_url=form.cleaned_data["send_url"],
            account=(form.cleaned_data["user"], form.cleaned_data["secret"]),
            by=user,
            now=now,
        )
        form = GatewayForm(auto_id="id_gateway_%s")
    if act == "simulate" and trial.is_valid():
        simulate_sms(desk=desk, by=user, now=now, **trial.cleaned_data)
        take_waiting(now=now)
        notices.done(request, gettext("SMS percobaan masuk sebagai laporan."))
        return redirect("channels:channels", slug)
    context = {
        "desk": desk,
        "form": form,
        "trial": trial,
        "failed": form if form.errors else trial if trial.errors else None,
        "made": made,
        "made_url": _address(request, made) if made else "",
        "gateways": [
            (one, ADAPTERS[one.kind].title) for one in Gateway.objects.filter(desk=desk)
        ],
        "held": [_shown(one) for one in _held(desk)],
        "failing": failing_addresses(desk),
        "breadcrumbs": crumbs(desk, Link(gettext("Saluran"), current=True)),
    }
    status = 422 if form.errors or trial.errors else 200
    return render(request, "channels/channels.html", context, status=status)


def _address(request: HttpRequest, gateway: Gateway) -> str:
    return request.build_absolute_uri(reverse("channels:sms", args=[gateway.key]))


def _held(desk: Desk) -> list[Message]:
    return list(Message.objects.filter(desk=desk, fate=Fate.HELD)[:SHOWN])


def _shown(message: Message) -> tuple[Message, str, str, str]:
    """A held message with who sent it, how it begins, and why it waits."""
    why = why_held(message.reason)
    if message.way == Way.MAIL:
        mail = read_mail(bytes(message.raw))
        return message, mail.sender, f"{mail.subject} {mail.text}"[:300], why
    return message, "SMS", bytes(message.raw).decode("utf-8", "replace")[:300], why


def why_held(reason: str) -> str:
    """Why a message waits for a person, in words."""
    known = {
        "stranger": gettext("menjawab laporan dari alamat lain daripada alamat pelapor"),
        "no-mark": gettext("menyebut nomor laporan, tetapi bukan balasan surel kami"),
        "empty": gettext("kosong"),
        "desk-closed": gettext("layanan sedang ditutup"),
    }
    return known.get(reason, reason)


@require_POST
@login_required
def end(request: HttpRequest, slug: str, gateway_id: int) -> HttpResponse:
    """Take no more calls of a gateway."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    gateway = get_object_or_404(Gateway, desk=desk, pk=gateway_id)
    end_gateway(gateway=gateway, by=user, now=timezone.now())
    notices.done(request, gettext("Gerbang ditutup."))
    return redirect("channels:channels", slug)


@require_POST
@login_required
def settle_message(request: HttpRequest, slug: str, message_id: int) -> HttpResponse:
    """Take a held message again, or leave it."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    message = get_object_or_404(Message, desk=desk, pk=message_id)
    act = request.POST.get("act")
    settle(
        message=message,
        take_again=act in {"again", "new"},
        as_new=act == "new",
        by=user,
        now=timezone.now(),
    )
    notices.done(request, gettext("Tersimpan."))
    return redirect("channels:channels", slug)
