"""Reading charters."""

from collections.abc import Sequence

from django.db.models import QuerySet

from siap.apps.accounts.models import User
from siap.apps.agreements.models import Agreement, AgreementState, Version
from siap.apps.charters.models import Charter, CharterState, Pledge
from siap.apps.plans.models import Plan
from siap.apps.public_services.models import Service
from siap.apps.public_services.permissions import abilities_in
from siap.kernel.errors import NotFound

WORKSHEET = "w33-citizen-charter"


def _charters() -> QuerySet[Charter]:
    found = Charter.objects.select_related(
        "service__unit__agency__region",
        "service__plan",
        "standard",
        "agreed__agreement",
        "agreement__agreement",
    )
    return found.prefetch_related("pledges", "signatures", "standard__steps")


def public_charters(region_id: int | None = None) -> QuerySet[Charter]:
    """The charters in force, by unit and service."""
    found = _charters().filter(state=CharterState.PUBLISHED, service__is_open=True)
    if region_id is not None:
        found = found.filter(service__unit__agency__region_id=region_id)
    return found.order_by("service__unit__agency__name", "service__name")


def public_charter(service_id: int) -> Charter | None:
    """The charter of a service that is in force; None without one."""
    return public_charters().filter(service_id=service_id).first()


def charter_of_plan(plan: Plan) -> Charter | None:
    """The charter in force of the service that a plan improves; None without one."""
    return public_charters().filter(service__plan=plan).first()


def charters_by_service(services: Sequence[Service]) -> dict[int, list[Charter]]:
    """Every charter of some services by id of the service, newest first; one query."""
    found: dict[int, list[Charter]] = {}
    for charter in Charter.objects.filter(service__in=services).order_by("-number"):
        found.setdefault(charter.service_id, []).append(charter)
    return found


def charter_kept_by(user: User, charter_id: int) -> Charter:
    """
    One charter for those who keep it.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    found = _charters().filter(pk=charter_id).first()
    if found is None or not abilities_in(user, found.service.unit.agency.region_id):
        raise NotFound("not-found", where=f"charter {charter_id}")
    return found


def public_pledge(pledge_id: int) -> Pledge:
    """
    A promise of a charter in force.

    Raises:
        NotFound: There is none.
    """
    found = Pledge.objects.filter(pk=pledge_id, charter__state=CharterState.PUBLISHED)
    pledge = found.select_related("charter__service__unit").first()
    if pledge is None:
        raise NotFound("not-found", where=f"pledge {pledge_id}")
    return pledge


def agreed_version(plan: Plan | None, worksheet: str = WORKSHEET) -> Version | None:
    """The newest agreed version of a worksheet of a plan, the charter's as a rule."""
    if plan is None:
        return None
    found = Agreement.objects.filter(
        plan=plan, state=AgreementState.AGREED, version__worksheet=worksheet
    )
    agreement = found.select_related("version").order_by("-version__number").first()
    return None if agreement is None else agreement.version
