"""What the check of a draft finds, where it says so, and that publishing waits for it."""

from typing import Any

import pytest

from apps.guides.adapting import a_facilitator, a_guide, change, fresh, published, topic
from factories.plans import NOW, a_region
from siap.apps.guides.drafting import located, part_of
from siap.apps.guides.models import AdaptedGuide, GuideVersion
from siap.apps.guides.services import add_topic, move_topic, publish, remove_topic
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.guide_drafts import Draft, draft_of, faults_of
from siap.methodology.library import edition


def a_draft() -> Draft:
    return draft_of(edition().guide("blud-spam"))


def found(draft: Draft) -> list[tuple[str, str, str]]:
    """Part, place within it and code of each fault."""
    faults = faults_of(draft, edition=edition())
    return [(p, ".".join(map(str, at)), f.code) for p, at, f in located(draft, faults)]


CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"title": ""}, "title", "guide-text-missing"),
    ({"purpose": []}, "purpose", "guide-list-empty"),
    ({"participants": ["nobody"]}, "participants", "guide-role-unknown"),
    ({"worksheets": ["W12", "W41"]}, "worksheets.1", "guide-word-form"),
    ({"starts_from": ["2.9"]}, "starts_from", "guide-start-unknown"),
    ({"starts_from": ["4.1"]}, "starts_from", "guide-start-later"),
    ({"starts_from": ["3.1"]}, "starts_from", "guide-start-later"),
    ({"time": {"meetings": 0, "hours": "2"}}, "time.meetings", "guide-number-low"),
    ({"time": {"meetings": 1, "hours": "13"}}, "time.hours", "guide-number-high"),
    ({"time": {"meetings": 1, "hours": None}}, "time.hours", "guide-not-a-number"),
    ({"time": {"meetings": 2, "hours": "1.5"}}, "time.hours", "guide-minutes"),
    ({"worksheets": []}, "outputs.0.worksheet", "guide-worksheet-not-listed"),
    (
        {"follow_up": [{"what": "Mencatat", "role": "nobody", "days": 1}]},
        "follow_up.0.role",
        "guide-role-unknown",
    ),
    ({"sessions": []}, "sessions", "guide-list-empty"),
]


@pytest.mark.parametrize(("values", "place", "code"), CASES)
def test_each_fault_of_a_topic_is_found_at_its_place(
    values: dict[str, Any], place: str, code: str
) -> None:
    draft = a_draft()
    part_of(draft, "3.1").update(values)

    assert ("3.1", place, code) in found(draft)


def test_minutes_are_checked_while_a_title_is_still_missing() -> None:
    draft = a_draft()
    part = part_of(draft, "3.1")
    part["title"] = ""
    part["sessions"][0]["agenda"][0]["minutes"] += 1

    assert {code for _, _, code in found(draft)} == {"guide-text-missing", "guide-minutes"}


def test_items_without_minutes_may_leave_time_but_not_exceed_it() -> None:
    draft = a_draft()
    agenda = part_of(draft, "3.1")["sessions"][0]["agenda"]
    agenda[0]["minutes"] = None
    assert found(draft) == []

    agenda[1]["minutes"] = 400

    assert [code for _, _, code in found(draft)] == ["guide-minutes"]


def test_what_is_named_after_its_title_is_not_reported_beside_it() -> None:
    draft = a_draft()
    empty = {"key": "", "title": "", "title_en": "", "worksheet": None}
    part_of(draft, "3.1")["outputs"].append(empty)

    assert found(draft) == [("3.1", "outputs.2.title", "guide-text-missing")]


def test_faults_of_head_and_stages_are_found_there() -> None:
    draft = a_draft()
    draft["head"]["summary"] = ""
    draft["head"]["training"]["days"] = [5, 4]
    part_of(draft, "6")["result"] = ""

    assert ("head", "summary", "guide-text-missing") in found(draft)
    assert ("head", "training.days", "guide-days-order") in found(draft)
    assert ("6", "result", "guide-text-missing") in found(draft)


def test_a_branch_that_leads_nowhere_is_found() -> None:
    draft = a_draft()
    options = part_of(draft, "3.1")["branch"]["options"]
    options[0]["guide"] = "nowhere"
    options[1]["skips"] = ["3.9"]

    assert ("3.1", "branch.options.0.guide", "guide-branch-guide") in found(draft)
    assert ("3.1", "branch.options.1.skips", "guide-start-unknown") in found(draft)


def test_every_message_can_be_said_in_both_languages() -> None:
    for values, _place, _code in CASES:
        draft = a_draft()
        part_of(draft, "3.1").update(values)
        for fault in faults_of(draft, edition=edition()):
            assert fault.message("id") != fault.message("en")


@pytest.fixture
def guide(db: None) -> AdaptedGuide:
    region = a_region()
    return a_guide(a_facilitator(region), region)


def test_a_faulty_draft_is_kept_but_not_published(guide: AdaptedGuide) -> None:
    by = guide.created_by
    change(guide, by, title="")

    with pytest.raises(InvalidInput):
        published(guide, by)

    assert topic(guide, "2.1")["title"] == ""
    assert GuideVersion.objects.count() == 0


def test_removing_a_topic_shows_what_referred_to_it(
    guide: AdaptedGuide,
) -> None:
    by = guide.created_by

    assert "1.1" in topic(guide, "1.2")["starts_from"]

    remove_topic(guide=guide, key="1.1", by=by, now=NOW)

    assert ("1.2", "starts_from", "guide-start-unknown") in found(fresh(guide).draft)


def test_moving_a_topic_before_what_it_starts_from_is_found(guide: AdaptedGuide) -> None:
    assert "1.1" in topic(guide, "1.2")["starts_from"]

    move_topic(guide=guide, key="1.2", up=True, by=guide.created_by, now=NOW)

    assert found(fresh(guide).draft) == [("1.2", "starts_from", "guide-start-later")]


def test_an_empty_added_topic_keeps_the_guide_from_being_published(
    guide: AdaptedGuide,
) -> None:
    key = add_topic(guide=guide, stage=2, by=guide.created_by, now=NOW)

    assert {part for part, _, _ in found(fresh(guide).draft)} == {key}
    with pytest.raises(InvalidInput):
        published(guide, guide.created_by)


def test_a_version_is_frozen_with_number_and_fingerprint(guide: AdaptedGuide) -> None:
    by = guide.created_by
    first = published(guide, by)
    change(guide, by, title="Isu kita")
    second = publish(guide=guide, note="Judul 2.1", by=by, now=NOW)

    first.refresh_from_db()
    assert (first.number, second.number, second.note) == (1, 2, "Judul 2.1")
    assert part_of(first.content, "2.1")["title"] != "Isu kita"
    assert len({first.fingerprint, second.fingerprint}) == 2
    assert len(second.fingerprint) == 64


def test_publishing_twice_without_a_change_is_refused(guide: AdaptedGuide) -> None:
    published(guide, guide.created_by)

    with pytest.raises(Conflict):
        published(guide, guide.created_by)
