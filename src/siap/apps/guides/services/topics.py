"""Adding, removing, restoring and ordering the topics of a draft."""

import copy
import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.guides.drafting import an_empty_topic, part_of, topic_of
from siap.apps.guides.models import AdaptedGuide, GuideVersion
from siap.apps.guides.services.writing import fact, locked, write
from siap.kernel.errors import InvalidInput, NotFound
from siap.methodology.guide_drafts import topic_places
from siap.methodology.library import edition

_NUMBERS = range(1, 10)


@transaction.atomic
def add_topic(
    *,
    guide: AdaptedGuide,
    stage: int,
    like: tuple[str, str] | None = None,
    by: User,
    now: datetime,
) -> str:
    """
    Add a topic at the end of a stage.

    Args:
        guide: The guide.
        stage: Number of the stage, 1 to 7.
        like: Guide of the edition and topic to copy; an empty topic if absent. What it
            starts from is left out, since numbers mean other topics in other guides.
        by: Who.
        now: When.

    Returns:
        The key of the topic. A key is given once: plans refer to topics by it.

    Raises:
        Forbidden: The person may not adapt guides of the region.
        NotFound: There is no such stage, or nothing to copy.
        InvalidInput: All nine numbers of the stage are used up.
    """
    found = locked(guide, by=by)
    topics = part_of(found.draft, str(stage))["topics"]
    key = _free_key(found, stage)
    topic = an_empty_topic(key) | _copied(found, like) | {"key": key}
    topics.append(topic)
    facts = [fact(found, f"{key}:topic", kind="create", after=topic)]
    write(found, facts, by=by, now=now)
    return key


def _copied(guide: AdaptedGuide, like: tuple[str, str] | None) -> dict[str, Any]:
    if like is None:
        return {}
    topic = edition(guide.edition).guide(like[0]).topics.get(like[1])
    if topic is None:
        raise NotFound("not-found", where=f"topic {like[1]}")
    data = topic.model_dump(mode="json") | {"starts_from": []}
    for option in (data["branch"] or {}).get("options", []):
        option["skips"] = []
    return data


def _free_key(guide: AdaptedGuide, stage: int) -> str:
    """A number nobody has had; failing that, one that no plan can know."""
    published = _published_keys(guide)
    present = {topic["key"] for _, _, topic in topic_places(guide.draft)}
    removed: list[str] = [entry["topic"]["key"] for entry in guide.removed]
    wanted = [f"{stage}.{number}" for number in _NUMBERS]
    free = [key for key in wanted if key not in {*present, *removed, *published}]
    again = [key for key in removed if key in wanted and key not in published]
    if not free and not again:
        raise InvalidInput("guide-stage-full", where="stage", stage=stage)
    if free:
        return free[0]
    # The oldest of those taken out gives way; the trail still has it.
    guide.removed = [e for e in guide.removed if e["topic"]["key"] != again[0]]
    return again[0]


def _published_keys(guide: AdaptedGuide) -> Collection[str]:
    contents = GuideVersion.objects.filter(guide=guide).values_list("content", flat=True)
    keys = {topic["key"] for content in contents for _, _, topic in topic_places(content)}
    if guide.based_on:
        keys |= edition(guide.edition).guide(guide.based_on).topics.keys()
    return keys


@transaction.atomic
def remove_topic(*, guide: AdaptedGuide, key: str, by: User, now: datetime) -> uuid.UUID:
    """
    Take a topic out of a draft; `restore_topic` brings it back as it was.

    Returns:
        The batch by which it can be undone.

    Raises:
        Forbidden: The person may not adapt guides of the region.
        NotFound: The draft has no such topic.
    """
    found = locked(guide, by=by)
    topics, topic = topic_of(found.draft, key)
    entry = {"index": topics.index(topic), "topic": copy.deepcopy(topic)}
    topics.remove(topic)
    found.removed = [*found.removed, entry]
    facts = [fact(found, f"{key}:topic", kind="remove", before=topic)]
    return write(found, facts, by=by, now=now)


@transaction.atomic
def restore_topic(*, guide: AdaptedGuide, key: str, by: User, now: datetime) -> uuid.UUID:
    """
    Bring a topic back that was taken out, to where it stood.

    Raises:
        Forbidden: The person may not adapt guides of the region.
        NotFound: No such topic was taken out.
    """
    found = locked(guide, by=by)
    entry = next((e for e in found.removed if e["topic"]["key"] == key), None)
    if entry is None:
        raise NotFound("not-found", where=f"topic {key}")
    topics = part_of(found.draft, key.partition(".")[0])["topics"]
    topics.insert(entry["index"], entry["topic"])
    found.removed = [e for e in found.removed if e is not entry]
    facts = [fact(found, f"{key}:topic", kind="restore", after=entry["topic"])]
    return write(found, facts, by=by, now=now)


@transaction.atomic
def move_topic(
    *, guide: AdaptedGuide, key: str, up: bool, by: User, now: datetime
) -> uuid.UUID | None:
    """
    Move a topic one place within its stage; it keeps its number.

    Returns:
        The batch by which it can be undone; None if it stands at that end already.

    Raises:
        Forbidden: The person may not adapt guides of the region.
        NotFound: The draft has no such topic.
    """
    found = locked(guide, by=by)
    topics, topic = topic_of(found.draft, key)
    before = [each["key"] for each in topics]
    index = topics.index(topic)
    other = index - 1 if up else index + 1
    if not 0 <= other < len(topics):
        return None
    topics[index], topics[other] = topics[other], topics[index]
    after = [each["key"] for each in topics]
    stage = key.partition(".")[0]
    facts = [fact(found, f"{stage}:order", before=before, after=after)]
    return write(found, facts, by=by, now=now)
