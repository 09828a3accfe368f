"""Letting a plan follow another guide, or another version of its own."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.guide_source import RegionGuide, guide_source
from siap.apps.plans.models import Plan, TopicRecord
from siap.apps.plans.permissions import require
from siap.apps.plans.services.scope import scope_of
from siap.kernel.errors import InvalidInput
from siap.methodology.library import Guide, edition

_CONCLUDED = (
    *("state", "held_on", "place", "ready", "invited", "attendance_women"),
    *("attendance_men", "minutes", "decisions", "objections", "branch"),
)


def guide_to_follow(
    key: str, *, region_id: int, edition_key: str, version: int | None = None
) -> Guide:
    """
    Find a guide that a plan of a region may follow.

    Args:
        key: Of a guide of the edition, or of one that the region adapted.
        region_id: The region of the plan.
        edition_key: The edition of the plan.
        version: Of an adapted guide; the newest if absent.

    Raises:
        NotFound: There is no such guide, or no such version.
        InvalidInput: It belongs to another region or edition.
    """
    library = edition(edition_key)
    if key in library.guides:
        return library.guide(key)
    source = guide_source()
    found = source.newest(key) if version is None else source.published(key, version)
    if found.region_id != region_id:
        raise InvalidInput("guide-other-region", where="guide")
    if found.edition != edition_key:
        raise InvalidInput("guide-other-edition", where="guide", edition=edition_key)
    return found.guide


@transaction.atomic
def move_to_guide(*, plan: Plan, guide: str, by: User, now: datetime) -> Plan:
    """
    Let a plan follow another guide of its edition.

    Every worksheet that both guides know stays as it is filled; what only the former one
    knows is kept and comes back if the plan moves back. So do the records of topics.

    Raises:
        Forbidden: The person may not.
        NotFound: The edition has no such guide.
    """
    require(by, "plan.edit", plan)
    return _follow(plan, edition(plan.edition).guide(guide), by=by, now=now)


@transaction.atomic
def move_to_guide_version(
    *, plan: Plan, guide: str, version: int, by: User, now: datetime
) -> Plan:
    """
    Let a plan follow a version of a guide: a newer one of its own, or another guide.

    Worksheets stay as `move_to_guide` says. What was prepared and concluded for a topic
    goes along where both guides come from the same guide of the edition and both have
    the topic, for then its number means the same in both.

    Args:
        plan: The plan.
        guide: Key of a guide of the edition, or of one that the plan's region adapted.
        version: A published version of an adapted guide; ignored for the edition's own.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not.
        NotFound: There is no such guide or version.
        InvalidInput: It belongs to another region or edition.
    """
    require(by, "plan.edit", plan)
    found = guide_to_follow(
        guide, region_id=plan.region_id, edition_key=plan.edition, version=version
    )
    return _follow(plan, found, by=by, now=now)


def _follow(plan: Plan, guide: Guide, *, by: User, now: datetime) -> Plan:
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    before = (locked.guide, locked.guide_version)
    after = (guide.head.key, guide.head.version)
    if before == after:
        return locked
    shared = shared_topics(locked, guide)
    facts = [
        _changed("plan", str(plan.pk), name, was, is_now)
        for name, was, is_now in zip(("guide", "guide_version"), before, after, strict=True)
        if was != is_now
    ]
    locked.guide, locked.guide_version = after
    locked.save(update_fields=["guide", "guide_version"])
    if before[0] != after[0]:
        facts += _carry_records(locked, before[0], shared)
    record_changes(facts, scope=scope_of(plan), by=by, at=now)
    return locked


def shared_topics(plan: Plan, guide: Guide) -> frozenset[str]:
    """The topics whose number means the same in the guide of a plan and in another one."""
    families = {
        _family(plan.edition, plan.guide, plan.guide_version),
        _family(plan.edition, guide.head.key, guide.head.version),
    }
    origin = families.pop()
    if families or origin not in edition(plan.edition).guides:
        return frozenset()
    return frozenset(guide.topics) & frozenset(edition(plan.edition).guide(origin).topics)


def _family(edition_key: str, key: str, version: int) -> str:
    if key in edition(edition_key).guides:
        return key
    found: RegionGuide = guide_source().published(key, version)
    return found.family


def _carry_records(plan: Plan, former: str, topics: Collection[str]) -> list[Fact]:
    """Take what was concluded along; what it replaces is in the trail."""
    facts = []
    records = TopicRecord.objects.filter(plan=plan, topic__in=topics)
    there = {r.topic: r for r in records.filter(guide=plan.guide)}
    for record in records.filter(guide=former):
        kept = there.get(record.topic) or TopicRecord(plan=plan, topic=record.topic)
        changed = [n for n in _CONCLUDED if getattr(kept, n) != getattr(record, n)]
        kept.guide, kept.version = plan.guide, kept.version + 1
        for name in changed:
            was, is_now = getattr(kept, name), getattr(record, name)
            facts.append(_changed("topic", record.topic, name, _plain(was), _plain(is_now)))
            setattr(kept, name, is_now)
        kept.save()
    return facts


def _changed(subject: str, subject_id: str, name: str, was: object, now: object) -> Fact:
    return Fact(
        kind="change",
        subject=subject,
        subject_id=subject_id,
        field=name,
        before=was,
        after=now,
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
