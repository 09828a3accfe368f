"""Taking a file: all or nothing, once, by whom it may be, and back again."""

import json
import subprocess
import sys
import uuid
from datetime import timedelta
from pathlib import Path

import pytest

from apps.imports.handing import (
    CLUSTERS,
    INDICATORS,
    at,
    csv_of,
    digest_of,
    stored,
    taken,
    uploaded,
)
from factories.plans import (
    NOW,
    a_member,
    a_plan,
    a_stakeholder,
    a_user,
    facilitator_of,
    stakeholders,
)
from siap.apps.audit.models import Change
from siap.apps.imports.models import Upload
from siap.apps.imports.queries import upload_of
from siap.apps.imports.services import NewFile, Taking, discard, start_upload, take
from siap.apps.plans.models import Plan, TeamRole
from siap.apps.worksheets.services import CellEdit, save_cell, undo
from siap.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound, Unavailable

pytestmark = pytest.mark.django_db
ISSUES = csv_of([["Isu", "Penjelasan"], ["Air keruh", "Sejak hujan"], ["Tarif", ""]])


def test_new_rows_come_with_their_trail_in_one_batch() -> None:
    place = at(a_plan(), CLUSTERS)

    upload = taken(place, ISSUES)

    assert [row["title"] for row in stored(place)] == ["Air keruh", "Tarif"]
    changes = Change.objects.filter(batch=upload.batch)
    assert sorted(changes.values_list("kind", flat=True)) == ["change"] * 3 + ["create"] * 2
    assert upload.outcome["added"] == 2


def test_a_known_row_is_changed_and_an_unknown_one_is_added() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")
    interest = next(c.title for c in stakeholders(plan).part.columns if c.key == "interest")
    data = csv_of(
        [["ID baris", "Nama", interest], [row_id, "Warga", "5"], ["", "Media", "2"]]
    )

    upload = taken(stakeholders(plan), data)

    assert [(r["name"], r["interest"]) for r in stored(stakeholders(plan))] == [
        ("Warga", 5),
        ("Media", 2),
    ]
    changed = Change.objects.get(batch=upload.batch, subject_id=row_id)
    assert (changed.field, changed.before, changed.after) == ("interest", 4, 5)


def test_an_emptied_cell_of_a_known_row_is_emptied_and_an_absent_column_is_not() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4", influence="2")
    place = stakeholders(plan)
    interest = next(c.title for c in place.part.columns if c.key == "interest")

    taken(place, csv_of([["ID baris", "Nama", interest], [row_id, "Warga", ""]]))

    assert "interest" not in stored(place)[0]
    assert stored(place)[0]["influence"] == 2


def test_a_year_more_leaves_the_other_years_alone() -> None:
    place = at(a_plan(), INDICATORS)
    taken(place, csv_of([["Indikator", "2023"], ["Cakupan", "60"]]))

    taken(place, csv_of([["Indikator", "2024"], ["Cakupan", "61,5"]]))

    assert stored(place)[0]["values"] == {"2023": "60", "2024": "61.5"}


def test_one_bad_row_keeps_all_from_being_taken() -> None:
    place = at(a_plan(), INDICATORS)
    data = csv_of([["Indikator", "2023"], ["Cakupan", "60"], ["Tarif", "mahal"]])

    with pytest.raises(InvalidInput) as refused:
        taken(place, data)

    assert refused.value.code == "import-has-faults"
    assert stored(place) == []
    assert Change.objects.filter(subject=place.subject).count() == 0


def test_the_good_rows_alone_are_taken_when_asked_for_and_the_others_remembered() -> None:
    place = at(a_plan(), INDICATORS)
    data = csv_of([["Indikator", "2023"], ["Cakupan", "60"], ["Tarif", "mahal"]])

    upload = taken(place, data, good_only=True)

    assert [row["title"] for row in stored(place)] == ["Cakupan"]
    ((number, column, typed, reason),) = upload.outcome["left_out"]
    assert (number, column, typed) == (3, "Nilai 2023", "mahal")
    assert "bukan angka" in reason


def test_an_import_is_undone_as_a_whole() -> None:
    plan = a_plan()
    place = stakeholders(plan)
    row_id = a_stakeholder(plan, "Warga", interest="4")
    interest = next(c.title for c in place.part.columns if c.key == "interest")
    before = stored(place)
    data = csv_of(
        [["ID baris", "Nama", interest], [row_id, "Warga", "5"], ["", "Media", "2"]]
    )
    upload = taken(place, data)
    assert upload.batch is not None

    undo(plan=plan, batch=upload.batch, by=facilitator_of(plan), now=NOW)

    assert stored(place) == before


def test_a_matrix_can_be_imported_again_after_it_was_undone() -> None:
    plan = a_plan()
    units = at(plan, ("w14-procedure-needs", "units"))
    taken(units, csv_of([[units.part.columns[0].title], ["Umum"], ["Teknik"]]))
    place = at(plan, ("w14-procedure-needs", "instruction"))
    assert place.part.matrix is not None
    cell = place.part.matrix.cell.title
    data = csv_of(
        [["Baris matriks", "Kolom matriks", cell], ["Umum", "Teknik", "Surat tugas"]]
    )
    first = taken(place, data)
    assert first.batch is not None

    undo(plan=plan, batch=first.batch, by=facilitator_of(plan), now=NOW)
    taken(place, data)

    assert [row["value"] for row in stored(place)] == ["Surat tugas"]


def test_a_second_press_of_the_button_takes_nothing_twice() -> None:
    place = at(a_plan(), CLUSTERS)
    upload = uploaded(place, ISSUES)
    taking = Taking(seen=digest_of(upload))
    by = facilitator_of(place.plan)

    first = take(upload=upload, taking=taking, by=by, now=NOW)
    second = take(upload=upload, taking=taking, by=by, now=NOW)

    assert first.batch == second.batch
    assert len(stored(place)) == 2


def test_a_file_with_nothing_new_changes_nothing() -> None:
    place = at(a_plan(), CLUSTERS)
    taken(place, ISSUES)

    with pytest.raises(InvalidInput) as refused:
        taken(place, ISSUES)

    assert refused.value.code == "import-nothing-new"


def test_a_plan_that_changed_since_the_preview_is_shown_again() -> None:
    plan = a_plan()
    place = stakeholders(plan)
    row_id = a_stakeholder(plan, "Warga", interest="4")
    interest = next(c.title for c in place.part.columns if c.key == "interest")
    upload = uploaded(place, csv_of([["ID baris", interest], [row_id, "5"]]))
    seen = digest_of(upload)
    edit = CellEdit(row_id=row_id, column="interest", typed="1", seen_version=None)
    save_cell(place=place, edit=edit, by=facilitator_of(plan), now=NOW)

    with pytest.raises(Conflict):
        take(upload=upload, taking=Taking(seen=seen), by=facilitator_of(plan), now=NOW)

    assert stored(place)[0]["interest"] == 1


def test_a_cell_that_two_people_changed_is_not_overwritten_unseen() -> None:
    plan = a_plan()
    place = stakeholders(plan)
    row_id = a_stakeholder(plan, "Warga", interest="4", influence="2")
    titles = {c.key: c.title for c in place.part.columns}
    head = ["ID baris", "Versi baris", titles["interest"], titles["influence"]]
    version = str(place.store.read(plan)[0].version)
    by = facilitator_of(plan)
    edit = CellEdit(row_id=row_id, column="interest", typed="1", seen_version=None)
    save_cell(place=place, edit=edit, by=by, now=NOW)

    upload = uploaded(place, csv_of([head, [row_id, version, "5", "3"]]))

    with pytest.raises(InvalidInput) as refused:
        take(upload=upload, taking=Taking(seen=digest_of(upload)), by=by, now=NOW)
    assert refused.value.code == "import-has-faults"


def test_what_others_changed_and_the_file_left_alone_stays_theirs() -> None:
    plan = a_plan()
    place = stakeholders(plan)
    row_id = a_stakeholder(plan, "Warga", interest="4", influence="2")
    titles = {c.key: c.title for c in place.part.columns}
    head = ["ID baris", "Versi baris", titles["interest"], titles["influence"]]
    version = str(place.store.read(plan)[0].version)
    edit = CellEdit(row_id=row_id, column="interest", typed="1", seen_version=None)
    save_cell(place=place, edit=edit, by=facilitator_of(plan), now=NOW)

    taken(place, csv_of([head, [row_id, version, "4", "3"]]))

    assert stored(place)[0]["interest"] == 1
    assert stored(place)[0]["influence"] == 3


def test_who_may_only_read_may_not_import() -> None:
    plan = a_plan()
    place = at(plan, CLUSTERS)
    upload = uploaded(place, ISSUES)
    file = NewFile(name="isu.csv", data=ISSUES)

    for person in (a_member(plan, TeamRole.OBSERVER), a_user()):
        with pytest.raises(Forbidden):
            start_upload(place=place, file=file, language="id", by=person, now=NOW)
        with pytest.raises(Forbidden):
            take(upload=upload, taking=Taking(seen=""), by=person, now=NOW)


def test_a_file_belongs_to_the_person_who_handed_it_in() -> None:
    plan = a_plan()
    upload = uploaded(at(plan, CLUSTERS), ISSUES)
    other = a_member(plan)

    with pytest.raises(NotFound):
        upload_of(other, upload.token, now=NOW)
    with pytest.raises(NotFound):
        take(upload=upload, taking=Taking(seen=digest_of(upload)), by=other, now=NOW)
    with pytest.raises(NotFound):
        discard(upload=upload, by=other)


def test_a_file_is_kept_until_taken_discarded_or_expired(
    data_folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    place = at(a_plan(), CLUSTERS)
    by = facilitator_of(place.plan)
    kept = data_folder / "imports"

    first = uploaded(place, ISSUES)
    assert [path.stem for path in kept.iterdir()] == [str(first.token)]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        take(upload=first, taking=Taking(seen=digest_of(first)), by=by, now=NOW)
    assert list(kept.iterdir()) == []

    second = uploaded(place, ISSUES)
    discard(upload=second, by=by)
    assert list(kept.iterdir()) == []

    third = uploaded(place, ISSUES)
    with pytest.raises(NotFound):
        upload_of(by, third.token, now=NOW + timedelta(days=8))
    file = NewFile(name="isu.csv", data=ISSUES)
    late = NOW + timedelta(days=8)
    fourth = start_upload(place=place, file=file, language="id", by=by, now=late)
    assert [path.stem for path in kept.iterdir()] == [str(fourth.token)]


def test_a_file_that_cannot_be_read_leaves_nothing_behind(data_folder: Path) -> None:
    place = at(a_plan(), CLUSTERS)

    with pytest.raises(InvalidInput):
        uploaded(place, b"%PDF-1.7")

    assert not (data_folder / "imports").exists()
    assert Upload.objects.count() == 0


def test_a_full_disk_is_told_and_nothing_half_is_left(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = at(a_plan(), CLUSTERS)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(Unavailable) as refused:
        uploaded(place, ISSUES)

    assert refused.value.code == "disk-full"
    assert list((data_folder / "imports").iterdir()) == []
    assert Upload.objects.count() == 0


def test_two_people_who_import_at_once_both_find_their_rows(apart: dict[str, str]) -> None:
    script = Path(__file__).with_name("two_imports.py")

    run = subprocess.run(
        [sys.executable, str(script)],
        env=apart,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert run.returncode == 0, run.stderr[-2000:]
    outcome = json.loads(run.stdout)
    assert outcome["failures"] == []
    assert outcome["rows"] == [f"Isu {n}-{k:02d}" for n in (0, 1) for k in range(30)]


def test_a_file_of_one_plan_is_no_file_of_another() -> None:
    plan = a_plan()
    upload = uploaded(at(plan, CLUSTERS), ISSUES)

    assert Plan.objects.get(pk=plan.pk) == upload.plan
    with pytest.raises(NotFound):
        upload_of(facilitator_of(plan), uuid.uuid4(), now=NOW)
