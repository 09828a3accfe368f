"""What was prepared, held and concluded for a topic."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.models import Plan, TopicRecord
from siap.apps.plans.permissions import require
from siap.apps.plans.queries import guide_of
from siap.apps.plans.services.scope import scope_of
from siap.kernel.errors import Conflict, InvalidInput

TOPIC_ABILITY: Mapping[str, str] = {
    "place": "topic.prepare",
    "ready": "topic.prepare",
    "invited": "topic.prepare",
    "held_on": "topic.conclude",
    "attendance_women": "topic.conclude",
    "attendance_men": "topic.conclude",
    "minutes": "topic.conclude",
    "decisions": "topic.conclude",
    "objections": "topic.conclude",
    "branch": "topic.conclude",
    "state": "topic.conclude",
}


@transaction.atomic
def record_topic(
    *,
    plan: Plan,
    topic: str,
    values: Mapping[str, object],
    seen_version: int,
    by: User,
    now: datetime,
) -> TopicRecord:
    """
    Write what was prepared or concluded for a topic.

    Args:
        plan: The plan.
        topic: Key of a topic of its guide.
        values: Fields of `TopicRecord` and their new values.
        seen_version: The version that the person had before them.
        by: Who.
        now: When.

    Returns:
        The record as it now is.

    Raises:
        Forbidden: The person may not write one of the fields.
        Conflict: Somebody else changed one of the same fields meanwhile.
        NotFound: The guide has no such topic.
    """
    _require_topic(plan, topic)
    for ability in {TOPIC_ABILITY[name] for name in values}:
        require(by, ability, plan)
    if values.get("state") == "agreed":
        require(by, "topic.agree", plan)
    key: dict[str, Any] = {"plan": plan, "guide": plan.guide, "topic": topic}
    TopicRecord.objects.get_or_create(**key)
    record = TopicRecord.objects.select_for_update().get(**key)
    changed = {
        name: value for name, value in values.items() if getattr(record, name) != value
    }
    if changed and record.version != seen_version:
        raise Conflict("topic-changed", where=topic)
    if not changed:
        return record
    record.version += 1
    facts = []
    for name, value in changed.items():
        facts.append(
            Fact(
                kind="change",
                subject="topic",
                subject_id=topic,
                version=record.version,
                field=name,
                before=_plain(getattr(record, name)),
                after=_plain(value),
            )
        )
        setattr(record, name, value)
    record.save()
    record_changes(facts, scope=scope_of(plan), by=by, at=now)
    return record


def _require_topic(plan: Plan, topic: str) -> None:
    if topic not in guide_of(plan).topics:
        raise InvalidInput("unknown-topic", where=topic, topic=topic)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
