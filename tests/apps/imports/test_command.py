"""`siap import`: the same services from the command line."""

import re
from pathlib import Path

import pytest

from apps.imports.handing import CARDS, CLUSTERS, INDICATORS, at, csv_of, stored, taken
from factories.plans import a_member, a_plan, a_user
from siap.apps.organisations.models import Region
from siap.apps.plans.models import Plan, TeamRole
from siap.project.import_command import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _operator() -> None:
    a_user("Administrator", superuser=True)


def table(plan: Plan, where: tuple[str, str], file: Path, *more: str) -> int:
    place = ["--plan", str(plan.pk), "--worksheet", where[0], "--part", where[1]]
    return run(["table", *place, str(file), *more])


def written(folder: Path, data: bytes, name: str = "berkas.csv") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def test_regions_are_taken_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, b"kode,nama\n35,Jawa Timur\n35.78,Kota Surabaya\n")

    assert run(["regions", str(file)]) == 0

    assert Region.objects.filter(code="35.78").exists()
    assert "2 baru" in capsys.readouterr().out


def test_bad_rows_of_regions_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, b"kode,nama\n35,Jawa Timur\nx,Kota Surabaya\n")

    assert run(["regions", str(file)]) == 2

    assert "baris 3, kode" in capsys.readouterr().err
    assert Region.objects.filter(code="35").count() == 0


def test_a_table_is_taken_and_undone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = a_plan()
    file = written(tmp_path, csv_of([["Isu"], ["Air keruh"]]))

    assert table(plan, CLUSTERS, file) == 0
    batch = re.search(r"--undo (\S+)", capsys.readouterr().out)
    assert batch is not None
    assert [row["title"] for row in stored(at(plan, CLUSTERS))] == ["Air keruh"]
    assert run(["table", "--plan", str(plan.pk), "--undo", batch[1]]) == 0
    assert stored(at(plan, CLUSTERS)) == []


def test_columns_are_named_by_title_and_by_letter(tmp_path: Path) -> None:
    plan = a_plan()
    taken(at(plan, CLUSTERS), csv_of([["Isu"], ["Air keruh"]]))
    file = written(
        tmp_path, csv_of([["Keluhan warga", "x", "x"], ["Air mati", "Air keruh", "y"]])
    )

    status = table(plan, CARDS, file, "--map", "keluhan  WARGA=text", "--map", "#B=Isu")

    (card,) = stored(at(plan, CARDS))
    assert status == 0
    assert card["text"] == "Air mati"
    assert "cluster" in card


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("Warna=text", "Berkas tidak mempunyai kolom “Warna”"),
        ("x=text", "Sebut huruf kolomnya"),
        ("Isu=ngawur", "tidak mempunyai kolom “ngawur”"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mapping: str, said: str
) -> None:
    plan = a_plan()
    file = written(tmp_path, csv_of([["Isu", "x", "x"], ["a", "b", "c"]]))

    assert table(plan, CARDS, file, "--map", mapping) == 2

    assert said in capsys.readouterr().err


def test_a_dry_run_tells_and_stores_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = a_plan()
    file = written(tmp_path, csv_of([["Isu"], ["Air keruh"]]))

    assert table(plan, CLUSTERS, file, "--dry-run") == 0

    assert "1 baris baru" in capsys.readouterr().out
    assert stored(at(plan, CLUSTERS)) == []


def test_faults_are_named_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = a_plan()
    file = written(
        tmp_path, csv_of([["Indikator", "2024"], ["Cakupan", "banyak"], ["Tarif", "2"]])
    )

    assert table(plan, INDICATORS, file, "--lang", "en") == 2
    assert "is not a number" in capsys.readouterr().err
    assert stored(at(plan, INDICATORS)) == []

    assert table(plan, INDICATORS, file, "--good-rows-only") == 0
    assert [row["title"] for row in stored(at(plan, INDICATORS))] == ["Tarif"]


def test_rows_are_summed_up_by_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = a_plan()
    rows = [
        ["bulan", "jam", "jumlah"],
        ["2022-01", "4", "3"],
        ["2022-02", "", "1"],
        ["2023-01", "2", "5"],
    ]
    file = written(tmp_path, csv_of(rows))
    measures = ["sum:jumlah=Jumlah aduan|aduan", "median:jam:jumlah=Waktu respons|jam"]

    status = table(
        plan,
        INDICATORS,
        file,
        "--by-year",
        "bulan",
        "--measure",
        measures[0],
        "--measure",
        measures[1],
    )

    assert status == 0
    values = {row["title"]: row["values"] for row in stored(at(plan, INDICATORS))}
    assert values["Jumlah aduan"] == {"2022": "4", "2023": "5"}
    assert "2022: 1 dari 2 baris" in capsys.readouterr().out


@pytest.mark.parametrize(
    "measure", ["sum:jumlah", "rata:jam=T|u", "sum=T|u", "sum:tak ada=T|u"]
)
def test_a_measure_that_cannot_be_meant_is_refused(tmp_path: Path, measure: str) -> None:
    plan = a_plan()
    file = written(tmp_path, csv_of([["bulan", "jumlah"], ["2022-01", "3"]]))

    assert table(plan, INDICATORS, file, "--by-year", "bulan", "--measure", measure) == 2


def test_a_person_who_may_not_is_refused(tmp_path: Path) -> None:
    plan = a_plan()
    observer = a_member(plan, TeamRole.OBSERVER)
    file = written(tmp_path, csv_of([["Isu"], ["Air keruh"]]))

    assert table(plan, CLUSTERS, file, "--as", observer.username) == 2
    assert table(plan, CLUSTERS, file, "--as", "tidak-ada") == 2
    assert stored(at(plan, CLUSTERS)) == []


def test_what_is_not_there_gives_one_line_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = a_plan()

    assert table(plan, CLUSTERS, tmp_path / "tidak-ada.csv") == 2
    assert run(["table", "--plan", "999999", "--undo", "x"]) == 2
    assert run(["table", "--plan", str(plan.pk), "--undo", "x"]) == 2
    assert run(["regions"]) == 2
    assert "Traceback" not in capsys.readouterr().err
