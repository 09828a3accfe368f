"""What keepers of standards and of charters do alike: putting a draft in force."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from siap.apps.public_services.forms import PublishForm
from siap.apps.public_services.views.keeping import refused
from siap.kernel.errors import SiapError
from siap.ui import notices
from siap.ui.components import Link


@dataclass(frozen=True, kw_only=True)
class Publishing:
    """
    How a draft is put in force.

    Args:
        do: Does it, from a first day and the version that the person saw.
        title: Of the page that says what was wrong.
        done: Told when it is done.
        after: Address to go to then.
        breadcrumbs: Of the page that says what was wrong.
    """

    do: Callable[[date, int], object]
    title: str
    done: str
    after: str
    breadcrumbs: Sequence[Link]


def put_in_force(request: HttpRequest, how: Publishing) -> HttpResponse:
    """Read the form, put the draft in force, or show the form with what is wrong."""
    form = PublishForm(request.POST, prefix="terbit")
    if form.is_valid():
        try:
            how.do(form.cleaned_data["valid_from"], form.cleaned_data["version"])
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(request, how.done)
            return redirect(how.after)
    context = {"form": form, "title": how.title, "breadcrumbs": how.breadcrumbs}
    return render(request, "public_services/keep/form.html", context, status=422)


def seen_version(request: HttpRequest) -> int:
    """The version of a draft that a button was shown with; 0 where none is given."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() else 0
