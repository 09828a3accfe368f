"""Values that a selector derives: years between two cells, a result by year."""

from decimal import Decimal
from typing import Any

import pytest

from methodology.content_of_example import example
from siap.methodology.binding import bind, bind_picture
from siap.methodology.content import Content, ContentRow
from siap.methodology.library import edition
from siap.methodology.selector_checks import Place, selector_problems
from siap.methods.registry import METHODS

SHEET = "w11-quantitative-gap"
YEARS_LEFT = {"difference": ["target_year", "achieved_year"], "otherwise": "years_left"}


def years_left(**cells: Any) -> object:
    content = Content(edition(), {f"{SHEET}.gaps": [ContentRow("a", cells)]})
    asked = {"found": {"each": "gaps", "as": {"years": YEARS_LEFT}}}

    (row,) = bind(asked, content, worksheet=SHEET)["found"]  # type: ignore[misc, attr-defined]
    return row.get("years")


@pytest.mark.parametrize(
    ("cells", "years"),
    [
        ({"target_year": 2027, "achieved_year": 2024}, 3),
        ({"target_year": 2027, "achieved_year": 2024, "years_left": 9}, 3),
        ({"target_year": 2024, "achieved_year": 2024}, 0),
        ({"target_year": 2023, "achieved_year": 2024}, 0),
        ({"target_year": 2027, "years_left": 5}, 5),
        ({"achieved_year": 2024, "years_left": 5}, 5),
        ({"years_left": 5}, 5),
        ({}, None),
    ],
)
def test_years_left_follow_from_the_years_that_are_filled(
    cells: dict[str, int], years: int | None
) -> None:
    assert years_left(**cells) == years


def test_a_column_that_is_not_there_is_reported() -> None:
    worksheet = edition().worksheet(SHEET)
    place = Place(edition(), worksheet).inside("gaps")

    for wrong in (
        {"difference": ["target_year", "nothing"], "otherwise": "years_left"},
        {"difference": ["target_year", "achieved_year"], "otherwise": "nothing"},
    ):
        assert [message for _, message in selector_problems(wrong, place)]
    assert list(selector_problems(YEARS_LEFT, place)) == []


def test_the_projection_stands_in_the_picture_by_year() -> None:
    sheet = edition().worksheet("w08-service-profile")
    content = example(sheet.id)
    computation = next(each for each in sheet.computes if each.key == "development")
    inputs = bind(computation.inputs, content, worksheet=sheet.id)
    results = {"development": METHODS["trend"].calculate(inputs)}
    picture = next(each for each in sheet.pictures if each.key == "development")

    (data,) = bind_picture(picture, content, worksheet=sheet.id, results=results)

    first: Any = data["series"][0]  # type: ignore[index]
    assert first["projection"] == [
        {"year": 2025, "value": Decimal("56.7")},
        {"year": 2026, "value": 59},
        {"year": 2027, "value": Decimal("61.3")},
    ]


def test_a_picture_without_the_result_is_drawn_without_projection() -> None:
    sheet = edition().worksheet("w08-service-profile")
    picture = next(each for each in sheet.pictures if each.key == "development")

    (data,) = bind_picture(picture, example(sheet.id), worksheet=sheet.id, results={})

    first: Any = data["series"][0]  # type: ignore[index]
    assert "projection" not in first
    assert first["points"]


def test_the_ratios_leave_tariff_and_loss_aside() -> None:
    sheet = edition().worksheet("w29-financial-capacity")
    kinds = ("revenue", "cost", "tariff", "loss")
    rows = [
        ContentRow(kind, {"item": kind, "kind": kind, "unit": "x", "values": {"2024": "2"}})
        for kind in kinds
    ]
    content = Content(edition(), {f"{sheet.id}.accounts": rows})
    computation = next(each for each in sheet.computes if each.key == "ratios")

    inputs: Any = bind(computation.inputs, content, worksheet=sheet.id)

    assert [each["id"] for each in inputs["accounts"]] == ["revenue", "cost"]
