"""Nothing confirmed or typed is lost, nothing is saved twice, everything can be undone."""

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import OpenAs
from journeys.installation import Installation
from journeys.sheets import add_row, expect_saved, fill, open_sheet, part, shown

pytestmark = pytest.mark.each_database

SHEET = "w26-competency-needs"


def a_row(page: Page, plan: str, name: str = "Membaca meter") -> None:
    """A row in a table, saved."""
    open_sheet(page, plan, SHEET)
    row = add_row(page, "needs")
    fill(row, "Kompetensi", name)
    fill(row, "Jabatan", "Petugas lapangan")
    expect_saved(page, "needs")
    page.reload()


def changes(page: Page, plan: str) -> list[str]:
    """The lines of the history, newest first."""
    page.goto(f"{plan}/riwayat/")
    return page.locator("main tbody tr").all_inner_texts()


def test_a_server_killed_while_people_type_loses_nothing_and_doubles_nothing(
    open_as: OpenAs, server: Installation, plan: str
) -> None:
    page = open_as("sri")
    open_sheet(page, plan, SHEET)
    names = [f"Kecakapan nomor {number:02d}" for number in range(1, 13)]
    for number, name in enumerate(names, 1):
        fill(add_row(page, "needs"), "Kompetensi", name)
        if number == 6:
            server.kill()
    status = part(page, "needs").get_by_role("status").first
    expect(status).to_contain_text("menunggu sambungan")
    server.start()
    expect_saved(page, "needs")
    page.reload()

    assert sorted(shown(page, "needs", "competency")) == names
    found = changes(page, plan)
    assert [sum(name in line for line in found) for name in names] == [1] * len(names)


def test_what_was_typed_without_a_server_is_sent_when_the_page_is_opened_again(
    open_as: OpenAs, server: Installation, plan: str
) -> None:
    page = open_as("sri")
    a_row(page, plan)
    server.kill()
    fill(part(page, "needs"), "Jabatan, 1", "Pembaca meter")
    expect(part(page, "needs").get_by_role("status").first).to_contain_text("menunggu")
    context = page.context
    page.close()
    server.start()
    page = context.new_page()
    open_sheet(page, plan, SHEET)
    expect_saved(page, "needs")
    page.reload()

    assert shown(page, "needs", "position") == ["Pembaca meter"]
    assert sum("Pembaca meter" in line for line in changes(page, plan)) == 1


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        ("Pakai punya saya", "Versi Sri"),
        ("Pakai punya mereka", "Versi Budi"),
        ("Gabungkan keduanya", "Versi Budi; Versi Sri"),
    ],
)
def test_of_two_editors_the_second_sees_both_versions_and_chooses(
    open_as: OpenAs, plan: str, button: str, kept: str
) -> None:
    page = open_as("sri")
    a_row(page, plan)
    other = open_as("budi", f"{plan}/lembar/{SHEET}/")
    fill(part(other, "needs"), "Jabatan, 1", "Versi Budi")
    expect_saved(other, "needs")
    fill(part(page, "needs"), "Jabatan, 1", "Versi Sri")
    panel = page.locator(".siap-conflict")

    expect(panel).to_contain_text("Versi Sri")
    expect(panel).to_contain_text("Versi Budi")
    expect(panel).to_contain_text("Budi Santoso")
    panel.get_by_role("button", name=button).click()
    if button == "Gabungkan keduanya":
        panel.get_by_role("button", name="Simpan gabungan").click()
    expect(panel).to_have_count(0)
    expect_saved(page, "needs")
    page.reload()
    assert shown(page, "needs", "position") == [kept]


def test_two_editors_of_different_cells_do_not_disturb_each_other(
    open_as: OpenAs, plan: str
) -> None:
    page = open_as("sri")
    a_row(page, plan)
    other = open_as("budi", f"{plan}/lembar/{SHEET}/")
    fill(part(other, "needs"), "Diperlukan, 1", "4")
    expect_saved(other, "needs")
    fill(part(page, "needs"), "Ada, 1", "2")
    expect_saved(page, "needs")
    page.reload()

    assert (shown(page, "needs", "required"), shown(page, "needs", "present")) == (
        ["4"],
        ["2"],
    )


def test_a_value_that_cannot_be_stored_stays_in_its_field_with_the_reason(
    open_as: OpenAs, plan: str, width: int
) -> None:
    page = open_as("sri", width=width)
    a_row(page, plan)
    needs = part(page, "needs")
    fill(needs, "Diperlukan, 1", "banyak")

    expect(needs.get_by_role("alert")).to_contain_text("banyak")
    expect(needs.get_by_label("Diperlukan, 1")).to_have_value("banyak")
    fill(needs, "Diperlukan, 1", "4")
    expect(needs.get_by_role("alert")).to_have_count(0)
    expect_saved(page, "needs")


def test_a_removed_row_comes_back_from_the_notice(open_as: OpenAs, plan: str) -> None:
    page = open_as("sri")
    a_row(page, plan)
    part(page, "needs").get_by_role("link", name="Buka baris 1").click()
    page.get_by_role("button", name="Hapus baris").click()
    expect(page.get_by_text("Baris dihapus.")).to_be_visible()
    assert shown(page, "needs", "competency") == []
    page.get_by_role("button", name="Urungkan").click()

    expect(page.get_by_text("Perubahan diurungkan.")).to_be_visible()
    open_sheet(page, plan, SHEET)
    assert shown(page, "needs", "competency") == ["Membaca meter"]


def test_a_change_is_undone_from_the_history(open_as: OpenAs, plan: str) -> None:
    page = open_as("sri")
    a_row(page, plan)
    fill(part(page, "needs"), "Jabatan, 1", "Salah ketik")
    expect_saved(page, "needs")
    page.goto(f"{plan}/riwayat/")
    line = page.get_by_role("row").filter(has_text="Salah ketik")
    expect(line).to_contain_text("Petugas lapangan")
    expect(line).to_contain_text("Sri Wahyuni")
    line.get_by_role("button", name="Urungkan").click()

    expect(page.get_by_text("Perubahan diurungkan.")).to_be_visible()
    open_sheet(page, plan, SHEET)
    assert shown(page, "needs", "position") == ["Petugas lapangan"]
