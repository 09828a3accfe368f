"""Each kind of worksheet is filled in a browser and read back; pictures are worked with."""

import re

from playwright.sync_api import Locator, Page, expect

from journeys.conftest import WIDTHS, OpenAs
from journeys.sheets import (
    add_row,
    choose,
    expect_saved,
    fill,
    open_sheet,
    part,
    shown,
    tick,
)


def test_a_form(open_as: OpenAs, plan: str, width: int) -> None:
    page = open_as("sri", width=width)
    open_sheet(page, plan, "w08-service-profile")
    form = part(page, "profile")
    fill(form, "Nama pelayanan", "Air minum perpipaan")
    fill(form, "Unit penyelenggara", "Perumda Air Rekaan")
    fill(form, "Jumlah pengguna", "12500")
    expect_saved(page, "profile")
    page.reload()

    assert shown(page, "profile", "service") == ["Air minum perpipaan"]
    assert shown(page, "profile", "unit") == ["Perumda Air Rekaan"]
    assert shown(page, "profile", "users") == ["12.500"]


def test_a_table(open_as: OpenAs, plan: str, width: int) -> None:
    page = open_as("sri", width=width)
    open_sheet(page, plan, "w26-competency-needs")
    for name, required in (("Membaca meter", "4"), ("Melayani pengaduan", "3")):
        row = add_row(page, "needs")
        fill(row, "Kompetensi", name)
        fill(row, "Jabatan", "Petugas")
        fill(row, "Diperlukan", required)
        fill(row, "Ada", "2")
        fill(row, "Orang", "3")
    expect_saved(page, "needs")
    page.reload()

    assert shown(page, "needs", "competency") == ["Membaca meter", "Melayani pengaduan"]
    assert shown(page, "needs", "required") == ["4", "3"]


def test_a_table_with_many_columns(open_as: OpenAs, plan: str, width: int) -> None:
    page = open_as("sri", width=width)
    open_sheet(page, plan, "w01-stakeholders")
    row = add_row(page, "stakeholders")
    fill(row, "Nama", "Forum Pelanggan")
    choose(row, "Kategori", "Pengguna")
    choose(row, "Kedudukan", "Menggunakan")
    fill(row, "Kepentingan", "5")
    fill(row, "Pengaruh", "2")
    expect_saved(page, "stakeholders")
    expect(page.get_by_role("img", name="Peta kepentingan dan pengaruh")).to_be_visible()
    page.reload()

    assert shown(page, "stakeholders", "name") == ["Forum Pelanggan"]
    assert shown(page, "stakeholders", "category") == ["user"]
    assert shown(page, "stakeholders", "interest") == ["5"]


def test_a_matrix(open_as: OpenAs, plan: str, width: int) -> None:
    page = open_as("sri", width=width)
    open_sheet(page, plan, "w30-mcua")
    for title, weight in (("Dampak", "0,6"), ("Biaya", "0,4")):
        row = add_row(page, "criteria")
        fill(row, "Kriteria", title)
        fill(row, "Bobot", weight)
        choose(row, "Arah nilai", "Makin tinggi makin baik")
    for title in ("Ganti pipa", "Pasang meter"):
        fill(add_row(page, "alternatives"), "Tindakan", title)
    expect_saved(page, "criteria")
    expect_saved(page, "alternatives")
    scores = part(page, "scores")  # there without opening the sheet again
    for label, value in (
        ("Ganti pipa, Dampak", "5"),
        ("Ganti pipa, Biaya", "2,5"),
        ("Pasang meter, Dampak", "3"),
        ("Pasang meter, Biaya", "4"),
    ):
        fill(scores, label, value)
    expect_saved(page, "scores")
    expect(page.locator("#hitungan")).to_contain_text("Ganti pipa")
    page.reload()

    assert shown(page, "scores", "value") == ["5", "2,5", "3", "4"]


def issues(page: Page, plan: str, *titles: str) -> None:
    open_sheet(page, plan, "w09-issue-cards")
    for title in titles:
        fill(add_row(page, "clusters"), "Isu", title)
    expect_saved(page, "clusters")


def test_a_matrix_of_pairs(open_as: OpenAs, plan: str, width: int) -> None:
    page = open_as("sri", width=width)
    issues(page, plan, "Air keruh", "Air mati", "Tagihan diragukan")
    open_sheet(page, plan, "w10-issue-ranking")
    for number, answer in ((1, "Air mati"), (2, "Air keruh"), (3, "sama kuat")):
        pair = page.get_by_role("group", name=re.compile(f"Pasangan {number}:"))
        pair.get_by_label(answer).check()
    expect_saved(page, "comparisons")
    expect(page.locator("#hitungan")).to_contain_text("Air mati")
    page.reload()

    chosen = part(page, "comparisons").locator("input:checked")
    assert [one.get_attribute("value") for one in chosen.all()] == ["b", "a", "tie"]


def test_a_board_with_cards_and_clusters(open_as: OpenAs, plan: str, width: int) -> None:
    page = open_as("sri", width=width)
    issues(page, plan, "Air keruh", "Air mati")
    page.reload()
    cards = part(page, "cards")
    for text in ("Air cokelat setelah hujan", "Keran kering sejak subuh"):
        zone = cards.get_by_role("region", name="Belum dikelompokkan")
        zone.get_by_role("textbox", name=re.compile("Kartu baru")).fill(text)
        zone.get_by_role("button", name="Tambah kartu").click()
    expect_saved(page, "cards")
    page.reload()
    name = re.compile("Kelompok kartu: Air cokelat")
    cards.get_by_role("combobox", name=name).select_option(label="Air keruh")
    handle = cards.get_by_role("button", name=re.compile("Pindahkan kartu: Keran"))
    handle.focus()
    for key in ("Enter", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect_saved(page, "cards")
    page.reload()

    for zone, text in (("Air keruh", "Air cokelat"), ("Air mati", "Keran kering")):
        expect(cards.get_by_role("region", name=zone)).to_contain_text(text)


def test_a_tree(open_as: OpenAs, plan: str, width: int) -> None:
    page = open_as("sri", width=width)
    open_sheet(page, plan, "w18-diagnosis")
    trunk = add_row(page, "causes")
    choose(trunk, "Jenis", "Persoalan")
    fill(trunk, "Pernyataan", "Air hanya mengalir enam jam sehari")
    expect_saved(page, "causes")
    page.reload()
    branch = add_row(page, "causes")
    choose(branch, "Jenis", "Sebab")
    fill(branch, "Pernyataan", "Pipa induk bocor")
    choose(branch, "Di bawah", "Air hanya mengalir enam jam sehari")
    expect_saved(page, "causes")
    page.reload()

    rows = part(page, "causes").locator("[data-row]")
    first, second = rows.nth(0), rows.nth(1)
    names = [row.get_by_label(re.compile("^Pernyataan")) for row in (first, second)]
    expect(names[0]).to_have_value("Air hanya mengalir enam jam sehari")
    expect(names[1]).to_have_value("Pipa induk bocor")
    places = [name.bounding_box() for name in names]
    assert places[0] is not None
    assert places[1] is not None
    assert places[1]["x"] > places[0]["x"]


def test_a_flow(open_as: OpenAs, plan: str, width: int) -> None:
    page = open_as("sri", width=width)
    open_sheet(page, plan, "w24-service-flow")
    fill(add_row(page, "actors"), "Pelaksana", "Pelanggan")
    expect_saved(page, "actors")
    page.reload()
    for step, kind in (("Melapor", "Mulai"), ("Menerima nomor laporan", "Selesai")):
        row = add_row(page, "as_is")
        choose(row, "Pelaksana", "Pelanggan")
        fill(row, "Langkah", step)
        choose(row, "Jenis", kind)
        fill(row, "Menit", "7,5")
    expect_saved(page, "as_is")
    page.reload()
    first = part(page, "as_is").locator("[data-row]").first
    tick(first, "Langkah berikutnya, 1", "Menerima nomor laporan")
    expect_saved(page, "as_is")
    page.reload()

    assert shown(page, "as_is", "step") == ["Melapor", "Menerima nomor laporan"]
    assert shown(page, "as_is", "minutes") == ["7,5", "7,5"]
    chosen = part(page, "as_is").locator('[data-cell="next"] input:checked')
    expect(chosen).to_have_count(1)
    expect(page.get_by_role("group", name=re.compile("Alur"))).not_to_have_count(0)


def node(page: Page, name: str) -> Locator:
    return page.locator("figure[data-live]").get_by_role("button", name=name)


def test_a_fishbone_grows_by_keyboard(open_as: OpenAs, plan: str) -> None:
    page = open_as("sri")
    open_sheet(page, plan, "w22-fishbone")
    for above, text in (
        ("Prosedur", "Jadwal giliran"),
        ("Jadwal giliran", "Umumkan jadwal"),
    ):
        node(page, above).focus()
        page.keyboard.press("+")
        expect(part(page, "ideas").locator("textarea:focus")).to_have_value("")
        page.keyboard.type(text)
        page.keyboard.press("Tab")
        expect(node(page, text)).to_be_visible()
    node(page, "Umumkan jadwal").focus()
    page.keyboard.press("p")
    expect(page.locator("[data-nodes-line]")).to_contain_text("Pilih tempat")
    node(page, "Kebijakan").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("Sudah dipindahkan")
    page.get_by_text("Baca gambar sebagai teks").click()
    expect(page.locator("#hitungan")).to_contain_text("Prosedur: Jadwal giliran.")
    expect(page.locator("#hitungan")).to_contain_text("Kebijakan: Umumkan jadwal.")


def test_an_organigram_grows_by_touch(open_as: OpenAs, plan: str) -> None:
    page = open_as("sri", width=WIDTHS["phone"])
    open_sheet(page, plan, "w25-organisation")
    fill(add_row(page, "units"), "Unit", "Direktur")
    expect_saved(page, "units")
    node(page, "Direktur").click()
    page.get_by_role("button", name="Tambah di bawahnya").click()
    field = part(page, "units").locator("textarea:focus")
    expect(field).to_have_value("")
    field.fill("Bagian Teknik")
    field.blur()
    node(page, "Bagian Teknik").click()
    page.get_by_role("button", name="Buka isian").click()

    expect(part(page, "units").locator("textarea:focus")).to_have_value("Bagian Teknik")
    part(page, "units").get_by_role("link", name="Ke gambar").click()
    chosen = page.locator("figure[data-live] [data-node]:focus")
    expect(chosen).to_have_attribute("aria-label", "Bagian Teknik")


def test_a_row_just_added_can_be_chosen_without_opening_the_sheet_again(
    open_as: OpenAs, plan: str
) -> None:
    page = open_as("sri")
    open_sheet(page, plan, "w24-service-flow")
    fill(add_row(page, "actors"), "Pelaksana", "Pelanggan")
    expect_saved(page, "actors")
    step = add_row(page, "as_is")
    lane = step.get_by_label("Pelaksana", exact=True)
    lane.focus()
    expect(lane.locator("option", has_text="Pelanggan")).to_have_count(1)
    choose(step, "Pelaksana", "Pelanggan")
    expect_saved(page, "as_is")
    page.reload()

    chosen = part(page, "as_is").locator('[data-cell="lane"] option:checked')
    expect(chosen.first).to_have_text("Pelanggan")
