"""What a phone keeps to be known again after its screen slept."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from siap.apps.meetings.models import Meeting, Participant
from siap.apps.meetings.tokens import digest

_DAYS = 14


def cookie_name(meeting: Meeting) -> str:
    """One cookie for each meeting."""
    return f"rapat-{meeting.code}"


def remember(response: HttpResponse, meeting: Meeting, token: str, *, secure: bool) -> None:
    """Let the phone keep its token, for this meeting only."""
    response.set_cookie(
        cookie_name(meeting),
        token,
        max_age=_DAYS * 86_400,
        path=reverse("meetings:join", args=[meeting.code]),
        secure=secure,
        httponly=True,
        samesite="Lax",
    )


def participant_of(request: HttpRequest, meeting: Meeting) -> Participant | None:
    """Who is behind a request of a phone; None for somebody new."""
    token = request.COOKIES.get(cookie_name(meeting), "")
    if not token:
        return None
    return meeting.participants.filter(token=digest(token)).first()
