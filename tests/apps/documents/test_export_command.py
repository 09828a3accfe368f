"""`siap export`."""

import pytest

from factories.plans import a_plan, a_stakeholder
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
