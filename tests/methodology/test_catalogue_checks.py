"""Each cross-reference check finds its own fault, and only that."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from methodology.miniature import (
    CARDS,
    CHOICE,
    TEXT,
    TOPIC,
    changed,
    edition,
    guide,
    topic,
    words,
)
from methodology.wrong_worksheets import DATA, PARTS, RULES
from siap.methodology.catalogue_checks import check_catalogue, check_files, check_law
from siap.methodology.library import EDITIONS_DIR
from siap.methodology.library import edition as load


def found(whole: Any) -> list[str]:
    return [str(problem) for problem in check_catalogue(whole)]


def test_the_miniature_is_right() -> None:
    assert found(edition()) == []


def test_law_of_the_catalogue_is_whole() -> None:
    assert check_law() == []


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("worksheets", ["W01", "W09"], "worksheets: no worksheet W09"),
        ("participants", ["nobody"], "participants: no role nobody"),
        ("follow_up.0.role", "nobody", "follow_up: no role nobody"),
        ("starts_from", ["1.9"], "starts_from: no topic 1.9"),
        ("starts_from", ["2.1"], "starts_from: topic 2.1 does not come before"),
        ("starts_from", ["1.1"], "starts_from: topic 1.1 does not come before"),
        (
            "outputs.0.worksheet",
            "W02",
            "outputs.cards: W02 is not a worksheet of the topic",
        ),
        ("outputs.1", words(key="cards"), "outputs.cards: key written twice"),
        (
            "sessions.0.agenda.0.worksheet",
            "W02",
            "sessions.0.agenda.0: W02 is not a worksheet of the topic",
        ),
    ],
)
def test_a_topic_names_only_what_is_there(path: str, value: object, fault: str) -> None:
    whole = edition(guided=guide(changed(TOPIC, path, value)))

    assert found(whole) == [f"guides/small/stage-1.yaml: topics.1.1.{fault}"]


@pytest.mark.parametrize(
    ("option", "fault"),
    [
        ({"guide": "absent"}, "no guide absent"),
        ({"skips": ["3.9"]}, "no topic 3.9"),
    ],
)
def test_a_branch_leads_somewhere(option: dict[str, Any], fault: str) -> None:
    options = [words(key="on"), words(key="off", **option)]
    whole = edition(
        guided=guide(topic("1.1", branch={"question": TEXT, "options": options}))
    )

    assert found(whole) == [
        f"guides/small/stage-1.yaml: topics.1.1.branch.options.off: {fault}"
    ]


def test_a_topic_stands_in_its_own_stage() -> None:
    whole = edition(guided=guide(topic("2.2")))

    assert found(whole) == [
        "guides/small/stage-1.yaml: topics.2.2: does not belong to stage 1"
    ]


def test_a_topic_stands_once_in_its_stage() -> None:
    twice = guide()
    first = twice.stages[0]
    doubled = first.model_copy(update={"topics": first.topics * 2})
    whole = edition(guided=replace(twice, stages=(doubled, *twice.stages[1:])))

    assert found(whole) == ["guides/small/stage-1.yaml: topics.1.1: key written twice"]


def test_a_guide_lies_in_the_folder_of_its_name() -> None:
    whole = edition()
    moved = replace(whole, guides={"other": whole.guides["small"]})

    assert found(moved) == ["guides/small/guide.yaml: key: must be the name of the folder"]


def test_a_name_behind_a_broken_reference_is_a_problem() -> None:
    broken = changed(CHOICE, "parts.1.columns.0.rows", "absent")
    selector = {"each": "chosen", "as": "card.text"}

    faults = found(edition(choice=changed(broken, f"{DATA}.more", selector)))

    assert (
        "worksheets/w02-choice.yaml: pictures.tree.data.more.as: no part absent" in faults
    )


def test_a_guide_has_seven_stages() -> None:
    [fault] = found(edition(guided=guide(numbers="123456")))

    assert fault.startswith("guides/small/guide.yaml: : the stages must be 1 to 7")


@pytest.mark.parametrize(("path", "value", "fault"), PARTS)
def test_a_part_names_only_what_is_there(path: str, value: object, fault: str) -> None:
    faults = found(edition(cards=changed(CARDS, path, value)))

    # Other sheets may stumble over a part that is no longer as they need it.
    assert f"worksheets/w01-cards.yaml: {fault}" in faults


def test_a_number_belongs_to_one_worksheet() -> None:
    faults = found(edition(choice=changed(CHOICE, "number", "W01")))

    assert "worksheets/w02-choice.yaml: number: differs from the id" in faults
    assert (
        "worksheets/w02-choice.yaml: number: W01 is also the number of w01-cards" in faults
    )


@pytest.mark.parametrize(("path", "value", "fault"), RULES)
def test_a_worksheet_names_only_what_is_there(path: str, value: object, fault: str) -> None:
    faults = found(edition(choice=changed(CHOICE, path, value)))

    assert faults == [f"worksheets/w02-choice.yaml: {fault}"]


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"rule": "answered", "part": "causes", "by": "absent"}, "by: no part absent"),
        (
            {"rule": "answered", "part": "causes", "by": "chosen", "column": "colour"},
            "column: no column colour",
        ),
        (
            {"rule": "order", "part": "chosen", "column": "card", "by": "colour"},
            "by: no column colour",
        ),
        (
            {"rule": "at-most", "part": "chosen", "computation": "ranking", "field": "x"},
            "field: the method gives no x",
        ),
    ],
)
def test_a_rule_names_only_what_is_there(facts: dict[str, Any], fault: str) -> None:
    rule = {"key": "first", "message": TEXT, "message_en": TEXT, **facts}

    faults = found(edition(choice=changed(CHOICE, "checks.0", rule)))

    assert faults == [f"worksheets/w02-choice.yaml: checks.first.{fault}"]


@pytest.mark.parametrize(
    "selector",
    [
        {"each": "chosen", "as": "card.text"},
        {"each": "chosen", "as": {"yearly": "card.cost"}},
        {"each": "chosen", "as": {"name": "tie_rule.title"}},
        {"each": "steps", "as": {"exits": "next"}},
        {"each": "w01-cards.cards", "as": {"span": ["size", "size"]}},
        {"map": "w01-cards.cards", "key": "id", "value": "size"},
        {"sums": "w01-cards.cards", "by": "group", "column": "cost"},
        {"grid": "pairs", "row": "x", "column": "y", "as": {"text": "value.title"}},
        {"result": "ranking.wins", "along": "w01-cards.cards"},
        {"all": [{"each": "causes", "as": "id"}, {"each": "chosen", "as": "id"}]},
        {"value": [1, 2]},
    ],
)
def test_a_right_selector_is_no_problem(selector: dict[str, Any]) -> None:
    assert found(edition(choice=changed(CHOICE, f"{DATA}.more", selector))) == []


def test_a_file_is_named_after_what_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / "2026"
    shutil.copytree(EDITIONS_DIR / "2026", folder)
    (folder / "worksheets" / "w01-stakeholders.yaml").rename(
        folder / "worksheets" / "w01-people.yaml"
    )

    [problem] = check_files(folder)

    assert problem.file == "worksheets/w01-people.yaml"


def test_the_files_of_every_edition_are_named_after_what_they_hold() -> None:
    folders = [path for path in EDITIONS_DIR.iterdir() if path.is_dir()]

    assert [check_files(folder) for folder in folders] == [[]] * len(folders)


def test_every_edition_names_only_what_is_there() -> None:
    keys = [path.name for path in EDITIONS_DIR.iterdir() if path.is_dir()]

    assert [found(load(key)) for key in keys] == [[]] * len(keys)
