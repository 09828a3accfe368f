"""Pages are Indonesian until a reader chooses otherwise."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from siap.ui.language import ChosenLanguageMiddleware


def language_of(cookie: str | None = None, asked: str = "en-US,en;q=0.9") -> str:
    request = RequestFactory().get("/", headers={"accept-language": asked})
    if cookie is not None:
        request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    spoken: list[str] = []

    def page(_: HttpRequest) -> HttpResponse:
        spoken.append(translation.get_language() or "")
        return HttpResponse()

    with translation.override(None):
        response = ChosenLanguageMiddleware(page)(request)
    assert response["Content-Language"] == spoken[0]
    assert "Cookie" in response["Vary"]
    return spoken[0]


def test_a_phone_set_to_english_shows_indonesian_until_its_owner_chooses() -> None:
    assert language_of() == "id"


def test_what_the_reader_chose_is_spoken() -> None:
    assert language_of("en") == "en"


@pytest.mark.parametrize("odd", ["", "fr", "en-GB", "../id"])
def test_a_cookie_that_names_no_language_means_indonesian(odd: str) -> None:
    assert language_of(odd, asked="fr") == "id"
