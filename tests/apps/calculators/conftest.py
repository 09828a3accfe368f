"""Every test begins with a fresh count of calculations."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_count() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
