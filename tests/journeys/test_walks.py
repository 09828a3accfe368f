"""Walks through a finished plan: thread, printing, language, keyboard, no script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from journeys.conftest import OpenAs
from journeys.installation import Installation
from journeys.sheets import add_row, expect_saved, open_sheet, part, shown

MOST_TABS = 80
# A plan of fifty pages, typeset on a machine that does other things as well.
PRINTING_MS = 90_000


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ("demo", "blank")


@pytest.fixture
def demo(server: Installation) -> str:
    return f"/rencana/{server.made['plans']['demo']}"


def test_the_thread_leads_from_a_card_to_an_action_and_back(
    open_as: OpenAs, demo: str, width: int
) -> None:
    page = open_as("fasilitator", width=width)
    open_sheet(page, demo, "w09-issue-cards")
    page.get_by_role("link", name=re.compile("Buka kartu: Air hanya mengalir")).click()
    page.get_by_role("link", name="Telusuri benang merah").click()
    outcomes = page.get_by_role("region", name="Menghasilkan")
    actions = outcomes.locator("h3", has_text="W31").locator(
        "xpath=following-sibling::ul[1]"
    )
    action = actions.get_by_role("link").first
    title = action.inner_text()
    action.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    origins = page.get_by_role("region", name="Berasal dari")
    expect(
        origins.get_by_role("link", name=re.compile("^Air hanya mengalir"))
    ).to_be_visible()


def test_the_plan_is_printed_and_fetched_as_pdf(
    open_as: OpenAs, demo: str, tmp_path: Path
) -> None:
    page = open_as("fasilitator", demo)
    page.get_by_role("link", name="Dokumen", exact=True).click()
    page.get_by_role("link", name="Cetak rencana").click()
    page.get_by_label(re.compile("PDF")).check()
    file = tmp_path / "rencana.pdf"
    fetched = printed(page)
    fetched.save_as(file)

    assert fetched.suggested_filename.endswith(".pdf")
    assert file.read_bytes().startswith(b"%PDF-")


def printed(page: Page) -> Download:
    """Print and fetch the file: it comes at once, or after a page that says "wait"."""
    link = page.get_by_role("link", name="Unduh", exact=True)
    with page.expect_download(timeout=PRINTING_MS) as download:
        page.get_by_role("button", name="Buat dan unduh").click()
        page.wait_for_timeout(300)
        if "/tunggu/" in page.url:
            expect(link).to_be_visible(timeout=PRINTING_MS)
            link.click()
    return download.value


def test_the_language_is_switched_to_english_and_stays(open_as: OpenAs, demo: str) -> None:
    page = open_as("fasilitator", f"{demo}/lembar/w01-stakeholders/")
    page.get_by_role("button", name=re.compile("English|EN")).click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("takeholder"))
    page.goto(demo)
    expect(page.locator("html")).to_have_attribute("lang", "en")


def focused(page: Page) -> str:
    """Name of what has the focus: its label, or its text."""
    return str(
        page.evaluate(
            """() => document.activeElement.getAttribute("aria-label")
                || document.activeElement.textContent.trim()"""
        )
    )


def tab_to(page: Page, name: str) -> None:
    for _ in range(MOST_TABS):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} is not reached by the keyboard; last: {focused(page)}")


def test_a_table_is_filled_with_the_keyboard_alone(open_as: OpenAs, plan: str) -> None:
    page = open_as("sri")
    open_sheet(page, plan, "w26-competency-needs")
    for name in ("Membaca meter", "Melayani pengaduan"):
        tab_to(page, "Tambah baris")
        page.keyboard.press("Enter")
        assert focused(page) == "Kompetensi"
        page.keyboard.type(name)
        tab_to(page, "Diperlukan")
        page.keyboard.type("4")
        page.keyboard.press("Tab")
        page.keyboard.type("2")
        tab_to(page, "Prioritas")
        page.keyboard.type("Se")
    expect_saved(page, "needs")
    page.reload()
    part(page, "needs").get_by_label("Kompetensi, 1").focus()
    page.keyboard.press("Enter")

    assert focused(page) == "Kompetensi, 2"
    assert shown(page, "needs", "competency") == ["Membaca meter", "Melayani pengaduan"]
    assert shown(page, "needs", "required") == ["4", "4"]
    assert shown(page, "needs", "priority") == ["medium", "medium"]


def test_without_script_a_form_is_saved_by_its_button(open_as: OpenAs, plan: str) -> None:
    page = open_as("sri", java_script_enabled=False)
    open_sheet(page, plan, "w08-service-profile")
    form = part(page, "profile")
    form.get_by_label("Nama pelayanan").fill("Air minum perpipaan")
    form.get_by_label("Jumlah pengguna").fill("12500")
    form.get_by_role("button", name="Simpan").click()

    expect(page.get_by_role("status").first).to_contain_text("Isian tersimpan")
    assert shown(page, "profile", "service") == ["Air minum perpipaan"]
    assert shown(page, "profile", "users") == ["12.500"]


def test_without_script_a_row_is_added_on_a_page_of_its_own(
    open_as: OpenAs, plan: str
) -> None:
    page = open_as("sri", java_script_enabled=False)
    open_sheet(page, plan, "w26-competency-needs")
    part(page, "needs").get_by_role("button", name="Tambah baris").click()
    page.get_by_label("Kompetensi", exact=True).fill("Membaca meter")
    page.get_by_role("button", name="Simpan").click()

    expect(page.get_by_role("status").first).to_contain_text("Isian tersimpan")
    assert shown(page, "needs", "competency") == ["Membaca meter"]


def test_without_script_a_value_that_cannot_be_stored_is_shown_with_its_reason(
    open_as: OpenAs, plan: str
) -> None:
    page = open_as("sri", java_script_enabled=False)
    open_sheet(page, plan, "w08-service-profile")
    part(page, "profile").get_by_label("Jumlah pengguna").fill("banyak")
    part(page, "profile").get_by_role("button", name="Simpan").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("belum tersimpan")
    expect(page.get_by_text("banyak", exact=True)).to_be_visible()


def test_without_script_a_card_is_written_and_moved(open_as: OpenAs, plan: str) -> None:
    page = open_as("sri")
    open_sheet(page, plan, "w09-issue-cards")
    row = add_row(page, "clusters")
    row.get_by_label("Isu", exact=True).fill("Air keruh")
    expect_saved(page, "clusters")
    page = open_as("sri", java_script_enabled=False)
    open_sheet(page, plan, "w09-issue-cards")
    cards = part(page, "cards")
    zone = cards.get_by_role("region", name="Belum dikelompokkan")
    zone.get_by_role("textbox", name=re.compile("Kartu baru")).fill("Air cokelat")
    zone.get_by_role("button", name="Tambah kartu").click()
    note = zone.get_by_role("listitem").filter(has_text="Air cokelat")
    note.get_by_role("combobox").select_option(label="Air keruh")
    note.get_by_role("button", name="Pindahkan").click()

    found = cards.get_by_role("region", name="Air keruh")
    expect(found).to_contain_text("Air cokelat")
