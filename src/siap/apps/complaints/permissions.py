"""Who may do what with a report: role and ability as one readable table."""

from collections.abc import Mapping
from typing import Final

from siap.apps.accounts.models import User
from siap.apps.complaints.models import Desk, Identity, Officer, Report
from siap.apps.organisations.models import Agency, Membership, RegionRole
from siap.kernel.errors import Forbidden

ADMINISTRATOR: Final = "administrator"
OFFICER: Final = "officer"

_OFFICER: Final = frozenset(
    {"report.read", "report.answer", "report.return", "report.note", "report.pause"}
)
_ADMINISTRATOR: Final = _OFFICER | {
    "report.route", "report.publish", "report.merge", "report.refuse", "report.classify",
    "report.unseal", "desk.edit", "desk.take",
}  # fmt: skip

ABILITIES: Final[Mapping[str, frozenset[str]]] = {
    ADMINISTRATOR: _ADMINISTRATOR,
    OFFICER: _OFFICER,
}
"""An officer has them only for reports that are with one of their agencies."""


def administers(user: User, desk: Desk) -> bool:
    """Whether a person runs a desk: the administrator of its region, or of everything."""
    if not user.is_active:
        return False
    return user.is_superuser or desk.region_id in _regions(user)


def agencies_of(user: User) -> frozenset[int]:
    """The agencies whose reports a person answers; read once for each person object."""
    cached: frozenset[int] | None = getattr(user, "_complaint_agencies", None)
    if cached is None:
        rows = Officer.objects.filter(user=user).values_list("agency_id", flat=True)
        cached = frozenset(rows) if user.is_active else frozenset()
        user._complaint_agencies = cached  # type: ignore[attr-defined]  # noqa: SLF001
    return cached


def _regions(user: User) -> frozenset[int]:
    cached: frozenset[int] | None = getattr(user, "_complaint_regions", None)
    if cached is None:
        rows = Membership.objects.filter(user=user, role=RegionRole.ADMINISTRATOR)
        cached = frozenset(rows.values_list("region_id", flat=True))
        user._complaint_regions = cached  # type: ignore[attr-defined]  # noqa: SLF001
    return cached


def role_on(user: User, report: Report) -> str:
    """What a person is to a report: a key of `ABILITIES`, or empty for a stranger."""
    if administers(user, report.desk):
        return ADMINISTRATOR
    return OFFICER if report.agency_id in agencies_of(user) else ""


def abilities_on(user: User, report: Report) -> frozenset[str]:
    """What a person may do with a report."""
    return ABILITIES.get(role_on(user, report), frozenset())


def require(user: User, ability: str, report: Report) -> None:
    """
    Let a person pass, or not.

    Raises:
        Forbidden: The person has no such ability on this report.
    """
    if ability not in abilities_on(user, report):
        raise Forbidden("forbidden", where=ability)


def require_desk(user: User, desk: Desk) -> None:
    """
    Let the administrator of a desk pass.

    Raises:
        Forbidden: The person is none.
    """
    if not administers(user, desk):
        raise Forbidden("forbidden", where="desk.edit")


def keeps_texts(user: User, desk: Desk, agency: Agency | None) -> bool:
    """Whether a person keeps the ready texts of a region, or of one of its agencies."""
    if administers(user, desk):
        return True
    return agency is not None and agency.pk in agencies_of(user)


def require_texts(user: User, desk: Desk, agency: Agency | None) -> None:
    """
    Let those pass who keep the ready texts of a region (no agency) or of an agency.

    Raises:
        Forbidden: The person is none of them.
    """
    if not keeps_texts(user, desk, agency):
        raise Forbidden("forbidden", where="text.keep")


def sees_reporter(user: User, report: Report) -> bool:
    """
    Whether a person reads who sent a report.

    A sealed name is read by nobody: the administrator opens it with a reason that stands
    in the history.
    """
    return report.identity != Identity.SEALED and bool(role_on(user, report))
