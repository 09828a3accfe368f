"""The editions of the methodology: guides and worksheets, looked up by key."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from siap.kernel.errors import NotFound
from siap.methodology.guide_shapes import GuideHead, Role, Roles, Stage, Topic
from siap.methodology.worksheet_shapes import Part, Worksheet
from siap.methodology.yaml_files import load_shape

EDITIONS_DIR = Path(__file__).resolve().parents[1] / "catalog" / "editions"
CURRENT_EDITION = "2026"


@dataclass(frozen=True)
class Guide:
    """A guide with its seven stages."""

    head: GuideHead
    stages: tuple[Stage, ...]

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics by key, in order."""
        return {topic.key: topic for stage in self.stages for topic in stage.topics}

    @cached_property
    def worksheet_numbers(self) -> tuple[str, ...]:
        """The worksheets of the guide, in the order in which topics first fill them."""
        numbers = (n for topic in self.topics.values() for n in topic.worksheets)
        return tuple(dict.fromkeys(numbers))

    def topics_filling(self, number: str) -> tuple[Topic, ...]:
        """The topics that fill a worksheet, in order."""
        return tuple(t for t in self.topics.values() if number in t.worksheets)


@dataclass(frozen=True)
class Edition:
    """One frozen version of the methodology."""

    key: str
    guides: Mapping[str, Guide]
    worksheets: Mapping[str, Worksheet]
    roles: Mapping[str, Role]

    @cached_property
    def by_number(self) -> Mapping[str, Worksheet]:
        """The worksheets by number, `W01` to `W40`."""
        return {worksheet.number: worksheet for worksheet in self.worksheets.values()}

    def guide(self, key: str) -> Guide:
        """
        Look a guide up.

        Raises:
            NotFound: The edition has no such guide.
        """
        if key not in self.guides:
            raise NotFound("not-found", where=f"guide {key}")
        return self.guides[key]

    def worksheet(self, worksheet_id: str) -> Worksheet:
        """
        Look a worksheet up.

        Raises:
            NotFound: The edition has no such worksheet.
        """
        if worksheet_id not in self.worksheets:
            raise NotFound("not-found", where=f"worksheet {worksheet_id}")
        return self.worksheets[worksheet_id]

    @cached_property
    def paths_of_fixed_rows(self) -> tuple[str, ...]:
        """The full paths of all parts that have rows before anyone wrote one."""
        return tuple(
            f"{worksheet.id}.{part.key}"
            for worksheet in self.worksheets.values()
            for part in worksheet.parts
            if part.fixed_rows
        )

    def part(self, path: str, *, within: str = "") -> tuple[Worksheet, Part]:
        """
        Resolve a path such as `w09-issue-cards.clusters`, or `criteria` within a sheet.

        Raises:
            NotFound: No such worksheet or part.
        """
        worksheet_id, _, key = path.rpartition(".")
        worksheet = self.worksheet(worksheet_id or within)
        for part in worksheet.parts:
            if part.key == key:
                return worksheet, part
        raise NotFound("not-found", where=f"part {path}")


@cache
def edition(key: str = CURRENT_EDITION) -> Edition:
    """
    Load an edition; each is read once in the life of a process.

    Raises:
        NotFound: There is no such edition.
        Unavailable: One of its files is not as it must be.
    """
    folder = EDITIONS_DIR / key
    if not folder.is_dir():
        raise NotFound("not-found", where=f"edition {key}")
    return load_edition(folder)


def load_edition(folder: Path) -> Edition:
    """
    Load an edition from a folder.

    Raises:
        Unavailable: One of its files is not as it must be.
    """
    roles = load_shape(folder / "roles.yaml", Roles).roles
    guides = {path.name: _guide(path) for path in sorted((folder / "guides").iterdir())}
    worksheets = (
        load_shape(path, Worksheet)
        for path in sorted((folder / "worksheets").glob("*.yaml"))
    )
    return Edition(
        key=folder.name,
        guides=guides,
        worksheets={worksheet.id: worksheet for worksheet in worksheets},
        roles={role.key: role for role in roles},
    )


def _guide(folder: Path) -> Guide:
    head = load_shape(folder / "guide.yaml", GuideHead)
    stages = (load_shape(path, Stage) for path in sorted(folder.glob("stage-*.yaml")))
    return Guide(head=head, stages=tuple(stages))
