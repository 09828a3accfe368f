"""Every Indonesian word in an identifier stands in the glossary."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "siap"
PLACEHOLDER = re.compile(r"\{[^}]*\}")
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

# Written alike in both languages, so that no reader asks which is meant.
ALIKE_WORDS = """
    alternatives area aspect data diagram final format horizon indicator internal item
    label level media mode modal network node non operator per plan program point present
    rupiah siap smart standard status target topic total unit volume
"""
ALIKE = frozenset(ALIKE_WORDS.split())


def words_of_identifiers() -> dict[str, Path]:
    """Every word of every name that the code gives, with a file that has it."""
    found: dict[str, Path] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        names = [*path.relative_to(PACKAGE).with_suffix("").parts]
        names += names_given_in(ast.parse(path.read_text(encoding="utf-8")))
        for name in names:
            for word in WORD.findall(name):
                found.setdefault(word.lower(), path)
    return found


def names_given_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def texts(
    value: object, key: str = "", *, english: bool = False
) -> Iterator[tuple[str, str]]:
    """Pairs of language and text of a file of the catalogue; sentences only."""
    english = english or key == "en" or key.endswith("_en")
    if isinstance(value, dict):
        for inner_key, inner in value.items():
            yield from texts(inner, str(inner_key), english=english)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key, english=english)
    elif isinstance(value, str) and (" " in value or key.startswith("title")):
        yield ("en" if english else "id"), PLACEHOLDER.sub("", value)


@cache
def words_by_language() -> tuple[Counter[str], Counter[str]]:
    """How often a word stands in Indonesian and in English text of ours."""
    counted: dict[str, Counter[str]] = {"id": Counter(), "en": Counter()}
    for path in (PACKAGE / "catalog").rglob("*.yaml"):
        for language, text in texts(yaml.load(path.read_bytes(), yaml.CSafeLoader)):
            counted[language].update(re.findall(r"[a-z]+", text.lower()))
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
                text = ast.get_docstring(node) or ""
                counted["en"].update(re.findall(r"[a-z]+", text.lower()))
    return counted["id"], counted["en"]


def words_of_glossary() -> set[str]:
    """The words between backquotes in the glossary's column of identifiers."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return {
        word.lower()
        for name in re.findall(r"`([^`]+)`", text)
        for word in WORD.findall(name)
    }


def test_every_indonesian_word_of_an_identifier_is_in_the_glossary() -> None:
    indonesian, english = words_by_language()
    known = words_of_glossary() | ALIKE

    missing = {
        f"{word} ({path.relative_to(ROOT)})"
        for word, path in words_of_identifiers().items()
        if len(word) > 2 and indonesian[word] > english[word] and word not in known
    }

    assert missing == set(), "add them to docs/glossary.md, or name the thing in English"


def test_the_test_sees_an_indonesian_word() -> None:
    indonesian, english = words_by_language()

    assert indonesian["masalah"] > english["masalah"]
    assert "masalah" not in words_of_glossary() | ALIKE
