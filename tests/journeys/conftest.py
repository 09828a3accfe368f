"""A browser, and a server for each file of journeys."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import databases
from journeys.installation import Installation

# Long, because a busy machine is slow, not wrong.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)
WIDTHS = {"phone": 360, "laptop": 1280}

OpenAs = Callable[..., Page]


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    """Empty for SQLite; a database of its own on the server that DATABASE_URL names."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield ""
        return
    with databases.postgres_copy(server, f"siap_journey_{os.getpid()}") as url:
        yield url


@pytest.fixture(scope="module")
def scenes() -> tuple[str, ...]:
    """What the records of a file's server hold; a file says otherwise."""
    return ("blank",)


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, scenes: tuple[str, ...], database_url: str
) -> Iterator[Installation]:
    installation = Installation(Path(tmp_path_factory.mktemp("siap")), database_url)
    if scenes:
        installation.prepare(*scenes)
    elif not database_url:
        # tests/project/test_commands.py starts a server in a folder that holds nothing
        databases.copy_template_to(installation.data)
    installation.start()
    yield installation
    installation.stop()
    assert "Traceback" not in installation.log, installation.log


@pytest.fixture
def complaints() -> list[str]:
    """What a browser complained about: script errors and breaches of the policy."""
    return []


@pytest.fixture
def open_as(
    browser: Browser, server: Installation, complaints: list[str]
) -> Iterator[OpenAs]:
    """Give a page of somebody who is logged in, in a browser of their own."""
    if not server.is_running:
        server.start()  # a journey that kills it may have ended before it came back
    contexts: list[BrowserContext] = []

    def opened(who: str = "", path: str = "", *, width: int = 1280, **options: Any) -> Page:
        options = {"viewport": {"width": width, "height": 800}, "locale": "id-ID"} | options
        context = browser.new_context(base_url=server.address, **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        if who:
            session = server.made["sessions"][who]
            context.add_cookies(
                [{"name": "sessionid", "value": session, "url": server.address}]
            )
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: note(message, complaints))
        if path:
            page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def note(message: Any, complaints: list[str]) -> None:
    """Keep breaches of the content policy; failed requests are part of the journeys."""
    if "Content Security Policy" in message.text:
        complaints.append(message.text)


@pytest.fixture(params=WIDTHS.values(), ids=WIDTHS.keys())
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def plan(server: Installation) -> str:
    """The address of a plan that nobody has touched yet."""
    return f"/rencana/{server.made['plans']['blank'].pop()}"
