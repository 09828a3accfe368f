"""A citizen on a phone reports, follows, reopens and rates; the desk and the agency act."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from journeys.conftest import OpenAs

HOME = "/lapor/kota-rekaan/"
CODE = re.compile(r"(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}")
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
}  # fmt: skip


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ("complaints",)


def is_fit(page: Page) -> None:
    """Nothing wider than the screen, nothing that axe finds."""
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = Axe().run(page, options=WCAG).response["violations"]
    assert wider <= 0, page.url
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], page.url


def send_report(page: Page) -> str:
    """Send a report as a browser without script does, and give its code."""
    page.goto(f"{HOME}kirim/")
    page.get_by_label("Ceritakan").fill(
        "Pipa bocor di depan balai warga, air terbuang ke jalan. Hubungi 0812-3456-7890."
    )
    page.get_by_label("Di mana?").fill("Balai warga RW 3")
    page.get_by_role("button", name="Periksa sebelum dikirim").click()
    expect(page.locator("mark")).to_have_text("0812-3456-7890")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sudah diterima")
    found = CODE.search(page.locator(".complaint-code").inner_text())
    assert found is not None
    return found.group()


def work_on(page: Page, tray: str) -> None:
    """Open the report in a tray of the inbox."""
    page.goto(f"/lapor/meja/kota-rekaan/?baki={tray}")
    page.get_by_role("link", name=re.compile("Pipa bocor")).click()


def route_and_publish(admin: Page) -> None:
    work_on(admin, "route")
    admin.get_by_label("Perangkat daerah").select_option(label="Perumda Air Rekaan")
    admin.get_by_role("button", name="Teruskan").click()
    expect(admin.get_by_text("Tersimpan.")).to_be_visible()
    admin.get_by_role("button", name="Terbitkan").click()
    expect(admin.get_by_text("Tersimpan.")).to_be_visible()


def answer(officer: Page, text: str) -> None:
    work_on(officer, "answer")
    officer.get_by_label("Jawaban").fill(text)
    officer.get_by_role("button", name="Kirim jawaban").click()
    expect(officer.get_by_text("Tersimpan.")).to_be_visible()


def test_a_report_goes_its_whole_way_from_a_phone_and_back(open_as: OpenAs) -> None:
    phone, officer = (
        open_as(width=360, java_script_enabled=False),
        open_as("officer", width=360),
    )
    code = send_report(phone)
    route_and_publish(open_as("admin"))
    answer(officer, "Pipa sudah diganti pagi ini oleh regu dua.")

    later = open_as(width=360, java_script_enabled=False)
    later.goto("/lapor/ikuti/")
    later.get_by_label("Kode pelacakan").fill(code.lower().replace("-", " "))
    later.get_by_role("button", name="Buka laporan").click()
    expect(later.get_by_text("Pipa sudah diganti pagi ini oleh regu dua.")).to_be_visible()
    later.get_by_label("Keterangan").fill("Masih bocor di sambungan kedua.")
    later.get_by_role("button", name="Buka kembali laporan").click()
    expect(later.get_by_text("Dibuka kembali oleh pelapor")).to_be_visible()
    answer(officer, "Sambungan kedua sudah dikencangkan dan diuji.")
    later.reload()
    later.get_by_label("Baik", exact=True).check()
    later.get_by_role("button", name="Kirim penilaian").click()
    expect(later.get_by_text("Laporan selesai")).to_be_visible()

    public = open_as(width=360)
    public.goto(f"{HOME}?cari=bocor")
    public.get_by_role("link", name=re.compile("Pipa bocor")).click()
    expect(public.get_by_text("[nomor telepon]").first).to_be_visible()
    expect(public.get_by_text("4 dari 5")).to_be_visible()
    expect(public.get_by_text("0812-3456-7890")).to_have_count(0)


def test_every_page_fits_the_screen_and_is_open_to_everybody(
    open_as: OpenAs, width: int
) -> None:
    guest, admin = open_as(width=width), open_as("admin", width=width)

    for path in ("", "kirim/", "peta/", "angka/", "1/", "kabar/"):
        guest.goto(f"{HOME}{path}")
        is_fit(guest)
    for path in ("/lapor/ikuti/", "/open311/v2/"):
        guest.goto(path)
        is_fit(guest)
    inbox = "/lapor/meja/kota-rekaan/"
    for path in (f"{inbox}?baki=all", f"{inbox}pengaturan/", f"{inbox}loket/"):
        admin.goto(path)
        is_fit(admin)
    for path in ("/lapor/meja/laporan/1/", "/kanal/meja/kota-rekaan/"):
        admin.goto(path)
        is_fit(admin)
