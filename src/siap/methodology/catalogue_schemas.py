"""JSON Schemas of the catalogue's files, so that an editor can complete and underline."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from siap.methodology.document_outlines import Outline
from siap.methodology.guide_shapes import GuideHead, Roles, Stage
from siap.methodology.problems import Problem
from siap.methodology.rulesets import Regulation
from siap.methodology.worksheet_shapes import Worksheet

SHAPES: Final[Mapping[str, type[BaseModel]]] = {
    "guide": GuideHead,
    "stage": Stage,
    "roles": Roles,
    "worksheet": Worksheet,
    "regulation": Regulation,
    "document": Outline,
}
"""Shape by name of its schema file."""


def schema_texts() -> dict[str, str]:
    """
    Write the schema of every shape.

    Returns:
        Text by file name, the same on every run.
    """
    return {
        f"{name}.json": json.dumps(
            shape.model_json_schema(), ensure_ascii=False, indent=2, sort_keys=True
        )
        + "\n"
        for name, shape in SHAPES.items()
    }


def outdated_schemas(folder: Path) -> list[Problem]:
    """
    Compare schema files with what the shapes say now.

    Args:
        folder: Where the schema files lie.

    Returns:
        One problem for each file that is missing, different or no longer wanted.
    """
    wanted = schema_texts()
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    return [
        Problem(f"schema/{name}", "", "is not what the shapes say")
        for name in sorted(wanted.keys() | found.keys())
        if wanted.get(name) != found.get(name)
    ]
