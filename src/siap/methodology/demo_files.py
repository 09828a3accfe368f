"""The demonstration plans of the catalogue: fictional regions, people and figures."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from siap.methodology.library import EDITIONS_DIR
from siap.methodology.shapes import ColumnKey, Key, Sentence, Shape
from siap.methodology.worksheet_shapes import WorksheetId
from siap.methodology.yaml_files import load_shape

DEMO_DIR = EDITIONS_DIR.parent / "demo"


class DemoRow(Shape):
    """A row with a readable id, by which other rows refer to it."""

    id: Annotated[str, Field(min_length=1, max_length=80)]
    cells: dict[ColumnKey, Any] = {}


class DemoSheet(Shape):
    """The rows of one worksheet."""

    worksheet: WorksheetId
    parts: dict[ColumnKey, tuple[DemoRow, ...]]


class DemoAgency(Shape):
    """An agency of the region."""

    key: Key
    name: Sentence
    short: str | None = None


class DemoRegion(Shape):
    """The region; it is always fictional."""

    key: Key
    name: Sentence
    kind: str
    province: Sentence
    capital: Sentence
    head: Sentence
    fictional: bool


class DemoHead(Shape):
    """What the plan is about."""

    title: Sentence
    service: Sentence
    guide: Key
    edition: str
    region: DemoRegion
    lead_partner: DemoAgency
    provider: DemoAgency
    agencies: tuple[DemoAgency, ...]
    period_start: date
    period_end: date
    as_of: date
    state: str
    summary: Sentence
    note: Sentence


class DemoPerson(Shape):
    """A member of the team."""

    key: Key
    name: Sentence
    role: str
    office: Sentence
    member: str | None = None


class DemoTopic(Shape):
    """What was prepared, held and concluded for a topic."""

    topic: str
    state: str
    held_on: date | None = None
    place: str = ""
    meetings: tuple[dict[str, Any], ...] = ()
    ready: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    attendance_women: int | None = None
    attendance_men: int | None = None
    minutes: str = ""
    decisions: tuple[str, ...] = ()
    objections: str = ""
    branch: str = ""


class DemoTask(Shape):
    """A follow-up."""

    topic: str
    what: Sentence
    owner: Key
    due: date
    done_on: date | None = None
    note: str = ""


class DemoPlan(Shape):
    """A whole demonstration plan without its worksheets."""

    plan: DemoHead
    team: tuple[DemoPerson, ...]
    topics: tuple[DemoTopic, ...]
    follow_ups: tuple[DemoTask, ...]


@cache
def demo_plan(key: str) -> tuple[DemoPlan, tuple[DemoSheet, ...]]:
    """
    Read a demonstration plan and its worksheets.

    Raises:
        Unavailable: A file is not as it must be; the message names file and line.
    """
    folder: Path = DEMO_DIR / key
    sheets = (load_shape(path, DemoSheet) for path in sorted(folder.glob("w*.yaml")))
    return load_shape(folder / "plan.yaml", DemoPlan), tuple(sheets)
