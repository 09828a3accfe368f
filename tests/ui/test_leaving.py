"""A button that leads away from a sheet waits until what was typed is saved."""

import re

from playwright.sync_api import Page, Route, expect

from ui.fake_server import Records

SAVED = re.compile(r"^Tersimpan \d\d\.\d\d$")


def test_a_button_that_leaves_the_page_waits_for_the_saving(
    sheet: Page, records: Records
) -> None:
    sheet.fill("#uraian-a", "sebelum pergi")
    sheet.get_by_role("button", name="Simpan dan lanjut").click()

    expect(sheet).to_have_title("Terkirim")
    assert records.cells["a", "utama", "uraian"] == ["sebelum pergi"]


def test_a_press_counts_when_all_is_saved_already(sheet: Page) -> None:
    sheet.fill("#uraian-a", "sebelum pergi")
    sheet.locator("#uraian-a").blur()
    expect(sheet.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)

    sheet.get_by_role("button", name="Simpan dan lanjut").click()

    expect(sheet).to_have_title("Terkirim")


def test_a_press_counts_however_slow_the_saving(sheet: Page, records: Records) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    sheet.clock.install()
    sheet.route("**/simpan", hold)
    sheet.fill("#uraian-a", "sebelum pergi")
    sheet.get_by_role("button", name="Simpan dan lanjut").click()
    sheet.clock.run_for(8_000)

    held[0].continue_()
    expect(sheet.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)
    sheet.clock.run_for(1_000)

    expect(sheet).to_have_title("Terkirim")
    assert records.cells["a", "utama", "uraian"] == ["sebelum pergi"]


SHIFT = """() => document.addEventListener("focusout", () => {
  const line = document.createElement("p");
  line.style.height = "90px";
  document.querySelector("main").prepend(line);
})"""


def test_a_press_counts_although_the_button_moves_away_under_it(
    sheet: Page, records: Records
) -> None:
    sheet.evaluate(SHIFT)
    sheet.fill("#uraian-a", "sebelum pergi")
    press(sheet)

    expect(sheet).to_have_title("Terkirim")
    assert records.cells["a", "utama", "uraian"] == ["sebelum pergi"]


def test_a_press_that_is_dragged_away_does_not_count(sheet: Page) -> None:
    sheet.fill("#uraian-a", "sebelum pergi")
    press(sheet, drag=200)

    expect(sheet.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)
    expect(sheet).to_have_title("Lembar")


def press(sheet: Page, drag: int = 0) -> None:
    box = sheet.get_by_role("button", name="Simpan dan lanjut").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    sheet.mouse.move(x, y)
    sheet.mouse.down()
    sheet.mouse.move(x + drag, y + drag)
    sheet.mouse.up()
