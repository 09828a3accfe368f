"""A citizen on a phone reports, follows, reopens and rates; the desk and the agency act."""

import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from journeys.conftest import OpenAs
from journeys.installation import Installation

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
    expect(admin.get_by_text("Laporan diteruskan.")).to_be_visible()
    admin.get_by_role("button", name="Terbitkan").click()
    expect(admin.get_by_text("Yang dibaca umum sudah terbit.")).to_be_visible()


def answer(officer: Page, text: str) -> None:
    work_on(officer, "answer")
    officer.get_by_label("Jawaban").fill(text)
    officer.get_by_role("button", name="Kirim jawaban").click()
    expect(officer.get_by_text("Jawaban terkirim.")).to_be_visible()


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


def aside(server: Installation, program: str) -> str:
    """Run a few lines in the installation, as its own chores do, and give what they say."""
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {program}"],
        env=server.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


TOKEN = (
    "from siap.apps.complaints.models import Subscription as S;print(S.objects.get().token)"
)
MONDAY = (
    "from datetime import datetime as D, UTC;"
    "from siap.apps.complaints.services.subscribing import write_weekly_news as w;"
    "from siap.apps.complaints.models import Outgoing as O;"
    "w(now=D(2030, 1, 7, 3, tzinfo=UTC));"
    "print(O.objects.get(key__startswith='week').text)"
)


def test_a_council_member_reads_the_figures_and_gets_news_every_monday(
    open_as: OpenAs, server: Installation
) -> None:
    phone = open_as(width=360, path=f"{HOME}angka/")
    expect(phone.get_by_role("row", name=re.compile("Perumda Air Rekaan"))).to_be_visible()
    expect(phone.get_by_text("terlalu sedikit untuk dibandingkan")).to_be_visible()

    phone.get_by_role("link", name="Kabar mingguan lewat surel").click()
    phone.get_by_label("Surel").fill("anggota@dprd.example")
    phone.get_by_role("main").get_by_role("button").click()
    expect(phone.get_by_text("Periksa surel Anda")).to_be_visible()
    phone.goto(f"/lapor/langganan/{aside(server, TOKEN)}/")
    is_fit(phone)
    phone.get_by_role("button", name="Setuju, kirim kabar").click()
    expect(phone.get_by_text("Kabar dikirim setiap Senin")).to_be_visible()

    news = aside(server, MONDAY)
    assert "31/12/2029" in news
    assert "Berhenti berlangganan: http" in news


def add(admin: Page, what: str, **fields: str) -> None:
    """Fill in one of the forms of the settings, which are folded away, and send it."""
    form = admin.locator("form", has=admin.locator(f"input[name=act][value={what}]"))
    admin.locator("details", has=form).locator("summary").click()
    for label, value in fields.items():
        form.get_by_label(label).fill(value)
    form.get_by_role("button").click()


def test_an_administrator_sets_the_desk_up_and_an_officer_answers_in_one_tap(
    open_as: OpenAs,
) -> None:
    admin = open_as("admin", "/lapor/meja/kota-rekaan/daftar/teks/baru/", width=360)
    admin.get_by_label("Judul").fill("Regu berangkat")
    admin.get_by_label("Isi").fill("Laporan {nomor}: regu kami berangkat sore ini.")
    admin.get_by_role("button", name="Simpan").click()
    expect(admin.get_by_role("link", name="Regu berangkat")).to_be_visible()
    is_fit(admin)
    admin.goto("/lapor/meja/kota-rekaan/pengaturan/")
    add(admin, "pledge", **{"Dijawab dalam (jam)": "24"})
    expect(admin.get_by_text("24 jam sejak")).to_be_visible()
    off = {"Tanggal": "2099-09-01", "Nama hari libur": "Pemungutan suara"}
    add(admin, "day-off", **off, Dasar="Keputusan Wali Kota 1/2099")
    expect(admin.get_by_text("Keputusan Wali Kota 1/2099")).to_be_visible()
    is_fit(admin)
    guest = open_as(path=HOME)
    expect(guest.get_by_text("dijawab dalam 24 jam")).to_be_visible()

    work = "/lapor/meja/laporan/1/"
    officer = open_as("officer", work, width=360)
    text = officer.get_by_role("link", name="Regu berangkat").get_attribute("data-text")
    sent = str(text)
    assert re.fullmatch(r"Laporan \d\d-\d{6}: regu kami berangkat sore ini\.", sent)
    officer.get_by_label("Jawaban").fill("Yth. Ibu,")
    officer.get_by_role("link", name="Regu berangkat").click()
    expect(officer.get_by_label("Jawaban")).to_have_value(f"Yth. Ibu,\n\n{sent}")
    is_fit(officer)
    plain = open_as("officer", work, width=360, java_script_enabled=False)
    plain.get_by_role("link", name="Regu berangkat").click()
    expect(plain.get_by_label("Jawaban")).to_have_value(sent)


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
    lists = f"{inbox}daftar/topik/", f"{inbox}daftar/topik/1/"
    for path in (f"{inbox}?baki=all", f"{inbox}pengaturan/", f"{inbox}loket/", *lists):
        admin.goto(path)
        is_fit(admin)
    work, keys = "/lapor/meja/laporan/1/", "/open311/kunci/kota-rekaan/"
    for path in (work, "/kanal/meja/kota-rekaan/", keys):
        admin.goto(path)
        is_fit(admin)
