"""Who may do what with the services of a region, as a table that an auditor reads."""

from pathlib import Path

import pytest

from factories.plans import a_region, a_user
from factories.services import a_keeper
from siap.apps.organisations.models import RegionRole
from siap.apps.public_services.permissions import ABILITIES, abilities_in

GOLDEN = Path(__file__).with_name("permissions.txt")


def table() -> str:
    """One line for each role, one column for each ability."""
    abilities = sorted(set().union(*ABILITIES.values()))
    width = max(map(len, ABILITIES))
    lines = [f"{'':{width}}  " + "  ".join(abilities)]
    for role, allowed in ABILITIES.items():
        marks = [("yes" if each in allowed else "-").ljust(len(each)) for each in abilities]
        lines.append(f"{role:{width}}  " + "  ".join(marks).rstrip())
    return "\n".join(lines) + "\n"


def test_the_permissions_are_those_that_were_agreed(*, update_golden: bool) -> None:
    if update_golden:
        GOLDEN.write_text(table(), encoding="utf-8")

    assert table() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.django_db
def test_a_role_holds_in_its_own_region_only() -> None:
    here, there = a_region(), a_region()
    keeper = a_keeper(here, RegionRole.FACILITATOR)

    assert "service.edit" in abilities_in(keeper, here.pk)
    assert abilities_in(keeper, there.pk) == frozenset()
    assert abilities_in(a_user(), here.pk) == frozenset()
