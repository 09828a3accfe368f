"""The words of a paper are the same as last time, in every format."""

import pytest

from rendering.golden import FOLDER, texts
from siap.rendering.registry import RENDERERS


@pytest.fixture(scope="module")
def fresh():
    return texts()


@pytest.mark.parametrize("name", RENDERERS)
def test_the_text_of_every_format_is_as_reviewed(name, fresh):
    expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")

    assert fresh[name] == expected


def test_every_format_has_its_labels_and_ending():
    for name, each in RENDERERS.items():
        assert each.name == name
        assert set(each.labels) == {"id", "en"}
