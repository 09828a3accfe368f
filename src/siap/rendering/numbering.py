"""Chapters, tables and figures get their numbers once, for every format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from siap.kernel.errors import InvalidInput
from siap.rendering.tree import (
    Block,
    Box,
    Document,
    Figure,
    Heading,
    ListBlock,
    Numbering,
    Paragraph,
    Run,
    Section,
    Table,
)
from siap.rendering.words import WORDS


def number(document: Document) -> Document:
    """
    Write the numbers of headings, tables and figures, and of links to them.

    Args:
        document: The tree, numbered or not.

    Returns:
        The same tree with labels: `Bab 1`, `1.1`, `Lampiran A`, `A.1`, and `Tabel 1`,
        `Gambar 1` counted through the whole document. Every heading has an anchor. An
        inner link without text reads like its target. Numbering twice changes nothing.

    Raises:
        InvalidInput: A heading skips a level, an anchor is used twice, or a link leads
            to no anchor.
    """
    counter = _Counter(WORDS[document.language])
    sections = tuple(
        replace(section, blocks=tuple(counter.numbered(block) for block in section.blocks))
        for section in document.sections
    )
    labels = counter.anchors
    return replace(document, sections=tuple(_with_links(each, labels) for each in sections))


def blocks_of(document: Document) -> Iterator[Block]:
    """
    Go through the blocks of all sections.

    Args:
        document: The tree.

    Returns:
        Blocks in reading order; those inside a box are not listed.
    """
    for section in document.sections:
        yield from section.blocks


@dataclass(slots=True)
class _Counter:
    words: Mapping[str, str]
    anchors: dict[str, str] = field(default_factory=dict)
    numbering: Numbering = "chapter"
    levels: list[int] = field(default_factory=list)
    chapters: int = 0
    annexes: int = 0
    tables: int = 0
    figures: int = 0
    headings: int = 0

    def numbered(self, block: Block) -> Block:
        match block:
            case Heading():
                label = self._heading(block)
                self.headings += 1
                anchor = block.anchor or f"judul-{self.headings}"
                self._remember(anchor, label or block.text)
                return replace(block, label=label, anchor=anchor)
            case Table():
                self.tables += 1
                label = f"{self.words['table']} {self.tables}"
                self._remember(block.anchor, label)
                return replace(block, label=label)
            case Figure():
                self.figures += 1
                label = f"{self.words['figure']} {self.figures}"
                self._remember(block.anchor, label)
                return replace(block, label=label)
        return block

    def _remember(self, anchor: str, label: str) -> None:
        if not anchor:
            return
        if anchor in self.anchors:
            raise InvalidInput("duplicate-anchor", where=anchor, anchor=anchor)
        self.anchors[anchor] = label

    def _heading(self, heading: Heading) -> str:
        if heading.level > len(self.levels) + 1:
            raise InvalidInput(
                "heading-level-skipped", where=heading.text, text=heading.text
            )
        del self.levels[heading.level :]
        if heading.level > len(self.levels):
            self.levels.append(0)
        self.levels[-1] += 1
        if heading.level == 1:
            return self._chapter(heading.numbering)
        if heading.numbering == "none":
            self.levels[-1] -= 1
            return ""
        if self.numbering == "none" or 0 in self.levels:
            return ""
        return ".".join([self._first(), *(str(each) for each in self.levels[1:])])

    def _chapter(self, numbering: Numbering) -> str:
        self.numbering = numbering
        if numbering == "none":
            return ""
        if numbering == "chapter":
            self.chapters += 1
            return f"{self.words['chapter']} {self.chapters}"
        self.annexes += 1
        return f"{self.words['annex']} {_letters(self.annexes)}"

    def _first(self) -> str:
        annex = self.numbering == "annex"
        return _letters(self.annexes) if annex else str(self.chapters)


def _letters(count: int) -> str:
    text = ""
    while count:
        count, place = divmod(count - 1, 26)
        text = chr(ord("A") + place) + text
    return text


def _with_links(section: Section, labels: Mapping[str, str]) -> Section:
    return replace(
        section, blocks=tuple(_linked(block, labels) for block in section.blocks)
    )


def _linked(block: Block, labels: Mapping[str, str]) -> Block:
    match block:
        case Paragraph():
            return _paragraph(block, labels)
        case ListBlock():
            return _list(block, labels)
        case Box():
            inner = tuple(
                _paragraph(each, labels)
                if isinstance(each, Paragraph)
                else _list(each, labels)
                for each in block.blocks
            )
            return replace(block, blocks=inner)
    return block


def _paragraph(block: Paragraph, labels: Mapping[str, str]) -> Paragraph:
    return replace(block, runs=_runs(block.runs, labels))


def _list(block: ListBlock, labels: Mapping[str, str]) -> ListBlock:
    return replace(block, items=tuple(_runs(item, labels) for item in block.items))


def _runs(runs: tuple[Run, ...], labels: Mapping[str, str]) -> tuple[Run, ...]:
    return tuple(_run(run, labels) if run.link.startswith("#") else run for run in runs)


def _run(run: Run, labels: Mapping[str, str]) -> Run:
    anchor = run.link[1:]
    if anchor not in labels:
        raise InvalidInput("unknown-anchor", where=run.link, anchor=anchor)
    return run if run.text else replace(run, text=labels[anchor])
