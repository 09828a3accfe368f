"""Loading services, ratings, surveys and charters of the demonstration region."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from django.db import transaction
from django.utils import timezone

from siap.apps.accounts.models import User
from siap.apps.charters.models import Measure, NotKept, Pledge
from siap.apps.charters.services.drafting import (
    publish_charter,
    save_charter,
    start_charter,
    take_agreed,
)
from siap.apps.charters.services.promises import (
    MOST_VOICES,
    CharterFacts,
    NewPledge,
    NewSignature,
    from_standard,
)
from siap.apps.demo.voice_agreement import agree_on_charter
from siap.apps.demo.voice_answers import load_surveys
from siap.apps.demo.voice_catalogue import COMPONENTS, UNITS, DemoService, DemoUnit
from siap.apps.demo.voice_messages import add_messages
from siap.apps.organisations.models import Agency, Membership, Region, RegionRole
from siap.apps.plans.models import Plan
from siap.apps.public_services.models import Service, ServiceUnit
from siap.apps.public_services.services.catalogue import (
    NewUnit,
    ServiceFacts,
    add_service,
    add_unit,
)
from siap.apps.public_services.services.standards import (
    StandardFacts,
    Step,
    publish,
    save_draft,
    start_draft,
)
from siap.apps.ratings.models import Channel, DayTally, PaperCount, Vote
from siap.apps.ratings.services.sums import sum_months
from siap.rendering.posters import MOST_PROMISES

PLEDGES: Final = (
    NewPledge(
        text="Tujuh dari sepuluh penilaian pengguna berwarna hijau.",
        measure=Measure.GREEN.value,
        target=Decimal(70),
    ),
    NewPledge(
        text="Delapan dari sepuluh laporan warga dijawab dalam dua hari.",
        measure=Measure.COMPLAINTS.value,
        target=Decimal(80),
    ),
)
_PLEASANT: Final = "Petugas menyebut namanya dan tidak menerima pemberian apa pun."
SEED: Final = 20_260_101
DAYS: Final = 365
COLOURS: Final = ("green", "yellow", "red")
_NUMBER: Final = {"red": 1, "yellow": 2, "green": 3}
_IMPROVED: Final = "Pemasangan sambungan baru"
_NAMESPACE: Final = uuid.UUID("1f0b5f0a-4bb1-4d1a-9a52-9a7f6f2f7d10")


@dataclass(frozen=True)
class Loaded:
    """How much was loaded."""

    services: int
    votes: int
    answers: int


def voices_are_loaded(region: Region) -> bool:
    """Whether the units of the demonstration are there."""
    return ServiceUnit.objects.filter(agency__region=region).exists()


@transaction.atomic
def load_voices(*, region: Region, now: datetime) -> Loaded:
    """
    Fill a region with units, services, a year of ratings, surveys and charters.

    Args:
        region: Of the demonstration; has an administrator.
        now: Where the year ends.

    Returns:
        How much was loaded. The same day gives the same figures every time.
    """
    rows = Membership.objects.filter(region=region, role=RegionRole.ADMINISTRATOR)
    by = rows.select_related("user").order_by("pk")[0].user
    random = Random(SEED)  # noqa: S311 - a demonstration, to be the same every time
    today = timezone.localdate(now)
    plan = Plan.objects.filter(region=region).order_by("pk").first()
    started = now - timedelta(days=DAYS + 60)
    services: list[Service] = []
    votes = answers = 0
    for demo in UNITS:
        unit = _unit(region, demo, by=by, now=started)
        services += [
            _service(unit, each, plan, by=by, now=started) for each in demo.services
        ]
        votes += _load_ratings(unit, demo, random, today)
        answers += load_surveys(unit, random, today=today, by=by, now=now)
    for service in services[::4]:
        _load_charter(service, random, today=today, by=by, now=now)
    return Loaded(len(services), votes, answers)


def _unit(region: Region, demo: DemoUnit, *, by: User, now: datetime) -> ServiceUnit:
    agency, _ = Agency.objects.get_or_create(region=region, name=demo.agency)
    new = NewUnit(name=demo.name, parent=agency, address=demo.address, hours=demo.hours)
    return add_unit(region=region, new=new, by=by, now=now)


def _service(
    unit: ServiceUnit, demo: DemoService, plan: Plan | None, *, by: User, now: datetime
) -> Service:
    facts = ServiceFacts(
        name=demo.name,
        summary=demo.summary,
        audience="Warga Kabupaten Tirtamarga",
        plan=plan if demo.name == _IMPROVED else None,
    )
    service = add_service(unit=unit, facts=facts, by=by, now=now)
    draft = start_draft(service=service, by=by, now=now)
    texts = COMPONENTS | {
        "requirements": "\n".join(demo.requirements),
        "product": demo.product,
    }
    steps = [Step(text=t, actor=a, minutes=Decimal(m)) for t, a, m in demo.steps]
    content = StandardFacts(
        texts=texts,
        duration=demo.time[0],
        duration_unit=demo.time[1],
        cost_idr=demo.cost_idr,
        consulted_on=now.date() - timedelta(days=30),
        decree=f"Keputusan Kepala {unit} tentang standar pelayanan",
        steps=steps,
    )
    saved = save_draft(
        draft=draft, facts=content, seen_version=draft.version, by=by, now=now
    )
    publish(draft=saved, valid_from=now.date(), seen_version=saved.version, by=by, now=now)
    return service


def _load_ratings(unit: ServiceUnit, demo: DemoUnit, random: Random, today: date) -> int:
    votes: list[Vote] = []
    counts: list[PaperCount] = []
    tallies: list[DayTally] = []
    for place in range(DAYS):
        day = today - timedelta(days=DAYS - place)
        if day.weekday() == 6:
            continue
        share = [
            before + (after - before) * place // DAYS
            for before, after in zip(*demo.mood, strict=True)
        ]
        slips = Counter(_drawn(random, share, random.randint(demo.busy // 2, demo.busy)))
        counts.append(
            PaperCount(unit=unit, day=day, counters="Dua petugas", **_three(slips))
        )
        tallies.append(DayTally(unit=unit, day=day, channel=Channel.PAPER, **_three(slips)))
        for channel, most in ((Channel.PHONE, 4), (Channel.KIOSK, 7)):
            drawn = _drawn(random, share, random.randint(0, most))
            if drawn:
                sums = _three(Counter(drawn))
                tallies.append(DayTally(unit=unit, day=day, channel=channel, **sums))
                votes += _votes(unit, day, channel, drawn)
    add_messages(Vote.objects.bulk_create(votes, batch_size=1000))
    PaperCount.objects.bulk_create(counts, batch_size=1000)
    DayTally.objects.bulk_create(tallies, batch_size=1000)
    sum_months([unit])
    return sum(each.red + each.yellow + each.green for each in tallies)


def _drawn(random: Random, share: list[int], count: int) -> list[str]:
    return random.choices(COLOURS, weights=share, k=count)


def _three(counted: Counter[str]) -> dict[str, int]:
    return {colour: counted[colour] for colour in COLOURS}


def _votes(
    unit: ServiceUnit, day: date, channel: Channel, drawn: list[str]
) -> Iterator[Vote]:
    opened = timezone.make_aware(datetime.combine(day, time(8, 15)))
    for number, colour in enumerate(drawn):
        name = f"{unit.pk}:{day}:{channel}:{number}"
        yield Vote(
            unit=unit,
            day=day,
            at=opened + timedelta(minutes=37 * number),
            colour=_NUMBER[colour],
            channel=channel,
            key=uuid.uuid5(_NAMESPACE, name),
        )


def _load_charter(
    service: Service, random: Random, *, today: date, by: User, now: datetime
) -> None:
    draft = start_charter(service=service, by=by, now=now)
    if service.plan is not None and draft.agreed is None:
        agree_on_charter(service.plan, today=today, by=by, now=now)
        draft = take_agreed(charter=draft, seen_version=draft.version, by=by, now=now)
    signed_on = today - timedelta(days=200)
    agreed = [
        NewPledge(text=pledge.text, target=MOST_VOICES)
        for pledge in draft.pledges.all()
        if pledge.measure == Measure.REPORTS
    ]
    measured = [*PLEDGES, *from_standard(draft.standard)]
    own = [*measured, NewPledge(text=_PLEASANT, target=MOST_VOICES)]
    pledges = [*own[: MOST_PROMISES - len(agreed)], *agreed]
    facts = CharterFacts(
        pledges=pledges,
        signatures=[
            NewSignature(
                side="provider", office=f"Kepala {service.unit}", signed_on=signed_on
            ),
            NewSignature(side="user", office="Wakil forum warga", signed_on=signed_on),
        ],
        resolve="Dilayani dengan jelas, cepat, dan adil.",
        broken=draft.broken,
        channels=draft.channels,
        review_on=today + timedelta(days=165),
    )
    saved = save_charter(
        charter=draft, facts=facts, seen_version=draft.version, by=by, now=now
    )
    charter = publish_charter(
        charter=saved, valid_from=signed_on, seen_version=saved.version, by=by, now=now
    )
    NotKept.objects.bulk_create(
        NotKept(
            pledge=pledge,
            day=today - timedelta(days=random.randint(1, 170)),
            key=uuid.uuid5(_NAMESPACE, f"{pledge.pk}:{number}"),
        )
        for pledge in Pledge.objects.filter(charter=charter)
        for number in range(random.randint(0, 6))
    )
