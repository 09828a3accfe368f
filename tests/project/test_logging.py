"""A failure in use leaves a trace for whoever keeps the server."""

import inspect
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError

from siap.kernel.errors import InvalidInput
from siap.project.quiet_logs import QuietFormatter
from siap.project.serve_command import serve

_FAILING = """
import django
from django.conf import settings
django.setup()
from django.core.management import call_command
call_command("collectstatic", interactive=False, verbosity=0)
from django.test import Client
from django.urls import path
import siap.project.urls as urls
def broken(request, key):
    try:
        raise ValueError("Siti, 0812-7777-4321")
    except ValueError as problem:
        raise RuntimeError("sesuatu milik Siti") from problem
urls.urlpatterns.insert(0, path("rusak/<str:key>/", broken))
assert settings.DEBUG is False
settings.ALLOWED_HOSTS = ["testserver"]
answer = Client(raise_request_exception=False).get("/rusak/" + "k" * 30 + "/")
assert answer.status_code == 500, answer.status_code
"""


def test_a_failing_page_leaves_its_traceback_without_anybodys_words(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _FAILING],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "siap.project.settings.prod",
            "SIAP_DATA": str(tmp_path),
        },
    )

    assert told.returncode == 0, told.stderr
    assert "Internal Server Error: /rusak/…/" in told.stderr
    assert "in broken" in told.stderr
    assert "RuntimeError" in told.stderr
    assert "Siti" not in told.stderr


def written(error: BaseException, message: str = "It failed") -> str:
    """What the console shows of an exception, also after another handler wrote it."""
    record = logging.makeLogRecord(
        {"msg": message, "exc_info": (type(error), error, error.__traceback__)}
    )
    logging.Formatter().format(record)
    return QuietFormatter().format(record)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InvalidInput("too-few-words", where="text", value="Siti"), "too-few-words"),
        (FileNotFoundError(2, "No such file", "/surat/Siti.pdf"), "No such file"),
        (OperationalError('no such column: "Siti"\nLINE 1: Siti'), "no such column: …"),
        (IntegrityError("Key (email)=(Siti@x.id) already exists"), "IntegrityError"),
        (AttributeError("'NoneType' object has no attribute 'pk'"), "attribute 'pk'"),
        (ExceptionGroup("Siti", [ValueError("Siti"), KeyError("Siti")]), "KeyError"),
    ],
)
def test_a_log_says_what_failed_and_quotes_nobody(error: Exception, told: str) -> None:
    shown = written(error)

    assert told in shown
    assert "Siti" not in shown


def test_the_keys_in_addresses_are_left_out() -> None:
    told = QuietFormatter().format(
        logging.makeLogRecord(
            {"msg": "Not Found: /lapor/langganan/%s/", "args": ("k" * 43,)}
        )
    )

    assert told == "Not Found: /lapor/langganan/…/"


def test_the_server_logs_the_same_way() -> None:
    """Uvicorn would put its own handlers before ours, with the words of exceptions."""
    assert settings.LOGGING["root"]["handlers"] == ["console"]
    assert settings.LOGGING["handlers"]["console"]["formatter"] == "quiet"
    assert "log_config=None" in inspect.getsource(serve)
