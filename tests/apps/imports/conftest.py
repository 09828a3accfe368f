"""What the tests of imports share: a data folder of their own, demonstration plans."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker, Settings

from siap.apps.demo.services import load_demo
from siap.apps.plans.models import Plan

Demos = Mapping[str, Plan]


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture(scope="module")
def demos(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Demos]:
    """The demonstration plans by guide, loaded once and taken back after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {
            key: load_demo(key=key, password="Air-Mengalir-2026")
            for key in ("pdam", "blud-spam", "umum")
        }
        transaction.set_rollback(True)
