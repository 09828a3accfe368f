"""`siap export`."""

import pytest

from factories.plans import a_plan, a_stakeholder, a_user
from siap.methodology.document_outlines import outlines
from siap.project import cli, export_command

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_set_up(monkeypatch):
    monkeypatch.setattr(export_command.installation, "set_up", lambda: None)


def test_a_plan_is_written_in_the_formats_asked_for(exports, tmp_path, capsys):
    plan = a_plan()
    a_stakeholder(plan, "Forum Pelanggan")
    out = tmp_path / "out"

    status = cli.main(["export", str(plan.pk), "--format", "xlsx,html", "--out", str(out)])

    names = sorted(path.name for path in out.iterdir())
    assert status == 0
    assert names == [
        "rencana-air-minum-kabupaten-rekaan.html",
        "rencana-air-minum-kabupaten-rekaan.xlsx",
    ]
    assert capsys.readouterr().out.split() == [
        str(out / "rencana-air-minum-kabupaten-rekaan.xlsx"),
        str(out / "rencana-air-minum-kabupaten-rekaan.html"),
    ]


def test_a_plan_that_is_not_there_is_told(exports, tmp_path, capsys):
    status = cli.main(["export", "987654", "--out", str(tmp_path / "out")])

    assert status == 2
    assert capsys.readouterr().err.startswith("plan 987654: ")


def test_an_unknown_format_is_told(exports, tmp_path, capsys):
    status = cli.main(
        ["export", str(a_plan().pk), "--format", "odt", "--out", str(tmp_path)]
    )

    assert status == 2
    assert "odt" in capsys.readouterr().err


def test_every_paper_is_named_with_its_formats(capsys):
    assert cli.main(["export", str(a_plan().pk), "--list"]) == 0

    named = {
        line.split()[0]: line.split()[1]
        for line in capsys.readouterr().out.split("\n")[:-1]
    }
    kinds = {name.partition(":")[0] for name in named}
    assert kinds == set(outlines())
    assert named["plan"] == "pdf,docx,xlsx,html,pptx"
    assert named["slides"] == "pptx"
    assert {"minutes:2.1", "sheet:w10-issue-ranking"} <= set(named)


def test_any_paper_of_the_list_is_written(exports, tmp_path, capsys):
    asked = ["--paper", "minutes:2.1", "--format", "html", "--lang", "en", "--public"]

    status = cli.main(["export", str(a_plan().pk), *asked, "--out", str(tmp_path / "out")])

    (made,) = (tmp_path / "out").iterdir()
    assert status == 0
    assert made.name.startswith("berita-acara-2-1-")
    assert 'lang="en"' in made.read_text(encoding="utf-8")


def test_a_paper_that_nobody_knows_is_told(exports, tmp_path, capsys):
    status = cli.main(["export", str(a_plan().pk), "--paper", "novel", "--out", "x"])

    assert status == 2
    assert "novel" in capsys.readouterr().err


def test_for_a_person_the_same_gate_holds_as_on_the_web(exports, tmp_path, capsys):
    stranger, out = a_user(), tmp_path / "out"
    asked = ["export", str(a_plan().pk), "--as", stranger.username, "--out", str(out)]

    assert cli.main(asked) == 2
    assert not out.exists()
