"""The formal papers as the tests see them: every text in reading order."""

from collections.abc import Iterator
from pathlib import Path

from apps.documents.telling import block_texts
from siap.apps.documents.builders.documents import Wanted, document
from siap.apps.documents.queries import PlanFacts
from siap.rendering.clauses import Clauses, marked
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
from siap.rendering.tree import Document, Heading, Signature

FOLDER = Path(__file__).parents[2] / "golden" / "papers"
TOPIC = "2.1"
OF_A_PLAN = (
    "academic-paper",
    "brief",
    "commitments",
    "cooperation",
    "decree-group",
    "decree-monitoring",
    "decree-partner",
    "good-practice",
    "guideline-juklak",
    "guideline-juknis",
    "policy-proposals",
)
OF_A_TOPIC = ("attendance", "attendance-blank", "invitation", "record")
KINDS = (*OF_A_PLAN, *OF_A_TOPIC)
DECREES = ("decree-group", "decree-monitoring", "decree-partner")


def formal(facts: PlanFacts, kind: str, **wanted: object) -> Document:
    subject = TOPIC if kind in OF_A_TOPIC else ""
    chosen = {"subject": subject, "personal": facts.personal} | wanted
    return document(facts, Wanted(kind=kind, **chosen))


def said_in(made: Document) -> list[str]:
    """Headings, clauses, paragraphs, rows and signatures, a line each."""
    return [line for block in blocks_of(prepare(made)) for line in _lines(block, made)]


def _lines(block: object, made: Document) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {block.label} {block.text}".replace("  ", " ")
    elif isinstance(block, Clauses):
        for clause in block.rows:
            for mark, said in marked(clause):
                yield f"{clause.label}: {mark} {said}".replace(":  ", ": ")
    elif isinstance(block, Signature):
        yield f"= {block.place}; {block.date or ''}"
        yield from (f"= {each.office} {each.name}" for each in block.people)
    else:
        yield from block_texts(block, made)
