"""Schedules and rules of funding on the web: typed, refused, shown in words."""

import pytest
from django.test import Client

from apps.calculators.forms import Fields, cell, example

PAGE = "/hitung/schedule/"


def answered(client: Client, fields: Fields) -> str:
    return client.post(PAGE, {**fields, "action": "hitung"}).content.decode()


def test_years_are_written_without_marks_between_thousands(client: Client) -> None:
    html = answered(client, example(client, "schedule"))

    assert ">2027<" in html
    assert "2.027<" not in html


def test_the_reason_of_a_year_is_a_sentence(client: Client) -> None:
    html = answered(client, example(client, "schedule"))

    assert "Mendapat tahun pertama." in html
    assert "pagu wilayah laweyan tahun 2027 kurang Rp300.000.000" in html


def test_other_rules_stand_beside_the_schedule_by_their_names(client: Client) -> None:
    html = answered(client, example(client, "schedule"))

    assert "daftar prioritas biasa" in html
    assert "bagian setara bagi wilayah" in html


def test_a_ceiling_without_a_year_is_refused_at_its_cell(client: Client) -> None:
    fields = example(client, "schedule")
    name = cell("ceilings", 0, "years")

    html = answered(client, {**fields, name: "2027: 900000000"})

    assert f'id="{name}-error"' in html


@pytest.mark.parametrize(("column", "value"), [("scope", ""), ("name", "")])
def test_a_ceiling_without_scope_or_name_is_refused_at_its_cell(
    client: Client, column: str, value: str
) -> None:
    fields = example(client, "schedule")
    name = cell("ceilings", 1, column)

    html = answered(client, {**fields, name: value})

    assert f'id="{name}-error"' in html


def test_a_need_that_nobody_knows_is_refused_at_its_proposal(client: Client) -> None:
    fields = example(client, "schedule")
    name = cell("proposals", 1, "needs")

    html = answered(client, {**fields, name: "terowongan"})

    assert f'id="{name}-error"' in html


def test_mandatory_proposals_over_the_ceiling_are_told_with_the_money_short(
    client: Client,
) -> None:
    fields = example(client, "schedule")
    must = {cell("proposals", row, "mandatory"): "yes" for row in range(4)}
    less = {cell("ceilings", 0, "years"): "2027: 400.000.000; 2028: 900.000.000"}

    html = answered(client, {**fields, **must, **less})

    assert "Usulan wajib dan yang sudah dijanjikan tidak muat" in html
    assert "Rp450.000.000" in html


def test_votes_are_typed_as_names_with_semicolons(client: Client) -> None:
    fields = example(client, "equal-shares")

    assert fields[cell("votes", 0, "value")] == "jalan-lingkar; taman"
