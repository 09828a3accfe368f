"""From the voice of users into a plan: a report becomes a card of a session."""

from django.db import transaction

from siap.apps.complaints.models import Happening, Publication, Report
from siap.apps.complaints.services.writing import Act, News, from_desk, opened, write
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import NewRow, add_row
from siap.kernel.errors import InvalidInput

CARDS = ("w09-issue-cards", "cards")
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
