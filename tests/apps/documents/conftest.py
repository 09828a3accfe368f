"""The demonstration plan, loaded once a run and taken out of the records again."""

from dataclasses import replace

import pytest
from django.db import transaction

from siap.apps.demo.services import load_demo
from siap.apps.documents.builders.documents import Wanted, document
from siap.apps.documents.privacy import without_personal_data
from siap.apps.documents.queries import PlanFacts, read_facts
from siap.apps.plans.models import Plan
from siap.rendering.tree import Document


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Databases are made for marked tests only; the demonstration is loaded into one."""
    for item in items:
        if {"demo_facts", "every_demo"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def demo_facts(django_db_setup, django_db_blocker) -> PlanFacts:
    """All that documents are made from; the rows themselves are rolled back at once."""
    with django_db_blocker.unblock(), transaction.atomic():
        plan = load_demo(key="pdam", password="rahasia-contoh")
        found = Plan.objects.select_related("region", "lead_partner").get(pk=plan.pk)
        facts = read_facts(found)
        transaction.set_rollback(True)
    return facts


@pytest.fixture(scope="session")
def every_demo(demo_facts, django_db_blocker) -> dict[str, PlanFacts]:
    """The facts of all demonstration plans."""
    made = {"pdam": demo_facts}
    with django_db_blocker.unblock(), transaction.atomic():
        for key in ("blud-spam", "umum"):
            plan = load_demo(key=key, password="rahasia-contoh")
            found = Plan.objects.select_related("region", "lead_partner").get(pk=plan.pk)
            made[key] = read_facts(found)
        transaction.set_rollback(True)
    return made


@pytest.fixture(scope="session")
def public_facts(demo_facts) -> PlanFacts:
    """The demonstration without personal data."""
    return without_personal_data(demo_facts)


@pytest.fixture(scope="session")
def bare_facts(demo_facts) -> PlanFacts:
    """A plan in which nobody has filled anything in yet."""
    sheets = demo_facts.sheets
    content = replace(sheets.content, rows={})
    empty = replace(sheets, content=content, rows={}, _outcomes={}, _findings={})
    return replace(demo_facts, sheets=empty, topics={}, tasks=(), team=())


@pytest.fixture(scope="session")
def demo_plan_document(demo_facts: PlanFacts) -> Document:
    return document(demo_facts, Wanted(kind="plan", personal=True))


@pytest.fixture(scope="session")
def public_plan_document(demo_facts: PlanFacts) -> Document:
    return document(without_personal_data(demo_facts), Wanted(kind="plan"))


@pytest.fixture
def exports(settings, tmp_path, monkeypatch):
    """A data folder of the test's own, and time enough for a file on a busy machine."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("siap.apps.documents.services.WITH_A_PAGE_SECONDS", 60)
    return tmp_path / "exports"
