"""Filling a worksheet on a phone: a finger opens, adds and chooses, then types."""

from typing import Any

from playwright.sync_api import Locator, Page

from journeys.filling import Sheet, fitting, rows_wanted
from siap.methodology.worksheet_shapes import Part

CELLS = """row => Array.from(row.querySelectorAll("[data-cell]"), cell => ({
  cell: cell.dataset.cell, tag: cell.tagName, value: cell.value || "",
  lazy: Boolean(cell.dataset.options), options: (cell.options || []).length,
  boxes: cell.querySelectorAll("input:not([type=hidden])").length,
}))"""
TRIES = 4
CLOSED = "details.siap-fold:not([open]) > summary"


def fill(page: Page, sheet: Sheet) -> None:
    """Write a row, a card or an answer into each part that is still untouched."""
    for key in sheet.untouched:
        part = sheet.part(key)
        section = page.locator(f"section#{key}")
        if part.kind == "board":
            _card(section, sheet, part)
            continue
        for number in range(1, 1 + (rows_wanted(sheet.worksheet, part) or 1)):
            if rows_wanted(sheet.worksheet, part):
                section.locator("[data-add-row]").click()
                _row(section.locator("[data-row]").last, sheet, part, number)
            elif section.locator("[data-row]").count():
                _row(section.locator("[data-row]").first, sheet, part, number)


def _card(section: Locator, sheet: Sheet, part: Part) -> None:
    text = fitting(part.columns[0], 1)
    field = section.locator("[data-card-text]").first
    field.fill(text)
    field.press("Enter")
    sheet.note(part.key, "", text)


def _row(row: Locator, sheet: Sheet, part: Part, number: int) -> None:
    for summary in row.locator(CLOSED).all():
        summary.click()
    years: set[str] = set()
    filled = []
    for control in row.evaluate(CELLS):
        head = control["cell"].partition(".")[0]
        if sheet.asks(part.key, head) and head not in years:
            years |= {head} if "." in control["cell"] else set()
            if _fill(row, sheet, part, control, number):
                filled.append(control["cell"])
    held = {control["cell"]: control["value"] for control in row.evaluate(CELLS)}
    for cell in filled:
        sheet.note(part.key, cell, held[cell])


def _fill(
    row: Locator, sheet: Sheet, part: Part, control: dict[str, Any], number: int
) -> bool:
    """Fill a control; whether what it holds then is still to be read."""
    field = row.locator(f'[data-cell="{control["cell"]}"]')
    if control["tag"] == "FIELDSET":
        if control["boxes"]:
            sheet.note(part.key, control["cell"], _tick(field))
        return False
    if control["value"]:
        return False
    if control["tag"] == "SELECT":
        if control["lazy"]:
            field.focus()  # a list that others fill as well comes with it
        if (field.locator("option").count() if control["lazy"] else control["options"]) < 2:
            return False
        field.select_option(index=1)
    else:
        field.fill(fitting(sheet.column(part.key, control["cell"]), number))
    return True


def _tick(group: Locator) -> str:
    """Open a list of checkboxes, if it is closed, and tick the first; or take an answer."""
    box = group.locator("label").first
    for _ in range(TRIES):  # what is worked out meanwhile may move the list away
        if box.is_visible():
            break
        group.locator("xpath=..").locator("summary").click()
    box.click()
    return box.locator("input").input_value()
