"""A region where people can rate, answer a survey and hold a unit to its promises."""

from typing import Any

from django.utils import timezone

from factories.plans import a_plan, a_region
from factories.services import a_keeper
from siap.apps.charters.queries import public_charters
from siap.apps.demo.voices import load_voices
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
    plan = a_plan(region=region)
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
    }
