"""Each cross-reference check finds its own fault, and only that."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from methodology.miniature import (
    CARDS,
    CHOICE,
    TEXT,
    TOPIC,
    changed,
    column,
    edition,
    guide,
    option,
    topic,
    words,
)
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


def test_a_guide_has_seven_stages() -> None:
    [fault] = found(edition(guided=guide(numbers="123456")))

    assert fault.startswith("guides/small/guide.yaml: : the stages must be 1 to 7")


PARTS = [
    ("parts.0.unique", ["colour"], "parts.cards.unique: no column colour"),
    ("parts.0.group_by", "colour", "parts.cards.group_by: no column colour"),
    ("parts.0.starts_with", "absent", "parts.cards.starts_with: no part absent"),
    ("parts.0.columns.4", column("text"), "parts.cards.columns.text: key written twice"),
    (
        "parts.0.columns.4",
        column("card", "reference", rows="w02-choice.absent"),
        "parts.cards.columns.card: no part w02-choice.absent",
    ),
    (
        "parts.0.columns.4",
        column("card", "reference"),
        "parts.cards.columns.card: a reference says of which rows, and nothing else",
    ),
    (
        "parts.0.columns.3.options",
        [],
        "parts.cards.columns.group: a choice has options, and only a choice does",
    ),
    (
        "parts.0.columns.3.options",
        [option("new"), option("new")],
        "parts.cards.columns.group: option new written twice",
    ),
    (
        "parts.0.columns.4",
        column("share", "decimal", min=5, max=1),
        "parts.cards.columns.share: min is above max",
    ),
    (
        "parts.0.fixed_rows",
        [{"id": "one", "cells": {"colour": "red"}}],
        "parts.cards.fixed_rows.one: no column colour",
    ),
    (
        "parts.0.fixed_rows",
        [{"id": "one"}, {"id": "one"}],
        "parts.cards.fixed_rows.one: key written twice",
    ),
    (
        "parts.0.fixed_rows",
        [{"id": "one", "colour": "red"}],
        "parts.cards.fixed_rows: a row has an id and cells",
    ),
    (
        "parts.0.kind",
        "matrix",
        "parts.cards.matrix: a matrix says rows and columns, and only a matrix does",
    ),
    (
        "parts.1",
        words(key="cards", kind="form"),
        "parts.cards: key written twice",
    ),
    ("gives_to", ["W09"], "gives_to: no worksheet W09"),
    (
        "sources",
        [{"regulation": "absent-1", "pinpoint": "Pasal 1"}],
        "sources: no regulation absent-1",
    ),
]


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


INPUTS = "computes.0.inputs"
DATA = "pictures.0.data"
RULES = [
    ("parts.0.matrix.rows", "absent", "parts.pairs.matrix.rows: no part absent"),
    ("parts.0.matrix.columns", "absent", "parts.pairs.matrix.columns: no part absent"),
    ("parts.2.nodes.1.under", ["x"], "parts.causes.nodes.cause.under: no type x"),
    ("parts.3.lanes", "absent", "parts.steps.columns.lane: no part absent"),
    (
        "parts.4",
        words(key="zones", kind="board", board={"clusters": "absent"}),
        "parts.zones.board.clusters: no part absent",
    ),
    ("computes.0.method", "absent", "computes.ranking.method: no method absent"),
    (
        "computes.0.ruleset",
        "absent",
        "computes.ranking.ruleset: the method has no rule set absent",
    ),
    (
        "computes.0.inputs",
        CHOICE["computes"][0]["inputs"] | {"colour": {"value": 1}},
        "computes.ranking.inputs.colour: the method does not know this",
    ),
    (
        "computes.0.inputs",
        {"comparisons": {"pairs": "pairs", "as": "winner"}, "tie_rule": {"value": "half"}},
        "computes.ranking.inputs: the method needs issues",
    ),
    (
        f"{INPUTS}.issues",
        {"each": "absent", "as": "id"},
        "computes.ranking.inputs.issues.each: no part absent",
    ),
    (
        f"{INPUTS}.issues",
        {"each": "w01-cards.cards"},
        "computes.ranking.inputs.issues.as: says what each row becomes",
    ),
    (
        f"{INPUTS}.issues",
        {"each": "w01-cards.cards", "as": "colour"},
        "computes.ranking.inputs.issues.as: no column colour",
    ),
    (
        f"{INPUTS}.issues",
        {"each": "w01-cards.cards", "as": "id", "where": {"colour": "red"}},
        "computes.ranking.inputs.issues.where: no column colour",
    ),
    (
        f"{INPUTS}.issues",
        "text",
        "computes.ranking.inputs.issues: column text stands outside a row",
    ),
    (
        f"{INPUTS}.issues",
        "id",
        "computes.ranking.inputs.issues: id stands outside a row",
    ),
    (
        f"{INPUTS}.comparisons.pairs",
        "chosen",
        "computes.ranking.inputs.comparisons.pairs: chosen is no matrix",
    ),
    (
        f"{INPUTS}.comparisons.pairs",
        "absent",
        "computes.ranking.inputs.comparisons.pairs: no part absent",
    ),
    (
        "parts.0.matrix.pairs",
        False,
        "computes.ranking.inputs.comparisons.pairs: pairs does not compare pairs",
    ),
    (
        f"{INPUTS}.issues",
        {"cells": "pairs", "value": "colour"},
        "computes.ranking.inputs.issues.value: no detail colour",
    ),
    (
        f"{INPUTS}.tie_rule.setting",
        "causes.statement",
        "computes.ranking.inputs.tie_rule.setting: no form causes",
    ),
    (
        f"{INPUTS}.tie_rule.setting",
        "chosen.colour",
        "computes.ranking.inputs.tie_rule.setting: no column colour",
    ),
    (
        "computes.0.shows.0.field",
        "colour",
        "computes.ranking.shows: the method gives no colour",
    ),
    ("computes.0.shows.0.beside", "absent", "computes.ranking.shows: no part absent"),
    ("pictures.0.kind", "absent", "pictures.tree.kind: no picture absent"),
    ("pictures.0.each", "absent", "pictures.tree.each: no part absent"),
    ("pictures.0.where", {"colour": 1}, "pictures.tree.where: no column colour"),
    (f"{DATA}.core", "colour", "pictures.tree.data.core: no column colour"),
    (f"{DATA}.core", "statement.x", "pictures.tree.data.core: statement leads to no row"),
    (
        f"{DATA}.core",
        {"a": 5},
        "pictures.tree.data.core.a: neither a name nor a selector: 5",
    ),
    (f"{DATA}.core", {"a": {"b": "c"}}, "pictures.tree.data.core.a.b: no column c"),
    (f"{DATA}.causes.parent", "x", "pictures.tree.data.causes.parent: no column x"),
    (f"{DATA}.causes.tree", "absent", "pictures.tree.data.causes.tree: no part absent"),
    (f"{DATA}.more", {"yearly": "x"}, "pictures.tree.data.more.yearly: no yearly column x"),
    (f"{DATA}.more", {"span": ["x"]}, "pictures.tree.data.more.span: no column x"),
    (
        f"{DATA}.more",
        {"exits": "next"},
        "pictures.tree.data.more.exits: stands outside a step of a flow",
    ),
    (
        f"{DATA}.more",
        {"each": "steps", "as": {"exits": "colour"}},
        "pictures.tree.data.more.as.exits: no column colour",
    ),
    (
        f"{DATA}.more",
        {"all": [{"each": "absent", "as": "id"}]},
        "pictures.tree.data.more.all.0.each: no part absent",
    ),
    (
        f"{DATA}.more",
        {"grid": "pairs", "row": "x", "column": "y", "as": {"text": "colour"}},
        "pictures.tree.data.more.as.text: no column colour",
    ),
    (
        f"{DATA}.more",
        {"choice": "statement", "as": {}},
        "pictures.tree.data.more.choice: no choice statement",
    ),
    (
        f"{DATA}.more",
        {"choice": "type", "as": {"problem": "p", "cause": "c", "x": "y"}},
        "pictures.tree.data.more.as: no option x",
    ),
    (
        f"{DATA}.more",
        {"choice": "type", "as": {"problem": "p"}},
        "pictures.tree.data.more.as: no word for cause",
    ),
    (
        f"{DATA}.more",
        {"map": "w01-cards.cards", "key": "id"},
        "pictures.tree.data.more.value: is missing",
    ),
    (
        f"{DATA}.more",
        {"groups": "w01-cards.cards", "by": "text"},
        "pictures.tree.data.more.by: no choice text",
    ),
    (
        f"{DATA}.more",
        {"groups": "absent", "by": "text"},
        "pictures.tree.data.more.groups: no part absent",
    ),
    (
        f"{DATA}.more",
        {"sums": "w01-cards.cards", "by": "group", "column": "size"},
        "pictures.tree.data.more.column: no yearly column size",
    ),
    (
        f"{DATA}.more",
        {"result": "absent.wins"},
        "pictures.tree.data.more.result: no computation absent",
    ),
    (
        f"{DATA}.more",
        {"result": "ranking.colour"},
        "pictures.tree.data.more.result: the method gives no colour",
    ),
    (
        f"{DATA}.more",
        {"result": "ranking.wins", "along": "absent"},
        "pictures.tree.data.more.along: no part absent",
    ),
    ("checks.0.part", "absent", "checks.first.part: no part absent"),
    ("checks.0.column", "colour", "checks.first.column: no column colour"),
    ("checks.0.values", ["x"], "checks.first.values: type has no option x"),
    ("checks.0.group", "colour", "checks.first.group: no column colour"),
    ("checks.0.where", {"colour": ["x"]}, "checks.first.where: no column colour"),
    ("checks.0.where", {"type": ["x"]}, "checks.first.where.type: type has no option x"),
    ("checks.0.computation", "x", "checks.first.computation: no computation x"),
]


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
