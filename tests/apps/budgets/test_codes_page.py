"""The page of budget codes: what is found, for whom, at what price."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.budgets.lists import PLAIN, taken
from factories.plans import a_user
from siap.apps.budgets.models import CodeList
from siap.apps.budgets.queries import search_codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(a_user())
    return client


def page(reader: Client, **query: str) -> str:
    return reader.get(reverse("budgets:codes"), query).content.decode()


def codes(**asked: Any) -> list[str]:
    found = search_codes(CodeList.objects.get(), **asked)
    return [each.code for each in found]


def test_who_is_not_signed_in_is_sent_to_the_door(client: Client) -> None:
    assert client.get(reverse("budgets:codes")).status_code == 302


def test_without_a_list_the_page_says_how_one_comes_in(reader: Client) -> None:
    assert "siap import codes" in page(reader)


def test_words_in_any_order_narrow_the_list(reader: Client) -> None:
    taken()

    text = page(reader, cari="perpipaan perluasan")

    assert "1.03.03.2.01.0022" in text
    assert "1.03.03.2.01.0021" not in text


def test_words_of_the_indicator_count_too() -> None:
    taken()

    assert codes(wanted="panjang") == ["1.03.03.2.01.0022"]


def test_a_code_finds_all_that_is_below_it() -> None:
    taken()

    assert codes(wanted="1.3.3.2.1") == [
        "1.03.03.2.01",
        "1.03.03.2.01.0021",
        "1.03.03.2.01.0022",
    ]


def test_a_code_of_a_field_finds_what_all_fields_share() -> None:
    taken()

    assert codes(wanted="1.03.01.2.06.0009") == ["X.XX.01.2.06.0009"]


def test_level_and_government_narrow_the_list() -> None:
    taken()
    taken(government="province")

    assert codes(level=3, government="province") == ["1.03.03", "X.XX.01"]


@pytest.mark.parametrize(
    "query",
    [
        {"tingkat": "9"},
        {"tingkat": "x"},
        {"pemerintah": "negara"},
        {"daftar": "tidak-ada"},
        {"page": "99"},
        {"cari": "%_'\"<b>"},
    ],
)
def test_an_address_that_was_bent_shows_a_page(
    reader: Client, query: dict[str, str]
) -> None:
    taken()

    answer = reader.get(reverse("budgets:codes"), query)

    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode()


def test_nothing_found_is_said(reader: Client) -> None:
    taken()

    assert "Tidak ada kode yang cocok" in page(reader, cari="kereta")


def test_accounts_show_their_own_levels_and_no_government(reader: Client) -> None:
    taken()
    taken("l1|l2|l3|uraian\n5|||Belanja\n5|1||Operasi", key="akun", subject="accounts",
          government="")  # fmt: skip

    text = page(reader, daftar="akun")

    assert "Kelompok" in text
    assert 'name="pemerintah"' not in text


def test_the_number_of_queries_stays_as_the_list_grows(
    reader: Client, django_assert_num_queries: Any
) -> None:
    taken()
    with django_assert_num_queries(5):
        page(reader)
    more = "\n".join(f"1.03.03.2.01.{n:04d}|Kegiatan {n}" for n in range(100, 160))
    taken(f"{PLAIN}\n{more}")

    with django_assert_num_queries(5):
        assert "Berikutnya" in page(reader)
