"""Exports: who may, where files lie, and what is said when something goes wrong."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from factories.plans import a_member, a_plan, a_stakeholder, a_user, facilitator_of
from siap.apps.documents import jobs, printing, services, waiting
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.services import (
    build_document,
    export,
    export_files,
    read_document,
    ready_file,
    shelf_of,
    state_of,
)
from siap.apps.documents.shelf import ABANDONED_SECONDS, KEPT_FILES, Shelf, key_of
from siap.apps.plans.models import TeamRole
from siap.kernel.errors import Forbidden, InvalidInput, NotFound, Unavailable
from siap.rendering import saving

KEY = "a" * 40
SHEET = Wanted(kind="sheet", subject="w01-stakeholders")
database = pytest.mark.django_db


@database
@pytest.mark.parametrize("personal", [True, False])
def test_a_stranger_gets_no_document(personal):
    plan = a_plan()
    wanted = Wanted(kind="plan", personal=personal)

    with pytest.raises(Forbidden):
        read_document(plan=plan, wanted=wanted, by=a_user())


@database
def test_an_observer_gets_the_public_document_only():
    plan = a_plan()
    observer = a_member(plan, TeamRole.OBSERVER)

    assert read_document(plan=plan, wanted=SHEET, by=observer).title
    with pytest.raises(Forbidden):
        read_document(plan=plan, wanted=Wanted(kind="plan", personal=True), by=observer)


@database
def test_a_stranger_learns_nothing_of_a_file(exports):
    plan = a_plan()
    shelf_of(plan).put(KEY, "pdf", b"%PDF")

    with pytest.raises(Forbidden):
        ready_file(plan, KEY, "pdf", by=a_user())
    with pytest.raises(Forbidden):
        state_of(plan, KEY, "pdf", by=a_user())


@database
def test_an_export_is_ready_at_once_the_second_time(exports, monkeypatch):
    plan = a_plan()
    a_stakeholder(plan, "Forum Pelanggan")
    by = facilitator_of(plan)
    first = export(plan=plan, wanted=SHEET, format_name="xlsx", by=by)
    monkeypatch.setattr(jobs, "print_apart", _must_not_run)

    again = export(plan=plan, wanted=SHEET, format_name="xlsx", by=by)

    assert again == first
    assert state_of(plan, first.key, "xlsx", by=by) == "ready"


@database
def test_a_changed_cell_makes_another_file(exports):
    plan = a_plan()
    a_stakeholder(plan, "Forum Pelanggan")
    before = key_of(build_document(plan, SHEET))

    a_stakeholder(plan, "Kelompok Warga")

    assert key_of(build_document(plan, SHEET)) != before


@database
def test_a_document_is_not_to_be_had_in_every_format(exports):
    plan = a_plan()

    with pytest.raises(InvalidInput):
        export(
            plan=plan,
            wanted=Wanted(kind="workbook"),
            format_name="pdf",
            by=facilitator_of(plan),
        )


@database
def test_the_name_of_a_file_says_what_is_in_it():
    plan = a_plan()

    assert services.file_name(plan, SHEET) == (
        "lembar-w01-stakeholders-air-minum-kabupaten-rekaan"
    )


@database
def test_the_command_line_writes_every_format(exports, tmp_path):
    plan = a_plan()
    a_stakeholder(plan, "Forum Pelanggan")

    paths = export_files(plan, tmp_path / "out", ["pdf", "docx", "xlsx", "html"], SHEET)

    starts = [path.read_bytes()[:4] for path in paths]
    assert starts == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04", b"<!do"]


@database
def test_the_command_line_refuses_an_unknown_format(exports, tmp_path):
    with pytest.raises(InvalidInput):
        export_files(a_plan(), tmp_path, ["odt"], SHEET)


def _must_not_run(document, format_name):
    raise AssertionError(format_name)


def test_a_killed_printing_process_is_told_in_one_message(demo_plan_document, monkeypatch):
    killed = subprocess.CompletedProcess([], -signal.SIGKILL, b"", b"")
    monkeypatch.setattr(printing.subprocess, "run", lambda *_, **__: killed)

    with pytest.raises(Unavailable) as refused:
        printing.print_apart(demo_plan_document, "xlsx")

    assert refused.value.code == "typesetting-failed"
    assert refused.value.message("id").startswith("Dokumen tidak berhasil dicetak.")


def test_the_log_tells_where_printing_failed_and_not_what_people_wrote(
    demo_plan_document, monkeypatch, caplog
):
    said = b'Traceback:\n  File "press.py", line 3, in main\nValueError: Bu Rahasia\n'
    failed = subprocess.CompletedProcess([], 1, b"", said)
    monkeypatch.setattr(printing.subprocess, "run", lambda *_, **__: failed)

    with pytest.raises(Unavailable):
        printing.print_apart(demo_plan_document, "xlsx")

    assert 'File "press.py", line 3, in main\nValueError' in caplog.text
    assert "Rahasia" not in caplog.text


def test_a_process_that_used_up_its_time_is_told_apart(demo_plan_document, monkeypatch):
    ended = subprocess.CompletedProcess([], -signal.SIGXCPU, b"", b"")
    monkeypatch.setattr(printing.subprocess, "run", lambda *_, **__: ended)

    with pytest.raises(Unavailable) as refused:
        printing.print_apart(demo_plan_document, "docx")

    assert refused.value.code == "typesetting-too-long"


def test_a_process_out_of_memory_is_told_apart(demo_plan_document, monkeypatch):
    ended = subprocess.CompletedProcess([], 1, b"", b"Traceback\nMemoryError\n")
    monkeypatch.setattr(printing.subprocess, "run", lambda *_, **__: ended)

    with pytest.raises(Unavailable) as refused:
        printing.print_apart(demo_plan_document, "docx")

    assert refused.value.code == "typesetting-too-large"


def test_what_the_renderer_refuses_comes_back_with_its_code(
    monkeypatch, demo_plan_document
):
    broken = b'{"code": "typesetting-template", "facts": {}}'
    ended = subprocess.CompletedProcess([], 3, b"", broken)
    monkeypatch.setattr(printing.subprocess, "run", lambda *_, **__: ended)

    with pytest.raises(Unavailable) as refused:
        printing.print_apart(demo_plan_document, "pdf")

    assert refused.value.code == "typesetting-template"


def test_the_press_refuses_a_tree_that_is_none():
    command = [sys.executable, "-I", "-m", "siap.apps.documents.press", "pdf"]

    done = subprocess.run(command, input=b"{}", capture_output=True, check=False)

    assert done.returncode == 3
    assert b"bad-document" in done.stderr


def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path / "1")

    def full(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(saving.os, "fsync", full)

    with pytest.raises(Unavailable) as refused:
        shelf.put(KEY, "pdf", b"%PDF")

    assert refused.value.code == "disk-full"
    assert refused.value.message("id").startswith("Cakram penuh")
    assert list((tmp_path / "1").iterdir()) == []
    assert not shelf.has(KEY, "pdf")


def test_only_the_newest_files_are_kept(tmp_path):
    shelf = Shelf(tmp_path)
    for number in range(KEPT_FILES + 3):
        shelf.put(f"{number:040x}", "pdf", b"%PDF")
        os.utime(shelf.path(f"{number:040x}", "pdf"), (number, number))

    shelf.prune()

    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == KEPT_FILES
    assert kept[0] == f"{3:040x}.pdf"


@pytest.mark.parametrize("key", ["../../etc/passwd", "A" * 40, "a" * 39, ""])
def test_a_key_that_is_none_of_ours_is_not_found(tmp_path, key):
    with pytest.raises(NotFound):
        Shelf(tmp_path).path(key, "pdf")


def test_a_job_that_died_with_its_process_does_not_block_the_next(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.begin(KEY, "pdf")
    mark = next(tmp_path.iterdir())
    old = time.time() - ABANDONED_SECONDS - 1
    os.utime(mark, (old, old))

    assert not shelf.is_working(KEY, "pdf")


def test_why_a_job_failed_is_kept_until_it_succeeds(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path)

    def fail(document, format_name):
        raise Unavailable("typesetting-too-long")

    monkeypatch.setattr(jobs, "print_apart", fail)
    assert jobs.start(shelf, KEY, None, "pdf").wait(5)
    problem = shelf.failure(KEY, "pdf")
    monkeypatch.setattr(jobs, "print_apart", lambda *_: b"%PDF")
    assert jobs.start(shelf, KEY, None, "pdf").wait(5)

    assert problem.code == "typesetting-too-long"
    assert shelf.failure(KEY, "pdf") is None
    assert shelf.has(KEY, "pdf")


def test_a_mistake_of_ours_is_told_to_whoever_waits(tmp_path, monkeypatch):
    monkeypatch.setattr(jobs, "print_apart", _must_not_run)
    shelf = Shelf(tmp_path)

    assert jobs.start(shelf, KEY, None, "pdf").wait(5)

    assert shelf.failure(KEY, "pdf").code == "typesetting-failed"
    assert not shelf.is_working(KEY, "pdf")


def test_who_has_no_page_to_wait_on_gets_the_file_or_why_there_is_none(
    tmp_path, monkeypatch
):
    shelf = Shelf(tmp_path)

    def fail(document, format_name):
        raise Unavailable("typesetting-too-long")

    monkeypatch.setattr(jobs, "print_apart", fail)
    with pytest.raises(Unavailable) as failed:
        waiting.file_or_error(shelf, KEY, None, "pdf", busy="print-busy")
    monkeypatch.setattr(jobs, "print_apart", lambda *_: b"%PDF")
    made = waiting.file_or_error(shelf, KEY, None, "pdf", busy="print-busy")

    assert failed.value.code == "typesetting-too-long"
    assert made.read_bytes() == b"%PDF"


def test_who_has_no_page_to_wait_on_is_told_to_come_again_in_time(tmp_path, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(jobs, "print_apart", lambda *_: b"%PDF" * gate.wait(5))
    monkeypatch.setattr(waiting, "WITHOUT_A_PAGE_SECONDS", 0.01)

    with pytest.raises(Unavailable) as told:
        waiting.file_or_error(Shelf(tmp_path), KEY, None, "pdf", busy="print-busy")
    gate.set()

    assert told.value.code == "print-busy"


def test_two_jobs_run_at_once_and_the_others_wait(tmp_path, monkeypatch):
    shelf, gate, running = Shelf(tmp_path), threading.Event(), []

    def slow(document, format_name):
        running.append(format_name)
        gate.wait(5)
        return b"x"

    monkeypatch.setattr(jobs, "print_apart", slow)
    ended = [jobs.start(shelf, f"{n:040x}", None, "pdf") for n in range(4)]
    time.sleep(0.2)
    at_once = len(running)
    gate.set()

    assert at_once == jobs.AT_ONCE
    assert all(event.wait(5) for event in ended)
    assert len(running) == 4


def test_too_many_exports_are_refused_with_a_message(tmp_path, monkeypatch):
    shelf, gate = Shelf(tmp_path), threading.Event()
    monkeypatch.setattr(jobs, "print_apart", lambda *_: b"x" if gate.wait(5) else b"")
    most = jobs.AT_ONCE + jobs.WAITING
    ended = [jobs.start(shelf, f"{n:040x}", None, "pdf") for n in range(most)]

    with pytest.raises(Unavailable) as refused:
        jobs.start(shelf, "f" * 40, None, "pdf")

    gate.set()
    assert refused.value.code == "export-busy"
    assert all(event.wait(5) for event in ended)


def test_the_same_export_asked_for_twice_is_made_once(tmp_path, monkeypatch):
    shelf, gate, made = Shelf(tmp_path), threading.Event(), []

    def slow(document, format_name):
        made.append(format_name)
        gate.wait(5)
        return b"x"

    monkeypatch.setattr(jobs, "print_apart", slow)
    first = jobs.start(shelf, KEY, None, "pdf")
    second = jobs.start(shelf, KEY, None, "pdf")
    gate.set()

    assert second.is_set()
    assert first.wait(5)
    assert made == ["pdf"]
