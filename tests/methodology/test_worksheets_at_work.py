"""Every worksheet with its example: computed, drawn, checked, complete."""

import pytest

from methodology.content_of_example import example
from siap.diagrams import Diagram, draw
from siap.methodology.binding import bind, bind_picture
from siap.methodology.calculation import compute
from siap.methodology.completeness import completeness
from siap.methodology.content import Content, ContentRow
from siap.methodology.kind_columns import columns_of
from siap.methodology.library import edition
from siap.methodology.sheet_checks import check_sheet
from siap.methodology.worksheet_shapes import Worksheet

WORKSHEETS = list(edition().worksheets)


def results_of(worksheet: Worksheet, content: Content) -> dict[str, dict[str, object]]:
    found = {}
    for computation in worksheet.computes:
        inputs = bind(computation.inputs, content, worksheet=worksheet.id)
        if computation.ruleset:
            inputs["ruleset"] = computation.ruleset
        found[computation.key] = compute(computation.method, inputs)
    return found


@pytest.mark.parametrize("worksheet_id", WORKSHEETS)
def test_the_example_of_a_worksheet_is_complete_and_keeps_its_rules(
    worksheet_id: str,
) -> None:
    worksheet, content = edition().worksheet(worksheet_id), example(worksheet_id)
    findings = check_sheet(worksheet, content, results_of(worksheet, content))

    state = completeness(worksheet, content, findings)

    assert [finding.key for finding in findings if finding.level == "error"] == []
    assert state.missing == ()
    assert state.is_complete
    assert state.percent == 100


@pytest.mark.parametrize("worksheet_id", WORKSHEETS)
def test_every_computation_gives_every_value_that_the_worksheet_shows(
    worksheet_id: str,
) -> None:
    worksheet, content = edition().worksheet(worksheet_id), example(worksheet_id)

    results = results_of(worksheet, content)

    for computation in worksheet.computes:
        missing = {s.field for s in computation.shows} - results[computation.key].keys()
        assert missing == set()


@pytest.mark.parametrize("worksheet_id", WORKSHEETS)
def test_every_picture_of_a_worksheet_is_drawn_from_its_example(worksheet_id: str) -> None:
    worksheet, content = edition().worksheet(worksheet_id), example(worksheet_id)
    results = results_of(worksheet, content)

    for picture in worksheet.pictures:
        for data in bind_picture(picture, content, worksheet=worksheet.id, results=results):
            svg = draw(Diagram(picture.kind, picture.title, data), width="portrait")
            assert svg.desc


@pytest.mark.parametrize("worksheet_id", WORKSHEETS)
def test_an_empty_worksheet_is_neither_complete_nor_a_mistake(worksheet_id: str) -> None:
    worksheet = edition().worksheet(worksheet_id)
    content = Content(edition(), {})

    state = completeness(worksheet, content, check_sheet(worksheet, content, {}))

    assert not state.is_complete
    assert state.needed > 0
    assert 0 <= state.percent < 100
    assert not state.started


@pytest.mark.parametrize("worksheet_id", WORKSHEETS)
def test_a_required_cell_that_is_emptied_is_named(worksheet_id: str) -> None:
    worksheet, content = edition().worksheet(worksheet_id), example(worksheet_id)
    for part in worksheet.parts:
        path = f"{worksheet_id}.{part.key}"
        required = [c for c in columns_of(part) if c.required]
        rows = content.rows.get(path, [])
        if not required or not rows or part.fixed_rows:
            continue
        first, *others = rows
        emptied = {k: v for k, v in first.cells.items() if k != required[0].key}
        changed = [ContentRow(first.id, emptied, first.anchor), *others]

        state = completeness(
            worksheet, Content(edition(), {**content.rows, path: changed}), []
        )

        named = [(gap.part, gap.row, gap.column) for gap in state.missing]
        assert (part.key, first.id, required[0].key) in named
