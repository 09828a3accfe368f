"""A charter as a poster and a leaflet."""

from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext

from siap.apps.charters.consents import agreeing, consents_in
from siap.apps.charters.models import Charter, CharterState, Side
from siap.apps.public_services.paper import cost_words, duration_words
from siap.rendering.posters import CharterPaper
from siap.rendering.tree import Language, Signatory
from siap.ui import formatting


def charter_paper(charter: Charter, address: str) -> CharterPaper:
    """
    Put a charter in the shape that poster and leaflet print.

    Args:
        charter: In force, or a draft to look at.
        address: Of its public page.

    Returns:
        Plain data; users sign with a line, for their names are not for everybody.
    """
    standard, unit = charter.standard, charter.service.unit
    language: Language = "en" if formatting.reader_language() == "en" else "id"
    facts = [
        (gettext("Lama penyelesaian"), duration_words(standard)),
        (gettext("Biaya"), cost_words(standard)),
        (gettext("Persyaratan"), _joined(standard.components.get("requirements", ""))),
        (gettext("Hasil layanan"), _joined(standard.components.get("product", ""))),
        (gettext("Jam pelayanan"), unit.hours),
        (gettext("Disepakati oleh"), _agreed_by(charter)),
    ]
    return CharterPaper(
        service=charter.service.name,
        office=unit.agency.name,
        region=unit.agency.region.name,
        promises=tuple(pledge.text for pledge in charter.pledges.all()),
        valid_from=charter.valid_from or charter.standard.valid_from or _never(charter),
        facts=tuple((name, said) for name, said in facts if said),
        resolve=charter.resolve,
        broken=_joined(charter.broken, " "),
        channels=tuple(line for line in charter.channels.splitlines() if line.strip()),
        signatories=tuple(
            Signatory(each.office, each.name if each.side == Side.PROVIDER else "")
            for each in charter.signatures.all()
        ),
        address=address,
        language=language,
        draft=charter.state == CharterState.DRAFT,
    )


def _agreed_by(charter: Charter) -> str:
    """Offices that agreed, with the day of the last one; empty without an agreement."""
    if charter.agreement is None:
        return ""
    consents = agreeing(consents_in(charter.agreement))
    offices = ", ".join(dict.fromkeys(each.office for each in consents))
    days = [each.on for each in consents if each.on is not None]
    return f"{offices} ({formatting.day(max(days))})" if days else offices


def _never(charter: Charter) -> date:
    msg = f"charter {charter.pk} rests on a standard without a first day"
    raise ValueError(msg)


def _joined(text: str, by: str = ", ") -> str:
    return by.join(line.strip() for line in text.splitlines() if line.strip())


def file_name(service: str, kind: str) -> str:
    """A file name that says what is in it: only letters, digits and hyphens."""
    return slugify(f"{kind}-{service}")[:90].strip("-")
