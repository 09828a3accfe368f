"""The page: clean for a strict policy, with the structure that screen readers use."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html as parser

from rendering.sample import FIGURES, TABLES, plan
from rendering.small import every_block
from siap.rendering import html


@pytest.fixture(scope="module")
def whole():
    return html.render(plan()).decode()


@pytest.fixture(scope="module")
def page(whole):
    return parser.fromstring(whole)


def test_nothing_in_the_page_breaks_a_strict_policy(page):
    assert page.xpath("//@style") == []
    assert page.xpath("//script") == []
    assert page.xpath("//*[starts-with(name(@*), 'on')]") == []
    assert page.xpath("//@src | //link/@href") == []


def test_the_policy_of_the_page_lets_in_its_own_sheet_only(page):
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (sheet,) = page.xpath("//style/text()")

    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_headings_go_down_without_a_gap(page):
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4|//h5")]

    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_table_has_a_caption_and_scoped_heads(page):
    tables = page.xpath("//table")

    assert len(tables) == len(TABLES)
    for table in tables:
        assert table.xpath("./caption")
        assert set(table.xpath(".//th/@scope")) <= {"col", "colgroup", "row", "rowgroup"}
        assert all(head.get("scope") for head in table.xpath(".//th"))


def test_every_row_covers_every_column(page):
    for table in page.xpath("//table"):
        rows = table.xpath("./tbody/tr | ./thead/tr[1]")
        widths = {sum(int(cell.get("colspan", 1)) for cell in row) for row in rows}
        assert len(widths) == 1


def test_every_figure_is_drawn_for_wide_and_narrow_screens_with_words(page):
    figures = page.xpath("//figure")

    assert len(figures) == len(FIGURES)
    for figure in figures:
        assert figure.xpath("./figcaption")
        assert len(figure.xpath("./div[@role='img'][string-length(@aria-label) > 40]")) == 2


def test_no_id_is_used_twice_and_every_inner_link_leads_somewhere(page):
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(
        ids
    )


def test_the_fragment_is_the_article_alone(whole):
    part = html.fragment(plan())

    assert part.startswith('<article class="paper paper-draft"')
    assert part in whole
    assert "<style" not in part


def test_every_rule_of_the_sheet_stays_within_the_paper():
    sheet = re.sub(r"/\*.*?\*/", "", html.stylesheet(), flags=re.DOTALL)

    selectors = re.findall(r"([^{}]+)\{", sheet)
    names = [name.strip() for each in selectors for name in each.split(",")]
    ours = (".paper", "@media", "@page paper-")
    assert [name for name in names if not name.startswith(ours)] == []
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_an_english_page_says_so():
    page = parser.fromstring(html.render(every_block(language="en")))

    assert page.get("lang") == "en"
    assert "1,250,000" in page.text_content()
