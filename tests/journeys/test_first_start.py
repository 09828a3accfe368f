"""From an installation without people to a plan with a calendar."""

import re

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import OpenAs
from journeys.installation import Installation

PASSWORD = "Mata-Air-Jernih-27"
SECRET = re.compile("sandi", re.IGNORECASE)
PLAN = "Rencana perbaikan pelayanan air minum Kota Rekaan"


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ()


@pytest.fixture(scope="module")
def administrator(server: Installation) -> dict[str, bool]:
    """Notes whether the first administrator was made; the tests follow each other."""
    return {"made": False}


def onboard(page: Page, server: Installation, *, code: str = "") -> None:
    """Fill the page of the first start, with the code that lies in the data folder."""
    stored = (server.data / "onboarding-code").read_text(encoding="ascii").strip()
    page.goto("/mulai/")
    page.get_by_label("Kode dari terminal").fill(code or stored)
    page.get_by_label("Nama lengkap").fill("Ratna Administrator")
    page.get_by_label("Nama pengguna").fill("ratna")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_label("Kode daerah").fill("33.72")
    page.get_by_label("Nama daerah").fill("Kota Rekaan")
    page.get_by_role("button", name="Simpan dan masuk").click()


def log_in(page: Page, *, name: str = "ratna", secret: str = PASSWORD) -> None:
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label(SECRET).fill(secret)
    page.get_by_role("button", name="Masuk").click()


@pytest.fixture
def installed(
    open_as: OpenAs, server: Installation, administrator: dict[str, bool]
) -> None:
    """Make the first administrator once, whichever test comes first."""
    if not administrator["made"]:
        page = open_as()
        onboard(page, server, code="0000-0000-0000")
        expect(page.get_by_role("alert")).to_contain_text("Kode")
        onboard(page, server)
        expect(page).to_have_url(re.compile(r"/$"))
        administrator["made"] = True


def test_the_first_administrator_comes_in_with_the_code_from_the_data_folder_once(
    open_as: OpenAs, server: Installation, installed: None
) -> None:
    page = open_as(path="/mulai/")

    expect(page).to_have_url(re.compile("/masuk/"))
    assert not (server.data / "onboarding-code").exists()


def test_somebody_logs_in_and_sees_the_way_to_the_first_plan(
    open_as: OpenAs, installed: None, width: int
) -> None:
    page = open_as(width=width)
    log_in(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Rencana perbaikan pelayanan")
    expect(page.get_by_role("link", name="Mulai rencana baru")).to_be_visible()


def test_a_wrong_password_is_told_without_saying_which_half_was_wrong(
    open_as: OpenAs, installed: None
) -> None:
    page = open_as()
    log_in(page, secret="bukan-kata-sandinya")

    expect(page.get_by_role("alert")).to_contain_text("pengguna atau kata sandi")
    expect(page.get_by_label("Nama pengguna")).to_have_value("ratna")
    expect(page.get_by_label(SECRET)).to_have_value("")


def test_too_many_attempts_hold_the_name_back_with_a_plain_message(
    open_as: OpenAs, installed: None
) -> None:
    page = open_as()
    for _ in range(8):
        log_in(page, name="orang-lain", secret="salah-terus-menerus")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Terlalu banyak percobaan masuk")
    log_in(page)
    expect(heading).to_have_text("Rencana perbaikan pelayanan")


def test_a_plan_is_started_and_its_proposed_calendar_taken(
    open_as: OpenAs, installed: None, width: int
) -> None:
    page = open_as(width=width)
    log_in(page)
    page.goto("/rencana/baru/")
    page.get_by_role("button", name="Buat rencana").click()
    expect(page.get_by_role("alert")).to_contain_text("Judul rencana")
    page.get_by_label("Daerah", exact=True).select_option(label="Kota Rekaan")
    page.get_by_role("radio", name=re.compile("perusahaan air minum daerah")).check()
    page.get_by_label("Judul rencana").fill(f"{PLAN} {width}")
    page.get_by_label("Pelayanan yang diperbaiki").fill("Air minum perpipaan")
    page.get_by_label("Mitra utama").fill("Perumda Air Rekaan")
    page.get_by_label("Mulai", exact=True).fill("2026-01-05")
    page.get_by_label("Selesai", exact=True).fill("2026-12-31")
    page.get_by_role("button", name="Buat rencana").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Usulan kalender kerja")
    page.get_by_label("Kamis").uncheck()
    page.get_by_role("button", name="Lihat usulan").click()
    proposed = page.get_by_role("row").filter(has_text="2026")
    expect(proposed.first).to_be_visible()
    days = [row.split(",")[0] for row in proposed.all_inner_texts()]
    assert set(days) == {"Selasa"}
    page.get_by_role("button", name="Pakai kalender ini").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Kalender kerja")
    expect(page.get_by_role("status")).to_contain_text("Kalender kerja tersimpan")
    expect(page.locator("main ol > li")).to_have_count(len(days))
    page.get_by_role("link", name=f"{PLAN} {width}").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Kerangka penyusunan")


def test_a_page_that_needs_a_login_comes_back_after_it(
    open_as: OpenAs, installed: None
) -> None:
    page = open_as(path="/rencana/baru/")
    page.get_by_label("Nama pengguna").fill("ratna")
    page.get_by_label(SECRET).fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Mulai rencana baru")
