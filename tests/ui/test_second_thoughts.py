"""Saving what is typed bit by bit, was refused before, or deserves a second look."""

import re

from playwright.sync_api import Page, expect

from ui.fake_server import Records

SAVED = re.compile(r"^Tersimpan \d\d\.\d\d$")


def test_what_deserves_a_second_look_is_saved_and_no_error(sheet: Page) -> None:
    cell = sheet.locator("#uraian-a")
    cell.fill("Sumber \N{CJK UNIFIED IDEOGRAPH-6C34}")
    cell.press("Tab")

    expect(sheet.locator("tr[data-row=a] .siap-cell-warning")).to_have_text(
        "Huruf ini tidak dapat dicetak."
    )
    expect(sheet.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)
    expect(cell).not_to_have_attribute("aria-invalid", "true")

    cell.fill("Sumber air")
    cell.press("Tab")

    expect(sheet.locator("tr[data-row=a] .siap-cell-warning")).to_have_count(0)


def test_a_date_typed_digit_by_digit_is_saved_once(sheet: Page, records: Records) -> None:
    sheet.eval_on_selector(
        "#uraian-a",
        """cell => cell.outerHTML =
            '<input type="date" data-cell="uraian" id="uraian-a" aria-label="Tanggal">'""",
    )
    sheet.focus("#uraian-a")
    sheet.keyboard.type("11112026")
    sheet.focus("#nilai-a")

    expect(sheet.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)
    assert [post["value"] for post in records.posts] == [["2026-11-11"]]


def test_what_was_refused_is_forgotten_once_the_cell_is_saved(
    sheet: Page, records: Records
) -> None:
    records.script = ["refuse"]
    sheet.eval_on_selector(
        "#uraian-a",
        """cell => ["0002", "2026"].forEach(value => {
            cell.value = value;
            siap.sheets[0].commit(cell); // the second while the first is on its way
        })""",
    )

    expect(sheet.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)
    expect(sheet.locator("[data-error-line]")).to_have_count(0)
    assert sheet.evaluate("siap.sheets[0].queue") == []
    assert records.cells["a", "utama", "uraian"] == ["2026"]
