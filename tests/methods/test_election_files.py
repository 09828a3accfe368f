"""Elections in the .pb format are read, or refused with the line at fault."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from methods.elections import CITY, POINTS, as_pb, election
from siap.kernel.errors import InvalidInput
from siap.methodology.calculation import compute
from siap.methods.election_files import read_election
from siap.project.cli import main


def test_an_election_with_quoted_names_is_read_in_its_order() -> None:
    found = read_election(CITY.encode())

    assert found["budget"] == 900
    assert [each["id"] for each in found["projects"]] == ["1", "2", "3", "4", "5"]
    assert found["votes"][2] == ["1", "2", "4"]


def test_the_published_winners_come_out() -> None:
    found: Any = compute("greedy-list", read_election(CITY.encode()))

    assert found["funded"] == ["1", "3", "4"]


def test_points_become_scores() -> None:
    found = read_election(POINTS.encode())

    assert found["scores"] == [{"a": 5, "b": 1}, {"b": 4}]


def test_a_file_that_was_written_reads_back_as_the_same_election() -> None:
    data = election(7)

    assert read_election(as_pb(data).encode()) == data


def test_a_byte_order_mark_and_windows_lines_do_no_harm() -> None:
    raw = b"\xef\xbb\xbf" + CITY.replace("\n", "\r\n").encode()

    assert read_election(raw) == read_election(CITY.encode())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("META\n", "", "election-not-pb"),
        ("budget;900", "budget;banyak", "election-amount"),
        ("budget;900", "budget;9.5", "election-amount"),
        ("vote_type;approval", "vote_type;ordinal", "election-vote-type"),
        ("2;300;4", "2;;4", "election-column"),
        ("8;70;M;5", "8;70;M;6", "unknown-id"),
    ],
)
def test_a_fault_of_the_file_is_told(old: str, new: str, code: str) -> None:
    assert old in CITY

    with pytest.raises(InvalidInput) as caught:
        read_election(CITY.replace(old, new, 1).encode())

    assert caught.value.code == code
    assert caught.value.message("id") != caught.value.message("en")


def test_a_file_that_was_cut_off_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_election(CITY[: CITY.index("VOTES")].encode())

    assert (caught.value.code, caught.value.where) == ("election-section", "VOTES")


def test_points_that_do_not_match_their_projects_are_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_election(POINTS.replace("a,b;5,1", "a,b;5").encode())

    assert (caught.value.code, caught.value.where) == ("election-points", "11")


def test_a_file_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_election(b"META\n\xff\n")

    assert caught.value.code == "not-utf8"


def test_the_command_writes_input_that_the_rules_take(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kota.pb"
    path.write_text(CITY, encoding="utf-8")

    status = main(["import", "election", str(path)])

    assert status == 0
    written = json.load(io.StringIO(capsys.readouterr().out))
    assert compute("equal-shares", written)["spent"] == 850


def test_the_command_refuses_a_broken_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kota.pb"
    path.write_text("halo", encoding="utf-8")

    status = main(["import", "election", str(path)])

    assert status == 2
    assert ".pb" in capsys.readouterr().err
