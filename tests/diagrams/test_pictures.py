"""Every kind of picture, on random data with long phrases, in all four widths."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from diagrams.boxes import NS, faults, measure
from diagrams.examples import EXAMPLES
from diagrams.samples import SAMPLES
from siap.diagrams import KINDS, Diagram, draw, draw_pages
from siap.diagrams.layout.sheets import SHEETS

SEEDS = 30  # `benchmarks/diagrams.py --full` does 500 of each kind


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def _sample(kind, seed):
    return Diagram(kind, "Judul gambar", SAMPLES[kind](Random(seed)))  # noqa: S311


@pytest.mark.parametrize("width", SHEETS)
def test_no_text_is_clipped_overlapped_struck_through_or_too_small(kind, width):
    found = {
        seed: faults(draw(_sample(kind, seed), width=width).text, width)
        for seed in range(SEEDS)
    }

    assert {seed: bad[:3] for seed, bad in found.items() if bad} == {}


@pytest.mark.parametrize("width", ["portrait", "landscape"])
def test_pages_have_no_fault_and_fit_the_paper(kind, width):
    for seed in range(0, SEEDS, 3):
        pages = draw_pages(_sample(kind, seed), width=width)

        assert [faults(page.text, width) for page in pages] == [[]] * len(pages)
        assert all(page.height <= SHEETS[width].tall + 30 for page in pages) or kind in TALL


# A single box of these may be higher than a page: a plot of 60 dots, a field with a list.
TALL = {"interest-influence-grid", "onion", "swot"}


def test_the_pages_hold_every_line_of_the_whole(kind, monkeypatch):
    endless = {name: replace(sheet, tall=1e9) for name, sheet in SHEETS.items()}
    for seed in range(0, SEEDS, 3):
        cut = _lines(draw_pages(_sample(kind, seed), width="landscape"))
        with monkeypatch.context() as patch:
            patch.setattr("siap.diagrams.drawing.SHEETS", endless)
            whole = _lines(draw_pages(_sample(kind, seed), width="landscape"))

        if kind in REPEATING:
            assert cut >= whole
        else:
            assert cut == whole


REPEATING = {"gantt", "swim-lanes"}  # their headings stand on every page


def _lines(pages):
    return Counter(line.text for page in pages for line, _, _ in measure(page.text).lines)


def test_the_example_has_no_fault_in_any_width(kind):
    found = [
        faults(draw(Diagram(kind, "Contoh", EXAMPLES[kind]), width=w).text, w)
        for w in SHEETS
    ]

    assert found == [[]] * len(SHEETS)


def test_the_example_is_light(kind):
    picture = draw(Diagram(kind, "Contoh", EXAMPLES[kind]), width="portrait")

    assert len(picture.text.encode()) <= 40 * 1024


def test_the_same_input_gives_the_same_bytes(kind):
    first, second = (draw(_sample(kind, 5), width="phone").text for _ in range(2))

    assert first == second


def test_ids_are_unique_and_begin_with_the_given_prefix(kind):
    picture = draw(_sample(kind, 3), width="portrait", prefix="g7")
    ids = re.findall(r' id="([^"]*)"', picture.text)

    assert len(ids) == len(set(ids)) >= 2
    assert all(each.startswith("g7-") for each in ids)


def test_without_a_prefix_different_pictures_have_different_ids(kind):
    ids = [
        re.search(r' id="([^"]*)"', draw(_sample(kind, seed), width=width).text)[1]
        for seed in (2, 3)
        for width in SHEETS
    ]

    assert len(set(ids)) == len(ids)


def test_a_strict_content_policy_holds(kind):
    for seed in range(SEEDS):
        root = ET.fromstring(draw(_sample(kind, seed), width="portrait").text)  # noqa: S314
        tags = {element.tag.removeprefix(NS) for element in root.iter()}
        names = {name for element in root.iter() for name in element.attrib}

        assert tags <= {
            "svg", "title", "desc", "defs", "pattern", "g", "rect", "circle", "path",
            "text", "tspan",
        }  # fmt: skip
        assert not {name for name in names if name == "style" or "href" in name}
        assert not {name for name in names if name.startswith("on")}


def test_title_and_description_are_there_and_named_by_the_picture(kind):
    root = ET.fromstring(draw(_sample(kind, 1), width="phone").text)  # noqa: S314
    title, desc = root[0], root[1]

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Judul gambar"
    assert desc.text.endswith(".")


def test_no_data_gives_a_helpful_picture(kind):
    picture = draw(Diagram(kind, "Kosong"), width="phone")
    said = " ".join(line.text for line, _, _ in measure(picture.text).lines)

    assert KINDS[kind].hint in said
    assert KINDS[kind].hint in picture.desc
    assert faults(picture.text, "phone") == []


def test_every_shape_with_a_colour_has_a_class_for_style_sheets(kind):
    root = ET.fromstring(draw(_sample(kind, 4), width="portrait").text)  # noqa: S314
    drawn = [e for e in root.iter() if e.tag.removeprefix(NS) in {"rect", "circle", "path"}]
    inside_patterns = {e for pattern in root.iter(f"{NS}pattern") for e in pattern}

    assert all(
        e.get("class", "").startswith("d-") for e in drawn if e not in inside_patterns
    )


def test_every_kind_has_an_example_and_random_data():
    assert set(EXAMPLES) == set(SAMPLES) == set(KINDS)


FISH = {
    "head": "Air mengalir sepanjang hari",
    "bones": [
        {
            "id": "procedure",
            "name": "Prosedur",
            "ideas": [
                {"id": "c", "under": "b", "text": "Grup pesan"},
                {"id": "a", "text": "Jadwal giliran"},
                {"id": "b", "under": "a", "text": "Umumkan jadwal"},
                {"id": "d", "under": "nowhere", "text": "Pos aduan"},
            ],
        }
    ],
}


def test_ideas_of_a_bone_follow_the_idea_that_they_belong_to():
    desc = draw(Diagram("fishbone", "Tulang ikan", FISH), width="landscape").desc

    assert "Prosedur: Jadwal giliran; – Umumkan jadwal; – – Grup pesan; Pos aduan." in desc


@pytest.mark.parametrize("width", SHEETS)
def test_what_stands_for_a_row_names_it_on_a_screen_and_not_on_paper(width):
    diagram = Diagram("fishbone", "Tulang ikan", FISH)

    screen = draw(diagram, width=width).text
    paper = "".join(page.text for page in draw_pages(diagram, width=width))

    assert set(re.findall('data-node="([^"]+)"', screen)) == {*"abcd", "procedure"}
    assert "data-node" not in paper
