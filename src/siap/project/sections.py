"""The parts of the product as the head of every page names them."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from siap.ui.components import Link


@dataclass(frozen=True)
class Section:
    """
    A part of the product.

    `spaces` are the name spaces of its addresses; `about` says to a visitor what can be
    done there, and a part without it is only for those who have logged in.
    """

    label: Promise
    route: str
    spaces: frozenset[str]
    about: Promise | None = None
    members: bool = True


SECTIONS: Final = (
    Section(
        _("Rencana"),
        "plans:home",
        frozenset(
            {
                *("plans", "framework", "worksheets", "agreements", "imports"),
                *("documents", "evidence"),
            }
        ),
    ),
    Section(_("Rapat"), "meetings:index", frozenset({"meetings"})),
    Section(
        _("Ikut rapat"),
        "meetings:find",
        frozenset({"meetings"}),
        _("Masukkan kode dari layar rapat, lalu ikut menulis dan memilih dari ponsel."),
        members=False,
    ),
    Section(
        _("Musyawarah"),
        "musyawarah:home",
        frozenset({"musyawarah"}),
        _("Usulan warga dari RT sampai kota: sampai di mana, mengapa, dan tahun berapa."),
    ),
    Section(
        _("Lapor"),
        "complaints:home",
        frozenset({"complaints"}),
        _("Bertanya, mengadu, atau memberi saran, lalu mengikuti jawabannya."),
    ),
    Section(
        _("Layanan"),
        "public_services:index",
        frozenset({"charters", "public_services", "ratings", "surveys"}),
        _("Syarat, waktu, biaya, dan janji setiap layanan pemerintah daerah."),
    ),
)


@dataclass(frozen=True)
class Entry(Link):
    """A section in the menu, and on the front page with what can be done there."""

    about: Promise | None = None


def sections(request: HttpRequest) -> dict[str, object]:
    """Name the sections that the reader may use; who reads is asked when they are shown."""
    return {"siap_sections": SimpleLazyObject(lambda: _entries(request))}


def _entries(request: HttpRequest) -> list[Entry]:
    match, reader = request.resolver_match, getattr(request, "user", None)
    known = reader is not None and reader.is_authenticated
    here = match.namespace if match else ""
    return [
        Entry(each.label, reverse(each.route), here in each.spaces, about=each.about)
        for each in SECTIONS
        if (each.members if known else each.about)
    ]
