"""A cycle with something on every page, for journeys."""

from datetime import date
from decimal import Decimal
from typing import Any

from factories.musyawarah import NOW, a_city, a_duty, a_proposal
from factories.plans import a_user
from siap.apps.musyawarah.models import DutyRole, Meeting, Proposal
from siap.apps.musyawarah.queries.problem import Rules
from siap.apps.musyawarah.services.calculating import calculate
from siap.apps.musyawarah.services.ceilings import CeilingKey, set_ceilings
from siap.apps.musyawarah.services.schedules import NewRun, adopt_run, create_run
from siap.apps.musyawarah.services.verification import ask_verification


def set_musyawarah(made: dict[str, dict[str, Any]]) -> None:
    """A resident, a secretary, a verifier and a planner with work before them."""
    city = a_city()
    people = {
        "warga": a_user("Ratna Warga"),
        "sekretaris": a_duty(city, DutyRole.SECRETARY, city.villages[0]),
        "verifikator": a_duty(
            city, DutyRole.VERIFIER, city.cycle.region, agency=city.agency
        ),
        "perencana": city.planner,
    }
    waiting = a_proposal(city, proposer_kind="rw", title="Perbaikan jembatan Gang Melati")
    asked = ask_verification(proposal=waiting, agency=city.agency, by=city.planner, now=NOW)
    amounts = {CeilingKey(year): 50_000_000 for year in city.cycle.years}
    set_ceilings(cycle=city.cycle, amounts=amounts, by=city.planner, now=NOW)
    accepted = [
        a_proposal(
            city,
            title=f"Talut jalan {n}",
            latitude=Decimal("-7.55") - Decimal(n % 3) / 500,
            longitude=Decimal("110.8") + Decimal(n) / 500,
        )
        for n in range(5)
    ]
    keys = [each.pk for each in accepted]
    Proposal.objects.filter(pk__in=keys).update(state="accepted", score=3)
    new = NewRun(name="Jadwal", rules=Rules(time_limit_s=3))
    run = create_run(cycle=city.cycle, new=new, by=city.planner, now=NOW)
    calculate(run, clock=lambda: NOW)
    adopt_run(run=run, by=city.planner, now=NOW)
    meeting = Meeting.objects.create(
        cycle=city.cycle,
        level=city.cycle.levels.get(name="Pra-Muskelbang I"),
        region=city.villages[0],
        held_on=date(2026, 12, 2),
        place="Balai kelurahan",
        chair="Ketua LPMK",
    )
    made["sessions"] |= {name: user.pk for name, user in people.items()}
    made["musyawarah"] = {
        "cycle": city.cycle.pk,
        "village": city.villages[0].pk,
        "open": waiting.code,
        "accepted": accepted[-1].code,
        "asked": asked.pk,
        "meeting": meeting.pk,
        "run": run.pk,
    }
