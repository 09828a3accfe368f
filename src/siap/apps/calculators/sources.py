"""Where a method and its rule set come from, in words."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siap.kernel.source import Source
from siap.methodology.rulesets import regulations
from siap.methods.method import Method, RuleSet
from siap.ui.components import Fact
from siap.ui.formatting import day

_MARKS: Final = {
    "verified": gettext_lazy("sudah diperiksa dengan naskah peraturannya"),
    "public-text": gettext_lazy("terbaca dalam naskah publik"),
    "source-document": gettext_lazy("tertulis dalam panduan"),
    "code-only": gettext_lazy("belum diverifikasi: baru terlihat dalam kode program"),
    "unverified": gettext_lazy("belum diverifikasi dengan naskah peraturannya"),
}


def source_titles(method: Method[Any]) -> list[str]:
    """Name the sources of a method."""
    return [
        _pinpointed(each) if isinstance(each, Source) else each for each in method.sources
    ]


def _pinpointed(source: Source) -> str:
    return f"{regulation_title(source.regulation)}, {source.pinpoint}"


def regulation_title(regulation: str) -> str:
    """Name a regulation as Indonesian law is cited; an unknown id stands for itself."""
    known = regulations().get(regulation)
    if known is None:
        return regulation
    number = f" {known.number}" if known.number.strip("-") else ""
    return f"{known.about} ({known.kind}{number} tahun {known.year})"


def ruleset_facts(rules: RuleSet | None) -> list[Fact]:
    """Show which rules were used, from when to when, and how well they are known."""
    if rules is None:
        return []
    until = day(rules.valid_to) if rules.valid_to else _("sekarang")
    return [
        Fact(_("Aturan"), rules.title),
        Fact(_("Dasar hukum"), _pinpointed(rules.legal_basis)),
        Fact(_("Berlaku"), f"{day(rules.valid_from)} – {until}"),
        Fact(_("Keadaan nilai"), _MARKS[rules.verified]),
    ]
