"""What a charter is made of, and the promises that a standard holds already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from siap.apps.charters.models import Measure
from siap.apps.public_services.models import StandardVersion
from siap.apps.public_services.paper import cost_words, duration_words

_USUAL_TARGET: Final = Decimal(80)
MOST_VOICES: Final = Decimal(5)
"""So many voices in half a year a promise of a plan may have, until its keeper decides."""


@dataclass(frozen=True, kw_only=True)
class NewPledge:
    """A promise with its measure; `target` is the most for voices, else the least."""

    text: str
    measure: str = Measure.REPORTS.value
    element: str = ""
    target: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class NewSignature:
    """Who signs, and when; no day while it is not signed."""

    side: str
    office: str
    name: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CharterFacts:
    """The content of a draft."""

    pledges: Sequence[NewPledge]
    signatures: Sequence[NewSignature] = ()
    resolve: str = ""
    broken: str = ""
    channels: str = ""
    review_on: date | None = None


def from_standard(standard: StandardVersion) -> list[NewPledge]:
    """Promises that a standard holds in figures: its time and its cost."""
    pledges = []
    if standard.duration is not None:
        said = gettext("Selesai paling lama {time} sejak berkas lengkap.")
        pledges.append(
            NewPledge(
                text=said.format(time=duration_words(standard)),
                measure=Measure.ELEMENT.value,
                element="waktu",
                target=_USUAL_TARGET,
            )
        )
    if standard.cost_idr is not None:
        free = gettext("Gratis, tanpa pungutan apa pun.")
        paid = gettext("Biaya {cost}, tanpa pungutan lain.").format(
            cost=cost_words(standard)
        )
        pledges.append(
            NewPledge(
                text=paid if standard.cost_idr else free,
                measure=Measure.ELEMENT.value,
                element="biaya",
                target=_USUAL_TARGET,
            )
        )
    return pledges
