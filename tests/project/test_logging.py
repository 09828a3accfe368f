"""A failure in use leaves a trace for whoever keeps the server."""

import subprocess
import sys
from pathlib import Path

_FAILING = """
import django
from django.conf import settings
django.setup()
from django.core.management import call_command
call_command("collectstatic", interactive=False, verbosity=0)
from django.test import Client
from django.urls import path
import siap.project.urls as urls
def broken(request):
    raise RuntimeError("sesuatu yang rusak")
urls.urlpatterns.insert(0, path("rusak/", broken))
assert settings.DEBUG is False
settings.ALLOWED_HOSTS = ["testserver"]
answer = Client(raise_request_exception=False).get("/rusak/")
assert answer.status_code == 500, answer.status_code
"""


def test_a_failing_page_leaves_its_traceback(tmp_path: Path) -> None:
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
    assert "RuntimeError: sesuatu yang rusak" in told.stderr
