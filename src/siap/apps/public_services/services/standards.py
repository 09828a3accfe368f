"""Drafting standards and putting them in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.public_services.components import components_of, ruleset_on
from siap.apps.public_services.models import (
    DurationUnit,
    Service,
    StandardState,
    StandardStep,
    StandardVersion,
)
from siap.apps.public_services.permissions import require
from siap.apps.public_services.queries import gaps_of
from siap.kernel.errors import Conflict, InvalidInput

LONGEST_TEXT: Final = 6000
MOST_STEPS: Final = 60


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of getting a service."""

    text: str
    actor: str = ""
    minutes: Decimal | None = None
    output: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class StandardFacts:
    """The content of a draft; texts by component, time and cost also as numbers."""

    texts: Mapping[str, str]
    duration: int | None = None
    duration_unit: str = ""
    cost_idr: int | None = None
    consulted_on: date | None = None
    decree: str = ""
    steps: Sequence[Step] = ()


@transaction.atomic
def start_draft(*, service: Service, by: User, now: datetime) -> StandardVersion:
    """
    Begin the next version of a standard as a copy of the newest one.

    Returns:
        The draft; the one that is there already, if there is one.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "service.edit", service.unit.agency.region_id)
    newest = (
        StandardVersion.objects.filter(service=service).prefetch_related("steps").first()
    )
    if newest is not None and newest.state == StandardState.DRAFT:
        return newest
    draft = StandardVersion(service=service, ruleset=ruleset_on(now.date()), number=1)
    if newest is not None:
        draft.number, draft.components = newest.number + 1, dict(newest.components)
        draft.duration, draft.duration_unit = newest.duration, newest.duration_unit
        draft.cost_idr = newest.cost_idr
    draft.save()
    if newest is not None:
        _copy_steps(newest, draft)
    _standard_trail(draft, "create", by=by, now=now)
    return draft


def _copy_steps(source: StandardVersion, draft: StandardVersion) -> None:
    kept = list(source.steps.all())
    for step in kept:
        step.pk, step.standard = None, draft
    StandardStep.objects.bulk_create(kept)


@transaction.atomic
def save_draft(
    *,
    draft: StandardVersion,
    facts: StandardFacts,
    seen_version: int,
    by: User,
    now: datetime,
) -> StandardVersion:
    """
    Write the content of a draft.

    Args:
        draft: The version; only a draft can be changed.
        facts: All of its content; steps replace those before.
        seen_version: Version of the record that the person saw.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not.
        Conflict: It is published, or somebody changed it since.
        InvalidInput: A component is unknown or too long, or time lacks its unit.
    """
    require(by, "service.edit", draft.service.unit.agency.region_id)
    locked = _locked_draft(draft, seen_version)
    _check(locked, facts)
    before = {"components": locked.components, "duration": locked.duration}
    locked.components = {key: text.strip() for key, text in facts.texts.items()}
    locked.duration, locked.duration_unit = facts.duration, facts.duration_unit
    locked.cost_idr, locked.consulted_on = facts.cost_idr, facts.consulted_on
    locked.decree = facts.decree.strip()
    locked.version += 1
    locked.save()
    _put_steps(locked, facts.steps)
    _standard_trail(locked, "change", by=by, now=now, before=before)
    return locked


def _locked_draft(draft: StandardVersion, seen_version: int) -> StandardVersion:
    locked = StandardVersion.objects.select_for_update().get(pk=draft.pk)
    if locked.state != StandardState.DRAFT:
        raise Conflict("standard-published", where="standard")
    if locked.version != seen_version:
        raise Conflict("changed-meanwhile", where="standard")
    return locked


def _check(draft: StandardVersion, facts: StandardFacts) -> None:
    known = {each.key for each in components_of(draft.ruleset)}
    for key, text in facts.texts.items():
        if key not in known:
            raise InvalidInput(
                "unknown-key", where="components", key=key, known=", ".join(sorted(known))
            )
        if len(text) > LONGEST_TEXT:
            raise InvalidInput("too-long", where=key, length=len(text), limit=LONGEST_TEXT)
    if facts.duration is not None and facts.duration_unit not in DurationUnit.values:
        raise InvalidInput("standard-time-unit", where="duration_unit")
    if facts.cost_idr is not None and facts.cost_idr < 0:
        raise InvalidInput(
            "out-of-scale", where="cost_idr", value=facts.cost_idr, least=0, most="–"
        )
    if len(facts.steps) > MOST_STEPS:
        raise InvalidInput("standard-many-steps", where="steps", limit=MOST_STEPS)


def _put_steps(draft: StandardVersion, steps: Sequence[Step]) -> None:
    draft.steps.all().delete()
    StandardStep.objects.bulk_create(
        StandardStep(
            standard=draft,
            position=position,
            text=step.text.strip()[:300],
            actor=step.actor.strip()[:120],
            minutes=step.minutes,
            output=step.output.strip()[:300],
            source=step.source,
        )
        for position, step in enumerate(steps, 1)
        if step.text.strip()
    )


@transaction.atomic
def publish(
    *, draft: StandardVersion, valid_from: date, seen_version: int, by: User, now: datetime
) -> StandardVersion:
    """
    Put a draft in force from a day on; from now on it cannot be changed.

    Args:
        draft: Complete in all components.
        valid_from: First day; not before the one of the newest published version.
        seen_version: Version of the record that the person saw.
        by: Who; needs more than leave to edit.
        now: When.

    Raises:
        Forbidden: The person may not.
        Conflict: It is published already, or somebody changed it since.
        InvalidInput: A component is missing, or the day lies before a newer version.
    """
    require(by, "service.publish", draft.service.unit.agency.region_id)
    locked = _locked_draft(draft, seen_version)
    missing = [gap.component.title for gap in gaps_of(locked) if gap.kind == "missing"]
    if missing:
        raise InvalidInput(
            "standard-incomplete", where="components", missing=", ".join(missing)
        )
    newest = StandardVersion.objects.filter(
        service_id=locked.service_id, state=StandardState.PUBLISHED
    ).first()
    if newest is not None and newest.valid_from and valid_from < newest.valid_from:
        raise InvalidInput(
            "standard-before-newest", where="valid_from", day=newest.valid_from.isoformat()
        )
    locked.state, locked.valid_from = StandardState.PUBLISHED, valid_from
    locked.published_at, locked.published_by = now, by
    locked.version += 1
    locked.save()
    _standard_trail(locked, "publish", by=by, now=now)
    return locked


@transaction.atomic
def discard_draft(*, draft: StandardVersion, by: User, now: datetime) -> None:
    """
    Throw a draft away.

    Raises:
        Forbidden: The person may not.
        Conflict: It is published.
    """
    require(by, "service.edit", draft.service.unit.agency.region_id)
    locked = _locked_draft(draft, draft.version)
    _standard_trail(
        locked, "discard", by=by, now=now, before={"components": locked.components}
    )
    locked.delete()


def _standard_trail(
    version: StandardVersion,
    kind: str,
    *,
    by: User,
    now: datetime,
    before: Mapping[str, object] | None = None,
) -> None:
    fact = Fact(
        kind=kind,
        subject="standard",
        subject_id=str(version.pk),
        version=version.version,
        field="components",
        before=before,
        after={"components": version.components, "duration": version.duration},
        note=f"{version.service.name} {version.number}"[:300],
    )
    scope = Scope(region_id=version.service.unit.agency.region_id)
    record_changes([fact], scope=scope, by=by, at=now)
