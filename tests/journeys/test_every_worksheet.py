"""Every worksheet of a new plan is filled in a browser, in both guides of the product."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journeys import keyboard, pointer
from journeys.conftest import WIDTHS, OpenAs
from journeys.filling import Sheet, lost, settle, sheets_of_guide
from journeys.installation import Installation

# The scripts have run; pictures may come while somebody types.
READY = "domcontentloaded"


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ("guides",)


def fill_all(page: Page, plan: str, guide: str, fill: Callable[[Page, Sheet], None]) -> int:
    """Fill every worksheet of a plan, and see all of it after opening it again."""
    worksheets = sheets_of_guide(guide)
    for worksheet in worksheets:
        sheet = Sheet(worksheet)
        page.goto(f"{plan}/lembar/{worksheet.id}/", wait_until=READY)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        fill(page, sheet)
        settle(page)
        page.reload(wait_until=READY)
        if sheet.untouched:  # they follow from rows that were not there yet
            fill(page, sheet)
            settle(page)
            page.reload(wait_until=READY)

        assert sheet.untouched == [], worksheet.id
        assert lost(page, sheet) == [], worksheet.id
    return len(worksheets)


def test_with_the_keyboard_alone(open_as: OpenAs, server: Installation) -> None:
    plan = f"/rencana/{server.made['plans']['blud-spam']}"

    count = fill_all(open_as("sri"), plan, "blud-spam", keyboard.fill)

    assert count > 30


def test_on_a_phone(open_as: OpenAs, server: Installation) -> None:
    plan = f"/rencana/{server.made['plans']['pdam']}"
    page = open_as("sri", width=WIDTHS["phone"])

    count = fill_all(page, plan, "pdam", pointer.fill)

    assert count > 30
