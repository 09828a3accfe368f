"""The form of a method follows the shape of its input, in both languages."""

from typing import Any

import pytest

from siap.apps.calculators.filling import fill
from siap.apps.calculators.layout import Layout, layout_of
from siap.apps.calculators.reading import read
from siap.apps.calculators.typed import columns_of
from siap.apps.calculators.words import field_words, not_when, output_title, themes
from siap.methodology.calculation import compute
from siap.methods.exchange import parse, write
from siap.methods.registry import METHODS

LANGUAGES = ("id", "en")


def paths_of(layout: Layout, data: dict[str, Any]) -> list[str]:
    typed = fill(layout, data, "id")
    return [
        *(scalar.key for scalar in layout.scalars),
        *(table.key for table in layout.tables),
        *(
            f"{table.key}.{column.key}"
            for table in layout.tables
            for column, given in columns_of(table, typed)
            if not given
        ),
    ]


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_words(name: str, language: str) -> None:
    paths = paths_of(layout_of(METHODS[name]), dict(METHODS[name].example))

    assert [path for path in paths if not field_words(name, path, language).title] == []
    assert not_when(name, language)


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_has_words(name: str, language: str) -> None:
    result = compute(name, METHODS[name].example)
    keys = [key for key in result if key not in ("method", "ruleset", "warnings")]

    assert [
        key for key in keys if output_title(key, language) == key and len(key) > 1
    ] == []


def test_every_method_stands_in_one_theme() -> None:
    listed = [name for theme in themes("id") for name in theme.methods]

    assert sorted(listed) == sorted(METHODS)


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_reads_back_as_the_same_input(name: str, language: str) -> None:
    method = METHODS[name]
    layout, data = layout_of(method), parse(write(method.example))
    assert isinstance(data, dict)

    found = read(layout, fill(layout, data, language), language)

    assert found.faults == {}
    assert without_null(found.data) == without_null(data)


def without_null(value: Any) -> Any:
    """Nothing given and null mean the same in an object."""
    if isinstance(value, dict):
        return {key: without_null(each) for key, each in value.items() if each is not None}
    return [without_null(each) for each in value] if isinstance(value, list) else value
