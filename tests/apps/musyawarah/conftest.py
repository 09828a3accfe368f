"""A city with a running cycle, and the link of one of its neighbourhoods."""

import pytest

from factories.musyawarah import NOW, City, a_city, a_duty
from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import DutyRole, Invitation
from siap.apps.musyawarah.services.inviting import open_invitation


@pytest.fixture
def city() -> City:
    return a_city()


@pytest.fixture
def secretary(city: City) -> User:
    return a_duty(city, DutyRole.SECRETARY, city.villages[0])


@pytest.fixture
def link(city: City, secretary: User) -> Invitation:
    return open_invitation(
        cycle=city.cycle, region=city.rt(), until=None, by=secretary, now=NOW
    )
