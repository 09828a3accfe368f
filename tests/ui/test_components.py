"""Components and tags put the right words and links on the page."""

import pytest
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from lxml import html

from siap.ui import notices
from siap.ui.components import STATUSES, Column, Link, Stage


def rendered(source: str, **context: object) -> html.HtmlElement:
    text = Template("{% load siap_ui %}" + source).render(Context(context))
    return html.fragment_fromstring(f"<div>{text}</div>")


def browsing(path: str = "/") -> HttpRequest:
    request = RequestFactory().get(path)
    request._messages = CookieStorage(request)
    return request


@pytest.mark.parametrize("code", STATUSES)
def test_a_status_is_a_word_and_a_picture(code: str) -> None:
    shown = rendered("{% status_tag code %}", code=code)

    assert shown.text_content().strip() == str(STATUSES[code].label)
    assert shown.xpath("count(.//svg[@aria-hidden='true'])") == 1


def test_no_two_statuses_share_a_picture() -> None:
    pictures = [status.icon for status in STATUSES.values()]

    assert len(set(pictures)) == len(pictures)


def test_an_unknown_status_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        rendered("{% status_tag 'nyaris' %}")


def test_the_tracker_tells_state_in_words_and_marks_the_current_stage() -> None:
    stages = [
        Stage(1, "Persiapan", "done"),
        Stage(2, "Isu", "current"),
        Stage(3, "Analisis"),
    ]

    shown = rendered("{% stage_tracker stages %}", stages=stages)

    assert "1 dari 3 tahap selesai" in shown.text_content()
    words = [one.text_content().split(", ")[-1].strip() for one in shown.xpath(".//li//p")]
    assert words == ["selesai", "sedang berjalan", "belum mulai"]
    assert len(shown.xpath(".//li[@aria-current='step']")) == 1


def test_a_table_marks_numbers_heads_and_what_is_missing() -> None:
    columns = [Column("name", "Nama", header=True), Column("cost", "Biaya", numeric=True)]

    shown = rendered(
        "{% data_table columns rows 'Biaya' %}",
        columns=columns,
        rows=[{"name": "Pipa", "cost": "Rp5"}, {"name": "Pompa"}],
    )

    assert shown.xpath(".//tbody//th[@scope='row']/text()") == ["Pipa", "Pompa"]
    cells = [cell.text for cell in shown.find_class("govuk-table__cell--numeric")]
    assert cells == ["Rp5", "–"]
    assert shown.xpath(".//*[@role='region']/@tabindex") == ["0"]


def test_a_table_of_cards_keeps_its_meaning_for_screen_readers() -> None:
    shown = rendered(
        "{% data_table columns rows 'Biaya' stack=True %}",
        columns=[Column("cost", "Biaya", numeric=True)],
        rows=[{"cost": "Rp5"}],
    )

    assert shown.xpath(".//td/@data-label") == ["Biaya"]
    assert shown.xpath(".//td/@role") == ["cell"]


def test_turning_pages_keeps_the_filter() -> None:
    page = Paginator(range(60), 20).page(2)
    context = RequestContext(browsing("/?q=pipa&page=2"), {"page": page})

    text = Template("{% load siap_ui %}{% pages page %}").render(context)

    assert "?q=pipa&amp;page=3" in text
    assert "21–40 dari 60" in text


def test_a_list_on_one_page_has_no_page_links() -> None:
    context = RequestContext(browsing(), {"page": Paginator(range(5), 20).page(1)})

    assert Template("{% load siap_ui %}{% pages page %}").render(context).strip() == ""


def test_the_last_breadcrumb_is_this_page() -> None:
    shown = rendered(
        "{% breadcrumbs links %}", links=[Link("Rencana", "/r"), Link("Topik")]
    )

    assert shown.xpath(".//li[@aria-current='page']/text()") == ["Topik"]


def test_a_notice_can_be_undone_by_a_protected_form() -> None:
    request = browsing()
    notices.done(request, "Baris dihapus.", undo_url="/urungkan/7")
    messages.info(request, "Catatan.")

    text = Template("{% load siap_ui %}{% notice_list %}").render(RequestContext(request))
    shown = html.fragment_fromstring(f"<div>{text}</div>")

    assert shown.xpath(".//form/@action") == ["/urungkan/7"]
    (token,) = shown.xpath(".//form//input[@name='csrfmiddlewaretoken']/@value")
    assert len(token) == 64
    assert len(shown.find_class("siap-notice")) == 2


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% callout title='T' kind='warning' %}<p>isi</p>{% endcallout %}", "isi"),
        ("{% disclosure 'Dasar hukum' %}<p>isi</p>{% enddisclosure %}", "Dasar hukum"),
        ("{% scroll_region 'Tabel' %}<table></table>{% endscroll_region %}", "Geser tabel"),
        ("{% filter_bar %}<p>isi</p>{% endfilter_bar %}", "Saring"),
        ("{% empty_state 'Kosong' 'Mulai' url='/a' label='Tulis' %}", "Tulis"),
        ("{% button 'Simpan' %}", "Simpan"),
    ],
)
def test_the_words_given_to_a_component_appear(source: str, expected: str) -> None:
    assert expected in rendered(source).text_content()


def test_text_given_to_a_component_is_escaped() -> None:
    source = "{% empty_state title 'x' %}{% callout title=title %}{% endcallout %}"

    assert rendered(source, title="<b>a</b>").xpath(".//b") == []
