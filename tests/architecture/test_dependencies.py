"""The program runs with what its own lock has, not with what only developers have."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import metadata, packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Copyleft that binds whoever hands the whole on; the lesser kind is another matter.
REFUSED = re.compile(r"\b(?<!L)A?GPL\b|(?<!Lesser )General Public License")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> set[str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {plain(found) for found in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def imported() -> Iterator[tuple[str, str]]:
    """Pairs of a top-level package and the module of ours that imports it."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                yield name.partition(".")[0], path.relative_to(ROOT).as_posix()


def test_the_program_imports_only_what_the_lock_to_run_it_has() -> None:
    distributions = packages_distributions()
    known = locked("requirements.lock")

    foreign = {
        (name, path)
        for name, path in imported()
        if name not in sys.stdlib_module_names
        and name != "siap"
        and not {plain(found) for found in distributions.get(name, [])} & known
    }

    assert foreign == set()


def test_no_library_to_run_the_program_is_under_gpl_or_agpl() -> None:
    refused = {}
    for name in locked("requirements.lock") - {"uv"}:
        try:
            facts = metadata(name)
        except ModuleNotFoundError:
            continue  # for another system or Python
        licence = " ".join(
            [
                facts.get("License-Expression") or "",
                (facts.get("License") or "")[:100],
                *(c for c in facts.get_all("Classifier") or [] if "License" in c),
            ]
        )
        if REFUSED.search(licence):
            refused[name] = licence

    assert refused == {}
