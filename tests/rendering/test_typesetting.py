"""The typesetting process: bound, alone, and clear about what went wrong."""

import errno
import os
import time
from dataclasses import replace

import pytest

from rendering.small import every_block, figure
from siap.kernel.errors import Unavailable
from siap.rendering import docx, pdf, typesetting
from siap.rendering.saving import save
from siap.rendering.tree import Section
from siap.rendering.typesetting import Job, Limits, typeset

LONG = "#for a in range(9999) { for b in range(9999) { let x = calc.rem(a * b, 97) } }"
GROWING = '#let s = "x" * 1000000\n#let all = range(5000).map(n => s + str(n))\n#all.len()'


def job(tmp_path, source, **limits):
    (tmp_path / "uji.typ").write_text(source, encoding="utf-8")
    return Job("uji.typ", "", "png", root=tmp_path, limits=Limits(**limits))


def test_a_template_that_runs_away_is_killed_by_its_processor_time(tmp_path):
    before = os.times().children_user

    with pytest.raises(Unavailable) as caught:
        typeset(job(tmp_path, LONG, cpu_seconds=1, wall_seconds=120))

    assert caught.value.code == "typesetting-too-long"
    assert os.times().children_user - before < 4


def test_a_process_that_only_waits_is_killed_by_the_clock(monkeypatch, tmp_path):
    worker = tmp_path / "worker.py"
    worker.write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    monkeypatch.setattr(typesetting, "_WORKER", worker)
    started = time.monotonic()

    with pytest.raises(Unavailable) as caught:
        typeset(job(tmp_path, "x", wall_seconds=0.5))

    assert caught.value.code == "typesetting-too-long"
    assert time.monotonic() - started < 20


def test_a_template_that_takes_all_memory_is_stopped(tmp_path):
    with pytest.raises(Unavailable) as caught:
        typeset(job(tmp_path, GROWING, memory_bytes=400 * 2**20))

    assert caught.value.code == "typesetting-too-large"


def test_a_broken_template_gives_one_clear_message(tmp_path, caplog):
    with pytest.raises(Unavailable) as caught:
        typeset(job(tmp_path, "#let x = ("))

    assert caught.value.code == "typesetting-template"
    assert "Isinya aman" in caught.value.message()
    assert "unclosed delimiter" in caplog.text


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/passwd")',
        '#read("../../../etc/passwd")',
        '#import "@preview/cetz:0.3.0"',
    ],
)
def test_a_template_reads_nothing_outside_its_folder(tmp_path, source):
    with pytest.raises(Unavailable) as caught:
        typeset(job(tmp_path, source))

    assert caught.value.code == "typesetting-template"


def test_a_paper_within_too_small_limits_leaves_no_half_file():
    with pytest.raises(Unavailable):
        pdf.render_within(every_block(), Limits(memory_bytes=60 * 2**20))


def test_a_process_that_cannot_start_is_said_in_words(monkeypatch):
    monkeypatch.setattr(typesetting.sys, "executable", "/tidak/ada")

    with pytest.raises(Unavailable) as caught:
        pdf.render(every_block())

    assert caught.value.code == "typesetting-failed"


def test_a_word_file_says_the_same_when_its_pictures_fail(monkeypatch):
    monkeypatch.setattr(typesetting.sys, "executable", "/tidak/ada")
    drawn = replace(figure("force-field", "Baru sekali"), anchor="baru")
    document = replace(every_block(), sections=(Section((drawn,)),))

    with pytest.raises(Unavailable) as caught:
        docx.render(document)

    assert caught.value.code == "typesetting-failed"


def test_a_finished_file_replaces_the_old_one_whole(tmp_path):
    target = tmp_path / "rencana.pdf"
    target.write_bytes(b"lama")

    save(target, b"baru")

    assert target.read_bytes() == b"baru"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk-full"), (errno.EDQUOT, "disk-full"), (errno.EIO, "not-stored")],
)
def test_a_full_disk_leaves_the_old_file_alone(monkeypatch, tmp_path, number, code):
    target = tmp_path / "rencana.pdf"
    target.write_bytes(b"lama")

    def fail(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(Unavailable) as caught:
        save(target, b"baru")

    assert caught.value.code == code
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_said_in_words(tmp_path):
    with pytest.raises(Unavailable) as caught:
        save(tmp_path / "tidak" / "ada.pdf", b"x")

    assert caught.value.code == "not-stored"
