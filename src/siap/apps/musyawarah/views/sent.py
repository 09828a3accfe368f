"""Pages on which somebody without an account follows what they sent, with its code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User
from siap.apps.complaints.codes import hash_of_code
from siap.apps.musyawarah.forms.proposals import initial_of
from siap.apps.musyawarah.forms.suggestions import (
    AddressForm,
    CodeForm,
)
from siap.apps.musyawarah.models import (
    Suggestion,
    SuggestionPhoto,
)
from siap.apps.musyawarah.queries.suggestions import (
    as_proposal,
    steps_of,
    suggestion_for,
    suggestion_of,
)
from siap.apps.musyawarah.queries.way import way_of
from siap.apps.musyawarah.services.subscribing import ways_of
from siap.apps.musyawarah.services.suggesting import (
    correct_suggestion,
    leave_address,
    secret_code,
    suggestion_by_code,
    withdraw_suggestion,
)
from siap.apps.musyawarah.services.suggestion_trail import WAITS
from siap.apps.musyawarah.showing import told_steps
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.apps.musyawarah.views.suggesting import (
    COMPARE,
    OPENED,
    form_page,
    link_form,
    new_of,
    remember,
    sender_behind,
)
from siap.kernel.errors import NotFound, SiapError
from siap.ui import notices
from siap.ui.components import Link


def _own(request: HttpRequest, number: str) -> Suggestion:
    return suggestion_of(number, request.session.get(OPENED, []))


@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the secret code and open what was sent."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = suggestion_by_code(form.cleaned_data["code"])
        except NotFound as problem:
            refuse(form, problem)
        else:
            remember(request, found)
            return redirect("musyawarah:sent", found.number)
    context = {
        "form": form,
        "breadcrumbs": [
            Link(gettext("Musyawarah"), reverse("musyawarah:home")),
            Link(gettext("Usulan saya dengan kode"), current=True),
        ],
    }
    return render(
        request, "musyawarah/code.html", context, status=422 if form.errors else 200
    )


@never_cache
@require_GET
def sent(request: HttpRequest, number: str) -> HttpResponse:
    """Show somebody what they sent: where it is, its whole way, its year."""
    return _sent_page(request, _own(request, number))


def _sent_page(
    request: HttpRequest, suggestion: Suggestion, failed: AddressForm | None = None
) -> HttpResponse:
    secret = secret_code(suggestion)
    crumb = Link(suggestion.number, current=True)
    cycle = suggestion.invitation.cycle
    context = framed(request, cycle, "", crumb) | {
        "suggestion": suggestion,
        "sent": as_proposal(suggestion) if suggestion.values else None,
        "proposal": suggestion.proposal,
        "way": way_of(suggestion.proposal) if suggestion.proposal else None,
        "steps": told_steps(steps_of(suggestion)),
        # After a change of the installation's secret it can no longer be told.
        "code": secret if hash_of_code(secret) == suggestion.code_hash else "",
        "is_new": "baru" in request.GET,
        "waits": suggestion.state in WAITS,
        "has_photo": SuggestionPhoto.objects.filter(suggestion=suggestion).exists(),
        "ways": ways_of(cycle),
        "is_mine": True,
        "form": failed or AddressForm(initial={"email": suggestion.email}),
    }
    status = 422 if failed is not None else 200
    return render(request, "musyawarah/sent.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Correct what waits, or what was sent back."""
    suggestion = _own(request, number)
    if suggestion.state not in WAITS:
        return redirect("musyawarah:sent", suggestion.number)
    data = request.POST if request.method == "POST" else None
    initial = initial_of(as_proposal(suggestion))
    form = link_form(suggestion.invitation, data, request, initial=initial)
    if data is not None and data.get("aksi") != COMPARE and form.is_valid():
        try:
            correct_suggestion(
                suggestion=suggestion,
                new=new_of(form),
                seen_version=form.cleaned_data["version"] or 0,
                sender=sender_behind(request),
                now=timezone.now(),
            )
        except SiapError as problem:
            refuse(form, problem)
        else:
            notices.done(request, gettext("Perubahan disimpan."))
            return redirect("musyawarah:sent", suggestion.number)
    return form_page(request, suggestion.invitation, form, suggestion=suggestion)


@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Take back what waits."""
    withdraw_suggestion(suggestion=_own(request, number), now=timezone.now())
    notices.done(request, gettext("Usulan ditarik; isi dan data Anda dihapus."))
    return redirect("musyawarah:sent", number)


@require_POST
def news(request: HttpRequest, number: str) -> HttpResponse:
    """Leave an address for news, or take it back."""
    suggestion = _own(request, number)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _sent_page(request, suggestion, form)
    email = form.cleaned_data["email"]
    leave_address(suggestion=suggestion, email=email, now=timezone.now())
    done = gettext("Kabar akan dikirim ke %(email)s.") % {"email": email}
    notices.done(request, done if email else gettext("Alamat surel dihapus."))
    return redirect("musyawarah:sent", number)


@require_GET
def photo(request: HttpRequest, number: str) -> HttpResponse:
    """Show the picture that came with it, to its sender and to the officials."""
    user = request.user
    try:
        suggestion = _own(request, number)
    except NotFound:
        if not isinstance(user, User):
            raise
        suggestion = suggestion_for(user, number)
    found = SuggestionPhoto.objects.filter(suggestion=suggestion).first()
    if found is None:
        raise NotFound("not-found", where=f"photo {number[:16]}")
    answer = HttpResponse(bytes(found.content), content_type="image/jpeg")
    patch_cache_control(answer, private=True, no_store=True)
    return answer
