"""The only reader of environment variables; each failure names its variable."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """Read a variable as text."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """Read a variable as yes or no; accepts 1/0, true/false, yes/no, ya/tidak."""
    value = os.environ.get(name)
    if value is None:
        return default
    lowered = value.strip().lower()
    if lowered in {"1", "true", "yes", "ya"}:
        return True
    if lowered in {"0", "false", "no", "tidak", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}")


def words(name: str, default: str = "") -> list[str]:
    """Read a variable as a list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def mail_server(url: str) -> dict[str, object]:
    """
    Turn the address of a mail server into Django's settings.

    Args:
        url: `smtp://user:password@host:587` (with STARTTLS), `smtps://…` (TLS from the
            start), `smtp+plain://…` (none, for a server on the same machine), or empty.
    """
    if not url:
        return {}
    parts = urlsplit(url)
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def folder(name: str, default: Path) -> Path:
    """Read a variable as the path of a folder."""
    return Path(os.environ.get(name, default)).expanduser().resolve()
