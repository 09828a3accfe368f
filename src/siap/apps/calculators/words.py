"""The words of every field and every result, read once from `labels.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

_FILE: Final = "labels.yaml"


@dataclass(frozen=True)
class Words:
    """What one field or result is called."""

    title: str
    hint: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Theme:
    """A group of methods on the first page."""

    title: str
    methods: Sequence[str]


@cache
def _read() -> Mapping[str, Any]:
    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.safe_load(text)
    return read


def themes(language: str) -> list[Theme]:
    """Give the groups of methods in their order."""
    key = _title_key(language)
    return [Theme(each[key], each["methods"]) for each in _read()["themes"]]


def not_when(method: str, language: str) -> str:
    """Say when not to use a method."""
    found: str = _read()["methods"][method]["not_when"][_title_key(language)]
    return found


def field_words(method: str, path: str, language: str) -> Words:
    """
    Find the words of a field: the method's own, or those that several methods share.

    Args:
        method: Name of the method.
        path: Like `tasks.minutes_each`; shared words leave out the table.
        language: `id` or `en`.

    Raises:
        KeyError: Nobody has written words for it: a mistake of ours.
    """
    own, shared = _read()["methods"][method]["fields"], _read()["fields"]
    tail = path.partition(".")[2]
    for place, key in ((own, path), (own, tail), (shared, path), (shared, tail)):
        if key in place:
            return _words(place[key], language)
    raise KeyError(f"{method}: {path}")


def output_title(path: str, language: str) -> str:
    """Find the title of a result; a name that people gave stands for itself."""
    found = _read()["outputs"].get(path)
    return found[_title_key(language)] if found else path.rpartition(".")[2]


def _title_key(language: str) -> str:
    return "en" if language == "en" else "id"


def _words(entry: Mapping[str, str], language: str) -> Words:
    english = language == "en"
    hint = entry.get("hint_en" if english else "hint", "")
    unit = entry.get("unit", "")
    return Words(
        entry[_title_key(language)], hint, entry.get("unit_en", unit) if english else unit
    )
