"""Topics and ready texts: added, changed, put in order, switched off, and undone."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar, cast

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from siap.apps.accounts.models import User
from siap.apps.audit.queries import changes_of_batch
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.complaints import placeholders
from siap.apps.complaints.models import CannedText, Category, Desk
from siap.apps.complaints.permissions import require_desk, require_texts
from siap.apps.complaints.queries.lists import Entry, neighbours, trail_id
from siap.apps.organisations.models import Agency
from siap.kernel.errors import Conflict, InvalidInput, NotFound

E = TypeVar("E", bound=Category | CannedText)

FIELDS: Final[Mapping[type, tuple[str, ...]]] = {
    Category: ("name", "group", "keywords", "agency"),
    CannedText: ("title", "text"),
}
"""What can be changed of an entry; the code of a topic stands in addresses and stays."""


@dataclass(frozen=True)
class Turn:
    """Who changes an entry, when, and which version of it they saw."""

    by: User
    now: datetime
    seen: int


@transaction.atomic
def add_category(
    *, desk: Desk, name: str, agency: Agency | None, words: tuple[str, str], by: User,
    now: datetime,
) -> Category:  # fmt: skip
    """
    Add a topic.

    Args:
        desk: Where.
        name: Its name; the code in addresses is made from it.
        agency: Who gets its reports as a rule.
        words: Group, and words by which a report is seen to be of it, with commas.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: There is one of that name, or the agency is of another region.
    """
    require_desk(by, desk)
    code = slugify(name)[:40]
    if not code or Category.objects.filter(desk=desk, code=code).exists():
        raise InvalidInput("topic-exists", where="name", name=name[:60])
    made = Category(
        desk=desk, code=code, name=name, agency=agency, group=words[0], keywords=words[1]
    )
    return _added(made, by, now)


@transaction.atomic
def add_canned(
    *, desk: Desk, title: str, text: str, agency: Agency | None = None, by: User,
    now: datetime,
) -> CannedText:  # fmt: skip
    """
    Keep a text that answers can start from.

    Args:
        desk: Where.
        title: By which officers find it.
        text: With places like `{nomor}`, see `placeholders`.
        agency: Whose own text it is; of the whole region without one.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person neither runs the desk nor answers for the agency.
        InvalidInput: The title is taken, or a place in the text is unknown.
    """
    require_texts(by, desk, agency)
    return _added(CannedText(desk=desk, title=title, text=text, agency=agency), by, now)


@transaction.atomic
def change_entry(
    *, entry: E, values: Mapping[str, object], turn: Turn
) -> tuple[E, uuid.UUID | None]:
    """
    Change a topic or a text.

    Args:
        entry: Which.
        values: New values by name, of `FIELDS`.
        turn: Who, when, and which version they saw.

    Returns:
        The entry, and by which batch to undo it; None if nothing changed.

    Raises:
        Forbidden: The person may not.
        Conflict: Somebody else changed it meanwhile.
        InvalidInput: A name is taken, a place unknown, or the agency of another region.
    """
    locked = _locked(entry, turn)
    changes = {
        name: (getattr(locked, name), values[name])
        for name in FIELDS[type(locked)]
        if name in values and getattr(locked, name) != values[name]
    }
    for name, (_, after) in changes.items():
        setattr(locked, name, after)
    _check(locked)
    return locked, _kept(locked, changes, turn) if changes else None


@transaction.atomic
def switch_entry(*, entry: Entry, is_active: bool, turn: Turn) -> uuid.UUID | None:
    """
    Switch an entry off, or on again; what was made with it stays as it is.

    Returns:
        By which batch to undo it; None if it stood so already.

    Raises:
        Forbidden: The person may not.
        Conflict: Somebody else changed it meanwhile.
        InvalidInput: Another one in use has its name now.
    """
    locked = _locked(entry, turn)
    if locked.is_active == is_active:
        return None
    locked.is_active = is_active
    _check(locked)
    return _kept(locked, {"is_active": (not is_active, is_active)}, turn)


@transaction.atomic
def move_entry(*, entry: Entry, by_places: int, turn: Turn) -> uuid.UUID | None:
    """
    Move an entry up (-1) or down (1) among those in use.

    Returns:
        By which batch to undo it; None at the end of the list.

    Raises:
        Forbidden: The person may not.
        Conflict: Somebody else changed it meanwhile.
    """
    locked = _locked(entry, turn)
    before = _place(locked)
    after = before + by_places
    if not (locked.is_active and 1 <= after <= len(neighbours(locked))):
        return None
    _put(locked, after)
    return _kept(locked, {"position": (before, after)}, turn)


@transaction.atomic
def undo_entry(*, entry: Entry, batch: uuid.UUID, by: User, now: datetime) -> None:
    """
    Take back what was done to an entry in one go; the taking back stands in the trail.

    Raises:
        Forbidden: The person may not.
        NotFound: Nothing was done to this entry under that batch.
        Conflict: It was changed again since, or taken back already.
    """
    locked = _locked(entry, Turn(by, now, entry.version))
    rows = [row for row in changes_of_batch(batch) if row.subject_id == trail_id(locked)]
    if not rows:
        raise NotFound("not-found", where=f"batch {batch}")
    changes = {row.field: (row.after, row.before) for row in rows}
    if any(_stored(locked, name) != was for name, (was, _) in changes.items()):
        raise Conflict("entry-changed", where="entry")
    for name, (_, value) in changes.items():
        if name == "position":
            _put(locked, int(str(value)))
        else:
            setattr(locked, "agency_id" if name == "agency" else name, value)
    _check(locked)
    _kept(locked, changes, Turn(by, now, locked.version))


def _added(entry: E, by: User, now: datetime) -> E:
    _check(entry)
    rows = type(entry).objects.filter(desk=entry.desk)
    entry.position = (rows.aggregate(last=Max("position"))["last"] or 0) + 1
    entry.save()
    # Taking it back is switching it off.
    _record(entry, "add", {"is_active": (False, True)}, by, now)
    return entry


def _locked(entry: E, turn: Turn) -> E:
    rows = type(entry).objects.select_for_update(of=("self",))
    found = cast("E", rows.select_related("desk", "agency").get(pk=entry.pk))
    if isinstance(found, CannedText):
        require_texts(turn.by, found.desk, found.agency)
    else:
        require_desk(turn.by, found.desk)
    if found.version != turn.seen:
        raise Conflict("entry-changed", where="entry")
    return found


def _check(entry: Entry) -> None:
    """What holds for every entry, however it came to be as it is."""
    agency = entry.agency
    if agency is not None and agency.region_id != entry.desk.region_id:
        raise InvalidInput("agency-not-fitting", where="agency")
    others = neighbours(entry).exclude(pk=entry.pk or 0) if entry.is_active else []
    if isinstance(entry, CannedText):
        placeholders.check(entry.text)
        taken = {other.title.casefold() for other in others}
        if entry.title.casefold() in taken:
            raise InvalidInput("text-exists", where="title", name=entry.title[:60])
    elif entry.name.casefold() in {other.name.casefold() for other in others}:
        raise InvalidInput("topic-exists", where="name", name=entry.name[:60])


def _place(entry: Entry) -> int:
    """Where an entry stands among those in use, from 1; 0 if it is not."""
    ids = list(neighbours(entry).values_list("pk", flat=True))
    return ids.index(entry.pk) + 1 if entry.pk in ids else 0


def _put(entry: Entry, place: int) -> None:
    """Put an entry at a place among those in use; all of them are numbered anew."""
    rows = [row for row in neighbours(entry) if row.pk != entry.pk]
    rows.insert(max(place - 1, 0), entry)
    for number, row in enumerate(rows, 1):
        type(row).objects.filter(pk=row.pk).update(position=number)
    entry.position = rows.index(entry) + 1


def _stored(entry: Entry, name: str) -> object:
    """A value as the trail keeps it."""
    if name == "position":
        return _place(entry)
    return getattr(entry, "agency_id" if name == "agency" else name)


def _kept(
    entry: Entry, changes: Mapping[str, tuple[object, object]], turn: Turn
) -> uuid.UUID:
    entry.version += 1
    entry.save()
    return _record(entry, "change", changes, turn.by, turn.now)


def _record(
    entry: Entry, kind: str, changes: Mapping[str, tuple[object, object]], by: User,
    now: datetime,
) -> uuid.UUID:  # fmt: skip
    facts = [
        Fact(
            kind=kind,
            subject="complaint-list",
            subject_id=trail_id(entry),
            version=entry.version,
            field=name,
            before=_plain(before),
            after=_plain(after),
            note=str(entry)[:300],
        )
        for name, (before, after) in changes.items()
    ]
    scope = Scope(region_id=entry.desk.region_id)
    return record_changes(facts, scope=scope, by=by, at=now)


def _plain(value: object) -> object:
    return value.pk if isinstance(value, Agency) else value
