"""Asking for news by mail, and ending it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from siap.apps.complaints.models import Desk
from siap.apps.complaints.queries.desks import agencies_for, desk_at
from siap.apps.complaints.services.drafts import address_key, too_many, trace_key
from siap.apps.complaints.services.subscribing import (
    confirm_subscription,
    subscribe,
    subscription_at,
    unsubscribe,
)
from siap.apps.complaints.views.sending import crumbs
from siap.apps.organisations.models import Agency
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.forms import PlainForm


class SubscribeForm(PlainForm):
    """Where the news go, and about whom."""

    email = forms.EmailField(label=_("Alamat surel"))
    agency = forms.ModelChoiceField(
        label=_("Tentang"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=_("semua perangkat daerah"),
    )

    @classmethod
    def of(cls, desk: Desk, data: object = None) -> "SubscribeForm":
        """The form with the agencies of a desk."""
        form = cls(data)
        form.fields["agency"].queryset = agencies_for(desk)  # type: ignore[attr-defined]
        return form


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the weekly news."""
    desk = desk_at(slug)
    form = SubscribeForm.of(desk, request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        email = form.cleaned_data["email"]
        keys = [
            trace_key("subscribe", email.lower(), now=now),
            address_key(
                "subscribe-address", str(request.META.get("REMOTE_ADDR", "")), now=now
            ),
        ]
        # Nobody's mail box is filled by somebody else; the page says the same either way.
        if not too_many(keys, now=now):
            subscribe(
                desk=desk,
                email=email,
                agency=form.cleaned_data["agency"],
                site=request.build_absolute_uri("/"),
                now=now,
            )
        notices.done(request, gettext("Periksa surel Anda untuk menyetujui langganan."))
        return redirect("complaints:reports", slug)
    context = {
        "desk": desk,
        "form": form,
        "breadcrumbs": crumbs(desk, Link(gettext("Kabar mingguan"), current=True)),
    }
    status = 422 if form.errors else 200
    return render(request, "complaints/subscribe.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def subscription(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm or end a subscription; a program that only opens the link does neither."""
    found = subscription_at(token)
    if request.method == "POST":
        if request.POST.get("act") == "end":
            unsubscribe(subscription=found)
            notices.done(request, gettext("Langganan diakhiri dan alamat Anda dihapus."))
        else:
            confirm_subscription(subscription=found, now=timezone.now())
            notices.done(request, gettext("Langganan dimulai. Kabar dikirim setiap Senin."))
        return redirect("complaints:reports", found.desk.slug)
    context = {
        "desk": found.desk,
        "subscription": found,
        "breadcrumbs": crumbs(found.desk, Link(gettext("Kabar mingguan"), current=True)),
    }
    return render(request, "complaints/subscription.html", context)
