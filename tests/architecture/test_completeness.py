"""What is added somewhere must be added everywhere it belongs; the message says where."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from diagrams.samples import SAMPLES
from siap.diagrams.registry import KINDS
from siap.methodology.library import EDITIONS_DIR, edition
from siap.project.wiring import ROW_STORES

ROOT = Path(__file__).resolve().parents[2]
APPS = sorted(
    path.parent.name for path in (ROOT / "src" / "siap" / "apps").glob("*/__init__.py")
)


def contract(name: str) -> dict[str, Any]:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts: list[dict[str, Any]] = pyproject["tool"]["importlinter"]["contracts"]
    return next(each for each in contracts if each["name"].startswith(name))


def test_every_worksheet_has_a_filled_example() -> None:
    wanted = {
        f"tests/catalog/examples/{worksheet}.yaml"
        for folder in EDITIONS_DIR.iterdir()
        if folder.is_dir()
        for worksheet in edition(folder.name).worksheets
    }

    assert [path for path in sorted(wanted) if not (ROOT / path).is_file()] == []


def test_every_example_is_of_a_worksheet() -> None:
    known = {
        worksheet
        for folder in EDITIONS_DIR.iterdir()
        if folder.is_dir()
        for worksheet in edition(folder.name).worksheets
    }
    found = {path.stem for path in (ROOT / "tests/catalog/examples").glob("*.yaml")}

    assert found - known == set()


def test_every_kind_of_picture_is_drawn_on_random_data() -> None:
    assert set(SAMPLES) == set(KINDS)


def test_every_kind_of_picture_has_a_module_of_its_name() -> None:
    modules = {path.stem for path in (ROOT / "src/siap/diagrams/kinds").glob("*.py")}

    assert {kind.replace("-", "_") for kind in KINDS} - modules == set()


def test_the_wiring_serves_exactly_the_stores_that_worksheets_name() -> None:
    named = {
        part.store
        for folder in EDITIONS_DIR.iterdir()
        if folder.is_dir()
        for worksheet in edition(folder.name).worksheets.values()
        for part in worksheet.parts
        if part.store is not None
    }

    assert set(ROW_STORES) == named


def test_every_wired_store_is_there() -> None:
    assert all(import_string(path) is not None for path in ROW_STORES.values())


def test_every_app_is_placed_in_the_stack() -> None:
    layers = " ".join(contract("Apps are stacked")["layers"])

    assert sorted(layers.replace("|", " ").split()) == APPS


def test_every_app_keeps_its_inner_order() -> None:
    containers = contract("Inside an app")["containers"]

    assert sorted(containers) == [f"siap.apps.{app}" for app in APPS]


def test_every_app_with_models_or_templates_is_installed() -> None:
    folder = ROOT / "src" / "siap" / "apps"
    needed = {
        f"siap.apps.{app}"
        for app in APPS
        if (folder / app / "models.py").exists() or (folder / app / "templates").exists()
    }

    assert needed - set(settings.INSTALLED_APPS) == set()
