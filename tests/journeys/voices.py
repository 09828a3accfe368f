"""A region where people can rate, answer a survey and hold a unit to its promises."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from factories.plans import a_plan, a_region
from factories.services import a_keeper
from journeys.rooms import a_running_meeting
from siap.apps.accounts.models import User
from siap.apps.charters.queries import public_charters
from siap.apps.demo.voices import load_voices
from siap.apps.musyawarah.presets import NATIONAL
from siap.apps.musyawarah.services.cycles import NewCycle, create_cycle, open_cycle
from siap.apps.organisations.models import Region, RegionLevel
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.services.devices import open_kiosk, token_of
from siap.apps.surveys.models import Survey
from siap.apps.surveys.services.tokens import invite, renew_tablets, tablet_token


def a_region_with_voices() -> dict[str, Any]:
    """Fill a region; give the addresses that the journeys open, and its administrator."""
    now = timezone.now()
    region = a_region("Kabupaten Rekaan")
    keeper = a_keeper(region)
    load_voices(region=region, now=now)
    unit = ServiceUnit.objects.order_by("pk")[0]
    kiosk = open_kiosk(unit=unit, name="Loket 1", days=9, by=keeper, now=now)
    survey = Survey.objects.get(unit=unit, state="open")
    renew_tablets(survey=survey, keep=True, by=keeper, now=now)
    (token,) = invite(survey=survey, count=1, by=keeper, now=now)
    charter = public_charters()[0]
    plan = a_plan(region=region, by=keeper)
    published = Survey.objects.filter(unit=unit, state="published")[0]
    return {
        "plan": f"/rencana/{plan.pk}/suara/",
        "keeper": keeper.pk,
        "rate": f"/nilai/{unit.code}/",
        "results": f"/nilai/{unit.code}/hasil/",
        "kiosk": f"/nilai/tablet/{token_of(kiosk)}/",
        "tablet": f"/survei/tablet/{tablet_token(survey)}/",
        "invited": f"/survei/undangan/{token}/",
        "answer": f"/survei/{survey.pk}/",
        "dashboard": f"/survei/kelola/survei/{survey.pk}/",
        "service": f"/layanan/{charter.service_id}/",
        "charter": f"/maklumat/{charter.service_id}/",
        "region": region.pk,
        "unit": unit.pk,
        "messages": f"/nilai/kelola/unit/{unit.pk}/pesan/",
        "published": f"/survei/{published.pk}/hasil/",
        "board": f"/rapat/{a_running_meeting(plan)['number']}/suara/",
        "village": _a_village_that_proposes(region, keeper),
    }


def _a_village_that_proposes(region: Region, keeper: User) -> int:
    """Open a cycle of proposals in a region with one village."""
    kecamatan = Region.objects.create(
        code=f"{region.code}.01",
        name="Kecamatan Timur",
        level=RegionLevel.KECAMATAN,
        parent=region,
    )
    village = Region.objects.create(
        code=f"{kecamatan.code}.2001",
        name="Desa Sukamaju",
        level=RegionLevel.VILLAGE,
        parent=kecamatan,
    )
    now = timezone.now()
    today = timezone.localdate(now)
    new = NewCycle(
        region=region,
        title="Musrenbang",
        year=today.year + 1,
        horizon=3,
        preset=NATIONAL,
        opens_on=today - timedelta(days=30),
        closes_on=today + timedelta(days=30),
    )
    cycle = create_cycle(new=new, by=keeper, now=now)
    open_cycle(cycle=cycle, by=keeper, now=now)
    return village.pk
