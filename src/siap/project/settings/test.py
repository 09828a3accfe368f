"""Settings of the test suite."""

import tempfile
from pathlib import Path

from siap.project.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
DATA_DIR = Path(tempfile.gettempdir()) / "siap-test-data"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_AUTOREFRESH = False
AXES_ENABLED = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
