"""No page of a full plan violates WCAG 2.2 AA, and none is wider than its screen."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from journeys.conftest import WIDTHS, OpenAs
from journeys.filling import sheets_of_guide
from journeys.installation import Installation
from journeys.pages import fixed_pages, sheets_of

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What another width of the same page can break; names, roles and colours stay as they are.
AT_ANY_WIDTH = ["target-size", "scrollable-region-focusable"]
# Further rows, cards and pictures of a part are made of the same markup as the first and
# taken off the page once it is measured: axe reads all there is, even what it leaves out.
TRIM = """() => document.querySelectorAll([
  "tbody[data-row]:nth-of-type(n+5)", ".siap-matrix tbody tr:nth-of-type(n+5)",
  "li.siap-note:nth-of-type(n+5)", "figure[data-live] ~ figure[data-live] ~ figure",
  "option:nth-of-type(n+4):not(:checked)", "li.siap-pair:nth-of-type(n+7)",
].join()).forEach(each => each.remove())"""
RUN = """only => axe.run({
  runOnly: only, resultTypes: ["violations"], iframes: false,
}).then(found => found.violations.map(
  each => [each.id, each.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]))"""
# Pictures that are worked with become part of the page, the first four at once.
BROUGHT = """() => !document.querySelector("figure[data-live] picture")
  || document.querySelectorAll("figure[data-live] > svg").length > 3"""
Found = dict[str, list[list[object]]]


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ("demo", "demo_blud", "blank")


@pytest.fixture
def reader(open_as: OpenAs) -> Page:
    return open_as("fasilitator", bypass_csp=True)


@pytest.fixture
def demo(server: Installation) -> str:
    return f"/rencana/{server.made['plans']['demo']}"


def faults(page: Page, address: str, *, thorough: bool = True) -> Found:
    """What is wrong with a page at both widths."""
    page.set_viewport_size({"width": WIDTHS["laptop"], "height": 800})
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_function(BROUGHT)
    return faults_here(page, address, thorough=thorough)


def faults_here(page: Page, address: str, *, thorough: bool = True) -> Found:
    """
    What is wrong with the page that is open.

    Thorough means all rules on the phone as well, and not only those that depend on it.
    """
    found = {f"{address} {name}": too_wide(page, name) for name in ("laptop", "phone")}
    page.evaluate(TRIM)
    page.evaluate(Axe().axe_script)
    on_phone = TAGS if thorough else AT_ANY_WIDTH
    for name, rules in (("phone", on_phone), ("laptop", TAGS)):
        page.set_viewport_size({"width": WIDTHS[name], "height": 800})
        found[f"{address} {name}"] += page.evaluate(RUN, rules)
    return {where: wrong for where, wrong in found.items() if wrong}


def too_wide(page: Page, name: str) -> list[list[object]]:
    """What makes a page wider than a screen."""
    page.set_viewport_size({"width": WIDTHS[name], "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [["wider than the screen", [str(wide)]]] if wide > WIDTHS[name] else []


def faults_of(page: Page, addresses: list[str]) -> Found:
    """What is wrong with pages; thoroughly with a worksheet of each kind."""
    found: Found = {}
    for address in addresses:
        sheet = address.partition("/lembar/")[2].strip("/")
        found |= faults(page, address, thorough=not sheet or sheet in OF_EACH_KIND)
    return found


def test_the_worksheets_of_a_full_plan(reader: Page, demo: str) -> None:
    sheets = sheets_of(reader, demo)

    assert len(sheets) > 30
    assert faults_of(reader, sheets) == {}


def test_the_worksheets_that_only_the_other_guide_has(
    open_as: OpenAs, server: Installation
) -> None:
    page = open_as("fasilitator_blud", bypass_csp=True)
    plan = f"/rencana/{server.made['plans']['demo_blud']}"
    known = {sheet.id for sheet in sheets_of_guide("pdam")}
    sheets = [s.id for s in sheets_of_guide("blud-spam") if s.id not in known]

    assert len(sheets) == OTHER_SHEETS
    assert faults_of(page, [f"{plan}/lembar/{sheet}/" for sheet in sheets]) == {}


def test_the_other_pages_of_a_full_plan(reader: Page, demo: str) -> None:
    thread = first_link(reader, f"{demo}/lembar/w31-action-scheme/", "Buka baris 1")
    reader.goto(thread)
    knot = reader.get_by_role("link", name="Telusuri benang merah").get_attribute("href")
    pages = ["/", "/rencana/baru/", *fixed_pages(demo), thread, str(knot)]

    assert faults_of(reader, pages) == {}


def first_link(page: Page, address: str, name: str) -> str:
    page.goto(address)
    link = page.get_by_role("link", name=name, exact=True).first
    return str(link.get_attribute("href"))


def test_a_plan_that_nobody_has_filled_in_yet(open_as: OpenAs, plan: str) -> None:
    page = open_as("sri", bypass_csp=True)
    sheets = [f"{plan}/lembar/{key}/" for key in EMPTY_SHEETS]

    assert faults_of(page, [*fixed_pages(plan), *sheets]) == {}


def test_the_pages_of_an_observer(open_as: OpenAs, demo: str) -> None:
    page = open_as("pengamat", bypass_csp=True)
    sheets = [f"{demo}/lembar/{key}/" for key in EMPTY_SHEETS]

    assert faults_of(page, [f"{demo}/", *sheets]) == {}


def test_pages_that_tell_what_went_wrong(
    open_as: OpenAs, server: Installation, plan: str
) -> None:
    page = open_as("sri", bypass_csp=True)
    found = faults(page, f"{plan}/lembar/tidak-ada/")
    found |= faults(page, "/rencana/999999/")
    found |= faults_after(page, "/rencana/baru/", lambda: submit(page, "Buat rencana"))
    plain = open_as("sri", bypass_csp=True, java_script_enabled=True)
    plain.route("**/static/**/*.js", lambda route: route.abort())
    sheet = f"{plan}/lembar/w08-service-profile/"
    found |= faults_after(plain, sheet, lambda: wrong_value(plain))

    assert found == {}


def faults_after(page: Page, address: str, act: Callable[[], None]) -> Found:
    page.set_viewport_size({"width": WIDTHS["laptop"], "height": 800})
    page.goto(address)
    act()
    return faults_here(page, f"{address} after it was sent")


def submit(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("alert")).to_be_visible()


def wrong_value(page: Page) -> None:
    """Send a form as a browser without script does."""
    page.get_by_label("Jumlah pengguna").fill("banyak")
    page.locator("#profile form").first.evaluate("form => form.submit()")
    expect(page.get_by_role("heading", level=1)).to_contain_text("belum tersimpan")


OTHER_SHEETS = 7
OF_EACH_KIND = {
    "w01-stakeholders",
    "w08-service-profile",
    "w09-issue-cards",
    "w10-issue-ranking",
    "w14-procedure-needs",
    "w18-diagnosis",
    "w24-service-flow",
}
EMPTY_SHEETS = (
    "w01-stakeholders",
    "w09-issue-cards",
    "w10-issue-ranking",
    "w14-procedure-needs",
    "w18-diagnosis",
    "w22-fishbone",
    "w23-force-field",
    "w24-service-flow",
    "w30-mcua",
    "w32-logframe",
)
