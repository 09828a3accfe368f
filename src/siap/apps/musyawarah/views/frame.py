"""What the pages of musyawarah share: menu, way back, refused forms."""

from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Cycle, DutyRole
from siap.apps.musyawarah.permissions import Place, abilities_at, duties_of
from siap.kernel.errors import SiapError
from siap.ui.components import Link
from siap.ui.formatting import reader_language


def menu(request: HttpRequest, cycle: Cycle, here: str) -> list[Link]:
    """
    The parts of a cycle that the reader may open.

    Args:
        request: Who reads.
        cycle: Which.
        here: Name of the page, like `list`.
    """
    entries = [
        ("list", gettext("Usulan")),
        ("budget", gettext("Pagu dan hasil")),
        ("meetings", gettext("Rapat")),
    ]
    user = request.user
    if isinstance(user, User):
        entries += [("mine", gettext("Usulan saya"))]
        roles = {duty.role for duty in duties_of(user)}
        abilities = abilities_at(user, Place(cycle.region))
        keeps_links = roles & {DutyRole.SECRETARY, DutyRole.PROPOSER}
        if keeps_links or "invitation.keep" in abilities:
            entries += [("invitations", gettext("Tautan warga"))]
        if roles & {DutyRole.SECRETARY, DutyRole.SCORER} or "cycle.edit" in abilities:
            entries += [("desk", gettext("Meja kerja"))]
        if DutyRole.VERIFIER in roles:
            entries += [("inbox", gettext("Verifikasi"))]
        if "cycle.edit" in abilities:
            entries += [("schedules", gettext("Jadwal"))]
            entries += [("settings", pgettext("menu", "Pengaturan"))]
    return [
        Link(label, reverse(f"musyawarah:{name}", args=[cycle.pk]), current=name == here)
        for name, label in entries
    ]


def framed(
    request: HttpRequest, cycle: Cycle, here: str, *crumbs: Link
) -> dict[str, object]:
    """What every page of a cycle has in its context."""
    trail = [Link(gettext("Musyawarah"), reverse("musyawarah:home"))]
    start = reverse("musyawarah:list", args=[cycle.pk])
    trail.append(Link(cycle.title, "" if not crumbs else start, current=not crumbs))
    return {
        "cycle": cycle,
        "siap_region": cycle.region.name,
        "siap_nav": menu(request, cycle, here),
        "breadcrumbs": [*trail, *crumbs],
    }


def refuse(form: BaseForm, problem: SiapError) -> None:
    """Show on a form what a service would not take."""
    field = problem.where if problem.where in form.fields else None
    form.add_error(field, problem.message(reader_language()))


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, not a person."""
    return "application/json" in request.headers.get("Accept", "")
