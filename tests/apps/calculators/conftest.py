"""Every test begins in Indonesian and with a fresh count of calculations."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.utils import translation


@pytest.fixture(autouse=True)
def fresh_count() -> Iterator[None]:
    caches["counts"].clear()
    with translation.override("id"):
        yield
    caches["counts"].clear()
