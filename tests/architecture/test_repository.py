"""What is in the repository fits any machine and names no place where it was made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Made by programs, or not ours to keep: see .gitignore.
LEFT_OUT = {
    ".git", ".venv", ".cache", ".hypothesis", ".mypy_cache", ".pytest_cache",
    ".ruff_cache", ".import_linter_cache", "__pycache__", "data", "out", "staticfiles",
    "node_modules", "siap.egg-info",
}  # fmt: skip
TEXTS = {
    "", ".cfg", ".css", ".html", ".js", ".json", ".lock", ".md", ".po", ".py", ".scss",
    ".sh", ".svg", ".toml", ".txt", ".typ", ".xml", ".yaml", ".yml", ".csv",
}  # fmt: skip
# Put together here so that this file does not hold them itself.
PLACES = ["/".join(("", *parts, "")) for parts in (["work"], ["root"], ["tmp"], ["home"])]
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
    )
]


def files() -> Iterator[Path]:
    for folder, folders, names in ROOT.walk() if hasattr(ROOT, "walk") else _walk(ROOT):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        yield from (folder / name for name in names)


def _walk(top: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """`Path.walk` of Python 3.12."""
    folders = [path.name for path in top.iterdir() if path.is_dir()]
    names = [path.name for path in top.iterdir() if path.is_file()]
    yield top, folders, names
    for name in folders:
        yield from _walk(top / name)


def texts() -> dict[str, str]:
    """The text files by path, without those of other people that we only ship."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in files()
        if path.suffix in TEXTS and not path.name.startswith(".coverage")
    }


@pytest.mark.parametrize("word", [*PLACES, *HOSTS])
def test_no_file_names_a_machine_or_a_host_of_packages(word: str) -> None:
    assert [name for name, text in texts().items() if word in text] == []


def test_every_text_of_ours_ends_with_one_new_line() -> None:
    ours = {
        name: text
        for name, text in texts().items()
        if text and "vendor" not in name and "LICENSE" not in name
    }

    bad = [n for n, text in ours.items() if text[-1] != "\n" or text[-2:] == "\n\n"]

    assert bad == []
