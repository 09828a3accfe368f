"""A mistake is told at its field, in the reader's language, and the text stays."""

import re
from html import unescape

import pytest
from django.test import Client

from apps.calculators.forms import Fields, cell, example, fields_of
from siap.apps.calculators.layout import layout_of
from siap.methods.registry import METHODS


def told(html: str, control: str) -> str:
    """Give the message that stands at a control; empty if there is none."""
    found = re.search(
        rf'id="{re.escape(control)}-error">.*?</span>(.*?)</p>', html, re.DOTALL
    )
    return unescape(found[1].strip()) if found else ""


def sent(client: Client, name: str, fields: Fields) -> tuple[int, str]:
    response = client.post(f"/hitung/{name}/", {"action": "hitung", **fields})
    return response.status_code, response.content.decode()


OFF = cell("alternatives", 1, "scores.growth")


@pytest.mark.parametrize(
    ("language", "message"),
    [("id", "9 di luar skala 1 sampai 5."), ("en", "9 is outside the scale 1 to 5.")],
)
def test_a_score_off_the_scale_is_told_at_its_cell(
    client: Client, language: str, message: str
) -> None:
    client.cookies["django_language"] = language
    status, html = sent(client, "usg", {**example(client, "usg"), OFF: "9"})

    assert status == 422
    assert told(html, OFF) == message
    assert fields_of(html)[OFF] == "9"
    assert f'href="#{OFF}"' in html


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", METHODS)
def test_a_word_for_a_number_is_told_at_every_number(
    client: Client, name: str, language: str
) -> None:
    client.cookies["django_language"] = language
    fields = example(client, name)
    numbers = number_controls(name, fields)
    status, html = sent(client, name, {**fields, **dict.fromkeys(numbers, "dua")})

    assert numbers
    assert status == 422
    assert [control for control in numbers if not told(html, control)] == []
    again = fields_of(html)
    assert {again[control] for control in numbers} == {"dua"}


def number_controls(name: str, fields: Fields) -> list[str]:
    """List the filled controls that take a number."""
    layout = layout_of(METHODS[name])
    kinds = ("number", "whole", "ratings", "yearly")
    names = {f"s-{each.key}" for each in layout.scalars if each.kind in kinds}
    for table in layout.tables:
        keys = {each.key for each in table.columns if each.kind in kinds}
        ends = tuple(f"-{key}" for key in keys)
        names |= {
            f
            for f in fields
            if ends and f.startswith(f"t-{table.key}-") and f.endswith(ends)
        }
        if table.form == "matrix":
            names |= {f for f in fields if f.startswith(f"t-{table.key}-")}
    return sorted(each for each in names if fields.get(each) or each.startswith("s-"))


@pytest.mark.parametrize("name", METHODS)
def test_what_the_method_needs_is_missed_at_its_field(client: Client, name: str) -> None:
    fields, layout = example(client, name), layout_of(METHODS[name])
    needed = [
        f"s-{each.key}" for each in layout.scalars if each.required and not each.options
    ]
    needed += [
        cell(table.key, 0, column.key)
        for table in layout.tables
        for column in table.columns
        if column.required and column.kind != "choice" and len(table.columns) > 1
    ]

    lost = [
        each
        for each in needed
        if not told(sent(client, name, {**fields, each: ""})[1], each)
    ]

    assert lost == []


def test_the_same_name_twice_is_told_at_the_second(client: Client) -> None:
    again = cell("stakeholders", 1, "id")
    fields = {**example(client, "stakeholder-grid"), again: "direksi"}

    _, html = sent(client, "stakeholder-grid", fields)

    assert "lebih dari satu kali" in told(html, again)


def test_an_empty_row_between_others_does_not_move_the_message(client: Client) -> None:
    fields = example(client, "competency-gap")
    fields |= {cell("needs", 1, key): "" for key in ("id", "required", "present", "people")}
    fields[cell("needs", 2, "required")] = "7"

    _, html = sent(client, "competency-gap", fields)

    assert "7 di luar batas" in told(html, cell("needs", 2, "required"))


def test_a_force_without_its_solution_is_told_there(client: Client) -> None:
    empty = cell("solutions", 0, "solution")

    _, html = sent(client, "force-field", {**example(client, "force-field"), empty: ""})

    assert told(html, empty)


def test_a_rate_below_one_with_three_decimals_is_no_group_of_thousands(
    client: Client,
) -> None:
    fields = {**example(client, "feasibility"), "s-rate": "0.125"}

    status, html = sent(client, "feasibility", fields)

    assert status == 200
    assert "(1 + 0,125)" in html


def test_a_rule_that_does_not_hold_on_the_day_is_told_at_the_day(client: Client) -> None:
    fields = {**example(client, "gap"), "s-on": "1 Januari 2001"}

    _, html = sent(client, "gap", fields)

    assert "tidak berlaku" in told(html, "s-on")


def test_text_is_shown_as_it_was_typed_and_never_as_markup(client: Client) -> None:
    name = cell("needs", 0, "id")
    fields = {**example(client, "competency-gap"), name: "<script>alert(1)</script>"}

    status, html = sent(client, "competency-gap", fields)

    assert status == 200
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
