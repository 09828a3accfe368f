"""Keys of programs, and a page that says how the interface is used."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.complaints.models import Desk
from siap.apps.complaints.permissions import require_desk
from siap.apps.complaints.queries.desks import desk_for
from siap.apps.complaints.views.desk import crumbs
from siap.apps.open311.models import ApiKey
from siap.apps.open311.services import end_key, make_key, officers_of
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.forms import PlainForm


class KeyForm(PlainForm):
    """A key to be made."""

    name = forms.CharField(label=_("Nama program"), max_length=100)
    officer = forms.ModelChoiceField(
        label=_("Menjawab atas nama"),
        help_text=_(
            "Program ini boleh menjawab laporan seperti petugas yang dipilih. Kosongkan "
            "bila program hanya mengirim laporan."
        ),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Tidak menjawab"),
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [person.pk for person in officers_of(desk)]
        people = User.objects.filter(pk__in=chosen).order_by("name")
        self.fields["officer"].queryset = people  # type: ignore[attr-defined]


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Say how other programs read and send reports."""
    context = {
        "base": request.build_absolute_uri(reverse("open311:root")),
        "desks": Desk.objects.all(),
    }
    return render(request, "open311/about.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def keys(request: HttpRequest, slug: str) -> HttpResponse:
    """List the keys of a desk, and make one."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    require_desk(user, desk)
    form = KeyForm(request.POST or None, desk=desk)
    made: tuple[ApiKey, str] | None = None
    if request.method == "POST" and form.is_valid():
        made = make_key(desk=desk, by=user, now=timezone.now(), **form.cleaned_data)
        form = KeyForm(desk=desk)
    context = {
        "desk": desk,
        "form": form,
        "made": made,
        "keys": ApiKey.objects.filter(desk=desk).select_related("user"),
        "breadcrumbs": crumbs(desk, Link(gettext("Kunci Open311"), current=True)),
    }
    response = render(
        request, "open311/keys.html", context, status=422 if form.errors else 200
    )
    # A key is shown once and kept nowhere.
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@login_required
def end(request: HttpRequest, slug: str, key_id: int) -> HttpResponse:
    """End a key."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    end_key(
        key=get_object_or_404(ApiKey, desk=desk, pk=key_id), by=user, now=timezone.now()
    )
    notices.done(request, gettext("Kunci diakhiri."))
    return redirect("open311:keys", slug)
