"""What every page of the product shows around its content."""

from importlib.metadata import version
from typing import Final

from django.http import HttpRequest

_VERSION: Final = version("siap")


def product(request: HttpRequest) -> dict[str, object]:
    """
    Give the page frame its facts, without touching the database.

    Returns:
        `siap_version`, the version of the installed package, and `siap_path`, the
        address to come back to after the language was switched.
    """
    return {"siap_version": _VERSION, "siap_path": request.get_full_path()}
