"""Two people change one cell: both see both texts, and one of them chooses."""

import re

import pytest
from playwright.sync_api import Page, expect

from ui.fake_server import Records

SAVED = re.compile(r"^Tersimpan \d\d\.\d\d$")


def changed_by_somebody_else(records: Records, column: str, value: str) -> None:
    cell = ("a", "utama", column)
    records.versions["a"] += 1
    records.changed[cell] = records.versions["a"]
    records.cells[cell] = [value]


@pytest.fixture
def collision(sheet: Page, records: Records) -> Page:
    changed_by_somebody_else(records, "uraian", "tulisan Budi")
    sheet.fill("#uraian-a", "tulisan saya")
    sheet.press("#uraian-a", "Tab")
    expect(sheet.locator(".siap-conflict")).to_be_visible()
    return sheet


def test_both_texts_the_name_and_the_time_are_shown(collision: Page) -> None:
    panel = collision.get_by_role("group", name="Isian ini juga diubah orang lain")

    expect(panel).to_contain_text("tulisan saya")
    expect(panel).to_contain_text("tulisan Budi")
    expect(panel).to_contain_text("Budi Santoso, 10.41")
    expect(collision.locator("#uraian-a")).to_have_value("tulisan saya")


def test_nothing_is_stored_before_the_choice(collision: Page, records: Records) -> None:
    assert records.cells["a", "utama", "uraian"] == ["tulisan Budi"]
    assert records.applied == []


def test_my_text_can_be_taken(collision: Page, records: Records) -> None:
    collision.get_by_role("button", name="Pakai punya saya").click()

    expect(collision.locator(".siap-conflict")).to_have_count(0)
    expect(collision.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)
    assert records.cells["a", "utama", "uraian"] == ["tulisan saya"]
    assert records.posts[-1]["base"] == ["2"]


def test_their_text_can_be_taken_without_another_save(
    collision: Page, records: Records
) -> None:
    collision.get_by_role("button", name="Pakai punya mereka").click()

    expect(collision.locator("#uraian-a")).to_have_value("tulisan Budi")
    expect(collision.locator("#uraian-a")).to_be_focused()
    assert len(records.posts) == 1


def test_both_texts_can_be_merged(collision: Page, records: Records) -> None:
    collision.get_by_role("button", name="Gabungkan keduanya").click()
    merge = collision.get_by_label("Isi gabungan")
    expect(merge).to_have_value("tulisan Budi\ntulisan saya")
    merge.fill("tulisan kami")
    collision.get_by_role("button", name="Simpan gabungan").click()

    expect(collision.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)
    assert records.cells["a", "utama", "uraian"] == ["tulisan kami"]


def test_texts_of_one_line_are_merged_in_one_line(sheet: Page, records: Records) -> None:
    sheet.eval_on_selector("#uraian-a", "cell => cell.setAttribute('data-line', '')")
    changed_by_somebody_else(records, "uraian", "tulisan Budi")
    sheet.fill("#uraian-a", "tulisan saya")
    sheet.press("#uraian-a", "Tab")

    sheet.get_by_role("button", name="Gabungkan keduanya").click()

    merge = sheet.get_by_label("Isi gabungan")
    expect(merge).to_have_value("tulisan Budi; tulisan saya")


def test_an_open_choice_is_still_there_after_a_reload(
    collision: Page, records: Records
) -> None:
    collision.reload()

    expect(collision.locator(".siap-conflict")).to_contain_text("tulisan saya")
    expect(collision.locator(".siap-conflict")).to_contain_text("tulisan Budi")
    assert len(records.posts) == 1


def test_typing_on_while_asked_to_choose_changes_only_my_side(collision: Page) -> None:
    collision.fill("#uraian-a", "tulisan saya, lebih panjang")
    collision.press("#uraian-a", "Tab")

    mine = collision.locator("[data-slot=mine]")
    expect(mine).to_have_text("tulisan saya, lebih panjang")
    expect(collision.locator(".siap-conflict")).to_have_count(1)


def test_other_cells_go_on_saving_meanwhile(collision: Page, records: Records) -> None:
    collision.fill("#uraian-b", "tetap jalan")
    collision.press("#uraian-b", "Tab")

    expect(collision.locator("tr[data-row=b] .siap-save").first).to_have_text(SAVED)
    assert records.cells["b", "utama", "uraian"] == ["tetap jalan"]


def test_a_choice_from_a_list_is_shown_by_its_words_and_not_merged(
    sheet: Page, records: Records
) -> None:
    changed_by_somebody_else(records, "satuan", "m3")
    sheet.select_option("#satuan-a", "pct")

    expect(sheet.locator("[data-slot=mine]")).to_have_text("persen")
    expect(sheet.locator("[data-slot=theirs]")).to_have_text("meter kubik")
    expect(sheet.get_by_role("button", name="Gabungkan keduanya")).to_be_hidden()


def test_the_same_text_from_both_is_no_conflict(sheet: Page, records: Records) -> None:
    changed_by_somebody_else(records, "uraian", "sepakat")
    sheet.fill("#uraian-a", "sepakat")
    sheet.press("#uraian-a", "Tab")

    expect(sheet.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)
    expect(sheet.locator(".siap-conflict")).to_have_count(0)


def test_a_cell_i_have_not_seen_change_still_collides_after_my_own_save_beside_it(
    sheet: Page, records: Records
) -> None:
    changed_by_somebody_else(records, "uraian", "tulisan Budi")
    sheet.fill("#nilai-a", "4")
    sheet.press("#nilai-a", "Tab")
    expect(sheet.locator("tr[data-row=a] .siap-save").first).to_have_text(SAVED)

    sheet.fill("#uraian-a", "tulisan saya")
    sheet.press("#uraian-a", "Tab")

    expect(sheet.locator(".siap-conflict")).to_be_visible()
    assert records.cells["a", "utama", "uraian"] == ["tulisan Budi"]
