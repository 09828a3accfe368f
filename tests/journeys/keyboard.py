"""
Filling a worksheet with the keyboard alone: Tab from field to field, keys in each.

A longer text is begun key by key and goes on as a keyboard that suggests words puts it in.
"""

from typing import Any

from playwright.sync_api import Keyboard, Page

from journeys.filling import (
    TYPED_DATE,
    TYPED_TIME,
    Sheet,
    fitting,
    rows_wanted,
)

MOST_STOPS = 600
BY_KEYS = 3
Stop = dict[str, Any]

# Also what the stop before holds now.
HERE = """() => {
  const here = document.activeElement, before = window.stoppedAt;
  window.stoppedAt = here;
  const up = name => here.closest(name);
  const cell = up("[data-cell]"), row = up("[data-row]"), part = up("section.siap-part");
  return {
    part: part ? part.id : "", row: row ? row.dataset.row : "",
    cell: cell ? cell.dataset.cell : "", tag: here.tagName, type: here.type || "",
    stays: before === here,
    left: before && before.value !== undefined ? before.value : "",
    value: here.value === undefined ? "" : here.value, options: (here.options || []).length,
    adds: here.hasAttribute("data-add-row"), card: here.hasAttribute("data-card-text"),
    closed: here.tagName === "SUMMARY" && !here.parentElement.open,
    past: Boolean(up("#hitungan, footer")) || here === document.body,
  };
}"""


def fill(page: Page, sheet: Sheet) -> None:
    """Go from the top of the page through all parts that are untouched, once."""
    Hands(page, sheet).fill()


class Hands:
    """Somebody who has no mouse, at one worksheet."""

    def __init__(self, page: Page, sheet: Sheet) -> None:
        self.page = page
        self.sheet = sheet
        self.before = {(part, column) for part, column, _ in sheet.filled}
        self.done: set[tuple[str, str, str]] = set()
        self.rows: dict[str, list[str]] = {}
        """The rows that they fill in each part."""
        self.filled: tuple[()] | tuple[str, str] = ()
        """Part and column of the field that is being filled."""
        self.to_add = {
            part.key: rows_wanted(sheet.worksheet, part)
            for part in sheet.worksheet.parts
            if part.key in sheet.untouched
        }

    def fill(self) -> None:
        """Go once from the top of the page through all parts, with Tab held down."""
        self.skip_head()
        for _ in range(MOST_STOPS):
            self.page.keyboard.down("Tab")
            stop = self.here()
            if not stop["stays"]:  # a date has a stop for each of its numbers
                self.note(stop["left"])
            if self.is_done(stop):
                self.free_hands()
                return
            if stop["part"]:
                self.act(stop)
        raise AssertionError(f"{self.sheet.worksheet.id} has no end")

    def skip_head(self) -> None:
        """The first stop of a page leads past what stands above every page."""
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")

    def note(self, value: str) -> None:
        """Note what was just filled, once it is left."""
        if self.filled:
            self.sheet.note(*self.filled, value)
        self.filled = ()

    def free_hands(self) -> Keyboard:
        """Let go of the key that was held down; give the keyboard."""
        self.page.keyboard.up("Tab")
        return self.page.keyboard

    def is_done(self, stop: Stop) -> bool:
        """Whether the page ends here, or every part was filled and its rows left."""
        if not stop["part"]:
            return bool(stop["past"] and self.rows)
        waiting = self.sheet.untouched or any(n > 0 for n in self.to_add.values())
        mine = stop["row"] in self.rows.get(stop["part"], [])
        return not (waiting or mine or self.filled)

    def here(self) -> Stop:
        found: Stop = self.page.evaluate(HERE)
        return found

    def act(self, stop: Stop) -> None:
        """Do what a stop is for, if it is for this person."""
        part = stop["part"]
        if stop["adds"] and self.to_add.get(part, 0) > 0:
            self.to_add[part] -= 1
            self.free_hands().press("Enter")
            stop = self.here()
            self.rows.setdefault(part, []).append(stop["row"])
        if stop["card"] and part in self.sheet.untouched:
            self.write_card(part)
        elif stop["row"] and self.is_mine(stop):
            self.fill_stop(stop)

    def is_mine(self, stop: Stop) -> bool:
        """Whether a row was added here, or is the first of a part that has some already."""
        part = stop["part"]
        if self.sheet.part(part).kind == "board":
            return False
        if not self.to_add.get(part):
            self.rows.setdefault(part, [stop["row"]])
        return stop["row"] in self.rows.get(part, [])

    def write_card(self, part: str) -> None:
        column = self.sheet.part(part).columns[0]
        text = fitting(column, 1)
        self.free_hands().type(text)
        self.page.keyboard.press("Enter")
        self.sheet.note(part, "", text)

    def fill_stop(self, stop: Stop) -> None:
        if stop["closed"]:
            self.free_hands().press("Enter")
        where = stop["part"], stop["row"], stop["cell"]
        known = where in self.done or (stop["part"], stop["cell"]) in self.before
        asked = self.sheet.asks(stop["part"], stop["cell"])
        if not asked or stop["tag"] == "SUMMARY" or known or not self.press(stop):
            return
        self.done.add(where)
        self.filled = stop["part"], stop["cell"]

    def press(self, stop: Stop) -> bool:
        """Press the keys that fill a field; False if there is nothing to do."""
        keys = self.free_hands()
        if stop["tag"] == "SELECT" and stop["options"] > 1 and not stop["value"]:
            keys.press("ArrowDown")
        elif stop["type"] in {"checkbox", "radio"}:
            keys.press("Space")
        elif stop["tag"] == "SELECT" or stop["value"]:
            return False
        elif stop["type"] == "date":
            keys.type(TYPED_DATE)
        elif stop["type"] == "time":
            keys.type(TYPED_TIME)
        else:
            column = self.sheet.column(stop["part"], stop["cell"])
            number = 1 + self.rows[stop["part"]].index(stop["row"])
            text = fitting(column, number)
            keys.type(text[:BY_KEYS])
            if text[BY_KEYS:]:
                keys.insert_text(text[BY_KEYS:])
        return True
