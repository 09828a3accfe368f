"""From a survey to the satisfaction index of the service profile."""

from datetime import datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.evidence.sources import ElementMeans, source_of
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import CellEdit, save_cell
from siap.kernel.errors import NotFound
from siap.kernel.numbers import format_number

SATISFACTION: Final = ("w08-service-profile", "satisfaction")


@transaction.atomic
def take_elements(
    *, plan: Plan, source: str, key: str, by: User, now: datetime
) -> ElementMeans:
    """
    Fill the satisfaction index of W08 from a survey, over what stands there.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: There is no such survey, or its elements are not those of W08.
        Conflict: The worksheet is locked by an agreement.
    """
    require(by, "sheet.edit", plan)
    place = place_of(plan, *SATISFACTION)
    known = {str(fixed["id"]) for fixed in place.part.fixed_rows}
    for means in source_of(source).element_means(plan.region_id):
        if means.key == key and means.means.keys() <= known:
            break
    else:
        raise NotFound("not-found", where=f"survey {key[:20]}")
    for row_id, mean in means.means.items():
        for column, typed in (("mean", format_number(mean)), ("source", means.words)):
            edit = CellEdit(row_id=row_id, column=column, typed=typed, seen_version=None)
            save_cell(place=place, edit=edit, by=by, now=now)
    return means
