"""Every rule of a worksheet, kept and broken."""

from decimal import Decimal

import pytest

from siap.methodology.content import Content, ContentRow
from siap.methodology.library import edition
from siap.methodology.sheet_checks import check_sheet
from siap.methodology.smart import smart_faults
from siap.methodology.worksheet_shapes import Check, Worksheet

PART = "w01-stakeholders.stakeholders"


def rows(*cells: dict[str, object]) -> list[ContentRow]:
    return [ContentRow(f"r{n}", found) for n, found in enumerate(cells)]  # type: ignore[arg-type]


def found(
    check: dict[str, object],
    content: dict[str, list[ContentRow]],
    *,
    worksheet: str = "w01-stakeholders",
    results: dict[str, dict[str, object]] | None = None,
) -> list[tuple[str, ...]]:
    """Row ids of each finding when a worksheet has this one rule."""
    whole = {"key": "aturan", "message": "Pesan.", "message_en": "Message.", **check}
    sheet: Worksheet = edition().worksheet(worksheet)
    only = sheet.model_copy(update={"checks": (Check.model_validate(whole),)})
    return [f.rows for f in check_sheet(only, Content(edition(), content), results)]


SIDES = {
    "rule": "has-each",
    "part": "stakeholders",
    "column": "side",
    "values": ("provider", "user"),
}


def test_each_value_must_be_held_by_some_row() -> None:
    both = rows({"side": "provider"}, {"side": "user"})

    assert found(SIDES, {PART: both}) == []
    assert found(SIDES, {PART: rows({"side": "user"})}) == [()]
    assert found(SIDES, {}) == []


@pytest.mark.parametrize(
    ("count", "broken"), [(1, True), (2, False), (3, False), (4, True)]
)
def test_a_count_keeps_both_its_edges(count: int, *, broken: bool) -> None:
    rule = {"rule": "count", "part": "stakeholders", "min": 2, "max": 3}

    assert bool(found(rule, {PART: rows(*[{}] * count)})) is broken


def test_a_count_may_be_of_rows_with_a_value_and_of_rows_kept() -> None:
    content = {
        PART: rows({"side": "user", "interest": 5}, {"side": "user"}, {"side": "neither"})
    }
    of_users = {
        "rule": "count",
        "part": "stakeholders",
        "column": "side",
        "values": ("user",),
    }

    assert found({**of_users, "min": 2}, content) == []
    assert found({**of_users, "min": 2, "where": {"interest": ("5",)}}, content) == [
        ("r0",)
    ]


@pytest.mark.parametrize(
    ("weights", "broken"),
    [
        (("0.5", "0.5"), False),
        (("0.5", "0.495"), False),
        (("0.5", "0.494"), True),
        (("1", "0.006"), True),
    ],
)
def test_weights_add_up_within_the_tolerance(
    weights: tuple[str, str], *, broken: bool
) -> None:
    rule = {
        "rule": "sum",
        "part": "factors",
        "column": "weight",
        "group": "side",
        "total": 1,
        "tolerance": "0.005",
    }
    content = {
        "w06-situation-matrix.factors": rows(
            *({"side": "internal", "weight": weight} for weight in weights)
        )
    }

    assert bool(found(rule, content, worksheet="w06-situation-matrix")) is broken


def test_a_value_of_a_result_stays_below_its_limit() -> None:
    rule = {
        "rule": "at-most",
        "part": "tasks",
        "computation": "load",
        "field": "index",
        "max": 1,
    }
    results = {"load": {"index": {"a": Decimal("1.01"), "b": Decimal(1), "c": None}}}

    assert found(rule, {}, worksheet="w15-workload", results=results) == [("a",)]
    assert found(rule, {}, worksheet="w15-workload") == []


def test_a_direct_action_starts_with_ensure_and_ends_with_a_date() -> None:
    path = "w37-direct-action.direct_actions"
    good = "Memastikan rancangan Perda selesai paling lambat tanggal 24 Desember 2027"
    texts = [
        good,
        good.replace("Memastikan", "Menyusun"),
        good.replace("24 Desember 2027", "nanti"),
    ]
    content = {path: rows(*({"statement": text} for text in [*texts, None]))}
    starts = {
        "rule": "starts-with",
        "part": "direct_actions",
        "column": "statement",
        "values": ("Memastikan",),
    }
    ends = {"rule": "ends-with-date", "part": "direct_actions", "column": "statement"}

    assert found(starts, content, worksheet="w37-direct-action") == [("r1",)]
    assert found(ends, content, worksheet="w37-direct-action") == [("r2",)]


@pytest.mark.parametrize(("users", "broken"), [(0, True), (2, True), (3, False)])
def test_a_share_counts_empty_cells_against_it(users: int, *, broken: bool) -> None:
    rule = {
        "rule": "share",
        "part": "stakeholders",
        "column": "side",
        "values": ("user",),
        "min": 30,
    }
    cells = [{"side": "user"}] * users + [{}] * (10 - users)

    assert bool(found(rule, {PART: rows(*cells)})) is broken


def test_an_end_before_a_start_is_found() -> None:
    path = "w37-direct-action.direct_actions"
    rule = {"rule": "order", "part": "direct_actions", "column": "start", "by": "due"}
    content = {
        path: rows(
            {"start": "2026-02-01", "due": "2026-02-01"},
            {"start": "2026-02-02", "due": "2026-02-01"},
            {"start": "2026-02-02"},
        )
    }

    assert found(rule, content, worksheet="w37-direct-action") == [("r1",)]


def test_a_circle_of_parents_is_found_and_a_chain_is_not() -> None:
    path = "w32-logframe.results"
    rule = {"rule": "no-cycle", "part": "results", "column": "parent"}
    circle = [
        ContentRow("a", {"parent": "b"}),
        ContentRow("b", {"parent": "a"}),
        ContentRow("c", {"parent": "a"}),
        ContentRow("d", {}),
    ]

    assert found(rule, {path: circle}, worksheet="w32-logframe") == [("a", "b")]
    assert found(rule, {path: circle[2:]}, worksheet="w32-logframe") == []


def test_every_pair_must_be_compared() -> None:
    rule = {"rule": "all-pairs", "part": "comparisons"}
    content = {
        "w09-issue-cards.clusters": [ContentRow(k, {"title": k}) for k in "abc"],
        "w10-issue-ranking.comparisons": [
            ContentRow("a|b", {"value": "a"}, "a|b"),
            ContentRow("a|c", {"value": "tie"}, "a|c"),
        ],
    }

    missing_one = found(rule, content, worksheet="w10-issue-ranking")
    content["w10-issue-ranking.comparisons"].append(
        ContentRow("b|c", {"value": "b"}, "b|c")
    )

    assert missing_one == [()]
    assert found(rule, content, worksheet="w10-issue-ranking") == []


def test_a_row_that_nobody_answers_is_named() -> None:
    rule = {
        "rule": "answered",
        "part": "w18-diagnosis.causes",
        "by": "solutions",
        "column": "causes",
    }
    content = {
        "w18-diagnosis.causes": [ContentRow("c1", {}), ContentRow("c2", {})],
        "w19-integrated-solutions.solutions": [ContentRow("s", {"causes": ["c2"]})],
    }

    assert found(rule, content, worksheet="w19-integrated-solutions") == [("c1",)]


@pytest.mark.parametrize(("years", "broken"), [(2, True), (3, False)])
def test_an_indicator_needs_three_years(years: int, *, broken: bool) -> None:
    rule = {"rule": "years", "part": "indicators", "column": "values", "min": 3}
    values = {str(2020 + n): "1" for n in range(years)}
    content = {"w08-service-profile.indicators": rows({"values": values}, {})}

    assert bool(found(rule, content, worksheet="w08-service-profile")) is broken


GOOD_LINE = {
    "type": "outcome",
    "statement": "Kehilangan air turun menjadi 25 persen pada akhir 2027",
    "unit": "persen",
    "baseline": "33",
    "direction": "lower",
    "targets": {"2026": "30", "2027": "25"},
    "gap": "g1",
}


@pytest.mark.parametrize(
    ("change", "letters"),
    [
        ({}, []),
        ({"statement": "Air lancar"}, ["S"]),
        ({"statement": "Menurunkan kehilangan air dan menaikkan tarif tahun 2027"}, ["S"]),
        ({"unit": None}, ["M"]),
        ({"baseline": None}, ["M", "A"]),
        ({"targets": {"2027": "40"}}, ["A"]),
        ({"direction": "higher"}, ["A"]),
        ({"direction": None}, []),
        ({"targets": None}, ["A"]),
        ({"gap": None}, ["R"]),
        ({"type": "activity"}, ["R"]),
        ({"type": "activity", "action": "t1"}, []),
        ({"type": "output", "parent": "o1"}, []),
        (
            {"statement": "Kehilangan air turun nyata", "targets": None, "due": None},
            ["A", "T"],
        ),
        (
            {
                "statement": "Kehilangan air turun nyata",
                "targets": None,
                "due": "2027-12-31",
            },
            ["A"],
        ),
    ],
)
def test_a_line_of_the_logframe_is_smart_by_five_rules(
    change: dict[str, object], letters: list[str]
) -> None:
    row = ContentRow("r", {**GOOD_LINE, **change})  # type: ignore[arg-type]

    assert smart_faults(row, "statement") == letters
