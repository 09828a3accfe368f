"""Settings that hold everywhere."""

from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from siap.project import environment
from siap.project.wiring import (
    EVIDENCE_SOURCES,
    GUIDE_SOURCE,
    LETTERHEAD,
    ROW_STORES,
    SHEET_CHECKS,
    SITTINGS,
)

django_stubs_ext.monkeypatch()

PACKAGE_DIR = Path(__file__).resolve().parents[2]
# Where the database, the secret key, uploads and backups live.
DATA_DIR = environment.folder("SIAP_DATA", Path.cwd() / "data")

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *environment.words("SIAP_HOSTS")]
# The name or address under which phones in the room reach this machine.
SIAP_JOIN_HOST = environment.text("SIAP_JOIN_HOST")

INSTALLED_APPS = [
    "siap.ui",
    "siap.apps.audit",
    "siap.apps.accounts",
    "siap.apps.organisations",
    "siap.apps.plans",
    "siap.apps.guides",
    "siap.apps.worksheets",
    "siap.apps.stakeholders",
    "siap.apps.indicators",
    "siap.apps.actions",
    "siap.apps.calendars",
    "siap.apps.budgets",
    "siap.apps.evidence",
    "siap.apps.framework",
    "siap.apps.agreements",
    "siap.apps.complaints",
    "siap.apps.open311",
    "siap.apps.channels",
    "siap.apps.documents",
    "siap.apps.papers",
    "siap.apps.calculators",
    "siap.apps.imports",
    "siap.apps.meetings",
    "siap.apps.musyawarah",
    "siap.apps.public_services",
    "siap.apps.ratings",
    "siap.apps.surveys",
    "siap.apps.charters",
    "siap.apps.demo",
    "siap.apps.onboarding",
    "siap.apps.people",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "siap.ui.static_files.StaticFilesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "siap.ui.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "siap.ui.errors.ErrorPageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "siap.project.urls"
WSGI_APPLICATION = None
ASGI_APPLICATION = "siap.project.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "siap.ui.context.product",
                "siap.project.sections.sections",
                "siap.apps.accounts.context.account_menu",
                "siap.apps.documents.context.ready_files",
            ],
        },
    },
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;"
    ),
}


def databases(url: str) -> dict[str, dict[str, object]]:
    """Say where the records are: the URL, or a SQLite file in the data folder."""
    if not url:
        name = DATA_DIR / "siap.sqlite3"
        return {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": name,
                "OPTIONS": SQLITE_OPTIONS,
                "CONN_MAX_AGE": 60,
            }
        }
    # A connection is kept for a minute; the database may have been restarted meanwhile.
    kept = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    return {"default": dict(kept)}


_IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": _IN_MEMORY},
    # Apart, so that no flood of addresses pushes out who has asked how often.
    "counts": {
        "BACKEND": _IN_MEMORY,
        "LOCATION": "counts",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

DATABASES = databases(environment.text("DATABASE_URL"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "plans:home"
LOGOUT_REDIRECT_URL = "login"
# A village hall shares one address: lock the name at that address, never the address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_TEMPLATE = "siap/locked_out.html"
AXES_VERBOSE = False

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
TIME_ZONE = environment.text("SIAP_TIME_ZONE", "Asia/Jakarta")
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
SERVESTATIC_USE_FINDERS = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_FAILURE_VIEW = "siap.ui.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "siap.project.quiet_logs.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    # Also what a library logs goes through our formatter, which quotes nobody.
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "siap": {"level": "INFO"},
        # Django writes to the console only with DEBUG; a failure in use must leave a trace.
        "django": {"level": "WARNING"},
    },
}

# Mail: `<desk>=imaps://user:password@host/INBOX`, with commas; `smtp://user:password@host:587`.
SIAP_IMAP = environment.words("SIAP_IMAP")
SIAP_SMTP = environment.text("SIAP_SMTP")
SIAP_MAIL_FROM = environment.text("SIAP_MAIL_FROM", "siap@localhost")
vars().update(environment.mail_server(SIAP_SMTP))

SIAP_ROW_STORES = ROW_STORES
SIAP_SHEET_CHECKS = SHEET_CHECKS
SIAP_EVIDENCE_SOURCES = EVIDENCE_SOURCES
SIAP_LETTERHEAD = LETTERHEAD
SIAP_SITTINGS = SITTINGS
SIAP_GUIDE_SOURCE = GUIDE_SOURCE
