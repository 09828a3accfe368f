"""The page of a part of a draft: saved without loss, wrong input kept and told."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.guides.adapting import (
    a_facilitator,
    a_guide,
    change,
    client_of,
    fresh,
    part_url,
    topic,
    typed,
)
from factories.plans import a_region
from siap.apps.audit.models import Change
from siap.apps.guides.forms.editors import HeadEditor, StageEditor
from siap.apps.guides.forms.flattening import head_fields, stage_fields, topic_fields
from siap.apps.guides.forms.topic_editor import Offer, TopicEditor
from siap.apps.guides.models import AdaptedGuide
from siap.methodology.guide_drafts import draft_of, topic_places
from siap.methodology.library import edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide() -> AdaptedGuide:
    region = a_region()
    return a_guide(a_facilitator(region), region, "blud-spam")


@pytest.fixture
def client(guide: AdaptedGuide) -> Client:
    return client_of(guide.created_by)


@pytest.mark.parametrize("key", sorted(edition().guides))
def test_every_topic_of_the_catalogue_survives_its_page_unchanged(key: str) -> None:
    draft = draft_of(edition().guide(key))
    names = [(t["key"], t["title"]) for _, _, t in topic_places(draft)]
    offer = Offer(
        roles=[(role, role) for role in edition().roles],
        worksheets=[(number, number) for number in edition().by_number],
        earlier=names,
        topics=names,
        guides=[(each, each) for each in edition().guides],
    )

    for _, _, stored in topic_places(draft):
        editor = TopicEditor(topic_fields(stored), stored, offer)
        assert editor.is_valid()
        assert {"key": stored["key"], **editor.value()} == stored


@pytest.mark.parametrize("key", sorted(edition().guides))
def test_head_and_stages_of_the_catalogue_survive_their_pages_unchanged(key: str) -> None:
    draft = draft_of(edition().guide(key))

    head = HeadEditor(head_fields(draft["head"]))
    stages = [StageEditor(stage_fields(stage)) for stage in draft["stages"]]

    assert head.is_valid()
    assert head.value() == draft["head"]
    for stage, editor in zip(draft["stages"], stages, strict=True):
        assert editor.is_valid()
        assert stage.items() >= editor.value().items()


def test_saving_an_unchanged_topic_leaves_no_trail(
    guide: AdaptedGuide, client: Client
) -> None:
    before = Change.objects.count()

    reply = client.post(part_url(guide, "3.1"), typed(guide, "3.1"))

    assert reply.status_code == 302
    assert Change.objects.count() == before


def test_what_was_typed_is_saved_and_can_be_undone_from_the_notice(
    guide: AdaptedGuide, client: Client
) -> None:
    was = topic(guide, "3.1")
    data = typed(
        guide, "3.1", title="Bentuk lembaga", hours="2,5", purpose="Satu\r\nDua dua"
    )

    page = client.post(part_url(guide, "3.1"), data, follow=True)

    now = topic(guide, "3.1")
    assert (now["title"], now["time"]["hours"]) == ("Bentuk lembaga", "2.5")
    assert now["purpose"] == ["Satu", "Dua dua"]
    batch = Change.objects.filter(field="3.1:title").get().batch
    address = reverse("guides:undo", args=[guide.pk, batch])
    assert address in page.content.decode()
    client.post(address)
    assert topic(guide, "3.1") == was


def test_a_page_shows_what_is_still_wrong_at_its_field(
    guide: AdaptedGuide, client: Client
) -> None:
    data = typed(guide, "3.1", title="", **{"sessions-0-agenda-0-minutes": "99"})

    page = client.post(part_url(guide, "3.1"), data, follow=True).content.decode()

    assert 'id="id_title_error"' in page
    assert 'id="id_hours_error"' in page
    assert "174, sedangkan waktu topik 90 menit" in page
    assert topic(guide, "3.1")["title"] == ""


@pytest.mark.parametrize(
    ("field", "text"),
    [("hours", "dua jam"), ("meetings", "1,5"), ("title", "x" * 201)],
)
def test_what_cannot_be_kept_is_told_and_stays_in_its_field(
    guide: AdaptedGuide, client: Client, field: str, text: str
) -> None:
    data = typed(guide, "3.1", **{field: text, "facilitator": "Ketikan lain"})

    reply = client.post(part_url(guide, "3.1"), data)

    page = reply.content.decode()
    assert reply.status_code == 422
    assert text in page
    assert "Ketikan lain" in page
    assert topic(guide, "3.1")["facilitator"] != "Ketikan lain"


def test_a_conflict_shows_both_and_saving_again_decides(
    guide: AdaptedGuide, client: Client
) -> None:
    data = typed(guide, "3.1", title="Judul saya")
    change(guide, guide.created_by, "3.1", title="Judul mereka")

    refused = client.post(part_url(guide, "3.1"), data)
    page = refused.content.decode()

    assert refused.status_code == 409
    assert "Judul mereka" in page
    assert 'value="Judul saya"' in page
    assert topic(guide, "3.1")["title"] == "Judul mereka"
    client.post(part_url(guide, "3.1"), data | {"version": str(fresh(guide).version)})
    assert topic(guide, "3.1")["title"] == "Judul saya"


def titles(guide: AdaptedGuide) -> list[str]:
    return [output["title"] for output in topic(guide, "3.1")["outputs"]]


def press(client: Client, guide: AdaptedGuide, step: str, **values: str) -> Any:
    return client.post(part_url(guide, "3.1"), typed(guide, "3.1", do=step, **values))


def test_buttons_add_move_and_remove_entries_and_save_the_rest(
    guide: AdaptedGuide, client: Client
) -> None:
    first, second = titles(guide)

    reply = press(client, guide, "add:outputs", title="Bentuk lembaga")
    assert reply["Location"].endswith("#outputs-2")
    assert titles(guide) == [first, second, ""]
    press(client, guide, "up:outputs-2")
    assert titles(guide) == [first, "", second]
    press(client, guide, "remove:outputs-1")
    assert titles(guide) == [first, second]
    press(client, guide, "down:outputs-1")
    assert titles(guide) == [first, second]
    assert topic(guide, "3.1")["title"] == "Bentuk lembaga"


def test_a_new_output_gets_a_key_from_its_title_that_stays(
    guide: AdaptedGuide, client: Client
) -> None:
    press(client, guide, "add:outputs")
    client.post(
        part_url(guide, "3.1"),
        typed(guide, "3.1", **{"outputs-2-title": "Daftar Unit_baru"}),
    )
    key = topic(guide, "3.1")["outputs"][2]["key"]
    client.post(
        part_url(guide, "3.1"), typed(guide, "3.1", **{"outputs-2-title": "Nama lain"})
    )

    assert key == "daftar-unit-baru"
    assert topic(guide, "3.1")["outputs"][2]["key"] == key


def test_sessions_items_and_choices_have_their_buttons(
    guide: AdaptedGuide, client: Client
) -> None:
    count = len(topic(guide, "3.1")["sessions"][0]["agenda"])

    press(client, guide, "add:sessions")
    press(client, guide, "add:sessions-1-agenda")
    press(client, guide, "remove:sessions-0-agenda-0")
    press(client, guide, "add:branch-options")
    press(client, guide, "add:follow_up")

    now = topic(guide, "3.1")
    assert [len(session["agenda"]) for session in now["sessions"]] == [count - 1, 2]
    assert len(now["branch"]["options"]) == 5
    assert now["follow_up"][-1] == {"what": "", "role": "", "days": 7}
    press(client, guide, "remove:branch")
    assert topic(guide, "3.1")["branch"] is None
    press(client, guide, "add:branch")
    assert len(topic(guide, "3.1")["branch"]["options"]) == 2


@pytest.mark.parametrize(
    "step",
    ["drop:outputs-0", "remove:outputs-99", "remove:outputs", "add:title", "add:", "x",
     "remove:sessions-9-agenda-0", "add:sessions-9-agenda", "up:key-0"],
)  # fmt: skip
def test_a_button_that_is_not_there_changes_nothing(
    guide: AdaptedGuide, client: Client, step: str
) -> None:
    before = fresh(guide).draft

    assert press(client, guide, step).status_code == 404
    assert fresh(guide).draft == before


@pytest.mark.parametrize("part", ["9", "0", "9.9", "3.1.1", "x", "head.x", "draft"])
def test_a_part_that_is_not_there_is_not_found(
    guide: AdaptedGuide, client: Client, part: str
) -> None:
    assert client.get(part_url(guide, part)).status_code == 404
    assert client.post(part_url(guide, part), {"version": "1"}).status_code == 404


def test_counts_of_entries_from_outside_cannot_make_a_page_endless(
    guide: AdaptedGuide, client: Client
) -> None:
    data = typed(guide, "3.1", **{"outputs-count": "999999", "sessions-count": "-1"})

    client.post(part_url(guide, "3.1"), data)

    assert len(topic(guide, "3.1")["outputs"]) <= 40
