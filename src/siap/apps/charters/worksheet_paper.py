"""Worksheet W33 as a poster and a leaflet, before its charter is published."""

from datetime import date

from django.utils.translation import gettext, override

from siap.apps.charters.models import Side
from siap.apps.charters.queries import WORKSHEET
from siap.apps.plans.models import Plan
from siap.methodology.content import Content
from siap.rendering.posters import CharterPaper
from siap.rendering.tree import Language, Signatory


def worksheet_paper(content: Content, plan: Plan, language: Language) -> CharterPaper:
    """
    Put worksheet W33 in the same shape, as a draft: nobody has published it yet.

    Args:
        content: The worksheet.
        plan: Its plan.
        language: Of what nobody typed.

    Returns:
        Plain data, without an address: a draft has no public page.
    """
    form = content.form(f"{WORKSHEET}.charter")
    said = {key: str(form.get(key) or "") for key in ("time", "cost", "product")}
    needed = (
        row.cells.get("requirement") for row in content.of(f"{WORKSHEET}.requirements")
    )
    with override(language):
        facts = [
            (gettext("Lama penyelesaian"), said["time"]),
            (gettext("Biaya"), said["cost"]),
            (gettext("Persyaratan"), ", ".join(str(each) for each in needed if each)),
            (gettext("Hasil layanan"), said["product"]),
        ]
    day = form.get("valid_from")
    return CharterPaper(
        service=str(form.get("service") or plan.service),
        office=plan.lead_partner.name if plan.lead_partner else plan.region.name,
        region=plan.region.name,
        promises=tuple(
            str(row.cells["promise"])
            for row in content.of(f"{WORKSHEET}.promises")
            if row.cells.get("promise")
        ),
        valid_from=date.fromisoformat(str(day)) if day else plan.period_start,
        facts=tuple((name, text) for name, text in facts if text),
        resolve=str(form.get("vision") or ""),
        broken=" ".join(str(form.get("broken") or "").split()),
        channels=tuple(
            " – ".join(
                str(row.cells[key]) for key in ("channel", "address") if row.cells.get(key)
            )
            for row in content.of(f"{WORKSHEET}.complaints")
        ),
        signatories=tuple(
            Signatory(
                str(row.cells.get("office") or ""),
                str(row.cells.get("name") or "")
                if row.cells.get("side") == Side.PROVIDER
                else "",
            )
            for row in content.of(f"{WORKSHEET}.signatories")
        ),
        language=language,
        draft=True,
    )
