"""Rows, columns, pasted tables and JSON work without any script."""

import pytest
from django.test import Client

from apps.calculators.forms import Fields, cell, example, fields_of
from siap.methods.registry import METHODS


def press(client: Client, name: str, fields: Fields, action: str) -> tuple[int, str]:
    response = client.post(f"/hitung/{name}/", {**fields, "action": action})
    return response.status_code, response.content.decode()


def test_a_button_adds_rows_and_keeps_what_was_typed(client: Client) -> None:
    fields = example(client, "usg")

    _, html = press(client, "usg", fields, "add:alternatives")

    again = fields_of(html)
    assert again["n-alternatives"] == "5"
    assert again[cell("alternatives", 0, "id")] == "antrean"
    assert "autofocus" in html


def test_a_button_removes_the_row_beside_it(client: Client) -> None:
    fields = example(client, "usg")

    _, html = press(client, "usg", fields, "remove:alternatives:0")

    again = fields_of(html)
    assert again["n-alternatives"] == "1"
    assert again[cell("alternatives", 0, "id")] == "arsip"


def test_a_button_lists_every_pair_and_keeps_the_answers(client: Client) -> None:
    fields = example(client, "pairwise-ranking")
    fields |= {"n-issues": "4", cell("issues", 3, "value"): "parkir"}

    _, html = press(client, "pairwise-ranking", fields, "pairs")

    again = fields_of(html)
    assert again["n-comparisons"] == "6"
    assert again[cell("comparisons", 0, "winner")] == "air-keruh"
    assert again[cell("comparisons", 2, "b")] == "parkir"


def test_a_button_adds_an_element_to_the_survey(client: Client) -> None:
    fields = example(client, "satisfaction-index")

    _, html = press(client, "satisfaction-index", fields, "column:responses")

    assert fields_of(html)["w-responses"] == "10"


def test_a_new_criterion_gives_the_alternatives_a_new_column(client: Client) -> None:
    fields = {
        **example(client, "mcua"),
        "n-criteria": "3",
        cell("criteria", 2, "id"): "mutu",
    }

    _, html = press(client, "mcua", fields, "hitung")

    assert cell("alternatives", 0, "scores.~2") in fields_of(html)


TASKS = (
    "Jabatan\tTugas\tMenit tiap kali\tVolume\tTiap\n"
    "Loket\tMelayani\t12,5\t1.200\ttahun\n"
    "Loket\tMencatat\t2,5\t4\thari\n"
)


def test_a_pasted_table_finds_its_columns_by_their_headings(client: Client) -> None:
    fields = {**example(client, "workload"), "p-tasks": TASKS}
    fields[cell("staff", 0, "key")] = "Loket"

    _, html = press(client, "workload", fields, "paste:tasks")
    again = fields_of(html)
    status, html = press(client, "workload", again, "hitung")

    assert again[cell("tasks", 0, "id")] == "Melayani"
    assert again[cell("tasks", 0, "minutes_each")] == "12,5"
    assert status == 200
    assert "1.200 × 1 × 12,5 = 15.000" in html


def test_a_pasted_table_without_known_headings_is_refused_at_its_box(
    client: Client,
) -> None:
    fields = {**example(client, "workload"), "p-tasks": "x\ty\n1\t2"}

    status, html = press(client, "workload", fields, "paste:tasks")

    assert status == 422
    assert 'id="p-tasks-error"' in html
    assert "Judul kolom tidak dikenal" in html
    assert fields_of(html)["p-tasks"].strip() == "x\ty\n1\t2"


def test_pasted_answers_of_a_survey_need_no_headings(client: Client) -> None:
    fields = {**example(client, "satisfaction-index"), "p-responses": "3\t4\n\t2\n1\t1"}

    _, html = press(client, "satisfaction-index", fields, "paste:responses")

    again = fields_of(html)
    assert (again["w-responses"], again["n-responses"]) == ("2", "3")
    assert again[cell("responses", 1, "0")] == ""


def test_a_pasted_table_for_given_indicators_goes_by_their_codes(client: Client) -> None:
    pasted = "Indikator\tPembilang\tPenyebut\nROP\t3\t4\n"
    fields = {**example(client, "pdam-health"), "p-values": pasted}

    _, html = press(client, "pdam-health", fields, "paste:values")

    assert fields_of(html)[cell("values", 1, "a")] == "3"


@pytest.mark.parametrize("name", METHODS)
def test_the_json_of_an_answer_gives_the_same_answer(client: Client, name: str) -> None:
    _, html = press(client, name, example(client, name), "hitung")
    fields = fields_of(html)

    status, again = press(client, name, fields, "json")

    assert status == 200
    assert fields_of(again)["json"].strip() == fields["json"].strip()
    assert 'id="hasil"' in again


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "bukan JSON yang benar"),
        ("[1]", "Jenis nilai di sini keliru"),
        ('{"distributed": 1}', "sold: "),
        ('{"distributed": NaN, "sold": 1}', "terhingga"),
    ],
)
def test_wrong_json_is_told_with_its_place_and_kept(
    client: Client, text: str, said: str
) -> None:
    status, html = press(client, "nrw", {**example(client, "nrw"), "json": text}, "json")

    assert status == 422
    assert said in html
    assert fields_of(html)["json"] == text
    assert fields_of(html)["s-sold"] == "2.680.000"


def test_an_unknown_button_is_not_found(client: Client) -> None:
    assert press(client, "nrw", example(client, "nrw"), "terbang:x")[0] == 404


def test_a_workbook_of_a_mistake_shows_the_mistake(client: Client) -> None:
    status, html = press(client, "nrw", {**example(client, "nrw"), "s-sold": "x"}, "xlsx")

    assert status == 422
    assert 'id="s-sold-error"' in html
