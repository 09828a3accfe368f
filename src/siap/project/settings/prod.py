"""Settings to serve people."""

from siap.project import environment
from siap.project.secret import secret_key
from siap.project.settings.base import *  # noqa: F403
from siap.project.settings.base import DATA_DIR

SECRET_KEY = secret_key(DATA_DIR)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"},
}

# A laptop in a village hall has no certificate; a server of a region must have one.
HTTPS = environment.flag("SIAP_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = environment.words("SIAP_ORIGINS")

# Preloading HSTS binds a whole domain for years: the region decides that, not we.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
