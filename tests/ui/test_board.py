"""Cards move by keyboard, pointer and plain select; a move is the change of a cell."""

from playwright.sync_api import Page, expect

from ui.fake_server import Records

CARD = "[data-row=k1]"


def in_zone(page: Page, zone: str) -> None:
    expect(page.locator(f"[data-zone={zone}] {CARD}")).to_be_visible()


def saved(page: Page, records: Records, zone: str) -> None:
    expect(page.locator(f"{CARD} .siap-save[data-state=saved]")).to_be_visible()
    assert records.cells["k1", "", "kelompok"] == [zone]


def test_a_card_moves_with_the_keyboard(board: Page, records: Records) -> None:
    board.focus(f"{CARD} [data-card-handle]")
    board.keyboard.press("Enter")
    expect(board.locator(f"{CARD} [data-card-handle]")).to_have_attribute(
        "aria-pressed", "true"
    )
    board.keyboard.press("ArrowRight")
    board.keyboard.press("ArrowRight")
    assert records.posts == []
    board.keyboard.press("Enter")

    in_zone(board, "z")
    saved(board, records, "z")
    expect(board.locator("[data-board-status]")).to_have_text(
        "Kartu dipindahkan ke Kelompok z"
    )


def test_escape_puts_the_card_back(board: Page, records: Records) -> None:
    board.focus(f"{CARD} [data-card-handle]")
    board.keyboard.press("Enter")
    board.keyboard.press("ArrowRight")
    board.keyboard.press("Escape")

    in_zone(board, "x")
    assert records.posts == []


def test_a_card_is_dragged_with_the_pointer(board: Page, records: Records) -> None:
    handle = board.locator(f"{CARD} [data-card-handle]").bounding_box()
    target = board.locator("[data-zone=y]").bounding_box()
    assert handle
    assert target
    board.mouse.move(handle["x"] + 10, handle["y"] + 10)
    board.mouse.down()
    board.mouse.move(target["x"] + 60, target["y"] + 60, steps=8)
    expect(board.locator("[data-zone=y]")).to_have_attribute("data-over", "")
    board.mouse.up()

    in_zone(board, "y")
    saved(board, records, "y")
    expect(board.locator(CARD)).not_to_have_attribute("data-lifted", "")


def test_the_select_moves_the_card_too(board: Page, records: Records) -> None:
    board.get_by_label("Kelompok kartu: Air keruh").select_option("y")

    in_zone(board, "y")
    saved(board, records, "y")
    expect(board.locator("[data-zone=y] [data-zone-count]")).to_have_text("1")
    expect(board.locator("[data-zone=x] [data-zone-count]")).to_have_text("0")


def test_a_new_card_is_stored_with_its_group(board: Page, records: Records) -> None:
    board.fill("#baru-y", "Tekanan lemah")
    board.press("#baru-y", "Enter")

    card = board.locator("[data-zone=y] [data-row]")
    expect(card.locator(".siap-save[data-state=saved]")).to_have_count(2)
    row = card.get_attribute("data-row")
    assert records.cells[row, "", "teks"] == ["Tekanan lemah"]
    assert records.cells[row, "", "kelompok"] == ["y"]
    assert [post["base"] for post in records.posts] == [["0"], ["1"]]
    expect(board.locator("#baru-y")).to_be_focused()


def test_without_a_script_the_select_has_its_button(board: Page) -> None:
    context = board.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(board.url)

    expect(page.get_by_role("button", name="Pindahkan", exact=True)).to_be_visible()
    expect(page.locator("[data-card-handle]")).to_be_hidden()
    context.close()
