"""Every kind of page passes the automatic checks of WCAG 2.2 AA and fits its screen."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route, expect

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
ERROR_PAGES = (
    "400",
    "403",
    "404",
    "413",
    "500",
    "503",
    "siap/locked_out",
    "siap/stale_form",
)
WORK_PAGES = ("galeri", "lembar", "papan", "masuk", "akun")
WIDTHS = (360, 1280)


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, bypass_csp=True
    )
    page = context.new_page()
    page.route("**/rendered/**", rendered)
    yield page
    context.close()


def rendered(route: Route) -> None:
    """Answer with one of our templates, so that its styles come from the same place."""
    name = route.request.url.partition("/rendered/")[2]
    route.fulfill(body=render_to_string(f"{name}.html"), content_type="text/html")


def visit(page: Page, address: str, name: str) -> None:
    folder = "rendered/" if name in ERROR_PAGES else ""
    page.goto(f"{address}/{folder}{name}")
    expect(page.locator("h1")).to_be_visible()


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("name", [*WORK_PAGES, *ERROR_PAGES])
def test_no_page_violates_wcag(page: Page, address: str, name: str) -> None:
    visit(page, address, name)

    assert violations(page) == []


@pytest.mark.parametrize("name", [*WORK_PAGES, "404"])
def test_no_page_is_wider_than_its_screen(page: Page, address: str, name: str) -> None:
    visit(page, address, name)

    assert page.evaluate(PAGE_WIDTH) == page.viewport_size["width"]


@pytest.mark.parametrize("name", WORK_PAGES)
def test_enlarged_to_200_percent_nothing_is_cut_off(
    page: Page, address: str, name: str
) -> None:
    width = page.viewport_size["width"] // 2 if page.viewport_size["width"] > 360 else 320
    page.set_viewport_size({"width": width, "height": 400})
    visit(page, address, name)

    assert page.evaluate(PAGE_WIDTH) == width
    assert page.evaluate(CLIPPED) == []


def test_the_open_conflict_panel_passes_too(
    page: Page, address: str, records: object
) -> None:
    visit(page, address, "lembar")
    page.evaluate(
        """() => {
            const conflict = {mine: ["a"], theirs: ["b"], their_name: "Budi"};
            siap.conflict.show(document.getElementById("uraian-a"), conflict, () => 0);
        }"""
    )
    page.get_by_role("button", name="Gabungkan keduanya").click()

    assert violations(page) == []


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(
    page: Page, address: str
) -> None:
    visit(page, address, "lembar")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_every_stop_of_the_keyboard_shows_where_it_is(page: Page, address: str) -> None:
    visit(page, address, "galeri")
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if not page.evaluate(SHOWS_FOCUS):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))

    assert unseen == []


PAGE_WIDTH = "document.documentElement.scrollWidth"

CLIPPED = """() => [...document.querySelectorAll("h1, h2, p, dt, dd, button, label")]
    .filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).overflowX === "hidden" && one.clientWidth > 1)
    .map(one => one.outerHTML.slice(0, 120))"""

# Checkboxes and radio buttons of GOV.UK Frontend draw their focus on the label beside them.
SHOWS_FOCUS = """() => {
    const one = document.activeElement;
    if (one === document.body) return true; // past the last stop, before the first
    const beside = one.nextElementSibling;
    const styles = [getComputedStyle(one)];
    if (beside) styles.push(getComputedStyle(beside, "::before"));
    return styles.some(style =>
        (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) ||
        style.boxShadow !== "none");
}"""
