"""A desk with its agencies, as nearly every test of reports begins."""

import pytest

from apps.complaints.desks import Office, an_office


@pytest.fixture
def office() -> Office:
    return an_office()
