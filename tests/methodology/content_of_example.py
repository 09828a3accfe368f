"""The filled example of a worksheet as content."""

from pathlib import Path
from typing import Any

import yaml

from siap.methodology.content import Content, ContentRow
from siap.methodology.library import edition

EXAMPLES = Path(__file__).resolve().parents[1] / "catalog" / "examples"


def row(raw: dict[str, Any]) -> ContentRow:
    cells = {
        key: {str(year): amount for year, amount in value.items()}
        if isinstance(value, dict)
        else value
        for key, value in raw.get("cells", {}).items()
    }
    row_id = str(raw["id"])
    return ContentRow(row_id, cells, row_id if "|" in row_id or row_id == "form" else "")


def example(worksheet_id: str) -> Content:
    data = yaml.safe_load((EXAMPLES / f"{worksheet_id}.yaml").read_text(encoding="utf-8"))
    sheets = {data["worksheet"]: data["parts"], **data.get("refers", {})}
    rows = {
        f"{sheet}.{part}": [row(raw) for raw in found]
        for sheet, parts in sheets.items()
        for part, found in parts.items()
    }
    return Content(edition(), rows)
