"""Addresses that a page writes many times."""

import uuid

from django.urls import reverse

from siap.apps.plans.models import Plan
from siap.methodology.worksheet_shapes import Part, Worksheet

_SOME_ROW = uuid.UUID(int=0)


def row_address(plan: Plan, worksheet: Worksheet, part: Part) -> str:
    """The address of a row by itself, with `{}` in place of its id."""
    some = reverse("worksheets:row", args=[plan.pk, worksheet.id, part.key, _SOME_ROW])
    return some.replace(str(_SOME_ROW), "{}")


def picture_address(plan: Plan, worksheet: Worksheet) -> str:
    """The address of a picture, with `{0}` in place of its key and `{1}` of its width."""
    # No key of the catalogue has capitals.
    some = reverse("worksheets:picture", args=[plan.pk, worksheet.id, "KEY", "WIDTH"])
    return some.replace("KEY", "{0}").replace("WIDTH", "{1}")
