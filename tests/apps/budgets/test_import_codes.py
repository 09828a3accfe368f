"""Files with codes: forms, faults by row, all or nothing, the same file twice."""

import time
from datetime import date
from pathlib import Path

import pytest

from apps.budgets.lists import PLAIN, lines, taken, told
from factories.plans import a_user
from siap.apps.audit.models import Change
from siap.apps.budgets.files import read_codes
from siap.apps.budgets.models import BudgetCode, CodeList
from siap.apps.imports.reading.file_rows import text_of
from siap.apps.imports.reading.source_files import open_file
from siap.kernel.errors import Forbidden, InvalidInput
from siap.project import import_command

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "kode"
JOINED = "JENIS PEMDA|BIDANG|PROGRAM|KEGIATAN|SUBKEGIATAN|INDIKATOR|SATUAN"
ONE_ROW = (
    "1.03 URUSAN PU|1.03.03 PROGRAM AIR|1.03.03.2.01 Pengelolaan|1.03.03.2.01.0021 Jaringan"
)
SPLIT = (
    "URUSAN/UNSUR|BIDANG URUSAN/BIDANG UNSUR|PROGRAM|KEGIATAN|SUB KEGIATAN|"
    "NOMENKLATUR URUSAN"
)


def found_in(text: str, **more: str):  # type: ignore[no-untyped-def]
    return read_codes(lines(text), **{"subject": "nomenclature", **more})


def test_a_list_is_kept_with_its_regulation_and_its_days() -> None:
    outcome = taken(valid_to=date(2026, 12, 31))

    stored = CodeList.objects.get(key="uji-2026")
    code = BudgetCode.objects.get(code="1.03.03.2.01.0021")
    assert (outcome.added, outcome.faults) == (10, [])
    assert (stored.regulation, stored.governments) == ("Keputusan Uji", ["regency"])
    assert (stored.valid_from, stored.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (code.level, code.indicator, code.unit) == (5, "Jumlah sambungan", "Unit")


def test_the_same_file_again_changes_nothing() -> None:
    taken()

    outcome = taken()

    assert (outcome.added, outcome.changed, outcome.removed) == (0, 0, 0)
    assert outcome.unchanged == BudgetCode.objects.count() == 10
    assert Change.objects.filter(subject="codes").count() == 1


def test_another_file_of_the_same_name_replaces_the_list() -> None:
    taken()

    outcome = taken(PLAIN.replace("Panjang pipa", "Panjang").rsplit("\n", 1)[0])

    assert (outcome.added, outcome.changed, outcome.removed) == (0, 1, 1)
    assert not BudgetCode.objects.filter(code="X.XX.01.2.06.0009").exists()


def test_codes_of_the_other_government_stay() -> None:
    taken()

    taken(PLAIN.replace("Meter", "Km"), government="province")

    assert BudgetCode.objects.filter(code="1.03.03.2.01.0022").count() == 2
    assert CodeList.objects.get().governments == ["province", "regency"]


def test_one_row_at_fault_keeps_everything_out() -> None:
    outcome = taken(f"{PLAIN}\n1.03.03.2.01.99999|Salah")

    assert told(outcome) == [(12, "budget-code-shape")]
    assert CodeList.objects.count() == 0


def test_looking_only_keeps_nothing() -> None:
    outcome = taken(dry_run=True)

    assert outcome.added == 10
    assert CodeList.objects.count() == BudgetCode.objects.count() == 0


def test_each_level_of_a_joined_row_becomes_a_code() -> None:
    found = found_in(f"{JOINED}\nKABKOT|{ONE_ROW}|Jumlah|Unit\nPROV|{ONE_ROW}|Jumlah|Unit")

    assert [code for whose, code in found.codes if whose == "regency"] == [
        "1.03",
        "1.03.03",
        "1.03.03.2.01",
        "1.03.03.2.01.0021",
    ]
    assert len(found.codes) == 8
    assert found.codes["regency", "1.03"].indicator == ""


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (f"NEGARA|{ONE_ROW}", "budget-government-word", "JENIS PEMDA"),
        (f"PROV|{ONE_ROW}".replace("1.03.03 ", "1.03 "), "budget-code-shape", "PROGRAM"),
        (f"PROV|{ONE_ROW}".replace("2.01.0021", "2.02.0021"), "budget-code-outside",
         "SUBKEGIATAN"),
        (f"PROV|{ONE_ROW}".replace(" Jaringan", ""), "missing", "SUBKEGIATAN"),
        (f"PROV|{ONE_ROW}".replace("|1.03.03 PROGRAM AIR", "|"), "budget-code-shape",
         "PROGRAM"),
        (f"PROV|{ONE_ROW}|Jumlah|{'x' * 81}", "too-long", "SATUAN"),
    ],
)  # fmt: skip
def test_a_joined_row_at_fault_says_where(row: str, code: str, column: str) -> None:
    found = found_in(f"{JOINED}\n{row}")

    assert [(f.number, f.column, f.code) for f in found.faults] == [(2, column, code)]


def test_a_code_with_two_names_is_a_fault() -> None:
    other = ONE_ROW.replace("PROGRAM AIR", "PROGRAM LAIN").replace("0021", "0022")

    found = found_in(f"{JOINED}\nPROV|{ONE_ROW}\nPROV|{other}")

    assert [(f.number, f.code) for f in found.faults] == [(3, "budget-code-names")]


def test_spaces_of_a_scanned_file_are_put_right() -> None:
    found = found_in(
        f"{SPLIT}\n1||||| URUSAN     WAJIB \n1|3||||BIDANG\t X", government="regency"
    )

    assert found.codes["regency", "1"].name == "URUSAN WAJIB"
    assert found.codes["regency", "1.03"].name == "BIDANG X"


def test_a_number_of_an_activity_that_a_spreadsheet_shortened_is_refused() -> None:
    text = f"{SPLIT}\n1|3|3|2.1||Kegiatan"

    found = found_in(text, government="regency")

    assert [f.code for f in found.faults] == ["budget-code-shape"]


def test_a_hole_in_a_row_of_numbers_is_refused() -> None:
    found = found_in(f"{SPLIT}\n1||3|||Program", government="regency")

    assert [f.code for f in found.faults] == ["budget-code-shape"]


def test_a_row_that_stands_twice_is_told_and_taken_once() -> None:
    found = found_in("kode|nama\n1|Urusan\n1|URUSAN", government="regency")

    assert (len(found.codes), found.faults) == (1, [])
    assert [(note.number, note.code) for note in found.notes] == [(3, "budget-code-twice")]


def test_a_code_without_the_one_above_is_told_and_taken() -> None:
    found = found_in("kode|nama\n1|Urusan\n1.03.03|Program", government="regency")

    assert len(found.codes) == 2
    assert [(note.number, note.code) for note in found.notes] == [(3, "budget-code-parent")]


@pytest.mark.parametrize(
    ("text", "more", "code"),
    [
        ("a|b\n1|2", {"government": "regency"}, "budget-header"),
        ("kode|nama\n1|Urusan", {}, "budget-government"),
        ("l1|uraian\n1|Urusan", {"subject": "accounts"}, "budget-header"),
        ("", {"government": "regency"}, "budget-header"),
    ],
)
def test_a_file_of_no_known_form_is_refused(
    text: str, more: dict[str, str], code: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        found_in(text, **more)

    assert caught.value.code == code


@pytest.mark.parametrize(
    ("more", "code", "where"),
    [
        ({"key": "Daftar Saya"}, "budget-list-name", "--list"),
        ({"key": "a" * 41}, "budget-list-name", "--list"),
        ({"regulation": "  "}, "missing", "--regulation"),
        ({"regulation": "x" * 201}, "too-long", "--regulation"),
        ({"valid_to": date(2025, 12, 31)}, "budget-dates", "--to"),
    ],
)
def test_a_list_that_is_wrongly_described_is_refused(
    more: dict[str, object], code: str, where: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        taken(**more)

    assert (caught.value.code, caught.value.where) == (code, where)


def test_a_name_cannot_change_its_subject() -> None:
    taken()

    with pytest.raises(InvalidInput) as caught:
        taken("l1|l2|l3|uraian\n5|||Belanja", subject="accounts", government="")

    assert caught.value.code == "budget-other-subject"


def test_only_who_administers_the_installation_may_import() -> None:
    with pytest.raises(Forbidden):
        taken(by=a_user())
    assert taken(by=a_user(superuser=True)).added == 10


def read_file(name: str, **more: str):  # type: ignore[no-untyped-def]
    source = open_file((DATA / name).read_bytes(), max_bytes=60 * 1024 * 1024)
    rows = (
        (row.number, [text_of(cell, language="en") for cell in row.cells])
        for row in source.rows()
    )
    return read_codes(rows, **{"subject": "nomenclature", **more})


def test_the_ministry_s_update_of_2027_is_read_whole() -> None:
    found = read_file("asli_nomenklatur_subkegiatan_pemutakhiran_2027.xlsx")

    last = [named for named in found.codes.values() if named.level == 5]
    assert found.faults == []
    assert len(last) == 7581
    assert sum(named.government == "province" for named in last) == 4031
    assert all(named.name == " ".join(named.name.split()) for named in last)


def test_the_list_of_2023_is_read_whole_with_its_dirty_spaces() -> None:
    found = read_file("asli_sub_kegiatan_900_kabkota.xlsx", government="regency")

    levels = [named.level for named in found.codes.values()]
    assert found.faults == []
    assert [levels.count(level) for level in range(1, 6)] == [10, 45, 188, 729, 3395]
    named = found.codes["regency", "X.XX.01.2.01.0001"]
    assert named.name == "Penyusunan Dokumen Perencanaan Perangkat Daerah"


@pytest.mark.parametrize(
    ("name", "subject", "count"),
    [("akun_belanja.csv", "accounts", 3413), ("sumber_dana.csv", "funds", 281)],
)
def test_accounts_and_sources_of_money_are_read_whole(
    name: str, subject: str, count: int
) -> None:
    found = read_file(name, subject=subject)

    assert (len(found.codes), found.faults) == (count, [])
    assert all(named.name for named in found.codes.values())


def test_the_command_imports_and_says_what_it_did(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_command.installation, "set_up", lambda: None)
    path = str(DATA / "asli_nomenklatur_subkegiatan_pemutakhiran_2027.xlsx")
    arguments = ["codes", path, "--list", "pemutakhiran-2027", "--regulation", "Keputusan"]
    start = time.process_time()

    status = import_command.run([*arguments, "--from", "2027-01-01"])

    assert time.process_time() - start < 30
    assert status == 0
    assert capsys.readouterr().out == "9707 baru, 0 diubah, 0 tetap, 0 dihapus.\n"
    assert import_command.run([*arguments, "--from", "2027-01-01"]) == 0
    assert capsys.readouterr().out == "0 baru, 0 diubah, 9707 tetap, 0 dihapus.\n"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_command_says_each_row_at_fault_and_keeps_nothing(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    language: str,
) -> None:
    monkeypatch.setattr(import_command.installation, "set_up", lambda: None)
    path = tmp_path / "kode.csv"
    path.write_text("kode,nama\n1,Urusan\n1.3.3.2,Salah\n")
    rest = ["--list", "uji", "--regulation", "Uji", "--from", "2026-01-01"]

    status = import_command.run(
        ["codes", str(path), *rest, "--government", "regency", "--lang", language]
    )

    told_of = capsys.readouterr()
    assert status == 2
    assert told_of.err.startswith("baris 3, KODE: ")
    assert "1.3.3.2" in told_of.err
    assert CodeList.objects.count() == 0


def test_the_command_refuses_a_day_that_is_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(import_command.installation, "set_up", lambda: None)
    path = tmp_path / "kode.csv"
    path.write_text("kode,nama\n1,Urusan\n")

    status = import_command.run(
        ["codes", str(path), "--list", "uji", "--regulation", "Uji", "--from", "besok"]
    )

    assert status == 2
    assert capsys.readouterr().err.startswith("--from: ")
