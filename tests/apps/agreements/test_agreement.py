"""Putting a worksheet to agreement: frozen, answered, closed, reopened, compared."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.plans import (
    NOW,
    a_member,
    a_plan,
    a_stakeholder,
    a_user,
    facilitator_of,
    stakeholders,
)
from siap.apps.agreements.models import Agreement, Response
from siap.apps.agreements.queries import frozen_content, shown_difference
from siap.apps.agreements.services import (
    OfficeAnswer,
    close_agreement,
    put_to_agreement,
    record_response,
    reopen,
)
from siap.apps.audit.models import Change
from siap.apps.plans.history import history_lines
from siap.apps.plans.models import Plan, TeamRole
from siap.apps.worksheets.queries import read_sheets
from siap.apps.worksheets.services import (
    CellEdit,
    NewRow,
    ReadyRow,
    add_ready_rows,
    add_row,
    move_row,
    remove_row,
    save_cell,
    undo,
)
from siap.kernel.errors import Conflict, Forbidden, InvalidInput
from siap.methodology.content import Content, ContentRow
from siap.methodology.library import edition

pytestmark = pytest.mark.django_db
SHEET = "w01-stakeholders"
DUE = date(2026, 12, 1)
YES = OfficeAnswer(answer="agrees", person="Ani Rekaan", note="", on=date(2026, 11, 22))


def a_complete_plan() -> Plan:
    plan = a_plan()
    for number in range(4):
        side = "provider" if number % 2 else "user"
        a_stakeholder(plan, f"Pihak {number}", side=side)
    return plan


def put(plan: Plan, *offices: str) -> Agreement:
    return put_to_agreement(
        plan=plan,
        worksheet_id=SHEET,
        offices=offices or ("DPRD", "Forum Pelanggan"),
        due=DUE,
        by=facilitator_of(plan),
        now=NOW,
    )


def answer(response: Response, given: OfficeAnswer = YES) -> Response:
    by = facilitator_of(response.agreement.plan)
    return record_response(response=response, given=given, by=by, now=NOW)


def agree(plan: Plan) -> Agreement:
    agreement = put(plan)
    for response in agreement.responses.all():
        answer(response)
    return close_agreement(agreement=agreement, by=facilitator_of(plan), now=NOW)


def change(plan: Plan, row: str, value: str) -> None:
    edit = CellEdit(row_id=row, column="interest", typed=value, seen_version=None)
    save_cell(place=stakeholders(plan), edit=edit, by=facilitator_of(plan), now=NOW)


def test_what_was_put_to_agreement_cannot_be_changed_by_any_way() -> None:
    plan = a_complete_plan()
    by = facilitator_of(plan)
    row = stakeholders(plan).store.read(plan)[0].id
    last = Change.objects.filter(plan_id=plan.pk, subject__contains=".").first()
    assert last is not None
    put(plan)
    place = stakeholders(plan)

    with pytest.raises(Conflict):
        change(plan, row, "1")
    with pytest.raises(Conflict):
        add_row(place=place, new=NewRow(typed={"name": "Baru"}), by=by, now=NOW)
    with pytest.raises(Conflict):
        add_ready_rows(place=place, rows=[ReadyRow(cells={"name": "Baru"})], by=by, now=NOW)
    with pytest.raises(Conflict):
        remove_row(place=place, row_id=row, by=by, now=NOW)
    with pytest.raises(Conflict):
        move_row(place=place, row_id=row, steps=1, by=by, now=NOW)
    with pytest.raises(Conflict):
        undo(plan=plan, batch=last.batch, by=by, now=NOW)
    new = CellEdit(row_id=str(uuid.uuid4()), column="name", typed="Baru", seen_version=0)
    with pytest.raises(Conflict):
        save_cell(place=place, edit=new, by=by, now=NOW)


def test_a_version_keeps_rows_results_and_a_fingerprint() -> None:
    plan = a_complete_plan()

    version = put(plan).version

    assert version.number == 1
    assert len(version.content[f"{SHEET}.stakeholders"]) == 4
    assert version.results["grid"]["method"] == "stakeholder-grid"
    assert len(version.results["grid"]["result"]["quadrant"]) == 4
    assert len(version.fingerprint) == 64


def test_an_incomplete_worksheet_is_not_put_to_agreement() -> None:
    plan = a_plan()
    a_stakeholder(plan)

    with pytest.raises(InvalidInput) as problem:
        put(plan)

    assert problem.value.code == "agreement-incomplete"
    assert Agreement.objects.count() == 0


def test_nothing_is_agreed_while_an_office_has_not_answered() -> None:
    plan = a_complete_plan()
    agreement = put(plan, "DPRD", "Forum")
    answer(agreement.responses.get(office="DPRD"))

    with pytest.raises(InvalidInput) as problem:
        close_agreement(agreement=agreement, by=facilitator_of(plan), now=NOW)

    assert "Forum" in problem.value.message()


def test_an_objection_needs_a_reason_and_stays_on_record() -> None:
    plan = a_complete_plan()
    agreement = put(plan, "Forum")
    response = agreement.responses.get()
    objects = OfficeAnswer(answer="objects", person="Budi", note=" ", on=DUE)

    with pytest.raises(InvalidInput):
        answer(response, objects)
    answer(
        response, OfficeAnswer(answer="objects", person="Budi", note="Belum adil", on=DUE)
    )
    close_agreement(agreement=agreement, by=facilitator_of(plan), now=NOW)

    kept = Response.objects.get(pk=response.pk)
    assert (kept.answer, kept.note) == ("objects", "Belum adil")
    with pytest.raises(Conflict):
        answer(Response.objects.get(pk=response.pk))


def test_after_reopening_with_a_reason_a_change_makes_the_next_version() -> None:
    plan = a_complete_plan()
    row = stakeholders(plan).store.read(plan)[0].id
    first = agree(plan)

    with pytest.raises(InvalidInput):
        reopen(agreement=first, reason=" ", by=facilitator_of(plan), now=NOW)
    reopen(agreement=first, reason="Nama lembaga berubah", by=facilitator_of(plan), now=NOW)
    change(plan, row, "1")
    second = put(plan)

    assert second.version.number == 2
    assert Agreement.objects.get(pk=first.pk).reason == "Nama lembaga berubah"


def test_the_difference_of_two_versions_is_shown_cell_by_cell() -> None:
    plan = a_complete_plan()
    rows = stakeholders(plan).store.read(plan)
    first = agree(plan)
    reopen(agreement=first, reason="Koreksi", by=facilitator_of(plan), now=NOW)
    change(plan, rows[0].id, "1")
    remove_row(
        place=stakeholders(plan), row_id=rows[1].id, by=facilitator_of(plan), now=NOW
    )
    a_stakeholder(plan, "Pihak baru")
    worksheet = edition().worksheet(SHEET)
    now = read_sheets(plan, [worksheet]).content

    found = shown_difference(worksheet, frozen_content(first.version), now, language="id")

    assert [(row.kind, row.title) for row in found] == [
        ("changed", "Pihak 0"),
        ("added", "Pihak baru"),
        ("removed", "Pihak 1"),
    ]
    (cell,) = found[0].cells
    assert (cell.column, cell.before, cell.after) == ("Kepentingan", "4", "1")


def test_the_difference_in_a_matrix_names_row_and_column() -> None:
    part = "w16-governance-gap.marks"
    before, after = (
        Content(
            edition(),
            {part: [ContentRow("x", {"value": mark}, "target-group|transparent")]},
        )
        for mark in ("not", "met")
    )
    worksheet = edition().worksheet("w16-governance-gap")

    (row,) = shown_difference(worksheet, before, after, language="id")

    assert row.title == "Penetapan kelompok sasaran, Transparan"


def test_only_who_may_agree_puts_closes_and_reopens() -> None:
    plan = a_complete_plan()
    agreement = put(plan, "DPRD")
    secretary = a_member(plan, TeamRole.SECRETARY)

    for person in (a_user(), a_member(plan), secretary):
        with pytest.raises(Forbidden):
            put_to_agreement(
                plan=plan, worksheet_id=SHEET, offices=["X"], due=DUE, by=person, now=NOW
            )
        with pytest.raises(Forbidden):
            close_agreement(agreement=agreement, by=person, now=NOW)
        with pytest.raises(Forbidden):
            reopen(agreement=agreement, reason="x", by=person, now=NOW)
    response = agreement.responses.get()
    with pytest.raises(Forbidden):
        record_response(response=response, given=YES, by=a_member(plan), now=NOW)
    record_response(response=response, given=YES, by=secretary, now=NOW)


def test_the_pages_of_agreement_lead_from_putting_to_comparing() -> None:
    plan = a_complete_plan()
    client = Client()
    client.force_login(
        facilitator_of(plan), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = reverse("agreements:sheet", args=[plan.pk, SHEET])

    asked = client.post(page, {"offices": "DPRD\nForum\n", "due": "2026-12-01"})
    agreement = Agreement.objects.get()
    for response in agreement.responses.all():
        address = reverse("agreements:respond", args=[plan.pk, agreement.pk, response.pk])
        assert client.get(address).status_code == 200
        form = {"answer": "agrees", "on": "2026-11-22", "person": "", "note": ""}
        assert client.post(address, form).status_code == 302
    closed = client.post(reverse("agreements:close", args=[plan.pk, agreement.pk]))
    shown = client.get(page).content.decode()
    compared = client.get(reverse("agreements:compare", args=[plan.pk, SHEET, 1]))
    sheet = client.get(reverse("worksheets:sheet", args=[plan.pk, SHEET])).content.decode()

    assert (asked.status_code, closed.status_code) == (302, 302)
    assert "Versi 1 disepakati" in shown
    assert "Tidak ada perbedaan" in compared.content.decode()
    assert "terkunci pada versi 1" in sheet
    assert "data-save-url" not in sheet


def test_an_agreement_of_another_plan_is_not_found() -> None:
    mine, other = a_complete_plan(), a_complete_plan()
    foreign = put(other)
    client = Client()
    client.force_login(
        facilitator_of(mine), backend="django.contrib.auth.backends.ModelBackend"
    )

    reply = client.post(reverse("agreements:close", args=[mine.pk, foreign.pk]))

    assert reply.status_code == 404


def test_the_history_says_the_state_of_an_agreement_in_its_own_words() -> None:
    plan = a_complete_plan()
    agreement = agree(plan)
    reopen(
        agreement=agreement,
        reason="Ada pihak yang terlewat",
        by=facilitator_of(plan),
        now=NOW,
    )

    lines = history_lines(plan, Change.objects.filter(plan_id=plan.pk), language="id")

    told = {line.after for line in lines if line.place in {"Kesepakatan", "Tanggapan"}}
    assert {"disepakati", "dibuka lagi", "setuju"} <= told
    assert not told & {"agreed", "reopened", "agrees", "belum mulai"}
