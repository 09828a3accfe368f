"""Moving about in a worksheet with the keyboard, and the order of its rows."""

import re

from playwright.sync_api import Page, expect

from ui.fake_server import Records


def test_enter_goes_down_one_row_and_shift_enter_up(sheet: Page) -> None:
    sheet.focus("#nilai-a")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("#nilai-b")).to_be_focused()

    sheet.keyboard.press("Shift+Enter")
    expect(sheet.locator("#nilai-a")).to_be_focused()


def test_enter_in_a_long_text_makes_a_new_line(sheet: Page) -> None:
    sheet.fill("#uraian-a", "satu")
    sheet.press("#uraian-a", "Enter")
    sheet.keyboard.type("dua")

    expect(sheet.locator("#uraian-a")).to_have_value("satu\ndua")


def test_ctrl_and_arrows_go_from_cell_to_cell(sheet: Page) -> None:
    sheet.focus("#uraian-a")
    for key, cell in (("Down", "uraian-b"), ("Up", "uraian-a")):
        sheet.keyboard.press(f"Control+Arrow{key}")
        expect(sheet.locator(f"#{cell}")).to_be_focused()
    sheet.keyboard.press("End")
    sheet.keyboard.press("Control+ArrowRight")
    expect(sheet.locator("#nilai-a")).to_be_focused()


def test_ctrl_arrow_inside_a_text_moves_by_words_as_usual(sheet: Page) -> None:
    sheet.focus("#uraian-a")
    sheet.keyboard.press("Home")
    sheet.keyboard.press("Control+ArrowRight")

    expect(sheet.locator("#uraian-a")).to_be_focused()


def test_tab_follows_the_order_of_the_page(sheet: Page) -> None:
    sheet.focus("#uraian-a")
    sheet.keyboard.press("Tab")

    expect(sheet.locator("#nilai-a")).to_be_focused()


def test_a_row_moves_down_by_its_button_and_keeps_the_focus(
    sheet: Page, records: Records
) -> None:
    with sheet.expect_response("**/urutan"):
        sheet.get_by_role("button", name="Turunkan a").click()

    assert rows(sheet) == ["b", "a"]
    expect(sheet.get_by_role("button", name="Naikkan a")).to_be_focused()
    expect(sheet.locator("[data-sheet-status]")).to_have_text("Baris 2 dari 2")
    assert records.orders == [{"row": ["a"], "move": ["down"]}]
    expect(sheet.get_by_role("button", name="Naikkan b")).to_be_disabled()


def test_a_refused_move_is_taken_back(sheet: Page, records: Records) -> None:
    records.script = ["refuse"]
    sheet.get_by_role("button", name="Turunkan a").click()

    expect(sheet.locator("[data-sheet-status]")).to_have_text("Urutan terkunci.")
    assert rows(sheet) == ["a", "b"]


def test_typing_narrows_a_long_table(sheet: Page) -> None:
    sheet.fill("#nilai-b", "77")
    sheet.fill("#cari", "AWAL 77")

    expect(sheet.locator("tr[data-row=b]")).to_be_visible()
    expect(sheet.locator("tr[data-row=a]")).to_be_hidden()
    expect(sheet.locator("#cari-hasil")).to_have_text("1 baris")


def test_an_open_section_is_open_on_the_next_visit(sheet: Page) -> None:
    sheet.get_by_text("Petunjuk").click()
    sheet.reload()

    expect(sheet.locator("details.govuk-details")).to_have_attribute("open", "")


def test_undoing_a_saved_cell_points_to_the_history(sheet: Page) -> None:
    sheet.select_option("#satuan-a", "pct")
    expect(sheet.locator("[data-sheet-status]")).to_have_text(re.compile("^Semua"))
    sheet.focus("#satuan-a")
    sheet.keyboard.press("Control+z")

    expect(sheet.locator(".siap-toast")).to_contain_text("buka Riwayat")


def rows(page: Page) -> list[str | None]:
    return [row.get_attribute("data-row") for row in page.locator("#baris tr").all()]
