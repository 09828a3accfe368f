"""Drafting a charter from the standard and from what was agreed, and publishing it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.agreements.queries import frozen_content
from siap.apps.charters.consents import AGREEMENT, agreeing, consents_in
from siap.apps.charters.models import (
    Charter,
    CharterState,
    Measure,
    Pledge,
    Side,
    Signature,
)
from siap.apps.charters.queries import WORKSHEET, agreed_version
from siap.apps.charters.services.promises import (
    MOST_VOICES,
    CharterFacts,
    NewPledge,
    NewSignature,
    from_standard,
)
from siap.apps.plans.permissions import require as require_in_plan
from siap.apps.public_services.models import Service
from siap.apps.public_services.permissions import require
from siap.apps.public_services.queries import in_force
from siap.apps.public_services.services.recording import record
from siap.kernel.errors import Conflict, InvalidInput
from siap.rendering.posters import MOST_PROMISES

MOST_SIGNATURES: Final = 8


def _region(charter: Charter) -> int:
    return charter.service.unit.agency.region_id


@transaction.atomic
def start_charter(*, service: Service, by: User, now: datetime) -> Charter:
    """
    Begin a charter with the promises that the standard in force holds already.

    Returns:
        The draft; the one that is there already, if there is one.

    Raises:
        Forbidden: The person may not.
        InvalidInput: No standard of the service is in force today.
    """
    require(by, "charter.edit", service.unit.agency.region_id)
    newest = Charter.objects.filter(service=service).first()
    if newest is not None and newest.state == CharterState.DRAFT:
        return newest
    standard = in_force(service, now.date())
    if standard is None:
        raise InvalidInput("charter-no-standard", where="standard")
    charter = Charter.objects.create(
        service=service,
        number=newest.number + 1 if newest else 1,
        standard=standard,
        channels=standard.components.get("complaints", ""),
        broken=standard.components.get("guarantee", ""),
    )
    _put_pledges(charter, from_standard(standard))
    _trail(charter, "create", by=by, now=now)
    return charter


@transaction.atomic
def take_agreed(*, charter: Charter, seen_version: int, by: User, now: datetime) -> Charter:
    """
    Add what provider and users agreed on in the plan: promises (W33), who agreed (W34).

    Promises that are there already are not doubled; signatures are added without a day.

    Raises:
        Forbidden: The person may not edit the charter or see the plan.
        InvalidInput: The service has no plan, or nothing is agreed in it.
        Conflict: The charter is published, or somebody changed it since.
    """
    require(by, "charter.edit", _region(charter))
    plan = charter.service.plan
    version = agreed_version(plan)
    if plan is None or version is None:
        raise InvalidInput("charter-nothing-agreed", where="plan")
    require_in_plan(by, "plan.view", plan)
    locked = _locked(charter, seen_version)
    content = frozen_content(version)
    form = content.form(f"{WORKSHEET}.charter")
    locked.agreed, locked.agreement = version, agreed_version(plan, AGREEMENT)
    locked.resolve = locked.resolve or str(form.get("vision") or "")[:300]
    locked.broken = str(form.get("broken") or "") or locked.broken
    lines = [
        " – ".join(str(row.cells.get(key) or "") for key in ("channel", "address"))
        for row in content.of(f"{WORKSHEET}.complaints")
    ]
    locked.channels = "\n".join(lines) or locked.channels
    known = {pledge.text.casefold() for pledge in locked.pledges.all()}
    texts = [
        str(row.cells.get("promise") or "") for row in content.of(f"{WORKSHEET}.promises")
    ]
    _put_pledges(
        locked,
        [
            NewPledge(text=text, target=MOST_VOICES)
            for text in texts
            if text.casefold() not in known
        ],
    )
    signers = [
        NewSignature(
            side=str(row.cells.get("side") or Side.PROVIDER.value),
            office=str(row.cells.get("office") or ""),
            name=str(row.cells.get("name") or ""),
        )
        for row in content.of(f"{WORKSHEET}.signatories")
    ]
    if not locked.signatures.exists():
        _put_signatures(locked, signers)
    return _saved(locked, "take-agreed", by=by, now=now)


@transaction.atomic
def save_charter(
    *, charter: Charter, facts: CharterFacts, seen_version: int, by: User, now: datetime
) -> Charter:
    """
    Write the content of a draft; promises and signatures replace those before.

    Raises:
        Forbidden: The person may not.
        Conflict: It is published, or somebody changed it since.
        InvalidInput: A measure lacks its target or element, or there is too much.
    """
    require(by, "charter.edit", _region(charter))
    locked = _locked(charter, seen_version)
    _check(facts)
    locked.resolve, locked.broken = facts.resolve.strip(), facts.broken.strip()
    locked.channels, locked.review_on = facts.channels.strip(), facts.review_on
    locked.pledges.all().delete()
    locked.signatures.all().delete()
    _put_pledges(locked, facts.pledges)
    _put_signatures(locked, facts.signatures)
    return _saved(locked, "change", by=by, now=now)


def _locked(charter: Charter, seen_version: int) -> Charter:
    locked = Charter.objects.select_for_update().get(pk=charter.pk)
    if locked.state != CharterState.DRAFT:
        raise Conflict("charter-published", where="charter")
    if locked.version != seen_version:
        raise Conflict("changed-meanwhile", where="charter")
    return locked


def _check(facts: CharterFacts) -> None:
    if len(facts.pledges) > MOST_PROMISES or len(facts.signatures) > MOST_SIGNATURES:
        raise InvalidInput(
            "charter-too-much",
            where="pledges",
            pledges=MOST_PROMISES,
            names=MOST_SIGNATURES,
        )
    for pledge in facts.pledges:
        if pledge.measure not in Measure.values:
            raise InvalidInput("missing", where="measure")
        if pledge.measure != Measure.REPORTS and pledge.target is None:
            raise InvalidInput("charter-target", where="pledges", text=pledge.text[:80])
        if pledge.measure == Measure.ELEMENT and not pledge.element:
            raise InvalidInput("charter-element", where="pledges", text=pledge.text[:80])


def _put_pledges(charter: Charter, pledges: Sequence[NewPledge]) -> None:
    first = charter.pledges.count() + 1
    Pledge.objects.bulk_create(
        Pledge(
            charter=charter,
            position=position,
            text=pledge.text.strip()[:300],
            measure=pledge.measure,
            element=pledge.element if pledge.measure == Measure.ELEMENT else "",
            target=pledge.target,
        )
        for position, pledge in enumerate(pledges, first)
        if pledge.text.strip()
    )


def _put_signatures(charter: Charter, signatures: Sequence[NewSignature]) -> None:
    Signature.objects.bulk_create(
        Signature(
            charter=charter,
            position=position,
            side=each.side,
            office=each.office.strip()[:200],
            name=each.name.strip()[:150],
            signed_on=each.signed_on,
        )
        for position, each in enumerate(signatures, 1)
        if each.office.strip()
    )


def _saved(charter: Charter, kind: str, *, by: User, now: datetime) -> Charter:
    charter.version += 1
    charter.save()
    _trail(charter, kind, by=by, now=now)
    return charter


@transaction.atomic
def publish_charter(
    *, charter: Charter, valid_from: date, seen_version: int, by: User, now: datetime
) -> Charter:
    """
    Put a charter before the public; it takes the place of the one before.

    Args:
        charter: With at least one promise, each of them measured, signed by both sides.
        valid_from: First day.
        seen_version: Version that the person saw.
        by: Who; needs more than leave to edit.
        now: When.

    Raises:
        Forbidden: The person may not.
        Conflict: It is published, or somebody changed it since.
        InvalidInput: A promise, a measure or a signature is missing, or the plan of the
            service holds promises that were not taken or on which nobody agreed yet.
    """
    require(by, "charter.publish", _region(charter))
    locked = _locked(charter, seen_version)
    pledges = list(locked.pledges.all())
    if not pledges:
        raise InvalidInput("charter-no-promise", where="pledges")
    for pledge in pledges:
        if pledge.target is None:
            facts = {"text": pledge.text[:80]}
            raise InvalidInput("charter-nothing-measured", where="pledges", **facts)
    signed = set(locked.signatures.exclude(signed_on=None).values_list("side", flat=True))
    if not {Side.PROVIDER.value, Side.USER.value} <= signed:
        raise InvalidInput("charter-unsigned", where="signatures")
    _check_agreement(locked)
    Charter.objects.filter(service=locked.service, state=CharterState.PUBLISHED).update(
        state=CharterState.REPLACED
    )
    locked.state, locked.valid_from = CharterState.PUBLISHED, valid_from
    locked.published_at, locked.published_by = now, by
    return _saved(locked, "publish", by=by, now=now)


def _check_agreement(charter: Charter) -> None:
    """See that promises of a plan come in their agreed version, with who agreed on them."""
    plan = charter.service.plan
    newest = agreed_version(plan)
    if newest is not None and charter.agreed_id != newest.pk:
        raise InvalidInput("charter-newer-agreed", where="plan", number=newest.number)
    if charter.agreed is None:
        return
    charter.agreement = agreed_version(plan, AGREEMENT) or charter.agreement
    if charter.agreement is None or not agreeing(consents_in(charter.agreement)):
        raise InvalidInput("charter-no-consent", where="plan")


def _trail(charter: Charter, kind: str, *, by: User, now: datetime) -> None:
    note = f"{charter.service.name} {charter.number}"
    record(_region(charter), kind, ("charter", charter.pk), note, by=by, now=now)
