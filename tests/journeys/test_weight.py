"""Pages stay light enough for a slow telephone: 60 KB each, 100 KB for a first visit."""

from collections.abc import Iterator
from gzip import decompress as gunzip
from http.client import HTTPConnection

import pytest
from playwright.sync_api import Page, Request

from journeys.conftest import OpenAs
from journeys.installation import Installation
from journeys.pages import fixed_pages, links_to_sheets

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


@pytest.fixture
def http(server: Installation) -> Iterator[HTTPConnection]:
    """One line to the server, as a telephone keeps it open."""
    line = HTTPConnection("127.0.0.1", server.port, timeout=60)
    yield line
    line.close()


def body(http: HTTPConnection, server: Installation, address: str) -> bytes:
    """A page as it comes over the line: packed in the way that every browser can unpack."""
    session = server.made["sessions"]["fasilitator"]
    headers = {"Accept-Encoding": "gzip", "Cookie": f"sessionid={session}"}
    http.request("GET", address, headers=headers)
    answer = http.getresponse()
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip"), address
    return answer.read()


def test_no_page_of_a_full_plan_is_heavier_than_sixty_kilobytes(
    http: HTTPConnection, server: Installation, demo: str
) -> None:
    sheets = links_to_sheets(gunzip(body(http, server, f"{demo}/")).decode(), demo)
    addresses = [*fixed_pages(demo), *sheets]
    weights = {one: len(body(http, server, one)) for one in addresses}

    assert len(weights) >= 40
    assert min(weights.values()) > 500
    assert {one: size for one, size in weights.items() if size > PAGE_BYTES} == {}


def test_a_browser_gets_no_more_than_was_weighed(
    open_as: OpenAs, http: HTTPConnection, server: Installation, demo: str
) -> None:
    address = f"{demo}/lembar/w31-action-scheme/"
    page = open_as("fasilitator")

    seen = received(page, address)[page.url]

    assert 500 < seen <= len(body(http, server, address)) * 1.02


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
