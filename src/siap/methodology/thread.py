"""The thread of a plan: from any row to all it comes from, and all that came of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from siap.methodology.content import Content
from siap.methodology.kind_columns import columns_of
from siap.methodology.worksheet_shapes import Column, Part


@dataclass(frozen=True)
class Knot:
    """A row in the thread: where it stands and what it is called."""

    row_id: str
    worksheet: str
    part: str
    title: str

    @property
    def path(self) -> str:
        """Full path of its part."""
        return f"{self.worksheet}.{self.part}"


@dataclass(frozen=True)
class Thread:
    """
    The links between the rows of a plan.

    A link leads from the later thing to the earlier one that it comes from, as the
    columns marked `thread` say; only a card names the cluster that came of it.
    """

    content: Content

    @cached_property
    def knots(self) -> Mapping[str, Knot]:
        """Every row that has a place in the thread, by row id."""
        found = {}
        for path, _part in self._threaded_parts():
            worksheet, _, key = path.partition(".")
            for row in self.content.of(path):
                title = self.content.titles.get(row.id, "–")
                found[row.id] = Knot(row.id, worksheet, key, title)
        return found

    @cached_property
    def _links(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        comes_from: dict[str, list[str]] = {}
        gives: dict[str, list[str]] = {}
        for later, earlier in self._edges():
            if earlier in self.knots and later in self.knots:
                comes_from.setdefault(later, []).append(earlier)
                gives.setdefault(earlier, []).append(later)
        return comes_from, gives

    def _edges(self) -> Iterable[tuple[str, str]]:
        for path, part in self._threaded_parts():
            for column in _thread_columns(part):
                ahead = part.kind == "board"
                for row in self.content.of(path):
                    value = row.cells.get(column.key)
                    for target in value if isinstance(value, list) else [value]:
                        if target:
                            pair = (str(target), row.id) if ahead else (row.id, str(target))
                            yield pair

    def _threaded_parts(self) -> Iterable[tuple[str, Part]]:
        targets = set()
        parts = []
        for worksheet in self.content.edition.worksheets.values():
            for part in worksheet.parts:
                columns = _thread_columns(part)
                path = f"{worksheet.id}.{part.key}"
                parts.append((path, part, bool(columns)))
                for column in columns:
                    assert column.rows is not None  # noqa: S101 - it is a reference
                    full = (
                        column.rows
                        if "." in column.rows
                        else f"{worksheet.id}.{column.rows}"
                    )
                    targets.add(full)
        return [(path, part) for path, part, has in parts if has or path in targets]

    def origins(self, row_id: str) -> Mapping[str, Sequence[Knot]]:
        """All that a row comes from, however far back, by part path; nearest part first."""
        return self._reach(row_id, self._links[0])

    def outcomes(self, row_id: str) -> Mapping[str, Sequence[Knot]]:
        """All that came of a row, however far on, by part path; nearest part first."""
        return self._reach(row_id, self._links[1])

    def _reach(
        self, row_id: str, links: Mapping[str, list[str]]
    ) -> Mapping[str, Sequence[Knot]]:
        seen, edge = {row_id}, [row_id]
        found: dict[str, list[Knot]] = {}
        while edge:
            near = [n for one in edge for n in links.get(one, ())]
            edge = [n for n in dict.fromkeys(near) if n not in seen]
            seen.update(edge)
            for knot in (self.knots[n] for n in edge):
                found.setdefault(knot.path, []).append(knot)
        return found

    def loose_ends(self, path: str) -> Sequence[Knot]:
        """The rows of a part that nothing came of."""
        gives = self._links[1]
        return [k for k in self.knots.values() if k.path == path and k.row_id not in gives]


def _thread_columns(part: Part) -> list[Column]:
    return [column for column in columns_of(part) if column.thread and column.rows]
