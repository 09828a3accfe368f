"""What can be wrong in a worksheet: where, with which value, and what is then said."""

from methodology.miniature import CHOICE, column, option, words

INPUTS = "computes.0.inputs"
DATA = "pictures.0.data"

# Of the first worksheet.
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

# Of the second worksheet.
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
