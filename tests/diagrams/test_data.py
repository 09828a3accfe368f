"""Wrong data is refused with the place and the reason; texts print as typed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from diagrams.boxes import measure
from siap.diagrams import Diagram, draw, draw_pages
from siap.kernel.errors import InvalidInput


def _refusal(kind, data):
    with pytest.raises(InvalidInput) as refused:
        draw(Diagram(kind, "x", data), width="portrait")
    assert refused.value.message("id")
    assert refused.value.message("en")
    return refused.value.code, refused.value.where


def _said(kind, data, width="landscape"):
    return " ".join(
        line.text
        for line, _, _ in measure(draw(Diagram(kind, "x", data), width=width).text).lines
    )


PARTY = {"name": "Bupati", "interest": 3, "influence": 3}


@pytest.mark.parametrize(
    ("kind", "data", "code", "where"),
    [
        ("tidak-ada", {}, "unknown-key", ""),
        ("swot", {"strenghts": ["a"]}, "unknown-key", "strenghts"),
        ("swot", {"strengths": "a"}, "diagram-not-a-list", "strengths"),
        ("swot", [], "diagram-not-a-mapping", ""),
        ("onion", {"rings": [{"actions": []}]}, "missing", "rings[0].name"),
        ("onion", {"rings": [{"name": True}]}, "diagram-not-a-text", "rings[0].name"),
        (
            "interest-influence-grid",
            {"stakeholders": [PARTY, {**PARTY, "interest": 6}]},
            "diagram-out-of-range",
            "stakeholders[1].interest",
        ),
        (
            "interest-influence-grid",
            {"stakeholders": [{**PARTY, "influence": "kuat"}]},
            "not-a-number",
            "stakeholders[0].influence",
        ),
        (
            "interest-influence-grid",
            {"stakeholders": [{**PARTY, "interest": float("nan")}]},
            "not-a-number",
            "stakeholders[0].interest",
        ),
        (
            "interest-influence-grid",
            {"stakeholders": [], "cut": 9},
            "diagram-out-of-range",
            "cut",
        ),
        (
            "force-field",
            {"driving": [{"text": "a", "strength": 6}]},
            "diagram-out-of-range",
            "driving[0].strength",
        ),
        (
            "force-field",
            {"driving": [{"text": "a", "strength": "2.5"}]},
            "diagram-out-of-range",
            "driving[0].strength",
        ),
        (
            "pairwise-matrix",
            {"items": [{"name": "a"}, {"name": "b"}], "pairs": [{"first": 1, "second": 1}]},
            "diagram-same-item",
            "pairs[0]",
        ),
        (
            "mcua-bars",
            {"criteria": [{"name": "a"}], "alternatives": [{"name": "b", "parts": [1, 2]}]},
            "diagram-wrong-count",
            "alternatives[0].parts",
        ),
        (
            "cost-by-year",
            {"sources": ["a"], "years": [{"year": 2026, "amounts": [-1]}]},
            "diagram-negative",
            "years[0].amounts",
        ),
        (
            "gantt",
            {"tasks": [{"name": "a", "start": "31-12-2026"}]},
            "diagram-not-a-date",
            "tasks[0].start",
        ),
        (
            "gantt",
            {"tasks": [{"name": "a", "start": "2026-02-01", "end": "2026-01-01"}]},
            "diagram-ends-before-start",
            "tasks[0].end",
        ),
        (
            "organigram",
            {"units": [{"id": "a", "name": "A", "parent": "z"}]},
            "diagram-unknown-reference",
            "units[0].parent",
        ),
        (
            "organigram",
            {
                "units": [
                    {"id": "a", "name": "A", "parent": "b"},
                    {"id": "b", "name": "B", "parent": "a"},
                ]
            },
            "diagram-cycle",
            "units",
        ),
        (
            "swim-lanes",
            {
                "actors": ["a"],
                "steps": [{"id": "1", "text": "t", "actor": 1, "next": [{"to": "9"}]}],
            },
            "diagram-unknown-reference",
            "steps[0].next[0].to",
        ),
        (
            "heat-map",
            {
                "rows": ["a"],
                "columns": ["b"],
                "cells": [{"row": 2, "column": 1, "state": "met"}],
            },
            "diagram-out-of-range",
            "cells[0].row",
        ),
        (
            "traffic-light",
            {"rows": [{"name": "a", "state": "blue"}]},
            "unknown-key",
            "rows[0].state",
        ),
        (
            "profile-bars",
            {"elements": [], "low": 4, "high": 1},
            "diagram-wrong-scale",
            "high",
        ),
    ],
)
def test_wrong_data_is_refused_with_its_place_and_reason(kind, data, code, where):
    assert _refusal(kind, data) == (code, where)


def test_an_unknown_width_is_refused():
    with pytest.raises(InvalidInput):
        draw(Diagram("swot", "x"), width="banner")


def test_a_tree_deeper_than_eight_levels_is_refused():
    node = {"text": "paling dalam"}
    for _ in range(8):
        node = {"text": "di atasnya", "children": [node]}

    assert (
        _refusal("problem-tree", {"core": "x", "causes": [node]})[0] == "diagram-too-deep"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('x')</script>",
        "A & B &amp; \"C\" 'D'",
        "]]> <!-- --> <?x?>",
        "url(#x) {{ y }} =SUM(A1)",
        "العربية",
        "😀👍",
        "漢字",
    ],
)
def test_dangerous_texts_are_shown_as_typed(text):
    assert text in _said("issue-board", {"clusters": [{"heading": "a", "cards": [text]}]})


def test_control_characters_are_dropped_and_the_rest_is_kept():
    assert "satu dua" in _said("swot", {"strengths": ["sa\x00tu\x0b\x1b dua\ud800"]})


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("x\u0301y", "xy"),
        ("👍🏽", "👍"),
        ("🇮🇩", "ID"),
        ("漢 dan ☎\ufe0f", "□ dan ☎"),
        ("ꦏꦼ", "ꦏ□"),
    ],
)
def test_on_paper_stands_what_the_typesetter_can_draw(typed, printed):
    diagram = Diagram("issue-board", "x", {"clusters": [{"heading": typed}]})

    (page,) = draw_pages(diagram, width="portrait")

    assert measure(page.text).lines[0][0].text == f"{printed} (0)"
    assert typed in page.desc


@pytest.mark.parametrize(
    "value", [Decimal("12.5"), 12.5, "12.5", Fraction(25, 2)], ids=repr
)
def test_numbers_of_any_type_are_written_with_a_decimal_comma(value):
    rows = [{"name": "Jam aliran", "target": 24, "achieved": value, "unit": "jam"}]

    assert "capaian 12,5 jam" in _said("bullet-chart", {"rows": rows})


def test_the_given_alternative_text_is_the_description():
    picture = draw(Diagram("swot", "x", alt="Teks pengganti."), width="phone")

    assert picture.desc == "Teks pengganti."


def test_numbers_of_a_state_are_written_as_readers_do():
    row = {
        "name": "Jam aliran",
        "state": "green",
        "value": Decimal("38.10"),
        "target": "ada",
    }

    said = _said("traffic-light", {"rows": [row]})

    assert "38,10" in said
    assert "ada" in said


def test_the_tasks_of_a_group_stand_under_one_heading():
    named = [("satu", "Teknis"), ("dua", "Kebijakan"), ("tiga", "Teknis")]
    tasks = [{"name": n, "group": g, "start": "2026-01-05"} for n, g in named]

    said = _said("gantt", {"tasks": tasks})

    assert said.count("Teknis") == 1
    assert said.index("satu") < said.index("tiga") < said.index("Kebijakan")


def test_relations_are_arrows_from_the_unit_that_gives_to_the_one_that_receives():
    links = [{"from": 1, "to": 2, "layers": ["instruction"]}, {"from": 2, "to": 2}]
    with_arrow = {"units": ["Dinas", "Loket"], "links": links}
    without = {"units": ["Dinas", "Loket"], "links": links[1:]}

    drawn, bare = (
        draw(Diagram("matrix-graph", "x", data), width="phone").text
        for data in (with_arrow, without)
    )

    assert drawn.count('class="d-arrow"') == 1
    assert drawn.count('class="d-dot"') == 2
    assert 'class="d-arrow"' not in bare
