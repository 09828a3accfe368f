"""Standards: drafted, complete before they hold, unchanged afterwards, found by date."""

from datetime import date
from decimal import Decimal

import pytest

from factories.plans import NOW, a_plan, facilitator_of
from factories.services import (
    a_draft,
    a_keeper,
    a_service,
    a_standard,
    a_unit,
    complete_texts,
    keeper_of,
)
from siap.apps.audit.models import Change
from siap.apps.organisations.models import RegionRole
from siap.apps.public_services.components import components_of, ruleset_on
from siap.apps.public_services.queries import gaps_of, in_force
from siap.apps.public_services.services.flow_steps import take_steps
from siap.apps.public_services.services.standards import (
    StandardFacts,
    Step,
    publish,
    save_draft,
    start_draft,
)
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import ReadyRow, add_ready_rows
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


def test_the_law_lists_fourteen_components_six_of_them_for_everybody() -> None:
    listed = components_of(ruleset_on(date(2026, 11, 21)))

    assert len(listed) == len({each.key for each in listed}) == 14
    assert sum(each.group == "delivery" for each in listed) == 6


def test_an_empty_draft_lacks_every_component() -> None:
    service = a_service()

    draft = start_draft(service=service, by=keeper_of(service.unit), now=NOW)

    assert [gap.kind for gap in gaps_of(draft)] == ["missing"] * 14


def test_a_time_in_words_alone_cannot_be_measured() -> None:
    draft = a_draft(a_service(), duration=None, duration_unit="")

    assert [(gap.component.key, gap.kind) for gap in gaps_of(draft)] == [
        ("time", "unmeasured")
    ]


def test_steps_stand_for_the_procedure() -> None:
    service = a_service()
    texts = complete_texts(a_draft(service)) | {"procedure": ""}

    without = a_draft(service, texts=texts)
    with_steps = a_draft(service, texts=texts, steps=[Step(text="Ambil nomor")])

    assert gaps_of(with_steps) == []
    assert without.pk == with_steps.pk


def test_an_incomplete_draft_is_not_put_in_force() -> None:
    service = a_service()
    draft = a_draft(service, texts={"requirements": "KTP"})

    with pytest.raises(InvalidInput, match="Dasar hukum"):
        publish(
            draft=draft,
            valid_from=date(2026, 1, 1),
            seen_version=draft.version,
            by=keeper_of(service.unit),
            now=NOW,
        )


def test_a_day_finds_the_version_that_held_on_it() -> None:
    service = a_service()
    first = a_standard(service, date(2026, 1, 1))
    second = a_standard(service, date(2026, 7, 1), duration=1)

    assert in_force(service, date(2025, 12, 31)) is None
    assert in_force(service, date(2026, 6, 30)) == first
    assert in_force(service, date(2026, 7, 1)) == second


def test_a_version_in_force_cannot_be_changed() -> None:
    service = a_service()
    standard = a_standard(service)

    with pytest.raises(Conflict, match="sudah ditetapkan"):
        save_draft(
            draft=standard,
            facts=StandardFacts(texts={}),
            seen_version=standard.version,
            by=keeper_of(service.unit),
            now=NOW,
        )


def test_the_next_draft_begins_with_what_holds_now() -> None:
    service = a_service()
    a_standard(service, steps=[Step(text="Ambil nomor"), Step(text="Serahkan berkas")])

    draft = start_draft(service=service, by=keeper_of(service.unit), now=NOW)

    assert draft.number == 2
    assert draft.components["cost"].startswith("Isi Biaya")
    assert [step.text for step in draft.steps.all()] == ["Ambil nomor", "Serahkan berkas"]


def test_a_second_draft_is_never_begun() -> None:
    service = a_service()
    draft = a_draft(service)

    again = start_draft(service=service, by=keeper_of(service.unit), now=NOW)

    assert again.pk == draft.pk


def test_a_new_standard_does_not_hold_before_the_newest_one() -> None:
    service = a_service()
    a_standard(service, date(2026, 7, 1))

    with pytest.raises(InvalidInput, match="2026-07-01"):
        a_standard(service, date(2026, 6, 30))


def test_who_saw_an_older_draft_does_not_overwrite_the_newer_one() -> None:
    service = a_service()
    draft = a_draft(service)

    with pytest.raises(Conflict, match="Orang lain"):
        save_draft(
            draft=draft,
            facts=StandardFacts(texts={}),
            seen_version=draft.version - 1,
            by=keeper_of(service.unit),
            now=NOW,
        )


def test_only_an_administrator_puts_a_standard_in_force() -> None:
    service = a_service()
    draft = a_draft(service)
    facilitator = a_keeper(service.unit.agency.region, RegionRole.FACILITATOR)

    with pytest.raises(Forbidden):
        publish(
            draft=draft,
            valid_from=date(2026, 1, 1),
            seen_version=draft.version,
            by=facilitator,
            now=NOW,
        )


def test_every_change_of_a_standard_leaves_a_trail() -> None:
    service = a_service()
    standard = a_standard(service)

    kinds = Change.objects.filter(subject="standard", subject_id=str(standard.pk))

    assert list(kinds.order_by("id").values_list("kind", flat=True)) == [
        "create",
        "change",
        "publish",
    ]


def test_steps_come_from_the_new_flow_of_the_plan() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    add_ready_rows(
        place=place_of(plan, "w24-service-flow", "to_be"),
        rows=[
            ReadyRow(cells={"step": "Terima berkas", "kind": "start", "minutes": "5"}),
            ReadyRow(cells={"step": "Terbitkan surat", "kind": "end", "output": "Surat"}),
        ],
        by=by,
        now=NOW,
    )
    service = a_service(unit=a_unit(region=plan.region))
    service.plan = plan
    service.save()
    draft = start_draft(service=service, by=by, now=NOW)

    taken = take_steps(draft=draft, seen_version=draft.version, by=by, now=NOW)

    assert [(step.text, step.minutes, step.output) for step in taken.steps.all()] == [
        ("Terima berkas", Decimal(5), ""),
        ("Terbitkan surat", None, "Surat"),
    ]


def test_a_service_without_a_plan_has_no_flow_to_take_from() -> None:
    service = a_service()
    draft = a_draft(service)

    with pytest.raises(InvalidInput, match="belum dikaitkan"):
        take_steps(
            draft=draft, seen_version=draft.version, by=keeper_of(service.unit), now=NOW
        )
