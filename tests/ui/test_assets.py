"""What the browser loads is ours or listed, light, and obeys the content policy."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from siap import ui

UI = Path(ui.__file__).parent
STATIC = UI / "static"
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
SCRIPTS = sorted((STATIC / "siap" / "js").glob("*.js"))
STYLES = sorted(STATIC.rglob("*.css"))

NOT_CODE = re.compile(r"/\*.*?\*/|//[^\n]*|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL)
NEWER_THAN_ES2017 = re.compile(r"\?\.[a-zA-Z(\[]|\?\?|catch\s*\{|\.\.\.[a-z]|\bstatic\s*\{")


def named(files: list[Path]) -> list[object]:
    return [pytest.param(file, id=file.name) for file in files]


def test_vendored_files_are_those_on_the_list() -> None:
    vendor = STATIC / "vendor"
    lines = (vendor / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    listed = dict(reversed(line.split("  ")) for line in lines)

    found = {
        file.relative_to(vendor).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in vendor.rglob("*")
        if file.is_file() and file.name != "SHA256SUMS"
    }

    assert found == listed


def test_every_vendored_package_has_its_licence() -> None:
    for folder in (STATIC / "vendor").iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE.txt").stat().st_size > 500


@pytest.mark.parametrize("file", named(TEMPLATES))
def test_no_template_has_inline_styles_or_scripts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert re.findall(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style|javascript:", text) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", text) == []


@pytest.mark.parametrize("file", named([*TEMPLATES, *SCRIPTS, *STYLES]))
def test_nothing_is_asked_of_another_host(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert re.findall(r"(?:src|href|action)=\"(?:https?:)?//", text) == []
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//|@import", text) == []
    assert re.findall(r"fetch\(\s*[\"']http", text) == []


@pytest.mark.parametrize("file", named(STYLES))
def test_style_sheets_need_no_other_file(file: Path) -> None:
    assert "url(" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", named(SCRIPTS))
def test_scripts_are_short_and_never_evaluate_text(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 300
    assert re.findall(r"\beval\(|new Function|innerHTML|document\.write", text) == []


@pytest.mark.parametrize("file", named(SCRIPTS))
def test_scripts_keep_to_the_language_of_old_phones(file: Path) -> None:
    code = NOT_CODE.sub("", file.read_text(encoding="utf-8"))

    assert NEWER_THAN_ES2017.findall(code) == []


def test_the_crown_and_the_font_of_another_government_are_not_used() -> None:
    for file in STYLES:
        assert not re.search(r"GDS Transport|crest|crown", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("page", "limit"), [("galeri", 50_000), ("lembar", 50_000)])
def test_a_first_visit_weighs_less_than_50_kilobytes(
    browser: Browser, address: str, page: str, limit: int
) -> None:
    bodies: dict[str, bytes] = {}
    context = browser.new_context()
    tab = context.new_page()
    tab.on("response", lambda answer: bodies.update({answer.url: answer.body()}))
    tab.goto(f"{address}/{page}", wait_until="networkidle")
    context.close()

    assert len(bodies) > 5
    assert sum(len(gzip.compress(body, 9)) for body in bodies.values()) < limit
