"""Pages stay light enough for a slow telephone: 60 KB each, 100 KB for a first visit."""

import pytest
from playwright.sync_api import Page, Request

from journeys.conftest import OpenAs
from journeys.installation import Installation
from journeys.pages import fixed_pages, sheets_of

PAGE_BYTES = 60 * 1024
VISIT_BYTES = 100 * 1024


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    return ("demo",)


@pytest.fixture
def demo(server: Installation) -> str:
    return f"/rencana/{server.made['plans']['demo']}"


def received(page: Page, address: str) -> dict[str, int]:
    """How many bytes came over the line for a page, as sent, by address."""
    finished: list[Request] = []

    def note(request: Request) -> None:
        finished.append(request)

    page.on("requestfinished", note)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("requestfinished", note)
    return {one.url: one.sizes()["responseBodySize"] for one in finished}


def test_no_page_of_a_full_plan_is_heavier_than_sixty_kilobytes(
    open_as: OpenAs, demo: str
) -> None:
    page = open_as("fasilitator")
    addresses = [*fixed_pages(demo), *sheets_of(page, demo)]
    weights = {one: received(page, one)[page.url.partition("#")[0]] for one in addresses}

    assert len(weights) >= 40
    assert min(weights.values()) > 500
    assert {one: size for one, size in weights.items() if size > PAGE_BYTES} == {}


@pytest.mark.parametrize("sheet", ["w01-stakeholders", "w09-issue-cards"])
def test_the_first_visit_of_a_worksheet_takes_less_than_a_hundred_kilobytes(
    open_as: OpenAs, demo: str, sheet: str
) -> None:
    page = open_as("fasilitator", width=360)
    weights = received(page, f"{demo}/lembar/{sheet}/")

    assert any(address.endswith(".css") for address in weights)
    assert sum(weights.values()) < VISIT_BYTES, weights


def test_the_first_visit_of_the_login_takes_less_than_a_hundred_kilobytes(
    open_as: OpenAs,
) -> None:
    weights = received(open_as(width=360), "/masuk/")

    assert sum(weights.values()) < VISIT_BYTES, weights
