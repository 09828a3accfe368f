"""What all tests share: how they are chosen, their database, the browser, golden files."""

import gc
import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.utils import translation
from hypothesis import settings

import databases

TESTS = Path(__file__).parent
# Folders that start servers, browsers and offices, the longest first.
LONG = ("journeys", "apps/documents", "method_books", "rendering", "ui", "apps/calculators")
# What LibreOffice makes of files, which are the same whatever database told the facts.
OFFICE_FIXTURES = {"opened"}
# Facts of the demonstrations, read once. The golden texts made of them tell whether another
# database gives other facts; how they are printed it cannot change.
FACTS_FIXTURES = {"demo_facts", "every_demo"}
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

# A busy machine is no fault of the code, and a run must mean the same twice.
settings.register_profile("siap", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("siap")


# Looking for cycles of objects ten times less often saves an eighth of the processor time.
gc.set_threshold(50_000, 20, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected texts; look at the difference before you commit it",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(TESTS / "journeys"):
            item.add_marker(pytest.mark.journey)
    # Two workers that take whole files end together only if the long files come first.
    items.sort(key=lambda item: _is_quick(item.path))
    if os.environ.get("DATABASE_URL"):
        _keep_only(items, config)


def pytest_collection_finish() -> None:
    """What is loaded now stays: it need not be searched again and again."""
    gc.collect()
    gc.freeze()


@cache
def _is_quick(file: Path) -> int:
    """How far behind the folders of long files a file stands; folders keep their order."""
    folders = [TESTS / name for name in LONG]
    return next((n for n, folder in enumerate(folders) if folder in file.parents), 99)


def _keep_only(items: list[pytest.Item], config: pytest.Config) -> None:
    """On another database than SQLite, run what the database could make fail."""
    kept, dropped = [], []
    for item in items:
        kept_here = touches_database(item) and not _only_prints(item)
        (kept if kept_here else dropped).append(item)
    config.hook.pytest_deselected(items=dropped)
    items[:] = kept


def _only_prints(item: pytest.Item) -> bool:
    """Whether a test looks at what becomes of facts that the database has already told."""
    fixtures = set(getattr(item, "fixturenames", ()))
    prints_facts = bool(FACTS_FIXTURES & fixtures) and "update_golden" not in fixtures
    return prints_facts or bool(OFFICE_FIXTURES & fixtures)


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for the database, by mark or by fixture."""
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = any(item.get_closest_marker(name) for name in ("django_db", "each_database"))
    return marked or bool(fixtures & DATABASE_FIXTURES)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Forget the language of a test's last page, and what was kept under its numbers."""
    yield
    translation.deactivate()
    # The records of the next test begin with the same numbers.
    for kept in caches.all():
        kept.clear()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, worker_name: str
) -> Iterator[None]:
    """A copy of the migrated database, in place of migrating for every worker."""
    from django.db import connection  # noqa: PLC0415 - after the set-up

    server = os.environ.get("DATABASE_URL")
    if not server:
        # Kept as long as this connection, which Django does not close for one in memory.
        connection.settings_dict["NAME"] = f"file:{worker_name}?mode=memory&cache=shared"
        with django_db_blocker.unblock():
            connection.ensure_connection()
            databases.fill_from_template(connection.connection)
        yield
        return
    with databases.postgres_copy(server, worker_name):
        connection.settings_dict["NAME"] = worker_name
        yield
        with django_db_blocker.unblock():
            connection.close()


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    """A name of its own for the database of each worker."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    return f"siap_tests_{worker}"


@pytest.fixture
def apart(tmp_path: Path, worker_name: str) -> Iterator[dict[str, str]]:
    """The environment of a program of its own, with a migrated database of its own."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        databases.copy_template_to(tmp_path)
        yield os.environ | {"SIAP_DATA": str(tmp_path)}
        return
    with databases.postgres_copy(server, f"{worker_name}_apart") as url:
        yield os.environ | {"SIAP_DATA": str(tmp_path), "DATABASE_URL": url}


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Debian's chromium, wherever `tools/debian_tools.py` found or put it."""
    # The one without windows starts and draws in half the time.
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert path is not None, "no chromium: run python3 tools/debian_tools.py"
    return path


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be rewritten rather than compared."""
    return bool(request.config.getoption("--update-golden"))
