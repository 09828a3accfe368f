"""Citizens rate on a phone, on a tablet without a connection, and answer by invitation."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import OpenAs
from journeys.installation import Installation
from journeys.test_accessibility import faults, faults_of


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ("voices",)


@pytest.fixture
def at(server: Installation) -> dict[str, str]:
    return dict(server.made["voices"])


@pytest.fixture
def phone(open_as: OpenAs) -> Iterator[Page]:
    """A telephone on which scripts are off."""
    return open_as(width=360, java_script_enabled=False)


def votes_by(page: Page, channel: str) -> int:
    """Votes of a channel, worked out again from the open data."""
    text = page.request.get("/nilai/data.csv").text()
    rows = list(csv.DictReader(StringIO(text)))
    names = ("merah", "kuning", "hijau")
    return sum(
        int(row[name]) for row in rows if row["saluran"] == channel for name in names
    )


def test_a_citizen_rates_on_a_phone_with_one_tap_and_without_a_script(
    phone: Page, at: dict[str, str]
) -> None:
    before = votes_by(phone, "phone")
    phone.goto(at["rate"])

    phone.get_by_role("button", name="Baik").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Terima kasih!")
    assert votes_by(phone, "phone") == before + 1
    phone.get_by_role("link", name="Lihat hasilnya").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Penilaian")


def test_a_tablet_keeps_votes_without_a_connection_and_sends_each_once(
    open_as: OpenAs, at: dict[str, str]
) -> None:
    page = open_as(path=at["kiosk"])
    line = page.locator("[data-line]")
    expect(line).to_have_text("Semua penilaian terkirim.")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.match(location.href).then(kept => Boolean(kept))")
    before = votes_by(page, "kiosk")

    page.context.set_offline(True)
    page.get_by_role("button", name="Kurang").click()
    expect(page.locator("[data-thanks]")).to_be_visible()
    expect(page.get_by_role("button", name="Baik")).to_be_visible()
    page.get_by_role("button", name="Baik").click()
    expect(line).to_have_text("2 penilaian menunggu sambungan.")
    page.reload()
    expect(line).to_have_text("2 penilaian menunggu sambungan.")
    page.context.set_offline(False)

    expect(line).to_have_text("Semua penilaian terkirim.")
    assert votes_by(page, "kiosk") == before + 2
    page.reload()
    assert votes_by(page, "kiosk") == before + 2


def test_an_invitation_is_answered_once_without_a_script(
    phone: Page, at: dict[str, str]
) -> None:
    for said in ("Terima kasih!", "sudah dipakai"):
        phone.goto(at["invited"])
        phone.get_by_label("sangat cepat").check()
        phone.get_by_label("perempuan").check()
        phone.get_by_role("button", name="Kirim jawaban").click()
        expect(phone.locator("main")).to_contain_text(said)


def test_a_tablet_asks_one_respondent_after_the_other_without_a_connection(
    open_as: OpenAs, at: dict[str, str]
) -> None:
    page = open_as(path=at["tablet"])
    line = page.locator("[data-line]")
    expect(line).to_have_text("Semua jawaban terkirim.")

    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.locator("[data-empty]")).to_be_visible()
    page.get_by_label("sangat mudah").check()
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(line).to_have_text("1 jawaban menunggu sambungan.")
    expect(page.get_by_label("sangat mudah")).not_to_be_checked()
    page.context.set_offline(False)

    expect(line).to_have_text("Semua jawaban terkirim.")


def test_a_broken_promise_is_told_with_one_tap(phone: Page, at: dict[str, str]) -> None:
    phone.goto(at["charter"])
    promise = phone.get_by_role("listitem").filter(has_text="Petugas menyebut namanya")
    told = int(re.findall(r"(\d+) kali dikabarkan", promise.inner_text())[0])

    promise.get_by_role("button", name="Ini tidak ditepati").click()

    expect(phone.locator("main")).to_contain_text("kabar Anda sudah dihitung")
    expect(promise).to_contain_text(f"{told + 1} kali dikabarkan")


def test_an_administrator_catalogues_a_service_and_publishes_standard_and_charter(
    open_as: OpenAs, at: dict[str, str]
) -> None:
    page = open_as("keeper", path=f"/layanan/kelola/{at['region']}/")

    page.get_by_role("link", name="Tambah layanan").first.click()
    page.get_by_label("Nama layanan").fill("Legalisasi rekaan")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("button", name="Susun standar").click()
    for box in page.locator("textarea").all():
        box.fill("Isi komponen ini")
    page.get_by_label("Lama penyelesaian").fill("2")
    page.get_by_label("Satuan waktu").select_option(label="jam")
    page.get_by_label("Biaya (rupiah)").fill("0")
    page.get_by_label("Langkah 1").fill("Serahkan berkas")
    page.get_by_role("button", name="Simpan rancangan").click()
    page.get_by_role("button", name="Tetapkan standar").click()
    expect(page.locator("main")).to_contain_text("berlaku")

    page.goto(f"/maklumat/kelola/{at['region']}/")
    page.get_by_role("button", name="Susun maklumat dari standar Legalisasi").click()
    for row, side in enumerate(("penyelenggara", "pengguna")):
        page.locator(f"#id_tanda-{row}-side").select_option(label=side)
        page.locator(f"#id_tanda-{row}-office").fill(f"Wakil {side}")
        page.locator(f"#id_tanda-{row}-signed_on").fill("2026-11-20")
    page.get_by_role("button", name="Simpan rancangan").click()
    page.get_by_role("button", name="Umumkan maklumat").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Legalisasi rekaan")
    expect(page.locator("main")).to_contain_text("Gratis, tanpa pungutan apa pun.")


def test_a_plan_follows_a_figure_of_its_users_and_takes_a_card(
    open_as: OpenAs, at: dict[str, str]
) -> None:
    page = open_as("keeper", path=at["plan"], width=360)

    page.get_by_label("Angka").select_option(index=1)
    page.get_by_role("button", name="Ikuti angka ini").click()
    expect(page.locator("main")).to_contain_text("sama dengan lembar")
    page.locator("summary", has_text="Penilaian tiga warna").click()
    page.get_by_role("button", name="Jadikan kartu").first.click()

    expect(page.locator("main")).to_contain_text("Kartu dari suara pengguna")


def test_the_pages_meet_wcag_and_fit_their_screen(
    open_as: OpenAs, at: dict[str, str]
) -> None:
    page = open_as("keeper", bypass_csp=True)
    addresses = [
        "/layanan/", "/nilai/", "/survei/", "/maklumat/",
        *(at[name] for name in ("rate", "results", "kiosk", "answer", "dashboard")),
        *(at[name] for name in ("service", "charter", "plan", "messages", "published")),
        at["board"],
        f"/nilai/kelola/unit/{at['unit']}/kertas/",
        f"/maklumat/kelola/{at['region']}/",
    ]  # fmt: skip

    assert faults_of(page, addresses) == {}


def test_a_proposal_that_grows_out_of_messages_meets_wcag_on_both_of_its_pages(
    open_as: OpenAs, at: dict[str, str]
) -> None:
    page = open_as("keeper", at["messages"], bypass_csp=True)
    page.get_by_label("Baca di samping formulir usulan").first.check()
    page.get_by_role("button", name="Jadikan usulan dalam musyawarah").click()
    expect(page.get_by_label("Desa atau kelurahan")).to_be_visible()
    found = faults(page, page.url)
    found |= faults(page, f"{page.url}&village={at['village']}")

    assert found == {}
    expect(page.get_by_label("Masalah yang dihadapi")).to_contain_text("menilai kurang")
