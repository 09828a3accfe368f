"""An edition cannot change unseen, and a released one cannot change at all."""

from pathlib import Path

import pytest

from siap.kernel.errors import Conflict
from siap.methodology.freeze import RELEASED, SUMS, checksums, freeze, unlike_frozen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "worksheets").mkdir()
    (tmp_path / "roles.yaml").write_text("roles: []\n")
    (tmp_path / "worksheets" / "w01-one.yaml").write_text("id: w01-one\n")
    return tmp_path


def test_an_edition_without_checksums_is_a_problem(folder: Path) -> None:
    assert [problem.file for problem in unlike_frozen(folder)] == [SUMS]


def test_a_frozen_edition_is_like_its_checksums(folder: Path) -> None:
    freeze(folder)

    assert unlike_frozen(folder) == []


def test_the_list_is_one_that_sha256sum_reads(folder: Path) -> None:
    freeze(folder)

    lines = (folder / SUMS).read_text().splitlines()
    assert lines[0].partition("  ")[2] == "roles.yaml"
    assert all(len(line.partition("  ")[0]) == 64 for line in lines)


def test_a_changed_new_or_missing_file_is_found(folder: Path) -> None:
    freeze(folder)
    (folder / "roles.yaml").write_text("roles: [new]\n")
    (folder / "worksheets" / "w02-two.yaml").write_text("id: w02-two\n")
    (folder / "worksheets" / "w01-one.yaml").unlink()

    found = {problem.file for problem in unlike_frozen(folder)}

    assert found == {"roles.yaml", "worksheets/w01-one.yaml", "worksheets/w02-two.yaml"}


def test_an_edition_not_yet_released_is_frozen_anew(folder: Path) -> None:
    freeze(folder)
    (folder / "roles.yaml").write_text("roles: [new]\n")

    freeze(folder)

    assert unlike_frozen(folder) == []


def test_a_released_edition_refuses_to_be_frozen_anew(folder: Path) -> None:
    freeze(folder)
    (folder / RELEASED).write_text("2026-12-01\n")
    before = checksums(folder)
    (folder / "roles.yaml").write_text("roles: [new]\n")

    with pytest.raises(Conflict) as refusal:
        freeze(folder)

    assert refusal.value.where == "roles.yaml"
    assert before["roles.yaml"] in (folder / SUMS).read_text()
