"""What the pages of documents share: their title, their way back, their language."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from siap.apps.documents.shelf import PACKAGE
from siap.apps.plans.models import Plan
from siap.rendering.registry import RENDERERS
from siap.rendering.tree import Language
from siap.ui.components import Link
from siap.ui.formatting import reader_language


@dataclass(frozen=True)
class Page:
    """A page on which something is printed: its title, its documents, its way back."""

    title: str
    kinds: dict[str, str]
    subject: str = ""
    back: Link | None = None
    previewed: bool = False
    topic: str | None = None


def language() -> Language:
    """The language of the reader."""
    return "en" if reader_language() == "en" else "id"


def label_of(format_name: str) -> str:
    """What a reader calls a format."""
    if format_name == PACKAGE:
        return gettext("Paket replikasi (ZIP)")
    return RENDERERS[format_name].labels[language()]


def crumbs(found: Plan, page: Page) -> list[Link]:
    """The way from the list of plans to a page."""
    before = [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(found.title, reverse("framework:plan", args=[found.pk])),
    ]
    if page.title != gettext("Dokumen"):
        documents = reverse("documents:list", args=[found.pk])
        before.append(Link(gettext("Dokumen"), documents))
    return [*before, *([page.back] if page.back else []), Link(page.title, current=True)]
