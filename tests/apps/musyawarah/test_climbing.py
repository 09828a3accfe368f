"""A proposal climbs: meetings, scores with ties, decisions, verification, lineage."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_duty, a_proposal
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.musyawarah.models import (
    Attendance,
    Decision,
    DutyRole,
    Link,
    Meeting,
    Message,
    Proposal,
)
from siap.apps.musyawarah.queries.ranking import ranking_of
from siap.apps.musyawarah.services.decisions import NewDecision, decide
from siap.apps.musyawarah.services.joining import Part
from siap.apps.musyawarah.services.meetings import NewMeeting, close_meeting, plan_meeting
from siap.apps.musyawarah.services.proposals import correct_proposal, submit_proposal
from siap.apps.musyawarah.services.scoring import give_scores
from siap.apps.musyawarah.services.verification import (
    Answer,
    answer_verification,
    ask_verification,
)
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def decided(
    proposal: Proposal, by: User, kind: str = "forward", **other: object
) -> Decision:
    proposal.refresh_from_db()
    values = {
        "kind": kind,
        "reason": "Sesuai kebutuhan warga.",
        "level_id": proposal.level_id,
        "volume": proposal.volume,
        "cost_idr": proposal.cost_idr,
    } | other
    return decide(proposal=proposal, new=NewDecision(**values), by=by, now=LATER)


def climbed(city: City, proposal: Proposal, level: str) -> Proposal:
    """Forward a proposal until it lies before a level."""
    while str(proposal.level) != level:
        decided(proposal, city.planner)
        proposal.refresh_from_db()
    return proposal


def test_from_the_rt_to_the_city_each_level_leaves_its_own_cost(city: City) -> None:
    proposal = climbed(city, a_proposal(city), "Muscambang")

    decided(proposal, city.planner, cost_idr=35_000_000)
    proposal.refresh_from_db()

    assert str(proposal.level) == "Muskotbang"
    assert proposal.cost_idr == 35_000_000
    assert [each.cost_idr for each in proposal.decisions.all()] == [40_000_000] * 4 + [
        35_000_000
    ]


def test_the_last_level_accepts_only_what_an_agency_has_verified(city: City) -> None:
    proposal = climbed(city, a_proposal(city, agency=city.agency), "Muskotbang")
    verifier = a_duty(city, DutyRole.VERIFIER, city.cycle.region, agency=city.agency)
    asked = proposal.verifications.get()

    with pytest.raises(Conflict, match="sesudah perangkat daerah"):
        decided(proposal, city.planner)
    answer = Answer(result="fits", note="", checks={"technical": True})
    answer_verification(verification=asked, answer=answer, by=verifier, now=LATER)
    decided(proposal, city.planner)

    proposal.refresh_from_db()
    assert proposal.state == "accepted"


def test_a_secretary_decides_for_their_own_level_only(city: City) -> None:
    village = a_duty(city, DutyRole.SECRETARY, city.villages[0])
    other = a_duty(city, DutyRole.SECRETARY, city.villages[1])
    head = a_duty(city, DutyRole.SECRETARY, city.rw())
    proposal = a_proposal(city)

    with pytest.raises(Forbidden):
        decided(proposal, village)
    decided(proposal, head)
    with pytest.raises(Forbidden):
        decided(proposal, other)
    decided(proposal, village)

    proposal.refresh_from_db()
    assert str(proposal.level) == "Pra-Muskelbang II"


def test_a_decision_needs_a_reason_and_the_level_that_was_seen(city: City) -> None:
    proposal = a_proposal(city)
    seen = proposal.level_id

    with pytest.raises(InvalidInput, match="alasannya"):
        decided(proposal, city.planner, reason=" ")
    decided(proposal, city.planner)
    with pytest.raises(Conflict, match="berpindah"):
        decided(proposal, city.planner, level_id=seen)


def test_what_came_back_is_corrected_and_goes_on_from_the_same_level(city: City) -> None:
    proposal = climbed(city, a_proposal(city), "Muskelbang")
    decided(proposal, city.planner, "return", reason="Letaknya belum jelas.")
    proposal.refresh_from_db()
    by = proposal.created_by

    correct_proposal(
        proposal=proposal,
        values={"spot": "depan musala"},
        seen_version=proposal.version,
        by=by,
        now=LATER,
    )
    again = submit_proposal(proposal=proposal, by=by, now=LATER)

    assert (again.state, str(again.level)) == ("open", "Muskelbang")
    told = Message.objects.filter(user=by).values_list("text", flat=True)
    assert "Muskelbang: dikembalikan untuk diperbaiki. Letaknya belum jelas." in told


def test_merged_proposers_keep_theirs_and_follow_the_other(city: City) -> None:
    kept, merged = a_proposal(city), a_proposal(city, title="Saluran Gang Melati")

    decided(merged, city.planner, "merge", target=kept)
    decided(kept, city.planner, "refuse", reason="Lahan milik pihak lain.")

    merged.refresh_from_db()
    assert merged.state == "merged"
    assert merged.proposer_kind == "person"
    assert Message.objects.filter(user=merged.created_by, proposal=kept).exists()
    page = Client().get(reverse("musyawarah:proposal", args=[merged.code]))
    assert kept.code in page.text
    picture = Client().get(reverse("musyawarah:lineage", args=[merged.code, "layar"]))
    assert picture.headers["Content-Type"].startswith("image/svg+xml")


def test_a_proposal_cannot_be_merged_into_one_of_another_level(city: City) -> None:
    higher = climbed(city, a_proposal(city), "Muskelbang")

    with pytest.raises(InvalidInput, match="rapat yang sama"):
        decided(a_proposal(city), city.planner, "merge", target=higher)


def test_parts_go_on_by_themselves_from_the_same_level(city: City) -> None:
    proposal = climbed(city, a_proposal(city), "Muskelbang")
    parts = (Part("Sisi utara", 15_000_000), Part("Sisi selatan", 25_000_000))

    decided(proposal, city.planner, "split", parts=parts)

    made = [link.start for link in Link.objects.filter(end=proposal, kind="part-of")]
    assert [(each.title, each.cost_idr, str(each.level)) for each in made] == [
        ("Sisi utara", 15_000_000, "Muskelbang"),
        ("Sisi selatan", 25_000_000, "Muskelbang"),
    ]
    with pytest.raises(InvalidInput, match="dua pecahan"):
        decided(made[0], city.planner, "split", parts=parts[:1])


def test_several_scorers_are_averaged_by_weight_and_ties_are_shown(city: City) -> None:
    scorers = [a_duty(city, DutyRole.SCORER, city.villages[0]) for _ in range(2)]
    first, second, third = (climbed(city, a_proposal(city), "Muskelbang") for _ in range(3))
    level = first.level
    assert level is not None
    criteria = list(level.criteria.all())
    for scorer, values in zip(scorers, ([5, 3, 3, 3], [3, 3, 3, 3]), strict=True):
        row = {each.pk: value for each, value in zip(criteria, values, strict=True)}
        for proposal in (first, second):
            give_scores(proposal=proposal, values=row, by=scorer, now=NOW)

    ranked = ranking_of(level, [third, second, first])

    assert [(row.proposal, row.place, row.shared) for row in ranked] == [
        (first, 1, True),
        (second, 1, True),
        (third, None, False),
    ]
    assert ranked[0].total is not None
    # Weights 30, 25, 25, 20; means 4, 3, 3, 3.
    assert float(ranked[0].total) == 3.3
    assert float(decided(first, city.planner).score or 0) == 3.3


def test_a_score_outside_1_to_5_or_by_a_stranger_is_refused(city: City) -> None:
    proposal = climbed(city, a_proposal(city), "Muskelbang")
    assert proposal.level is not None
    key = proposal.level.criteria.values_list("pk", flat=True)[0]

    with pytest.raises(InvalidInput):
        give_scores(proposal=proposal, values={key: 6}, by=city.planner, now=NOW)
    with pytest.raises(Forbidden):
        give_scores(proposal=proposal, values={key: 3}, by=a_user(), now=NOW)


def test_a_verifier_answers_for_their_agency_only_and_once(city: City) -> None:
    proposal = a_proposal(city)
    verifier = a_duty(city, DutyRole.VERIFIER, city.cycle.region, agency=city.agency)
    asked = ask_verification(
        proposal=proposal, agency=city.agency, by=city.planner, now=NOW
    )
    unfit = Answer(result="unfit", note="Bukan kewenangan daerah.", checks={})

    assert asked.due == date(2026, 12, 5)
    with pytest.raises(Forbidden):
        answer_verification(verification=asked, answer=unfit, by=a_user(), now=NOW)
    bare = Answer(result="unfit", note="", checks={})
    with pytest.raises(InvalidInput, match="alasannya"):
        answer_verification(verification=asked, answer=bare, by=verifier, now=NOW)
    answer_verification(verification=asked, answer=unfit, by=verifier, now=NOW)
    with pytest.raises(Conflict):
        answer_verification(verification=asked, answer=unfit, by=verifier, now=NOW)


def test_a_verifier_finds_the_question_in_the_inbox_and_answers_it(city: City) -> None:
    verifier = a_duty(city, DutyRole.VERIFIER, city.cycle.region, agency=city.agency)
    asked = ask_verification(
        proposal=a_proposal(city), agency=city.agency, by=city.planner, now=NOW
    )
    client = client_of(verifier)
    address = reverse("musyawarah:verification", args=[asked.pk])

    assert address in client.get(reverse("musyawarah:inbox", args=[city.cycle.pk])).text
    client.post(address, {"result": "notes", "note": "Perlu izin.", "checks": ["cost"]})

    asked.refresh_from_db()
    assert asked.result == "notes"
    assert [key for key, yes in asked.checks.items() if yes] == ["cost"]


def a_meeting(city: City, by: User) -> Meeting:
    level = city.cycle.levels.get(name="Muskelbang")
    new = NewMeeting(
        level=level,
        region=city.villages[0],
        held_on=date(2026, 12, 2),
        starts_at=None,
        place="Balai kelurahan",
        chair="Ketua LPMK",
    )
    return plan_meeting(new=new, by=by, now=NOW)


def test_a_meeting_without_quorum_closes_only_with_an_explanation(city: City) -> None:
    secretary = a_duty(city, DutyRole.SECRETARY, city.villages[0])
    meeting = a_meeting(city, secretary)
    address = reverse("musyawarah:meeting", args=[meeting.pk])
    form = {"held_on": "2026-12-02", "place": "Balai", "chair": "Ketua", "tutup": "1"}
    client = client_of(secretary)

    refused = client.post(address, form)
    closed = client.post(address, form | {"notes": "Hujan lebat; sepakat dilanjutkan."})

    assert refused.status_code == 422
    assert closed.status_code == 302
    meeting.refresh_from_db()
    with pytest.raises(Conflict):
        close_meeting(meeting=meeting, by=secretary, now=NOW)


def test_the_secretary_keeps_the_list_of_those_who_came(city: City) -> None:
    secretary = a_duty(city, DutyRole.SECRETARY, city.villages[0])
    meeting = a_meeting(city, secretary)
    person = {"name": "Ibu Canary", "gender": "female", "element": "women"}

    client_of(secretary).post(reverse("musyawarah:attendance", args=[meeting.pk]), person)

    assert Attendance.objects.get().element == "women"
    mine = client_of(secretary).get(reverse("musyawarah:meeting", args=[meeting.pk])).text
    public = Client().get(reverse("musyawarah:meeting", args=[meeting.pk])).text
    assert "Ibu Canary" in mine
    assert "Ibu Canary" not in public


def test_ticked_proposals_are_forwarded_together(city: City) -> None:
    secretary = a_duty(city, DutyRole.SECRETARY, city.villages[0])
    meeting = a_meeting(city, secretary)
    waiting = [climbed(city, a_proposal(city), "Muskelbang") for _ in range(3)]
    ticked = {"usulan": [each.pk for each in waiting[:2]]}

    client_of(secretary).post(reverse("musyawarah:forward", args=[meeting.pk]), ticked)

    assert Proposal.objects.filter(level__name="Muscambang").count() == 2
    assert meeting.decisions.count() == 2


def test_a_secretary_decides_through_the_page(city: City) -> None:
    secretary = a_duty(city, DutyRole.SECRETARY, city.villages[0])
    proposal = climbed(city, a_proposal(city), "Muskelbang")
    address = reverse("musyawarah:decision", args=[proposal.code])
    form = {
        "aksi": "putuskan",
        "level": proposal.level_id,
        "kind": "own",
        "reason": "Cukup dengan kerja bakti.",
        "cost_idr": "2 juta",
    }
    client = client_of(secretary)

    assert (
        proposal.title in client.get(reverse("musyawarah:desk", args=[city.cycle.pk])).text
    )
    assert client.post(address, form | {"reason": ""}).status_code == 422
    assert client.post(address, form).status_code == 302

    page = Client().get(reverse("musyawarah:proposal", args=[proposal.code])).text
    assert "Cukup dengan kerja bakti." in page
    assert "Dikerjakan warga sendiri" in page


def test_nothing_is_decided_without_a_trace(city: City) -> None:
    proposal = a_proposal(city)

    decided(proposal, city.planner, cost_idr=30_000_000)

    trail = Change.objects.filter(subject_id=proposal.code).order_by("id")
    assert [change.kind for change in trail] == ["draft", "submit", "correct", "decide"]
    assert [trail[2].field, trail[2].before, trail[2].after] == [
        "cost_idr",
        40_000_000,
        30_000_000,
    ]
