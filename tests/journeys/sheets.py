"""What a person does on a worksheet, in the words of the journeys."""

from playwright.sync_api import Locator, Page, expect


def open_sheet(page: Page, plan: str, worksheet: str) -> None:
    page.goto(f"{plan}/lembar/{worksheet}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def part(page: Page, key: str) -> Locator:
    """The section of a part."""
    return page.locator(f"section#{key}")


def add_row(page: Page, key: str) -> Locator:
    """Add a row to a part; gives the new row."""
    section = part(page, key)
    section.get_by_role("button", name="Tambah baris").click()
    return section.locator("[data-row]").last


def fill(place: Locator, label: str, text: str) -> None:
    """Type into a field and leave it."""
    field = place.get_by_label(label, exact=True)
    unfold(field)
    field.fill(text)
    field.blur()


def choose(place: Locator, label: str, option: str) -> None:
    field = place.get_by_label(label, exact=True)
    unfold(field)
    field.select_option(label=option)


def unfold(field: Locator) -> None:
    """Open the row if the field is folded away in it: on a phone, or in a wide table."""
    field.wait_for(state="attached")
    if field.is_hidden():
        row = field.locator("xpath=ancestor::*[@data-row][1]")
        row.locator("details.siap-fold > summary").click()


def tick(place: Locator, group: str, *names: str) -> None:
    """Open a list of checkboxes and tick some."""
    picker = place.locator("details.siap-pick").filter(
        has=place.page.get_by_role("group", name=group, exact=True, include_hidden=True)
    )
    unfold(picker)
    picker.locator("summary").click()
    for name in names:
        picker.get_by_label(name).check()


def expect_saved(page: Page, key: str) -> None:
    """Wait until the server has confirmed everything typed in a part."""
    status = part(page, key).get_by_role("status").first
    expect(status).to_contain_text("Semua isian tersimpan")


def shown(page: Page, key: str, column: str) -> list[str]:
    """What the controls of a column hold, row by row."""
    cells = part(page, key).locator(f'[data-cell="{column}"]')
    return [cells.nth(index).input_value() for index in range(cells.count())]
