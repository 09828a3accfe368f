"""A plan, and a unit of its region that people rate."""

from datetime import date

import pytest

from factories.plans import a_plan
from factories.services import a_unit
from factories.voices import rated
from siap.apps.plans.models import Plan
from siap.apps.public_services.models import ServiceUnit


@pytest.fixture
def plan() -> Plan:
    return a_plan()


@pytest.fixture
def unit(plan: Plan) -> ServiceUnit:
    """A unit of the region of the plan with votes of two years."""
    found = a_unit("Loket Rekaan", region=plan.region)
    rated(found, date(2025, 3, 3), green=30, red=70)
    rated(found, date(2026, 9, 9), green=60, red=40)
    return found
