"""From the voice of users into a plan: a card of a session, evidence of a gap."""

from datetime import datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.complaints.evidence import SHARE, finding_of
from siap.apps.complaints.models import Desk, Happening, Publication, Report
from siap.apps.complaints.permissions import require_desk
from siap.apps.complaints.services.writing import Act, News, from_desk, opened, write
from siap.apps.evidence.models import Follow
from siap.apps.evidence.services import follow_measure, put_card
from siap.apps.organisations.models import Agency
from siap.apps.plans.models import Plan
from siap.kernel.errors import InvalidInput, NotFound

SOURCE: Final = "reports"


@transaction.atomic
def make_card(*, report: Report, plan: Plan, act: Act) -> Report:
    """
    Put the published words of a report on the board of issue cards of a plan, once.

    Args:
        report: Published; words that nobody has checked go to no session.
        plan: One whose sheets the person may edit.
        act: Who, when, and what they saw.

    Raises:
        Forbidden: Not for this person, on the report or in the plan.
        Conflict: The report changed meanwhile.
        InvalidInput: It is not published, or is a card of this plan already.
    """
    locked = opened(report, "report.note", act)
    if locked.publication != Publication.PUBLISHED:
        raise InvalidInput("report-not-published", where="plan")
    made = locked.events.filter(kind=Happening.CARDED, data__plan=plan.pk)
    if made.exists():
        raise InvalidInput("report-is-card", where="plan")
    finding = finding_of(locked)
    put_card(plan=plan, source=SOURCE, finding=finding, by=act.by, now=act.now)
    news = from_desk(Happening.CARDED, locked, act, "", plan=plan.pk)
    write(locked, News(**{**vars(news), "is_public": False}), now=act.now)
    return locked


def make_indicator(
    *, desk: Desk, agency: Agency, plan: Plan, by: User, now: datetime
) -> Follow:
    """
    Let a new indicator of a plan follow the share of reports answered in time.

    It stands in the service profile (W08) like others: the quantitative gap (W11) can be
    taken from it, and the figure of today is shown beside it.

    Args:
        desk: Whose figures.
        agency: Of which agency.
        plan: One whose sheets the person may edit.
        by: Who runs the desk.
        now: Its year is the last one.

    Raises:
        Forbidden: Not for this person, on the desk or in the plan.
        InvalidInput: No year has enough reports, or the plan has this indicator already.
    """
    require_desk(by, desk)
    key = f"{agency.pk}:{SHARE}"
    try:
        return follow_measure(plan=plan, source=SOURCE, key=key, by=by, now=now)
    except (InvalidInput, NotFound) as problem:
        # An agency that nobody ever wrote to has no such measure at all.
        if problem.code not in {"evidence-too-few", "not-found"}:
            raise
        least = desk.least_for_figures
        raise InvalidInput("figures-too-few", where="agency", least=least) from problem
