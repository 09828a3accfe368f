"""The pages of documents: who sees them, what they offer, how a wait is shown."""

import re
import threading
import time
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from factories.plans import a_member, a_plan, a_stakeholder, a_user, facilitator_of
from siap.apps.documents import jobs
from siap.apps.documents.services import shelf_of
from siap.apps.plans.models import TeamRole

pytestmark = pytest.mark.django_db
KEY = "b" * 40
MOST_QUERIES = 15
PAGES = ["list", "plan", "preview", "sheet", "terms", "minutes"]


def client_of(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(name, plan):
    subject = {"sheet": ["w01-stakeholders"], "terms": ["2.1"], "minutes": ["2.1"]}
    return reverse(f"documents:{name}", args=[plan.pk, *subject.get(name, [])])


def file_address(name, plan, key=KEY, format_name="pdf"):
    return reverse(f"documents:{name}", args=[plan.pk, key, "rencana", format_name])


@pytest.mark.parametrize("name", PAGES)
def test_whoever_may_print_sees_the_page(name):
    plan = a_plan()
    a_stakeholder(plan, "Forum Pelanggan")

    answer = client_of(facilitator_of(plan)).get(address(name, plan))

    assert answer.status_code == 200
    assert b"<h1" in answer.content


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_does_not_learn_that_the_plan_exists(name):
    plan = a_plan()

    assert client_of(a_user()).get(address(name, plan)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_whoever_is_not_signed_in_is_sent_to_the_door(name):
    answer = Client().get(address(name, a_plan()))

    assert answer.status_code == 302
    assert reverse("login") in answer["Location"]


def test_only_the_group_is_offered_names():
    plan = a_plan()
    observer = a_member(plan, TeamRole.OBSERVER)

    group = client_of(facilitator_of(plan)).get(address("plan", plan)).content
    guest = client_of(observer).get(address("plan", plan)).content

    assert b'name="personal"' in group
    assert b'name="personal"' not in guest


def test_an_observer_who_asks_for_names_gets_the_public_paper(exports):
    plan = a_plan()
    observer = client_of(a_member(plan, TeamRole.OBSERVER))
    asked = {"what": "terms.html", "language": "id", "personal": "on"}

    answer = observer.post(address("terms", plan), asked, follow=True)

    text = answer.content.decode()
    assert "Kerangka acuan" in text
    assert facilitator_of(plan).name not in text


def test_a_short_paper_downloads_at_once(exports):
    plan = a_plan()
    a_stakeholder(plan, "Forum Pelanggan")
    client = client_of(facilitator_of(plan))

    answer = client.post(
        address("sheet", plan), {"what": "sheet.xlsx", "language": "id"}, follow=True
    )

    assert answer["Content-Disposition"].endswith('.xlsx"')
    assert answer.content.startswith(b"PK")


def test_a_long_paper_is_waited_for_and_then_offered(exports, gate):
    plan = a_plan()
    client = client_of(facilitator_of(plan))

    sent = client.post(address("plan", plan), {"what": "plan.pdf", "language": "id"})
    waiting = client.get(sent["Location"])
    finish(gate, plan, sent)
    ready = client.get(sent["Location"], headers={"HX-Request": "true"})

    assert b"Dokumen sedang dibuat." in waiting.content
    assert b'hx-trigger="every' in waiting.content
    assert b"Periksa lagi" in waiting.content
    assert b"Dokumen siap" in ready.content
    assert b"<html" not in ready.content
    assert b"hx-trigger" not in ready.content


def test_who_leaves_the_waiting_page_finds_the_file_on_the_page_of_documents(exports, gate):
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    listed = reverse("documents:list", args=[plan.pk])

    sent = client.post(address("plan", plan), {"what": "plan.pdf", "language": "id"})
    meanwhile = client.get(listed).content.decode()
    finish(gate, plan, sent)
    later = client.get(listed)
    client.get(later.context["asked"][0].url)
    after = client.get(listed).content.decode()

    assert "sedang dibuat" in meanwhile
    assert "siap diunduh" in later.content.decode()
    assert "Dokumen yang Anda minta" not in after


def test_any_page_tells_once_that_a_file_is_ready(exports, gate):
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    elsewhere = reverse("framework:plan", args=[plan.pk])

    sent = client.post(address("plan", plan), {"what": "plan.pdf", "language": "id"})
    meanwhile = client.get(elsewhere).content.decode()
    finish(gate, plan, sent)
    then, later = (client.get(elsewhere).content.decode() for _ in range(2))

    told = "Naskah yang Anda minta siap diunduh"
    assert [told in page for page in (meanwhile, then, later)] == [False, True, False]
    assert sent["Location"].replace("tunggu", "berkas") in then


@pytest.fixture
def gate(exports, monkeypatch):
    """Holds a long paper back until it is opened; nobody is kept waiting for it."""
    gate = threading.Event()
    monkeypatch.setattr(jobs, "print_apart", lambda *_: gate.wait(60) and b"%PDF-long")
    monkeypatch.setattr("siap.apps.documents.services.WITH_A_PAGE_SECONDS", 0.01)
    yield gate
    gate.set()


def finish(gate, plan, sent):
    """Let the paper be done, and wait until its file is there."""
    gate.set()
    key = sent["Location"].split("/")[-2]
    until(lambda: shelf_of(plan).has(key, "pdf"))


def until(said):
    """Wait for something that another thread does."""
    for _ in range(500):
        if said():
            return
        time.sleep(0.01)
    pytest.fail("it never came")


def test_who_waits_in_line_is_told_the_place(exports, monkeypatch):
    plan = a_plan()
    gate = threading.Event()
    monkeypatch.setattr(jobs, "print_apart", lambda *_: gate.wait(5) and b"%PDF")
    for number in range(jobs.AT_ONCE + 3):
        ended = jobs.start(shelf_of(plan), f"{number:040x}", None, "pdf")
    address = ["documents:progress", [plan.pk, f"{number:040x}", "rencana", "pdf"]]

    waiting = client_of(facilitator_of(plan)).get(reverse(address[0], args=address[1]))
    gate.set()

    assert ended.wait(5)
    assert "menunggu giliran pada urutan ke-3" in waiting.content.decode()


def test_a_paper_is_had_in_the_size_that_was_chosen(exports):
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    where = reverse("documents:paper", args=[plan.pk, "sop"])

    sent = client.post(where, {"what": "sop.pdf", "language": "id", "size": "F4"})
    made = PdfReader(BytesIO(client.get(sent["Location"]).content))

    wide, high = (float(each) / 72 * 25.4 for each in made.pages[0].mediabox[2:])
    assert (round(wide), round(high)) == (330, 215)


def test_the_plan_as_slides_is_had_on_the_web(exports):
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    where = reverse("documents:paper", args=[plan.pk, "slides"])

    page = client.get(where)
    form = {"what": "plan.pptx", "language": "id"}
    made = client.post(address("plan", plan), form, follow=True)

    assert "Salindia PowerPoint" in page.content.decode()
    assert "Ukuran kertas" not in page.content.decode()
    assert "salindia-" in made["Content-Disposition"]
    assert made["Content-Disposition"].endswith('.pptx"')
    assert made.content.startswith(b"PK")


def test_a_failure_is_told_in_one_message(exports):
    plan = a_plan()
    shelf = shelf_of(plan)
    shelf.begin(KEY, "pdf")
    shelf.end(KEY, "pdf")
    shelf.fail(KEY, "pdf", "typesetting-too-long", {})

    answer = client_of(facilitator_of(plan)).get(file_address("progress", plan))

    assert b"Pencetakan dihentikan karena terlalu lama." in answer.content


def test_a_file_that_was_never_begun_says_what_to_do(exports):
    plan = a_plan()

    answer = client_of(facilitator_of(plan)).get(file_address("progress", plan))

    assert b"Kembali ke pilihan cetak, lalu buat lagi." in answer.content


def test_a_file_that_is_not_there_is_not_found(exports):
    plan = a_plan()

    assert (
        client_of(facilitator_of(plan)).get(file_address("download", plan)).status_code
        == 404
    )


def test_a_file_of_another_plan_is_not_handed_out(exports):
    mine, other = a_plan(), a_plan()
    shelf_of(other).put(KEY, "pdf", b"%PDF-secret")

    answer = client_of(facilitator_of(mine)).get(file_address("download", mine))

    assert answer.status_code == 404


def test_an_unknown_choice_is_told_beside_the_field(exports):
    plan = a_plan()

    answer = client_of(facilitator_of(plan)).post(
        address("plan", plan), {"what": "plan.odt", "language": "id"}
    )

    assert answer.status_code == 422
    assert b"Pilihan itu tidak ada." in answer.content


def test_the_style_sheet_of_papers_comes_from_this_host():
    answer = Client().get(reverse("documents:stylesheet"))

    assert answer["Content-Type"].startswith("text/css")
    assert not re.search(rb"url\(|@import", answer.content)


@pytest.mark.parametrize("name", PAGES)
def test_the_number_of_queries_is_small_and_does_not_grow_with_the_plan(name):
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    a_stakeholder(plan, "Forum Pelanggan")
    few = queries_of(client, address(name, plan))
    for number in range(12):
        a_stakeholder(plan, f"Pihak {number}")

    many = queries_of(client, address(name, plan))

    assert many == few
    assert many <= MOST_QUERIES


def queries_of(client, url):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(url)
    return len(seen)
