"""A failure becomes one clear message, without the database."""

import json

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from siap.kernel.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    SiapError,
    Unavailable,
)
from siap.ui import errors

MIDDLEWARE = errors.ErrorPageMiddleware(lambda _request: HttpResponse("ok"))


def request(**headers: str) -> HttpRequest:
    return RequestFactory().get("/", headers=headers)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (InvalidInput, 400),
        (Forbidden, 403),
        (NotFound, 404),
        (Conflict, 409),
        (Unavailable, 503),
    ],
)
def test_each_error_has_its_status_and_tells_its_message(
    kind: type[SiapError], status: int
) -> None:
    answer = MIDDLEWARE.process_exception(request(), kind("not-found"))

    assert answer is not None
    assert answer.status_code == status
    assert "Yang dicari tidak ada, atau bukan untuk Anda." in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/musyawarah/w/%00/", "/lapor/kota/?kata=%00", "/layanan/?cari=a%00b"]
)
def test_an_address_with_a_sign_that_no_record_can_hold_leads_nowhere(
    address: str,
) -> None:
    assert MIDDLEWARE(RequestFactory().get(address)).status_code == 404


def test_a_script_gets_the_message_as_data_in_the_readers_language() -> None:
    with translation.override("en"):
        answer = MIDDLEWARE.process_exception(
            request(accept="application/json"), NotFound("not-found")
        )

    assert answer is not None
    assert json.loads(answer.content) == {
        "message": "What you look for is not there, or not for you."
    }


def test_a_database_that_is_away_is_said_to_be_away(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = MIDDLEWARE.process_exception(request(), OperationalError("disk is full"))

    assert answer is not None
    assert answer.status_code == 503
    assert "Isian yang bertanda tersimpan tetap aman" in answer.content.decode()
    assert "disk is full" in caplog.text


def test_what_we_cannot_explain_is_left_to_django() -> None:
    assert MIDDLEWARE.process_exception(request(), Http404()) is None
    assert MIDDLEWARE.process_exception(request(), ValueError()) is None


def test_too_large_a_body_is_told_as_such() -> None:
    assert errors.bad_request(request(), RequestDataTooBig()).status_code == 413
    assert errors.bad_request(request(), ValueError()).status_code == 400


def test_a_stale_form_says_what_to_do() -> None:
    answer = errors.csrf_failure(request(), "token missing")

    assert answer.status_code == 403
    assert "muat ulang" in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "404", "413", "500", "503"])
def test_an_error_page_needs_neither_request_nor_database(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert f"Kode: {name}" in page
    assert "/static/siap/css/siap.css" in page
