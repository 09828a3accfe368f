"""Every test begins in Indonesian and with a fresh count of calculations."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def fresh_count() -> Iterator[None]:
    cache.clear()
    with translation.override("id"):
        yield
    cache.clear()
