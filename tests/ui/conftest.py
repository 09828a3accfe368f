"""A browser and a fake server for the tests of the screens."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from ui import fake_server

# Long, because a busy machine is slow, not wrong.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(autouse=True)
def addresses(settings: Any) -> None:
    """The screens are tested without the apps above them."""
    settings.ROOT_URLCONF = "ui.addresses"
    templates = deepcopy(settings.TEMPLATES)
    for engine in templates:
        processors = engine["OPTIONS"].get("context_processors", [])
        engine["OPTIONS"]["context_processors"] = [
            each
            for each in processors
            if not each.startswith(("siap.apps.", "siap.project."))
        ]
    settings.TEMPLATES = templates


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    """One browser per file: it must be gone when the next file uses the database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def records() -> fake_server.Records:
    return fake_server.Records(versions={"a": 1, "b": 1, "c": 1, "d": 1, "k1": 1})


@pytest.fixture
def address(records: fake_server.Records) -> Iterator[str]:
    server = fake_server.start(records)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID")
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained about: script errors and breaches of the policy."""
    return []


@pytest.fixture
def sheet(context: BrowserContext, address: str, complaints: list[str]) -> Iterator[Page]:
    yield from opened(context, f"{address}/lembar", complaints)


@pytest.fixture
def board(context: BrowserContext, address: str, complaints: list[str]) -> Iterator[Page]:
    yield from opened(context, f"{address}/papan", complaints)


def opened(context: BrowserContext, url: str, complaints: list[str]) -> Iterator[Page]:
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: note(message, complaints))
    page.goto(url)
    yield page
    assert complaints == []


def note(message: Any, complaints: list[str]) -> None:
    """Keep breaches of the content policy; failed requests are part of the tests."""
    if "Content Security Policy" in message.text:
        complaints.append(message.text)
