"""The technical papers, as tests and the script that renews their golden texts see them."""

from pathlib import Path

from apps.documents.telling import texts_of
from siap.apps.documents.builders.documents import Wanted, document
from siap.apps.documents.queries import PlanFacts
from siap.rendering.tree import Document

FOLDER = Path(__file__).parents[2] / "golden" / "papers"
PLANS = ("pdam", "blud-spam", "umum")
KINDS = (
    "action-scheme",
    "charter",
    "direct-action",
    "finance-study",
    "insertion",
    "logframe",
    "monitoring-report",
    "monitoring-sheet",
    "onion",
    "organisation",
    "rka",
    "slides",
    "sop",
    "staff-programme",
)


def paper(facts: PlanFacts, kind: str) -> Document:
    return document(facts, Wanted(kind=kind, personal=True))


def golden_text(facts: PlanFacts, kind: str) -> str:
    """All that a paper says, a line for each paragraph, item, pair or row."""
    return "\n".join(texts_of(paper(facts, kind))) + "\n"
