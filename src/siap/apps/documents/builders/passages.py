"""The passages that an outline can name, each written by one function."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from siap.apps.documents.builders import (
    costs,
    deck,
    meetings,
    outcomes,
    procedures,
    process,
    sheet,
    summary,
    threads,
)
from siap.apps.documents.builders.setting import Setting
from siap.rendering.tree import Block

PASSAGES: Final[Mapping[str, Callable[[Setting], Sequence[Block]]]] = {
    "summary": summary.summary,
    "how-made": process.how_made,
    "topics-table": process.topics_table,
    "decisions": process.decisions,
    "follow-ups": process.follow_ups,
    "versions": process.versions,
    "costs": costs.costs,
    "thread": threads.thread,
    "thread-example": threads.example,
    "sheet-identity": sheet.identity,
    "sheet-state": sheet.state,
    "deck-essentials": deck.essentials,
    "deck-recipients": deck.recipients,
    "deck-causes": deck.causes,
    "deck-solutions": deck.solutions,
    "deck-actions": deck.actions,
    "deck-flow": deck.flow_times,
    "deck-funds": costs.by_funds,
    "deck-outcomes": summary.changes,
    "deck-monitoring": deck.schedule_of_proof,
    "deck-request": deck.request,
    "sop-identity": procedures.identity,
    "sop-flow": procedures.flow,
    "topic-identity": meetings.identity,
    "topic-background": meetings.background,
    "topic-purpose": meetings.purpose,
    "topic-outputs": meetings.outputs,
    "topic-questions": meetings.questions,
    "topic-participants": meetings.participants,
    "topic-agenda": meetings.agenda,
    "topic-methods": meetings.methods,
    "topic-materials": meetings.materials,
    "topic-tools": meetings.tools,
    "topic-statement": outcomes.statement,
    "topic-attendance": outcomes.attendance,
    "topic-minutes": outcomes.minutes,
    "topic-decisions": outcomes.decided,
    "topic-objections": outcomes.objections,
    "topic-tasks": outcomes.topic_tasks,
    "topic-signatures": outcomes.signatures,
}
