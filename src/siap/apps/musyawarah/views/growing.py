"""What the address of a new proposal says that it grows out of."""

from django.http import HttpRequest
from django.utils import timezone

from siap.apps.accounts.models import signed_in
from siap.apps.musyawarah.models import Cycle
from siap.apps.musyawarah.queries.origins import REPORT, Asking, Origin, origin_of


def asked_from(request: HttpRequest) -> str:
    """
    The key of an origin; a number alone is that of a report.

    Messages that were picked beside a rating come one by one and stand after a `+`.
    """
    number = request.GET.get("nomor", "").strip()
    if number:
        return f"{REPORT}:{number}"
    key, messages = request.GET.get("dari", ""), request.GET.getlist("pesan")
    return f"{key}+{'.'.join(messages)}" if messages else key


def origin_asked(request: HttpRequest, cycle: Cycle) -> Origin:
    """
    The origin that a page of a new proposal was opened from.

    Raises:
        NotFound: There is none for this reader.
        Forbidden: The person may not read what is asked for beside it.
    """
    site = request.build_absolute_uri("/").rstrip("/")
    asking = Asking(user=signed_in(request), now=timezone.now(), site=site)
    return origin_of(cycle, asked_from(request), asking)
