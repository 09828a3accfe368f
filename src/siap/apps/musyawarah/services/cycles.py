"""Setting a cycle up: dates, levels, criteria."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact
from siap.apps.musyawarah.models import Criterion, Cycle, CycleState, Level
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.presets import CRITERIA, PRESETS
from siap.apps.musyawarah.services.trail import plain, record, record_cycle
from siap.apps.organisations.models import Region
from siap.kernel.errors import Conflict, InvalidInput


@dataclass(frozen=True, kw_only=True)
class NewCycle:
    """
    What a cycle starts from; the levels come from the preset.

    Without a `previous` one it follows the latest earlier cycle of its region, if any.
    """

    region: Region
    title: str
    year: int
    horizon: int
    preset: str
    opens_on: date
    closes_on: date
    anyone_proposes: bool = True
    previous: Cycle | None = None


@transaction.atomic
def create_cycle(*, new: NewCycle, by: User, now: datetime) -> Cycle:
    """
    Start a planning year with the levels and criteria of a preset.

    Args:
        new: What it starts from; horizon 1 to 10 years.
        by: A planner or administrator of the region.
        now: When.

    Returns:
        The cycle, being prepared: nobody can propose yet.

    Raises:
        Forbidden: The person may not.
        Conflict: The region has a cycle for this year.
        InvalidInput: The preset is unknown.
    """
    require(by, "cycle.edit", Place(new.region))
    if new.preset not in PRESETS:
        known = ", ".join(PRESETS)
        raise InvalidInput("unknown-choice", where="preset", value=new.preset, known=known)
    if Cycle.objects.filter(region=new.region, year=new.year).exists():
        raise Conflict("cycle-year-taken", where="year", year=new.year)
    values = {name: getattr(new, name) for name in new.__dataclass_fields__}
    values["previous"] = new.previous or _latest_before(new)
    cycle = Cycle.objects.create(**values, created_at=now)
    for position, preset in enumerate(PRESETS[new.preset], 1):
        level_values = asdict(preset)
        with_criteria = level_values.pop("with_criteria")
        level = Level.objects.create(cycle=cycle, position=position, **level_values)
        if with_criteria:
            _add_criteria(level)
    record_cycle(cycle, "create", note=cycle.title, by=by, now=now)
    return cycle


def _latest_before(new: NewCycle) -> Cycle | None:
    earlier = Cycle.objects.filter(region=new.region, year__lt=new.year)
    return earlier.order_by("-year").first()


def _add_criteria(level: Level) -> None:
    Criterion.objects.bulk_create(
        Criterion(
            level=level,
            position=position,
            title=criterion.title,
            weight=criterion.weight,
            rubric=list(criterion.rubric),
        )
        for position, criterion in enumerate(CRITERIA, 1)
    )


@transaction.atomic
def edit_cycle(
    *, cycle: Cycle, values: Mapping[str, object], by: User, now: datetime
) -> None:
    """
    Change dates, state or rules of a cycle.

    Args:
        cycle: Which.
        values: New values by the name of the field.
        by: A planner.
        now: When.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "cycle.edit", Place(cycle.region))
    before = {name: getattr(cycle, name) for name in values}
    names = [name for name, new in values.items() if plain(before[name]) != plain(new)]
    for name in names:
        setattr(cycle, name, values[name])
    if not names:
        return
    cycle.save(update_fields=names)
    facts = [
        Fact(
            kind="change",
            subject="cycle",
            subject_id=f"cycle-{cycle.pk}",
            field=name,
            before=plain(before[name]),
            after=plain(values[name]),
        )
        for name in names
    ]
    record(facts, cycle=cycle, by=by, now=now)


def open_cycle(*, cycle: Cycle, by: User, now: datetime) -> None:
    """Let people propose from the opening day on."""
    edit_cycle(cycle=cycle, values={"state": CycleState.RUNNING}, by=by, now=now)


@transaction.atomic
def edit_level(
    *, level: Level, values: Mapping[str, object], by: User, now: datetime
) -> None:
    """Change name, dates or rules of a level."""
    require(by, "cycle.edit", Place(level.cycle.region))
    for name, value in values.items():
        setattr(level, name, value)
    level.save(update_fields=list(values))
    after = {name: plain(value) for name, value in values.items()}
    record_cycle(level.cycle, "edit-level", note=level.name, after=after, by=by, now=now)


@transaction.atomic
def remove_level(*, level: Level, by: User, now: datetime) -> None:
    """
    Take a level out of a cycle.

    Raises:
        Forbidden: The person may not.
        Conflict: Proposals, meetings or decisions use it.
    """
    require(by, "cycle.edit", Place(level.cycle.region))
    used = (level.proposals, level.meetings, level.decisions)
    if any(relation.exists() for relation in used):
        raise Conflict("cycle-level-in-use", where=level.name)
    record_cycle(level.cycle, "remove-level", note=level.name, by=by, now=now)
    level.delete()


@transaction.atomic
def set_criteria(
    *, level: Level, rows: Sequence[Mapping[str, object]], by: User, now: datetime
) -> None:
    """
    Set titles, weights and rubrics of a level's criteria.

    Args:
        level: Which.
        rows: `id` of a criterion or None for a new one, `title` (empty removes it),
            `weight`, `rubric`.
        by: A planner.
        now: When.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "cycle.edit", Place(level.cycle.region))
    known = {each.pk: each for each in level.criteria.all()}
    last = max((each.position for each in known.values()), default=0)
    for row in rows:
        found = known.get(row["id"]) if isinstance(row["id"], int) else None
        if not row["title"]:
            if found is not None:
                found.delete()
            continue
        if found is None:
            last += 1
            found = Criterion(level=level, position=last)
        found.title = str(row["title"])
        found.weight = row["weight"]  # type: ignore[assignment]
        found.rubric = row["rubric"]
        found.save()
    after = [[plain(row["title"]), plain(row["weight"])] for row in rows]
    record_cycle(level.cycle, "set-criteria", note=level.name, after=after, by=by, now=now)
