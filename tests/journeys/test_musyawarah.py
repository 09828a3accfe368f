"""A resident proposes on a phone, a secretary decides, a visitor sees what became of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import WIDTHS, OpenAs
from journeys.installation import Installation
from journeys.test_accessibility import Found, faults, faults_here

TITLE = "Perbaikan jembatan Gang Seruni"


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ("musyawarah",)


@pytest.fixture
def home(server: Installation) -> str:
    return f"/musyawarah/{server.made['musyawarah']['cycle']}"


def fill_in(page: Page) -> None:
    page.get_by_label("Apa yang diusulkan").fill(TITLE)
    page.get_by_label("fisik", exact=True).check()
    page.get_by_label("Bidang").select_option("roads")
    page.get_by_label("Masalah yang dihadapi").fill("Jembatan lapuk dan berlubang.")
    page.get_by_label("Siapa yang terbantu").fill("anak sekolah")
    page.get_by_label("Berapa orang").fill("150")
    page.get_by_label("Banyaknya").fill("6")
    page.get_by_label("Satuan").fill("meter")
    page.get_by_label("Perkiraan biaya (rupiah)").fill("45 juta")
    page.get_by_label("Tanda bahwa usulan ini berhasil").fill("jembatan aman")
    page.get_by_label("Diusulkan oleh").select_option("rw")


def test_a_proposal_on_a_phone_survives_a_lost_line_and_gets_its_decision(
    open_as: OpenAs, home: str
) -> None:
    phone = open_as("warga", f"{home}/usulan/baru/", width=WIDTHS["phone"])
    phone.get_by_label("Desa atau kelurahan").select_option(label="Kelurahan Melati")
    phone.get_by_role("button", name="Lanjut").click()
    fill_in(phone)
    expect(phone.get_by_text("Usulan serupa di sekitar sini")).to_be_visible()
    phone.get_by_text("Tunjuk tempatnya di peta").click()
    phone.locator("[data-pick-map] svg").click(position={"x": 90, "y": 40})
    expect(phone.get_by_text("Tempat terpilih: -7,")).to_be_visible()

    phone.context.set_offline(True)
    phone.get_by_role("button", name="Kirim usulan").click()
    expect(phone.get_by_text("Sambungan terputus.")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("sudah terkirim")).to_be_visible()
    phone.goto(f"{home}/saya/")
    expect(phone.get_by_role("link", name=TITLE)).to_have_count(1)

    desk = open_as("sekretaris", f"{home}/meja/")
    desk.get_by_role("link", name=TITLE).click()
    desk.get_by_label("dikerjakan warga sendiri").check()
    desk.get_by_label("Alasan").fill("Cukup dengan kerja bakti hari Minggu.")
    desk.get_by_role("button", name="Catat keputusan").click()
    expect(desk.get_by_text("pengusul diberi tahu")).to_be_visible()

    visitor = open_as("", f"{home}/?cari=seruni", width=WIDTHS["phone"])
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(visitor.get_by_text("Cukup dengan kerja bakti hari Minggu.")).to_be_visible()
    phone.goto(f"{home}/saya/")
    expect(phone.get_by_text(re.compile("Baru:"))).to_be_visible()


def test_a_resident_without_an_account_proposes_by_the_sheet_on_the_wall(
    open_as: OpenAs, home: str
) -> None:
    desk = open_as("sekretaris", f"{home}/tautan/")
    desk.get_by_label("Wilayah").select_option(label="RT 02/RW 01, Kelurahan Melati")
    desk.get_by_role("button", name="Buka tautan").click()
    address = desk.get_by_text(re.compile("/musyawarah/w/")).inner_text()
    desk.get_by_role("link", name=re.compile("^Lembar cetak")).click()
    expect(desk.get_by_text(address.partition("://")[2])).to_be_visible()
    made = faults(desk, desk.url, thorough=False)

    phone = open_as("", address, width=WIDTHS["phone"], bypass_csp=True)
    made |= faults(phone, address, thorough=False)
    phone.set_viewport_size({"width": WIDTHS["phone"], "height": 800})
    phone.reload()  # looking at a page shortens its lists
    fill_in_briefly(phone)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Kirim usulan").click()
    expect(phone.get_by_text("Sambungan terputus.")).to_be_visible()
    phone.context.set_offline(False)
    phone.get_by_role("link", name="Lihat nomor dan kode rahasianya").click()
    expect(phone.get_by_text("Menunggu sekretaris")).to_be_visible()
    made |= faults(phone, phone.url, thorough=False)
    phone.set_viewport_size({"width": WIDTHS["phone"], "height": 800})

    made |= taken_over(desk, f"{home}/tautan/")

    phone.reload()
    expect(phone.get_by_text("Dibahas di Musyawarah RT dan RW")).to_be_visible()
    assert made == {}


def taken_over(desk: Page, tray: str) -> Found:
    """What is wrong with the pages on which the secretary takes over what was sent."""
    made = faults(desk, tray, thorough=False)
    desk.get_by_role("link", name="Tempat sampah Gang Teratai").click()
    made |= faults(desk, desk.url, thorough=False)
    desk.get_by_role("link", name="Lengkapi dan terima").click()
    made |= faults_here(desk, desk.url, thorough=False)
    desk.reload()  # looking at a page shortens its lists
    fill_in_the_rest(desk)
    desk.get_by_role("button", name="Terima sebagai usulan").click()
    expect(desk.get_by_text("Usulan diterima dengan nomor")).to_be_visible()
    return made


def fill_in_briefly(page: Page) -> None:
    page.get_by_label("Apa yang diusulkan").fill("Tempat sampah Gang Teratai")
    page.get_by_label("fisik", exact=True).check()
    page.get_by_label("Bidang").select_option("sanitation")
    page.get_by_label("Masalah yang dihadapi").fill("Sampah menumpuk di ujung gang.")
    page.get_by_label("Siapa yang terbantu").fill("warga gang")
    page.get_by_label("Berapa orang").fill("60")


def fill_in_the_rest(page: Page) -> None:
    """What the secretary completes."""
    page.get_by_label("Banyaknya").fill("3")
    page.get_by_label("Satuan").fill("unit")
    page.get_by_label("Perkiraan biaya (rupiah)").fill("4,5 juta")
    page.get_by_label("Tanda bahwa usulan ini berhasil").fill("gang bersih")


def test_a_planner_has_a_schedule_worked_out_aside_and_reads_what_came_of_it(
    open_as: OpenAs, home: str
) -> None:
    page = open_as("perencana", f"{home}/jadwal/")
    page.get_by_label("Nama skenario").fill("Pagu naik")
    page.get_by_label("Pagu yang dipakai").fill("150")
    page.get_by_label("Waktu hitung paling lama").fill("3")
    page.get_by_role("button", name="Hitung").click()

    expect(page.get_by_text(re.compile("^Terbukti"))).to_be_visible(timeout=60_000)
    worked_out = page.url
    page.get_by_role("button", name="Bandingkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Pagu naik"))

    page.goto(worked_out)
    page.get_by_role("button", name="Pakai jadwal ini").click()
    expect(page.get_by_text("Jadwal dipakai.")).to_be_visible()
    visitor = open_as("", f"{home}/?tampil=peta&tahun=2027", width=WIDTHS["phone"])
    visitor.get_by_role("link", name=re.compile("^Kecamatan Timur: ")).last.click()
    visitor.get_by_role("link", name=re.compile("^Kelurahan Melati: ")).last.click()
    visitor.get_by_role("link", name="Talut jalan").first.click()
    expect(visitor.get_by_text("Dilaksanakan tahun 2027")).to_be_visible()

    page.goto("/musyawarah/baru/")
    page.get_by_label("Nama musyawarah").fill("Musyawarah tahun depan")
    page.get_by_label("Tahun anggaran pertama").fill("2028")
    page.get_by_label(re.compile("^Nama Surakarta")).check()
    page.get_by_label("Usulan dibuka").fill("2027-01-04")
    page.get_by_label("Usulan ditutup").fill("2027-03-01")
    page.get_by_role("button", name="Siapkan musyawarah").click()
    page.get_by_role("link", name="Jadwal", exact=True).click()
    page.get_by_role("button", name=re.compile("^Lanjutkan janji")).click()
    expect(page.get_by_text("usulan dilanjutkan.")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Talut jalan")).first).to_be_visible()


def test_a_verifier_answers_from_the_inbox_and_everybody_reads_it(
    open_as: OpenAs, home: str, server: Installation
) -> None:
    page = open_as("verifikator", f"{home}/verifikasi/", width=WIDTHS["phone"])
    page.get_by_role("link", name="Perbaikan jembatan Gang Melati").click()
    page.get_by_label("layak dengan catatan").check()
    page.get_by_role("textbox", name="Catatan").fill("Perlu izin pemilik lahan.")
    page.get_by_role("button", name="Kirim hasil verifikasi").click()
    expect(page.get_by_text("Tidak ada yang menunggu")).to_be_visible()

    visitor = open_as("", f"/musyawarah/usulan/{server.made['musyawarah']['open']}/")
    expect(visitor.get_by_text("Perlu izin pemilik lahan.")).to_be_visible()


def test_no_page_of_musyawarah_is_out_of_reach(
    open_as: OpenAs, home: str, server: Installation
) -> None:
    made = server.made["musyawarah"]
    one = f"/musyawarah/usulan/{made['open']}"
    by_reader = {
        "": [
            "/musyawarah/",
            f"{home}/",
            f"{home}/?tampil=peta",
            f"{home}/hasil/",
            f"{home}/rapat/",
            "/musyawarah/kode/",
        ],
        "warga": [
            f"{home}/usulan/baru/",
            f"{home}/usulan/baru/?village={made['village']}",
            f"{home}/kabar/",
        ],
        "sekretaris": [
            f"{home}/meja/",
            f"/musyawarah/rapat/{made['meeting']}/",
            f"{one}/putuskan/",
            f"{home}/usulan/daftar/",
            f"{home}/tautan/",
        ],
        "verifikator": [f"{home}/verifikasi/", f"/musyawarah/verifikasi/{made['asked']}/"],
        "perencana": [
            f"{home}/atur/",
            f"{home}/atur/pagu/",
            f"{home}/atur/petugas/",
            f"{home}/atur/harga/",
            f"{one}/syarat/",
            f"{home}/jadwal/",
            f"{home}/jadwal/{made['run']}/",
            f"/musyawarah/usulan/{made['accepted']}/",
        ],
    }
    found = {}
    for who, addresses in by_reader.items():
        page = open_as(who, bypass_csp=True)
        for address in addresses:
            found |= faults(page, address, thorough=False)

    assert found == {}
