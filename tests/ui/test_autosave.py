"""The worksheet editor saves while people type, and never loses what they typed."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from ui.fake_server import Records

SAVED = re.compile(r"^Tersimpan \d\d\.\d\d$")
UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")


def state(page: Page, cell: str) -> object:
    return page.locator(f"#{cell}").locator("xpath=..").locator(".siap-save")


def bar(page: Page) -> object:
    return page.locator("[data-sheet-status]")


def outbox(page: Page) -> list[dict[str, object]]:
    return page.evaluate(
        """() => new Promise(done => {
            const open = indexedDB.open("siap-outbox", 1);
            open.onsuccess = () => {
                const store = open.result.transaction("entries").objectStore("entries");
                const all = store.getAll();
                all.onsuccess = () => done(all.result);
            };
        })"""
    )


def test_leaving_a_cell_saves_it_by_the_protocol(sheet: Page, records: Records) -> None:
    sheet.fill("#uraian-a", "air keruh")
    sheet.press("#uraian-a", "Tab")

    expect(state(sheet, "uraian-a")).to_have_text(SAVED)
    post = records.posts[0]
    assert set(post) == {"row", "part", "column", "value", "base", "key"}
    assert (post["row"], post["part"], post["column"]) == (["a"], ["utama"], ["uraian"])
    assert (post["value"], post["base"]) == (["air keruh"], ["1"])
    assert re.fullmatch(r"[0-9a-f]{32}", post["key"][0])


def test_typing_saves_after_a_pause_without_leaving_the_cell(
    sheet: Page, records: Records
) -> None:
    sheet.press("#uraian-a", "End")
    sheet.keyboard.type(" lagi", delay=60)

    expect(state(sheet, "uraian-a")).to_have_text(SAVED)
    assert [post["value"] for post in records.posts] == [["awal a lagi"]]


def test_choosing_and_ticking_save_at_once(sheet: Page, records: Records) -> None:
    sheet.select_option("#satuan-a", "pct")
    expect(state(sheet, "satuan-a")).to_have_text(SAVED)
    sheet.check("#penting-b")
    expect(state(sheet, "penting-b")).to_have_text(SAVED)
    sheet.get_by_role("radio", name="turun").check()
    sheet.get_by_role("checkbox", name="SPM").check()
    sheet.get_by_role("checkbox", name="RPJMD").check()

    expect(bar(sheet)).to_have_text(re.compile("^Semua isian tersimpan"))
    assert records.cells["a", "utama", "satuan"] == ["pct"]
    assert records.cells["b", "utama", "penting"] == ["ya"]
    assert records.cells["c", "", "arah"] == ["turun"]
    assert records.cells["d", "", "sumber"] == ["spm", "rpjmd"]


def test_unticking_saves_an_empty_value(sheet: Page, records: Records) -> None:
    sheet.check("#penting-a")
    expect(state(sheet, "penting-a")).to_have_text(SAVED)
    sheet.uncheck("#penting-a")

    expect(bar(sheet)).to_have_text(re.compile("^Semua"))
    assert records.cells["a", "utama", "penting"] == [""]


def test_a_cell_that_was_not_changed_is_not_sent(sheet: Page, records: Records) -> None:
    sheet.focus("#uraian-a")
    sheet.press("#uraian-a", "Tab")
    sheet.fill("#nilai-a", "2")
    sheet.press("#nilai-a", "Tab")

    expect(state(sheet, "nilai-a")).to_have_text(SAVED)
    assert [post["column"] for post in records.posts] == [["nilai"]]


def test_the_next_cell_of_a_row_starts_from_the_version_just_made(
    sheet: Page, records: Records
) -> None:
    sheet.fill("#uraian-a", "x")
    sheet.fill("#nilai-a", "5")
    sheet.press("#nilai-a", "Tab")

    expect(bar(sheet)).to_have_text(re.compile("^Semua"))
    assert [post["base"] for post in records.posts] == [["1"], ["2"]]
    expect(sheet.locator("tr[data-row=a]")).to_have_attribute("data-version", "3")
    expect(sheet.locator("tr[data-row=a] [data-version-field]")).to_have_value("3")
    expect(sheet.locator("tr[data-row=a]")).to_have_attribute("data-state", "complete")


def test_the_servers_way_of_writing_is_shown(sheet: Page) -> None:
    sheet.fill("#nilai-a", "5")
    sheet.press("#nilai-a", "Tab")

    expect(sheet.locator("#nilai-a")).to_have_value("5,0")


def test_what_is_computed_is_fetched_and_put_in_place(sheet: Page) -> None:
    sheet.fill("#nilai-a", "5")
    sheet.press("#nilai-a", "Tab")

    expect(sheet.locator("#hitungan")).to_have_text("Dihitung 1 kali")


def test_a_refused_value_stays_with_its_message(sheet: Page, records: Records) -> None:
    records.script = ["refuse"]
    sheet.fill("#nilai-a", "dua puluh")
    sheet.press("#nilai-a", "Tab")

    cell = sheet.locator("#nilai-a")
    expect(cell).to_have_attribute("aria-invalid", "true")
    expect(cell).to_have_value("dua puluh")
    message = sheet.locator(f"[id='{cell.get_attribute('aria-describedby')}']")
    expect(message).to_have_text("“dua puluh” bukan angka. Contoh: 20,5.")
    expect(bar(sheet)).to_have_text("1 isian perlu diperiksa")


def test_a_refused_value_is_still_there_after_a_reload(
    sheet: Page, records: Records
) -> None:
    records.script = ["refuse"]
    sheet.fill("#nilai-a", "dua puluh")
    sheet.press("#nilai-a", "Tab")
    expect(sheet.locator("#nilai-a")).to_have_attribute("aria-invalid", "true")

    sheet.reload()

    expect(sheet.locator("#nilai-a")).to_have_value("dua puluh")
    expect(sheet.locator("#nilai-a")).to_have_attribute("aria-invalid", "true")
    assert len(records.posts) == 1


def test_putting_a_refused_value_right_clears_the_message(
    sheet: Page, records: Records
) -> None:
    records.script = ["refuse"]
    sheet.fill("#nilai-a", "dua puluh")
    sheet.press("#nilai-a", "Tab")
    expect(sheet.locator("#nilai-a")).to_have_attribute("aria-invalid", "true")

    sheet.fill("#nilai-a", "20")
    sheet.press("#nilai-a", "Tab")

    expect(state(sheet, "nilai-a")).to_have_text(SAVED)
    expect(sheet.locator("[data-error-line]")).to_have_count(0)
    expect(sheet.locator("#nilai-a")).not_to_have_attribute("aria-invalid", "true")
    assert outbox(sheet) == []


def test_a_lost_reply_is_asked_again_with_the_same_key(
    sheet: Page, records: Records
) -> None:
    records.script = ["drop", "down"]
    sheet.fill("#uraian-a", "sekali saja")
    sheet.press("#uraian-a", "Tab")

    expect(state(sheet, "uraian-a")).to_have_text("Menunggu sambungan")
    expect(state(sheet, "uraian-a")).to_have_text(SAVED)
    assert records.posts[0]["key"] == records.posts[-1]["key"]
    assert len(records.applied) == 1


def test_typing_on_after_a_lost_reply_does_not_collide_with_oneself(
    sheet: Page, records: Records
) -> None:
    records.script = ["drop", "down"]
    sheet.fill("#uraian-a", "satu")
    sheet.press("#uraian-a", "Tab")
    expect(state(sheet, "uraian-a")).to_have_text("Menunggu sambungan")
    sheet.fill("#uraian-a", "satu dua")
    sheet.press("#uraian-a", "Tab")

    expect(bar(sheet)).to_have_text(re.compile("^Semua"))
    assert records.cells["a", "utama", "uraian"] == ["satu dua"]
    expect(sheet.locator(".siap-conflict")).to_have_count(0)


def test_what_is_typed_offline_survives_a_reload_and_arrives_once(
    sheet: Page, context: BrowserContext, records: Records
) -> None:
    records.script = ["down"] * 50
    sheet.fill("#uraian-a", "ditulis tanpa sambungan")
    sheet.press("#uraian-a", "Tab")
    sheet.fill("#nilai-a", "7")
    sheet.press("#nilai-a", "Tab")
    expect(bar(sheet)).to_have_text("2 isian menunggu sambungan. Boleh terus mengisi.")

    sheet.reload()
    expect(sheet.locator("#uraian-a")).to_have_value("ditulis tanpa sambungan")
    expect(sheet.locator("#nilai-a")).to_have_value("7")
    records.script.clear()
    sheet.evaluate("window.dispatchEvent(new Event('online'))")

    expect(bar(sheet)).to_have_text(re.compile("^Semua"))
    assert records.cells["a", "utama", "uraian"] == ["ditulis tanpa sambungan"]
    assert records.cells["a", "utama", "nilai"] == ["7"]
    assert len(records.applied) == 2
    assert outbox(sheet) == []


def test_a_dead_connection_is_survived_without_help(
    sheet: Page, context: BrowserContext, records: Records
) -> None:
    context.set_offline(True)
    sheet.fill("#uraian-b", "di lereng gunung")
    sheet.press("#uraian-b", "Tab")
    expect(state(sheet, "uraian-b")).to_have_text("Menunggu sambungan")
    expect(sheet.locator("#uraian-b")).to_have_attribute("data-pending", "")

    context.set_offline(False)

    expect(state(sheet, "uraian-b")).to_have_text(SAVED)
    assert records.cells["b", "utama", "uraian"] == ["di lereng gunung"]


def test_text_still_being_typed_when_the_page_goes_away_is_kept(
    sheet: Page, records: Records
) -> None:
    records.script = ["down"] * 50
    sheet.focus("#uraian-a")
    sheet.keyboard.type("!")
    sheet.reload()

    expect(sheet.locator("#uraian-a")).to_have_value(re.compile("!"))
    records.script.clear()
    sheet.evaluate("window.dispatchEvent(new Event('online'))")
    expect(bar(sheet)).to_have_text(re.compile("^Semua"))
    assert "!" in records.cells["a", "utama", "uraian"][0]
    assert len(records.applied) == 1


def test_confirmed_changes_do_not_come_back_after_a_reload(
    sheet: Page, records: Records
) -> None:
    records.script = ["down"]
    sheet.fill("#uraian-a", "beres")
    sheet.evaluate("window.dispatchEvent(new Event('pagehide'))")
    expect(state(sheet, "uraian-a")).to_have_text(SAVED)
    before = len(records.posts)

    sheet.reload()
    sheet.fill("#nilai-b", "3")
    sheet.press("#nilai-b", "Tab")

    expect(state(sheet, "nilai-b")).to_have_text(SAVED)
    assert len(records.posts) == before + 1


def test_a_hotspot_page_is_not_taken_for_a_confirmation(
    sheet: Page, records: Records
) -> None:
    records.script = ["portal", "down"]
    sheet.fill("#uraian-a", "lewat hotspot")
    sheet.press("#uraian-a", "Tab")

    expect(state(sheet, "uraian-a")).to_have_text("Menunggu sambungan")
    expect(state(sheet, "uraian-a")).to_have_text(SAVED)
    assert len(records.applied) == 1


def test_being_signed_out_keeps_the_text_and_waits_for_the_person(
    sheet: Page, records: Records
) -> None:
    for answer in ("signed-out", "redirect"):
        records.script = [answer]
        sheet.fill("#uraian-a", f"tertahan {answer}")
        sheet.press("#uraian-a", "Tab")
        expect(bar(sheet)).to_have_text(re.compile("Masuk lagi di tab lain"))
        expect(state(sheet, "uraian-a")).to_have_text("Belum tersimpan: masuk lagi")

        sheet.get_by_role("button", name="Coba lagi").click()

        expect(state(sheet, "uraian-a")).to_have_text(SAVED)
        assert records.cells["a", "utama", "uraian"] == [f"tertahan {answer}"]


def test_a_forbidden_cell_shows_why_and_does_not_hold_up_the_others(
    sheet: Page, records: Records
) -> None:
    records.script = ["forbidden"]
    sheet.fill("#uraian-a", "bukan hak saya")
    sheet.press("#uraian-a", "Tab")
    sheet.fill("#uraian-b", "boleh")
    sheet.press("#uraian-b", "Tab")

    expect(state(sheet, "uraian-b")).to_have_text(SAVED)
    expect(sheet.locator("[data-error-line]")).to_have_text(
        "Anda tidak berwenang mengubah baris ini."
    )
    expect(sheet.locator("#uraian-a")).to_have_value("bukan hak saya")


def test_one_person_does_not_see_what_another_left_on_the_same_computer(
    sheet: Page, records: Records
) -> None:
    records.script = ["refuse"]
    sheet.fill("#nilai-a", "rahasia")
    sheet.press("#nilai-a", "Tab")
    expect(sheet.locator("#nilai-a")).to_have_attribute("aria-invalid", "true")

    sheet.route(
        "**/lembar",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('data-user="7"', 'data-user="8"'),
            content_type="text/html",
        ),
    )
    sheet.reload()

    expect(sheet.locator("#nilai-a")).to_have_value("1")


def test_the_save_button_hurries_and_stays_on_the_page(
    sheet: Page, records: Records
) -> None:
    sheet.focus("#nilai-a")
    sheet.keyboard.type("9")
    sheet.evaluate("document.querySelector('[data-sheet]').requestSubmit()")

    expect(state(sheet, "nilai-a")).to_have_text(SAVED)
    expect(sheet).to_have_title("Lembar")


def test_the_token_comes_from_the_cookie_which_a_new_login_renews(sheet: Page) -> None:
    with sheet.expect_request("**/simpan") as request:
        sheet.fill("#uraian-a", "x")
        sheet.press("#uraian-a", "Tab")

    assert request.value.headers["x-csrftoken"] == "tanda"


def test_a_new_row_has_an_id_of_its_own_and_version_nought(
    sheet: Page, records: Records
) -> None:
    sheet.get_by_role("button", name="Tambah baris").click()
    expect(sheet.get_by_label("Uraian baru")).to_be_focused()
    sheet.keyboard.type("baris ketiga")
    sheet.keyboard.press("Tab")

    expect(bar(sheet)).to_have_text(re.compile("^Semua"))
    assert UUID.match(records.posts[0]["row"][0])
    assert records.posts[0]["base"] == ["0"]


def test_two_parts_on_one_page_keep_their_outboxes_apart(
    context: BrowserContext, address: str, records: Records
) -> None:
    records.script = ["down"] * 50
    page = context.new_page()
    page.goto(f"{address}/dua")
    for part in ("satu", "dua"):
        page.fill(f"#{part}", f"isi {part}")
        page.press(f"#{part}", "Tab")
        expect(state(page, part)).to_have_text("Menunggu sambungan")

    page.reload()
    expect(page.locator("#satu")).to_have_value("isi satu")
    expect(page.locator("#dua")).to_have_value("isi dua")
    records.script.clear()
    page.evaluate("window.dispatchEvent(new Event('online'))")

    expect(state(page, "satu")).to_have_text(SAVED)
    expect(state(page, "dua")).to_have_text(SAVED)
    assert records.cells["a", "satu", "teks"] == ["isi satu"]
    assert records.cells["b", "dua", "teks"] == ["isi dua"]
    assert len(records.applied) == 2
