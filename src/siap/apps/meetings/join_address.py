"""The address that phones open: never one that only this machine understands."""

from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from siap.apps.meetings.models import Meeting

_OWN = frozenset({"127.0.0.1", "localhost", "::1"})


def join_address(request: HttpRequest, meeting: Meeting) -> str:
    """
    Where participants join.

    Returns:
        A full address; with that of the local network where the page itself was opened
        under one of this machine's own names.
    """
    address = request.build_absolute_uri(reverse("meetings:join", args=[meeting.code]))
    parts = urlsplit(address)
    outside = str(getattr(settings, "SIAP_JOIN_HOST", ""))
    if parts.hostname in _OWN and outside:
        port = f":{parts.port}" if parts.port else ""
        parts = parts._replace(netloc=f"{outside}{port}")
    return parts.geturl()


def reaches_phones(address: str) -> bool:
    """Whether another machine can open an address."""
    return urlsplit(address).hostname not in _OWN


def qr_picture(address: str) -> str:
    """An address as a QR code in SVG, without styles of its own."""
    made = segno.make(address, error="m", micro=False)
    picture: str = made.svg_inline(
        omitsize=True,
        border=2,
        dark="#17211f",
        light="#ffffff",
        svgclass=None,
        lineclass=None,
    )
    return picture
