"""The outlines of the catalogue, and what is said of a faulty one."""

from dataclasses import replace

import pytest

from siap.apps.documents.builders.documents import Wanted, document
from siap.apps.documents.builders.passages import PASSAGES
from siap.kernel.errors import NotFound, Unavailable
from siap.methodology.document_outlines import (
    OUTLINES_DIR,
    Outline,
    load_outline,
    outline,
    outline_problems,
    outlines,
)
from siap.methodology.library import edition
from siap.rendering.prepare import prepare

KINDS = sorted(path.stem for path in OUTLINES_DIR.glob("*.yaml"))


@pytest.mark.parametrize("kind", KINDS)
def test_an_outline_names_only_what_the_edition_has(kind):
    problems = outline_problems(outline(kind), edition())

    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_outline_is_named_after_its_file(kind):
    assert outline(kind).id == kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_passage_of_an_outline_can_be_written(kind):
    named = {p.passage for chapter in outline(kind).chapters for p in chapter.pieces}

    assert named - {None} <= PASSAGES.keys()


def test_every_passage_is_used_by_an_outline():
    used = {
        piece.passage
        for each in outlines().values()
        for chapter in each.chapters
        for piece in chapter.pieces
    }

    assert PASSAGES.keys() <= used


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("kind", "subject"),
    [("plan", ""), ("workbook", ""), ("terms", "2.1"), ("minutes", "2.1")],
)
def test_every_document_has_its_sentences_in_both_languages(
    demo_facts, kind, subject, language
):
    wanted = Wanted(kind=kind, subject=subject, language=language, personal=True)

    made = prepare(document(demo_facts, wanted))

    assert made.language == language
    assert made.sections


def test_a_plan_where_nothing_is_filled_in_has_every_sentence_it_needs(demo_facts):
    empty = replace(demo_facts.sheets, content=replace(demo_facts.sheets.content, rows={}))
    bare = replace(
        demo_facts,
        sheets=replace(empty, rows={}, _outcomes={}),
        topics={},
        tasks=(),
        team=(),
    )

    made = prepare(document(bare, Wanted(kind="plan")))

    assert made.sections


@pytest.mark.parametrize(
    ("placement", "said"),
    [
        ({"worksheet": "w01-stakeholders", "show": [{"part": "nobody"}]}, "no part nobody"),
        ({"worksheet": "w01-stakeholders", "show": [{"picture": "map"}]}, "no picture map"),
        ({"worksheet": "w01-stakeholders", "show": [{"result": "sum"}]}, "no result sum"),
        (
            {
                "worksheet": "w01-stakeholders",
                "show": [{"part": "stakeholders", "columns": ["age"]}],
            },
            "no column stakeholders.age",
        ),
        (
            {
                "worksheet": "w01-stakeholders",
                "show": [{"part": "stakeholders", "results": ["grid.colour"]}],
            },
            "no value grid.colour",
        ),
        ({"worksheet": "w40-nothing"}, "no worksheet w40-nothing"),
        (
            {
                "worksheet": "w01-stakeholders",
                "show": [
                    {"part": "stakeholders", "referred_by": "w02-recipients.segments.x"}
                ],
            },
            "no column w02-recipients.segments.x",
        ),
    ],
)
def test_a_placement_that_names_what_is_not_there_is_a_problem(placement, said):
    faulty = Outline.model_validate(
        {**_least(), "placements": [placement]},
    )

    (problem,) = outline_problems(faulty, edition())

    assert problem.message == said


def test_a_standing_text_with_an_unknown_fact_is_a_problem():
    piece = {"text": {"id": "Oleh {penulis} sendiri", "en": "By {author} alone"}}
    chapter = {"heading": {"id": "Bab satu", "en": "Chapter one"}, "pieces": [piece]}
    faulty = Outline.model_validate({**_least(), "chapters": [chapter]})

    messages = [problem.message for problem in outline_problems(faulty, edition())]

    assert messages == ["no fact {penulis}", "no fact {author}"]


def test_a_worksheet_placed_twice_is_a_problem():
    twice = [{"worksheet": "w01-stakeholders"}, {"worksheet": "w01-stakeholders"}]
    faulty = Outline.model_validate({**_least(), "placements": twice})

    messages = {problem.message for problem in outline_problems(faulty, edition())}

    assert messages == {"placed twice"}


def test_a_faulty_file_is_told_with_its_line(tmp_path):
    path = tmp_path / "faulty.yaml"
    path.write_text(
        "id: faulty\ntitle: {id: Judul, en: Title}\nfile_name: x\n"
        "paper: {formats: [pdf]}\nchapters: []\n"
    )

    with pytest.raises(Unavailable, match=r"faulty\.yaml:5: chapters"):
        load_outline(path)


def test_an_unknown_document_is_not_found(demo_facts):
    with pytest.raises(NotFound):
        outline("novel")
    with pytest.raises(NotFound):
        document(demo_facts, Wanted(kind="novel"))


def _least() -> dict[str, object]:
    return {
        "id": "least",
        "title": {"id": "Paling sedikit", "en": "The least"},
        "file_name": "least",
        "paper": {"formats": ["pdf"]},
        "chapters": [{"heading": {"id": "Bab satu", "en": "Chapter one"}}],
    }
