"""A meeting on topic 2.1 from the code on the wall to the minutes, and nothing is lost."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, Page, Request, expect

from journeys.conftest import OpenAs
from journeys.installation import Installation
from journeys.listeners import Line, Listener, post_until_taken

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
PHONES = 8
FIRST_VISIT_BYTES = 40 * 1024
NEXT_PAGE_BYTES = 8 * 1024
LISTENERS, CUTS = 30, 2000
WALL_BYTES = 120 * 1024
NAMES = ["Siti", "Joko", "Ani", "Budi", "Cici", "Dewi", "Eko", "Fitri"]
THOUGHTS = ["Air hanya mengalir malam hari", "Tagihan tidak sesuai pemakaian"]


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ("blank", "meeting")


def faults(page: Page) -> list[tuple[str, list[str]]]:
    violations = Axe().run(page, options=RULES).response["violations"]
    return [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in violations]


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def join(page: Page, code: str, name: str) -> Page:
    page.goto("/r/")
    page.get_by_label("Kode rapat").fill(code)
    press(page, "Lanjutkan")
    enter(page, name)
    return page


def enter(page: Page, name: str) -> None:
    """Fill in the door's form."""
    page.get_by_label("Nama").fill(name)
    page.get_by_label("Lembaga atau asal").fill("Forum pelanggan")
    page.get_by_label("Pengguna").check()
    press(page, "Masuk")


def write(page: Page, text: str) -> None:
    page.get_by_label("Tulis satu pikiran").fill(text)
    page.get_by_role("button", name="Kirim kartu").click()


def a_new_meeting(desk: Page, plan: str) -> str:
    desk.goto(f"{plan}/topik/2.1/")
    desk.get_by_role("link", name="Rapat langsung untuk topik ini").click()
    desk.get_by_label("Semua sesi dalam satu pertemuan").check()
    desk.get_by_label("Tempat").fill("Balai desa")
    press(desk, "Siapkan rapat")
    press(desk, "Mulai rapat")
    return desk.url


def test_ten_sessions_one_without_scripts_go_from_the_code_to_the_minutes(
    open_as: OpenAs, plan: str
) -> None:
    desk = open_as("sri", bypass_csp=True)
    address = a_new_meeting(desk, plan)
    wall = open_as("sri", f"{address}layar/", bypass_csp=True)
    code = wall.locator(".siap-screen__code").inner_text()
    joining = wall.locator(".siap-screen__address").inner_text()
    assert joining.endswith(f"/r/{code}/")
    assert modules_of(wall.locator(".siap-qr svg"), joining) == qr_of(joining)

    phones = [
        join(open_as(width=360, bypass_csp=n == 0), code, name)
        for n, name in enumerate(NAMES[:-1])
    ]
    plain = join(open_as(width=360, java_script_enabled=False), code, NAMES[-1])
    expect(wall.get_by_text(f"{PHONES} hadir")).to_be_visible()
    desk.reload()
    press(desk, "Peluang perbaikan dan prasyaratnya")
    press(desk, "Jalankan waktu")
    press(desk, "Buka untuk ditulisi")
    plain.reload()
    write(plain, f"{THOUGHTS[0]} tanpa skrip")
    expect(plain.locator("[data-mine]")).to_contain_text("tanpa skrip")
    for n, phone in enumerate(phones):
        write(phone, f"{THOUGHTS[n % 2]} {'lagi' * (n > 1)}")
        expect(phone.get_by_role("status").filter(has_text="Terkirim")).to_be_visible()
    expect(wall.locator("[data-card]")).to_have_count(PHONES)
    expect(wall.get_by_role("timer")).to_contain_text(re.compile(r"4[45]\.\d\d"))
    assert [faults(page) for page in (desk, wall, phones[0])] == [[], [], []]
    cluster(desk)
    compare(desk, wall, [*phones[:5], plain])
    conclude(desk, address)
    expect(phones[0].get_by_role("heading", name="Rapat selesai")).to_be_visible()


def qr_of(text: str) -> list[list[bool]]:
    """The dark and light modules of a QR code, with its quiet border of two."""
    matrix = segno.make(text, error="m", micro=False).matrix_iter(border=2)
    return [[bool(module) for module in row] for row in matrix]


def modules_of(picture: Locator, text: str) -> list[list[bool]]:
    """What a camera would see of a QR code: the middle of each module on the page."""
    image = Image.open(BytesIO(picture.screenshot())).convert("L")
    step = image.width / len(qr_of(text))
    places = [int((n + 0.5) * step) for n in range(len(qr_of(text)))]
    return [[dark(image.getpixel((x, y))) for x in places] for y in places]


def dark(grey: object) -> bool:
    return isinstance(grey, int) and grey < 128


def cluster(desk: Page) -> None:
    """Put the cards under two headings and into the worksheet."""
    desk.reload()
    for thought, title in zip(
        THOUGHTS, ("Jam pelayanan", "Ketelitian tagihan"), strict=True
    ):
        for box in desk.locator(".siap-pile--loose li").filter(has_text=thought).all():
            box.get_by_role("checkbox").check()
        desk.get_by_label("Kelompok baru").fill(title)
        press(desk, "Buat kelompok")
    press(desk, "Masukkan ke lembar kerja")
    expect(desk.get_by_text(f"{PHONES} kartu baru masuk")).to_be_visible()


def compare(desk: Page, wall: Page, phones: list[Page]) -> None:
    """Vote on the one pair, see the result everywhere, name the main issue."""
    press(desk, "Membandingkan isu berpasangan")
    press(desk, "Siapkan perbandingan 2 isu")
    press(desk, "Ajukan pertanyaan")
    *phones, plain = phones
    for phone in phones:
        phone.get_by_label("Jam pelayanan").check()
        phone.get_by_role("button", name="Kirim jawaban").click()
        expect(phone.get_by_text("Jawaban Anda tercatat.")).to_be_visible()
    plain.reload()
    plain.get_by_label("Jam pelayanan").check()
    press(plain, "Kirim jawaban")
    expect(wall.get_by_text("sudah menjawab")).to_contain_text(f"6 dari {PHONES}")
    desk.reload()
    press(desk, "Tutup pertanyaan")
    for page in (wall, phones[0]):
        expect(page.get_by_text("Didahulukan: Jam pelayanan")).to_be_visible()
    assert [faults(page) for page in (wall, phones[0])] == [[], []]
    desk.get_by_label("Isu utama", exact=True).select_option("Jam pelayanan")
    desk.get_by_label("Alasan").first.fill("Dirasakan paling banyak pelanggan")
    press(desk, "Tetapkan")


def conclude(desk: Page, address: str) -> None:
    """Decisions, follow-up, minutes, the end, the paper."""
    desk.goto(f"{address}simpulan/")
    desk.get_by_label("Keputusan").fill("Isu utama: jam pelayanan")
    press(desk, "Simpan simpulan")
    desk.get_by_label("Tindak lanjut").fill("Kumpulkan peraturan terkait")
    desk.get_by_label("Penanggung jawab").fill("Budi Santoso")
    desk.get_by_label("Batas waktu").fill("2027-01-15")
    press(desk, "Catat tindak lanjut")
    assert faults(desk) == []
    desk.goto(f"{address}notula/")
    expect(desk.get_by_label("Isi notula")).to_have_value(re.compile("Terkumpul 8 kartu"))
    press(desk, "Simpan notula")
    assert faults(desk) == []
    desk.goto(address)
    press(desk, "Akhiri rapat")
    desk.goto(f"{address}simpulan/")
    press(desk, "Masukkan ke catatan topik")
    expect(desk.get_by_text("Hasil rapat masuk ke catatan topik.")).to_be_visible()
    press(desk, "Cetak PDF")
    link = desk.get_by_role("link", name=re.compile("Unduh"))
    expect(link).to_be_visible()
    answer = desk.request.get(str(link.get_attribute("href")))
    assert answer.body().startswith(b"%PDF")


def test_the_other_pages_are_accessible_and_fit_the_screen(
    open_as: OpenAs, plan: str
) -> None:
    desk = open_as("sri", bypass_csp=True)
    address = a_new_meeting(desk, plan)
    number = plan.rpartition("/")[2]
    pages = ["/rapat/", f"/rapat/baru/{number}/2.1/", f"/rapat/ambil/{number}/", "/r/"]
    found = {}
    own = [address, *(f"{address}{name}/" for name in ("hadir", "layar", "suara"))]
    for page in [*pages, *own]:
        desk.goto(page)
        for width in (360, 1280):
            desk.set_viewport_size({"width": width, "height": 800})
            wide = desk.evaluate("document.documentElement.scrollWidth") > width
            if faults(desk) or wide:
                found[page, width] = (faults(desk), wide)

    assert found == {}


def test_what_was_written_without_a_line_arrives_once_it_is_back(
    open_as: OpenAs, server: Installation
) -> None:
    phone = join(open_as(width=360), server.made["meeting"]["code"], "Ujang")
    phone.route("**/kirim/kartu", lambda route: route.abort())
    write(phone, "Ditulis tanpa sambungan")
    waiting = phone.locator("[data-mine] li").filter(has_text="tanpa sambungan")
    expect(waiting).to_contain_text("menunggu sambungan")
    phone.reload()
    expect(waiting).to_contain_text("menunggu sambungan")
    phone.unroute("**/kirim/kartu")

    expect(waiting).to_contain_text("Terkirim")
    phone.reload()
    expect(waiting).to_have_count(1)
    expect(waiting).not_to_contain_text("menunggu sambungan")


def test_what_the_secretary_types_outlives_a_lost_line_and_a_reload(
    open_as: OpenAs, plan: str
) -> None:
    desk = open_as("sri")
    a_new_meeting(desk, plan)
    press(desk, "Peluang perbaikan dan prasyaratnya")
    press(desk, "Buka untuk ditulisi")
    desk.get_by_label("Kelompok baru").fill("Belum dikirim")
    desk.get_by_text("Tulis kartu dari kertas").click()
    desk.get_by_label("Isi kartu").fill("Dari kertas")
    desk.route("**/perintah/kartu", lambda route: route.abort())
    desk.get_by_role("button", name="Tempelkan").click()
    waiting = desk.locator("[data-waiting]")
    expect(waiting).to_contain_text("Dari kertas")
    desk.reload()
    expect(waiting).to_contain_text("Dari kertas")
    desk.unroute("**/perintah/kartu")

    expect(desk.locator(".siap-card-note", has_text="Dari kertas")).to_have_count(1)
    expect(waiting).to_be_hidden()
    expect(desk.get_by_label("Kelompok baru")).to_have_value("Belum dikirim")


def test_pages_of_phones_and_the_wall_are_light(
    open_as: OpenAs, server: Installation, plan: str
) -> None:
    phone = open_as(width=360)
    seen = note_requests(phone)
    phone.goto(f"/r/{server.made['meeting']['code']}/")
    visit = taken(seen)
    enter(phone, "Wati")
    expect(connected(phone)).to_be_visible()
    visit += taken(seen)
    phone.reload()
    expect(connected(phone)).to_be_visible()
    again = taken(seen)
    address = a_new_meeting(open_as("sri"), plan)
    wall = open_as("sri")
    shown = note_requests(wall)
    wall.goto(f"{address}layar/")
    expect(connected(wall)).to_be_visible()

    assert 10_000 < visit <= FIRST_VISIT_BYTES
    assert 500 < again <= NEXT_PAGE_BYTES
    assert 3_000 < taken(shown) <= WALL_BYTES


def note_requests(page: Page) -> list[Request]:
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108
    return finished


def connected(page: Page) -> Locator:
    """The line that says so; a page that listens is never idle."""
    return page.locator('[data-line][data-state="on"]')


def taken(finished: list[Request]) -> int:
    """Bytes that came over the line; to be asked before the page is left."""
    sizes = [one.sizes()["responseBodySize"] for one in finished]
    finished.clear()
    return sum(max(0, size) for size in sizes)


def test_two_thousand_cuts_and_a_kill_leave_no_gap_no_double_and_lose_no_card(
    server: Installation,
) -> None:
    with ThreadPoolExecutor(1) as aside:  # the browser's loop runs in this thread
        posted, listeners = aside.submit(asyncio.run, storm(server)).result(timeout=120)
    fresh = listeners[-1]
    cards = [event["text"] for _, event in fresh.heard if event["t"] == "card"]

    assert len(posted) == 84
    assert sorted(set(posted) & set(cards)) == sorted(posted)
    assert len(cards) == len(set(cards))
    assert [each.numbers == fresh.numbers for each in listeners] == [True] * len(listeners)
    assert sum(each.cuts for each in listeners) >= CUTS
    assert sum(each.resets for each in listeners) == 0


async def storm(server: Installation) -> tuple[list[str], list[Listener]]:
    """Post cards while all lines are cut, kill the server in the middle, start it again."""
    line, meeting, done = Line(server.port), server.made["meeting"], asyncio.Event()
    listeners = [Listener(line, meeting["stream"], n) for n in range(LISTENERS)]
    ears = [asyncio.create_task(each.listen(done, longest=0.05)) for each in listeners]
    posts = [
        asyncio.create_task(
            post_until_taken(line, meeting, token, [f"Kartu {n} {k}" for k in range(7)])
        )
        for n, token in enumerate(meeting["tokens"])
    ]
    await asyncio.sleep(0.5)
    server.kill()
    await asyncio.to_thread(server.start)
    posted = [text for post in posts for text in await post]
    await asyncio.gather(
        *(each.cut_often_enough(-(-CUTS // LISTENERS)) for each in listeners)
    )
    done.set()
    await asyncio.gather(*ears)
    fresh = Listener(line, meeting["stream"], 0)
    await asyncio.gather(*(each.piece(1.5) for each in [*listeners, fresh]))
    return posted, [*listeners, fresh]
