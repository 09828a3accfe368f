"""In a browser: accessible, as wide as the screen, nothing against the content policy."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from siap.methods.registry import METHODS

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the product; these pages need no database."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://127.0.0.1:{thread.port}/hitung"
    thread.terminate()


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = opened(browser, 1280, bypass_csp=True)
    yield context.new_page()
    context.close()


def opened(browser: Browser, width: int, **options: bool) -> BrowserContext:
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, locale="id-ID", **options)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    return context


def answered(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}/?contoh=1")
    page.get_by_role("button", name="Hitung", exact=True).last.click()
    expect(page.locator("#hasil")).to_be_focused()


def faults(page: Page) -> list[tuple[int, str, list[str]]]:
    """List what is wrong on a phone and on a desk, the page being wider included."""
    found: list[tuple[int, str, list[str]]] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [(width, "wide", [str(wide)])] if wide != width else []
        for one in Axe().run(page, options=RULES).response["violations"]:
            found.append((width, one["id"], [node["html"][:160] for node in one["nodes"]]))
    return found


@pytest.mark.parametrize("name", METHODS)
def test_an_answered_page_passes_wcag_and_fits_its_screen(
    page: Page, address: str, name: str
) -> None:
    answered(page, address, name)

    assert faults(page) == []


def test_the_list_and_a_page_of_mistakes_pass_too(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    assert faults(page) == []

    page.goto(f"{address}/usg/?contoh=1")
    page.locator('[id="t-alternatives-0-scores.growth"]').fill("9")
    page.get_by_role("button", name="Hitung", exact=True).last.click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert faults(page) == []


def test_pages_keep_to_the_content_policy(browser: Browser, address: str) -> None:
    complaints: list[str] = []
    context = opened(browser, 1280)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    for name in ("mcua", "gap", "flow-time", "three-colour"):
        answered(page, address, name)

    context.close()
    assert complaints == []


def test_everything_works_without_scripts(browser: Browser, address: str) -> None:
    context = opened(browser, 1280, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/usg/?contoh=1")
    page.get_by_role("button", name="Tambah baris: Pilihan yang dinilai").click()
    typed = {"id": "parkir", "scores.urgency": "5; 4"}
    typed |= {"scores.seriousness": "4,5", "scores.growth": "5"}
    for column, text in typed.items():
        page.locator(f'[id="t-alternatives-2-{column}"]').fill(text)
    page.locator('[id="t-alternatives-2-scores.growth"]').press("Enter")

    row = page.get_by_role("row", name=re.compile("parkir")).first
    expect(row).to_contain_text("14,00")
    context.close()
