"""The tree as JSON, for storing and for the fingerprint of a paper."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, cast

from siap.diagrams import Diagram
from siap.kernel.errors import InvalidInput
from siap.rendering import tree
from siap.rendering.clauses import Clause, Clauses
from siap.rendering.letterheads import Letterhead, Proof
from siap.rendering.procedures import Procedure, ProcedureHead, ProcedureStep, Way
from siap.rendering.tree import Document

FORM: Final = 1  # raised when an old file could no longer be read

_LOOKS: Final = frozenset({".typ", ".css", ".py", ".json", ".xml"})
_KIND: Final = "is"  # marks what JSON has no word for
_CLASSES: Final[Mapping[str, type[Any]]] = {
    each.__name__: each
    for each in (
        Diagram,
        Clause,
        Clauses,
        Letterhead,
        Procedure,
        ProcedureHead,
        ProcedureStep,
        Proof,
        Way,
        tree.Box,
        tree.Column,
        tree.Contents,
        tree.Document,
        tree.Figure,
        tree.Heading,
        tree.KeyValues,
        tree.ListBlock,
        tree.PageBreak,
        tree.Paragraph,
        tree.Row,
        tree.Run,
        tree.Section,
        tree.Signatory,
        tree.Signature,
        tree.Table,
    )
}
_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "decimal": Decimal,
    "date": date.fromisoformat,
}


def to_json(document: Document) -> str:
    """
    Write a tree as JSON.

    Args:
        document: The tree.

    Returns:
        JSON without blanks, the same text for the same tree built in the same order;
        fields that have their default are left out, so that a new field changes no old
        fingerprint.
    """
    whole = {"form": FORM, "document": _written(document)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Document:
    """
    Read a tree back.

    Args:
        text: What `to_json` wrote.

    Returns:
        A tree equal to the one that was written; sequences are tuples.

    Raises:
        InvalidInput: `bad-document`: it is no such JSON, or of a later form.
    """
    try:
        whole = json.loads(text)
        if whole["form"] != FORM:
            raise InvalidInput("bad-document", reason=f"form {whole['form']}")
        document = _read(whole["document"])
    except (ValueError, KeyError, TypeError, InvalidOperation) as error:
        raise InvalidInput("bad-document", reason=type(error).__name__) from error
    if not isinstance(document, Document):
        raise InvalidInput("bad-document", reason="Document")
    return document


def fingerprint(document: Document) -> str:
    """
    Name a paper by what is in it and by the templates that would print it.

    Args:
        document: The tree, prepared or not.

    Returns:
        SHA-256 as 64 hexadecimal digits; any change of a text, a number or a template
        changes it.
    """
    return sha256(f"{template_version()}\n{to_json(document)}".encode()).hexdigest()


@cache
def template_version() -> str:
    """
    Name the templates in force.

    Returns:
        SHA-256 over the typesetter's version and all our files that give a paper its
        look: templates, code, pictures, measures of the fonts.
    """
    packages = Path(__file__).parent.parent
    digest = sha256(version("typst").encode())
    for name in ("rendering", "diagrams", "typography"):
        for file in sorted((packages / name).rglob("*")):
            if file.suffix in _LOOKS:
                relative = file.relative_to(packages).as_posix()
                digest.update(relative.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _written(thing: Any) -> object:
    if thing is None or isinstance(thing, str | bool | int | float):
        return thing
    if isinstance(thing, Decimal):
        return {_KIND: "decimal", "value": str(thing)}
    if isinstance(thing, date):
        return {_KIND: "date", "value": thing.isoformat()}
    if isinstance(thing, tuple | list):
        return [_written(each) for each in thing]
    if isinstance(thing, Mapping):
        return {
            _KIND: "map",
            "value": {str(key): _written(each) for key, each in thing.items()},
        }
    if is_dataclass(thing) and type(thing).__name__ in _CLASSES:
        return _written_fields(thing)
    raise InvalidInput("bad-document", reason=type(thing).__name__)


def _written_fields(thing: Any) -> dict[str, object]:
    made: dict[str, object] = {_KIND: type(thing).__name__}
    for each in fields(thing):
        value = getattr(thing, each.name)
        if value != _default(each):
            made[each.name] = _written(value)
    return made


def _default(each: "Field[Any]") -> object:
    if each.default is not MISSING:
        return each.default
    return each.default_factory() if each.default_factory is not MISSING else MISSING


def _read(thing: object) -> object:
    if isinstance(thing, list):
        return tuple(_read(each) for each in thing)
    if not isinstance(thing, dict):
        return thing
    kind = thing[_KIND]
    if kind == "map":
        return {key: _read(each) for key, each in thing["value"].items()}
    if kind in _READERS:
        return _READERS[kind](thing["value"])
    values = {key: _read(each) for key, each in thing.items() if key != _KIND}
    return cast("object", _CLASSES[kind](**values))
