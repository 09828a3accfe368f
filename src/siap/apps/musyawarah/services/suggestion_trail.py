"""What happens to a suggestion, step by step, and who may still change it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siap.apps.audit.services import Actor, Fact, Scope, record_changes
from siap.apps.musyawarah.models import Suggestion, SuggestionState
from siap.kernel.errors import Conflict

WAITS: Final = frozenset({SuggestionState.WAITING, SuggestionState.RETURNED})


@dataclass(frozen=True)
class Resident:
    """Who acts with a code; the trail knows no more of them."""

    pk: None = None
    display_name: str = "warga"


RESIDENT: Final = Resident()


def waiting(suggestion: Suggestion) -> Suggestion:
    """
    Read again what waits, and let nobody else change it until this is done.

    Raises:
        Conflict: It no longer waits.
    """
    related = ("invitation__cycle__region", "invitation__region", "region")
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related(*related)
    current = rows.get(pk=suggestion.pk)
    if current.state not in WAITS:
        state = current.get_state_display()
        raise Conflict("suggestion-closed", where="state", state=state)
    return current


def step(
    suggestion: Suggestion,
    kind: str,
    *,
    now: datetime,
    by: Actor = Resident(),
    note: str = "",
) -> None:
    """Store a changed suggestion and write what was done to it to its trail."""
    suggestion.version += 1
    suggestion.changed_at = now
    suggestion.save()
    record(suggestion, kind, now=now, by=by, note=note)


def record(
    suggestion: Suggestion,
    kind: str,
    *,
    now: datetime,
    by: Actor = Resident(),
    note: str = "",
) -> None:
    """Write one line to the trail of a suggestion; never what it says of a person."""
    fact = Fact(
        kind=kind,
        subject="suggestion",
        subject_id=suggestion.number,
        version=suggestion.version,
        note=note[:300],
    )
    scope = Scope(region_id=suggestion.invitation.cycle.region_id)
    record_changes([fact], scope=scope, by=by, at=now)
