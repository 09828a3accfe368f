"""The passages that an outline can name, each written by one function."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from siap.apps.documents.builders import costs, process, summary, threads
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
}
