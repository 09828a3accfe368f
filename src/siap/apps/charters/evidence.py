"""Charters as evidence of a plan: promises that are not kept become cards."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.charters.measuring import Measuring, Reading
from siap.apps.charters.queries import public_charters
from siap.apps.evidence.sources import Finding, Source
from siap.ui import formatting

_MOST_CHARTERS: Final = 40


class CharterSource(Source):
    """The charters in force of a region."""

    title = _("Janji layanan")

    def findings(self, region_id: int, now: datetime) -> Sequence[Finding]:
        """Promises whose figure misses its target, by service."""
        measuring = Measuring(today=timezone.localdate(now), now=now)
        found: list[Finding] = []
        for charter in public_charters(region_id)[:_MOST_CHARTERS]:
            address = reverse("charters:charter", args=[charter.service_id])
            found += [
                Finding(
                    key=f"{charter.pk}:{reading.pledge.position}",
                    text=_text(str(charter.service), reading),
                    address=address,
                )
                for reading in measuring.readings(charter)
                if reading.kept is False
            ]
        return found


def _text(service: str, reading: Reading) -> str:
    least = gettext(
        "Janji {service} belum ditepati ({value}; paling sedikit {target}): {text}"
    )
    most = gettext("Janji {service} {value} kali dikabarkan tidak ditepati: {text}")
    said = most if reading.pledge.is_ceiling else least
    return said.format(
        service=service,
        text=reading.pledge.text,
        value=formatting.number(reading.value),
        target=formatting.number(reading.pledge.plain_target),
    )


CHARTERS: Final = CharterSource()
