"""Handing proposals in: who, where, once, with history, without what is private."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from factories.musyawarah import NOW, City, a_duty, a_proposal, values_at
from factories.plans import a_user
from siap.apps.audit.models import Change
from siap.apps.musyawarah.models import DutyRole, Photo, Proposal, UsualProposal
from siap.apps.musyawarah.queries.similar import similar_proposals
from siap.apps.musyawarah.services.pictures import add_photo
from siap.apps.musyawarah.services.proposals import (
    correct_proposal,
    save_proposal,
    submit_proposal,
    withdraw_proposal,
)
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db
TOO_LATE = datetime(2100, 1, 5, 3, 0, tzinfo=UTC)
FORM = {
    "key": "a" * 32,
    "title": "Lampu jalan Gang Kamboja",
    "kind": "physical",
    "field": "lighting",
    "problem": "Gang gelap pada malam hari.",
    "spot": "",
    "benefits": "warga gang",
    "beneficiaries": "90",
    "volume": "4",
    "unit": "titik",
    "cost_idr": "12,5 juta",
    "indicator": "gang terang",
    "proposer_kind": "person",
    "proposer_name": "Bu Kenari",
    "contact": "0812-canary",
    "aksi": "kirim",
}


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def form_address(city: City) -> str:
    return (
        reverse("musyawarah:new", args=[city.cycle.pk]) + f"?village={city.villages[0].pk}"
    )


def test_a_resident_hands_a_proposal_in_through_the_form(city: City) -> None:
    client = client_of(a_user("Bu Kenari"))

    answer = client.post(form_address(city), FORM | {"place": city.rt().pk})

    proposal = Proposal.objects.get()
    assert answer.headers["Location"] == reverse(
        "musyawarah:proposal", args=[proposal.code]
    )
    assert (proposal.state, proposal.cost_idr) == ("open", 12_500_000)
    assert proposal.level is not None
    assert proposal.level.name == "Musyawarah RT dan RW"


def test_a_form_sent_twice_makes_one_proposal(city: City) -> None:
    client = client_of(a_user())
    form = FORM | {"place": city.rt().pk}

    first = client.post(form_address(city), form, headers={"accept": "application/json"})
    second = client.post(form_address(city), form, headers={"accept": "application/json"})

    assert first.json() == second.json()
    assert Proposal.objects.count() == 1


def test_the_same_key_of_another_person_is_another_proposal(city: City) -> None:
    for name in ("Bu Kenari", "Pak Perkutut"):
        client_of(a_user(name)).post(form_address(city), FORM | {"place": city.rt().pk})

    assert Proposal.objects.count() == 2


def test_a_gap_is_shown_and_nothing_typed_is_lost(city: City) -> None:
    client = client_of(a_user())

    answer = client.post(
        form_address(city), FORM | {"place": city.rt().pk, "indicator": ""}
    )

    assert answer.status_code == 422
    assert "Gang gelap pada malam hari." in answer.text
    assert Proposal.objects.count() == 0


def test_a_draft_needs_only_a_title_and_only_its_writer_sees_it(city: City) -> None:
    writer, other = client_of(a_user()), client_of(a_user())
    writer.post(
        form_address(city),
        {
            "key": "b" * 32,
            "title": "Taman",
            "place": city.rt().pk,
            "proposer_kind": "rt",
            "aksi": "draf",
        },
    )
    address = reverse("musyawarah:proposal", args=[Proposal.objects.get().code])

    assert writer.get(address).status_code == 200
    assert other.get(address).status_code == 404
    assert (
        Client().get(reverse("musyawarah:list", args=[city.cycle.pk])).text.count("Taman")
        == 0
    )


def test_the_dictionary_fills_what_was_left_empty(city: City) -> None:
    usual = UsualProposal.objects.create(
        region=city.cycle.region,
        title="Lampu jalan tenaga surya",
        kind="physical",
        field="lighting",
        unit="titik",
        price_idr=9_000_000,
        indicator="jalan terang",
    )
    gaps = {"usual": usual.pk, "unit": "", "cost_idr": "", "indicator": "", "field": ""}

    client_of(a_user()).post(form_address(city), FORM | gaps | {"place": city.rt().pk})

    proposal = Proposal.objects.get()
    assert (proposal.cost_idr, proposal.unit) == (36_000_000, "titik")
    assert proposal.indicator == "jalan terang"


def test_where_a_proposal_enters_depends_on_who_proposes(city: City) -> None:
    entered = {
        kind: a_proposal(city, proposer_kind=kind).level for kind in ("rt", "rw", "council")
    }

    assert {kind: str(level) for kind, level in entered.items()} == {
        "rt": "Musyawarah RT dan RW",
        "rw": "Pra-Muskelbang I",
        "council": "Muscambang",
    }


def test_after_the_last_day_only_an_official_may_still_type_one_in(city: City) -> None:
    secretary = a_duty(city, DutyRole.SECRETARY, city.villages[0])
    values = values_at(city.rt())

    with pytest.raises(Conflict, match="tidak menerima usulan"):
        save_proposal(cycle=city.cycle, key="x", values=values, by=a_user(), now=TOO_LATE)
    late = save_proposal(
        cycle=city.cycle, key="x", values=values, by=secretary, now=TOO_LATE
    )

    assert submit_proposal(proposal=late, by=secretary, now=TOO_LATE).state == "open"


def test_where_only_those_with_a_duty_propose_others_may_not(city: City) -> None:
    city.cycle.anyone_proposes = False
    city.cycle.save()
    head = a_duty(city, DutyRole.PROPOSER, city.rw())

    assert a_proposal(city, by=head).state == "open"
    with pytest.raises(Forbidden):
        a_proposal(city, city.rt(1), by=head)


def test_a_correction_keeps_what_stood_there_before(city: City) -> None:
    proposal = a_proposal(city)

    correct_proposal(
        proposal=proposal,
        values={"title": "Saluran air Gang Melati", "contact": "0813-canary"},
        seen_version=proposal.version,
        by=proposal.created_by,
        now=NOW,
    )

    change = Change.objects.get(subject_id=proposal.code, field="title")
    assert change.before == "Perbaikan saluran air Gang Melati"
    page = Client().get(reverse("musyawarah:proposal", args=[proposal.code])).text
    assert "Perbaikan saluran air Gang Melati" in page
    assert "canary" not in page


def test_a_correction_of_what_another_changed_meanwhile_is_refused(city: City) -> None:
    proposal = a_proposal(city)
    stale = {"seen_version": proposal.version, "by": proposal.created_by, "now": NOW}
    correct_proposal(proposal=proposal, values={"title": "Satu"}, **stale)

    with pytest.raises(Conflict, match="mengubah usulan ini"):
        correct_proposal(proposal=proposal, values={"title": "Dua"}, **stale)


def test_a_stranger_can_neither_correct_nor_take_back(city: City) -> None:
    proposal = a_proposal(city)
    stranger = a_user()

    with pytest.raises(Forbidden):
        correct_proposal(
            proposal=proposal,
            values={"title": "Lain"},
            seen_version=proposal.version,
            by=stranger,
            now=NOW,
        )
    with pytest.raises(Forbidden):
        withdraw_proposal(proposal=proposal, reason="", by=stranger, now=NOW)


def test_what_is_taken_back_stays_to_be_seen(city: City) -> None:
    proposal = a_proposal(city)

    withdraw_proposal(proposal=proposal, reason="pindah", by=proposal.created_by, now=NOW)

    page = Client().get(reverse("musyawarah:proposal", args=[proposal.code])).text
    assert "Ditarik pengusul" in page


def test_a_photo_is_drawn_anew_without_what_the_camera_wrote(city: City) -> None:
    proposal = a_proposal(city)
    taken = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "canary"
    exif[0x0112] = 6  # lies on its side
    Image.new("RGB", (300, 200), "green").save(taken, "JPEG", exif=exif, comment=b"canary")

    photo = add_photo(
        proposal=proposal, content=taken.getvalue(), by=proposal.created_by, now=NOW
    )

    stored = bytes(Photo.objects.get(pk=photo.pk).content)
    assert b"canary" in taken.getvalue()
    assert b"canary" not in stored
    assert (photo.width, photo.height) == (200, 300)


def test_a_small_file_that_would_fill_the_memory_is_refused(city: City) -> None:
    proposal = a_proposal(city)
    flat = BytesIO()
    Image.new("1", (7000, 7000)).save(flat, "PNG")

    with pytest.raises(InvalidInput, match="paling besar"):
        add_photo(
            proposal=proposal, content=flat.getvalue(), by=proposal.created_by, now=NOW
        )


def test_similar_proposals_of_the_place_come_the_most_alike_first(city: City) -> None:
    near = a_proposal(city, title="Perbaikan saluran air Gang Melati")
    nearer = a_proposal(city, title="Perbaikan saluran air Gang Mawar")
    a_proposal(city, title="Pelatihan menjahit")
    a_proposal(city, city.rt(1), title="Perbaikan saluran air Gang Mawar")

    found = similar_proposals(
        city.cycle, title="saluran air gang mawar", village_id=city.villages[0].pk
    )

    assert list(found) == [nearer, near]
