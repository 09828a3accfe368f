"""Modules stay short, have a name that says what is in them, and keep to themselves."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "siap"
LONGEST = 400
WANTED = 300
# A list of texts is looked up, not read: it may be longer.
LISTS_OF_TEXTS = "src/siap/kernel/messages/"
SAYS_NOTHING = {"utils", "helpers", "common", "misc", "manager", "util", "helper", "tools"}


def modules(*folders: str) -> dict[str, Path]:
    """Modules by path from the root; migrations are made by Django."""
    return {
        path.relative_to(ROOT).as_posix(): path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    }


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    code = modules("src", "tools", "benchmarks", "tests")
    # What stands beside tests are samples: lists that nobody reads from top to bottom.
    read = {n: p for n, p in code.items() if n[:6] != "tests/" or p.stem[:5] == "test_"}

    too_long = {name for name, path in read.items() if length(path) > LONGEST}

    assert {name for name in too_long if not name.startswith(LISTS_OF_TEXTS)} == set()


def test_hardly_a_module_is_longer_than_we_want() -> None:
    code = modules("src")

    longer = {name for name, path in code.items() if length(path) > WANTED}
    code_only = sorted(name for name in longer if not name.startswith(LISTS_OF_TEXTS))

    assert len(code_only) <= len(code) // 50, code_only


def test_every_module_has_a_name_that_says_something() -> None:
    parts = {part for name in modules("src") for part in Path(name).with_suffix("").parts}

    assert parts & SAYS_NOTHING == set()


def test_every_module_says_what_it_is_in_one_line() -> None:
    silent = []
    for name, path in modules("src", "tools", "benchmarks").items():
        text = path.read_text(encoding="utf-8")
        if text.strip() and not ast.get_docstring(ast.parse(text)):
            silent.append(name)

    assert [name for name in silent if not name.endswith("__init__.py")] == []


def test_only_the_methodology_opens_the_catalogue() -> None:
    readers = set()
    for name, path in modules("src").items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value == "catalog":
                readers.add(name)

    assert {
        name for name in readers if not name.startswith("src/siap/methodology/")
    } == set()


def test_no_model_overrides_saving() -> None:
    found = [
        name
        for name, path in modules("src/siap/apps").items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.name == "save"
        and path.stem == "models"
    ]

    assert found == []
