"""The thread of a plan: from any row to all it comes from, and all that came of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from siap.methodology.content import Content
from siap.methodology.kind_columns import PARENT, columns_of
from siap.methodology.worksheet_shapes import Column, Part


@dataclass(frozen=True)
class Knot:
    """
    A row in the thread: where it stands and what it is called.

    `key` is unique over the plan; a form has the same row id in every worksheet.
    """

    row_id: str
    worksheet: str
    part: str
    title: str

    @property
    def path(self) -> str:
        """Full path of its part."""
        return f"{self.worksheet}.{self.part}"

    @property
    def key(self) -> str:
        """Path and row id."""
        return f"{self.path}#{self.row_id}"


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
        """Every row that has a place in the thread, by key."""
        found = {}
        for path, _part in self._threaded_parts():
            worksheet, _, key = path.partition(".")
            for row in self.content.of(path):
                title = self.content.title_of(path, row.id)
                knot = Knot(row.id, worksheet, key, title)
                found[knot.key] = knot
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
            ahead = part.kind == "board"
            for column in _thread_columns(part):
                target_path = self._full(column, path)
                for row in self.content.of(path):
                    value = row.cells.get(column.key)
                    here = f"{path}#{row.id}"
                    for target in value if isinstance(value, list) else [value]:
                        if target:
                            there = f"{target_path}#{target}"
                            yield (there, here) if ahead else (here, there)

    @staticmethod
    def _full(column: Column, path: str) -> str:
        rows = column.rows or ""
        return rows if "." in rows else f"{path.partition('.')[0]}.{rows}"

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

    def origins(self, key: str) -> Mapping[str, Sequence[Knot]]:
        """All that a row comes from, however far back, by part path; nearest part first."""
        return self._reach(key, self._links[0])

    def outcomes(self, key: str) -> Mapping[str, Sequence[Knot]]:
        """All that came of a row, however far on, by part path; nearest part first."""
        return self._reach(key, self._links[1])

    def links(self) -> list[tuple[str, str]]:
        """Every link as (later, earlier), each once, in the order of the worksheets."""
        comes_from, _ = self._links
        return [
            (later, one)
            for later, found in comes_from.items()
            for one in dict.fromkeys(found)
        ]

    def _reach(
        self, start: str, links: Mapping[str, list[str]]
    ) -> Mapping[str, Sequence[Knot]]:
        seen, edge = {start}, [start]
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
        return [k for k in self.knots.values() if k.path == path and k.key not in gives]


def _thread_columns(part: Part) -> list[Column]:
    """Columns marked as thread, and the parent in a tree, which passes the thread on."""
    inherits = part.kind == "tree" and any(column.thread for column in part.columns)
    return [
        column
        for column in columns_of(part)
        if column.rows and (column.thread or (inherits and column.key == PARENT))
    ]
