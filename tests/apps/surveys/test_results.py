"""Results: as the rule says, from sums alone, and the report in its outline."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from factories.plans import NOW
from factories.services import keeper_of
from factories.voices import a_survey, answered, answers_for
from siap.apps.surveys.figures import Counts, results_of, sample_size
from siap.apps.surveys.models import ResponseChannel
from siap.apps.surveys.queries import earlier_results, results_for
from siap.apps.surveys.questions import (
    Question,
    least_respondents,
    regulation_questions,
)
from siap.apps.surveys.report import report_document
from siap.apps.surveys.services.keeping import NewQuestion, add_question, move_survey
from siap.apps.surveys.services.storing import store
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.calculation import compute
from siap.rendering import docx, pdf
from siap.rendering.tree import Heading, Table


def counts(**values: dict[str, int]) -> Counts:
    return {("total", "n"): {"": 9}} | {
        ("element", name.replace("_", "-")): found for name, found in values.items()
    }


def test_both_rule_sets_have_a_question_for_each_of_their_elements() -> None:
    assert len(regulation_questions("permenpanrb-14-2017")) == 9
    assert len(regulation_questions("kepmenpan-25-2004")) == 14


def test_results_from_sums_are_those_of_the_method_from_answers() -> None:
    rows = [
        [3, 2, 4, 4, 3, 3, 2, 4, 3],
        [4, 4, 4, 1, 3, 2, 3, 3, 3],
        [2, 3, 3, 3, 4, 4, 4, 2, 1],
    ]
    questions = regulation_questions("permenpanrb-14-2017")
    found: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        for question, value in zip(questions, row, strict=True):
            numbers = found.setdefault(("element", question.key), {})
            numbers[str(value)] = numbers.get(str(value), 0) + 1

    ours = results_of(
        questions, found, ruleset="permenpanrb-14-2017", weight_mode="regulation"
    )

    data = {
        "ruleset": "permenpanrb-14-2017",
        "weight_mode": "regulation",
        "responses": rows,
    }
    theirs = compute("satisfaction-index", data)
    assert str(ours.score) == str(theirs["score_rounded"])
    assert ours.grade == theirs["class"]


def test_an_element_nobody_answered_leaves_the_index_open() -> None:
    questions = [Question("a", "A", "A?", ()), Question("b", "B", "B?", ())]

    results = results_of(
        questions, counts(a={"4": 3}), ruleset="permenpanrb-14-2017", weight_mode="exact"
    )

    assert (results.index, results.grade) == (None, "")
    assert [each.question.key for each in results.priorities] == ["a"]


def test_elements_that_tie_for_the_third_place_are_all_priorities() -> None:
    questions = [Question(key, key, key, ()) for key in "abcde"]
    means = counts(a={"4": 1}, b={"2": 1}, c={"2": 1}, d={"1": 1}, e={"2": 1})

    results = results_of(
        questions, means, ruleset="permenpanrb-14-2017", weight_mode="exact"
    )

    assert [each.question.key for each in results.priorities] == ["d", "b", "c", "e"]


def test_where_the_printed_weight_changes_the_class_it_is_told() -> None:
    questions = regulation_questions("permenpanrb-14-2017")
    found = {("element", each.key): {"3": 93, "4": 7} for each in questions}
    rules = "permenpanrb-14-2017"

    exact = results_of(questions, found, ruleset=rules, weight_mode="exact")
    printed = results_of(questions, found, ruleset=rules, weight_mode="regulation")

    assert (str(exact.score), exact.grade, exact.other_grade) == ("76.75", "B", "C")
    assert (str(printed.score), printed.grade, printed.other_grade) == ("75.98", "C", "B")


def test_the_sample_is_that_of_the_printed_table() -> None:
    assert [sample_size(n) for n in (None, 15, 550)] == [None, 14, 226]
    assert least_respondents("kepmenpan-25-2004") == 150
    assert least_respondents("permenpanrb-14-2017") is None


@pytest.mark.django_db
def test_an_added_element_counts_in_the_index() -> None:
    survey = a_survey(state="draft")
    by = keeper_of(survey.unit)
    new = NewQuestion(kind="element", text="Layanan ramah anak")
    question = add_question(survey=survey, new=new, by=by, now=NOW)
    survey = move_survey(survey=survey, to="open", by=by, now=NOW)
    answers = answers_for(survey, 4, **{question.key: 2})
    store(survey, [(answers, NOW.date())], ResponseChannel.WEB)

    results, _ = results_for(survey)

    assert len(results.elements) == 10
    assert results.index == Decimal("3.800")


@pytest.mark.django_db
def test_the_printed_weight_does_not_fit_added_elements() -> None:
    survey = a_survey(state="draft", weight_mode="regulation")
    by = keeper_of(survey.unit)
    new = NewQuestion(kind="element", text="Layanan ramah anak")
    add_question(survey=survey, new=new, by=by, now=NOW)

    with pytest.raises(InvalidInput, match="bobot"):
        move_survey(survey=survey, to="open", by=by, now=NOW)


@pytest.mark.django_db
def test_questions_stay_as_they_are_once_somebody_may_answer() -> None:
    survey = a_survey()
    new = NewQuestion(kind="text", text="Saran")

    with pytest.raises(Conflict, match="tidak dapat diubah"):
        add_question(survey=survey, new=new, by=keeper_of(survey.unit), now=NOW)


@pytest.mark.django_db
def test_the_report_has_the_official_outline_and_prints() -> None:
    before = answered(
        a_survey(
            starts_on=NOW.date() - timedelta(days=400),
            ends_on=NOW.date() - timedelta(days=370),
        ),
        3, 3,
    )  # fmt: skip
    by = keeper_of(before.unit)
    before = move_survey(survey=before, to="closed", by=by, now=NOW)
    move_survey(survey=before, to="published", by=by, now=NOW)
    survey = answered(a_survey(before.unit, population=550, follow_up="Tambah loket"), 4, 3)
    results, sums = results_for(survey)
    earlier = earlier_results(survey)

    tree = report_document(survey, results, sums, earlier, day=survey.ends_on)

    headings = [
        block.text for block in tree.sections[0].blocks if isinstance(block, Heading)
    ]
    assert headings == [
        "Pendahuluan", "Latar belakang", "Tujuan dan manfaat", "Metode pengumpulan data",
        "Waktu pelaksanaan", "Penentuan jumlah responden", "Analisis", "Responden",
        "Indeks kepuasan masyarakat", "Unsur yang diprioritaskan", "Rencana tindak lanjut",
        "Perkembangan nilai", "Kesimpulan", "Kuesioner dan hasil olah data",
    ]  # fmt: skip
    assert pdf.render(tree).startswith(b"%PDF")
    assert docx.render(tree).startswith(b"PK")


@pytest.mark.django_db
def test_the_report_shows_own_questions_and_plans_with_day_and_office() -> None:
    survey = a_survey(state="draft", follow_up="Tambah loket; triwulan I; kepala unit")
    by = keeper_of(survey.unit)
    new = NewQuestion(kind="choice", text="Loket mana?", options=["Satu", "Dua"])
    question = add_question(survey=survey, new=new, by=by, now=NOW)
    survey = move_survey(survey=survey, to="open", by=by, now=NOW)
    given = replace(answers_for(survey), extra={question.key: "Dua"})
    store(survey, [(given, NOW.date())], ResponseChannel.WEB)
    results, sums = results_for(survey)

    tree = report_document(survey, results, sums, [], day=survey.ends_on)

    tables = {b.caption: b for b in tree.sections[0].blocks if isinstance(b, Table)}
    assert [row.cells["said"] for row in tables["Loket mana?"].rows] == ["Dua"]
    assert tables["Rencana tindak lanjut"].rows[0].cells == {
        "number": "1", "what": "Tambah loket", "when": "triwulan I", "who": "kepala unit",
    }  # fmt: skip
