"""The page of the first start."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from siap.apps.accounts.models import User
from siap.apps.accounts.queries import has_administrator
from siap.apps.accounts.services import create_user
from siap.apps.onboarding.forms import OnboardingForm
from siap.apps.organisations.services import set_up_region
from siap.kernel.errors import InvalidInput
from siap.ui import notices

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Make the first administrator and region; gone once there is an administrator."""
    if has_administrator():
        return redirect("login")
    form = OnboardingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = _set_up(form)
        if user is not None:
            login(request, user, backend=BACKEND)
            notices.done(request, gettext("SIAP siap dipakai. Mulailah rencana pertama."))
            return redirect("plans:home")
    status = 422 if form.errors else 200
    return render(request, "onboarding/start.html", {"form": form}, status=status)


def _set_up(form: OnboardingForm) -> User | None:
    data = form.cleaned_data
    path = Path(settings.DATA_DIR) / "onboarding-code"
    code = path.read_text(encoding="ascii").strip() if path.exists() else ""
    if not code or not secrets.compare_digest(code, data["code"].strip().upper()):
        form.add_error("code", InvalidInput("wrong-code").message())
        return None
    try:
        with transaction.atomic():
            user = create_user(
                username=data["username"],
                name=data["name"],
                password=data["password"],
                installation=True,
            )
            set_up_region(
                code=data["region_code"], name=data["region_name"], administrator=user
            )
    except InvalidInput as problem:
        form.add_error(problem.where, problem.message())
        return None
    path.unlink()
    return user
