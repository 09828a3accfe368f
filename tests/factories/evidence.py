"""What users say inside a plan, for tests; each in one line."""

from factories.plans import NOW, facilitator_of
from siap.apps.evidence.models import Follow
from siap.apps.evidence.services import follow_measure
from siap.apps.plans.models import Plan
from siap.apps.public_services.models import ServiceUnit
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import NewRow, add_row
from siap.apps.worksheets.stores import RowData


def followed(plan: Plan, unit: ServiceUnit, indicator_id: str = "") -> Follow:
    """An indicator that follows the share of green of a unit."""
    return follow_measure(
        plan=plan,
        source="ratings",
        key=str(unit.pk),
        indicator_id=indicator_id,
        by=facilitator_of(plan),
        now=NOW,
    )


def rows(plan: Plan, worksheet: str, part: str) -> list[RowData]:
    """What a part of a worksheet holds."""
    return place_of(plan, worksheet, part).store.read(plan)


def put(plan: Plan, worksheet: str, part: str, **typed: object) -> str:
    """A new row of a part of a worksheet; its id."""
    place = place_of(plan, worksheet, part)
    new = NewRow(typed=typed)  # type: ignore[arg-type]
    return add_row(place=place, new=new, by=facilitator_of(plan), now=NOW).row_id
