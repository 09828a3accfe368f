"""From an outline to a document: every chapter and piece in its order."""

from collections.abc import Iterable, Mapping, Sequence

from siap.apps.documents.builders.keeping import kept_rows
from siap.apps.documents.builders.passages import PASSAGES
from siap.apps.documents.builders.setting import Setting
from siap.apps.documents.builders.sheets import (
    is_filled,
    joined,
    paragraphs,
    sheet_sections,
    shown_pieces,
)
from siap.methodology.guide_shapes import Stage
from siap.methodology.outline_shapes import Chapter, Piece, Show
from siap.methodology.worksheet_shapes import Worksheet
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Contents, Document, Heading, ListBlock, Paragraph

_WORDS = (Heading, ListBlock, Paragraph)

Pieces = list[tuple[Sequence[Block], bool]]


def build(setting: Setting, *, title: str, subtitle: str = "") -> Document:
    """
    Build a document as its outline says.

    Args:
        setting: The plan, the outline, the reader.
        title: Of this paper.
        subtitle: Second line of the cover.

    Returns:
        The tree; a draft mark while the plan is not agreed.
    """
    facts, short = setting.facts, setting.outline.short
    pieces: Pieces = []
    paper = setting.outline.paper
    lies = paper.landscape or (
        setting.worksheet is not None and setting.worksheet.landscape
    )
    if paper.numbered == "below-title":
        opening = Heading(1, title, numbering="none") if short else Contents()
        pieces.append(([opening], lies))
    for chapter in setting.outline.chapters:
        pieces += _chapter(setting, chapter)
    plan = facts.plan
    return Document(
        title=title,
        subtitle=subtitle,
        office=plan.lead_partner.name if plan.lead_partner else "",
        region=plan.region.name,
        year=str(setting.standing_facts["period"]),
        date=facts.day,
        status="agreed" if is_agreed(setting) else "draft",
        language=setting.language,
        paper=paper.size,
        look=paper.look,
        cover=not short,
        facts=() if short else ((setting.say("cover-service"), plan.service),),
        sections=tuple(joined(pieces)),
    )


def is_agreed(setting: Setting) -> bool:
    """
    Tell whether a paper carries no mark of a draft.

    Args:
        setting: The plan and the outline, which says until when it is a draft.

    Returns:
        Papers of a topic follow the topic: its meeting was held, or its results agreed.
    """
    until = setting.outline.paper.draft_until
    if until != "agreed":
        return until == "never"
    if setting.topic is None:
        return setting.facts.agreed
    record = setting.facts.topics.get(setting.topic.key)
    return record is not None and record.state in {"held", "agreed"}


def _chapter(setting: Setting, chapter: Chapter) -> Pieces:
    if chapter.for_each == "stage":
        return [
            piece
            for stage in setting.facts.guide.stages
            for piece in _stage(setting, stage)
        ]
    if chapter.for_each == "sheet":
        assert setting.worksheet is not None  # noqa: S101 - such papers are about one
        sections = sheet_sections(setting, setting.worksheet, opening=())
        return [(section.blocks, section.landscape) for section in sections]
    found = [part for piece in chapter.pieces for part in _piece(setting, piece, chapter)]
    if chapter.details:
        found += _details(setting)
    if not any(blocks for blocks, _ in found):
        return []
    if all(isinstance(each, _WORDS) for blocks, _ in found for each in blocks):
        # The paper is turned for tables and pictures, not for a line that says they lack.
        found = [(blocks, setting.outline.paper.landscape) for blocks, _ in found]
    if chapter.spoken is not None:
        said = chapter.spoken.in_language(setting.language)
        spoken = paragraphs(said.format(**setting.standing_facts))
        found.insert(0, (spoken, found[0][1]))
    if chapter.heading is None:
        return found
    text = chapter.heading.in_language(setting.language)
    return [([_top(setting, text, chapter)], found[0][1]), *found]


def _top(setting: Setting, text: str, chapter: Chapter) -> Heading:
    if setting.outline.short:
        return Heading(2, text, numbering="none")
    return Heading(1, text, numbering=chapter.numbering)


def _piece(setting: Setting, piece: Piece, chapter: Chapter) -> Pieces:
    if piece.heading is not None:
        level = 3 if setting.outline.short else 2
        text = piece.heading.in_language(setting.language)
        return [([Heading(level, text)], chapter.landscape)]  # type: ignore[arg-type]
    if piece.text is not None:
        text = piece.text.in_language(setting.language).format(**setting.standing_facts)
        return [(paragraphs(text), chapter.landscape)]
    if piece.passage is not None:
        lies = setting.worksheet.landscape if setting.worksheet else chapter.landscape
        return [(PASSAGES[piece.passage](setting), lies)]
    assert piece.worksheet is not None  # noqa: S101 - the shape says so
    worksheets: Iterable[Worksheet] = setting.facts.worksheets
    named: Mapping[str, Worksheet] = {each.id: each for each in worksheets}
    if piece.show and (piece.worksheet in named or not piece.optional):
        wanted = setting.facts.sheets.content.edition.worksheet(piece.worksheet)
        return _shown(setting, wanted, piece.show, chapter)
    if piece.worksheet not in named:
        return []
    return _sheet(setting, named[piece.worksheet], level=3 if setting.outline.short else 2)


def _shown(
    setting: Setting, worksheet: Worksheet, shows: Sequence[Show], chapter: Chapter
) -> Pieces:
    """
    Single things of a worksheet; those without a row are left out.

    A paper says that a worksheet is empty; a slide would be empty itself.
    """
    if not is_filled(setting, worksheet):
        line = setting.say("sheet-empty", sheet=setting.title(worksheet))
        return [([paragraph(line)], chapter.landscape)] if chapter.spoken is None else []
    parts = {part.key: part for part in worksheet.parts}
    filled = [
        show
        for show in shows
        if show.part is None or kept_rows(setting, worksheet, parts[show.part], show)
    ]
    found = shown_pieces(setting, worksheet, filled)
    return [(blocks, lies or chapter.landscape) for blocks, lies in found]


def _sheet(setting: Setting, worksheet: Worksheet, *, level: int) -> Pieces:
    title = setting.title(worksheet)
    opening = [Heading(level, title, anchor=worksheet.id)]  # type: ignore[arg-type]
    sections = sheet_sections(setting, worksheet, opening=opening)
    return [(section.blocks, section.landscape) for section in sections]


def _stage(setting: Setting, stage: Stage) -> Pieces:
    """A stage: what it is for, then the worksheets that its topics fill first."""
    heading = Heading(1, setting.title(stage), anchor=f"tahap-{stage.number}")
    blocks: list[Block] = [heading]
    if setting.language == "id":
        blocks.append(paragraph(setting.say("stage", purpose=stage.purpose)))
    pieces: Pieces = []
    for worksheet in _of_stage(setting, stage):
        placement = setting.outline.placement(worksheet.id)
        if placement is not None and not placement.show:
            continue
        pieces += _sheet(setting, worksheet, level=2)
    # A page that would hold the heading alone lies as the page after it does.
    return [(blocks, pieces[0][1] if pieces else False), *pieces]


def _of_stage(setting: Setting, stage: Stage) -> list[Worksheet]:
    guide = setting.facts.guide
    home: dict[str, int] = {}
    for each in guide.stages:
        for topic in each.topics:
            for number in topic.worksheets:
                home.setdefault(number, each.number)
    current = guide.stages[0].number
    found = []
    for worksheet in setting.facts.worksheets:
        current = home.get(worksheet.number, current)
        if current == stage.number:
            found.append(worksheet)
    return found


def _details(setting: Setting) -> Pieces:
    """What worksheets put into the annex; upright pages first, to turn the paper once."""
    pieces: Pieces = []
    for worksheet in setting.facts.worksheets:
        placement = setting.outline.placement(worksheet.id)
        if placement is None or not is_filled(setting, worksheet):
            continue
        shown = shown_pieces(setting, worksheet, placement.annex)
        for landscape in (False, True):
            blocks = [b for found, lies in shown if lies == landscape for b in found]
            if blocks:
                heading = Heading(2, setting.title(worksheet))
                pieces.append(([heading, *blocks], landscape))
    return sorted(pieces, key=lambda piece: piece[1])
