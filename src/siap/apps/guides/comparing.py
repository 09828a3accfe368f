"""What differs between two versions of a guide, topic by topic."""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.methodology.library import Guide
from siap.ui.formatting import titled


@dataclass(frozen=True)
class TopicDifference:
    """A topic that came, went or changed; `names` are the fields that changed."""

    kind: str
    key: str
    title: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class GuideDifference:
    """What a plan that moves from one guide to another gets and loses."""

    topics: Sequence[TopicDifference]
    gained: Sequence[str]
    lost: Sequence[str]
    reordered: bool


def difference(before: Guide, after: Guide) -> GuideDifference:
    """
    Compare two guides.

    Returns:
        Topics that came (`added`), changed (`changed`) and went (`removed`), in the
        order of the guide they stand in; numbers of worksheets gained and lost; whether
        topics that both have stand in another order.
    """
    old, new = before.topics, after.topics
    came = [
        TopicDifference("added", key, titled(topic))
        for key, topic in new.items()
        if key not in old
    ]
    changed = [
        TopicDifference("changed", key, titled(topic), names)
        for key, topic in new.items()
        if key in old
        and (
            names := tuple(
                name
                for name in type(topic).model_fields
                if getattr(topic, name) != getattr(old[key], name)
            )
        )
    ]
    went = [
        TopicDifference("removed", key, titled(topic))
        for key, topic in old.items()
        if key not in new
    ]
    both = [key for key in old if key in new]
    return GuideDifference(
        topics=[*came, *changed, *went],
        gained=[n for n in after.worksheet_numbers if n not in before.worksheet_numbers],
        lost=[n for n in before.worksheet_numbers if n not in after.worksheet_numbers],
        reordered=both != [key for key in new if key in old],
    )
