"""The schemas for editors say what the shapes say."""

import json
from pathlib import Path

from siap.methodology.catalogue_schemas import outdated_schemas, schema_texts
from siap.methodology.library import EDITIONS_DIR


def test_the_schemas_of_the_catalogue_are_current() -> None:
    assert outdated_schemas(EDITIONS_DIR.parent / "schema") == []


def test_a_missing_a_changed_and_an_old_schema_are_found(tmp_path: Path) -> None:
    for name, text in schema_texts().items():
        (tmp_path / name).write_text(text)
    (tmp_path / "guide.json").unlink()
    (tmp_path / "roles.json").write_text("{}")
    (tmp_path / "old.json").write_text("{}")

    found = [problem.file for problem in outdated_schemas(tmp_path)]

    assert found == ["schema/guide.json", "schema/old.json", "schema/roles.json"]


def test_a_schema_lets_an_editor_complete_the_kinds_of_a_part() -> None:
    worksheet = json.loads(schema_texts()["worksheet.json"])

    kinds = worksheet["$defs"]["Part"]["properties"]["kind"]["enum"]

    assert kinds == ["form", "table", "matrix", "board", "tree", "flow"]
