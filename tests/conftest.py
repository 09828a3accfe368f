"""What all tests share: how they are chosen and grouped, the browser, golden files."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

# A busy machine is no fault of the code, and a run must mean the same twice.
settings.register_profile("siap", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("siap")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected texts; look at the difference before you commit it",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _mark_journeys(items)
    if os.environ.get("DATABASE_URL"):
        _keep_only(items, config)


def _mark_journeys(items: list[pytest.Item]) -> None:
    """Mark what lies in `journeys`, one worker for each file, the slow ones first."""
    journeys = [item for item in items if (TESTS / "journeys") in item.path.parents]
    for item in journeys:
        item.add_marker(pytest.mark.journey)
        item.add_marker(pytest.mark.xdist_group(item.path.stem))
    others = [item for item in items if item not in set(journeys)]
    items[:] = [*journeys, *others]


def _keep_only(items: list[pytest.Item], config: pytest.Config) -> None:
    """On another database than SQLite, run what the database could make fail."""
    kept, dropped = [], []
    for item in items:
        (kept if touches_database(item) else dropped).append(item)
    config.hook.pytest_deselected(items=dropped)
    items[:] = kept


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for the database, by mark or by fixture."""
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = any(item.get_closest_marker(name) for name in ("django_db", "each_database"))
    return marked or bool(fixtures & DATABASE_FIXTURES)


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Debian's chromium, wherever `tools/debian_tools.py` found or put it."""
    path = shutil.which("chromium")
    assert path is not None, "no chromium: run python3 tools/debian_tools.py"
    return path


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be rewritten rather than compared."""
    return bool(request.config.getoption("--update-golden"))
