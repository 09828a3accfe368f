"""The largest pictures that we promise, of long phrases, in every width and on paper."""

from random import Random

import pytest

from diagrams.boxes import faults
from diagrams.phrases import phrase
from diagrams.samples_rest import LEVELS, RELATIONS
from siap.diagrams import Diagram, draw, draw_pages
from siap.diagrams.layout.sheets import SHEETS


def _fishbone(rng):
    ideas = [
        {"id": f"i{n}", "text": phrase(rng, 10), "under": f"i{n - 6}" if n > 29 else None}
        for n in range(40)
    ]
    bones = [
        {"id": f"b{n}", "name": phrase(rng, 3), "ideas": ideas[n::6]} for n in range(6)
    ]
    return {"head": phrase(rng, 12), "bones": bones}


def _flow(rng):
    kinds = ["start", *["step", "decision", "document"] * 8]
    steps = [
        {
            "id": f"s{n}",
            "text": phrase(rng, 14),
            "actor": 1 + n % 8,
            "kind": kinds[n] if n < 24 else "end",
            "minutes": 15 * n,
            "next": [{"to": f"s{n + 1}", "label": "ya"}, {"to": "s2", "label": "tidak"}]
            if kinds[n] == "decision" and n < 24
            else [],
        }
        for n in range(25)
    ]
    return {"actors": [phrase(rng, 4) for _ in range(8)], "steps": steps}


def _organigram(rng):
    units = [
        {"id": f"u{n}", "name": phrase(rng, 8), "note": phrase(rng, 4)}
        | ({"parent": f"u{(n - 1) // 5}"} if n else {})
        for n in range(60)
    ]
    return {"units": units}


def _onion(rng):
    rings = [
        {"name": phrase(rng, 5), "actions": [phrase(rng) for _ in range(count)]}
        for count in (1, 9, 12, 18)
    ]
    return {"rings": rings}


def _graph(rng):
    nodes = [
        {"id": f"r{n}", "title": phrase(rng, 12), "level": LEVELS[n % len(LEVELS)]}
        for n in range(60)
    ]
    edges = [
        {"from": f"r{n}", "to": f"r{(7 * n + 3) % 60}", "relation": rng.choice(RELATIONS)}
        for n in range(60)
    ]
    return {"nodes": nodes, "edges": edges}


LARGEST = {
    "fishbone": _fishbone,
    "swim-lanes": _flow,
    "organigram": _organigram,
    "onion": _onion,
    "regulation-graph": _graph,
}


@pytest.mark.parametrize("kind", LARGEST)
@pytest.mark.parametrize("width", SHEETS)
def test_the_largest_picture_has_no_fault_on_screen_and_on_paper(kind, width):
    diagram = Diagram(kind, "Gambar terbesar", LARGEST[kind](Random(7)))  # noqa: S311

    pages = [draw(diagram, width=width), *draw_pages(diagram, width=width)]

    assert [fault for page in pages for fault in faults(page.text, width)] == []


def test_the_longest_flow_goes_over_several_pages():
    flow = Diagram("swim-lanes", "Alur", _flow(Random(7)))  # noqa: S311

    assert len(draw_pages(flow, width="portrait")) > 1
