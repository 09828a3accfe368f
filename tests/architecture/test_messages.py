"""Messages come in both languages and say the same; every code that is raised has one."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from siap.kernel.messages import MESSAGES

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "siap"
CODE = re.compile(r"^[a-z]+(-[a-z0-9]+)*$")
FAULTS = {"InvalidInput", "Forbidden", "NotFound", "Conflict", "NotInForce", "Unavailable"}
FAULTS.add("SiapError")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_is_there_in_both_languages_with_the_same_facts(code: str) -> None:
    message = MESSAGES[code]

    assert CODE.match(code)
    assert set(message) == {"id", "en"}
    assert message["id"].strip()
    assert message["en"].strip()
    assert placeholders(message["id"]) == placeholders(message["en"])


def codes_raised() -> Iterator[tuple[str, str]]:
    """Pairs of a code and the module that raises it, where the code is written out."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            first = node.args[0]
            warns = called == "Notice" and path.parent.name == "methods"
            if (called in FAULTS or warns) and isinstance(first, ast.Constant):
                yield str(first.value), path.name


def test_every_code_that_is_raised_has_a_message() -> None:
    raised = list(codes_raised())

    assert len(raised) > 50
    assert {pair for pair in raised if pair[0] not in MESSAGES} == set()


def test_every_message_is_used() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*.py")
        if PACKAGE / "kernel" / "messages" not in path.parents and path.stem != "messages"
    )

    assert [each for each in MESSAGES if f'"{each}"' not in code] == []
