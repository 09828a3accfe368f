"""Tests roll their guides back, so that an id comes again: forget what was read."""

from collections.abc import Iterator

import pytest

from siap.apps.guides.queries import published_guide


@pytest.fixture(autouse=True)
def forget_published_guides() -> Iterator[None]:
    published_guide.cache_clear()
    yield
    published_guide.cache_clear()
