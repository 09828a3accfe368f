"""The frame of every page: menu, language, reminders, htmx under the content policy."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from lxml import html
from playwright.sync_api import BrowserContext, Page, expect

from ui import conftest
from ui.fake_server import Person, Records


def frame(language: str = "id") -> html.HtmlElement:
    request = RequestFactory().get("/rencana?tahap=3")
    with translation.override(language):
        return html.document_fromstring(
            render_to_string("siap/base.html", {"user": Person()}, request)
        )


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_says_its_language_and_marks_it_in_the_switch(language: str) -> None:
    page = frame(language)

    assert page.get("lang") == language
    pressed = page.xpath(
        "//form[@class='siap-language']//button[@aria-pressed='true']/@value"
    )
    assert pressed == [language]


def test_the_language_switch_comes_back_to_this_page() -> None:
    form = frame().find_class("siap-language")[0]

    assert (form.get("method"), form.get("action")) == ("post", "/bahasa/setlang/")
    assert form.xpath(".//input[@name='next']/@value") == ["/rencana?tahap=3"]
    assert len(form.xpath(".//input[@name='csrfmiddlewaretoken']/@value")[0]) == 64


def test_signing_out_is_a_protected_form() -> None:
    (form,) = frame().xpath("//form[@action='/keluar']")

    assert form.get("method") == "post"
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")


def test_the_account_menu_opens_and_closes_with_the_keyboard(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/akun")
    page.focus(".siap-menu__summary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keluar")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Keluar")).to_be_hidden()
    expect(page.locator(".siap-menu__summary")).to_be_focused()


def test_another_page_reminds_of_text_that_was_not_sent(
    sheet: Page, records: Records
) -> None:
    records.script = ["down"] * 50
    sheet.fill("#uraian-a", "belum sampai")
    sheet.press("#uraian-a", "Tab")
    expect(sheet.locator("[data-sheet-status]")).to_have_text(re.compile("menunggu"))
    origin = sheet.url.removesuffix("/lembar")

    sheet.goto(f"{origin}/akun")

    notice = sheet.get_by_text("Isian yang belum sampai ke server: 1")
    expect(notice).to_be_visible()
    records.script.clear()
    sheet.get_by_role("link", name="Buka lembarnya").click()
    expect(sheet.locator("[data-sheet-status]")).to_have_text(re.compile("^Semua"))
    assert records.cells["a", "utama", "uraian"] == ["belum sampai"]
    sheet.goto(f"{origin}/akun")
    expect(notice).to_have_count(0)


def test_htmx_works_under_the_policy_and_sends_the_token(
    context: BrowserContext, address: str, complaints: list[str]
) -> None:
    for page in conftest.opened(context, f"{address}/htmx", complaints):
        with page.expect_request("**/kirim") as request:
            page.get_by_role("button", name="Kirim").click()

        expect(page.locator("#hasil")).to_have_text("Terkirim")
        assert len(request.value.headers["x-csrftoken"]) == 64


def test_on_a_phone_a_filter_starts_with_its_first_field(
    context: BrowserContext, address: str, complaints: list[str]
) -> None:
    for page in conftest.opened(context, f"{address}/galeri", complaints):
        expect(page.get_by_label("Status", exact=True)).to_be_visible()

        page.set_viewport_size({"width": 360, "height": 800})

        expect(page.get_by_label("Kata kunci")).to_be_visible()
        expect(page.get_by_label("Status", exact=True)).to_be_hidden()
        page.get_by_role("button", name="Saringan lain").click()
        expect(page.get_by_label("Status", exact=True)).to_be_focused()
