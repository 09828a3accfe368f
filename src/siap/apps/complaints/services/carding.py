"""From the voice of users into a plan: a card of a session, evidence of a gap."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.complaints.models import Desk, Happening, Publication, Report
from siap.apps.complaints.permissions import require_desk
from siap.apps.complaints.queries.figures import figures
from siap.apps.complaints.services.writing import Act, News, from_desk, opened, write
from siap.apps.organisations.models import Agency
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import NewRow, add_row
from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import format_number

CARDS = ("w09-issue-cards", "cards")
INDICATORS = ("w08-service-profile", "indicators")
YEARS = 3
LONGEST = 200


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
    text = f"{locked.public_subject} ({locked.label})"
    if len(text) > LONGEST:
        text = f"{locked.public_subject[: LONGEST - 15]}… ({locked.label})"
    place = place_of(plan, *CARDS)
    add_row(
        place=place,
        new=NewRow(typed={"text": text, "group": "user"}),
        by=act.by,
        now=act.now,
    )
    news = from_desk(Happening.CARDED, locked, act, "", plan=plan.pk)
    write(locked, News(**{**vars(news), "is_public": False}), now=act.now)
    return locked


@transaction.atomic
def make_indicator(
    *, desk: Desk, agency: Agency, plan: Plan, by: User, now: datetime
) -> dict[int, str]:
    """
    Put the share of reports answered in time into the service profile of a plan.

    There it is an indicator like others: the quantitative gap (W11) can be taken from it.

    Args:
        desk: Whose figures.
        agency: Of which agency.
        plan: One whose sheets the person may edit.
        by: Who runs the desk.
        now: Its year is the last one.

    Returns:
        Per cent by year, as it was written, of years in which enough reports were counted.

    Raises:
        Forbidden: Not for this person, on the desk or in the plan.
        InvalidInput: No year has enough reports, or the plan has this indicator already.
    """
    require_desk(by, desk)
    values = {}
    for year in range(now.year - YEARS + 1, now.year + 1):
        since, until = date(year, 1, 1), date(year, 12, 31)
        found = figures(desk, since=since, until=until, now=now)
        for one in found.agencies:
            if one.agency_id == agency.pk and one.is_comparable and one.share is not None:
                values[year] = format_number(one.share, 1)
    if not values:
        raise InvalidInput("figures-too-few", where="agency", least=desk.least_for_figures)
    title = gettext("Laporan warga dijawab tepat janji: {agency}").format(
        agency=agency.name
    )
    typed: dict[str, str | dict[str, str]] = {
        "title": title[:LONGEST],
        "unit": gettext("persen"),
        "direction": "higher",
        "values": {str(year): value for year, value in values.items()},
        "source": gettext("Data terbuka {desk}").format(desk=desk.name),
    }
    place = place_of(plan, *INDICATORS)
    add_row(place=place, new=NewRow(typed=typed), by=by, now=now)
    return values
