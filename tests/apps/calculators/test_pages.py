"""Everybody can try every calculation; nothing is asked of the database."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from apps.calculators.forms import example, fields_of
from siap.methods.registry import METHODS


def test_the_first_page_leads_to_every_method(client: Client) -> None:
    html = client.get("/hitung/").content.decode()

    assert [name for name in METHODS if f'href="/hitung/{name}/"' not in html] == []


def test_looking_for_words_narrows_the_list(client: Client) -> None:
    html = client.get("/hitung/", {"cari": "beban kerja"}).content.decode()

    assert 'href="/hitung/workload/"' in html
    assert 'href="/hitung/mcua/"' not in html


def test_looking_for_nonsense_says_so(client: Client) -> None:
    html = client.get("/hitung/", {"cari": "zzz"}).content.decode()

    assert "Tidak ada hitungan yang cocok" in html


def test_an_unknown_method_is_not_found(client: Client) -> None:
    assert client.get("/hitung/astrologi/").status_code == 404


@pytest.mark.parametrize("name", METHODS)
def test_each_page_opens_empty(client: Client, name: str) -> None:
    response = client.get(f"/hitung/{name}/")

    assert response.status_code == 200
    assert METHODS[name].title.id in response.content.decode()


@pytest.mark.parametrize("name", METHODS)
def test_the_example_computes_with_its_working(client: Client, name: str) -> None:
    method = METHODS[name]

    response = client.post(
        f"/hitung/{name}/", {**example(client, name), "action": "hitung"}
    )

    html = response.content.decode()
    assert response.status_code == 200
    assert 'id="hasil"' in html
    assert "Langkah hitung" in html or method.working is None


@pytest.mark.parametrize("name", METHODS)
def test_the_example_can_be_taken_away_as_a_workbook(client: Client, name: str) -> None:
    response = client.post(f"/hitung/{name}/", {**example(client, name), "action": "xlsx"})

    book = load_workbook(BytesIO(response.content))
    assert f'filename="{name}.xlsx"' in response["Content-Disposition"]
    assert book.sheetnames == ["Hitungan", "Aturan dan sumber"]


@pytest.mark.parametrize("name", METHODS)
def test_the_form_is_still_filled_after_the_answer(client: Client, name: str) -> None:
    sent = example(client, name)

    html = client.post(f"/hitung/{name}/", {**sent, "action": "hitung"}).content.decode()

    again = fields_of(html)
    assert {key: again[key] for key in sent if key != "json"} == {
        key: value for key, value in sent.items() if key != "json"
    } | {"csrfmiddlewaretoken": again["csrfmiddlewaretoken"]}


def test_a_rule_that_was_not_checked_is_named_as_such(client: Client) -> None:
    sent = {**example(client, "gap"), "action": "hitung"}

    html = client.post("/hitung/gap/", sent).content.decode()

    assert "belum diperiksa dengan naskah peraturannya" in html
    assert "Skala capaian kinerja menurut Permendagri 86 Tahun 2017" in html
    assert "belum diverifikasi dengan naskah peraturannya" in html


def test_numbers_are_written_as_the_reader_writes_them(client: Client) -> None:
    sent = {**example(client, "nrw"), "action": "hitung"}

    assert "1.320.000" in client.post("/hitung/nrw/", sent).content.decode()

    client.cookies["django_language"] = "en"
    sent = {**example(client, "nrw"), "action": "hitung"}
    assert "1,320,000" in client.post("/hitung/nrw/", sent).content.decode()


def test_a_picture_is_drawn_where_one_fits(client: Client) -> None:
    sent = {**example(client, "mcua"), "action": "hitung"}

    assert "calc-picture--wide" in client.post("/hitung/mcua/", sent).content.decode()


@pytest.mark.django_db
def test_a_visitor_causes_no_query_at_all(
    client: Client, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        client.get("/hitung/")
        sent = example(client, "workload")
        client.post("/hitung/workload/", {**sent, "action": "hitung"})
        client.post("/hitung/workload/", {**sent, "action": "xlsx"})


@pytest.mark.django_db
def test_somebody_signed_in_costs_only_the_session_and_the_user(
    client: Client,
    django_user_model,  # type: ignore[no-untyped-def]
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client.force_login(django_user_model.objects.create(username="sari", name="Sari"))

    with django_assert_max_num_queries(2) as seen:
        client.get("/hitung/usg/")

    tables = ("django_session", "accounts_user")
    texts = [query["sql"] for query in seen.captured_queries]
    assert [text for text in texts if not any(name in text for name in tables)] == []
