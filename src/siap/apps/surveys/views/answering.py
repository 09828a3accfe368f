"""Pages on which people answer: on their own phone, by invitation, on a tablet."""

import json
import secrets
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.public_services.senders import trace_of
from siap.apps.public_services.views.keeping import refused
from siap.apps.surveys.forms import AnswerForm, TokenForm
from siap.apps.surveys.models import Survey, SurveyState
from siap.apps.surveys.queries import (
    extras_of,
    open_surveys,
    published_surveys,
    survey_for_everybody,
)
from siap.apps.surveys.services.answering import (
    answer_invitation,
    answer_on_tablet,
    answer_on_web,
)
from siap.apps.surveys.services.storing import Answers
from siap.apps.surveys.services.tokens import survey_of_invitation, survey_with_token
from siap.kernel.errors import InvalidInput, SiapError
from siap.ui.components import Link

_COOKIE: Final = "siap_survei"
_COOKIE_SECONDS: Final = 24 * 60 * 60
_MOST_IN_A_BATCH: Final = 100


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List surveys to answer and results to read."""
    context = {
        "open": open_surveys(timezone.localdate()),
        "published": published_surveys()[:100],
        "form": TokenForm(),
    }
    return render(request, "surveys/index.html", context)


@require_GET
def find_invitation(request: HttpRequest) -> HttpResponse:
    """Go from a typed code to the questions."""
    form = TokenForm(request.GET)
    if form.is_valid():
        typed = "".join(form.cleaned_data["token"].split()).lower()
        if typed.isalnum() and typed.isascii():
            return redirect("surveys:invited", typed)
    return redirect("surveys:index")


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Ask somebody without an invitation."""
    survey = survey_for_everybody(survey_id)
    if survey.state == SurveyState.PUBLISHED:
        return redirect("surveys:results", survey.pk)
    browser = str(request.get_signed_cookie(_COOKIE, default="") or "")

    def take(answers: Answers, now: datetime) -> bool:
        trace = trace_of(request, timezone.localdate(now))
        return answer_on_web(
            survey=survey, answers=answers, trace=trace, browser=browser, now=now
        )

    response = _ask(request, survey, take)
    if not browser:
        response.set_signed_cookie(
            _COOKIE,
            secrets.token_hex(12),
            max_age=_COOKIE_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Ask somebody who was invited; the address is the invitation."""
    survey = survey_of_invitation(token)

    def take(answers: Answers, now: datetime) -> bool:
        return answer_invitation(survey=survey, token=token, answers=answers, now=now)

    return _ask(request, survey, take)


def _ask(
    request: HttpRequest, survey: Survey, take: Callable[[Answers, datetime], bool]
) -> HttpResponse:
    form = AnswerForm(
        request.POST or None,
        initial=AnswerForm.first(),
        survey=survey,
        extras=extras_of(survey),
    )
    if request.method == "POST" and form.is_valid():
        try:
            is_new = take(form.answers(), timezone.now())
        except SiapError as problem:
            refused(form, problem)
        else:
            thanks = reverse("surveys:thanks")
            return redirect(thanks if is_new else f"{thanks}?ulang=1")
    context = {"survey": survey, "form": form}
    status = 422 if form.errors else 200
    return render(request, "surveys/answer.html", context, status=status)


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """Thank for answers, or say why they were not counted again."""
    context = {
        "repeat": "ulang" in request.GET,
        "breadcrumbs": [
            Link(gettext("Survei"), reverse("surveys:index")),
            Link(gettext("Terima kasih"), current=True),
        ],
    }
    return render(request, "surveys/thanks.html", context)


@never_cache
@require_GET
def tablet(request: HttpRequest, token: str) -> HttpResponse:
    """The tablet's page: one respondent after the other, also without a connection."""
    survey = survey_with_token(token)
    form = AnswerForm(survey=survey, extras=extras_of(survey), initial=AnswerForm.first())
    context = {"survey": survey, "form": form, "token": token}
    return render(request, "surveys/tablet.html", context)


# The signed token in the address is the tablet's leave, as with votes.
@csrf_exempt
@require_POST
def tablet_answers(request: HttpRequest, token: str) -> HttpResponse:
    """Take what a tablet kept; the keys in the answer may be forgotten there."""
    survey = survey_with_token(token)
    items = _items(request.body)
    extras = extras_of(survey)
    many: list[tuple[Answers, date]] = []
    taken, wrong = [], []
    for key, day, fields in items:
        form = AnswerForm({**fields, "key": key}, survey=survey, extras=extras)
        if form.is_valid():
            many.append((form.answers(), day))
            taken.append(key)
        else:
            wrong.append(key)
    answer_on_tablet(survey=survey, many=many, now=timezone.now())
    return JsonResponse({"taken": taken, "refused": wrong})


def _items(body: bytes) -> list[tuple[str, date, dict[str, Any]]]:
    """
    Read what a tablet sent: key, day and fields of each respondent.

    Raises:
        InvalidInput: It is not the JSON that a tablet sends.
    """
    try:
        items = json.loads(body)["items"][:_MOST_IN_A_BATCH]
        return [
            (str(item["key"]), _day(str(item["at"])), dict(item["fields"]))
            for item in items
        ]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise InvalidInput("voice-broken-batch", where="items") from error


def _day(text: str) -> date:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError
    return timezone.localdate(at)
